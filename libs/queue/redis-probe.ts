// Whether Redis can be used, found out before anything depends on it; and if not, why, asked of the network itself.
import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { Redis } from 'ioredis';
import { RefusedError, type Refusal } from '../kernel/index.js';
import { isExplained, redisFault } from './redis-fault.rule.js';
import { evictionOf, refuseServer } from './redis-info.rule.js';
import type { RedisSettings } from './redis-settings.js';

const PATIENCE_MS = 5_000;
const LOOK_MS = 2_000;

/**
 * How it throws keys away when its memory is full; null when it does not.
 * @throws RefusedError when Redis cannot be reached, does not let us in, or does not serve
 */
export async function probeRedis(settings: RedisSettings): Promise<{ evicts: string | null }> {
  const { connection, target: server } = settings;
  let said: Error | null = null;
  const client = new Redis({
    ...connection,
    lazyConnect: true,
    connectTimeout: PATIENCE_MS,
    commandTimeout: PATIENCE_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    disconnectTimeout: 200,
  });
  client.on('error', (error) => (said = error));
  try {
    await client.connect();
    const info = await client.info();
    // Errors of what is said in greeting, as which database it shall be, are only told aside.
    const refused = said ? await refusalOf(said, settings) : refuseServer(info, server);
    if (refused) throw new RefusedError(refused);
    return { evicts: evictionOf(info) };
  } catch (error) {
    throw error instanceof RefusedError ? error : new RefusedError(await refusalOf((said ?? error) as Error, settings));
  } finally {
    client.disconnect();
  }
}

async function refusalOf(error: Error, settings: RedisSettings): Promise<Refusal> {
  return redisFault(error, settings.target, isExplained(error) ? undefined : await obstacleTo(settings));
}

/** Of a connection that stands, or ends without a word. */
async function obstacleTo({ connection }: RedisSettings): Promise<string> {
  const { host = '', port = 0 } = connection;
  const plain = await answerTo(connectTcp({ host, port }), 'PING\r\n');
  if (connection.tls) return /^[+-]/.test(plain) ? 'no-tls' : 'silent';
  if (/^[+-]/.test(plain)) return 'no-answer';
  return plain === '' ? ((await speaksTls(host, port)) ? 'needs-tls' : 'silent') : 'not-redis';
}

/** What comes back first; nothing when nothing does. */
async function answerTo(socket: Socket, said: string): Promise<string> {
  try {
    socket.write(said);
    const [answer] = (await once(socket, 'data', { signal: AbortSignal.timeout(LOOK_MS) })) as [Buffer];
    return answer.toString('latin1');
  } catch {
    return '';
  } finally {
    socket.destroy();
  }
}

/** Whose certificate it is does not matter here. */
async function speaksTls(host: string, port: number): Promise<boolean> {
  const socket = connectTls({ host, port, rejectUnauthorized: false });
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(LOOK_MS) });
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
