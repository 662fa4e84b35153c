// Work on many streams that do not hang on each other: enough of it at once for the store to commit many appends together.

const TOGETHER = 256;

/**
 * As soon as one is done the next begins. When one fails no more are begun, those under way are waited for, and the first failure is
 * thrown: none goes on unseen behind it.
 */
export async function together<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const waiting = items.values();
  let failure: { error: unknown } | null = null;
  const worker = async (): Promise<void> => {
    for (const item of waiting) {
      if (failure) return;
      try {
        await work(item);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(TOGETHER, items.length) }, worker));
  if (failure) throw (failure as { error: unknown }).error;
}
