// Agency cells: every wording the plan of 2020 uses, many others, and input nobody meant.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readAgencies, readCell, slugOf } from './agency-phrases.rule.js';
import { cellOf } from './cell.rule.js';
import type { AgencyReading, Directory } from '../directory/agency.types.rule.js';
import { readDirectory } from '../directory/directory.reader.js';

const directory = readDirectory();
const nothing: Directory = { agencies: [], contacts: [], overseers: [], authority: '' };
const shown = ({ agencies }: AgencyReading) => agencies.map(({ id, name, group }) => `${id ?? name}${group ? ' *' : ''}`);
const read = (text: string, by = directory) => shown(readAgencies(text, by));

/** One line a cell: the cell, `=>`, what it names (id or name, `*` for a group) apart by ` | `, and after ` ! ` what is no agency. */
const examplesIn = (file: string): [cell: string, expected: string][] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.includes(' => ') && !line.startsWith('#'))
    .map((line) => {
      const [cell = '', expected = ''] = line.split(' => ');
      return [cell.replaceAll('\\n', '\n'), expected.trim()];
    });
const written = (reading: AgencyReading) =>
  `${shown(reading).join(' | ')}${reading.unresolved.map((piece) => ` ! ${piece}`).join('')}`.trim();

describe('the cells of plan 117/KH-UBND', () => {
  const SNV = 'so-noi-vu',
    STP = 'so-tu-phap',
    STTTT = 'so-thong-tin-va-truyen-thong',
    VP = 'van-phong-ubnd-tinh';
  const ALL = 'cac-so-ban-nganh *',
    HUYEN = 'ubnd-cap-huyen *',
    XA = 'ubnd-cap-xa *',
    CAP = 'ubnd-cac-cap *',
    RELATED = 'don-vi-lien-quan *';
  it.each<[string, string[]]>([
    ['Các Sở, ban, ngành UBND cấp huyện, UBND cấp xã', [ALL, HUYEN, XA]],
    ['Các Sở, ban, ngành và UBND các cấp', [ALL, CAP]],
    ['Các Sở, ban, ngành, Chi cục thuộc sở và UBND cấp huyện, cấp xã', [ALL, 'chi-cuc-thuoc-so *', HUYEN, XA]],
    ['Các Sở, ban, ngành, UBND các cấp', [ALL, CAP]],
    ['Các Sở, ban, ngành, UBND cấp huyện', [ALL, HUYEN]],
    ['Các Sở, ban, ngành, UBND cấp huyện, cấp xã', [ALL, HUYEN, XA]],
    ['Các sở, ban, ngành, UBND cấp huyện', [ALL, HUYEN]],
    ['Các sở, ban, ngành; UBND cấp huyện', [ALL, HUYEN]],
    ['Các đơn vị liên quan', [RELATED]],
    ['Các đơn vị trong tỉnh', ['don-vi-trong-tinh *']],
    ['Cơ quan có liên quan', [RELATED]],
    ['Hội đồng thẩm định chỉ số CCHC', ['hoi-dong-tham-dinh-chi-so-cchc']],
    ['Sở, ban, ngành, UBNDcấp huyện, xã', [ALL, HUYEN, XA]],
    ['UBND cấp xã', [XA]],
    [
      'VP UBND tỉnh và các sở: Tư pháp, Tài chính, Kế hoạch và ĐT, Thông tin và TT, KH và CN',
      [VP, STP, 'so-tai-chinh', 'so-ke-hoach-va-dau-tu', STTTT, 'so-khoa-hoc-va-cong-nghe'],
    ],
    ['Các Sở, ban, ngành', [ALL]],
    ['Sở Khoa học và Công nghệ', ['so-khoa-hoc-va-cong-nghe']],
    ['Sở Nội vụ', [SNV]],
    ['Sở Thông tin và TT, Đài PTTH tỉnh, Báo Nam Định', [STTTT, 'dai-phat-thanh-truyen-hinh', 'bao-nam-dinh']],
    ['Sở Thông tin và Truyền thông', [STTTT]],
    ['Sở Thông tin và Truyền thông, VP UBND tỉnh', [STTTT, VP]],
    ['Sở Tài chính', ['so-tai-chinh']],
    ['Sở Tư pháp', [STP]],
    ['UBND tỉnh', ['ubnd-tinh']],
    ['Văn phòng UBND tỉnh', [VP]],
    ['Văn phòng UBND tỉnh, Sở TTTT', [VP, STTTT]],
    ['Văn phòng UBND tỉnh, Sở Tư pháp', [VP, STP]],
  ])('%s', (cell, expected) => {
    const reading = readAgencies(cell, directory);
    expect(shown(reading)).toEqual(expected);
    expect(reading.unresolved).toEqual([]);
    expect(reading.text).toBe(cell);
  });
});

describe('wordings of other plans', () => {
  it.each(examplesIn('../examples/cells-known.txt'))('%s', (cell, expected) =>
    expect(written(readAgencies(cell, directory))).toBe(expected),
  );
});

describe('with a directory that knows nobody', () => {
  it.each(examplesIn('../examples/cells-unknown.txt'))('%s', (cell, expected) =>
    expect(written(readAgencies(cell, nothing))).toBe(expected),
  );
});

