// Days: "ngày 15/6/2026", "15-6-2026", "15/6", "ngày 15 tháng 6 năm 2026", "15 - 20/6/2026", "2026-06-30". Always day, month, year.
import { after, isFigure, type Token } from './tokens.rule.js';
import { isYear, withYear, yearSuffix } from './year.rule.js';
import { namedDay, period, type Parsed, type Term } from './term.types.rule.js';
import { plainNumber } from './month.rule.js';

/** Real in some year; whether it is in the printed year is known only once the year is. */
export const mayBeDay = (day: number, month: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31);

const DAY_HEADS = ['ngay mung', 'ngay', 'mung'];

/**
 * A day at `at`. `anchored`: a word such as "trước" or "từ" stands before it, so "15-6" or "15.6" without a year is a day and
 * not the number of a paragraph.
 */
export function parseDay(tokens: readonly Token[], at: number, anchored: boolean): Parsed {
  const head = after(tokens, at, DAY_HEADS);
  const start = head ?? at;
  const iso = isoDay(tokens, start);
  if (iso) return iso;
  const day = plainNumber(tokens[start]);
  if (day === null) return null;
  const headed = head !== null;
  return dayInWords(tokens, start, day, headed) ?? dayInFigures(tokens, start, day, headed, anchored || headed);
}

function isoDay(tokens: readonly Token[], at: number): Parsed {
  const [year, mark, month, mark2, day] = tokens.slice(at, at + 5);
  if (!isYear(year) || !mark || !'/-'.includes(mark.text) || mark2?.text !== mark.text) return null;
  if (month?.text.length !== 2 || day?.text.length !== 2 || month.number === null || day.number === null) return null;
  return dayOrFault(day.number, month.number, afterClock(tokens, at + 5), { year: year!.number, headed: false });
}

/** The place after the "00:00:00" or "T00:00:00.000Z" that a spreadsheet prints behind a day. */
function afterClock(tokens: readonly Token[], at: number): number {
  const start = tokens[at]?.text === 't' ? at + 1 : at;
  return isFigure(tokens[start]) && tokens[start + 1]?.text === ':' ? start + clockLength(tokens, start) : at;
}

const clockLength = (tokens: readonly Token[], at: number): number => {
  let length = 0;
  while (/^(\d+|[:.z])$/.test(tokens[at + length]?.text ?? '')) length++;
  return length;
};

const dayOrFault = (day: number, month: number, next: number, rest: Partial<Term>): Parsed =>
  mayBeDay(day, month) ? { term: namedDay(day, month, rest), next } : { fault: 'no-such-day', next };

/** "15 tháng 6 năm 2026"; "6 tháng 2026" is half a year and is read elsewhere. */
function dayInWords(tokens: readonly Token[], at: number, day: number, headed: boolean): Parsed {
  const shared = after(tokens, at + 1, ['cua cac thang', 'cac thang', 'trong cac thang']);
  const month = shared ?? after(tokens, at + 1, ['- thang', '/ thang', ', thang', 'cua thang', 'thang', '/ t']);
  const number = month === null ? null : plainNumber(tokens[month]);
  if (month === null || number === null) return null;
  const dated = withYear(tokens, month + 1, namedDay(day, number, { headed, ...(shared === null ? {} : { sharesDay: true as const }) }));
  if (!dated || 'fault' in dated) return dated;
  return mayBeDay(day, number) ? dated : { fault: 'no-such-day', next: dated.next };
}

