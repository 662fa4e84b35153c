// The blocks of the digest: the figures, and one list a concern; what is the same of several agencies is said once.
import { addDays, dayOf, type Day, type Instant } from '../kernel/index.js';
import type { Counts } from '../task/standing/counts.rule.js';
import type * as vi from '../texts/vi/digest.js';
import type { DigestBlock, DigestItem, DigestReader } from './digest-letter.types.rule.js';
import type { Digest, LateLine, PartLine, Silence } from './digest.types.rule.js';

export type Words = typeof vi.digest;

/** The day whose 24:00 a moment is. */
export const dayBefore = (moment: Instant): Day => addDays(dayOf(moment), -1);

const FOUR = ['doneOnTime', 'doneLate', 'openOnTime', 'openLate'] as const;
const withDeadline = (counts: Counts): number => FOUR.reduce((sum, cell) => sum + counts[cell], 0);

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
    notes: [[words.denominator(whole), words.leftOut(counts)].filter(Boolean).join(' '), words.lateShare(lateShare.part, lateShare.whole)],
    table: {
      columns: [columns.cell, columns.value, columns.change(dayBefore(digest.before))],
      rows: [
        doneOnTime,
        doneLate,
        openOnTime,
        plain(cells.atRisk, (each) => each.atRisk),
        openLate,
        plain(cells.milestonePassed, (each) => each.milestonePassed),
        plain(cells.noDeadline, (each) => each.noDeadline),
        plain(cells.suspended, (each) => each.suspended),
        plain(cells.withdrawn, (each) => each.withdrawn),
        plain(cells.carriedOver, (each) => each.carriedOver),
      ],
    },
    groups: [],
  };
}

export interface Voice {
  words: Words;
  reader: DigestReader;
  /** Tasks of several plans are listed, so that each is said to be of its own. */
  several: boolean;
}

const urlOf = (task: string, { reader }: Voice): string | null =>
  reader.link ? `${reader.link}/nhiem-vu/${encodeURIComponent(task)}` : null;

const item = (line: PartLine, facts: string[], voice: Voice, mark: string | null = null): DigestItem => ({
  title: voice.words.task(line.code, line.title, voice.several ? line.plan : null),
  url: urlOf(line.task, voice),
  mark,
  facts,
});

const list = (heading: string, tone: DigestBlock['tone'], items: DigestItem[], words: Words): DigestBlock[] =>
  items.length === 0
    ? []
    : [{ heading: words.counted(heading, items.length), tone, notes: [], table: null, groups: [{ title: null, items }] }];

const lateFacts = ({ due, originalDue, daysLate, changes, suspensions }: LateLine, { words, reader }: Voice): string[] => [
  words.late(due, originalDue, daysLate.calendar, daysLate.working, daysLate.suspended?.calendar ?? 0),
  ...[...changes, ...suspensions].map(({ code, params }) => reader.reason(code, params)),
];

const leadsOf = (lines: readonly PartLine[], { words }: Voice): string => words.ofLeads(lines.map(({ lead }) => lead));

type Alike<Line> = readonly [Line, ...Line[]];

/** What is the same of every lead of a task is said once; what differs names the leads it is true of. */
function saidOfEach<Line extends PartLine>(lines: Alike<Line>, of: (line: Line) => string[], { words }: Voice): string[] {
  const whose = new Map<string, string[]>();
  for (const line of lines) for (const fact of of(line)) whose.set(fact, [...(whose.get(fact) ?? []), line.lead]);
  return [...whose].map(([fact, leads]) => (leads.length === lines.length ? fact : words.onlyOf(fact, leads)));
}

