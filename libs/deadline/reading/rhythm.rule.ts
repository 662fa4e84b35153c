// Rhythms: "hằng năm", "mỗi quý một lần", "định kỳ 06 tháng", "2 lần/năm", "tháng, quý, năm", "ngày 15 của tháng cuối quý".
import type { Every } from './deadline.types.rule.js';
import { after, saysAt, type Token } from './tokens.rule.js';
import { isYear } from './year.rule.js';
import { plainNumber, romanQuarter } from './month.rule.js';
import { parseCount } from './part.rule.js';

/** `every` is null for a rhythm that no calendar period carries (every two years, three times a year). */
export interface Rhythm {
  every: Every | null;
  /** "hằng ngày": work that never stops. */
  daily: boolean;
  /** The words name the end of the period: "cuối quý". */
  bare: boolean;
  next: number;
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';
const UNITS: Readonly<Record<string, Unit>> = { ngay: 'day', tuan: 'week', thang: 'month', quy: 'quarter', qui: 'quarter', nam: 'year' };
const FINENESS: readonly Every[] = ['week', 'month', 'quarter', 'half-year', 'year'];
const BY_MONTHS: Readonly<Record<number, Every>> = { 1: 'month', 3: 'quarter', 6: 'half-year', 12: 'year' };
const LINKS = [', va', ', hang', ', moi', 'va hang', 'va moi', 'va', ',', '/', '-', ';', 'hoac'];

const ofUnit = (unit: Unit): Every | null => (unit === 'day' ? null : unit);
const found = (every: Every | null, next: number, rest: Partial<Rhythm> = {}): Rhythm => ({
  every,
  daily: false,
  bare: false,
  next,
  ...rest,
});

/** What follows a unit word that is part of another word ("quy định", "quy chế", "quy hoạch", "ngày ban hành"). */
const OTHER_WORD: Readonly<Record<string, readonly string[]>> = { quy: ['dinh', 'che', 'hoach', 'trinh', 'mo'], ngay: ['ban hanh', 'ky'] };
/** What makes one period of a unit word ("các năm tiếp theo", "các tháng cuối năm"). */
const ONE_PERIOD = ['tiep theo', 'sau', 'ke tiep', 'truoc', 'cuoi', 'dau', 'con lai'];

/** A unit word that does not name one period ("quý" but not "quý II", "năm" but not "năm 2026"). */
function bareUnit(tokens: readonly Token[], at: number, strict = true): Unit | null {
  const word = tokens[at]?.text ?? '';
  const unit = UNITS[word];
  const follower = tokens[at + 1];
  if (!unit) return null;
  if (plainNumber(follower) !== null && !timesAt(tokens, at + 1)) return null;
  if ((strict && isYear(follower)) || (unit === 'quarter' && romanQuarter(follower) !== null)) return null;
  const other = OTHER_WORD[word] && after(tokens, at + 1, OTHER_WORD[word]) !== null;
  return other || (strict && after(tokens, at + 1, ONE_PERIOD) !== null) ? null : unit;
}

/** "1 lần", "một lần", "hai lần". */
function timesAt(tokens: readonly Token[], at: number): { times: number; next: number } | null {
  const counted = parseCount(tokens, at);
  return counted && saysAt(tokens, counted.next, 'lan') ? { times: counted.count, next: counted.next + 1 } : null;
}

/** How often, when something happens `times` times in one `unit`. */
function often(times: number, unit: Unit): Every | null {
  if (times === 1) return ofUnit(unit);
  if (unit === 'year') return ({ 2: 'half-year', 4: 'quarter', 12: 'month' } as const)[times] ?? null;
  return unit === 'quarter' && times === 3 ? 'month' : null;
}

/** "2 lần/năm", "một lần mỗi quý". */
function timesPerUnit(tokens: readonly Token[], at: number): Rhythm | null {
  const counted = timesAt(tokens, at);
  if (!counted) return null;
  const place =
    after(tokens, counted.next, ['/ mot', '/ 1', '/ 01', '/', 'trong mot', 'trong', 'mot', 'moi', 'hang', 'tren', '1']) ?? counted.next;
  const unit = UNITS[tokens[place]?.text ?? ''];
  return unit ? found(often(counted.times, unit), place + 1) : null;
}

/** "6 tháng một lần", "03 tháng/lần", "2 năm 1 lần"; after "định kỳ" the "lần" may be left out. */
function unitPerTime(tokens: readonly Token[], at: number, afterPeriodic: boolean): Rhythm | null {
  const counted = parseCount(tokens, at);
  const unit = counted ? UNITS[tokens[counted.next]?.text ?? ''] : UNITS[tokens[at]?.text ?? ''];
  const place = counted ? counted.next + 1 : at + 1;
  if (!unit) return null;
  const once = after(tokens, place, ['/ mot lan', '/ 1 lan', '/ 01 lan', '/ lan', 'mot lan', '1 lan', '01 lan']);
  if (once === null && !(afterPeriodic && counted && plainNumber(tokens[place]) === null)) return null;
  return found(everyOf(counted?.count ?? 1, unit), once ?? after(tokens, place, ['dau nam', 'cuoi nam']) ?? place);
}

function everyOf(count: number, unit: Unit): Every | null {
  if (unit === 'month') return BY_MONTHS[count] ?? null;
  if (unit === 'quarter') return BY_MONTHS[count * 3] ?? null;
  return count === 1 ? ofUnit(unit) : null;
}

const HEADS = ['cuoi moi', 'cuoi hang', 'cuoi cac', 'dau moi', 'theo tung', 'theo moi', 'trong tung', 'hang', 'moi', 'tung', 'cac', 'theo'];

/** "hằng quý", "mỗi tháng", "từng năm", "các quý trong năm", "cuối mỗi quý". */
function headed(tokens: readonly Token[], at: number): Rhythm | null {
  const head = after(tokens, at, HEADS);
  if (head === null || saysAt(tokens, at, 'dau moi')) return null;
  if (saysAt(tokens, head, '6 thang') || saysAt(tokens, head, '06 thang')) return found('half-year', head + 2);
  const firm = /^(hang|moi|tung|cuoi)$/.test(tokens[at]!.text);
  const unit = bareUnit(tokens, head, !firm);
  const times = timesAt(tokens, head + 1);
  if (!unit || (saysAt(tokens, at, 'cac') && unit === 'day') || (saysAt(tokens, at, 'theo') && unit === 'day')) return null;
  return found(times ? often(times.times, unit) : ofUnit(unit), times?.next ?? head + 1, { daily: unit === 'day' });
}

/** One more unit of a list: "… quý, 6 tháng, năm", "sơ kết 6 tháng, tổng kết năm". */
function listed(tokens: readonly Token[], at: number): Rhythm | null {
  const start = after(tokens, at, ['tong ket', 'so ket', 'bao cao', 'ca']) ?? at;
  const counted = parseCount(tokens, start);
  if (counted && saysAt(tokens, counted.next, 'thang') && plainNumber(tokens[counted.next + 1]) === null) {
    const end = after(tokens, counted.next + 1, ['dau nam', 'cuoi nam', 'dau', 'cuoi']) ?? counted.next + 1;
    const every = counted.count === 9 ? 'year' : BY_MONTHS[counted.count];
    return every && !isYear(tokens[end]) && !saysAt(tokens, end, 'nam') ? found(every, end) : null;
  }
  if (counted?.count === 1 && saysAt(tokens, counted.next, 'nam') && !isYear(tokens[counted.next + 1]))
    return found('year', counted.next + 1);
  const unit = bareUnit(tokens, start);
  return unit && unit !== 'day' ? found(ofUnit(unit), start + 1) : null;
}

const finer = (one: Every | null, other: Every | null): Every | null => FINENESS.find((every) => every === one || every === other) ?? null;

/** A rhythm at `at`, with all the rhythms listed after it: the finest counts, because it contains the others. */
export function parseRhythm(tokens: readonly Token[], at: number): Rhythm | null {
  const periodic = after(tokens, at, ['dinh ky', 'thuong ky']);
  const start = periodic === null ? at : (after(tokens, periodic, [',', ':', 'bao cao', 'theo']) ?? periodic);
  const first =
    word(tokens, start) ??
    timesPerUnit(tokens, start) ??
    headed(tokens, start) ??
    unitPerTime(tokens, start, periodic !== null) ??
    moreTimes(tokens, start) ??
    (periodic !== null || beginsList(tokens, start) ? listed(tokens, start) : null);
  if (!first) return null;
  return withMore(tokens, first);
}

const word = (tokens: readonly Token[], at: number): Rhythm | null =>
  saysAt(tokens, at, 'thuong nien') ? found('year', at + 2) : saysAt(tokens, at, 'nua nam mot lan') ? found('half-year', at + 4) : null;

/** "năm 2 lần", "mỗi năm hai lần" without its head. */
function moreTimes(tokens: readonly Token[], at: number): Rhythm | null {
  const unit = UNITS[tokens[at]?.text ?? ''];
  const times = unit ? timesAt(tokens, at + 1) : null;
  return times ? found(often(times.times, unit!), times.next) : null;
}

/** At least two units in a row make a rhythm without "hằng": "tháng, quý, năm", "6 tháng, năm". */
function beginsList(tokens: readonly Token[], at: number): boolean {
  const counted = parseCount(tokens, at);
  // "6 tháng đầu năm, 6 tháng cuối năm" names two periods of one year.
  if (counted && after(tokens, counted.next, ['thang dau', 'thang cuoi']) !== null) return false;
  const one = listed(tokens, at);
  const link = one ? after(tokens, one.next, LINKS) : null;
  return link !== null && headed(tokens, link) === null && listed(tokens, link) !== null;
}

function withMore(tokens: readonly Token[], first: Rhythm): Rhythm {
  let result = first;
  for (let turn = 0; turn < 8 && !first.daily; turn++) {
    const link = after(tokens, result.next, LINKS);
    const more =
      link === null
        ? null
        : (headed(tokens, link) ?? listed(tokens, link) ?? unitPerTime(tokens, link, false) ?? timesPerUnit(tokens, link));
    if (!more || more.daily) break;
    result = found(result.every === null ? more.every : finer(result.every, more.every), more.next);
  }
  const once = timesAt(tokens, result.next);
  return once?.times === 1 ? { ...result, next: once.next } : result;
}

/** A day told by its place in a recurring period. `month` counts from 1 in the period and may lie after it. */
export interface PeriodDay {
  every: 'month' | 'quarter';
  month: number;
  /** null for the whole month. */
  day: number | null;
  /** The quarter named ("tháng cuối quý II"), null for every quarter. */
  quarter: number | null;
  next: number;
}

const MONTH_OF_PERIOD: readonly (readonly [readonly string[], PeriodDay['every'], number])[] = [
  [
    [
      'thang cuoi cung cua moi',
      'thang cuoi cung cua',
      'thang cuoi cung',
      'thang cuoi cua moi',
      'thang cuoi cua',
      'thang cuoi moi',
      'thang cuoi hang',
      'thang cuoi',
      'thang thu ba cua',
      'thang thu 3 cua',
      'thang thu ba',
      'thang thu 3',
    ],
    'quarter',
    3,
  ],
  [['thang dau tien cua', 'thang dau tien', 'thang dau cua moi', 'thang dau cua', 'thang dau hang', 'thang dau'], 'quarter', 1],
  [['thang giua cua', 'thang giua', 'thang thu hai cua', 'thang thu 2 cua', 'thang thu hai', 'thang thu 2'], 'quarter', 2],
];
const NEXT_PERIOD = ['sau lien ke', 'tiep theo', 'ke tiep', 'lien ke', 'ke sau', 'sau', 'toi'];

/** "ngày 15 (của) tháng cuối (của) quý", "ngày 05 tháng sau", "tháng cuối quý". */
export function parsePeriodDay(tokens: readonly Token[], at: number): PeriodDay | null {
  const head = after(tokens, at, ['ngay']) ?? (plainNumber(tokens[at]) !== null ? at : null);
  const day = head === null ? null : plainNumber(tokens[head]);
  if (head !== null && day === null) return null;
  if (day !== null && (day < 1 || day > 31)) return null;
  const start = head === null ? at : (after(tokens, head + 1, ['cua', 'vao']) ?? head + 1);
  if (day !== null && tokens[at]!.text === 'ngay') {
    const monthly = after(tokens, start, ['thang cua thang', 'thang', 'cua thang']);
    const next = monthly === null ? null : after(tokens, monthly, NEXT_PERIOD);
    if (next !== null) return { every: 'month', month: 2, day, quarter: null, next };
  }
  for (const [wordings, every, month] of MONTH_OF_PERIOD) {
    const place = after(tokens, start, wordings);
    const quarter = place === null ? null : after(tokens, place, ['hang quy', 'moi quy', 'cac quy', 'tung quy', 'quy', 'qui']);
    if (quarter === null) continue;
    const which = romanQuarter(tokens[quarter]) ?? plainNumber(tokens[quarter]);
    if (which !== null) return which >= 1 && which <= 4 ? { every, month, day, quarter: which, next: quarter + 1 } : null;
    const later = after(tokens, quarter, NEXT_PERIOD);
    return {
      every,
      month: later === null ? month : month + 3,
      day,
      quarter: null,
      next: later ?? after(tokens, quarter, ['bao cao']) ?? quarter,
    };
  }
  return null;
}
