// Directories as files: a workbook holds what JSON holds, and what is wrong is said of the cell it stands in.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { RefusedError, type Refusal } from '../kernel/index.js';
import { texts } from '../texts/index.js';
import { CONTACT_ROLES, type Directory } from './directory/agency.types.rule.js';
import { writeBook } from './directory/directory-book.reader.js';
import { directoryDifferences } from './directory/directory-diff.rule.js';
import { directoryFrom, readDirectory } from './directory/directory.reader.js';
import { sheetsOf, type Sheet } from './directory/directory-sheets.rule.js';

const BUILT_IN = readDirectory();
const folder = mkdtempSync(join(tmpdir(), 'directory-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

function refusalOf(bytes: Uint8Array): Refusal {
  const file = join(folder, 'danh-ba.xlsx');
  writeFileSync(file, bytes);
  try {
    readDirectory(file);
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal;
    throw error;
  }
  throw new Error('the file was read');
}

const ofRows = (agencies: string[][], contacts: string[][] = [], duties?: string[][]): Uint8Array =>
  writeBook([
    { name: 'CO QUAN', rows: agencies },
    { name: 'Đầu mối', rows: contacts },
    ...(duties ? [{ name: 'Giao và theo dõi', rows: duties }] : []),
    { name: 'Ghi chú', rows: [['bỏ qua']] },
  ]);

describe('a workbook', () => {
  it('gives back the directory it was made of', () => expect(directoryFrom(writeBook(sheetsOf(BUILT_IN)), 'x.xlsx')).toEqual(BUILT_IN));

  it('gives back any directory', () => {
    const name = fc.constantFrom('Sở Nội vụ', 'Các trường', '=1+1', '0912', 'A; B'.replace(';', ','), 'Đài PT&TH "tỉnh"');
    const id = fc.constantFrom('a', 'b', 'c');
    const day = fc.constantFrom('2026-01-01', '2026-12-31');
    const directory: fc.Arbitrary<Directory> = fc.record({
      agencies: fc
        .record({ aliases: fc.array(name, { maxLength: 3 }), group: fc.boolean(), name })
        .map(({ aliases, group, name: named }) => [
          { id: 'a', name: named, short: 'A', aliases, kind: 'so', groupOf: [], group },
          { id: 'b', name: 'B', short: 'B', aliases: [], kind: 'khac', groupOf: ['a', 'c'], group: true },
          { id: 'c', name: 'C', short: 'C', aliases: [], kind: 'khac', groupOf: [], group: false },
        ]),
      contacts: fc.uniqueArray(
        fc.record({
          agency: id,
          role: fc.constantFrom(...CONTACT_ROLES),
          title: name,
          email: fc.constantFrom(null, 'a@b.example'),
          phone: fc.constantFrom(null, '+84912345678', '+842283849123'),
          validFrom: day,
          validTo: fc.constantFrom(null, '2026-12-31'),
          deputy: fc.boolean(),
        }),
        { selector: ({ agency, role, deputy }) => `${agency} ${role} ${deputy}`, maxLength: 6 },
      ),
      overseers: fc.uniqueArray(id),
      authority: id,
    });
    fc.assert(
      fc.property(directory, (given) => expect(directoryFrom(writeBook(sheetsOf(given)), 'x.xlsx')).toEqual(given)),
      { numRuns: 40 },
    );
  });

  it('with cells that are struck out is refused, with their places', () => {
    const parts = unzipSync(
      ofRows(
        [
          ['Mã', 'Tên'],
          ['a', 'Sở A'],
          ['b', 'Sở B'],
        ],
        [['Mã cơ quan', 'Vai trò', 'Chức danh']],
      ),
    );
    const textOf = (name: string) => new TextDecoder().decode(parts[name]);
    const styles = textOf('xl/styles.xml')
      .replace('</fonts>', '<font><strike/></font></fonts>')
      .replace('</cellXfs>', '<xf numFmtId="0" fontId="1"/></cellXfs>');
    const last = styles.slice(styles.indexOf('<cellXfs'), styles.indexOf('</cellXfs>')).split('<xf ').length - 2;
    const struck = (sheet: string, cell: string) => ({
      'xl/styles.xml': strToU8(styles),
      [sheet]: strToU8(textOf(sheet).replace(new RegExp(`<c r="${cell}"`), `$& s="${last}"`)),
    });
    const refusal = refusalOf(zipSync({ ...parts, ...struck('xl/worksheets/sheet1.xml', 'B3') }));
    expect([refusal.code, refusal.params]).toEqual(['agency.file-struck', { sheet: 'CO QUAN', cells: 'B3', count: 1 }]);
    // Notes beside the directory are nobody's.
    expect(directoryFrom(zipSync({ ...parts, ...struck('xl/worksheets/sheet3.xml', 'A1') }), 'x.xlsx').agencies).toHaveLength(2);
  });

  it('that says of itself that it is secret is refused', () => {
    const parts = unzipSync(writeBook(sheetsOf(BUILT_IN)));
    const core = '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:subject>Tối mật</dc:subject></cp:coreProperties>';
    const refusal = refusalOf(zipSync({ ...parts, 'docProps/core.xml': strToU8(core) }));
    expect([refusal.code, refusal.params['mark']]).toEqual(['document.secret', 'TỐI MẬT']);
  });

  it('is read by its headings, in any order and case, with days and roles as people write them', () => {
    const agencies = [
      ['TÊN', 'Ghi chú', 'Mã', 'Tên gọi khác'],
      ['UBND tỉnh Thái Bình', '', 'ubnd-tinh', ''],
      ['Sở Nội vụ', 'x', 'so-noi-vu', 'SNV;\nNội vụ'],
      ['', '', '', ''],
    ];
    const contacts = [
      ['Mã cơ quan', 'Vai trò', 'Chức danh', 'Từ ngày', 'Là người thay'],
      ['so-noi-vu', 'Thủ trưởng', 'Quyền Giám đốc', '1/3/2026', 'X'],
    ];
    expect(directoryFrom(ofRows(agencies, contacts), 'x.xlsx')).toMatchObject({
      authority: 'ubnd-tinh',
      overseers: ['so-noi-vu', 'ubnd-tinh'],
      agencies: [{ id: 'ubnd-tinh' }, { aliases: ['SNV', 'Nội vụ'], group: false, kind: 'khac' }],
      contacts: [{ role: 'head', validFrom: '2026-03-01', deputy: true, email: null }],
    });
  });

  it('may hold days as dates', () => {
    const book = XLSX.read(
      ofRows(
        [
          ['Mã', 'Tên'],
          ['a', 'A'],
        ],
        [
          ['Mã cơ quan', 'Vai trò', 'Chức danh', 'Từ ngày'],
          ['a', 'head', 'T', ''],
        ],
      ),
    );
    book.Sheets['Đầu mối']!.D2 = { t: 'n', v: 46082, z: 'm/d/yy' };
    const bytes = new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    expect(directoryFrom(bytes, 'x.xlsx').contacts[0]?.validFrom).toBe('2026-03-01');
  });

  const AGENCIES = [
    ['Mã', 'Tên'],
    ['a', 'A'],
  ];

  it.each<[number, string | undefined, string]>([
    [912345678, undefined, '+84912345678'],
    [84912345678, undefined, '+84912345678'],
    [912345678, '0000000000', '+84912345678'],
    [912345678, '(0000) 000-000', '+84912345678'],
    [912345678, '0.00', '+84912345678'],
    [912345678, '#,##0', '+84912345678'],
    [912345678, '0.00E+00', '+84912345678'],
    [2283849123, '#,##0.0', '+842283849123'],
    [1687654321, undefined, '+84387654321'],
  ])('may hold the telephone number %s as a number that is shown by %s', (v, z, phone) => {
    const book = XLSX.read(
      ofRows(AGENCIES, [
        ['Mã cơ quan', 'Vai trò', 'Chức danh', 'Điện thoại'],
        ['a', 'head', 'T', ''],
      ]),
    );
    book.Sheets['Đầu mối']!.D2 = { t: 'n', v, ...(z && { z }) };
    const bytes = new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    expect(directoryFrom(bytes, 'x.xlsx').contacts[0]?.phone).toBe(phone);
  });
  const CONTACTS = ['Mã cơ quan', 'Vai trò', 'Chức danh', 'Thư điện tử', 'Đến ngày'];
  it.each<[string, Uint8Array, RegExp]>([
    ['agency.sheet-missing', writeBook([{ name: 'Bảng', rows: AGENCIES }]), /không có trang “Cơ quan”/],
    ['agency.sheet-column', ofRows([['Mã'], ['a']]), /thiếu cột “Tên”/],
    ['agency.sheet-cell', ofRows([...AGENCIES, ['', ''], ['Sở', 'B']]), /dòng 4, cột “Mã”/],
    ['agency.sheet-cell', ofRows(AGENCIES, [CONTACTS, ['a', 'vua', 'T', '', '']]), /dòng 2, cột “Vai trò”/],
    ['agency.sheet-empty', ofRows(AGENCIES, [CONTACTS, ['a', 'head', '', '', '']]), /dòng 2: cột “Chức danh”/],
    ['agency.sheet-cell', ofRows(AGENCIES, [CONTACTS, ['a', 'head', 'T', 'thư', '']]), /cột “Thư điện tử”/],
    ['agency.sheet-cell', ofRows(AGENCIES, [CONTACTS, ['a', 'head', 'T', '', '31/02/2026']]), /cột “Đến ngày”/],
    ['agency.duplicate', ofRows([...AGENCIES, ['a', 'B']]), /cùng mã “a”/],
    [
      'agency.unknown-overseer',
      ofRows(
        AGENCIES,
        [],
        [
          ['Việc', 'Mã cơ quan'],
          ['Theo dõi', 'z'],
        ],
      ),
      /“z”/,
    ],
    ['agency.misshapen', ofRows([['Mã', 'Tên']]), /“agencies”/],
    ['agency.file-not-workbook', zipSync({ 'a.xml': new Uint8Array([1, 2, 3]) }), /không mở được/],
    ['agency.file-not-workbook', writeBook(sheetsOf(BUILT_IN)).subarray(0, 900), /không mở được/],
    ['agency.file-too-large', zipSync({ 'a.xml': new Uint8Array(41 * 1024 * 1024) }), /lớn hơn mức cho phép \(40 MB\)/],
    ['json-too-deep', Buffer.from('['.repeat(1_000_000)), /lồng nhau quá 64 lớp/],
    ['json-too-many', Buffer.from(`[${'1,'.repeat(500_000)}1]`), /quá 500\.000 giá trị/],
    ['agency.file-too-large', new Uint8Array(10 * 1024 * 1024 + 1), /lớn hơn mức cho phép \(10 MB\)/],
  ])('is refused with %s', (code, bytes, sentence) => {
    const refusal = refusalOf(bytes);
    expect(refusal.code).toBe(code);
    expect(texts('vi').refusal(refusal)).toMatch(sentence);
    expect(texts('en').refusal(refusal)).not.toMatch(/undefined|agency\./);
  });
});

describe('differences', () => {
  it('are none between a directory and itself', () => expect(directoryDifferences(BUILT_IN, structuredClone(BUILT_IN))).toEqual([]));

  it('name what came, what went and which fields changed', () => {
    const [first, second, ...others] = BUILT_IN.agencies;
    const [contact, ...contacts] = BUILT_IN.contacts;
    const after: Directory = {
      agencies: [first!, { ...second!, name: 'Sở Nội vụ mới' }, ...others.slice(1), { ...first!, id: 'moi', name: 'Mới' }],
      contacts: [{ ...contact!, phone: '0912' }, ...contacts.slice(1), { ...contact!, validFrom: '2026-01-01', deputy: true }],
      overseers: ['ubnd-tinh'],
      authority: BUILT_IN.authority,
    };
    const found = directoryDifferences(BUILT_IN, after);
    expect(found.map(({ part, change, key }) => `${part} ${change} ${key}`)).toEqual([
      'authority changed authority',
      'agency changed so-noi-vu',
      'agency added moi',
      'agency removed so-tu-phap',
      `contact changed ${contact!.agency} ${contact!.role}`,
      `contact added ${contact!.agency} ${contact!.role} deputy 2026-01-01`,
      `contact removed ${contacts[0]!.agency} ${contacts[0]!.role}`,
    ]);
    expect(found[1]?.fields).toEqual([{ field: 'name', before: 'Sở Nội vụ', after: 'Sở Nội vụ mới' }]);
    expect(found[4]?.fields).toEqual([{ field: 'phone', before: '', after: '0912' }]);
  });
});

describe('sheets', () => {
  it('have the headings the reader looks for', () => {
    const names = sheetsOf(BUILT_IN).map(({ name, rows }: Sheet) => [name, rows[0]]);
    expect(names).toEqual([
      ['Cơ quan', ['Mã', 'Tên', 'Tên viết tắt', 'Loại', 'Là nhóm', 'Tên gọi khác', 'Thành viên']],
      ['Đầu mối', ['Mã cơ quan', 'Vai trò', 'Chức danh', 'Thư điện tử', 'Điện thoại', 'Từ ngày', 'Đến ngày', 'Là người thay']],
      ['Giao và theo dõi', ['Việc', 'Mã cơ quan']],
    ]);
  });
});