/** Work with several leads is one item that names them all; the others stand under their agency. */
function lateBlock({ late }: Digest, voice: Voice): DigestBlock {
  const { words } = voice;
  const parts = late.flatMap((each) => each.tasks);
  const ofTask = alike(parts, ({ task }) => task);
  const heading = words.counted(words.headings.late, ofTask.length);
  if (ofTask.length === 0) return { heading, tone: 'calm', notes: [words.nothingLate], table: null, groups: [] };
  const joint = ofTask
    .filter((lines) => lines.length > 1)
    .sort(([one], [other]) => other.daysLate.calendar - one.daysLate.calendar || (one.task < other.task ? -1 : 1));
  const isJoint = new Set(joint.map(([{ task }]) => task));
  const markOf = (lines: Alike<LateLine>): string | null => (lines.every((line) => line.fresh) ? words.fresh : null);
  const own = late.map(({ name, tasks }) => ({ name, tasks: tasks.filter((each) => !isJoint.has(each.task)), all: tasks.length }));
  const groups = own
    .filter(({ tasks }) => tasks.length > 0)
    .map(({ name, tasks, all }) => ({
      title: words.agency(name, tasks.length, all - tasks.length),
      items: tasks.map((each) => item(each, lateFacts(each, voice), voice, markOf([each]))),
    }));
  const jointItems = joint.map((lines) =>
    item(lines[0], [leadsOf(lines, voice), ...saidOfEach(lines, (line) => lateFacts(line, voice), voice)], voice, markOf(lines)),
  );
  return {
    heading,
    tone: 'late',
    notes: [],
    table: null,
    groups: jointItems.length > 0 ? [...groups, { title: words.joint(jointItems.length), items: jointItems }] : groups,
  };
}

const plainItem = (title: string, facts: string[] = []): DigestItem => ({ title, url: null, mark: null, facts });

/** Silences about one task, or one agency, are one item. */
function silenceItem(silences: Alike<Silence>, voice: Voice): DigestItem {
  const { words } = voice;
  const facts = silences.flatMap(({ task, agency, until, reason, by }) => [
    ...(task && agency ? [words.ofLeads([agency])] : []),
    words.silentUntil(until),
    words.silenceWhy(reason, by),
  ]);
  const [{ task, agency }] = silences;
  if (!task) return plainItem(words.silentAgency(agency ?? ''), facts);
  return { title: words.task(task.code, task.title, voice.several ? task.plan : null), url: urlOf(task.id, voice), mark: null, facts };
}

/** Lines about one thing, together, in the order in which the things are first named. */
function alike<Line>(lines: readonly Line[], sameness: (line: Line) => unknown): [Line, ...Line[]][] {
  const groups = new Map<string, [Line, ...Line[]]>();
  for (const line of lines) {
    const key = JSON.stringify(sameness(line));
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()];
}

/** One item a task: what is said of its leads, whose each is when they differ. */
const perTask = <Line extends PartLine>(lines: readonly Line[], of: (line: Line) => string[], voice: Voice): DigestItem[] =>
  alike(lines, ({ task }) => task).map((ofTask) => item(ofTask[0], [leadsOf(ofTask, voice), ...saidOfEach(ofTask, of, voice)], voice));

const newlyLate = ({ newlyLate: lines }: Digest, voice: Voice): DigestItem[] => perTask(lines, (line) => lateFacts(line, voice), voice);

const missingReports = ({ missingReports: lines }: Digest, { words, reader }: Voice): DigestItem[] =>
  alike(lines, ({ period, due }) => [period, due]).map((reports) => {
    const [{ period, due, daysLate }] = reports;
    return plainItem(reader.report(period), [
      words.ofAgencies(reports.map(({ name }) => name)),
      words.late(due, null, daysLate.calendar, daysLate.working, 0),
    ]);
  });

const atRisk = ({ atRisk: lines }: Digest, voice: Voice): DigestItem[] =>
  perTask(
    lines,
    ({ due, milestone, changes, reasons }) => [
      milestone ? voice.words.milestone(milestone.year, due) : voice.words.due(due),
      ...[...reasons, ...changes].map(({ code, params }) => voice.reader.reason(code, params)),
    ],
    voice,
  );

const undetermined = ({ undetermined: lines }: Digest, voice: Voice): DigestItem[] =>
  perTask(lines, ({ text, assignedOn }) => [voice.words.undetermined(text, assignedOn)], voice);

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
      alike(digest.silences, ({ task, agency }) => task?.id ?? [agency]).map((each) => silenceItem(each, voice)),
      words,
    ),
  ];
}
