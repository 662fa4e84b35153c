// The counts as lines of a table, the same on pages, in the report of a simulation and on the command line: the columns of a line
// add up to the tasks of that line. What is only a part of another column stands behind it and says so.
import { COUNT_COLUMNS, type Counts } from '../../task/standing/counts.rule.js';
import type { Texts } from '../../texts/index.js';

export const countHead = ({ page: { counts } }: Texts): string[] =>
  COUNT_COLUMNS.flatMap((column) => (column === 'openOnTime' ? [counts[column], counts.partAtRisk] : [counts[column]]));

export const countLine = (counts: Counts): number[] =>
  COUNT_COLUMNS.flatMap((column) => (column === 'openOnTime' ? [counts[column], counts.atRisk] : [counts[column]]));
