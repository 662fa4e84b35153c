// Workbooks whose settings and formats change what a cell says: written as XML, because no library sets them.
import { strToU8, zipSync } from 'fflate';
import { problemCodes, readFileNamed } from '../../../../test/support/read-plans.js';
import { shownDate } from './shown-date.rule.js';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = ['ỦY BAN NHÂN DÂN TỈNH THỬ', 'Số: 9/KH-UBND', 'Ngày 05 tháng 01 năm 2021', 'KẾ HOẠCH THỬ NĂM 2021'];
const HEADINGS = ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời hạn hoàn thành'];

/** A text, or a cell as XML without its address: `<c s="1"><v>44286</v></c>`. */
type Cell = string;
const attributed = (cell: Cell, address: string): string =>
  cell.startsWith('<c')
    ? cell.replace('<c', `<c r="${address}"`)
    : `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${cell}</t></is></c>`;
const rowXml = (cells: Cell[], row: number, hidden = false, more = '') =>
  `<row r="${row}"${hidden ? ' hidden="1"' : ''}${more}>${cells.map((cell, at) => attributed(cell, `${'ABCDE'[at]}${row}`)).join('')}</row>`;

interface Book {
  rows: Cell[][];
  /** Beside the cells: `<conditionalFormatting …>`. */
  after?: string;
  /** Instead of the font of the struck format. */
  font?: string;
  /** Attributes of the last row. */
  last?: string;
  formats?: string[];
  settings?: string;
  strings?: string;
  hidden?: number[];
  below?: string[];
}

/** Format `s="1"` is the first of `formats`, and so on; then one that is struck out, and one that is so by its style. */
const STRUCK = '<font><strike/><sz val="11"/></font>';

