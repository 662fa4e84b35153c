// Parts of a period: "6 tháng đầu năm", "9 tháng", "nửa cuối năm", "giữa tháng 6", "cuối quý II", "đầu năm", "trung tuần tháng 5".
import { after, saysAt, type Token } from './tokens.rule.js';
import { yearSuffix, withYear, parseYear } from './year.rule.js';
import { parseMonth, parseQuarter, plainNumber } from './month.rule.js';
import { period, type Parsed, type Term } from './term.types.rule.js';

const NUMBER_WORDS: Readonly<Record<string, number>> = { mot: 1, hai: 2, ba: 3, bon: 4, sau: 6, sáu: 6, bay: 7, tam: 8, chin: 9, muoi: 10 };

/** "06", "sáu", "06 (sáu)". */
export function parseCount(tokens: readonly Token[], at: number): { count: number; next: number } | null {
  const token = tokens[at];
  const short = token && !token.document && (token.number === null || token.text.length <= 3);
  const count = short ? (token.number ?? NUMBER_WORDS[token.text] ?? null) : null;
  if (count === null) return null;
  const spelled = tokens[at + 1]?.text === '(' ? tokens.slice(at + 2, at + 6).findIndex((each) => each.text === ')') : -1;
  return { count, next: spelled > 0 && token!.number !== null ? at + 3 + spelled : at + 1 };
}

function monthsFromStart(count: number, rest: Partial<Term>): Term {
  if (count === 3) return period('quarter', 1, 3, rest);
  if (count === 6) return period('half-year', 1, 6, rest);
  if (count === 9) return period('nine-months', 1, 9, rest);
  return count === 12 ? period('year', 1, 12, rest) : period('month', 1, count, rest);
}

function monthsToEnd(count: number, rest: Partial<Term>): Term {
  if (count === 3) return period('quarter', 10, 12, rest);
  if (count === 6) return period('half-year', 7, 12, rest);
  return count === 12 ? period('year', 1, 12, rest) : period('month', 13 - count, 12, rest);
}

/** "6 tháng đầu năm 2026", "9 tháng", "6 tháng/2026"; "6 tháng" alone may also be a length of time. */
export function parseMonthsOfYear(tokens: readonly Token[], at: number): Parsed {
  const counted = parseCount(tokens, at);
  if (!counted) return null;
  const word = after(tokens, counted.next, ['thang', 't']);
  if (word === null || counted.count < 1 || counted.count > 12 || plainNumber(tokens[word]) !== null) return null;
  const first = after(tokens, word, ['dau tien', 'dau']);
  const last = first === null ? after(tokens, word, ['cuoi cung', 'cuoi', 'con lai']) : null;
  if (first === null && last === null) return wholeMonths(tokens, word, counted.count);
  const make = first !== null ? monthsFromStart : monthsToEnd;
  const end = first ?? last!;
  const dated = withYear(tokens, end, make(counted.count, {}));
  if (!dated || 'fault' in dated || dated.next > end) return dated;
  return { ...dated, next: after(tokens, end, ['cua nam', 'nam']) ?? end };
}

function wholeMonths(tokens: readonly Token[], at: number, count: number): Parsed {
  // "trong 6 tháng của năm": the year may hang on; a rhythm or a length of time is read elsewhere.
  if (
    after(tokens, at, ['mot lan', '1 lan', '/ lan', '/ 1 lan', 'lan', 'ke tu', 'tinh tu', 'sau khi', 'sau ngay', 'tu ngay', 'tu khi']) !==
    null
  )
    return null;
  const suffix = yearSuffix(tokens, at);
  const dated = suffix && !('fault' in suffix) && (suffix.year !== null || suffix.yearShift !== 0) ? suffix : null;
  if (count === 9)
    return { term: monthsFromStart(9, dated ? { year: dated.year, yearShift: dated.yearShift } : {}), next: dated?.next ?? at };
  if (!dated) return null;
  return {
    term: monthsFromStart(count, { year: dated.year, yearShift: dated.yearShift, doubt: count === 6 ? null : 'odd-months' }),
    next: dated.next,
  };
}

/** "nửa đầu năm", "nửa cuối tháng 6". */
export function parseHalf(tokens: readonly Token[], at: number): Parsed {
  const first = after(tokens, at, ['nua dau nam', 'nua nam dau', 'nua dau cua nam']);
  const second = after(tokens, at, ['nua cuoi nam', 'nua nam cuoi', 'nua sau nam', 'nua cuoi cua nam']);
  const half = first ?? second;
  if (half !== null) {
    const term = first !== null ? monthsFromStart(6, {}) : monthsToEnd(6, {});
    // The year word may already be part of "nửa đầu năm".
    return withYear(tokens, saysAt(tokens, half - 1, 'nam') ? half - 1 : half, term) ?? { term, next: half };
  }
  const early = after(tokens, at, ['nua dau']);
  const late = after(tokens, at, ['nua cuoi']);
  const inner = early ?? late;
  const month = inner === null ? null : parseMonth(tokens, inner);
  if (!month || 'fault' in month) return month;
  return early === null ? month : { ...month, term: { ...month.term, unit: 'day', day: 15 } };
}

