// The counts as a table in the terminal, with what they leave out below it.
import type { StandingCounts } from '../../../libs/task/standing/counts.rule.js';
import type { Texts } from '../../../libs/texts/index.js';
import { countHead, countLine } from '../../../libs/application/views/counts-view.rule.js';
import { print, printTable } from './output.js';

export function printCounts({ total, agencies }: StandingCounts, words: Texts): void {
  const { counts } = words.page;
  printTable(
    [counts.agency, ...countHead(words)],
    [{ ...total, name: counts.total }, ...agencies].map((row) => [row.name, ...countLine(row).map(String)]),
    [44],
  );
  const leftOut = words.leftOut(total);
  if (leftOut) print(leftOut);
}
