// A view put into words, once, so that the text part and the HTML part of a mail cannot say different things.
import { addDays, dayOf, printDay, timeOfDay } from '../../kernel/index.js';
import { askOf, shareOf } from '../../texts/facts/audience.js';
import * as en from '../../texts/en/notice.js';
import * as vi from '../../texts/vi/notice.js';
import type { ReadLink } from './read-button.template.js';
import { KINDS, type LateCount, type MessageView, type NoticeKind, type Section, type TaskLine } from './message-view.rule.js';
import { urgingOf } from './urging.rule.js';
import { itemsOf, ledBy, otherLeads, saidOfEach, type TaskItem } from './task-items.rule.js';

export interface Letter {
  lang: string;
  subject: string;
  organisation: string;
  salutation: string;
  summary: string;
  parts: LetterPart[];
  /** Where to go on, when the service has an address. */
  open: { label: string; url: string } | null;
  /** Where the reader acknowledges the letter, and what that is good for. */
  read: ReadLink | null;
  decline: { label: string; url: string } | null;
  why: { heading: string; lines: string[] };
  closing: string[];
}

export interface LetterPart {
  heading: string;
  tone: 'late' | 'soon' | 'calm';
  intro: string;
  items: LetterItem[];
  /** What the reader is asked to do; null when nothing. */
  ask: string | null;
}

export interface LetterItem {
  title: string;
  url: string | null;
  facts: { label: string; value: string; strong: boolean }[];
}

type Words = typeof vi.mail;

const WORDS: Record<MessageView['lang'], Words> = { vi: vi.mail, en: en.mail };
/** With the mark before it, what mail programs show of a subject (RFC 5322 section 2.1.1 advises 78 for a line). */
const MOST_HEADLINE = 67;
const LATE: readonly string[] = ['sanction', 'explain', 'unexplained', 'explanation-asked', 'urge', 'late', 'report-missing'];
const SOON: readonly string[] = ['due-tomorrow', 'due-soon', 'report-due'];

const isKnown = (kind: string): kind is NoticeKind => (KINDS as readonly string[]).includes(kind);
const kindWords = (words: Words, kind: string) => words.kinds[isKnown(kind) ? kind : 'other'];
const tone = (kind: string): LetterPart['tone'] => (LATE.includes(kind) ? 'late' : SOON.includes(kind) ? 'soon' : 'calm');

const distinct = <Item, Value>(items: readonly Item[], of: (item: Item) => Value): Value[] => [...new Set(items.map(of))];

/** Who leads one task and follows another is told of each apart. */
function label(words: Words, section: Section, view: MessageView): string {
  const own = view.sections.some(({ kind, copy, audience }) => kind === section.kind && !copy && audience === 'doer');
  const name = plainLabel(words, section, view);
  return own && !section.copy && section.audience !== 'doer' ? words.followed(name) : name;
}

/** "Tomorrow" is said only when it is true of every line; before a weekend the day is merely near. */
function plainLabel(words: Words, section: Section, view: MessageView): string {
  const tomorrow = addDays(dayOf(view.generatedAt), 1);
  if (section.kind === 'due-tomorrow' && section.rows.every((row) => row.effectiveDue === tomorrow)) return words.tomorrow;
  return kindWords(words, section.kind).label;
}

const areReports = (items: readonly TaskItem[]): boolean => items.every(({ first }) => first.report);

/** How many tasks, or reports, are listed. */
function counted(words: Words, items: readonly TaskItem[]): string {
  if (areReports(items)) return words.reports(items.length);
  return items.some(({ first }) => first.report) ? words.matters(items.length) : words.tasks(items.length);
}

const listedIn = (sections: readonly Section[]): TaskItem[] => itemsOf(sections.flatMap(({ rows }) => rows));

/** What the reader is asked to act on, and how many there are to know of beside it. */
function withToKnow(words: Words, counts: readonly string[], sections: readonly Section[]): string[] {
  const copies = sections.filter(({ copy }) => copy);
  const toKnow = copies.length > 0 ? [words.toKnow(counted(words, listedIn(copies)))] : [];
  return [...counts.filter((_, index) => !sections[index]?.copy), ...toKnow];
}

