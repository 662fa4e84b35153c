// Goes over the tokens once, left to right, and says what each stretch means.
import { after, isFigure, saysAt, type Token } from './tokens.rule.js';
import { parseGroup } from './group.rule.js';
import { parseLoneDay } from './named-day.rule.js';
import { isYear } from './year.rule.js';
import { issueAt, parseDuration } from './duration.rule.js';
import { parsePeriodDay, parseRhythm } from './rhythm.rule.js';
import type { Meaning, Piece } from './item.types.rule.js';
import { isBlank, remnantAfter, remnantBefore } from './remnant.rule.js';
import * as say from './vocabulary.rule.js';

interface Step {
  meaning: Meaning;
  next: number;
}

const mark = (code: Extract<Meaning, { is: 'mark' }>['code'], next: number): Step => ({ meaning: { is: 'mark', code }, next });

/** Whether a day, a period, a rhythm or a length of time starts at `at`. */
const isTemporal = (tokens: readonly Token[], at: number): boolean =>
  parseGroup(tokens, at, true) !== null ||
  parseLoneDay(tokens, at) !== null ||
  parsePeriodDay(tokens, at) !== null ||
  parseRhythm(tokens, at) !== null ||
  parseDuration(tokens, at) !== null ||
  say.weekdayAt(tokens, at) !== null ||
  say.hourAt(tokens, at) !== null;

const RELATED_OR_CONDITION = ['truoc', 'den', 'tu', 'cham nhat', ...say.CONDITIONS];
const RELATION = new Set(['truoc', 'den', 'toi', 'tu', 'sau', 'vao', 'trong', 'ngay', 'han', 'nhat', 'het']);

const steps: readonly ((tokens: readonly Token[], at: number) => Step | null)[] = [
  document,
  (tokens, at) => toMark(after(tokens, at, say.DITTO), 'T'),
  hour,
  (tokens, at) => toMark(after(tokens, at, say.STANDING), 'S'),
  (tokens, at) => toMark(say.onwardAt(tokens, at), 'G'),
  (tokens, at) => toMark(after(tokens, at, say.ORIENTATION), 'O'),
  periodDay,
  rhythm,
  duration,
  weekday,
  group,
  loneDay,
  separator,
  relation,
  condition,
  (tokens, at) => toMark(after(tokens, at, say.PERIODIC), 'J'),
  (tokens, at) => (isBlank(tokens, at) ? mark('?', at + 1) : null),
  (tokens, at) => (tokens[at]!.text === ':' ? { meaning: { is: 'filler' }, next: at + 1 } : null),
  (tokens, at) => {
    const next = after(tokens, at, say.FILLERS);
    return next === null ? null : { meaning: { is: 'filler' }, next };
  },
  (tokens, at) => toMark(after(tokens, at, say.UNSETTLING), '?'),
];

const toMark = (next: number | null, code: Extract<Meaning, { is: 'mark' }>['code']): Step | null =>
  next === null ? null : mark(code, next);

/** A document number, or something named by kind and number ("Đề án 06", "giai đoạn 1"), with the date that is its own. */
function document(tokens: readonly Token[], at: number): Step | null {
  const noun = after(tokens, at, say.NUMBERED);
  const start = noun === null ? at : (after(tokens, noun, ['so', 'thu']) ?? noun);
  let next = start;
  while (tokens[next]?.document) next++;
  if (next > start) return { meaning: { is: 'words' }, next: ownDate(tokens, next) ?? next };
  // "Quyết định 05/2021": a number and the year of its document.
  const dated = isFigure(tokens[start]) && tokens[start + 1]?.text === '/' && isYear(tokens[start + 2]);
  if (dated && after(tokens, at, say.LEGAL) !== null) return { meaning: { is: 'words' }, next: ownDate(tokens, start + 3) ?? start + 3 };
  if (dated && after(tokens, at, say.PAPERS) !== null) return mark('?', start);
  const plain = noun !== null && isFigure(tokens[start]) && !'/-.'.includes(tokens[start + 1]?.text ?? ' ');
  if (!plain) return null;
  const paper = (after(tokens, at, say.LEGAL) ?? after(tokens, at, say.PAPERS)) !== null;
  return { meaning: { is: 'words' }, next: (paper ? ownDate(tokens, start + 1) : null) ?? start + 1 };
}

/** "… số 12/KH-UBND ngày 05/3/2026": the date is that of the document. */
function ownDate(tokens: readonly Token[], at: number): number | null {
  const dated = saysAt(tokens, at, 'ngay') ? parseGroup(tokens, at, false) : null;
  return dated && 'terms' in dated && dated.mode === 'one' && dated.terms[0]!.unit === 'day' ? dated.next : null;
}

function hour(tokens: readonly Token[], at: number): Step | null {
  const next = say.hourAt(tokens, at);
  return next === null ? null : mark('h', next);
}

