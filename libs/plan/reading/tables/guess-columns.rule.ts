// A table without headings: the likeliest column for each role, by what its cells look like. The reader of the plan is told.
import type { Column, Role } from './columns.rule.js';
import { placed, widthOf } from './headings.rule.js';
import { kindOf } from '../document/likeness.rule.js';
import type { SourceRow } from '../document/plan.types.rule.js';

type Kind = ReturnType<typeof kindOf>;

interface Profile {
  share: (kind: Kind) => number;
  length: number;
}

function profile(texts: readonly string[]): Profile {
  const kinds = texts.map(kindOf).filter((kind) => kind !== 'blank');
  const filled = texts.filter((text) => text.trim() !== '');
  return {
    share: (kind) => (kinds.length === 0 ? 0 : kinds.filter((each) => each === kind).length / kinds.length),
    length: filled.reduce((sum, text) => sum + text.length, 0) / Math.max(1, filled.length),
  };
}

const startsOf = (row: SourceRow): number[] => placed(row).map(({ at }) => at);

/** Where the cells of most rows start; a sheet may merge two of its columns into one of the table. */
function usualStarts(rows: readonly SourceRow[]): number[] {
  const counts = new Map<string, number>();
  for (const row of rows) if (row.cells.length >= 3) counts.set(String(startsOf(row)), (counts.get(String(startsOf(row))) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most ? most[0].split(',').map(Number) : [];
}

/** The columns that the content suggests; null when no column names agencies or no column holds tasks. */
export function guessColumns(rows: readonly SourceRow[]): Column[] | null {
  const starts = usualStarts(rows);
  const whole = rows.filter((row) => String(startsOf(row)) === String(starts));
  if (starts.length < 3 || whole.length < 2) return null;
  const profiles = starts.map((_, at) => profile(whole.map((row) => row.cells[at]!.text)));
  const roles: (Role | null)[] = profiles.map(() => null);
  const take = (role: Role, wanted: (each: Profile) => number, least: number, last = false) => {
    const free = profiles.map((each, at) => ({ at, score: roles[at] === null ? wanted(each) : 0 })).filter(({ score }) => score >= least);
    const chosen = last ? free.sort((a, b) => b.score - a.score)[0] : free[0];
    if (chosen) roles[chosen.at] = role;
  };
  take('number', (each) => each.share('number'), 0.6);
  take('deadline', (each) => each.share('deadline'), 0.5, true);
  take('lead', (each) => each.share('agency'), 0.5);
  take('coordinator', (each) => each.share('agency'), 0.5);
  take('funding', (each) => each.share('funding'), 0.5, true);
  take('title', (each) => (each.share('words') >= 0.4 ? each.length : 0), 12, true);
  take('product', (each) => each.share('words'), 0.4);
  if (!roles.includes('lead') || !roles.includes('title')) return null;
  return Array.from({ length: widthOf(whole[0]!) }, (_, at): Column => ({ role: roles[starts.indexOf(at)] ?? 'note', heading: '' }));
}
