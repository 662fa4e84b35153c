// What is answered at the service's address before the service is there: that it starts. Whoever watches it need not guess.
import { createServer } from 'node:http';
import { RefusedError, refuse } from '../kernel/index.js';
import { VERSION } from './version.js';

/** Why an address cannot be listened at. */
export function listeningRefused(error: unknown, host: string, port: number): RefusedError {
  const { code } = error as NodeJS.ErrnoException;
  return new RefusedError(
    code === 'EADDRINUSE'
      ? refuse('port-in-use', { host, port, other: port + 1 })
      : refuse('host-not-allowed', { host, port, detail: code ?? String(error) }),
  );
}

/** Seconds after which it is worth asking again. */
const RETRY_AFTER = 5;

/**
 * Answers everything with 503 and `starting` until it is closed. Where the port is not known before, nobody can ask and nothing listens.
 * @throws RefusedError when the port is taken or the address cannot be opened
 */
export async function answerStarting(host: string, port: number): Promise<() => Promise<void>> {
  if (port === 0) return async () => undefined;
  const server = createServer((_request, response) => {
    response.writeHead(503, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': String(RETRY_AFTER),
      connection: 'close',
    });
    response.end(JSON.stringify({ status: 'starting', version: VERSION, ready: false }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listeningRefused(error, host, port)));
    server.listen(port, host, resolve);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}
