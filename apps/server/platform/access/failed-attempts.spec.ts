// Whoever guesses is told to wait, by address and for a while.
import { jest } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { failedAttempts } from './failed-attempts.js';

let server: FastifyInstance;
/** What the next failure from an address is told. */
let failFrom: (address: string) => Promise<number | null>;

beforeEach(async () => {
  jest.useFakeTimers({ now: 1_000_000, doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'queueMicrotask', 'performance', 'hrtime'] });
  server = fastify();
  const failed = await failedAttempts(server);
  server.get('/', async (request) => ({ wait: await failed(request) }));
  failFrom = async (remoteAddress) => (await server.inject({ url: '/', remoteAddress })).json<{ wait: number | null }>().wait;
});
afterEach(async () => {
  jest.useRealTimers();
  await server.close();
});

const failures = async (count: number, address: string): Promise<(number | null)[]> => {
  const told: (number | null)[] = [];
  while (told.length < count) told.push(await failFrom(address));
  return told;
};

it('twenty failures a minute are answered, the next are told how long to wait; other addresses know nothing of it', async () => {
  expect(await failures(20, '10.0.0.1')).toEqual(new Array(20).fill(null));
  expect(await failFrom('10.0.0.1')).toBe(60);
  jest.setSystemTime(1_045_500);
  expect(await failFrom('10.0.0.1')).toBe(15);
  expect(await failFrom('10.0.0.2')).toBeNull();
  jest.setSystemTime(1_060_000);
  expect(await failFrom('10.0.0.1')).toBeNull();
});

it('who has a whole network of IPv6 is counted as one, and an IPv4 address is the same however it is written', async () => {
  await failures(20, '2001:db8:1:2::1');
  expect(await failFrom('2001:db8:1:2:ffff::9')).toBe(60);
  expect(await failFrom('2001:db8:1:3::1')).toBeNull();
  await failures(20, '10.0.0.3');
  expect(await failFrom('::ffff:10.0.0.3')).toBe(60);
});
