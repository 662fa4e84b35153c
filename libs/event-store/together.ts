// Work on many streams that do not hang on each other: enough of it at once for the store to commit many appends together.

const TOGETHER = 256;

export async function together<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += TOGETHER) await Promise.all(items.slice(start, start + TOGETHER).map(work));
}