function periodDay(tokens: readonly Token[], at: number): Step | null {
  const found = parsePeriodDay(tokens, at);
  return found && { meaning: { is: 'period-day', periodDay: found }, next: found.next };
}

function rhythm(tokens: readonly Token[], at: number): Step | null {
  const found = parseRhythm(tokens, at);
  if (!found) return null;
  return found.daily ? mark('S', found.next) : { meaning: { is: 'rhythm', every: found.every }, next: found.next };
}

function duration(tokens: readonly Token[], at: number): Step | null {
  const found = parseDuration(tokens, at);
  return found && { meaning: { is: 'duration', duration: found }, next: found.next };
}

function weekday(tokens: readonly Token[], at: number): Step | null {
  const found = say.weekdayAt(tokens, at);
  return found && { meaning: { is: 'weekday', weekday: found.weekday }, next: found.next };
}

function group(tokens: readonly Token[], at: number): Step | null {
  const found = parseGroup(tokens, at, RELATION.has(tokens[at - 1]?.text ?? ''));
  if (!found) return null;
  if ('fault' in found) return { meaning: { is: 'fault', fault: found.fault }, next: found.next };
  return { meaning: { is: 'group', group: found }, next: found.next };
}

function loneDay(tokens: readonly Token[], at: number): Step | null {
  const found = parseLoneDay(tokens, at);
  return found && { meaning: { is: 'days', days: found.days }, next: found.next };
}

function separator(tokens: readonly Token[], at: number): Step | null {
  const { text, newLine } = tokens[at]!;
  // "2021-2023; định hướng 2030" is one expression.
  if (text === ';')
    return {
      meaning: { is: 'separator', hard: after(tokens, at + 1, say.ORIENTATION) === null && !onwardSoon(tokens, at + 1) },
      next: at + 1,
    };
  if (newLine && /^[-+•●▪▫○■□*]$/.test(text)) return { meaning: { is: 'separator', hard: true }, next: at + 1 };
  if (newLine && at > 0 && say.isNumbering(tokens, at)) return { meaning: { is: 'separator', hard: true }, next: at + 2 };
  if (text === '.')
    return { meaning: { is: 'separator', hard: tokens[at + 1] !== undefined && tokens[at + 1]!.at > tokens[at]!.end }, next: at + 1 };
  if (/^[,()/&+-]$/.test(text)) return { meaning: { is: 'separator', hard: false }, next: at + 1 };
  if (text === 'va' && (isTemporal(tokens, at + 1) || standingSoon(tokens, at + 1)))
    return { meaning: { is: 'separator', hard: false }, next: at + 1 };
  if (text === 'hoac' && after(tokens, at + 1, say.CONDITIONS) !== null) return { meaning: { is: 'separator', hard: false }, next: at + 1 };
  return text === 'va' && after(tokens, at + 1, RELATED_OR_CONDITION) !== null
    ? { meaning: { is: 'separator', hard: false }, next: at + 1 }
    : null;
}

/** "…; duy trì các năm tiếp theo" goes on with the sentence before it. */
function onwardSoon(tokens: readonly Token[], at: number): boolean {
  for (let place = at; place < at + 4 && /^[a-z]/.test(tokens[place]?.text ?? ''); place++) {
    const end = say.onwardAt(tokens, place);
    if (end !== null) return tokens[end] === undefined || /^[.;)]$/.test(tokens[end].text);
  }
  return false;
}

/** "… và thường xuyên", "… và triển khai thực hiện thường xuyên": standing work after at most a few words. */
function standingSoon(tokens: readonly Token[], at: number): boolean {
  for (let place = at; place < at + 5 && /^[a-z]/.test(tokens[place]?.text ?? ''); place++) {
    if (after(tokens, place, say.STANDING) !== null) return true;
  }
  return false;
}

/** "trước", "đến", "từ", "sau" before something in time; before an event they make a condition. */
function relation(tokens: readonly Token[], at: number): Step | null {
  const fromIssue = after(tokens, at, say.FROM);
  if (fromIssue !== null) {
    const issued = issueAt(tokens, after(tokens, fromIssue, ['ngay', 'thoi diem', 'khi']) ?? fromIssue);
    if (issued !== null) return mark('f', issued);
    const now = after(tokens, fromIssue, ['nay', 'ngay nay', 'bay gio']);
    if (now !== null) return mark('f', now);
    if (isTemporal(tokens, fromIssue)) return mark('F', fromIssue);
  }
  const before = after(tokens, at, say.BEFORE);
  // "trước hết tháng 6", "trước cuối tháng 6" may or may not include the last day.
  if (before !== null && after(tokens, before, ['het', 'cuoi']) !== null && isTemporal(tokens, before + 1)) return mark('?', before + 1);
  if (before !== null) {
    const place = after(tokens, before, say.POINT_WORDS) ?? before;
    if (isTemporal(tokens, place)) return mark('B', place);
  }
  const until = after(tokens, at, say.UNTIL);
  if (until !== null) {
    const place = after(tokens, until, say.POINT_WORDS) ?? until;
    if (isTemporal(tokens, place)) return mark('U', place);
    if (saysAt(tokens, place, 'truoc')) return mark('U', place);
  }
  const later = saysAt(tokens, at, 'sau') ? (after(tokens, at + 1, say.POINT_WORDS) ?? at + 1) : null;
  return later !== null && isTemporal(tokens, later) ? mark('A', later) : null;
}

