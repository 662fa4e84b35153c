// Keeps to a number of sendings a second, in the order they were asked for.
import { setTimeout as wait } from 'node:timers/promises';

/** Resolves when the next one may go; each is as far from the one before as the pace asks. */
export function pace(perSecond: number | null): () => Promise<void> {
  if (perSecond === null) return async () => undefined;
  const gap = 1_000 / perSecond;
  let next = 0;
  return async () => {
    const now = performance.now();
    const turn = Math.max(now, next);
    next = turn + gap;
    if (turn > now) await wait(turn - now);
  };
}
