// Orders to a silence, with the schemas of what a person states.
import { z } from 'zod';
import { dayField, type Actor, type Instant } from '../kernel/index.js';
import type { Silenced, SilenceEvents } from './silence.events.js';

const STREAM = 'silence-';
export const silenceStream = (silence: string): string => STREAM + silence;
/** Key of the silence a stream belongs to; null when it is not a silence's. */
export const silenceOfStream = (stream: string): string | null => (stream.startsWith(STREAM) ? stream.slice(STREAM.length) : null);

const id = z.string().trim().min(1).max(160);
const reason = z.string().trim().min(1).max(2000);

export const startBody = z.strictObject({
  task: id.nullish().describe('Task to silence; either this or agency'),
  part: id.nullish().describe("With task: only this lead agency's part"),
  agency: id.nullish().describe('Agency to silence as a whole'),
  reason,
  until: dayField.describe('Last day of the silence, YYYY-MM-DD'),
});

export const endBody = z.strictObject({ reason });

/** What the rule needs to know about who may. */
export interface Rights {
  now: Instant;
  by: Actor;
  /** Agencies that may silence it: who follows it, and who assigned it. */
  entitled: readonly string[];
  /** What an agency is called where it is named. */
  nameOf(agency: string): string;
  /** Agencies whose reminders are held back; they never silence themselves. */
  concerned: readonly string[];
}

export type StartSilence = { type: 'StartSilence' } & SilenceEvents['SilenceStarted'] & Rights;
export type EndSilence = { type: 'EndSilence'; silence: string; reason: string } & Rights;
export type LiftSilence = { type: 'LiftSilence' } & Silenced;

export type SilenceCommand = StartSilence | EndSilence | LiftSilence;