function book({
  rows,
  formats = [],
  settings = '',
  strings,
  hidden = [],
  below = [],
  after = '',
  font = STRUCK,
  last = '',
}: Book): Uint8Array {
  const lines = [...HEAD.map((line) => [line]), HEADINGS, ...rows, ...below.map((line) => [line])];
  const numbered = formats.map(
    (code, at) =>
      `<numFmt numFmtId="${164 + at}" formatCode="${code.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')}"/>`,
  );
  const xfs = formats.map((_, at) => `<xf numFmtId="${164 + at}" fontId="0" applyNumberFormat="1"/>`);
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${REL}">${settings}<sheets><sheet name="Phụ lục" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet ${MAIN}><numFmts count="${numbered.length}">${numbered.join('')}</numFmts><fonts count="2"><font><sz val="11"/></font>${font}</fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="2"><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/></cellStyleXfs><cellXfs count="${xfs.length + 3}"><xf numFmtId="0" fontId="0"/>${xfs.join('')}<xf numFmtId="0" fontId="1" applyFont="1"/><xf numFmtId="0" xfId="1"/></cellXfs><dxfs count="1"><dxf><font><strike/></font></dxf></dxfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst ${MAIN}>${strings ?? '<si><t>x</t></si>'}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${MAIN}><sheetData>${lines.map((cells, at) => rowXml(cells, at + 1, hidden.includes(at - HEAD.length), at === lines.length - 1 ? last : '')).join('')}</sheetData>${after}</worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

const read = (given: Book) => readFileNamed('ke-hoach.xlsx', book(given));
const row = (deadline: Cell, lead: Cell = 'Sở Tư pháp'): Cell[] => ['1', 'Việc một: rà soát', lead, 'Sở Nội vụ', deadline];
const serial = (value: number, format = 1): Cell => `<c s="${format}"><v>${value}</v></c>`;
/** 31/03/2021 in a workbook that counts from 1900, and in one that counts from 1904. */
const MARCH_END = 44286;
const MARCH_END_1904 = MARCH_END - 1462;

describe('dates of a workbook', () => {
  it.each([
    ['<workbookPr date1904="1"/>', MARCH_END_1904],
    ['<workbookPr date1904="true"/>', MARCH_END_1904],
    ['<workbookPr date1904="0"/>', MARCH_END],
    ['', MARCH_END],
  ])('%s: the day the sheet shows', async (settings, value) => {
    const { tasks } = await read({ rows: [row(serial(value))], formats: ['dd/mm/yyyy'], settings });
    expect(tasks[0]).toMatchObject({ deadlineText: '31/03/2021', deadline: { kind: 'date', nominalDue: '2021-03-31' } });
  });

  it.each([
    ['yyyy', '2021', 'year', '2021-12-31'],
    ['"Năm "yyyy', 'Năm 2021', 'year', '2021-12-31'],
    ['yy', '2021', 'year', '2021-12-31'],
    ['mm/yyyy', '3/2021', 'month', '2021-03-31'],
    ['mmm-yy', '3/2021', 'month', '2021-03-31'],
    ['[$-42A]mmmm yyyy', '3/2021', 'month', '2021-03-31'],
    ['"Tháng "m"/"yyyy', 'Tháng 3/2021', 'month', '2021-03-31'],
    ['"Tháng "m', 'Tháng 3', 'month', '2021-03-31'],
    ['mmmm', 'Tháng 3', 'month', '2021-03-31'],
    ['"Quý I/"yyyy', 'Quý I/2021', 'quarter', '2021-03-31'],
    ['dd/mm', '31/03', 'date', '2021-03-31'],
    ['mm-dd', '31/03', 'date', '2021-03-31'],
    ['d\\-mmm', '31/03', 'date', '2021-03-31'],
    ['m/d/yy', '31/03/2021', 'date', '2021-03-31'],
    ['[$-F800]dddd, mmmm dd, yyyy', '31/03/2021', 'date', '2021-03-31'],
    ['[$-42A]dd mmmm yyyy;@', '31/03/2021', 'date', '2021-03-31'],
    ['dd/mm/yyyy hh:mm', '31/03/2021', 'date', '2021-03-31'],
    ['hh:mm dd/mm/yyyy', '31/03/2021', 'date', '2021-03-31'],
    ['[<44197]yyyy;dd/mm/yyyy', '31/03/2021', 'date', '2021-03-31'],
    ['[Red][>=44197]"Năm "yyyy;dd/mm/yyyy', 'Năm 2021', 'year', '2021-12-31'],
    ['"Trước ngày "dd/mm/yyyy', 'Trước ngày 31/03/2021', 'date', '2021-03-30'],
    ['"ngày "dd" tháng "mm" năm "yyyy', 'ngày 31/03/2021', 'date', '2021-03-31'],
  ])('%s shows %s', async (format, shown, kind, due) => {
    const { tasks } = await read({ rows: [row(serial(MARCH_END))], formats: [format] });
    expect(tasks[0]!.deadlineText).toBe(shown);
    expect(tasks[0]!.deadline).toMatchObject({ kind, nominalDue: due });
  });

  it.each(['[h]:mm', 'h:mm AM/PM', 'mm:ss', 'dddd', 'dd', 'bbbb', '0.00'])('%s shows no day, and none is read', async (format) => {
    const { tasks } = await read({ rows: [row(serial(MARCH_END))], formats: [format] });
    expect(tasks[0]!.deadline).toMatchObject({ kind: 'unreadable', nominalDue: null });
    expect(shownDate(format, { y: 2021, m: 3, d: 31 }, MARCH_END)).toBeNull();
  });

  it('a formula that came to nothing is no first of January 1900', async () => {
    const { tasks } = await read({ rows: [row('<c s="1"><f>D2</f><v>0</v></c>')], formats: ['dd/mm/yyyy'] });
    expect(tasks[0]!.problems.map((problem) => problem.code)).toContain('deadline-missing');
  });

  it('a formula says its last value', async () => {
    const { tasks } = await read({ rows: [row(`<c s="1"><f>DATE(2021,3,31)</f><v>${MARCH_END}</v></c>`)], formats: ['dd/mm/yyyy'] });
    expect(tasks[0]!.deadline.nominalDue).toBe('2021-03-31');
  });
});

describe('cells that are no text', () => {
  it('an error is shown where the words are missing, and nothing is put in its place', async () => {
    const { tasks } = await read({ rows: [row('Quý I/2021'), row('<c t="e"><v>#N/A</v></c>', '<c t="e"><v>#REF!</v></c>')] });
    expect(tasks[1]).toMatchObject({ deadlineText: '#N/A', leadText: '#REF!', deadline: { kind: 'unreadable' } });
    expect(tasks[1]!.leads.filter((lead) => lead.id !== null)).toEqual([]);
  });

  it('hidden rows are read, and each says that it is hidden', async () => {
    const hidden = await read({ rows: [row('Quý I/2021'), row('Quý II/2021')], hidden: [2] });
    expect(hidden.tasks.map((task) => task.problems.map((problem) => problem.code))).toEqual([[], ['row-hidden']]);
    expect(hidden.tasks[1]!.confidence).toBeLessThan(1);
  });
});

describe('formatting of a workbook', () => {
  const rich = (...runs: [text: string, look: string][]) =>
    runs.map(([text, look]) => `<r>${look ? `<rPr>${look}</rPr>` : ''}<t xml:space="preserve">${text}</t></r>`).join('');
  const UP = '<vertAlign val="superscript"/>';
  const inline = (inner: string): Cell => `<c t="inlineStr"><is>${inner}</is></c>`;

  it('raised figures within a cell are note marks, in shared and in own strings', async () => {
    const { tasks } = await read({
      rows: [
        row('<c t="s"><v>1</v></c>', inline(rich(['Sở Tư pháp', ''], ['1', UP]))),
        row(inline(rich(['Trước ngày 15/1', ''], ['2', UP]))),
      ],
      strings: `<si><t>x</t></si><si>${rich(['Tháng 1', ''], ['2', UP])}</si>`,
      below: ['² Theo hướng dẫn riêng.'],
    });
    expect(tasks.map((task) => task.deadline.nominalDue)).toEqual(['2021-01-31', '2021-01-14']);
    expect(tasks[0]!.leads).toEqual([{ id: 'so-tu-phap', name: 'Sở Tư pháp', group: false }]);
    expect(tasks[1]!.notes).toEqual([{ heading: 'Chú thích 2', text: 'Theo hướng dẫn riêng.' }]);
  });

  it('a row of struck-out cells must be decided; of a cell struck out in part the rest is read', async () => {
    const struck = (text: string): Cell => `<c t="inlineStr" s="2"><is><t>${text}</t></is></c>`;
    const out = await read({
      rows: [
        row(inline(rich(['Quý I/2021', '<strike/>'], [' Quý II/2021', '']))),
        [struck('2'), struck('Việc hai'), struck('Sở Tư pháp'), struck('Sở Nội vụ'), `<c s="2"><v>2021</v></c>`],
        row(inline(rich(['Quý I/2021', '<strike val="0"/>']))),
      ],
      formats: ['0'],
    });
    expect(out.tasks.map((task) => task.problems.map((problem) => problem.code))).toEqual([['text-struck'], ['row-struck'], []]);
    expect(out.tasks[0]!.deadline.nominalDue).toBe('2021-06-30');
    expect(problemCodes(out)).not.toContain('formatting-unseen');
  });

  it('a cell struck out whose later words were written anew is read by those', async () => {
    const { tasks } = await read({
      rows: [row(`<c t="inlineStr" s="1"><is>${rich(['Quý I/2021 ', ''], ['Quý III/2021', '<sz val="11"/>'])}</is></c>`)],
    });
    expect(tasks[0]!.deadline.nominalDue).toBe('2021-09-30');
    expect(tasks[0]!.problems.map(({ code }) => code)).toEqual(['text-struck']);
  });

  it('a run without a font of its own has that of the cell', async () => {
    const cell = `<c t="s" s="1"><v>1</v></c>`;
    const strings = `<si><t>x</t></si><si>${rich(['Tháng 1', '<sz val="11"/>'])}<r><t>2</t></r></si>`;
    const { tasks } = await read({ rows: [row(cell)], font: `<font>${UP}</font>`, strings });
    expect(tasks[0]!.deadline.nominalDue).toBe('2021-01-31');
  });

  it('a format without a font has that of its style', async () => {
    const struck = (text: string): Cell => `<c t="inlineStr" s="2"><is><t>${text}</t></is></c>`;
    const out = await read({ rows: [row('Quý I/2021'), ['2', 'Việc hai', 'Sở Tài chính', 'Sở Nội vụ', 'Quý II/2021'].map(struck)] });
    expect(out.tasks.map((task) => task.problems.map(({ code }) => code))).toEqual([[], ['row-struck']]);
  });

  it.each([
    '<conditionalFormatting sqref="A6:E9"><cfRule type="expression" dxfId="0" priority="1"><formula>$A6=2</formula></cfRule></conditionalFormatting>',
    '<extLst><ext><x14:conditionalFormatting xmlns:x14="urn:x" xmlns:xm="urn:y"><x14:cfRule type="expression"><x14:dxf><font><strike/></font></x14:dxf></x14:cfRule><xm:sqref>A6:E9</xm:sqref></x14:conditionalFormatting></ext></extLst>',
  ])('what is struck out on a condition is told with its range', async (after) => {
    const out = await read({ rows: [row('Quý I/2021')], after });
    expect(out.problems.filter(({ code }) => code === 'formatting-conditional').map(({ params }) => params)).toEqual([
      { sheet: 'Phụ lục', range: 'A6:E9' },
    ]);
  });

  it('a condition that only colours is not', async () => {
    const after = '<conditionalFormatting sqref="A6:E9"><cfRule type="expression" dxfId="7" priority="1"/></conditionalFormatting>';
    expect(problemCodes(await read({ rows: [row('Quý I/2021')], after }))).not.toContain('formatting-conditional');
  });

  it('a row without any height is hidden', async () => {
    const out = await read({ rows: [row('Quý I/2021')], last: ' ht="0" customHeight="1"' });
    expect(out.tasks[0]!.problems.map(({ code }) => code)).toEqual(['row-hidden']);
  });
});
