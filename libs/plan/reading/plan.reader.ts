// A plan from what somebody brings, read in a process of its own.
import { basename } from 'node:path';
import type { Directory } from '../../agency/directory/agency.types.rule.js';
import { calendarData, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { readingRoom } from '../../kernel/reading-room.js';
import type { Language } from '../../texts/index.js';
import type { PlanFile } from './plan-file.reader.js';
import type { ReadingOrder } from './plan.process.js';

export type { PlanFile } from './plan-file.reader.js';

const read = readingRoom<ReadingOrder, PlanFile>(new URL('./plan.process.js', import.meta.url));

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
