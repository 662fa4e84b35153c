// Which row is which: by words, number and section, for all rows together.
import fc from 'fast-check';
import { likeness, matchRows, POSSIBLE, SURE, type Likened } from './row-matching.rule.js';

const row = (title: string, code = '', group = ''): Likened => ({ title, code, field: '', group });

const TITLES = [
  'Rà soát văn bản quy phạm pháp luật của tỉnh',
  'Rà soát văn bản quy phạm pháp luật của huyện',
  'Xây dựng đề án vị trí việc làm',
  'Công bố danh mục thủ tục hành chính',
  'Khảo sát mức độ hài lòng của người dân',
  'Khảo sát mức độ hài lòng của người dân, doanh nghiệp',
  'Báo cáo tổng kết năm',
  'Số hóa hồ sơ lưu trữ',
  'Kiểm tra giờ giấc làm việc',
  '',
];
const anyRow = fc.record<Likened>({
  title: fc.oneof(fc.constantFrom(...TITLES), fc.string({ maxLength: 40 })),
  code: fc.constantFrom('', '1', '2', '1.1'),
  field: fc.constantFrom('', 'Thể chế'),
  group: fc.constantFrom('', 'Rà soát'),
});
const rows = fc.array(anyRow, { maxLength: 12 });

describe('likeness', () => {
  it.each<[string, Likened, Likened, 'sure' | 'possible' | 'none']>([
    ['the same row', row('Số hóa hồ sơ lưu trữ', '1'), row('Số hóa hồ sơ lưu trữ.', '1'), 'sure'],
    ['renumbered', row('Số hóa hồ sơ lưu trữ', '5'), row('Số hóa hồ sơ lưu trữ', '6'), 'sure'],
    [
      'a word more',
      row('Khảo sát mức độ hài lòng của người dân', '4'),
      row('Khảo sát mức độ hài lòng của người dân, doanh nghiệp', '3'),
      'sure',
    ],
    [
      'half of it reworded',
      row('Kiểm tra giờ giấc làm việc', '7'),
      row('Kiểm tra giờ giấc và kỷ luật làm việc tại cơ quan', '4'),
      'possible',
    ],
    ['another task', row('Số hóa hồ sơ lưu trữ', '6'), row('Báo cáo tổng kết năm', '6'), 'none'],
  ])('%s', (_name, one, other, expected) => {
    const how = likeness(one, other);
    expect(how >= SURE ? 'sure' : how >= POSSIBLE ? 'possible' : 'none').toBe(expected);
  });
});

describe('rows are matched', () => {
  it('for all together: the best partner of one is not taken from the row it belongs to', () => {
    const old = [row('Khảo sát mức độ hài lòng của người dân'), row('Khảo sát mức độ hài lòng của người dân, doanh nghiệp, hợp tác xã')];
    const fresh = [row('Khảo sát mức độ hài lòng của người dân, doanh nghiệp'), row('Khảo sát sự hài lòng của người dân')];
    expect(matchRows(old, fresh).map(({ one, other }) => [one, other])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('by number and section where the words are the same', () => {
    const old = [row('Báo cáo định kỳ', '1', 'Thể chế'), row('Báo cáo định kỳ', '2', 'Bộ máy')];
    const fresh = [row('Báo cáo định kỳ', '2', 'Bộ máy'), row('Báo cáo định kỳ', '1', 'Thể chế')];
    expect(matchRows(old, fresh).map(({ one, other }) => [one, other])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('each at most once, and never when unlike', () => {
    fc.assert(
      fc.property(rows, rows, (old, fresh) => {
        const pairs = matchRows(old, fresh);
        expect(new Set(pairs.map((pair) => pair.one)).size).toBe(pairs.length);
        expect(new Set(pairs.map((pair) => pair.other)).size).toBe(pairs.length);
        for (const pair of pairs) expect(pair.likeness).toBeCloseTo(likeness(old[pair.one]!, fresh[pair.other]!), 9);
      }),
    );
  });

  it('alike from both sides', () => {
    fc.assert(
      fc.property(rows, rows, (old, fresh) => {
        const there = matchRows(old, fresh).map(({ one, other, likeness: how }) => `${one}-${other} ${how}`);
        const back = matchRows(fresh, old).map(({ one, other, likeness: how }) => `${other}-${one} ${how}`);
        expect(back.sort()).toEqual(there.sort());
      }),
    );
  });

  it('to themselves when nothing has changed, in whatever order they are printed', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(TITLES.slice(0, 9), { minLength: 1 }), fc.integer({ min: 0, max: 8 }), (titles, turn) => {
        const old = titles.map((title, index) => row(title, String(index + 1)));
        const shift = turn % old.length;
        const fresh = [...old.slice(shift), ...old.slice(0, shift)];
        for (const { one, other, likeness: how } of matchRows(old, fresh)) {
          expect(fresh[other]).toEqual(old[one]);
          expect(how).toBe(1);
        }
        expect(matchRows(old, fresh)).toHaveLength(old.length);
      }),
    );
  });

  it('within reason when there are many, or none alike', () => {
    const many = Array.from({ length: 700 }, (_, index) => row(`Nhiệm vụ số ${index} của kế hoạch ${index * 7}`, String(index)));
    const changed = many.map((each, index) => ({ ...each, title: `${each.title} (sửa đổi lần ${index})` }));
    expect(matchRows(many, changed).filter((pair) => pair.one === pair.other).length).toBeGreaterThan(650);
    expect(matchRows([], many)).toEqual([]);
  });
});
