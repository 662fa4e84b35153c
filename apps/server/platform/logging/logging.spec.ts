// What is logged: for people as today's sentences, for programs as JSON; never a token, a query or a secret address.
import { fastify, LogController, type FastifyBaseLogger } from 'fastify';
import { VirtualClock } from '../../../../libs/kernel/clock.js';
import { instantAt, RefusedError } from '../../../../libs/kernel/index.js';
import { logRequests, requestId } from './request-log.js';
import { logFormatOf, serviceLogger, type LogFormat } from './service-logger.js';

const clock = new VirtualClock(instantAt('2026-03-16', '08:00'));

function logging(format: LogFormat, terminal = false) {
  const lines: string[] = [];
  return { lines, log: serviceLogger({ format, terminal, clock, say: (line) => lines.push(line) }) };
}

it('text: a sentence to the operator is the line itself, and nothing is said of requests that are answered', () => {
  const { lines, log } = logging('text');
  log.warn('Không theo dõi được nhật ký: máy chủ từ chối kết nối');
  log.info({ method: 'GET' }, 'GET /: 200');
  expect(lines).toEqual(['Không theo dõi được nhật ký: máy chủ từ chối kết nối']);
});

it('on a terminal it has its level', () => {
  const { lines, log } = logging('text', true);
  log.warn('Đã theo dõi lại được nhật ký');
  expect(lines).toEqual([expect.stringMatching(/WARN.*Đã theo dõi lại được nhật ký/s)]);
});

it('json: a line has its time in Viet Nam, its level and its sentence, and no token', () => {
  const { lines, log } = logging('json');
  log.warn({ req: { headers: { authorization: 'Bearer dh.mat', cookie: 'a=mat' } } }, 'Đã theo dõi lại được nhật ký');
  expect(JSON.parse(lines[0]!)).toEqual({
    level: 'warn',
    time: '2026-03-16T08:00:00+07:00',
    req: { headers: { authorization: '•••', cookie: '•••' } },
    msg: 'Đã theo dõi lại được nhật ký',
  });
});

it('a format that we do not know is refused', () => expect(() => logFormatOf({ DUNGHAN_LOG_FORMAT: 'xml' })).toThrow(RefusedError));

describe('a request', () => {
  async function ask(url: string, headers: Record<string, string> = {}) {
    const { lines, log } = logging('json');
    const server = fastify({
      loggerInstance: log as FastifyBaseLogger,
      logController: new LogController({ disableRequestLogging: true }),
      genReqId: requestId,
    });
    logRequests(server);
    server.get('/api/tasks', async () => ({}));
    server.get('/api/health', async () => ({}));
    server.get('/l/:token', async () => ({}));
    const answer = await server.inject({ url, headers });
    await server.close();
    return { number: answer.headers['x-request-id'], said: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
  }

  it('leaves one line with its number, without its query', async () => {
    const { number, said } = await ask('/api/tasks?plan=bi-mat', { 'x-request-id': 'cong.1' });
    expect(number).toBe('cong.1');
    expect(said).toEqual([expect.objectContaining({ reqId: 'cong.1', method: 'GET', path: '/api/tasks', status: 200 })]);
    expect(JSON.stringify(said)).not.toContain('bi-mat');
  });

  it.each(['/l/bi-mat', '/%6C/bi-mat', '/l/bi-mat/them'])('%s: an address that is a secret is not said', async (url) => {
    const { said } = await ask(url);
    expect(said).toHaveLength(1);
    expect(JSON.stringify(said)).not.toContain('bi-mat');
  });

  it('is given a number when it brings none that can be one', async () => {
    expect((await ask('/api/tasks', { 'x-request-id': 'a b\u00e9' })).number).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('that asks whether we live is not said', async () => expect((await ask('/api/health')).said).toEqual([]));
});
