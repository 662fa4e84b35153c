// Work that could be long is done a little at a time: in between whoever else asks is answered.

export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** As `items.map(work)`, and after each `size` of them everybody else has a turn. */
export async function mapInTurns<Item, Made>(
  items: readonly Item[],
  size: number,
  work: (item: Item) => Made | Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % size === 0) await breathe();
    made.push(await work(item));
  }
  return made;
}
