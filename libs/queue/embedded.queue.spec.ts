// The embedded queue keeps the contract of every queue.
import { jest } from '@jest/globals';
import { embeddedQueue } from './embedded.queue.js';
import { queueContract, type OpenedQueue } from './queue.contract.js';

queueContract('embedded queue', async () => {
  const reported: OpenedQueue['reported'] = [];
  const queue = embeddedQueue({ onError: (error, job) => reported.push({ error, job }) });
  return { queue, reported, dispose: () => queue.close() };
});

it('warns of a handler that throws when nobody asked to be told', async () => {
  const warning = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
  const queue = embeddedQueue();
  queue.process('mail', () => Promise.reject(new Error('no such host')));
  await queue.add({ id: 'a', kind: 'mail' });
  await queue.idle();
  expect(warning.mock.calls).toEqual([['job a (mail) failed: no such host']]);
  warning.mockRestore();
});

it('takes a hundred thousand jobs in their order', async () => {
  const queue = embeddedQueue();
  const seen: number[] = [];
  queue.process('count', async (job) => void seen.push(Number(job.id)), { concurrency: 4 });
  for (let n = 0; n < 100_000; n += 1) void queue.add({ id: String(n), kind: 'count' });
  await queue.idle();
  expect(seen).toHaveLength(100_000);
  expect(seen.every((n, index) => n === index)).toBe(true);
});