function dayInFigures(tokens: readonly Token[], at: number, day: number, headed: boolean, anchored: boolean): Parsed {
  const [mark, second] = tokens.slice(at + 1, at + 3);
  const month = plainNumber(second);
  if (!mark || !'/-.'.includes(mark.text) || month === null) return null;
  // "5-6/2026" and "15-20/6" are ranges; "15-6-2026" is a day.
  const third = tokens[at + 3];
  if (mark.text === '-' && third?.text === '/') return null;
  if (third && '/-.'.includes(third.text)) {
    const suffix = yearSuffix(tokens, at + 3);
    if (suffix && 'fault' in suffix) return suffix;
    if (suffix) return dayOrFault(day, month, afterClock(tokens, suffix.next), { year: suffix.year, yearShift: suffix.yearShift, headed });
    const stray = tokens[at + 4];
    const together = third.end === stray?.at;
    if (isFigure(stray) && together && third.text === mark.text) {
      const short = mark.text === '-' && stray.text.length === 2 && stray.number >= 20 && stray.number <= 49;
      return short ? dayOrFault(day, month, at + 5, { year: 2000 + stray.number, headed }) : { fault: 'no-such-year', next: at + 5 };
    }
  }
  if (mark.text !== '/' && !anchored) return null;
  if (mark.text === '/' && !headed && !mayBeDay(day, month)) return monthWithShortYear(day, month, at + 3);
  const dated = withYear(tokens, at + 3, namedDay(day, month, { headed }));
  if (!dated || 'fault' in dated) return dated;
  if (!mayBeDay(day, month)) return { fault: 'no-such-day', next: dated.next };
  const clock = 'term' in dated && dated.term.year === null && day === 24 && month === 7 && !anchored;
  return clock ? { term: { ...dated.term, doubt: 'round-the-clock' }, next: dated.next } : dated;
}

/** "12/26": no 26th month, so probably December 2026, but a person must say so. */
const monthWithShortYear = (month: number, year: number, next: number): Parsed =>
  month >= 1 && month <= 12 && year >= 20 && year <= 49
    ? { term: period('month', month, month, { year: 2000 + year, headed: false, doubt: 'short-year' }), next }
    : { fault: 'no-such-day', next };

const RUN_LINKS = ['den ngay', 'toi ngay', 'va ngay', 'den', 'toi', 'va', ', ngay', ',', '- ngay', '-'];

/** Numbers before a full day that share its month: "ngày 15, 20/6", "từ 15 đến 20 tháng 6". Their places, or null. */
export function parseDayRun(
  tokens: readonly Token[],
  at: number,
  anchored: boolean,
): { terms: Term[]; range: boolean; next: number } | null {
  const head = after(tokens, at, DAY_HEADS);
  if (head === null && !anchored && tokens[at + 1]?.text !== '-') return null;
  const days: number[] = [];
  let range = false;
  let place = head ?? at;
  for (; days.length < 6;) {
    const number = plainNumber(tokens[place]);
    if (number === null) return null;
    const link = after(tokens, place + 1, RUN_LINKS);
    if (link === null || plainNumber(tokens[link]) === null) return null;
    if (
      tokens
        .slice(place, place + 5)
        .map((token) => token.text)
        .join('')
        .match(/^\d+-\d+-\d+/)
    )
      return null;
    days.push(number);
    range ||= !tokens.slice(place + 1, link).some((token) => token.text === ',' || token.text === 'va');
    const last = parseDay(tokens, link, true);
    if (last && 'term' in last && last.term.day !== null && tokens[link + 1]?.text !== '-') {
      if (!days.every((day) => mayBeDay(day, last.term.to))) return null;
      return { terms: [...days.map((day) => ({ ...last.term, day })), last.term], range, next: last.next };
    }
    place = link;
  }
  return null;
}

/**
 * "ngày 20", "ngày 5, 15, 25", "ngày 20 đến 25" with no month: only a rhythm ("hằng tháng") can complete them. Of a range the
 * end counts.
 */
export function parseLoneDay(tokens: readonly Token[], at: number): { days: number[]; next: number } | null {
  // "trước 25 hằng tháng" leaves the word "ngày" out.
  const head = after(tokens, at, DAY_HEADS) ?? (after(tokens, at + 1, ['hang thang', 'moi thang']) === null ? null : at);
  if (head === null || !isLone(tokens, head)) return null;
  let days = [plainNumber(tokens[head])!];
  let next = head + 1;
  for (;;) {
    const link = after(tokens, next, RUN_LINKS);
    if (link === null || !isLone(tokens, link)) return { days, next };
    const day = plainNumber(tokens[link])!;
    days = [',', 'va'].includes(tokens[next]!.text) ? [...days, day] : [day];
    next = link + 1;
  }
}

const isLone = (tokens: readonly Token[], at: number): boolean => {
  const day = plainNumber(tokens[at]);
  return day !== null && day >= 1 && day <= 31 && !/^([/%]|lan)$/.test(tokens[at + 1]?.text ?? '');
};
