// Whoever guesses is told to wait, by address and for a while.
import { FailedAttempts } from './failed-attempts.js';

it('twenty failures a minute are answered, the next are told how long to wait; other addresses know nothing of it', () => {
  let now = 1000;
  const attempts = new FailedAttempts(() => now);
  expect(Array.from({ length: 20 }, () => attempts.failed('10.0.0.1'))).toEqual(new Array(20).fill(null));
  expect(attempts.failed('10.0.0.1')).toBe(60);
  now += 45_500;
  expect(attempts.failed('10.0.0.1')).toBe(15);
  expect(attempts.failed('10.0.0.2')).toBeNull();
  now += 14_500;
  expect(attempts.failed('10.0.0.1')).toBeNull();
});
