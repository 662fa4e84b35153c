// The directory of agencies as an administrator keeps it: on the command line and by the API.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dunghan, newFolder, serve, type Service } from '../support/dunghan.js';

let folder: ReturnType<typeof newFolder>;
let data: string;
let service: Service;
let admin: string;
let officer: string;

const account = async (user: string, ...rest: string[]): Promise<string> => {
  await dunghan(['account', 'open', user, '--name', user, ...rest, '--data', data]);
  return (await dunghan(['account', 'token', user, '--data', data])).stdout.trim();
};

beforeAll(async () => {
  folder = newFolder();
  data = join(folder.path, 'data');
  service = await serve(['--empty', '--data', data]);
  admin = await account('quan-tri', '--role', 'admin');
  officer = await account('lan', '--agency', 'so-noi-vu');
});
afterAll(async () => {
  expect(await service.stop()).toBe(0);
  folder.remove();
});

const get = async (path: string) => (await fetch(`${service.url}/api/agencies${path}`)).json() as Promise<Record<string, unknown>>;
const post = async (path: string, body: unknown, token?: string) => {
  const answer = await fetch(`${service.url}/api/agencies/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
  });
  return { status: answer.status, type: answer.headers.get('content-type'), body: (await answer.json()) as Record<string, unknown> };
};

describe('by the API', () => {
  it('everybody may look', async () => {
    expect(await get('')).toMatchObject({ authority: 'ubnd-tinh', overseers: ['so-noi-vu', 'van-phong-ubnd-tinh', 'ubnd-tinh'] });
    expect(await get('/ubnd-cap-huyen')).toMatchObject({ group: true });
    expect(await get('/so-x')).toMatchObject({ status: 404, code: 'agency.unknown' });
    expect(await get('/so-tu-phap?on=hom-nay')).toMatchObject({ code: 'moment-invalid' });
  });

  it('an administrator changes it, and it shows at once', async () => {
    const acting = {
      agency: 'so-tu-phap',
      role: 'head',
      title: 'Quyền Giám đốc',
      validFrom: '2026-03-01',
      validTo: '2026-03-31',
      deputy: true,
    };
    expect(await post('contact-set', acting, admin)).toMatchObject({ status: 200, body: { changed: true, agency: { id: 'so-tu-phap' } } });
    expect(await post('contact-set', acting, admin)).toMatchObject({ status: 200, body: { changed: false } });
    const inForce = async (on: string) =>
      ((await get(`/so-tu-phap?on=${on}`)).contacts as { role: string; title: string; inForce: boolean }[])
        .filter((each) => each.role === 'head' && each.inForce)
        .map((each) => each.title);
    expect([await inForce('2026-03-31'), await inForce('2026-04-01')]).toEqual([['Quyền Giám đốc'], ['Giám đốc Sở Tư pháp']]);
  });

  it.each<[number, string, object]>([
    [404, 'agency.unknown-verb', { verb: 'paint' }],
    [404, 'agency.unknown', { verb: 'change', agency: 'so-x', name: 'X' }],
    [409, 'agency.alias-taken', { verb: 'teach-alias', agency: 'so-tu-phap', alias: 'SNV' }],
    [422, 'input-invalid', { verb: 'add', id: 'Sở', name: 'Sở' }],
    [422, 'agency.file-not-json', { verb: 'import', name: 'a.json', content: 'bm8=' }],
    [422, 'input-invalid', { verb: 'import', content: 'bm8=' }],
  ])('%i %s', async (status, code, { verb, ...body }: { verb?: string }) =>
    expect(await post(verb!, body, admin)).toMatchObject({
      status,
      type: 'application/problem+json; charset=utf-8',
      body: { code, type: `urn:dung-han:problem:${code}` },
    }),
  );

  it('nobody else does', async () => {
    const body = { agency: 'so-tu-phap', alias: 'Tư pháp tỉnh' };
    expect(await post('teach-alias', body)).toMatchObject({ status: 401 });
    expect(await post('teach-alias', body, officer)).toMatchObject({ status: 403 });
    expect(await post('import', { name: 'a.json', content: '' }, officer)).toMatchObject({ status: 403 });
  });

  it('a file is looked at before it takes effect', async () => {
    const before = await get('/export');
    const content = Buffer.from(JSON.stringify({ ...before, overseers: ['ubnd-tinh'] })).toString('base64');
    const differences = [{ part: 'authority', change: 'changed', fields: [{ field: 'overseers', after: 'ubnd-tinh' }] }];
    expect(await post('import', { name: 'a.json', content, dryRun: true }, admin)).toMatchObject({
      body: { imported: false, differences },
    });
    expect(await get('/export')).toEqual(before);
    expect(await post('import', { name: 'a.json', content }, admin)).toMatchObject({ body: { imported: true, differences } });
    expect(await get('')).toMatchObject({ overseers: ['ubnd-tinh'] });
  });
});

describe('on the command line', () => {
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await dunghan(['agency', ...args, '--data', data]);
    return code === 0 ? stdout : `${code}: ${stderr}`;
  };

  it('changes, refuses in words, and takes back what it exported', async () => {
    const name = 'Sở Nông nghiệp và Môi trường';
    expect(await run('add', 'so-nong-nghiep-va-moi-truong', '--name', name, '--short', 'SNNMT', '--kind', 'so')).toMatch(/Đã ghi nhận/);
    expect(await run('teach-alias', 'so-nong-nghiep-va-moi-truong', 'Ngành Nông nghiệp tỉnh', '--document', '05/NQ-HĐND')).toMatch(
      /Đã ghi nhận/,
    );
    expect(await run('teach-alias', 'so-noi-vu', 'NGÀNH NÔNG NGHIỆP TỈNH')).toMatch(
      /^1: Tên “NGÀNH NÔNG NGHIỆP TỈNH” đã chỉ Sở Nông nghiệp và Môi trường/,
    );
    const [json, xlsx] = [join(folder.path, 'danh-ba.json'), join(folder.path, 'danh-ba.xlsx')];
    await run('export', json);
    await run('export', xlsx);
    expect(readFileSync(json, 'utf8')).toContain(name);
    expect(await run('forget-alias', 'so-nong-nghiep-va-moi-truong', 'Ngành Nông nghiệp tỉnh')).toMatch(/Đã ghi nhận/);
    expect(await run('import', xlsx, '--dry-run')).toMatch(/Tên gọi khác: “” → “Ngành Nông nghiệp tỉnh”\n1 điểm khác/);
    expect(await run('import', xlsx)).toMatch(/1 điểm thay đổi/);
    expect(await run('import', json)).toMatch(/Không có gì thay đổi/);
    expect(JSON.parse(await run('show', 'so-nong-nghiep-va-moi-truong', '--json'))).toMatchObject({ aliases: ['Ngành Nông nghiệp tỉnh'] });
  });
});
