// A comparison of two policies as tables of words, the same for the terminal and the page.
import { printDay } from '../kernel/index.js';
import type { Texts } from '../texts/index.js';
import type { Comparison, Flag, NamedRow, Total } from './compare.rule.js';

export interface ComparisonTable {
  heading: string;
  head: string[];
  rows: string[][];
}

const moment = (at: string | null, words: Texts): string =>
  at === null ? words.cli.compare.never : `${at.slice(11, 16)} ${printDay(at.slice(0, 10))}`;

const signed = (days: number): string => (days > 0 ? `+${days}` : String(days));
const distance = (side: Flag['first'], words: Texts): string => (side === null ? words.cli.compare.never : signed(side.fromDue));

/** Code and title of a row; a row that is no task is named by its place, one of a periodic report by nothing. */
export function calledRow(row: number, tasks: readonly NamedRow[]): [code: string, title: string] {
  const task = tasks.find((each) => each.row === row);
  return task ? [task.code, task.title] : [row > 0 ? String(row) : '—', ''];
}

function totals({ total, channels, recipients }: Comparison, words: Texts): ComparisonTable {
  const { compare } = words.cli;
  const line = ({ name, first, second }: Total): string[] => [name, String(first), String(second), signed(second - first)];
  return {
    heading: compare.totals,
    head: [compare.columns.what, compare.columns.first, compare.columns.second, '±'],
    rows: [
      line({ ...total, name: compare.total }),
      ...channels.map((each) => line({ ...each, name: words.channelName(each.name) })),
      ...recipients.map(line),
    ],
  };
}

function flagged(comparison: Comparison, words: Texts): ComparisonTable {
  const { columns, watchers, flagged: heading } = words.cli.compare;
  return {
    heading,
    head: [columns.watcher, columns.earlier, columns.same, columns.later, columns.onlyFirst, columns.onlySecond, columns.days],
    rows: comparison.flagged.map(({ watcher, earlier, same, later, onlyFirst, onlySecond, workingDaysEarlier }) => [
      watchers[watcher],
      ...[earlier, same, later, onlyFirst, onlySecond, workingDaysEarlier].map(String),
    ]),
  };
}

function lateTasks({ late, names, tasks }: Comparison, words: Texts): ComparisonTable {
  const { columns, watchers, lateTasks: heading } = words.cli.compare;
  const { columns: common } = words.cli;
  return {
    heading: heading(late.length),
    head: [common.code, common.task, common.agency, columns.due, columns.watcher, columns.first, columns.second, columns.gained],
    rows: late.flatMap(({ row, part, due, flags }) =>
      flags.map(({ watcher, first, second, earlier }) => [
        ...calledRow(row, tasks),
        names[part] ?? part,
        printDay(due),
        watchers[watcher],
        distance(first, words),
        distance(second, words),
        earlier === null ? '—' : signed(earlier),
      ]),
    ),
  };
}

function differences(comparison: Comparison, words: Texts): ComparisonTable {
  const { columns, differences: heading } = words.cli.compare;
  const { simulate, columns: common } = words.cli;
  return {
    heading: heading(comparison.differences.length),
    head: [
      common.code,
      common.task,
      simulate.to,
      common.role,
      simulate.channel,
      simulate.step,
      columns.what,
      columns.first,
      columns.second,
    ],
    rows: comparison.differences.map(({ row, to, role, channel, step, kind, first, second }) => [
      ...calledRow(row, comparison.tasks),
      comparison.names[to] ?? to,
      words.roles[role] ?? role,
      words.channelName(channel),
      String(step),
      words.kindLabel(kind),
      moment(first, words),
      moment(second, words),
    ]),
  };
}

export const comparisonTables = (comparison: Comparison, words: Texts): ComparisonTable[] => [
  totals(comparison, words),
  flagged(comparison, words),
  lateTasks(comparison, words),
  differences(comparison, words),
];
