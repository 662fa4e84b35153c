// A plan reviewed and amended as people and systems do it: on the command line, and over HTTP with a token.
import { jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dunghan, newFolder, serve, type Service } from '../support/dunghan.js';
import { FIRST, planFile, planText, SECOND } from '../support/plan-files.js';

const PLAN = '8-kh-ubnd-tinh-nam-dinh-2026';
const VIETNAMESE = /[ăâđêôơưàáảãạấầắếềệộớợựỳ]/i;

interface Described {
  schema: { oneOf?: unknown[]; anyOf?: unknown[] };
  examples: object;
}

interface Answered {
  detail: string;
  rows: { problems: { message: string }[] }[];
  receipt: unknown;
}

let folder: ReturnType<typeof newFolder>;
beforeAll(() => {
  folder = newFolder();
});
afterAll(() => folder.remove());

// Each step is a process of its own, and a busy machine starts them slowly.
jest.setTimeout(180_000);

describe('on the command line', () => {
  let data: string;
  beforeAll(() => {
    data = join(folder.path, 'cli');
  });
  const done = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await dunghan(['plan', ...args, '--data', data]);
    expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: '' });
    return stdout;
  };
  const refused = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await dunghan(['plan', ...args, '--data', data]);
    expect({ args, code, stdout }).toEqual({ args, code: 1, stdout: '' });
    expect(stderr).toMatch(VIETNAMESE);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    return stderr;
  };
  const shown = async (...args: string[]) => JSON.parse(await done(...args, '--json'));

  const by = ['--by', 'ubnd-tinh'];

  it('the same document is recognised, and what must be decided is named', async () => {
    const first = planFile(folder.path, 'ke-hoach.md', FIRST);
    expect(await done('import', first, ...by)).toContain('Còn 2 dòng');
    // The same document, under another name and then under another number.
    expect(await refused('import', planFile(folder.path, 'ban-sao.md', FIRST), ...by)).toMatch(/8\/KH-UBND.*ngày \d\d\/\d\d\/\d{4}/);
    expect(await refused('import', planFile(folder.path, 'so-khac.md', { ...FIRST, number: '9/KH-UBND' }), ...by)).toContain('8/KH-UBND');
    expect(await refused('approve', PLAN, ...by)).toMatch(/r05 \(.*r06 \(/);
  });

  it('a draft is corrected row by row', async () => {
    await done('correct', PLAN, '1', '--deadline', 'Quý II', '--revision', '0', ...by);
    expect(await refused('correct', PLAN, '1', '--lead', 'Sở Y tế', '--revision', '0', ...by)).toContain('đã thay đổi');
    await done('split', PLAN, '5', '--piece', 'Nâng cấp cổng', '--piece', '{"title":"Đào tạo công chức","lead":"Sở Nội vụ"}', ...by);
    await done('not-task', PLAN, '6', '--reason', 'Không phải nhiệm vụ', ...by);
    await done('resolve', PLAN, 'r05a', '--text', 'Tổ công tác số', '--agency', 'so-khoa-hoc-va-cong-nghe', '--teach', ...by);
    await done('set-deadline', PLAN, '4', '--to', '2026-10-30', '--document', '12/BNV', ...by);
    await done('add', PLAN, '--title', 'Họp giao ban', '--lead', 'Sở Nội vụ', '--deadline', 'Quý III', '--reason', 'Mục III', ...by);
    await done('join', PLAN, '7', '8', '--deadline', 'Quý IV', ...by);
    await done('undo', PLAN, ...by);
    await refused('correct', PLAN, '99', '--title', 'x', ...by);
    await refused('correct', PLAN, '1', ...by);

    const view = await shown('show', PLAN);
    expect(view).toMatchObject({ phase: 'draft', toDecide: 0, tasks: expect.any(Array) });
    const row = (key: string) => view.rows.find((each: { row: string }) => each.row === key);
    expect(row('r01')).toMatchObject({ deadline: { nominalDue: '2026-06-30' }, printed: { deadline: 'Quý I năm 2026' }, confidence: 1 });
    expect(row('r05')).toMatchObject({ fate: 'split', into: ['r05a', 'r05b'] });
    // The alias taught in one row is read in another.
    expect(row('r07').coordinators).toMatchObject([{ id: 'so-khoa-hoc-va-cong-nghe' }]);
    expect(view.decisions.at(-1)).toMatchObject({ type: 'RowsJoined', takenBack: true });
  });

  it('what was reviewed is assigned, under the names of its rows', async () => {
    expect(await done('approve', PLAN, ...by)).toContain('giao 9 nhiệm vụ');
    await refused('approve', PLAN, ...by);
    const tasks = JSON.parse((await dunghan(['task', 'list', '--json', '--data', data])).stdout).map((task: { id: string }) => task.id);
    expect(tasks).toEqual(['r01', 'r02', 'r03', 'r04', 'r05a', 'r05b', 'r07', 'r08', 'r09'].map((each) => `${PLAN}.${each}`));
  });

  it('an amended document is decided on and applied, and every row is accounted for', async () => {
    await done('amend', PLAN, planFile(folder.path, 'sua-doi.md', SECOND), ...by);
    await refused('apply', PLAN, ...by);
    const table = await done('compare', PLAN);
    expect(table).toMatch(/^Mã +Mã mới +Nhiệm vụ /m);
    expect(table).not.toMatch(/^[rn]\d/m);
    await done('decide', PLAN, 'r07.pair', '--choose', 'same', ...by);
    await done('decide', PLAN, '--all', '--kind', 'removed', '--choose', 'withdraw', ...by);
    await done('decide', PLAN, '--all', '--choose', 'accept', ...by);
    expect((await shown('compare', PLAN)).undecided).toBe(0);
    expect(await done('apply', PLAN, ...by)).toContain('60/KH-UBND');
    const { phase, receipt } = await shown('receipt', PLAN);
    expect(phase).toBe('carried-out');
    expect(receipt.plan).toMatchObject({ rows: 10 });
    expect(receipt.document).toMatchObject({ rows: 6 });
    expect(await done('receipt', PLAN)).not.toMatch(/^[rn]\d/m);
    await refused('apply', PLAN, ...by);
    expect(await refused('amend', PLAN, join(folder.path, 'sua-doi.md'), ...by)).toContain('60/KH-UBND');
    expect(await done('receipt', PLAN, '--lang', 'en')).toMatch(/Plan in force: 10 rows = /);
  });

  it.each(['vi', 'en'])('every verb explains itself (%s)', async (lang) => {
    const { stdout } = await dunghan(['plan', '--help', '--lang', lang]);
    for (const verb of [
      'correct',
      'split',
      'join',
      'not-task',
      'add',
      'resolve',
      'set-deadline',
      'accept',
      'undo',
      'amend',
      'compare',
      'decide',
      'apply',
      'receipt',
    ])
      expect(stdout).toMatch(new RegExp(`^  ${verb} .*\\S`, 'm'));
    expect(stdout).not.toContain('undefined');
  });
});

