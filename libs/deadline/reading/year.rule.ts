// The year: alone ("năm 2026", "2026") or hung on a day, month or quarter ("/2026", "- Năm 2026", "năm sau").
import { after, isFigure, saysAt, type Token } from './tokens.rule.js';
import { period, type Parsed, type Term } from './term.types.rule.js';

const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

export const isYear = (token: Token | undefined): boolean =>
  token?.text.length === 4 && token.number !== null && !token.document && token.number >= FIRST_YEAR && token.number <= LAST_YEAR;

const isNumber = (token: Token | undefined): boolean => isFigure(token) && !token.document;

export type YearSuffix = { year: number | null; yearShift: number; next: number } | { fault: 'no-such-year'; next: number };

const NEXT_YEAR = ['nam sau lien ke', 'nam sau', 'nam toi', 'nam ke tiep', 'nam tiep theo', 'nam lien ke', 'nam ke sau'].flatMap(
  (words) => [words, `cua ${words}`],
);
const YEAR_BEFORE = ['cua nam truoc lien ke', 'nam truoc lien ke', 'cua nam truoc', 'nam truoc'];
const closes = (token: Token | undefined): boolean => token === undefined || /^[,;.)]$/.test(token.text);
const THIS_YEAR = ['nam nay', 'nam ke hoach', 'trong nam', 'cua nam', 'nam bao cao'];

/** The year named in words at `at`, with or without its word "năm". Null when no year stands there. */
function yearWords(tokens: readonly Token[], at: number): YearSuffix | null {
  const next = after(tokens, at, NEXT_YEAR);
  if (next !== null) return { year: null, yearShift: 1, next };
  const last = after(tokens, at, YEAR_BEFORE);
  if (last !== null && closes(tokens[last])) return { year: null, yearShift: -1, next: last };
  const word = after(tokens, at, [
    'cua nam',
    'trong nam',
    'nam hoc',
    'nam ke hoach',
    'nam ngan sach',
    'nam tai chinh',
    'nam cong tac',
    'nam',
  ]);
  const digits = word === null ? null : /^[./:-]$/.test(tokens[word]?.text ?? '') ? word + 1 : word;
  if (digits !== null && isYear(tokens[digits])) return { year: tokens[digits]!.number, yearShift: 0, next: digits + 1 };
  // "2.026" is how a spreadsheet prints 2026.
  const thousands = digits === null ? null : groupedYear(tokens, digits);
  if (thousands !== null) return { year: thousands, yearShift: 0, next: digits! + 3 };
  if (digits !== null && isNumber(tokens[digits]) && tokens[digits]!.text.length >= 3) return { fault: 'no-such-year', next: digits + 1 };
  const known = after(tokens, at, THIS_YEAR);
  return known === null ? null : { year: null, yearShift: 0, next: known };
}

function groupedYear(tokens: readonly Token[], at: number): number | null {
  const [thousands, mark, rest] = tokens.slice(at, at + 3);
  const together = thousands?.end === mark?.at && mark?.end === rest?.at;
  if (thousands?.text !== '2' || !together || (mark?.text !== '.' && mark?.text !== ',') || rest?.text.length !== 3) return null;
  return rest.text.startsWith('0') && rest.number !== null ? 2000 + rest.number : null;
}

const SEPARATORS = new Set(['/', '-', '.', ',']);
/** Two digits are a year only where a year must stand, and only of the years plans are written for. */
const shortYear = (token: Token | undefined): number | null =>
  isFigure(token) && token.text.length === 2 && token.number >= 20 && token.number <= 49 ? 2000 + token.number : null;

/** What hangs on a month or quarter that ends before `at`. */
export function yearSuffix(tokens: readonly Token[], at: number): YearSuffix | null {
  const bracket = saysAt(tokens, at, '(') ? yearWords(tokens, at + 1) : null;
  if (bracket && saysAt(tokens, bracket.next, ')')) return { ...bracket, next: bracket.next + 1 };
  const bare = saysAt(tokens, at, '(') && isYear(tokens[at + 1]) && (tokens[at + 2]?.text ?? ')') === ')';
  if (bare) return { year: tokens[at + 1]!.number, yearShift: 0, next: Math.min(at + 3, tokens.length) };
  const direct = yearWords(tokens, at);
  if (direct) return direct;
  if (isYear(tokens[at])) return { year: tokens[at]!.number, yearShift: 0, next: at + 1 };
  const mark = tokens[at];
  const slip = mark?.text === ';' ? yearWords(tokens, at + 1) : null;
  if (slip && tokens[slip.next] === undefined) return slip;
  if (!mark || !SEPARATORS.has(mark.text)) return null;
  const words = yearWords(tokens, at + 1);
  if (words) return words;
  const number = tokens[at + 1];
  if (isYear(number)) return { year: number!.number, yearShift: 0, next: at + 2 };
  if (mark.text !== '/' && mark.text !== '.') return null;
  const goesOn = /^[/.-]$/.test(tokens[at + 2]?.text ?? '') && isFigure(tokens[at + 3]);
  const short = goesOn ? null : shortYear(number);
  if (short !== null) return { year: short, yearShift: 0, next: at + 2 };
  return mark.text === '/' && isNumber(number) ? { fault: 'no-such-year', next: at + 2 } : null;
}

/** `term` with the year that hangs on it, if one does. */
export function withYear(tokens: readonly Token[], at: number, term: Term): Parsed {
  const suffix = yearSuffix(tokens, at);
  if (!suffix) return { term, next: at };
  if ('fault' in suffix) return suffix;
  return { term: { ...term, year: suffix.year, yearShift: suffix.yearShift }, next: suffix.next };
}

/** "năm 2026", "2026", "cả năm", "trong năm", "năm sau". */
export function parseYear(tokens: readonly Token[], at: number): Parsed {
  if (isYear(tokens[at])) return { term: period('year', 1, 12, { year: tokens[at]!.number, headed: false }), next: at + 1 };
  const whole = after(tokens, at, ['trong ca nam', 'ca nam', 'trong suot nam', 'suot nam', 'het nam', 'toan nam']);
  const start = whole === null ? at : whole - 1;
  const words = yearWords(tokens, start);
  if (words) {
    if ('fault' in words) return words;
    const doubt = saysAt(tokens, start, 'nam hoc') ? 'school-year' : null;
    return { term: period('year', 1, 12, { year: words.year, yearShift: words.yearShift, doubt }), next: words.next };
  }
  return whole === null ? null : { term: period('year', 1, 12), next: whole };
}
