// All that a user reads, in Vietnamese and in English, joined from one file a feature in each language.
import type { Refusal, StoredEvent } from '../kernel/index.js';
import * as en from './en/index.js';
import type { EventSentence, Params } from './facts/sentences.js';
import * as vi from './vi/index.js';

export type Language = 'vi' | 'en';

type Feature = typeof vi;

/** Every refusal that has a sentence. */
export type RefusalCode = keyof Feature['refusals'];

export interface Texts {
  language: Language;
  page: Feature['page'];
  cli: Feature['cli'];
  phases: Feature['phases'];
  /** Where a task that was carried over goes on. */
  carriedTo: Feature['carriedTo'];
  /** What an order to a task is called, by its type. */
  actionName: Feature['actionName'];
  /** Where a task stands; a standing task (`regular`) has no term by nature. */
  standingOf: Feature['standingOf'];
  milestoneDue: Feature['milestoneDue'];
  /** What the version of a calendar, or of a policy, is called. */
  calendarName: Feature['calendarName'];
  policyName: Feature['policyName'];
  /** What the counts leave out, as a sentence; null when nothing. */
  leftOut: Feature['leftOut'];
  /** Why agencies add up to more than the total. */
  whyMore: string;
  standings: Feature['standings'];
  roles: Feature['roles'];
  /** Somebody who was spoken for, and who gave the command. */
  via: Feature['via'];
  audit: Feature['audit'];
  /** Days of the calendar that may still move, and its notices. */
  calendar: Feature['calendar'];
  /** Where a message stands. */
  states: Feature['states'];
  contactRoles: Feature['contactRoles'];
  agencyKinds: Feature['agencyKinds'];
  /** Where a message stands that only became a file. */
  stored: string;
  /** What is wrong with an address, by code. */
  addressFaults: Feature['addressFaults'];
  /** What went wrong at an attempt, as we call it or as the server has said it. */
  attemptFault: Feature['attemptFault'];
  /** What the channels are called: all of them, and any one. */
  channels: Feature['channels'];
  channelName: Feature['channelName'];
  /** What each variable of the environment means. */
  settings: Feature['settings'];
  /** What the roles of recipients are called. */
  recipientRoles: Feature['recipientRoles'];
  /** Why a chore about an unknown outcome is closed by itself. */
  settled: string;
  /** Why a chore about a carry-over is closed by itself. */
  carryOverSettled: string;
  /** Why the chore about a stream on which something broke is closed by itself. */
  streamMended: string;
  /** What a kind of notice is called. */
  kindLabel: Feature['kindLabel'];
  /** What the role of a recipient is called. */
  roleName(role: string): string;
  letterKinds: Feature['letterKinds'];
  whyStruck: Feature['whyStruck'];
  draftState: Feature['draftState'];
  silenceSubject: Feature['silenceSubject'];
  /** Words about periodic reports. */
  report: Pick<Feature, 'periodName' | 'reportTitle' | 'reportData' | 'reportTasks' | 'reportStandings'>;
  review: Feature['review'];
  points: Feature['points'];
  fates: Feature['fates'];
  differenceKinds: Feature['differenceKinds'];
  choices: Feature['choices'];
  outcomes: Feature['outcomes'];
  notes: Feature['notes'];
  amendmentPhases: Feature['amendmentPhases'];
  /** A refusal as a sentence. */
  refusal(refusal: Refusal): string;
  /** A reason with its parameters as a sentence: why a notice was raised, dropped or skipped. */
  reason(code: string, params: Params): string;
  /** What an administrator must put right, as a sentence. */
  chore(kind: string, params: Params): string;
  /** A problem of a document as a sentence. */
  problem(code: string, params: Params): string;
  /** An event as a sentence of the trail. */
  sentenceOf(event: StoredEvent, nameOf: (agency: string) => string): string;
}

function textsOf(language: Language, words: Feature): Texts {
  const refusals: Record<string, (params: Params) => string> = words.refusals;
  const reasons: Record<string, (params: Params) => string> = words.reasons;
  const chores: Record<string, (params: Params) => string> = words.chores;
  const events: Record<string, EventSentence> = words.events;
  return {
    ...words,
    language,
    roleName: (role) => (words.recipientRoles as Readonly<Record<string, string>>)[role] ?? role,
    letterKinds: words.letterKinds,
    whyStruck: words.whyStruck,
    draftState: words.draftState,
    silenceSubject: words.silenceSubject,
    report: words,
    refusal: ({ code, params }) => refusals[code]?.(params) ?? code,
    reason: (code, params) => reasons[code]?.(params) ?? code,
    chore: (kind, params) => chores[kind]?.(params) ?? kind,
    problem: (code, params) => words.problems[code]?.(params) ?? code,
    sentenceOf: (event, nameOf) => events[event.type]?.(event.data as never, nameOf) ?? event.type,
  };
}

const LANGUAGES: Record<Language, Texts> = { vi: textsOf('vi', vi), en: textsOf('en', en) };

export const texts = (language: Language): Texts => LANGUAGES[language];

/** The codes each language has a sentence for; the catalogue checks them against what the features declare. */
export const codes = { refusals: Object.keys(vi.refusals) as RefusalCode[], events: Object.keys(vi.events) };
