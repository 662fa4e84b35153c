// A view as one text message: the code of the task first, what is asked last, cut where it is too long. Several tasks are
// counted and the first of their codes named.
import { askOf } from '../../texts/facts/audience.js';
import * as en from '../../texts/en/sms.js';
import * as vi from '../../texts/vi/sms.js';
import { fit, prepare, type Coding } from '../sms/segments.rule.js';
import type { MessageView, Section, TaskLine } from './message-view.rule.js';
import { itemsOf, ledBy, type TaskItem } from './task-items.rule.js';

export interface SmsStyle {
  coding: Coding;
  /** Most parts a message may have. */
  maxParts: number;
  /** What the plan is known by, e.g. `CCHC`. */
  prefix: string;
  /** Whom to call, said last; null when nobody. */
  contact: string | null;
}

type Words = typeof vi.sms;
const WORDS: Record<MessageView['lang'], Words> = { vi: vi.sms, en: en.sms };

/** Codes named before the rest is only counted. */
const CODES_NAMED = 3;
/** Leads of one task named before they are only counted. */
const LEADS_NAMED = 2;

const ASKS_FOR_LETTER: readonly string[] = ['urge', 'explain', 'sanction'];
/** These have a term of their own beside that of the task. */
const ABOUT_EXPLANATION: readonly string[] = ['explanation-asked', 'unexplained'];

const kindOf = (words: Words, kind: string) => words.kinds[kind] ?? words.kinds.other!;
const daysOf = (row: TaskLine): number | null => row.late?.calendar ?? row.remaining?.calendar ?? null;

/** Days are said only when they are the same for every task. */
function labelOf(words: Words, { kind, rows, copy, audience }: Section): string {
  const [days = null, ...others] = new Set(rows.map(daysOf));
  return `${copy ? words.copy : ''}${kindOf(words, kind)
    .label(others.length === 0 ? days : null, copy ? 'follower' : audience)
    .trim()}`;
}

/** Whoever is asked for a letter is told the last one that was signed. */
function urgedBy(words: Words, { kind }: Section, { rows }: TaskItem): string[] {
  const [last] = rows.flatMap(({ urged }) => urged.slice(-1)).sort((one, other) => (one.date < other.date ? 1 : -1));
  return last && ASKS_FOR_LETTER.includes(kind) ? [words.urged(last.number, last.date)] : [];
}

const explanationOf = ({ kind }: Section, { first }: TaskItem): string[] =>
  ABOUT_EXPLANATION.includes(kind) ? first.explanation.map((each) => each.replace(/\.$/u, '')) : [];

/** The last day, told apart from that of an explanation. */
function dueOf(words: Words, { kind }: Section, { effectiveDue, due, milestone, provisional }: TaskLine): string[] {
  const day = effectiveDue ?? due;
  if (!day) return [];
  if (milestone) return [words.milestone(milestone.year, day, provisional)];
  return [ABOUT_EXPLANATION.includes(kind) ? words.taskDue(day, provisional) : words.due(day, provisional)];
}

/** Where two plans are of one year the number of the document tells which is meant. */
const headOf = (words: Words, { plan, code }: Pick<TaskLine, 'plan' | 'code'>, style: SmsStyle): string =>
  words.head(plan.alone ? style.prefix : plan.number, plan.year, code);

function leadsWords(words: Words, item: TaskItem): string {
  const leads = ledBy(item);
  if (item.first.report) return leads.length > LEADS_NAMED ? words.reporters(leads.length) : words.reporter(leads.join(', '));
  return leads.length > LEADS_NAMED ? words.leads(leads.length) : words.lead(leads.join(', '));
}

function aboutOne(words: Words, section: Section, item: TaskItem, style: SmsStyle): { keep: string; sentences: string[] } {
  const row = item.first;
  const keep = headOf(words, row, style);
  const suspended = row.late?.suspended ? [words.suspended(row.late.suspended.calendar)] : [];
  const facts = [
    `${keep} ${labelOf(words, section)}`,
    ...suspended,
    ...(row.report ? [row.title] : []),
    leadsWords(words, item),
    ...explanationOf(section, item),
    ...dueOf(words, section, row),
    ...urgedBy(words, section, item),
    ...(row.extension && row.news.length === 0 ? [words.waits(row.extension.askedOn, row.extension.by)] : []),
  ];
  return { keep, sentences: [...facts, ...(section.copy ? [] : [askOf(kindOf(words, section.kind), section.audience)])] };
}

/** @param codeOf what a task is named by */
function sectionOfMany(words: Words, section: Section, codeOf: (row: TaskLine) => string): string {
  const items = itemsOf(section.rows);
  if (items.every(({ first }) => first.report)) {
    const titles = [...new Set(items.map(({ first }) => first.title))];
    return words.severalReports(labelOf(words, section), items.length, titles);
  }
  const named = items
    .map(({ first }) => codeOf(first))
    .filter(Boolean)
    .slice(0, CODES_NAMED);
  const count = items.length;
  const said = words.several(labelOf(words, section), count);
  return named.length > 0 ? `${said} (${words.codes(named, count - named.length)})` : said;
}

function aboutMany(words: Words, view: MessageView, style: SmsStyle): { keep: string; sentences: string[] } {
  const [first] = view.sections;
  const plans = new Set(view.sections.flatMap(({ rows }) => rows.map((row) => headOf(words, { ...row, code: '' }, style))));
  // Tasks of one plan are named below its name; of several, each with its own.
  const [only = style.prefix, ...others] = plans;
  const keep = others.length > 0 ? style.prefix : only;
  const codeOf = (row: TaskLine): string => (others.length > 0 && row.code ? headOf(words, row, style) : row.code);
  const [said = '', ...more] = view.sections.map((section) => sectionOfMany(words, section, codeOf));
  const ask = first && !first.copy ? [askOf(kindOf(words, first.kind), first.audience)] : [];
  return { keep, sentences: [`${keep}. ${said}`, ...more, ...ask] };
}

/** The text as it goes out. */
export function smsText(view: MessageView, style: SmsStyle): string {
  const words = WORDS[view.lang];
  const [section, ...more] = view.sections;
  const [item, ...others] = itemsOf(section?.rows ?? []);
  const one = section && item && more.length === 0 && others.length === 0;
  const { keep, sentences } = one ? aboutOne(words, section, item, style) : aboutMany(words, view, style);
  const whole = [...sentences, ...(style.contact ? [style.contact] : [])].map((each) => `${each}.`).join(' ');
  return fit(prepare(whole, style.coding), prepare(keep, style.coding), style.maxParts, style.coding);
}
