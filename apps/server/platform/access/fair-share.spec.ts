import { jest } from '@jest/globals';
import { FairShare } from './fair-share.js';

let now = 0;
let worked = 0;
const meter = { ticks: () => now, worked: () => worked };
const asked = (): AbortSignal => new AbortController().signal;

/** Whether a turn has come by now. */
async function hasCome(turn: Promise<unknown>): Promise<boolean> {
  return Promise.race([turn.then(() => true), new Promise<boolean>((resolve) => setImmediate(() => resolve(false)))]);
}

beforeEach(() => {
  [now, worked] = [0, 0];
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'performance'] });
});
afterEach(() => jest.useRealTimers());

it('serves four at once, and who comes then in the order of coming', async () => {
  const share = new FairShare(meter);
  const ends = await Promise.all(Array.from({ length: 4 }, () => share.turn(asked())));
  const [fifth, sixth] = [share.turn(asked()), share.turn(asked())];
  expect(await hasCome(fifth)).toBe(false);
  ends[0]!();
  ends[0]!();
  expect([await hasCome(fifth), await hasCome(sixth)]).toEqual([true, false]);
});

it('gives all of them together half of the time: what was worked beyond it is waited for', async () => {
  const share = new FairShare(meter);
  const end = await share.turn(asked());
  [now, worked] = [6_000, 6_000];
  end();
  const next = share.turn(asked());
  expect(await hasCome(next)).toBe(false);
  // 6 s were worked, 2 s at a stretch are free, and 3 s have come back meanwhile: one second is owed, and comes back in two.
  now += 1_900;
  jest.advanceTimersByTime(1_900);
  expect(await hasCome(next)).toBe(false);
  now += 110;
  jest.advanceTimersByTime(110);
  expect(await hasCome(next)).toBe(true);
});

it('refuses more than a hundred who wait, and forgets who has gone', async () => {
  const share = new FairShare(meter);
  const end = await share.turn(asked());
  for (let served = 1; served < 4; served += 1) await share.turn(asked());
  const gone = new AbortController();
  const first = share.turn(gone.signal);
  const others = Array.from({ length: 99 }, () => share.turn(asked()));
  await expect(share.turn(asked())).rejects.toMatchObject({ refusal: { code: 'answers-busy', params: { seconds: 5 } } });
  gone.abort();
  await expect(first).rejects.toMatchObject({ refusal: { code: 'request-gone' } });
  end();
  expect([await hasCome(others[0]!), await hasCome(others[1]!)]).toEqual([true, false]);
});
