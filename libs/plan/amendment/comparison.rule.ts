// The new document beside what is in force, row by row, with what was decided about each difference.
import type { Draft } from '../draft/draft.types.rule.js';
import { standing } from '../draft/draft.rule.js';
import type { ComparedRow, Difference, InForceRow, NewRow } from './amendment.types.rule.js';
import { added, differencesOf, pairAsked, removed, type Found } from './differences.rule.js';
import { sameWords } from '../reading/document/cell-text.rule.js';
import { matchRows, SURE } from './row-matching.rule.js';

export interface Comparison {
  rows: ComparedRow[];
  inForce: InForceRow[];
  fresh: NewRow[];
}

type Decide = (found: Found) => Difference;

/** The latest decision that was made on this very difference; one made on other words no longer fits. */
function decisionsOf(draft: Draft): Decide {
  const made = standing(draft).flatMap(({ fact }) => (fact.type === 'DifferencesDecided' ? [fact.data] : []));
  return (found) => {
    const fits = made.findLast(({ differences }) =>
      differences.some((each) => each.key === found.key && each.was === found.was && each.now === found.now),
    );
    const decided = fits && found.choices.includes(fits.choice) ? { choice: fits.choice, reason: fits.reason } : null;
    return { ...found, decided };
  };
}

const oldOnly = (row: InForceRow, differences: Difference[], likeness: number | null = null): ComparedRow => ({
  row: row.key,
  task: row.task,
  standing: row.standing,
  document: null,
  title: row.terms.title,
  likeness,
  differences,
});

const newOnly = (fresh: NewRow, decide: Decide): ComparedRow => ({
  row: null,
  task: null,
  standing: null,
  document: fresh.key,
  title: fresh.terms.title,
  likeness: null,
  differences: [decide(added(fresh))],
});

/**
 * A row that may be another waits for the answer; "different" makes it a row gone and a row added. Reworded rows that are alike enough
 * are the same unless somebody says otherwise.
 */
function compared(row: InForceRow, fresh: NewRow, likeness: number, decide: Decide): ComparedRow[] {
  const both = (differences: Difference[]): ComparedRow => ({ ...oldOnly(row, differences, likeness), document: fresh.key });
  const changes = () => differencesOf(row, fresh).map(decide);
  if (sameWords(row.terms.title) === sameWords(fresh.terms.title)) return [both(changes())];
  const found = decide(pairAsked(row, fresh));
  const asked: Difference = found.decided || likeness < SURE ? found : { ...found, decided: { choice: 'same', reason: null } };
  if (asked.decided?.choice === 'same') return [both([asked, ...changes()])];
  if (asked.decided?.choice === 'different') return [oldOnly(row, [asked, decide(removed(row))], likeness), newOnly(fresh, decide)];
  return [both([asked])];
}

/** Rows withdrawn, carried over or never assigned are out of force: no row of the document is taken for them. */
const isLive = (row: InForceRow): boolean => row.standing === 'open' || row.standing === 'done';

export function compare(draft: Draft, inForce: InForceRow[], fresh: NewRow[]): Comparison {
  const decide = decisionsOf(draft);
  const live = inForce.filter(isLive);
  const pairs = matchRows(
    live.map((row) => row.terms),
    fresh.map((row) => row.terms),
  );
  const paired = new Map(pairs.map((pair) => [live[pair.one]!.key, pair]));
  const met = new Set(pairs.map((pair) => pair.other));
  const rows = inForce.flatMap((row): ComparedRow[] => {
    const pair = paired.get(row.key);
    if (pair) return compared(row, fresh[pair.other]!, pair.likeness, decide);
    return [oldOnly(row, isLive(row) ? [decide(removed(row))] : [])];
  });
  const alone = fresh.filter((_, index) => !met.has(index)).map((row) => newOnly(row, decide));
  return { rows: [...rows, ...alone], inForce, fresh };
}

export const undecided = (rows: readonly ComparedRow[]): Difference[] =>
  rows.flatMap((row) => row.differences).filter((difference) => difference.decided === null);