/** An outside document or event: from its first word to the end of what belongs to it. */
function condition(tokens: readonly Token[], at: number): Step | null {
  const head = after(tokens, at, say.CONDITIONS) ?? eventHead(tokens, at);
  if (head === null) return null;
  const soft = saysAt(tokens, at, 'theo');
  let next = head;
  while (next < tokens.length && !endsCondition(tokens, next, soft)) next++;
  return { meaning: { is: 'condition', soft }, next };
}

/** "trước kỳ họp …", "sau Đại hội …": before or after something that is no day. */
const eventHead = (tokens: readonly Token[], at: number): number | null =>
  after(tokens, at, say.NOT_EVENTS) === null && ['truoc', 'sau'].includes(tokens[at]!.text) && tokens[at + 1] !== undefined ? at + 1 : null;

function endsCondition(tokens: readonly Token[], at: number, soft: boolean): boolean {
  const { text, newLine } = tokens[at]!;
  if (tokens[at]!.document) return false;
  if (/^[,;()]$/.test(text)) return true;
  if (text === ':' && parseGroup(tokens, at + 1, true) !== null) return true;
  if (text === '.') return tokens[at + 1] === undefined || tokens[at + 1]!.at > tokens[at]!.end;
  if (newLine && (/^[-+]$/.test(text) || say.isNumbering(tokens, at) || parseGroup(tokens, at, false) !== null)) return true;
  if (text === '-' && !tokens[at - 1]?.document && after(tokens, at + 1, say.STANDING) !== null) return true;
  if (!soft || tokens[at - 1]?.document) return false;
  const place = after(tokens, at, say.TERM_INTRODUCTIONS);
  return place !== null && parseGroup(tokens, after(tokens, place, say.POINT_WORDS) ?? place, true) !== null;
}

export function scan(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  let at = say.isNumbering(tokens, 0) ? 2 : 0;
  while (at < tokens.length) {
    if (tokens[at]!.newLine && at > 0) pieces.push({ meaning: { is: 'separator', hard: false }, at: tokens[at]!.at, end: tokens[at]!.at });
    const step = firstStep(tokens, at);
    if (needsGap(pieces, step.meaning, tokens, at)) {
      pieces.push({ meaning: { is: 'separator', hard: false }, at: tokens[at]!.at, end: tokens[at]!.at });
    }
    const { meaning } = step;
    const own: Piece = { meaning, at: tokens[at]!.at, end: tokens[step.next - 1]!.end };
    if (meaning.is !== 'group') pieces.push(own);
    else {
      const before = pieces.findLast((piece) => piece.meaning.is !== 'separator')?.meaning.is;
      const afterTerm = before === 'group' || before === 'period-day' || before === 'rhythm';
      pieces.push(...doubted(remnantBefore(tokens, at, afterTerm)), own, ...doubted(remnantAfter(tokens, meaning.group)));
    }
    at = step.next;
  }
  return pieces;
}

const doubted = (remnant: Token | null): Piece[] =>
  remnant ? [{ meaning: { is: 'mark', code: '?' }, at: remnant.at, end: remnant.end }] : [];

function firstStep(tokens: readonly Token[], at: number): Step {
  for (const step of steps) {
    const found = step(tokens, at);
    if (found) return found;
  }
  return isStray(tokens, at) ? mark('?', at + 1) : { meaning: { is: 'words' }, next: at + 1 };
}

/** A numeral left over beside a term ("I/2026", "Quý 1V") says that the term was not understood in full. */
function isStray(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (/^(ii|iii|iv)$/.test(token.text)) return true;
  if (!/^([ivl]|\d{1,2})$/.test(token.text)) return false;
  const glued = isFigure(before) && before.end === token.at;
  return glued || next === undefined ? at > 0 : next.text === '/' || next.number !== null;
}

/** "Năm 2026 quý I", "… trước 30/6 và duy trì thường xuyên": two wordings side by side without a mark between them. */
function needsGap(pieces: readonly Piece[], meaning: Meaning, tokens: readonly Token[], at: number): boolean {
  const before = pieces.at(-1)?.meaning;
  if (before?.is === 'group' && meaning.is === 'group') return /^[a-z]/.test(tokens[at]!.text);
  if (meaning.is !== 'mark' || meaning.code !== 'S' || before?.is !== 'words') return false;
  const separator = pieces.findLastIndex((piece) => piece.meaning.is === 'separator');
  return pieces.slice(separator + 1).some((piece) => piece.meaning.is === 'group');
}