/** The first section, and how many there are in the others beside its own: whatever they are, they are not what the first one says. */
function withOthers(words: Words, first: string, [own, ...others]: readonly Section[]): string[] {
  const named = new Set(own?.rows.map((row) => row.task));
  const rest = listedIn(others).filter(({ first: { task } }) => !named.has(task));
  return rest.length === 0 ? [first] : [first, words.others(counted(words, rest))];
}

const onlyReports = (view: MessageView): boolean => view.sections.every((section) => section.rows.every((row) => row.report));

function headline(words: Words, view: MessageView): string {
  const counts = view.sections.map((section) =>
    words.count(label(words, section, view), counted(words, itemsOf(section.rows)), section.copy),
  );
  const leads = distinct(
    view.sections.flatMap((section) => section.rows),
    (row) => row.lead,
  );
  const [only] = leads;
  const whose = leads.length === 1 && only ? words.ofAgency(only) : words.ofAgencies(leads.length);
  const [first = '', ...rest] = counts;
  if (rest.length === 0) return words.headline(counts, whose);
  // Shorter and shorter, rather than being cut off by the mail program.
  const toKnow = view.sections[0]?.copy ? counts : withToKnow(words, counts, view.sections);
  const forms = [counts, toKnow, withOthers(words, first, view.sections)].flatMap((said) => [
    words.headline(said, whose),
    words.headline(said, ''),
  ]);
  return forms.find((form) => form.length <= MOST_HEADLINE) ?? forms.at(-1)!;
}

/** Said once, whichever lines the days stand in. */
function mayChange(words: Words, { sections }: MessageView): string[] {
  const years = new Set(sections.flatMap(({ rows }) => rows.flatMap(({ provisional }) => provisional ?? [])));
  return years.size > 0 ? [words.mayChange([...years].sort((one, other) => one - other))] : [];
}

function dueWords(words: Words, row: TaskLine): string {
  if (!row.due) return row.standing ? words.standing : words.noDay(row.dueText);
  const rolled = row.effectiveDue && row.effectiveDue !== row.due ? words.rolled(printDay(row.effectiveDue)) : '';
  const extended = row.originalDue && row.originalDue !== row.due ? words.extended(printDay(row.originalDue)) : '';
  const day = words.provisionalDay(`${printDay(row.due)}${rolled}`, row.provisional) + extended;
  return row.milestone ? words.milestone(row.milestone, day) : day;
}

const lateWords = (words: Words, { calendar, working, suspended }: LateCount): string =>
  `${words.days(calendar, working)}${suspended ? words.ofWhichSuspended(suspended.calendar, suspended.working) : ''}`;

type Fact = LetterItem['facts'][number];
const fact = (name: string, value: string, strong = false): Fact => ({ label: name, value, strong });

/** What the item is about: the task as the plan has it, or the report with the tasks it covers. */
function subject(words: Words, item: TaskItem): Fact[] {
  const { labels } = words;
  const { first } = item;
  const who = ledBy(item).join('; ');
  if (first.report)
    return [fact(labels.reporter, who), fact(labels.data, first.report.data), fact(labels.covers, first.report.tasks.join('; '))];
  return [fact(labels.plan, words.plan(first.plan.number, first.plan.year)), fact(labels.lead, who)];
}

function remainingWords(words: Words, { remaining, late }: TaskLine): string | null {
  if (!remaining || late) return null;
  return remaining.calendar === 0 ? words.today : words.days(remaining.calendar, remaining.working);
}

/** Sentences that become one list lose their full stops, but for none at the end. */
const listed = (values: readonly string[]): string | null =>
  values.length > 0 ? values.map((each) => each.replace(/\.$/, '')).join('; ') : null;

