// What people bring as files is read in a process of its own, so that no file, whatever it holds, keeps others waiting.
import { z } from 'zod';
import { refuse } from './refusal.rule.js';
import type { Given } from './settings.rule.js';
import { WorkRoom, type RoomLimits } from './work-room.js';

/** Files that may wait in one process while one is read. */
const MOST_WAITING = 4;

/** What is no number of at least 1 counts as not set. */
const limit = (standard: number) => z.coerce.number().int().min(1).max(999_999).default(standard).catch(standard);

export const READING_SETTINGS = {
  DUNGHAN_READING_SECONDS: limit(30),
  DUNGHAN_READING_MB: limit(512),
};

const limitsOf = (given: Given<typeof READING_SETTINGS>): RoomLimits => ({
  seconds: READING_SETTINGS.DUNGHAN_READING_SECONDS.parse(given.DUNGHAN_READING_SECONDS),
  megabytes: READING_SETTINGS.DUNGHAN_READING_MB.parse(given.DUNGHAN_READING_MB),
  waiting: MOST_WAITING,
});

let limits = limitsOf({});

/** From now on in this process; a process of readers that has begun keeps its memory. */
export const limitReading = (given: Given<typeof READING_SETTINGS>): void => void (limits = limitsOf(given));

/**
 * Gives an order to the process, about a file of this name.
 * @throws RefusedError by the reader, `document.too-slow`, `document.too-much-memory`, `reader-busy`
 */
export type ReadIn<Order, Answer> = (order: Order, file: string, signal?: AbortSignal) => Promise<Answer>;

/** @param entry the file that serves it, see `serveRoom` */
export function readingRoom<Order, Answer>(entry: URL): ReadIn<Order, Answer> {
  const room = new WorkRoom(entry, () => limits);
  return (order, file, signal) => {
    const { seconds, megabytes } = limits;
    const refusals = {
      tooLong: refuse('document.too-slow', { file, seconds }),
      tooMuch: refuse('document.too-much-memory', { file, limit: megabytes }),
    };
    return room.give<Answer>(order, refusals, signal);
  };
}
