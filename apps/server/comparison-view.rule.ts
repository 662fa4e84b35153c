// A comparison of two policies as tables of words, the same for the terminal and the page.
import { printDay } from '../../libs/kernel/index.js';
import type { Texts } from '../../libs/texts/index.js';
import type { Comparison, Flag, Total } from './compare.rule.js';

export interface ComparisonTable {
  heading: string;
  head: string[];
  rows: string[][];
}

const moment = (at: string | null, words: Texts): string =>
  at === null ? words.cli.compare.never : `${at.slice(11, 16)} ${printDay(at.slice(0, 10))}`;

const signed = (days: number): string => (days > 0 ? `+${days}` : String(days));
const distance = (side: Flag['first'], words: Texts): string => (side === null ? words.cli.compare.never : signed(side.fromDue));

function totals({ total, channels, recipients }: Comparison, words: Texts): ComparisonTable {
  const { compare } = words.cli;
  const line = ({ name, first, second }: Total): string[] => [name, String(first), String(second), signed(second - first)];
  return {
    heading: compare.totals,
    head: [compare.columns.what, compare.columns.first, compare.columns.second, '±'],
    rows: [
      line({ ...total, name: compare.total }),
      ...channels.map((each) => line({ ...each, name: words.channels[each.name] ?? each.name })),
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

function lateTasks({ late, names }: Comparison, words: Texts): ComparisonTable {
  const { columns, watchers, lateTasks: heading } = words.cli.compare;
  return {
    heading: heading(late.length),
    head: [words.cli.columns.row, words.cli.columns.agency, columns.due, columns.watcher, columns.first, columns.second, columns.gained],
    rows: late.flatMap(({ row, part, due, flags }) =>
      flags.map(({ watcher, first, second, earlier }) => [
        String(row),
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
    head: [common.row, simulate.to, common.role, simulate.channel, simulate.step, columns.what, columns.first, columns.second],
    rows: comparison.differences.map(({ row, to, role, channel, step, kind, first, second }) => [
      String(row),
      comparison.names[to] ?? to,
      words.roles[role] ?? role,
      words.channels[channel] ?? channel,
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