const WEEKS: readonly (readonly [string, number | null])[] = [
  ['thuong tuan', 10],
  ['trung tuan', 20],
  ['ha tuan', null],
  ['tuan cuoi cung', null],
  ['tuan cuoi', null],
];

/** "thượng / trung / hạ tuần tháng 5"; a numbered week of a month has no agreed last day. */
export function parseTenDays(tokens: readonly Token[], at: number): Parsed {
  const found = WEEKS.find(([words]) => saysAt(tokens, at, words));
  if (!found) return parseNumberedWeek(tokens, at);
  const start = at + found[0].split(' ').length;
  const month = parseMonth(tokens, after(tokens, start, ['cua']) ?? start);
  if (!month || 'fault' in month || found[1] === null) return month;
  return { ...month, term: { ...month.term, unit: 'day', day: found[1] } };
}

function parseNumberedWeek(tokens: readonly Token[], at: number): Parsed {
  const head = after(tokens, at, ['tuan thu', 'tuan']);
  if (head === null) return null;
  const numbered = parseCount(tokens, head)?.next ?? after(tokens, head, ['dau tien', 'dau', 'i', 'ii', 'iii', 'iv']);
  if (numbered === null) return null;
  const month = parseMonth(tokens, after(tokens, numbered, ['cua', '/', '-', ',']) ?? numbered);
  return { fault: 'week-of-month', next: month?.next ?? numbered };
}

/** "đầu / giữa / cuối" of a month, quarter or year: Civil Code 2015, article 146; "hết" is the end. */
export function parseEdge(tokens: readonly Token[], at: number): Parsed {
  const head = after(tokens, at, [
    'dau',
    'giua',
    'ngay cuoi cung cua',
    'ngay cuoi cung',
    'ngay cuoi cua',
    'ngay cuoi',
    'cuoi cua',
    'cuoi',
    'het',
  ]);
  if (head === null) return null;
  const edge = tokens[at]!.text;
  const inner = parseQuarter(tokens, head) ?? monthOnly(tokens, head) ?? yearOnly(tokens, head);
  if (!inner || 'fault' in inner || edge === 'cuoi' || edge === 'het' || edge === 'ngay') return inner;
  return { ...inner, term: edge === 'dau' ? firstDay(inner.term) : middle(inner.term) };
}

const monthOnly = (tokens: readonly Token[], at: number): Parsed => (saysAt(tokens, at, 'thang') ? parseMonth(tokens, at) : null);

function yearOnly(tokens: readonly Token[], at: number): Parsed {
  const year = parseYear(tokens, at);
  if (year) return year;
  if (saysAt(tokens, at, 'nam hoc')) return { term: period('year', 1, 12, { doubt: 'school-year' }), next: at + 2 };
  return saysAt(tokens, at, 'nam') ? { term: period('year', 1, 12), next: at + 1 } : null;
}

const firstDay = (term: Term): Term => ({
  ...term,
  unit: 'day',
  to: term.from,
  day: 1,
  byLaw: true,
  doubt: term.unit === 'quarter' ? 'part-of-quarter' : term.doubt,
});

function middle(term: Term): Term {
  if (term.unit === 'year') return { ...term, unit: 'day', from: 6, to: 6, day: 30, byLaw: true };
  if (term.unit === 'month') return { ...term, unit: 'day', day: 15, byLaw: true };
  return { ...term, unit: 'day', from: term.from + 1, to: term.from + 1, day: 15, byLaw: true, doubt: 'part-of-quarter' };
}

/** "các tháng cuối năm 2026", "những tháng cuối năm". */
export function parseLastMonths(tokens: readonly Token[], at: number): Parsed {
  const last = after(tokens, at, ['thang cuoi nam', 'quy cuoi nam', 'thang cuoi', 'thang con lai cua nam', 'thang con lai']);
  if (last !== null) {
    const nam = saysAt(tokens, last - 1, 'nam') ? last - 1 : last;
    if (nam === last && !saysAt(tokens, last, 'nam') && !saysAt(tokens, last, 'cua nam')) return null;
    const term = saysAt(tokens, at, 'quy') ? period('quarter', 10, 12) : period('year', 1, 12);
    const dated = withYear(tokens, nam, term);
    return dated && dated.next > nam ? dated : { term, next: last };
  }
  const first = after(tokens, at, ['thang dau nam', 'quy dau nam']);
  if (first === null) return null;
  const dated = withYear(tokens, first - 1, period('month', 1, 6, { doubt: 'first-months' }));
  return dated && dated.next > first - 1 ? dated : { term: period('month', 1, 6, { doubt: 'first-months' }), next: first };
}
