// Waiting for what comes about by itself: asked again and again, without sleep.

/** The answer, once it is as wanted; a test that waits in vain ends by its own limit. */
export async function until<T>(ask: () => T | Promise<T>, enough: (answer: T) => boolean = Boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (enough(answer)) return answer;
    await new Promise(setImmediate);
  }
}