describe('forgiving', () => {
  it.each([
    ['Ủy ban nhân dân huyện Giao Thuỷ', 'Uỷ ban nhân dân huyện Giao Thủy'],
    ['Sở Văn hoá, Thể thao và Du lịch', 'Sở Văn hóa, Thể thao và Du lịch'],
    ['Sở Nội vụ; Sở Y tế', 'Sở Nội vụ; Sở Y tế'.normalize('NFD')],
    ['Sở Nội vụ, Sở Tư pháp', 'SỞ NỘI VỤ,\u00a0sở  tư\u200b pháp'],
    ['Sở Nội vụ, Sở Tài chính', 'So Noi vu, So Tai chinh'],
    ['Sở Nội vụ, Sở Tài chính', 'Sở Nội vụSở Tài chính'],
    ['Sở Nội vụ', 'Sơ Nội vụ'],
  ])('%s = %s', (one, other) => expect(read(other)).toEqual(read(one)));

  it('names an agency once however often the cell does', () => expect(read('Sở Nội vụ, SNV và Sở Nội vụ')).toEqual(['so-noi-vu']));
});

describe('a bare name', () => {
  it('is read as a whole piece or after a head, not inside other words', () => {
    expect(read('Y tế')).toEqual(['so-y-te']);
    expect(read('Bộ Y tế, Nội vụ')).toEqual(['Bộ Y tế', 'bo-noi-vu']);
    expect(read('Trung tâm Y tế huyện Mỹ Lộc')).toEqual(['Trung tâm Y tế huyện Mỹ Lộc']);
    expect(read('Phòng Nội vụ')).toEqual(['Phòng Nội vụ']);
  });
});

describe('cells that name nobody', () => {
  it.each(['', ' ', '-', '…', '///', 'Không', '12'])('“%s”', (cell) =>
    expect(readAgencies(cell, directory)).toEqual({ text: cell, agencies: [], unresolved: [] }),
  );
  it('hands back what is no agency', () =>
    expect(readAgencies('Kinh phí thường xuyên', directory)).toMatchObject({ agencies: [], unresolved: ['Kinh phí thường xuyên'] }));
  it('does not guess what stands above', () =>
    expect(readAgencies('Như trên', directory)).toMatchObject({ agencies: [], unresolved: ['Như trên'] }));
});

describe('any input', () => {
  const WORDS = [
    'Sở',
    'Bộ',
    'UBND',
    'các',
    'Các',
    'cấp',
    'huyện',
    'xã',
    'tỉnh',
    'thành phố',
    'và',
    ',',
    ';',
    ':',
    '(',
    ')',
    '-',
    '/',
    '.',
    '\n',
    'ban',
    'ngành',
    'Nội vụ',
    'Tài chính',
    'Giám đốc',
    'Trung tâm',
    'theo',
    'chủ trì',
    'liên quan',
    'Nam Trực',
    'cơ quan',
    'HĐND',
    '1',
    'a)',
    'TP.',
    'KH&CN',
    'tổng hợp',
    'trừ',
    'một số',
    'TT',
    'thôn',
    'Chủ tịch',
    'đơn vị',
    'được giao',
  ];
  const wordy = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' '));
  const sane = (text: string) => {
    const reading = readAgencies(text, directory);
    expect(reading.text).toBe(text);
    for (const { id, name } of reading.agencies) {
      expect(name.trim()).toBe(name);
      expect(name).not.toBe('');
      if (id !== null) expect(directory.agencies.some((each) => each.id === id && each.name === name)).toBe(true);
    }
    expect(new Set(reading.agencies.map((each) => each.id ?? slugOf(each.name))).size).toBe(reading.agencies.length);
  };

  /** How often a word of the cell is looked at. */
  const looks = (text: string): number => {
    let count = 0;
    const cell = cellOf(text.slice(0, 8_000), directory);
    const tokens = new Proxy(cell.tokens, {
      get: (target, key) => {
        count += 1;
        return Reflect.get(target, key) as unknown;
      },
    });
    readCell(text, { ...cell, tokens });
    return count;
  };

  it('neither crashes nor invents an agency', () => {
    fc.assert(fc.property(fc.oneof(wordy, fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 })), sane), {
      numRuns: 3000,
    });
  });

  it('takes work that follows the length, whatever is repeated', () => {
    for (const word of [
      ...WORDS,
      'Các sở,',
      'UBND các',
      'Sở Nội vụ và',
      'Văn phòng Đoàn',
      'huyện,',
      '((',
      'cơ quan, đơn vị,',
      'a, b và',
      'Ban Quản lý, A và',
      'Trung tâm X, Y',
      'Chủ tịch, các',
      'cơ quan được giao',
      'Sở Nội vụ tổng hợp',
      'một số',
      'trừ',
      'v.v',
    ]) {
      const [half, whole] = [1_500, 3_000].map((length) => looks(`${word} `.repeat(length / (word.length + 1))));
      expect([word, whole! <= 2.5 * half! + 100]).toEqual([word, true]);
    }
  });

  it('reads no more of a megabyte than of a long cell', () => {
    for (const word of ['Sở Nội vụ, ', 'như trên !', '((', '\u0301', 'Ban Quản lý, A và ', 'v.v', '\n', 'e\u0301 ']) {
      const text = word.repeat(1_000_000 / word.length);
      expect([word, looks(text) <= 8_000 * 300]).toEqual([word, true]);
      sane(text);
    }
  });

  it('hands back unread what is longer than any cell', () => {
    const text = `Sở Nội vụ; ${'Sở Tư pháp; '.repeat(2000)}`;
    const reading = readAgencies(text, directory);
    expect(shown(reading).slice(0, 2)).toEqual(['so-noi-vu', 'so-tu-phap']);
    expect(reading.unresolved).toHaveLength(1);
  });
});

describe('slugOf', () => {
  it.each([
    ['Sở Nông nghiệp và Môi trường', 'so-nong-nghiep-va-moi-truong'],
    ['  UBND Đặc khu Lý Sơn! ', 'ubnd-dac-khu-ly-son'],
    ['Uỷ ban'.normalize('NFD'), 'uy-ban'],
    ['—', ''],
  ])('%s', (name, slug) => expect(slugOf(name)).toBe(slug));
});
