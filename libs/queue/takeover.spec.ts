// The promise of DUNGHAN_TAKEOVER, in the worst case of how BullMQ looks for jobs whose process died.
import fc from 'fast-check';
import { takeoverTimes } from './takeover.rule.js';

it('gives the work away within the time set, and leaves a busy process most of that', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3600 }), (seconds) => {
      const { lockDuration, stalledInterval } = takeoverTimes(seconds * 1000);
      expect(lockDuration + 2 * stalledInterval).toBeLessThanOrEqual(seconds * 1000);
      expect(lockDuration).toBeGreaterThan(seconds * 500);
      expect(stalledInterval).toBeGreaterThan(0);
    }),
  );
});
