// What is left over at the edge of a term ("Quý …/2026", "3O/6/2026", "2021-20225") says that the term was not understood in full.
import { after, isFigure, type Token } from './tokens.rule.js';
import { isYear } from './year.rule.js';
import type { Group } from './group.rule.js';

const JOINT = /^[/:.,;-]$/;
/** Digits, Roman figures and the letters mistyped for them. */
const FIGURE_LIKE = /^(\d+|[ivxlo]{1,4})$/;

/** The token before a group that should have been a part of it, or null. `afterTerm`: it belongs to the term before. */
export function remnantBefore(tokens: readonly Token[], at: number, afterTerm: boolean): Token | null {
  const [second, before] = [tokens[at - 2], tokens[at - 1]];
  const first = tokens[at]!;
  if (!before || afterTerm || !isFigure(first)) return null;
  if (before.end === first.at && FIGURE_LIKE.test(before.text)) return before;
  if (before.text === '/') return before;
  const glued = before.end === first.at && second !== undefined && second.end === before.at;
  return glued && JOINT.test(before.text) && FIGURE_LIKE.test(second.text) ? second : null;
}

/** The token behind a group that should have been a part of it, or null. */
export function remnantAfter(tokens: readonly Token[], { next, terms }: Group): Token | null {
  const [last, follower, second] = [tokens[next - 1]!, tokens[next], tokens[next + 1]];
  if (!follower) return null;
  if (last.end === follower.at && FIGURE_LIKE.test(follower.text)) return follower;
  // "1/2 năm", "2/3 số đơn vị": a fraction and not a day.
  const term = terms.at(-1)!;
  const fraction = terms.length === 1 && term.unit === 'day' && !term.headed && term.year === null;
  if (fraction && last.newLine === follower.newLine && after(tokens, next, ['nam', 'thang', 'quy', 'so']) !== null) return follower;
  // "2021/2022" names two years.
  if (term.unit === 'year' && isYear(second)) return null;
  const glued = last.end === follower.at && second !== undefined && follower.end === second.at;
  return glued && JOINT.test(follower.text) && isFigure(second) && !tokens[next + 2]?.text.startsWith('%') ? second : null;
}

/** "Quý …", "tháng   năm 2026": the word of a period that names none. */
export function isBlank(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (next === undefined) return false;
  if (/^(quy|qui|thang)$/.test(tokens[at]!.text)) return /^([/.(-]|nam|\d+)$/.test(next.text);
  return tokens[at]!.text === 'ngay' && /^([/.-]|thang)$/.test(next.text);
}
