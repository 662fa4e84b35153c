// Orders to the duties of one agency. They come from the cycle.
import type { DutyEvents } from './duty.events.js';

const STREAM = 'duty-';
export const dutyStream = (agency: string): string => STREAM + agency;
/** The agency a stream belongs to; null when it is not one of duties. */
export const agencyOfDuties = (stream: string): string | null => (stream.startsWith(STREAM) ? stream.slice(STREAM.length) : null);

export type TakeDuty = { type: 'TakeDuty' } & DutyEvents['DutyTaken'];
export type EndDuty = { type: 'EndDuty' } & DutyEvents['DutyEnded'];
export type ScheduleDuty = { type: 'ScheduleDuty' } & DutyEvents['DutyScheduled'];

export type DutyCommand = TakeDuty | EndDuty | ScheduleDuty;
