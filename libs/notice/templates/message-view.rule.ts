// What a message says, before it is put into words: the sections, most urgent first, each with its tasks. The caller
// knows the tasks; this file knows how notices become sections and lines.
import type { Day, Instant } from '../../kernel/index.js';
import { AUDIENCES, type Audience } from '../../texts/facts/audience.js';
import type { NoticeRow } from '../facts/notices.projection.js';
import { newsNumber } from '../facts/occasion.rule.js';
import { audienceOf } from './audience.rule.js';

export type Language = 'vi' | 'en';

/** Kinds with a wording of their own, most urgent first. A policy may name others; they get a neutral wording. */
export const KINDS = [
  'sanction',
  'explain',
  'unexplained',
  'explanation-asked',
  'urge',
  'extension-asked',
  'declined',
  'completion-reported',
  'explanation-given',
  'wait-stated',
  'late',
  'report-missing',
  'completion-returned',
  'extension-refused',
  'decline-refused',
  'due-tomorrow',
  'due-soon',
  'report-due',
  'resumed',
  'lead-changed',
  'taken-away',
  'withdrawn',
  'suspended',
  'carried-over',
  'amended',
  'extension-granted',
  'deadline-set',
  'coordinator-named',
  'coordinator-released',
  'coordinators-changed',
  'wait-refused',
  'wait-confirmed',
  'explanation-accepted',
  'completion-confirmed',
  'milestone-confirmed',
  'no-progress',
  'reminder',
  'undetermined',
  'not-accepted',
  'assigned',
] as const;
export type NoticeKind = (typeof KINDS)[number];

/** Days by the calendar and by the civil-service calendar. */
export interface DayCount {
  calendar: number;
  working: number;
}

/** A letter to the lead about the task that people have signed. */
export interface UrgingLetter {
  number: string;
  date: Day;
  kind: 'urge' | 'explain' | 'sanction';
}

/** Days late; `suspended`: on how many of them the task stood still by decision, null when on none. */
export interface LateCount extends DayCount {
  suspended: DayCount | null;
}

/** One task, or one lead's part of it, as the reader must know it. Names are names, never ids. */
export interface TaskLine {
  task: string;
  part: string;
  /** Unique in the plan, e.g. `II.1.3`. */
  code: string;
  title: string;
  /** `alone`: no other plan is of that year, so that the year tells which one is meant. */
  plan: { number: string; year: number; alone: boolean };
  lead: string;
  /** Those who lead it now, when the part spoken of was handed over. */
  nowLedBy?: string[];
  /** The other leads of a joint task. */
  jointLeads: string[];
  coordinators: string[];
  /** The last day in force, as printed or as extended; null when none can be computed. */
  due: Day | null;
  /** `due` rolled over rest days; equal to it when nothing is rolled. */
  effectiveDue: Day | null;
  /** The year whose notice the day waits for: computed from the law, it may still change. */
  provisional?: number | null;
  /** The first day, when an extension replaced it. */
  originalDue: Day | null;
  /** What the day is a milestone of; null when it is the day of the whole work. */
  milestone: { year: string | null; recurring: boolean; listed: boolean; last: boolean } | null;
  /** Work without end: it has no day, and none is awaited. */
  standing?: boolean;
  /** The deadline cell, verbatim. */
  dueText: string;
  late: LateCount | null;
  remaining: DayCount | null;
  /** Label of the processing state, in the language of the message. */
  phase: string;
  /** The letters by which the lead was urged, as far as they are on record; none is claimed beside them. */
  urged: UrgingLetter[];
  /** How it came to its lead and its day where neither is as the plan has it, in the language of the message. */
  changes: string[];
  /** When it stood still and by what paper, in the language of the message. */
  suspensions: string[];
  /** Where a request for explanation stands, in the language of the message; empty when none does. */
  explanation: string[];
  /** The term to explain was over when the request was recorded. */
  explanationOver?: boolean;
  /** The extension that the lead has asked for and that waits: when it asked, until when, by what paper, and who decides. */
  extension?: { askedOn: Day; to: Day; paper: string; by: string } | null;
  /** What makes it uncertain that the day will be met, in the language of the message. */
  risks: string[];
  /** What a periodic report covers; null when the line is about a task. */
  report: { data: string; tasks: string[] } | null;
  /** What has happened to it, in the language of the message. */
  news: string[];
  /** Page of the task, when the service has an address. */
  url: string | null;
}

export interface Section {
  kind: string;
  /** For information only: the reader is not asked to act. */
  copy: boolean;
  /** Who is spoken to: nobody is asked for what another must do. */
  audience: Audience;
  rows: TaskLine[];
}

export interface MessageView {
  lang: Language;
  addressee: string;
  /** Who sends, e.g. "Hệ thống Đúng Hạn - UBND tỉnh Nam Định". */
  organisation: string;
  /** Why this reader is told; each a clause or sentence in the language of the message. */
  why: string[];
  sections: Section[];
  /** Address of the service, if it has one that readers can open. */
  link: string | null;
  /** Where the reader acknowledges the message; none without an address. */
  read?: string | null;
  /** Where the reader may decline further mails of this kind; none for what must be read. */
  decline?: string | null;
  /** The moment the figures are of. */
  generatedAt: Instant;
}

