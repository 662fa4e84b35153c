// What people read about silences: refusals, the trail, the list.
import { printDay } from '../../kernel/day.rule.js';
import type { SilenceSentences } from '../facts/silence-facts.js';
import type { Sentences } from '../facts/sentences.js';
import { whoMay } from './who-may.js';

type Names = (agency: string) => string;

/** What is silenced. */
export function silenceSubject({ part, agency }: { part: string | null; agency: string | null }, names: Names): string {
  if (agency) return `everything of ${names(agency)}`;
  return part ? `the part of ${names(part)}` : 'this task';
}

export const refusals = {
  'silence.unknown': (p) => `There is no silence “${p.silence}”.`,
  'silence.one-subject': () => 'Name a task (perhaps with the part of one agency) or an agency, and not both.',
  'silence.own': () => 'A lead agency may not silence the reminders to itself.',
  'silence.not-entitled': (p) => `Only ${whoMay(p)} may silence reminders.`,
  'silence.past': (p) => `The last day ${printDay(String(p.until))} has passed (today is ${printDay(String(p.today))}).`,
  'silence.too-long': (p) => `A silence lasts at most ${p.most} days; ${printDay(String(p.until))} is too far away.`,
  'silence.over': (p) => `The silence “${p.silence}” is over.`,
} satisfies Sentences;

export const events: SilenceSentences = {
  SilenceStarted: (d, names) => `Reminders about ${silenceSubject(d, names)} are silenced to the end of ${printDay(d.until)}: ${d.reason}`,
  SilenceEnded: (d, names) => `The silence over ${silenceSubject(d, names)} was ended early: ${d.reason}`,
  SilenceLifted: (d, names) => `The silence over ${silenceSubject(d, names)} is over`,
};
