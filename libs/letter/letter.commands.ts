// Orders to a letter.
import type { z } from 'zod';
import type { Calendar } from '../deadline/calendars/calendar.rule.js';
import type { Actor, Day, Instant } from '../kernel/index.js';
import type { LetterEvents, StruckReason } from './letter.events.js';
import type { signBody } from './letter.requests.js';

export const letterKey = (day: Day, agency: string): string => `${day}.${agency}`;

const STREAM = 'letter-';
export const letterStream = (letter: string): string => STREAM + letter;
/** Key of the letter a stream belongs to; null when it is not a letter's. */
export const letterOfStream = (stream: string): string | null => (stream.startsWith(STREAM) ? stream.slice(STREAM.length) : null);

export type DraftLetter = { type: 'DraftLetter' } & LetterEvents['LetterDrafted'];
/** `entitled`: agencies whose people may record that it was signed. */
export type SignLetter = {
  type: 'SignLetter';
  letter: string;
  now: Instant;
  by: Actor;
  entitled: readonly string[];
  /** What an agency is called where it is named. */
  nameOf(agency: string): string;
  calendar: Calendar;
} & z.output<typeof signBody>;

/** What is no longer so of a draft; it changes nothing of a letter that is signed. */
export interface StrikeItems {
  type: 'StrikeItems';
  letter: string;
  tasks: readonly { task: string; reason: StruckReason }[];
}

export type LetterCommand = DraftLetter | StrikeItems | SignLetter;
