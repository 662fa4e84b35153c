// The times of the next attempts.
import { toMillis } from '../../kernel/index.js';
import { abandonedBefore, MAX_ATTEMPTS, retryAt } from './backoff.rule.js';

const now = '2021-04-01T01:00:00.000Z';
const minutesAfter = (attempt: number): number | null => {
  const next = retryAt(attempt, now);
  return next === null ? null : (toMillis(next) - toMillis(now)) / 60_000;
};

describe('the next attempt', () => {
  it.each([
    [1, 1],
    [2, 5],
    [3, 30],
    [4, 120],
    [5, 360],
    [6, 360],
    [MAX_ATTEMPTS - 1, 360],
    [MAX_ATTEMPTS, null],
  ])('after attempt %i comes %p minutes later', (attempt, minutes) => expect(minutesAfter(attempt)).toBe(minutes));

  it('is given up after at least four days, as RFC 5321 asks', () => {
    const minutes = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, index) => minutesAfter(index + 1) ?? 0);
    expect(minutes.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(4 * 24 * 60);
  });
});

describe('an attempt without outcome', () => {
  it('is abandoned when it was made before the only process started', () =>
    expect(abandonedBefore('2021-04-01T00:59:00.000Z', now)).toBe('2021-04-01T00:59:00.000Z'));
  it('is abandoned after a quarter of an hour when others may be sending', () =>
    expect(abandonedBefore(null, now)).toBe('2021-04-01T00:45:00.000Z'));
  it('is abandoned after a quarter of an hour when the process runs longer than that', () =>
    expect(abandonedBefore('2021-03-01T00:00:00.000Z', now)).toBe('2021-04-01T00:45:00.000Z'));
});
