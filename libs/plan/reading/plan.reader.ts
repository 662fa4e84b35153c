// A plan from what somebody brings: read in a process of its own, so that no document, whatever it holds, keeps others waiting.
import { basename } from 'node:path';
import type { Directory } from '../../agency/directory/agency.types.rule.js';
import { calendarData, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { refuse } from '../../kernel/index.js';
import { WorkRoom, type RoomLimits } from '../../kernel/work-room.js';
import type { Language } from '../../texts/index.js';
import type { PlanFile } from './plan-file.reader.js';
import type { ReadingOrder } from './plan.process.js';

export type { PlanFile } from './plan-file.reader.js';

/** Documents that may wait in one process while one is read. */
const MOST_WAITING = 4;

/** A setting is a whole number of at least 1; what is none counts as not set. */
const numberIn = (value: string | undefined, otherwise: number): number => (/^[1-9]\d{0,5}$/.test(value ?? '') ? Number(value) : otherwise);

const limits = (): RoomLimits => ({
  seconds: numberIn(process.env['DUNGHAN_READING_SECONDS'], 30),
  megabytes: numberIn(process.env['DUNGHAN_READING_MB'], 512),
  waiting: MOST_WAITING,
});

const room = new WorkRoom(new URL('./plan.process.js', import.meta.url), limits);

function read(order: ReadingOrder, file: string, signal?: AbortSignal): Promise<PlanFile> {
  const { seconds, megabytes } = limits();
  const refusals = {
    tooLong: refuse('document.too-slow', { file, seconds }),
    tooMuch: refuse('document.too-much-memory', { file, limit: megabytes }),
  };
  return room.give<PlanFile>(order, refusals, signal);
}

/** @throws RefusedError when the file cannot be read as a document, or not within the limits */
export const readPlanFile = (path: string, directory: Directory, calendar: Calendar, language: Language = 'vi'): Promise<PlanFile> =>
  read({ document: { path }, directory, calendar: calendarData(calendar), language }, basename(path));

/**
 * A plan that was sent: it is never laid into a file.
 * @param signal of who sent it: gone, nobody wants to know
 */
export const readPlanBytes = (
  bytes: Uint8Array,
  name: string,
  directory: Directory,
  calendar: Calendar,
  signal?: AbortSignal,
): Promise<PlanFile> => read({ document: { bytes, name }, directory, calendar: calendarData(calendar), language: 'vi' }, name, signal);
