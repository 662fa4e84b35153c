// Whatever is sent to the service, what it costs is bounded before anything is built of it, and the answer names the limit.
import { request as ask } from 'node:http';
import { accountService } from '../../../../libs/identity/account.service.js';
import { isRefusal } from '../../../../libs/kernel/index.js';
import { docx } from '../../../../test/support/hostile-documents.js';
import { chairOf, closeSabotaged, sabotagedApplication } from '../../../../test/support/sabotage.js';
import { elsewhere } from '../../runtime/turn-trigger.js';
import { startServer, type RunningServer } from '../../server.js';

let server: RunningServer;
let token: string;
beforeAll(async () => {
  const { application } = await sabotagedApplication();
  const accounts = accountService(application.store);
  await accounts.open({ user: 'lan', name: 'Lan', agency: 'so-noi-vu', role: 'head' }, chairOf(), application.clock.now());
  const issued = await accounts.issueToken('lan', '2027-01-01T00:00:00.000Z', chairOf(), application.clock.now());
  if (isRefusal(issued)) throw new Error(issued.code);
  token = issued.bearer;
  const way = { host: '127.0.0.1', port: 0, sample: false, outbox: '/nowhere', returnedMail: null, report: () => undefined };
  server = await startServer(application, { ...way, role: 'api', trigger: elsewhere });
  await server.ready;
});
afterAll(async () => {
  await server.close();
  await closeSabotaged();
});

interface Sending {
  type?: string;
  bearer?: boolean;
  /** Sent in pieces, without saying how long it is. */
  unstated?: boolean;
}

interface Answered {
  status: number | undefined;
  code: string;
  detail: string;
}

function post(path: string, body: string, { type = 'application/json', bearer = false, unstated = false }: Sending = {}) {
  const headers = {
    'content-type': type,
    ...(bearer && { authorization: `Bearer ${token}` }),
    ...(unstated ? { 'transfer-encoding': 'chunked' } : { 'content-length': Buffer.byteLength(body) }),
  };
  return new Promise<Answered>((resolve, reject) => {
    const sent = ask(server.url + path, { method: 'POST', headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => {
        const { code, detail } = JSON.parse(text) as Answered;
        resolve({ status: answer.statusCode, code, detail });
      });
    });
    sent.on('error', reject).end(body);
  });
}

const FORM = { type: 'application/x-www-form-urlencoded' };
const text = (characters: number): string => JSON.stringify('a'.repeat(characters - 2));
const numbers = (count: number): string => `[${'1,'.repeat(count - 1)}1]`;
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const OPEN = [
  '/api/policies/check',
  '/api/policies/preview-move',
  '/api/calendar/check',
  '/api/calendar/preview',
  '/api/sms/callback/x',
  '/l/x',
];
const KEPT = ['/api/tasks/x/accept', '/api/deadlines', '/api/silences', '/api/agencies/add', '/api/plans/x/approve', '/api/plans'];

const larger = (limit: string) => ({
  status: 413,
  code: 'body-too-large',
  detail: `Nội dung gửi đến địa chỉ này lớn hơn mức cho phép (${limit}).`,
});
const FILE = (megabytes: number) => ({ status: 413, code: 'too-large', detail: `Tệp lớn hơn mức cho phép (${megabytes} MB).` });
const DEEP = { status: 413, code: 'json-too-deep', detail: 'JSON gửi đến có các phần lồng nhau quá 64 lớp.' };
const MANY = { status: 413, code: 'json-too-many', detail: 'JSON gửi đến có quá 5.000 giá trị.' };
const NOBODY = { status: 401, code: 'account.token-needed' };

describe('from anybody', () => {
  it.each([...OPEN, '/api/tasks/x/accept', '/api/khong-co'])('%s takes 256 KB, said or unsaid', async (path) => {
    const [most, more] = [text(256_000), text(256_001)];
    expect((await post(path, most)).code).not.toBe('body-too-large');
    expect(await post(path, more)).toEqual(larger('256 KB'));
    expect((await post(path, most, { unstated: true })).code).not.toBe('body-too-large');
    expect(await post(path, more, { unstated: true })).toEqual(larger('256 KB'));
  });

  it.each([...OPEN, ...KEPT])('%s builds nothing of JSON that is too deep or has too many values', async (path) => {
    expect(await post(path, nested(65))).toEqual(DEEP);
    expect(await post(path, '['.repeat(200_000))).toEqual(DEEP);
    expect((await post(path, nested(64))).code).not.toBe('json-too-deep');
    if (KEPT.slice(3).includes(path)) return;
    expect(await post(path, numbers(5_000))).toEqual(MANY);
    expect((await post(path, numbers(4_999))).code).not.toBe('json-too-many');
  });

  it.each(['/api/plans', '/api/plans/x/amendments', '/api/plans/x/approve', '/api/agencies/import', '/api/agencies/add'])(
    '%s asks who it is before it reads what is large',
    async (path) => {
      expect(await post(path, text(256_001))).toMatchObject(NOBODY);
      expect(await post(path, '[', { unstated: true })).toMatchObject(NOBODY);
    },
  );

  it('forms are smaller than documents', async () => {
    expect(await post('/l/x', `accept=${'a'.repeat(64_000)}`, FORM)).toEqual(larger('64 KB'));
    expect((await post('/l/x', 'accept=a', FORM)).status).toBe(404);
  });
});

describe('from the bearer of a token', () => {
  it.each([
    ['/api/plans', 28_000_000, FILE(20)],
    ['/api/agencies/import', 14_000_000, FILE(10)],
    ['/api/plans/x/approve', 4_000_000, larger('4 MB')],
    ['/api/agencies/add', 1_000_000, larger('1 MB')],
    ['/api/tasks/x/accept', 256_000, larger('256 KB')],
  ])('%s takes no more than %d bytes', async (path, bytes, refused) => {
    expect(await post(path, text(bytes + 1), { bearer: true })).toEqual(refused);
    expect((await post(path, text(Math.min(bytes, 4_000_000)), { bearer: true, unstated: true })).status).not.toBe(413);
  });

  it('a decision may name as many differences as a plan has, and no more', async () => {
    const differences = (count: number): string => JSON.stringify({ decision: 'difference', differences: Array(count).fill('r01') });
    expect((await post('/api/plans/x/decisions', differences(20_000), { bearer: true })).code).not.toBe('json-too-many');
    expect(await post('/api/plans/x/decisions', differences(60_000), { bearer: true })).toMatchObject({ code: 'json-too-many' });
  });
});

it('while a heavy document is read, everybody else is answered', async () => {
  const heavy = docx(
    'heavy',
    '<w:p><w:r><w:t>Giao Sở Tư pháp rà soát văn bản, hoàn thành trong quý I năm 2026.</w:t></w:r></w:p>'.repeat(19_000),
  );
  const order: string[] = [];
  const body = JSON.stringify({ name: heavy.file, content: Buffer.from(heavy.bytes).toString('base64') });
  const read = post('/api/plans', body, { bearer: true }).then(() => order.push('read'));
  // The first may be answered before the document has come.
  for (const name of ['first', 'second', 'third', 'fourth']) {
    await (await fetch(`${server.url}/api/health`)).text();
    order.push(name);
  }
  await read;
  expect(order).toEqual(['first', 'second', 'third', 'fourth', 'read']);
}, 60_000);
