// No string, however broken, crashes or stalls the reading, and what it gives always has the shape of a deadline.
import fc from 'fast-check';
import { isDay } from '../kernel/day.rule.js';
import { readCalendar } from './calendars/calendar.reader.js';
import { readDeadline } from './deadline.rule.js';
import { foldCell, LONGEST_CELL } from './reading/fold.rule.js';
import { scan } from './reading/scan.rule.js';
import { tokenise } from './reading/tokens.rule.js';
import * as vocabularyLists from './reading/vocabulary.rule.js';

const calendar = readCalendar();
const KINDS = 'date month quarter half-year nine-months year multi-year recurring standing conditional working-days unreadable'.split(' ');
const contexts = fc.record({
  planYear: fc.integer({ min: 2015, max: 2035 }),
  issuedOn: fc.option(fc.constantFrom('2020-12-30', '2024-02-29', '2025-11-24', 'không rõ')),
});

const WORDS = (
  'quý I II III IV V 1 2 3 4 5 06 12 13 15 31 2021 2026 20266 năm tháng ngày tuần trước sau đến từ hết trong hằng hàng mỗi các những tiếp theo và hoặc ' +
  'định kỳ thường xuyên theo quy định hướng dẫn của Bộ Nội vụ khi kể từ ban hành làm việc lần đầu giữa cuối nửa chậm nhất / - . , ; : ( ) \n 15/6/2026 31/6 ' +
  '32/2024/NĐ-CP 117/KH-UBND 17h00 thứ Sáu hằng tuần không khoảng giai đoạn 2021-2025 Quý4.2026 T6 trởđi'
).split(' ');
const cells = fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map((words) => words.join(' '));
const glued = fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map((words) => words.join(''));

function expectSound(text: string, context: { planYear: number; issuedOn: string | null }) {
  const read = readDeadline(text, context, calendar);
  expect(read.text).toBe(text);
  expect(KINDS).toContain(read.kind);
  expect(read.why.endsWith('.')).toBe(true);
  expect(read.why).not.toMatch(/undefined|null|NaN/);
  expect(read.ambiguous ?? '').not.toMatch(/undefined|NaN/);
  for (const day of [read.nominalDue, read.effectiveDue, read.startsOn, ...read.milestones.map((each) => each.due)]) {
    expect(day === null || isDay(day)).toBe(true);
  }
  expect(read.nominalDue === null).toBe(read.effectiveDue === null);
  if (read.nominalDue) expect(read.effectiveDue! >= read.nominalDue).toBe(true);
  if (['unreadable', 'standing', 'conditional'].includes(read.kind)) expect(read.nominalDue).toBeNull();
  if (['date', 'month', 'quarter', 'half-year', 'nine-months', 'year', 'multi-year', 'working-days'].includes(read.kind))
    expect(read.nominalDue).not.toBeNull();
  return read;
}

describe('any string', () => {
  it('of any letters is read without a crash', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), contexts, (text, context) => void expectSound(text, context)),
      { numRuns: 1_000 },
    );
  });
  it('made of the words of deadlines is read without a crash', () => {
    fc.assert(
      fc.property(cells, contexts, (text, context) => void expectSound(text, context)),
      { numRuns: 4_000 },
    );
  });
  it('of words typed together is read without a crash', () => {
    fc.assert(
      fc.property(glued, contexts, (text, context) => void expectSound(text, context)),
      { numRuns: 2_000 },
    );
  });
  it('is read the same twice, and in composed or decomposed letters', () => {
    fc.assert(
      fc.property(cells, contexts, (text, context) => {
        const { text: _, why: __, ambiguous: ___, condition: ____, milestones: _____, ...read } = readDeadline(text, context, calendar);
        expect(readDeadline(text.normalize('NFD'), context, calendar)).toMatchObject(read);
      }),
      { numRuns: 500 },
    );
  });
});

const vocabulary = Object.values(vocabularyLists).flatMap((list) => (Array.isArray(list) ? (list as string[]) : []));
const PIECES = [
  'Quý I, ',
  'năm ',
  '1 2 ',
  'tháng 6 và ',
  '1-1-1-',
  '(',
  'a-b/c-',
  '32/2024/',
  'hằng quý, ',
  '15/6/2026, ',
  ...vocabulary,
  ...WORDS,
];
const JOINTS = ['', ' ', ', ', '; ', '\n', '/', '-', '(', ') ', '.'];

/** Looks at a token that scanning the text takes, and its tokens: the work, counted and not timed. */
function workOn(text: string): { looks: number; tokens: number } {
  const tokens = tokenise(foldCell(text));
  let looks = 0;
  const watched = new Proxy(tokens, {
    get(target, key, receiver): unknown {
      if (typeof key === 'string' && /^\d+$/.test(key)) looks++;
      return Reflect.get(target, key, receiver);
    },
  });
  scan(watched);
  return { looks, tokens: tokens.length };
}

describe('a long string', () => {
  it('of one wording again and again takes work in proportion to its words', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PIECES), fc.constantFrom(...JOINTS), (piece, joint) => {
        const { looks, tokens } = workOn((piece + joint).repeat(LONGEST_CELL).slice(0, LONGEST_CELL));
        expect(looks).toBeLessThan(1_000 * tokens + 1_000);
      }),
      { numRuns: 150 },
    );
  });
  it('of any mixture takes work in proportion to its words', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES, ...JOINTS), { minLength: 50, maxLength: 200 }), (words) => {
        const { looks, tokens } = workOn(words.join(''));
        expect(looks).toBeLessThan(1_000 * tokens + 1_000);
      }),
      { numRuns: 50 },
    );
  });
  it('in brackets of any depth is read without a crash', () => {
    fc.assert(
      fc.property(fc.nat(90), fc.nat(90), fc.constantFrom(...PIECES), contexts, (open, close, piece, context) => {
        expectSound(`${'('.repeat(open)}${piece}${')'.repeat(close)}`, context);
      }),
      { numRuns: 150 },
    );
  });
  it('is never looked at beyond its first part', () => {
    for (const piece of ['Quý I, ', '(', '\u0301', '\u200b', '🙂', 'ﷺ', '\n', ' ']) {
      expect(foldCell(piece.repeat(200_000)).clean.length).toBeLessThanOrEqual(LONGEST_CELL + 1);
      expectSound(piece.repeat(20_000), { planYear: 2026, issuedOn: null });
    }
  });
  it.each(['1/1;2026-', 'năm năm ', 'Quý I, '])('that says %j again and again is refused, not worked on', (piece) => {
    expect(readDeadline(piece.repeat(66), { planYear: 2026, issuedOn: null }, calendar)).toMatchObject({
      kind: 'unreadable',
      nominalDue: null,
    });
  });
  it('of twelve days with their years is still read', () => {
    const days = Array.from({ length: 12 }, (_, month) => `15/${month + 1}/2026`).join(', ');
    expect(readDeadline(days, { planYear: 2026, issuedOn: null }, calendar)).toMatchObject({ kind: 'date', nominalDue: '2026-12-15' });
  });
  it('is refused as too long, not guessed at', () => {
    expect(readDeadline(`Quý I/2026 ${'nội dung '.repeat(100)}`, { planYear: 2026, issuedOn: null }, calendar)).toMatchObject({
      kind: 'unreadable',
      rule: 'too-long',
    });
  });
});