describe('over HTTP', () => {
  let service: Service;
  let token: string;
  beforeAll(async () => {
    const data = join(folder.path, 'http');
    service = await serve(['--data', data, '--empty']);
    await dunghan(['account', 'open', 'lan', '--name', 'Nguyễn Thị Lan', '--agency', 'ubnd-tinh', '--role', 'head', '--data', data]);
    token = (await dunghan(['account', 'token', 'lan', '--data', data])).stdout.trim();
  });
  afterAll(async () => void (await service.stop()));

  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const answer = await fetch(`${service.url}/api/plans${path}`, {
      method,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), authorization: `Bearer ${token}`, ...headers },
    });
    return {
      status: answer.status,
      etag: answer.headers.get('etag'),
      type: answer.headers.get('content-type'),
      body: (await answer.json()) as Answered,
    };
  }
  const upload = (name: string, text: string) => ({ name, content: Buffer.from(text).toString('base64') });
  const decide = (body: unknown, headers?: Record<string, string>) => call('POST', `/${PLAN}/decisions`, body, headers);

  it('a plan is imported, decided on, approved and amended', async () => {
    const imported = await call('POST', '', upload('ke-hoach.md', planText(FIRST)));
    expect(imported).toMatchObject({ status: 201, etag: '"0"', body: { id: PLAN, phase: 'draft', tasks: 8, toDecide: 2 } });
    const again = await call('POST', '', upload('khac.md', planText(FIRST)));
    expect(again).toMatchObject({
      status: 409,
      type: expect.stringMatching(/problem\+json/),
      body: { code: 'plan.already-draft', params: { by: 'lan' } },
    });

    // Decisions rest on what was seen.
    const corrected = await decide({ decision: 'correct', row: 1, cells: { deadline: 'Quý II' } }, { 'if-match': '"0"' });
    expect(corrected).toMatchObject({ status: 200, etag: '"1"' });
    expect(await decide({ decision: 'accept', rows: ['r05'] }, { 'if-match': '"0"' })).toMatchObject({
      status: 412,
      body: { code: 'plan.stale' },
    });
    expect((await call('DELETE', `/${PLAN}/decisions/1`, undefined, { 'if-match': '"1"' })).status).toBe(200);
    expect((await call('DELETE', `/${PLAN}/decisions/1`)).status).toBe(409);
    expect((await call('POST', `/${PLAN}/approve`, {})).body).toMatchObject({ code: 'plan.rows-open', status: 409 });
    expect((await decide({ decision: 'not-a-task', rows: [6], reason: 'Không phải nhiệm vụ' })).status).toBe(200);
    expect((await call('POST', `/${PLAN}/approve`, { asRead: true })).body).toMatchObject({ phase: 'approved', tasks: 7 });
    const { body: plan } = await call('GET', `/${PLAN}`, undefined, { 'accept-language': 'en' });
    expect(plan.rows).toHaveLength(8);
    expect(plan.rows[4]!.problems[0]!.message).toMatch(/directory does not know/);

    const amended = await call('POST', `/${PLAN}/amendments`, upload('sua-doi.md', planText(SECOND)));
    expect(amended).toMatchObject({ status: 201, body: { amendment: 1, phase: 'draft', undecided: 11 } });
    const apply = () => call('POST', `/${PLAN}/amendments/1/apply`, {});
    expect((await apply()).body).toMatchObject({ code: 'plan.differences-open' });
    await decide({ decision: 'difference', differences: ['r07.pair'], choose: 'same' });
    await decide({ decision: 'difference', differences: 'all', choose: 'withdraw', reason: 'Không còn trong kế hoạch' });
    await decide({ decision: 'difference', differences: 'all', choose: 'accept' });
    const applied = await apply();
    expect(applied).toMatchObject({ status: 200, body: { phase: 'carried-out', receipt: { plan: { rows: 8 }, document: { rows: 6 } } } });
    expect(await apply()).toMatchObject({ status: 409, body: { code: 'plan.no-amendment' } });
    expect((await call('GET', `/${PLAN}/amendments/1`)).body.receipt).toEqual(applied.body.receipt);
    const withdrawn = await (await fetch(`${service.url}/api/tasks/${PLAN}.r03`)).json();
    expect(withdrawn).toMatchObject({ standing: 'withdrawn' });
  });

  it.each<[string, string, string, unknown, number]>([
    ['a decision nobody knows', 'POST', `/${PLAN}/decisions`, { decision: 'nhay' }, 422],
    ['a row of the wrong type', 'POST', `/${PLAN}/decisions`, { decision: 'correct', row: { r: 1 }, cells: { title: 'x' } }, 422],
    ['cells nobody knows', 'POST', `/${PLAN}/decisions`, { decision: 'correct', row: 1, cells: { mau: 'x' } }, 422],
    ['no cells', 'POST', `/${PLAN}/decisions`, { decision: 'correct', row: 1, cells: {} }, 422],
    ['a cell beyond all measure', 'POST', `/${PLAN}/decisions`, { decision: 'correct', row: 1, cells: { title: 'x'.repeat(6_000) } }, 422],
    ['a day that is none', 'POST', `/${PLAN}/decisions`, { decision: 'deadline', row: 1, to: '2026-02-31', reason: 'x' }, 422],
    ['a list instead of a decision', 'POST', `/${PLAN}/decisions`, [1, 2], 422],
    ['half a JSON', 'POST', `/${PLAN}/decisions`, '{"decision":', 400],
    ['a plan that is not there', 'POST', '/khong-co/decisions', { decision: 'accept', rows: 'all' }, 404],
    ['an amendment of a plan that is not there', 'POST', '/khong-co/amendments', { name: 'x.md', content: 'eA==' }, 404],
    ['an amendment that is not there', 'GET', `/${PLAN}/amendments/7`, undefined, 404],
    ['an amendment without a number', 'GET', `/${PLAN}/amendments/bay`, undefined, 422],
    ['a decision without a number', 'DELETE', `/${PLAN}/decisions/bay`, undefined, 422],
    ['an upload without content', 'POST', `/${PLAN}/amendments`, { name: 'x.md' }, 422],
    ['a file that is no plan', 'POST', `/${PLAN}/amendments`, { name: 'x.md', content: 'eA==' }, 422],
    ['nothing left to review', 'POST', `/${PLAN}/decisions`, { decision: 'accept', rows: 'all' }, 409],
  ])('%s is a clear problem and stores nothing', async (_name, method, path, body, status) => {
    const revision = async () => (await call('GET', `/${PLAN}`)).etag;
    const before = await revision();
    const answer = await call(method, path, body);
    expect({ status: answer.status, type: answer.type }).toEqual({ status, type: expect.stringMatching(/problem\+json/) });
    expect(answer.body.detail).toMatch(VIETNAMESE);
    expect(answer.body.detail).not.toContain('[object');
    expect(await revision()).toBe(before);
  });

  it('only those who assign or follow tasks may decide', async () => {
    const nobody = await fetch(`${service.url}/api/plans/${PLAN}/decisions`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(nobody.status).toBe(401);
    const data = join(folder.path, 'http');
    await dunghan(['account', 'open', 'minh', '--name', 'Trần Văn Minh', '--agency', 'so-y-te', '--role', 'head', '--data', data]);
    const other = (await dunghan(['account', 'token', 'minh', '--data', data])).stdout.trim();
    for (const [method, path, body] of [
      ['POST', `/${PLAN}/decisions`, { decision: 'accept', rows: 'all' }],
      ['DELETE', `/${PLAN}/decisions/1`, undefined],
      ['POST', `/${PLAN}/amendments`, upload('x.md', planText(SECOND))],
      ['POST', `/${PLAN}/amendments/1/apply`, {}],
    ] as const)
      expect((await call(method, path, body, { authorization: `Bearer ${other}` })).status).toBe(403);
  });

  it('is described whole, each body by the schema that checks it', async () => {
    const docs = (await (await fetch(`${service.url}/api/docs.json`)).json()) as {
      paths: Record<string, Record<string, { summary: string; requestBody: { content: Record<string, Described> } }>>;
      components: { schemas: Record<string, Described['schema']> };
    };
    const decisions = docs.paths['/api/plans/{id}/decisions']!.post!;
    const { schema, examples } = decisions.requestBody.content['application/json']!;
    const { DecisionRequest } = docs.components.schemas;
    expect(schema).toEqual({ $ref: '#/components/schemas/DecisionRequest' });
    expect(DecisionRequest?.oneOf ?? DecisionRequest?.anyOf).toHaveLength(9);
    expect(Object.keys(examples)).toHaveLength(9);
    for (const path of [
      '/api/plans/{id}/decisions/{decision}',
      '/api/plans/{id}/amendments',
      '/api/plans/{id}/amendments/{amendment}',
      '/api/plans/{id}/amendments/{amendment}/apply',
    ])
      expect(Object.values(docs.paths[path]!)[0]).toMatchObject({ summary: expect.stringMatching(/\S/) });
  });
});

it('the fixture of a pasted plan is a draft that can be approved', async () => {
  const pasted = new URL('../fixtures/ke-hoach-dan-tu-trang-web.txt', import.meta.url);
  expect(readFileSync(pasted, 'utf8')).toContain('205/KH-UBND');
  const data = join(folder.path, 'pasted');
  expect((await dunghan(['plan', 'import', pasted.pathname, '--data', data])).stdout).toContain('27 nhiệm vụ');
  const approved = await dunghan(['plan', 'approve', '205-kh-ubnd-tinh-nam-dinh-2022', '--by', 'ubnd-tinh', '--data', data]);
  expect(approved).toMatchObject({ code: 0, stdout: expect.stringContaining('giao 27 nhiệm vụ') });
});
