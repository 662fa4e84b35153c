// The blocks of the digest: the figures, and one list a concern; what is the same of several agencies is said once.
import { addDays, dayOf, type Day, type Instant } from '../kernel/index.js';
import type { Counts } from '../task/counts.rule.js';
import type * as vi from '../texts/vi/digest.js';
import type { DigestBlock, DigestItem, DigestReader } from './digest-letter.types.rule.js';
import type { Digest, LateLine, PartLine, Silence } from './digest.types.rule.js';

export type Words = typeof vi.digest;

/** The day whose 24:00 a moment is. */
export const dayBefore = (moment: Instant): Day => addDays(dayOf(moment), -1);

const FOUR = ['doneOnTime', 'doneLate', 'openOnTime', 'openLate'] as const;
const withDeadline = (counts: Counts): number => FOUR.reduce((sum, cell) => sum + counts[cell], 0);
const outside = ({ suspended, withdrawn, carriedOver }: Counts): number => suspended + withdrawn + carriedOver;

function countsBlock(digest: Digest, words: Words): DigestBlock {
  const { counts, countsBefore, lateShare } = digest;
  const whole = withDeadline(counts);
  const plain = (label: string, of: (each: Counts) => number): string[] => [
    label,
    words.plain(of(counts)),
    words.change(of(counts) - of(countsBefore)),
  ];
  const { cells, columns } = words;
  const [doneOnTime, doneLate, openOnTime, openLate] = FOUR.map((cell) => [
    cells[cell],
    words.share(counts[cell], whole),
    words.change(counts[cell] - countsBefore[cell]),
  ]) as [string[], string[], string[], string[]];
  return {
    heading: words.headings.counts,
    tone: counts.openLate > 0 ? 'late' : 'calm',
    notes: [words.denominator(whole), words.lateShare(lateShare.part, lateShare.whole)],
    table: {
      columns: [columns.cell, columns.value, columns.change(dayBefore(digest.before))],
      rows: [
        doneOnTime,
        doneLate,
        openOnTime,
        plain(cells.atRisk, (each) => each.atRisk),
        openLate,
        plain(cells.noDeadline, (each) => each.noDeadline),
        plain(cells.outside, outside),
      ],
    },
    groups: [],
  };
}

export interface Voice {
  words: Words;
  reader: DigestReader;
}

const urlOf = (task: string, { reader }: Voice): string | null =>
  reader.link ? `${reader.link}/nhiem-vu/${encodeURIComponent(task)}` : null;

const item = (line: PartLine, facts: string[], voice: Voice, mark: string | null = null): DigestItem => ({
  title: voice.words.task(line.code, line.title),
  url: urlOf(line.task, voice),
  mark,
  facts,
});

const list = (heading: string, tone: DigestBlock['tone'], items: DigestItem[], words: Words): DigestBlock[] =>
  items.length === 0
    ? []
    : [{ heading: words.counted(heading, items.length), tone, notes: [], table: null, groups: [{ title: null, items }] }];

const lateFacts = ({ due, originalDue, daysLate, suspensions }: LateLine, { words, reader }: Voice): string[] => [
  words.late(due, originalDue, daysLate.calendar, daysLate.working, daysLate.suspended?.calendar ?? 0),
  ...suspensions.map(({ code, params }) => reader.reason(code, params)),
];

function lateBlock({ late }: Digest, voice: Voice): DigestBlock {
  const { words } = voice;
  const parts = late.flatMap((each) => each.tasks);
  const count = parts.length;
  const tasks = new Set(parts.map((each) => each.task)).size;
  const heading = words.counted(words.headings.late, count);
  if (count === 0) return { heading, tone: 'calm', notes: [words.nothingLate], table: null, groups: [] };
  return {
    heading,
    tone: 'late',
    notes: tasks < count ? [words.repeated(count, tasks)] : [],
    table: null,
    groups: late.map(({ name, tasks }) => ({
      title: words.agency(name, tasks.length),
      items: tasks.map((each) => item(each, lateFacts(each, voice), voice, each.fresh ? words.fresh : null)),
    })),
  };
}

const plainItem = (title: string, facts: string[] = []): DigestItem => ({ title, url: null, mark: null, facts });

function silenceItem({ task, agency, until, reason, by }: Silence, voice: Voice): DigestItem {
  const { words } = voice;
  const facts = [words.silentUntil(until), words.silenceWhy(reason, by)];
  if (!task) return plainItem(words.silentAgency(agency ?? ''), facts);
  return {
    title: words.task(task.code, task.title),
    url: urlOf(task.id, voice),
    mark: null,
    facts: [...(agency ? [words.ofLeads([agency])] : []), ...facts],
  };
}

/** Lines that say the same of several agencies become one item that names them all. */
function together<Line>(
  lines: readonly Line[],
  sameness: (line: Line) => unknown,
  item: (alike: [Line, ...Line[]]) => DigestItem,
): DigestItem[] {
  const groups = new Map<string, [Line, ...Line[]]>();
  for (const line of lines) {
    const key = JSON.stringify(sameness(line));
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()].map(item);
}

const leadsOf = (lines: readonly PartLine[], { words }: Voice): string => words.ofLeads(lines.map(({ lead }) => lead));

const newlyLate = ({ newlyLate: lines }: Digest, voice: Voice): DigestItem[] =>
  together(
    lines,
    ({ task, due, daysLate }) => [task, due, daysLate.calendar],
    (alike) => item(alike[0], [leadsOf(alike, voice), ...lateFacts(alike[0], voice)], voice),
  );

const missingReports = ({ missingReports: lines }: Digest, { words, reader }: Voice): DigestItem[] =>
  together(
    lines,
    ({ period, due }) => [period, due],
    (alike) => {
      const [{ period, due, daysLate }] = alike;
      return plainItem(reader.report(period), [
        words.ofAgencies(alike.map(({ name }) => name)),
        words.late(due, null, daysLate.calendar, daysLate.working, 0),
      ]);
    },
  );

const atRisk = ({ atRisk: lines }: Digest, voice: Voice): DigestItem[] =>
  together(
    lines,
    ({ task, due, reasons }) => [task, due, reasons],
    (alike) => {
      const [first] = alike;
      const reasons = first.reasons.map(({ code, params }) => voice.reader.reason(code, params));
      return item(first, [leadsOf(alike, voice), voice.words.due(first.due), ...reasons], voice);
    },
  );

const undetermined = ({ undetermined: lines }: Digest, voice: Voice): DigestItem[] =>
  together(
    lines,
    ({ task, text, assignedOn }) => [task, text, assignedOn],
    (alike) => item(alike[0], [leadsOf(alike, voice), voice.words.undetermined(alike[0].text, alike[0].assignedOn)], voice),
  );

export function digestBlocks(digest: Digest, voice: Voice): DigestBlock[] {
  const { words, reader } = voice;
  const { headings } = words;
  const unreachable = digest.unreachable.map(({ since, kind, params }) => plainItem(words.unreachable(since, reader.chore(kind, params))));
  return [
    countsBlock(digest, words),
    ...list(headings.newlyLate, 'late', newlyLate(digest, voice), words),
    lateBlock(digest, voice),
    ...list(headings.missingReports, 'late', missingReports(digest, voice), words),
    ...list(headings.atRisk, 'soon', atRisk(digest, voice), words),
    ...list(headings.undetermined, 'soon', undetermined(digest, voice), words),
    ...list(headings.unreachable, 'soon', unreachable, words),
    ...list(
      headings.silences,
      'calm',
      digest.silences.map((each) => silenceItem(each, voice)),
      words,
    ),
  ];
}
