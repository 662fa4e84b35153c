// Text messages as phones and operators see them: the alphabet, the parts, the cut.
import fc from 'fast-check';
import { decodeGsm7, encodeGsm7, isGsm7, withoutMarks } from './gsm7.rule.js';
import { concatenation, costOf, decode, encode, fit, prepare, room, split, units, type Coding } from './segments.rule.js';

const anyText = fc.string({ unit: 'grapheme', maxLength: 800 });
const vietnamese = fc
  .array(fc.constantFrom(...'aăâbcdđeêghiklmnoôơpqrstuưvxyếệằẵựỹĐÂÔ 0123456789.,:;/()–“”…^{}[]~|\\€\n'.split('')), { maxLength: 900 })
  .map((chars) => chars.join(''));
const text = fc.oneof(anyText, vietnamese);
const HALF = /\p{Cs}/u;
const coding = fc.constantFrom<Coding>('plain', 'unicode');

describe('the alphabet', () => {
  it.each([
    ['Ủy ban nhân dân tỉnh đã quá hạn', 'Uy ban nhan dan tinh da qua han'],
    ['ĐỀ NGHỊ “khẩn trương” – trước 17 giờ…', 'DE NGHI "khan truong" - truoc 17 gio...'],
    ['Phó Chủ tịch\u00a0phụ trách', 'Pho Chu tich phu trach'],
    ['đường 3-2 ﬁ 漢 😀', 'duong 3-2 ? ? ?'],
    ['Sở Nội vụ'.normalize('NFD'), 'So Noi vu'],
    ['1.000.000 ₫ × 2', '1.000.000 d x 2'],
  ])('%s', (from, to) => expect(withoutMarks(from)).toBe(to));

  it('has everything that is written in it, whatever came in', () => fc.assert(fc.property(text, (each) => isGsm7(withoutMarks(each)))));
  it('leaves what is in it already, but for marks', () =>
    fc.assert(fc.property(text, (each) => withoutMarks(withoutMarks(each)) === withoutMarks(each))));
  it('comes back as it went out', () =>
    fc.assert(fc.property(text, (each) => decodeGsm7(encodeGsm7(withoutMarks(each))) === withoutMarks(each))));
  it('takes two for what only its extension has', () => {
    expect(units('^{}\\[~]|€', 'plain')).toBe(18);
    expect(encodeGsm7('€')).toEqual(Uint8Array.from([0x1b, 0x65]));
  });
  it('refuses what it does not have', () => expect(() => encodeGsm7('ế')).toThrow('ế'));
});

describe('parts', () => {
  it.each<[string, Coding, number]>([
    ['a'.repeat(160), 'plain', 1],
    ['a'.repeat(161), 'plain', 2],
    ['a'.repeat(306), 'plain', 2],
    ['a'.repeat(307), 'plain', 3],
    [`${'a'.repeat(159)}€`, 'plain', 2],
    ['ế'.repeat(70), 'unicode', 1],
    ['ế'.repeat(71), 'unicode', 2],
    ['ế'.repeat(134), 'unicode', 2],
    ['ế'.repeat(135), 'unicode', 3],
    ['😀'.repeat(35), 'unicode', 1],
    ['😀'.repeat(67), 'unicode', 3],
  ])('%s in %s are %d', (each, how, parts) => expect(split(each, how)).toHaveLength(parts));

  it('are never over the limit and make up the whole', () =>
    fc.assert(
      fc.property(text, coding, (each, how) => {
        const prepared = prepare(each, how);
        const parts = split(prepared, how);
        expect(parts.join('')).toBe(prepared);
        const most = parts.length === 1 ? room(1, how) : room(2, how) / 2;
        for (const part of parts) {
          expect(units(part, how)).toBeLessThanOrEqual(most);
          expect(decode(encode(part, how).octets, how)).toBe(part);
          expect(encode(part, how).octets.length).toBeLessThanOrEqual(how === 'plain' ? 160 : 140);
        }
      }),
    ));
  it('cut no surrogate from its other half', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 71, maxLength: 300 }), (each) => {
        for (const part of split(each.normalize('NFC'), 'unicode')) expect(HALF.test(part)).toBe(false);
      }),
    ));
  it('carry a header that puts them together', () => expect(concatenation(0x1ff, 3, 2)).toEqual(Uint8Array.from([5, 0, 3, 0xff, 3, 2])));
  it('cost what they are', () => {
    expect(costOf('a'.repeat(161), 'plain', 350)).toEqual({ coding: 'plain', units: 161, parts: 2, cost: 700 });
    expect(costOf('ế', 'unicode', null)).toEqual({ coding: 'unicode', units: 1, parts: 1, cost: null });
  });
});

describe('a text that is too long', () => {
  const CODE = 'CCHC 2021/II.1.3';
  it('is cut at a word, and the code stays', () => {
    const long = `${CODE} QUA HAN 05 ngay. ${'Chu tri la Van phong UBND tinh. '.repeat(9)}`;
    const short = fit(long, CODE, 1, 'plain');
    expect(short).toMatch(/^CCHC 2021\/II\.1\.3 QUA HAN 05 ngay\. .*[A-Za-z]\.\.\.$/);
    expect(long.startsWith(`${short.slice(0, -3)}`)).toBe(true);
    expect(units(short, 'plain')).toBeGreaterThan(140);
  });
  it('fits, keeps its code, and is left alone when it fits already', () =>
    fc.assert(
      fc.property(text, coding, fc.integer({ min: 1, max: 4 }), (each, how, parts) => {
        const whole = prepare(`${CODE} ${each}`, how);
        const cut = fit(whole, CODE, parts, how);
        expect(split(cut, how).length).toBeLessThanOrEqual(parts);
        expect(cut.startsWith(CODE)).toBe(true);
        if (split(whole, how).length <= parts) expect(cut).toBe(whole);
      }),
      { numRuns: 500 },
    ));
});