/** What only the caller can say about a notice. */
export interface ViewSource {
  lang: Language;
  organisation: string;
  link: string | null;
  generatedAt: Instant;
  lineOf(notice: NoticeRow): TaskLine;
  whyOf(notice: NoticeRow): string;
}

const urgency = (kind: string): number => {
  const place = (KINDS as readonly string[]).indexOf(kind);
  return place < 0 ? KINDS.length : place;
};

const rank = (audience: Audience): number => AUDIENCES.indexOf(audience);

const bySection = (one: Section, other: Section): number =>
  Number(one.copy) - Number(other.copy) ||
  urgency(one.kind) - urgency(other.kind) ||
  (one.kind === other.kind ? rank(one.audience) - rank(other.audience) : one.kind < other.kind ? -1 : 1);

const dueFirst = (line: TaskLine): string => line.effectiveDue ?? '9999';
const byDue = (one: TaskLine, other: TaskLine): number =>
  dueFirst(one) < dueFirst(other) ? -1 : dueFirst(one) > dueFirst(other) ? 1 : one.task < other.task ? -1 : one.task > other.task ? 1 : 0;

/** Asked to act goes before being told, and who must do the work before who follows it. */
const says = (notice: NoticeRow): number => Number(notice.copy) * AUDIENCES.length + rank(audienceOf(notice.role));

/** Notices about one part at one rung are one line; asked to act in one role, the reader is asked to act. */
function onePerPart(notices: readonly NoticeRow[]): NoticeRow[] {
  const lines = new Map<string, NoticeRow>();
  for (const notice of notices) {
    const key = JSON.stringify([notice.task, notice.part, notice.step, notice.kind, newsNumber(notice.occasion)]);
    const known = lines.get(key);
    if (!known || says(notice) < says(known)) lines.set(key, notice);
  }
  return [...lines.values()];
}

/** That the lead has changed says who leads now: beside it nobody else is told that the new lead was given the task. */
function notToldTwice(notices: readonly NoticeRow[]): NoticeRow[] {
  const placeOf = ({ task, part }: NoticeRow): string => JSON.stringify([task, part]);
  const changed = new Set(notices.filter(({ kind }) => kind === 'lead-changed').map(placeOf));
  return notices.filter((notice) => notice.kind !== 'assigned' || !notice.copy || !changed.has(placeOf(notice)));
}

/** Steps before the day, and news that puts work before its lead with the day it has: beside it they say nothing more. */
const BEFORE_DAY: readonly string[] = ['reminder', 'due-soon', 'due-tomorrow'];
const SAYS_DAY: readonly string[] = [
  'completion-returned',
  'resumed',
  'lead-changed',
  'decline-refused',
  'extension-refused',
  'extension-granted',
  'deadline-set',
];

/** One line of a message; `also`: news that it tells besides. */
interface Told {
  notice: NoticeRow;
  also: NoticeRow[];
}

const saysTheSame = (step: NoticeRow, news: NoticeRow): boolean =>
  news.task === step.task &&
  news.part === step.part &&
  (BEFORE_DAY.includes(step.kind) ? SAYS_DAY.includes(news.kind) : step.kind === 'late' && news.kind === 'completion-returned');

/** Whether the step is where its reader finds the line: it asks more of him, or the day has passed. */
const outranks = (step: NoticeRow, news: NoticeRow): boolean =>
  says(step) < says(news) || (says(step) === says(news) && urgency(step.kind) < urgency(news.kind) && step.kind === 'late');

/** A step about the day, and news that says the day, are one line: what happened and how much time is left. */
function standOnce(notices: readonly NoticeRow[]): Told[] {
  const isNews = ({ occasion }: NoticeRow): boolean => newsNumber(occasion) !== null;
  const pairs = notices
    .filter((each) => !isNews(each))
    .flatMap((step) => notices.filter((each) => isNews(each) && saysTheSame(step, each)).map((news) => ({ step, news })));
  const dropped = new Set(pairs.map(({ step, news }) => (outranks(step, news) ? news : step)));
  return notices
    .filter((each) => !dropped.has(each))
    .map((notice) => ({ notice, also: pairs.filter(({ step, news }) => step === notice && dropped.has(news)).map(({ news }) => news) }));
}

/** The view of a message that carries `notices`. */
export function viewMessage(addressee: string, raised: readonly NoticeRow[], source: ViewSource): MessageView {
  const notices = notToldTwice(raised);
  const sections = new Map<string, Section>();
  for (const { notice, also } of standOnce(onePerPart(notices))) {
    const { template: kind, copy } = notice;
    const audience = audienceOf(notice.role);
    // What is for information says the same to everybody.
    const key = JSON.stringify([kind, copy || audience]);
    const section = sections.get(key) ?? { kind, copy, audience, rows: [] };
    const line = source.lineOf(notice);
    section.rows.push(also.length > 0 ? { ...line, news: [...line.news, ...also.flatMap((each) => source.lineOf(each).news)] } : line);
    sections.set(key, section);
  }
  const { lang, organisation, link, generatedAt } = source;
  return {
    lang,
    addressee,
    organisation,
    link,
    generatedAt,
    why: [...new Set(notices.map((notice) => source.whyOf(notice)))],
    sections: [...sections.values()].map((section) => ({ ...section, rows: section.rows.sort(byDue) })).sort(bySection),
  };
}
