// A service that still loads its sample says so at its own address, and leaves it when the service comes.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RefusedError } from '../kernel/index.js';
import { monthOf } from '../simulation/sample.js';
import { answerStarting } from './starting.js';

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

it('answers 503 and that it starts, refuses a port that is taken, and lets go of its own', async () => {
  const port = await freePort();
  const stop = await answerStarting('127.0.0.1', port);
  const answer = await fetch(`http://127.0.0.1:${port}/api/health`);
  expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([
    503,
    '5',
    { status: 'starting', version: expect.any(String) as string, ready: false },
  ]);
  const other = await answerStarting('127.0.0.1', port).catch((error: unknown) => error);
  expect(other).toBeInstanceOf(RefusedError);
  expect((other as RefusedError).refusal.code).toBe('port-in-use');
  await stop();
  const again = await answerStarting('127.0.0.1', port);
  await again();
});

it.each([
  ['2026-01-04T01:00:00.000Z', 1],
  ['2026-11-30T16:59:59.000Z', 11],
  ['2026-11-30T17:00:00.000Z', 12],
  ['2027-01-10T01:00:00.000Z', 13],
])('%s is month %i of the plan of 2026', (moment, month) => {
  expect(monthOf(moment, 2026)).toBe(month);
});
