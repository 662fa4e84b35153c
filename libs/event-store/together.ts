// Work on many streams that do not hang on each other: enough of it at once for the store to commit many appends together.
import pLimit from 'p-limit';

const TOGETHER = 256;

/**
 * As soon as one is done the next begins. When one fails no more are begun, those under way are waited for, and the first failure is
 * thrown: none goes on unseen behind it.
 */
export async function together<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const turn = pLimit(TOGETHER);
  const failures: unknown[] = [];
  const attempt = async (item: Item): Promise<void> => {
    if (failures.length > 0) return;
    try {
      await work(item);
    } catch (error) {
      failures.push(error);
    }
  };
  await Promise.all(items.map((item) => turn(attempt, item)));
  if (failures.length > 0) throw failures[0];
}
