// Orders to a silence.
import type { Actor, Instant } from '../kernel/index.js';
import type { Silenced, SilenceEvents } from './silence.events.js';

const STREAM = 'silence-';
export const silenceStream = (silence: string): string => STREAM + silence;
/** Key of the silence a stream belongs to; null when it is not a silence's. */
export const silenceOfStream = (stream: string): string | null => (stream.startsWith(STREAM) ? stream.slice(STREAM.length) : null);

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
