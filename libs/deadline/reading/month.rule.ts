// Months and quarters: "Tháng 6/2026", "T6/2026", "6/2026", "Quý IV", "Q4.2026".
import { after, saysAt, type Token } from './tokens.rule.js';
import { isYear, withYear, yearSuffix } from './year.rule.js';
import { period, quarterOf, type Parsed, type Term } from './term.types.rule.js';

// A small L is what OCR and hurried typing make of a capital I.
const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const ROMAN_MONTHS: Readonly<Record<string, number>> = { ...ROMAN, v: 5, vi: 6, vii: 7, viii: 8, ix: 9, x: 10, xi: 11, xii: 12 };
const QUARTER_WORDS: Readonly<Record<string, number>> = { mot: 1, nhat: 1, hai: 2, nhi: 2, ba: 3, tu: 4, bon: 4 };
const MONTH_WORDS: Readonly<Record<string, number>> = { mot: 1, hai: 2, ba: 3, tu: 4, bon: 4, sáu: 6, bay: 7, tam: 8, chin: 9, muoi: 10 };
const TENS: Readonly<Record<string, number>> = { mot: 11, hai: 12 };
const TOO_HIGH_ROMAN = /^(v|vi{0,3}|ix|x|iiii|vv)$/;

export const romanQuarter = (token: Token | undefined): number | null => (token ? (ROMAN[token.text.replaceAll('l', 'i')] ?? null) : null);
export const plainNumber = (token: Token | undefined): number | null =>
  token && !token.document && token.text.length <= 2 ? token.number : null;

export const quarterTerm = (quarter: number, rest: Partial<Term> = {}): Term => quarterOf(quarter, rest);
export const monthTerm = (month: number, rest: Partial<Term> = {}): Term => period('month', month, month, rest);

export function parseQuarter(tokens: readonly Token[], at: number): Parsed {
  const head = after(tokens, at, ['quy so', 'quy thu', 'quy', 'qui', 'q .', 'q']);
  if (head === null) return null;
  const token = tokens[head];
  const short = tokens[at]!.text === 'q';
  const quarter = romanQuarter(token) ?? plainNumber(token) ?? (short ? null : (QUARTER_WORDS[token?.text ?? ''] ?? null));
  if (quarter === null) return token && !short && TOO_HIGH_ROMAN.test(token.text) ? { fault: 'no-such-quarter', next: head + 1 } : null;
  if (quarter < 1 || quarter > 4) return { fault: 'no-such-quarter', next: head + 1 };
  return withYear(tokens, head + 1, quarterTerm(quarter));
}

export function parseMonth(tokens: readonly Token[], at: number): Parsed {
  const head = after(tokens, at, ['thang so', 'thang thu', 'thang', 't']);
  if (head === null) return parseBareMonth(tokens, at);
  const worded = tokens[at]!.text === 't' ? null : monthInWords(tokens, head);
  if (worded) return withYear(tokens, worded.next, monthTerm(worded.month));
  const roman = tokens[at]!.text === 't' ? null : (ROMAN_MONTHS[tokens[head]?.text ?? ''] ?? null);
  const month = roman ?? plainNumber(tokens[head]);
  if (month === null) return null;
  if (month < 1 || month > 12) return { fault: 'no-such-month', next: head + 1 };
  return withYear(tokens, head + 1, monthTerm(month));
}

function monthInWords(tokens: readonly Token[], at: number): { month: number; next: number } | null {
  const ten = tokens[at]?.text === 'muoi' ? TENS[tokens[at + 1]?.text ?? ''] : undefined;
  if (ten) return { month: ten, next: at + 2 };
  const month = MONTH_WORDS[tokens[at]?.text ?? ''];
  // "tháng năm" and "tháng sáu" are months only when a year or the end follows: "năm" is a year and "sau" is "after".
  if (month) return { month, next: at + 1 };
  const five = saysAt(tokens, at, 'nam') && yearSuffix(tokens, at + 1) !== null && !isYear(tokens[at + 1]);
  if (five) return { month: 5, next: at + 1 };
  const six = saysAt(tokens, at, 'sau') && yearSuffix(tokens, at + 1) !== null;
  return six ? { month: 6, next: at + 1 } : null;
}

/** "6/2026", "12.2026", "06-2026", and the ISO "2026-06". */
function parseBareMonth(tokens: readonly Token[], at: number): Parsed {
  const [first, mark, second] = tokens.slice(at, at + 3);
  if (!mark || !'/-.'.includes(mark.text) || !first || !second) return null;
  if (isYear(first) && mark.text === '-' && /^(0[1-9]|1[0-2])$/.test(second.text) && mark.end === second.at) {
    return { term: monthTerm(second.number!, { year: first.number, headed: false }), next: at + 3 };
  }
  const month = plainNumber(first);
  if (month === null || !isYear(second)) return null;
  if (month < 1 || month > 12) return { fault: 'no-such-month', next: at + 3 };
  return { term: monthTerm(month, { year: second.number, headed: false }), next: at + 3 };
}

/** "5-6/2026": two months that share a year; "30-6/2026" is none. */
export function parseMonthRun(tokens: readonly Token[], at: number): { terms: Term[]; range: boolean; next: number } | null {
  const [first, dash, second, slash, year] = tokens.slice(at, at + 5);
  const [from, to] = [plainNumber(first), plainNumber(second)];
  if (from === null || to === null || dash?.text !== '-' || slash?.text !== '/' || !isYear(year)) return null;
  if (from < 1 || from >= to || to > 12) return null;
  const terms = [from, to].map((month) => monthTerm(month, { year: year!.number, headed: false }));
  return { terms, range: true, next: at + 5 };
}
