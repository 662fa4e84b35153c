// Lengths of time counted from something: "trong 05 ngày làm việc kể từ ngày 09/02/2021", "30 ngày kể từ ngày ban hành".
import { after, saysAt, type Token } from './tokens.rule.js';
import { isYear } from './year.rule.js';
import { parseCount, parseMonthsOfYear } from './part.rule.js';
import { parseDay } from './named-day.rule.js';
import { plainNumber } from './month.rule.js';
import type { Term } from './term.types.rule.js';

export type DurationUnit = 'working-day' | 'day' | 'week' | 'month' | 'year';

/** What it counts from: this document, a printed day, something else (an outside event), or nothing printed. */
export type Anchor = { from: 'issue' } | { from: 'day'; term: Term } | { from: 'event' } | { from: 'nothing' };

export interface Duration {
  count: number;
  unit: DurationUnit;
  anchor: Anchor;
  next: number;
}

const UNITS: readonly (readonly [string, DurationUnit])[] = [
  ['ngay lam viec', 'working-day'],
  ['ngay', 'day'],
  ['tuan', 'week'],
  ['thang', 'month'],
  ['nam', 'year'],
];
const FROM = ['ke tu', 'tinh tu', 'bat dau tu', 'tu', 'sau khi', 'sau ngay', 'sau', 'ke', ', ke tu', ', tinh tu'];
const POINT = ['ngay', 'khi', 'thoi diem', 'luc'];
const ISSUE = ['ky ban hanh', 'ban hanh', 'duoc ban hanh', 'ky'];
// Papers that are the plan itself when "ban hành" governs them without an issuer.
const OWN = ['ke hoach', 'quyet dinh', 'van ban', 'chuong trinh hanh dong', 'chuong trinh', 'chi thi', 'cong van', 'de an', 'thong bao'];

const LONGEST = 400;

export function parseDuration(tokens: readonly Token[], at: number): Duration | null {
  const counted = parseCount(tokens, at);
  if (!counted || counted.count < 1 || counted.count > LONGEST) return null;
  const unit = UNITS.find(([words]) => saysAt(tokens, counted.next, words));
  if (!unit) return null;
  const { unit: measure, end } = spelledAgain(tokens, unit[1], counted.next + unit[0].split(' ').length);
  const anchor = anchorAt(tokens, end);
  // "15 tháng 6" is a day and "5 năm 2021" a year; "9 tháng" is a period unless something starts it.
  const named = plainNumber(tokens[end]) !== null || isYear(tokens[end]) || (measure === 'day' && tokens[end]?.text === '/');
  const part = unit[1] === 'month' && parseMonthsOfYear(tokens, at) !== null;
  if (named || part) return null;
  return { count: counted.count, unit: measure, anchor: anchor.value, next: anchor.next };
}

/** "10 ngày (mười ngày) làm việc": the number again in words. */
function spelledAgain(tokens: readonly Token[], unit: DurationUnit, end: number): { unit: DurationUnit; end: number } {
  const close = tokens[end]?.text === '(' ? tokens.slice(end, end + 6).findIndex((token) => token.text === ')') : -1;
  if (close < 2 || tokens.slice(end, end + close).some((token) => token.number !== null)) return { unit, end };
  const working = unit === 'day' ? after(tokens, end + close + 1, ['lam viec']) : null;
  return working === null ? { unit, end: end + close + 1 } : { unit: 'working-day', end: working };
}

function anchorAt(tokens: readonly Token[], at: number): { value: Anchor; next: number } {
  const from = after(tokens, at, FROM);
  if (from === null) return { value: { from: 'nothing' }, next: at };
  const day = parseDay(tokens, from, true);
  if (day && 'term' in day) return { value: { from: 'day', term: day.term }, next: day.next };
  const point = after(tokens, from, POINT) ?? from;
  const issued = issueAt(tokens, point);
  return issued === null ? { value: { from: 'event' }, next: at } : { value: { from: 'issue' }, next: issued };
}

/** "ban hành", "ký", "ban hành Kế hoạch (này)", "Kế hoạch này được ban hành"; null when it is somebody else's document. */
export function issueAt(tokens: readonly Token[], at: number): number | null {
  const subject = after(tokens, at, OWN);
  if (subject !== null) {
    const verb = after(tokens, after(tokens, subject, ['nay']) ?? subject, ['duoc ky ban hanh', 'duoc ban hanh', ...ISSUE]);
    return verb !== null && closes(tokens, verb) ? verb : null;
  }
  const verb = after(tokens, at, ISSUE);
  if (verb === null) return null;
  const object = after(tokens, verb, OWN);
  const end = object === null ? verb : object;
  const own = after(tokens, end, ['nay']) ?? end;
  return own > end || closes(tokens, own) ? own : null;
}

const closes = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  return (
    token === undefined || /^[,;.()]$/.test(token.text) || token.newLine || after(tokens, at, ['nay', 'den', 'toi', 'va', '-']) !== null
  );
};
