// How the service shows that it lives: heartbeat, metrics, health, the audit of its steps, and the digest of a past week.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { dunghan, newFolder, serve, type Service } from '../support/dunghan.js';
import { planYear } from '../support/sample.js';

let folder: ReturnType<typeof newFolder>;
let watcher: Server;
const calls: { status: string; position: number }[] = [];
let called: () => void = () => undefined;
const firstCall = new Promise<void>((resolve) => (called = resolve));
let service: Service;
let data: string;

beforeAll(async () => {
  folder = newFolder();
  data = join(folder.path, 'data');
  watcher = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      calls.push(JSON.parse(body) as (typeof calls)[number]);
      response.end('ok');
      called();
    });
  });
  await new Promise<void>((resolve) => watcher.listen(0, '127.0.0.1', resolve));
  const { port } = watcher.address() as AddressInfo;
  service = await serve(['--data', data], {
    DUNGHAN_HEARTBEAT_FILE: join(folder.path, 'life.json'),
    DUNGHAN_HEARTBEAT_URL: `http://127.0.0.1:${port}/ping`,
  });
  await firstCall;
});
afterAll(async () => {
  await service.stop();
  watcher.close();
  folder.remove();
});

const text = async (path: string): Promise<string> => (await fetch(service.url + path)).text();

it('reports its life into a file and to an address', () => {
  expect(calls[0]).toMatchObject({ status: 'ok', fault: null, missed: 0 });
  const life = JSON.parse(readFileSync(join(folder.path, 'life.json'), 'utf8')) as { status: string; position: number };
  expect(life).toMatchObject({ status: 'ok', position: calls[0]!.position });
  expect(existsSync(join(folder.path, 'life.json.next'))).toBe(false);
});

it('refuses a heartbeat address that is none', async () => {
  const { code, stderr } = await dunghan(['serve', '--data', join(folder.path, 'other'), '--empty'], { DUNGHAN_HEARTBEAT_URL: 'ftp://x' });
  expect([code, stderr]).toEqual([1, expect.stringContaining('DUNGHAN_HEARTBEAT_URL')]);
});

it('measures itself, with every metric that the shipped alert rules ask for', async () => {
  const metrics = await text('/metrics');
  expect(metrics).toMatch(/^dunghan_cycle_success_timestamp_seconds 1\d{9}/m);
  expect(metrics).toMatch(/^dunghan_open_tasks [1-9]/m);
  expect(metrics).toMatch(/^dunghan_chores_open\{kind="bounced"\} 0$/m);
  const asked = new Set(readFileSync('docs/monitoring/dunghan.rules.yml', 'utf8').match(/dunghan_\w+/g));
  for (const name of asked) expect(metrics).toContain(`# TYPE ${name} `);
});

it('has an outcome for every step of the sample, and says so', async () => {
  const { code, stdout } = await dunghan(['audit', 'steps', '--data', data, '--json']);
  const audit = JSON.parse(stdout) as { checked: number; unsettled: unknown[] };
  expect([code, audit.unsettled]).toEqual([0, []]);
  expect(audit.checked).toBeGreaterThan(40);
  expect(JSON.parse(await text('/api/health'))).toMatchObject({ status: 'ok', chores: expect.any(Number) });
});

it('renders the digest of any week again, byte for byte', async () => {
  const year = await planYear(service);
  const render = async (name: string) => {
    const file = join(folder.path, name);
    const { code, stderr } = await dunghan(['digest', '--data', data, '--as-of', `${year}-01-26T07:30+07:00`, '--out', file]);
    expect([code, stderr]).toEqual([0, expect.stringContaining('Bản tin tuần')]);
    return readFileSync(file, 'utf8');
  };
  const html = await render('a.html');
  expect(await render('b.html')).toBe(html);
  expect(html).toContain('Số liệu tổng hợp');
  expect(html).not.toMatch(/undefined|NaN|null/);
  const ahead = await dunghan(['digest', '--data', data, '--as-of', '2999-01-04']);
  expect([ahead.code, ahead.stdout]).toEqual([1, '']);
  expect((await dunghan(['digest', '--data', data, '--as-of', 'hôm qua'])).code).toBe(1);
});
