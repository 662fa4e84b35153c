// A real Redis server of a test's own: on a free port, in a folder of its own, gone when the test is.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RedisServer {
  port: number;
  url: string;
  /** As a power cut stops it. */
  kill(): Promise<void>;
  /** Again on the same port, with an empty memory. */
  start(): Promise<void>;
  dispose(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Of Redis only the truth that we gave it matters, and its memory allocator does not bear a clock that is moved for it. */
const { LD_PRELOAD: _, ...WITHOUT_FAKETIME } = process.env;

export interface RedisOptions {
  password?: string;
  /** PEM; with them it speaks TLS only. */
  tls?: { cert: string; key: string };
  /** More settings, as on its command line: `--maxmemory-policy`, `allkeys-lru`. */
  more?: readonly string[];
}

function tlsArguments(folder: string, port: number, { cert, key }: { cert: string; key: string }): string[] {
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  writeFileSync(certFile, cert);
  writeFileSync(keyFile, key);
  const files = ['--tls-cert-file', certFile, '--tls-key-file', keyFile, '--tls-ca-cert-file', certFile];
  return ['--tls-port', String(port), ...files, '--tls-auth-clients', 'no'];
}

/** @throws when no redis-server is installed; `npm test` sees to that before */
export async function startRedis({ password = '', tls, more = [] }: RedisOptions = {}): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'dung-han-redis-'));
  const port = await freePort();
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    const args = [
      '--port',
      tls ? '0' : String(port),
      ...(tls ? tlsArguments(folder, port, tls) : []),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--appendonly',
      'no',
      ...(password ? ['--requirepass', password] : []),
      ...more,
    ];
    const server = spawn('redis-server', args, { env: WITHOUT_FAKETIME });
    child = server;
    await new Promise<void>((resolve, reject) => {
      server.on('error', reject).on('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
      server.stdout.on('data', (part: Buffer) => part.toString().includes('Ready to accept connections') && resolve());
    });
    server.removeAllListeners('exit');
  };
  const kill = async (): Promise<void> => {
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    child = null;
  };
  await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    kill,
    start,
    async dispose() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