function facts(words: Words, kind: string, item: TaskItem): Fact[] {
  const { labels } = words;
  const said = (name: string, value: string | null, strong = false): Fact[] => (value === null ? [] : [fact(name, value, strong)]);
  const each = (of: (row: TaskLine) => string | null): string | null => saidOfEach(item, of);
  return [
    ...said(
      labels.news,
      each((row) => listed(row.news)),
      true,
    ),
    ...subject(words, item),
    ...said(labels.jointLeads, listed(otherLeads(item))),
    ...said(
      labels.coordinators,
      each((row) => listed(row.coordinators)),
    ),
    fact(labels.due, dueWords(words, item.first), true),
    ...said(
      labels.late,
      each((row) => row.late && lateWords(words, row.late)),
      true,
    ),
    ...said(
      labels.remaining,
      each((row) => remainingWords(words, row)),
    ),
    ...said(
      labels.changes,
      each((row) => (row.changes.length > 0 ? row.changes.join(' ') : null)),
    ),
    ...said(
      labels.suspended,
      each((row) => (row.suspensions.length > 0 ? row.suspensions.join(' ') : null)),
    ),
    ...said(
      labels.phase,
      each((row) => row.phase),
    ),
    ...said(
      labels.urged,
      each((row) => urgingOf(words, kind, row)),
    ),
    ...said(
      labels.explanation,
      each((row) => (row.explanation.length > 0 ? row.explanation.join(' ') : null)),
    ),
    ...said(
      labels.extension,
      // News of the request says all of it.
      each(({ extension, news }) =>
        extension && news.length === 0
          ? words.extensionAsked(printDay(extension.askedOn), printDay(extension.to), extension.paper, extension.by)
          : null,
      ),
    ),
    ...said(
      labels.risks,
      each((row) => (row.risks.length > 0 ? row.risks.join(' ') : null)),
    ),
  ];
}

/** One request is named where the lead is asked; several stand beside their tasks. */
function waits(words: Words, rows: readonly TaskLine[]): { some: string; all: string } {
  const said = distinct(
    rows.flatMap(({ extension }) => extension ?? []),
    ({ askedOn, by }) => words.extensionWaits(printDay(askedOn), by),
  );
  return { some: words.extensionsAsked, all: said.length === 1 && said[0] ? said[0] : words.extensionsWait };
}

function part(words: Words, section: Section, view: MessageView): LetterPart {
  const spoken = kindWords(words, section.kind);
  const name = label(words, section, view);
  const items = itemsOf(section.rows);
  const asked = {
    late: section.rows.every(({ late }) => late),
    waiting: shareOf(section.rows, ({ extension }) => Boolean(extension)),
    over: shareOf(section.rows, ({ explanationOver }) => explanationOver === true),
  };
  return {
    heading: words.sectionHeading(name, counted(words, items), section.copy),
    tone: section.copy ? 'calm' : tone(section.kind),
    intro: words.inNumber(section.copy ? words.copyIntro(name, areReports(items), section.audience) : spoken.intro, items.length),
    items: items.map((item) => ({
      title: words.itemTitle(item.first.code, item.first.title),
      url: item.first.url,
      facts: facts(words, section.kind, item),
    })),
    ask: section.copy ? null : words.inNumber(askOf(spoken, section.audience, asked, waits(words, section.rows)), items.length),
  };
}

const isAskedToDo = (view: MessageView): boolean => view.sections.some(({ copy, audience }) => !copy && audience === 'doer');

export function letter(view: MessageView): Letter {
  const words = WORDS[view.lang];
  const items = itemsOf(view.sections.flatMap(({ rows }) => rows)).length;
  const at = `${timeOfDay(view.generatedAt)} ${words.onDay(printDay(dayOf(view.generatedAt)))}`;
  return {
    lang: view.lang,
    subject: `[Đúng Hạn] ${headline(words, view)}`,
    organisation: view.organisation,
    salutation: words.salutation(view.addressee),
    summary: words.inNumber(words.summary(at, onlyReports(view)), items),
    parts: view.sections.map((section) => part(words, section, view)),
    open: view.link ? { label: words.inNumber(isAskedToDo(view) ? words.open : words.look, items), url: view.link } : null,
    read: view.read ? { ...words.read, url: view.read } : null,
    decline: view.decline ? { label: words.decline, url: view.decline } : null,
    why: { heading: words.whyHeading, lines: view.why },
    closing: [...mayChange(words, view), words.automatic(view.organisation), words.noReply],
  };
}
