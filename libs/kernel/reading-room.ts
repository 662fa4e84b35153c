// What people bring as files is read in a process of its own, so that no file, whatever it holds, keeps others waiting.
import { refuse } from './refusal.rule.js';
import { WorkRoom, type RoomLimits } from './work-room.js';

/** Files that may wait in one process while one is read. */
const MOST_WAITING = 4;

/** A setting is a whole number of at least 1; what is none counts as not set. */
const numberIn = (value: string | undefined, otherwise: number): number => (/^[1-9]\d{0,5}$/.test(value ?? '') ? Number(value) : otherwise);

const limits = (): RoomLimits => ({
  seconds: numberIn(process.env['DUNGHAN_READING_SECONDS'], 30),
  megabytes: numberIn(process.env['DUNGHAN_READING_MB'], 512),
  waiting: MOST_WAITING,
});

/**
 * Gives an order to the process, about a file of this name.
 * @throws RefusedError by the reader, `document.too-slow`, `document.too-much-memory`, `reader-busy`
 */
export type ReadIn<Order, Answer> = (order: Order, file: string, signal?: AbortSignal) => Promise<Answer>;

/** @param entry the file that serves it, see `serveRoom` */
export function readingRoom<Order, Answer>(entry: URL): ReadIn<Order, Answer> {
  const room = new WorkRoom(entry, limits);
  return (order, file, signal) => {
    const { seconds, megabytes } = limits();
    const refusals = {
      tooLong: refuse('document.too-slow', { file, seconds }),
      tooMuch: refuse('document.too-much-memory', { file, limit: megabytes }),
    };
    return room.give<Answer>(order, refusals, signal);
  };
}
