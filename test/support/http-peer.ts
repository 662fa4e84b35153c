// A real HTTP server on the loopback for tests that answers as it is told and remembers what it was asked.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** `silent` takes the request and never answers; `drop` takes it and hangs up. */
export type HttpTemper = 'silent' | 'drop' | { status?: number; body?: unknown; headers?: Record<string, string> };

export interface HttpPeer {
  url: string;
  temper: HttpTemper | ((asked: Asked) => HttpTemper);
  asked: Asked[];
  close(): Promise<void>;
}

export async function startHttpPeer(temper: HttpPeer['temper'] = {}): Promise<HttpPeer> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const asked = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
      peer.asked.push(asked);
      const now = typeof peer.temper === 'function' ? peer.temper(asked) : peer.temper;
      if (now === 'drop') request.socket.destroy();
      if (typeof now === 'string') return;
      response.writeHead(now.status ?? 200, { 'content-type': 'application/json', ...now.headers });
      response.end(typeof now.body === 'string' ? now.body : JSON.stringify(now.body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const peer: HttpPeer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    temper,
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return peer;
}
