// Terms joined into one expression: "Quý III, IV/2021", "tháng 3, 6, 9 và 12", "15/6 và 15/12", "từ quý I đến tháng 10".
import { after, isFigure, type Token } from './tokens.rule.js';
import { parseYear, withYear } from './year.rule.js';
import { monthTerm, parseMonth, parseMonthRun, parseQuarter, plainNumber, quarterTerm, romanQuarter } from './month.rule.js';
import { mayBeDay, parseDay, parseDayRun } from './named-day.rule.js';
import { parseEdge, parseHalf, parseLastMonths, parseMonthsOfYear, parseTenDays } from './part.rule.js';
import { onwardAt } from './vocabulary.rule.js';
import { namedDay, period, type Fault, type Parsed, type Term } from './term.types.rule.js';

export interface Group {
  terms: Term[];
  mode: 'one' | 'list' | 'range';
  next: number;
}

/** One term at `at`, whatever its kind. The order matters: the more specific wording first. */
export const parseTerm = (tokens: readonly Token[], at: number, anchored: boolean): Parsed =>
  parseMonthsOfYear(tokens, at) ??
  parseTenDays(tokens, at) ??
  parseHalf(tokens, at) ??
  parseLastMonths(tokens, at) ??
  parseQuarter(tokens, at) ??
  parseDay(tokens, at, anchored) ??
  parseMonth(tokens, at) ??
  parseEdge(tokens, at) ??
  parseYear(tokens, at);

const LIST_LINKS = [', va', ', den', 'va', ',', '&', '+'];
const RANGE_LINKS = ['cho den het', 'cho den', 'den het ngay', 'den het', 'toi het', 'den ngay', 'den', 'toi', '- den', '-'];

type Link = { mode: 'list' | 'range'; next: number };

function linkAt(tokens: readonly Token[], at: number): Link | null {
  if (tokens[at]?.newLine && '-+'.includes(tokens[at]!.text)) return null;
  const range = after(tokens, at, RANGE_LINKS);
  if (range !== null) return { mode: 'range', next: range };
  if (tokens[at]?.text === '/' && romanQuarter(tokens[at + 1]) !== null) return { mode: 'list', next: at + 1 };
  const list = after(tokens, at, LIST_LINKS);
  if (list === null) return null;
  return { mode: tokens[list - 1]!.text === 'den' ? 'range' : 'list', next: list };
}

/** The next term after a link, which may leave out the word of the term before it ("quý I, II", "tháng 5-6/2021"). */
function linkedTerm(tokens: readonly Token[], at: number, before: Term, romans: boolean): Parsed {
  return elided(tokens, at, before, romans) ?? parseTerm(tokens, at, true);
}

function elided(tokens: readonly Token[], at: number, before: Term, romans: boolean): Parsed {
  const token = tokens[at];
  if (before.unit === 'quarter') {
    const quarter = romans ? romanQuarter(token) : plainNumber(token);
    return quarter !== null && quarter >= 1 && quarter <= 4 ? complete(tokens, at + 1, quarterTerm(quarter, { headed: false })) : null;
  }
  if (before.unit === 'month' && before.from === before.to) {
    const month = plainNumber(token);
    return month !== null && month >= 1 && month <= 12 ? complete(tokens, at + 1, monthTerm(month, { headed: false })) : null;
  }
  // "6 tháng đầu năm, năm"
  const parted = before.unit === 'half-year' || before.unit === 'nine-months';
  if (parted && token?.text === 'nam' && (tokens[at + 1] === undefined || /^[,;.)]$/.test(tokens[at + 1]!.text))) {
    return { term: period('year', 1, 12), next: at + 1 };
  }
  // "ngày 15 tháng 6 và tháng 12", "ngày 15 các tháng 6, 12"
  const spoken = token?.text === 'thang';
  if (before.unit === 'day' && before.headed && (spoken || before.sharesDay)) {
    const number = spoken ? at + 1 : at;
    const month = plainNumber(tokens[number]);
    const term =
      month !== null && mayBeDay(before.day ?? 0, month) ? namedDay(before.day!, month, before.sharesDay ? { sharesDay: true } : {}) : null;
    return term && complete(tokens, number + 1, term);
  }
  return null;
}

/** A number that turns out to be part of something longer ("… 5/12", "… 6 tháng đầu năm", "… 80%") was not an elided term. */
function complete(tokens: readonly Token[], at: number, term: Term): Parsed {
  const dated = withYear(tokens, at, term);
  if (!dated || 'fault' in dated) return null;
  const [follower, second] = tokens.slice(dated.next, dated.next + 2);
  const goesOn =
    follower !== undefined &&
    ((follower.text === '/' && /^[a-z\d]/.test(second?.text ?? '')) || follower.text === '%' || follower.text === 'lan');
  const paragraph = follower?.text === '.' && isFigure(second);
  const counted = follower?.text === 'thang' && plainNumber(second) === null;
  return goesOn || paragraph || counted ? null : dated;
}

/** A whole expression at `at`; a fault when one of its parts cannot be. */
export function parseGroup(tokens: readonly Token[], at: number, anchored: boolean): Group | { fault: Fault; next: number } | null {
  const run = parseDayRun(tokens, at, anchored) ?? parseMonthRun(tokens, at);
  const first = run ? null : parseTerm(tokens, at, anchored);
  if (!run && !first) return null;
  if (first && 'fault' in first) return first;
  const terms = run ? run.terms : [first!.term];
  let mode: Group['mode'] = run ? (run.range ? 'range' : 'list') : 'one';
  let next = run ? run.next : first!.next;
  const romans = tokens.slice(at, next).some((token) => romanQuarter(token) !== null);
  while (terms.length < 40) {
    // "và năm tiếp theo" goes on from the year before it; it names no second year.
    if (tokens[next]?.text === 'va' && onwardAt(tokens, next) !== null) break;
    const link = linkAt(tokens, next);
    const linked = link && linkedTerm(tokens, link.next, terms.at(-1)!, romans);
    if (!link || !linked) break;
    if ('fault' in linked) return linked;
    if (mode !== 'one' && link.mode !== mode) break;
    // "…, quý II trước 15/6": the next term begins a clause of its own.
    if (link.mode === 'list' && tokens[linked.next]?.text === 'truoc') break;
    // A coarser period followed by a finer one without a year of its own ("Năm 2026, quý I") is one term made precise, not two.
    const precise = isCoarser(terms.at(-1)!, linked.term) && (link.mode === 'list' || linked.term.year === null);
    if (precise && !JOINING.has(tokens[next]!.text)) break;
    mode = link.mode;
    terms.push(linked.term);
    next = linked.next;
  }
  return { terms, mode, next };
}

/** Words that make two of two terms, whatever their sizes. */
const JOINING = new Set(['va', 'den', 'toi', 'cho']);
const SIZE = { day: 0, month: 1, quarter: 3, 'half-year': 6, 'nine-months': 9, year: 12 } as const;
const isCoarser = (before: Term, term: Term): boolean => SIZE[before.unit] > SIZE[term.unit];
