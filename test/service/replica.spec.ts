// A process beside a log that is slow, away, and back: what it says of itself meanwhile, and that it goes on by itself.
import { join } from 'node:path';
import { furnish, joinServiceApplication } from '../../libs/application/compose.js';
import { startServer, type RunningServer } from '../../apps/server/server.js';
import { openDataFolder } from '../../libs/event-store/sqlite/data-folder.js';
import { VirtualClock } from '../../libs/kernel/clock.js';
import { cuttableProxy, type CuttableProxy } from '../support/cuttable-proxy.js';
import { dunghan, newFolder, serve, type Service } from '../support/dunghan.js';
import { startStandIn, type StandIn } from '../support/eventstore/server.js';
import { sharedKeysEnv } from '../support/peers.js';
import { startRedis, type RedisServer } from '../support/redis.js';
import { until } from '../support/until.js';

let folder: ReturnType<typeof newFolder>;
let store: StandIn;
let proxy: CuttableProxy;
let redis: RedisServer;
/** Through the proxy. */
let env: Record<string, string>;
/** Past it. */
let direct: Record<string, string>;

beforeAll(async () => {
  folder = newFolder();
  [store, redis] = await Promise.all([startStandIn(), startRedis()]);
  proxy = await cuttableProxy(store.port);
  const at = (port: number) => ({ DUNGHAN_KURRENTDB_URL: `kurrentdb://127.0.0.1:${port}?tls=false` });
  [env, direct] = [{ ...at(proxy.port), ...sharedKeysEnv(folder.path), DUNGHAN_REDIS_URL: redis.url }, at(store.port)];
});
afterAll(async () => {
  await proxy.close();
  await Promise.all([store.stop(), redis.dispose()]);
  folder.remove();
});

const behindOf = async (url: string): Promise<number> =>
  Number(/^dunghan_replica_behind_seconds (\S+)$/m.exec(await (await fetch(`${url}/metrics`)).text())?.[1]);

describe('while it catches up', () => {
  let server: RunningServer;
  const status = async (path: string): Promise<number> => (await fetch(server.url + path)).status;

  it('answers 503 to everything but questions about itself, and 200 once it has seen what was there', async () => {
    expect((await dunghan(['agency', 'list', '--data', join(folder.path, 'cli')], direct)).code).toBe(0);
    const own = openDataFolder(join(folder.path, 'slow'));
    const application = await joinServiceApplication({
      folder: own,
      channels: new Map(),
      clock: new VirtualClock('2026-03-02T01:00:00.000Z'),
      language: 'vi',
      link: null,
      via: 'cycle',
      config: env,
    });
    proxy.stall();
    const prepare = () => furnish(application);
    server = await startServer(application, {
      host: '127.0.0.1',
      port: 0,
      sample: false,
      outbox: folder.path,
      returnedMail: null,
      role: 'api',
      prepare,
      report: () => undefined,
    });
    const starting = await fetch(`${server.url}/api/health/ready`);
    expect([starting.status, starting.headers.get('retry-after'), await starting.json()]).toEqual([
      503,
      '2',
      expect.objectContaining({ code: 'replica-starting', status: 503 }),
    ]);
    expect([await status('/api/tasks'), await status('/'), await status('/api/health'), await status('/metrics')]).toEqual([
      503, 503, 200, 200,
    ]);
    expect(await (await fetch(`${server.url}/api/health`)).json()).toMatchObject({ replica: { ready: false } });
    proxy.open();
    await server.ready;
    expect([await status('/api/health/ready'), await status('/api/tasks')]).toEqual([200, 200]);
    await server.close();
    await application.close();
    own.close();
  });
});

describe('a process whose log goes away', () => {
  let service: Service;
  const health = async () =>
    (await (await fetch(`${service.url}/api/health`)).json()) as {
      status: string;
      replica: { ready: boolean; fault: { detail: string } | null };
    };
  afterEach(() => service.stop());

  it('says since when, still answers from what it knows, and follows again by itself', async () => {
    // A log that hangs is noticed after a part of this time.
    service = await serve(['--role', 'api', '--data', join(folder.path, 'cut')], { ...env, DUNGHAN_KURRENTDB_TIMEOUT: '3' });
    expect([(await health()).status, await behindOf(service.url)]).toEqual(['ok', 0]);
    proxy.shut();
    const lost = await until(health, ({ replica }) => replica.fault !== null);
    expect(lost).toMatchObject({ status: 'degraded', replica: { ready: true } });
    expect(lost.replica.fault?.detail).toContain('Không kết nối được kho sự kiện');
    const behind = await until(
      () => behindOf(service.url),
      (seconds) => seconds > 0,
    );
    await until(
      () => behindOf(service.url),
      (seconds) => seconds > behind,
    );
    expect((await fetch(`${service.url}/api/tasks`)).status).toBe(200);

    // Somebody writes meanwhile; nobody asks the process to look again.
    const taught = await dunghan(['agency', 'teach-alias', 'so-noi-vu', 'Sở Nội vụ tỉnh nhà', '--data', join(folder.path, 'cli')], direct);
    expect(taught).toMatchObject({ code: 0 });
    proxy.open();
    const agency = async () => (await fetch(`${service.url}/api/agencies/so-noi-vu`)).text();
    await until(agency, (text) => text.includes('Sở Nội vụ tỉnh nhà'));
    await until(health, ({ replica, status }) => replica.fault === null && status === 'ok');
    expect(await behindOf(service.url)).toBe(0);

    // It hangs, with every connection open.
    proxy.stall();
    expect(await until(health, ({ replica }) => replica.fault !== null)).toMatchObject({ status: 'degraded' });
    expect(await behindOf(service.url)).toBeGreaterThan(0);
    expect((await fetch(`${service.url}/api/tasks`)).status).toBe(200);
    proxy.open();
    await until(health, ({ status }) => status === 'ok');
    const said = service.said().split('\n');
    expect(said.filter((line) => line.startsWith('Không theo dõi được nhật ký: '))).toHaveLength(2);
    expect(said.filter((line) => line.startsWith('Đã theo dõi lại được nhật ký sau '))).toHaveLength(2);
  });
});
