// What is due for a look, batch by batch.
import type { Instant, Projection } from '../../kernel/index.js';
import type { Engine } from './engine.types.js';
import type { ReadModels } from './ports.types.js';

const AT_ONCE = 200;

/** The first of what is due and does not wait; however much that waits is due before it. */
function firstDue<Row>(
  projection: Projection<Row>,
  now: Instant,
  waits: (row: Row) => boolean,
  { projections }: Pick<Engine, 'projections'>,
): Row[] {
  for (let limit = AT_ONCE; ; limit *= 2) {
    const due = projections.upTo(projection, 'wakeAt', now, limit);
    const ready = due.filter((row) => !waits(row));
    if (ready.length > 0 || due.length < limit) return ready;
  }
}

/**
 * Looks at whatever of a projection is due, until nothing is.
 * @param streamsOf the streams a look rests on: while one of them waits, so does the look
 */
export async function lookAtAll<Row>(
  projection: Projection<Row>,
  now: Instant,
  streamsOf: (row: Row) => string[],
  engine: ReadModels,
  look: (rows: Row[]) => Promise<void>,
): Promise<void> {
  const { projections } = engine;
  const waits = (row: Row): boolean => streamsOf(row).some((stream) => projections.isParked(stream));
  for (let before = -1; ;) {
    const due = firstDue(projection, now, waits, engine);
    // A look that changes nothing would be looked at forever.
    if (due.length === 0 || projections.position() === before) return;
    before = projections.position();
    await look(due);
    await engine.catchUp();
  }
}
