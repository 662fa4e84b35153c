import { deflateSync } from 'node:zlib';
import * as XLSX from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { docx, paragraphXml, tableXml, xlsx } from '../../../../test/support/documents.js';
import { pastedText } from '../../../../test/support/pasted-plan.js';
import { pdf, ruled } from '../../../../test/support/pdf.js';
import { documentOf, problemCodes, readFileNamed, refusalOf } from '../../../../test/support/read-plans.js';
import { texts } from '../../../texts/index.js';
import type { SourceBlock } from '../document/plan.types.rule.js';

const CSV = 'STT,Nhiệm vụ,Cơ quan chủ trì,Thời hạn\n1,Lập kế hoạch kiểm tra công vụ của tỉnh,Sở Nội vụ,Quý I/2026\n';
const bytes = (text: string) => new TextEncoder().encode(text);
const rowsOf = (blocks: readonly SourceBlock[]) =>
  blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map((row) => row.cells.map((cell) => cell.text)) : []));

/** Typing in the old font encodings: the reverse of what the reader must undo. */
const TCVN3_FROM = 'ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĐ';
const TCVN3_TO = '¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ§';
const asTcvn3 = (text: string) => [...text].map((letter) => TCVN3_TO[[...TCVN3_FROM].indexOf(letter)] ?? letter).join('');
const SENTENCE = 'Kế hoạch của tỉnh: các cơ quan chủ trì thực hiện nhiệm vụ đúng thời hạn, phối hợp với sở và huyện theo quy định.';
const VNI_SENTENCE =
  'Keá hoaïch cuûa tænh: caùc cô quan chuû trì thöïc hieän nhieäm vuï ñuùng thôøi haïn, phoái hôïp vôùi sôû vaø huyeän theo quy ñònh.';

/** The bytes of one packed part, as they stand in a PDF. */
const packedPdf = (part: Buffer): Buffer =>
  Buffer.concat([Buffer.from('%PDF-1.4\n4 0 obj<</Filter/FlateDecode>>stream\n'), part, Buffer.from('\nendstream endobj\n')]);

describe('encodings', () => {
  it.each([
    ['UTF-8', Buffer.from(CSV, 'utf8')],
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${CSV}`, 'utf8')],
    ['UTF-8 with letters taken apart', Buffer.from(CSV.normalize('NFD'), 'utf8')],
    ['UTF-16 little-endian', iconv.encode(CSV, 'utf-16le', { addBOM: true })],
    ['UTF-16 big-endian', iconv.encode(CSV, 'utf-16be', { addBOM: true })],
    ['UTF-16 without a mark', iconv.encode(CSV, 'utf-16le')],
  ])('%s comes out as the same text', async (_, content) => {
    const document = await documentOf('a.csv', content);
    expect(rowsOf(document.blocks)[1]).toEqual(['1', 'Lập kế hoạch kiểm tra công vụ của tỉnh', 'Sở Nội vụ', 'Quý I/2026']);
  });

  it('Windows-1258 is recognised, and the reviewer told', async () => {
    // Windows-1258 types a letter and then its tone.
    const typed = CSV.normalize('NFD').replace(
      /([aeouAEOU])([\u0323\u0301\u0300\u0309\u0303])?([\u0302\u0306\u031b])/g,
      (_, letter: string, tone: string | undefined, hat: string) => (letter + hat).normalize('NFC') + (tone ?? ''),
    );
    const read = await readFileNamed('a.csv', iconv.encode(typed.replace(/[đ]/g, 'đ'), 'windows-1258'));
    expect(read.tasks[0]).toMatchObject({ title: 'Lập kế hoạch kiểm tra công vụ của tỉnh', leadText: 'Sở Nội vụ' });
    expect(problemCodes(read)).toContain('encoding-converted');
  });

  it('TCVN3 bytes are converted', async () => {
    const document = await documentOf('a.txt', iconv.encode(asTcvn3(SENTENCE), 'latin1'));
    expect(document.blocks).toEqual([{ kind: 'paragraph', text: SENTENCE }]);
    expect(document.problems[0]!.message).toContain('TCVN3');
  });

  it('VNI bytes are converted', async () => {
    const document = await documentOf('a.txt', iconv.encode(VNI_SENTENCE, 'latin1'));
    expect(document.blocks).toEqual([{ kind: 'paragraph', text: SENTENCE }]);
  });

  it('the letters of an old font inside a Word file are converted too', async () => {
    const document = await documentOf('a.docx', docx(paragraphXml(asTcvn3(SENTENCE))));
    expect(document.blocks).toEqual([{ kind: 'paragraph', text: SENTENCE }]);
    expect(document.problems).toHaveLength(1);
  });

  it('a font of old letters is believed, run by run; the font of capitals shows capitals', async () => {
    const run = (font: string, text: string) =>
      `<w:r><w:rPr><w:rFonts w:ascii="${font}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const document = await documentOf(
      'a.docx',
      docx(`<w:p>${run('.VnTimeH', asTcvn3('kế hoạch'))}${run('.VnTime', asTcvn3(' năm '))}${run('Arial', '2026 Sở')}</w:p>`),
    );
    expect(document.blocks).toEqual([{ kind: 'paragraph', text: 'KẾ HOẠCH năm 2026 Sở' }]);
    expect(document.problems.map((problem) => problem.code)).toEqual(['encoding-converted']);
  });

  it('short cells of a Unicode document are never taken for old letters', async () => {
    const cells = ['Cục Viễn thông', 'Công an', 'Thông tin', 'Bộ Công an, Cục Tần số vô tuyến'];
    const document = await documentOf('a.docx', docx(tableXml([cells.map((text) => ({ text }))])));
    expect(rowsOf(document.blocks)).toEqual([cells]);
  });

  it('bytes that are no Vietnamese text in any encoding are refused', async () => {
    const noise = Uint8Array.from({ length: 400 }, (_, index) => 0x80 + ((index * 37) % 120));
    expect(await refusalOf(documentOf('a.txt', noise))).toMatchObject({ code: 'document.encoding-unknown' });
  });

  it('hidden direction marks are taken out and reported', async () => {
    const read = await readFileNamed('a.csv', CSV.replace('Sở Nội vụ', 'Sở\u200f Nội\u202e vụ'));
    expect(read.tasks[0]!.leadText).toBe('Sở Nội vụ');
    expect(read.problems[0]).toMatchObject({ code: 'hidden-characters' });
  });
});

describe('what cannot be read is refused with a sentence that says what to do', () => {
  const ole = (name: string) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le')]);
  const cut = (whole: Uint8Array) => whole.subarray(0, Math.floor(whole.length * 0.6));
  const word = docx(paragraphXml('Kế hoạch'));

  it.each<[string, string, string | Uint8Array]>([
    ['document.empty', 'a.txt', ''],
    ['document.empty', 'a.txt', ' \n\t\n'],
    ['document.binary', 'a.txt', Buffer.from('Kế hoạch\0\0\0của tỉnh', 'utf8')],
    ['document.binary', 'a.txt', Buffer.alloc(64)],
    ['document.legacy-doc', 'a.doc', ole('WordDocument')],
    ['document.legacy-xls', 'a.xls', ole('Workbook')],
    ['document.encrypted', 'a.xlsx', ole('EncryptedPackage')],
    ['document.damaged', 'a.docx', cut(word)],
    ['document.damaged', 'a.docx', 'không phải tệp Word'],
    ['document.damaged', 'a.docx', zipSync({ 'word/document.xml': strToU8('<w:document><w:body><w:p>') })],
    [
      'document.unsafe-xml',
      'a.docx',
      zipSync({ 'word/document.xml': strToU8('<!DOCTYPE x [<!ENTITY a "b">]><w:document>&a;</w:document>') }),
    ],
    ['document.unsupported', 'a.odt', zipSync({ 'content.xml': strToU8('<x/>') })],
    ['document.unsupported', 'a.rtf', '{\\rtf1 Ke hoach}'],
    ['document.unsupported', 'a.png', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['document.too-many-columns', 'a.csv', `${Array.from({ length: 300 }, (_, index) => `c${index}`).join(',')}\n`.repeat(3)],
    ['document.too-many-rows', 'a.csv', '1,Việc,Sở Nội vụ\n'.repeat(5_001)],
    ['document.too-many-rows', 'a.docx', docx(`<w:tbl>${'<w:tr/>'.repeat(5_001)}</w:tbl>`)],
    ['document.cell-too-long', 'a.txt', `| Việc | Sở Nội vụ | ${'dài '.repeat(20_000)} |\n| a | b | c |\n`],
    ['document.too-many-rows', 'a.txt', 'ô\n|\n'.repeat(150_000)],
    ['document.cell-too-long', 'a.txt', 'Quý I/2026 và '.repeat(100_000)],
    ['document.too-deep', 'a.html', '<div>'.repeat(200_000)],
    ['document.too-deep', 'a.docx', docx('<w:tbl><w:tr><w:tc>'.repeat(1_000))],
    ['document.too-large-inside', 'a.pdf', packedPdf(deflateSync(Buffer.alloc(30_000_000, 32)))],
    ['document.too-large-inside', 'a.pdf', packedPdf(deflateSync(deflateSync(Buffer.alloc(30_000_000, 32))))],
  ])('%s (%s)', async (code, name, content) => {
    const refusal = await refusalOf(documentOf(name, content));
    expect(refusal.code).toBe(code);
    expect(texts('vi').refusal(refusal)).toMatch(new RegExp(`“${name}”`));
    expect(texts('en').refusal(refusal)).not.toBe(code);
  });

  it('a folder is no file', async () => {
    const { readDocument } = await import('./index.reader.js');
    expect(await refusalOf(readDocument(import.meta.dirname))).toMatchObject({ code: 'document.folder' });
  });

  it('a file that is not there', async () => {
    const { readDocument } = await import('./index.reader.js');
    expect(await refusalOf(readDocument('/khong/co/tep-nay.txt'))).toMatchObject({
      code: 'document.not-found',
      params: { file: 'tep-nay.txt' },
    });
  });

  it('a zip bomb is refused by what it would unpack to, and unpacks nothing', async () => {
    const bomb = zipSync({ 'word/document.xml': [new Uint8Array(160 * 1024 * 1024), { level: 9 }] });
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(await refusalOf(documentOf('a.docx', bomb))).toMatchObject({ code: 'document.too-large-inside' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024);
  });

  it('a zip that lies about its sizes yields no more than it states', async () => {
    const lie = Buffer.from(zipSync({ 'word/document.xml': [strToU8(`<a>${' '.repeat(5_000_000)}</a>`), { level: 9 }] }));
    // The size before packing stands in the local header and in the central directory.
    const size = Buffer.alloc(4);
    size.writeUInt32LE(5_000_007);
    for (let at = lie.indexOf(size); at >= 0; at = lie.indexOf(size, at + 4)) lie.writeUInt32LE(100, at);
    expect(await refusalOf(documentOf('a.docx', lie))).toMatchObject({ code: 'document.damaged' });
  });
});

describe('Word', () => {
  it('reads tracked changes as accepted, and says so', async () => {
    const paragraph =
      '<w:p><w:r><w:t>Giữ </w:t></w:r><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>';
    const document = await documentOf('a.docx', docx(paragraph));
    expect(document.blocks).toEqual([{ kind: 'paragraph', text: 'Giữ thêm' }]);
    expect(document.problems.map((problem) => problem.code)).toEqual(['tracked-changes']);
  });

  it('reads text boxes where they are anchored', async () => {
    const box = `<w:p><w:r><w:t>Trước</w:t></w:r><w:r><w:drawing><w:txbxContent>${paragraphXml('Trong khung')}</w:txbxContent></w:drawing></w:r></w:p>`;
    const document = await documentOf('a.docx', docx(box));
    expect(document.blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''))).toEqual(['Trước', 'Trong khung']);
  });

  it('reads a table inside a cell as a table of its own', async () => {
    const inner = tableXml([
      [{ text: 'TT' }, { text: 'Nhiệm vụ' }, { text: 'Chủ trì' }, { text: 'Thời hạn' }],
      [{ text: '1' }, { text: 'Việc' }, { text: 'Sở Nội vụ' }, { text: 'Quý I/2026' }],
    ]);
    const document = await documentOf('a.docx', docx(tableXml([[{ text: '', xml: paragraphXml('Ngoài') + inner }]])));
    expect(rowsOf(document.blocks)).toEqual([
      ['Ngoài'],
      ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'],
      ['1', 'Việc', 'Sở Nội vụ', 'Quý I/2026'],
    ]);
  });
});

describe('Excel', () => {
  it('prints dates as day/month/year and reports hidden rows', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'],
      [1, 'Lập kế hoạch', 'Sở Nội vụ', null],
      [2, 'Việc ẩn', 'Sở Nội vụ', 'Quý I/2026'],
    ]);
    sheet['D2'] = { t: 'n', v: 46203, z: 'm/d/yy' };
    sheet['!rows'] = [{}, {}, { hidden: true }];
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, 'Bảng 1');
    const read = await readFileNamed('a.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    expect(read.tasks.map((task) => [task.code, task.deadlineText, task.deadline.nominalDue])).toEqual([
      ['1', '30/06/2026', '2026-06-30'],
      ['2', 'Quý I/2026', '2026-03-31'],
    ]);
    expect(read.problems.find((problem) => problem.code === 'hidden-rows')?.message).toBe(
      'Trang tính “Bảng 1” có 1 dòng bị ẩn; vẫn được đọc.',
    );
  });

  it('reports hidden columns, formulas and rows out of reach, and reads stored values', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'],
      [1, 'Lập kế hoạch', null, 'Quý I/2026'],
    ]);
    sheet['C2'] = { t: 's', v: 'Sở Nội vụ', f: 'VLOOKUP(A2,Z:Z,1)' };
    sheet['!cols'] = [{}, {}, { hidden: true }];
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, 'Bảng');
    const read = await readFileNamed('a.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    expect(read.tasks[0]!.leadText).toBe('Sở Nội vụ');
    expect(problemCodes(read)).toEqual(expect.arrayContaining(['hidden-columns', 'formulas']));
  });

  it('says that a file holds macros, and reads the rest', async () => {
    const word = docx(paragraphXml('Kế hoạch'));
    const { unzipSync } = await import('fflate');
    const document = await documentOf('a.docm', zipSync({ ...unzipSync(word), 'word/vbaProject.bin': new Uint8Array(10) }));
    expect(document.problems.map((problem) => problem.code)).toEqual(['macros']);
  });

  it('refuses a sheet wider than any plan', async () => {
    const wide = [Array.from({ length: 300 }, (_, index) => ({ text: `c${index}` }))];
    expect(await refusalOf(documentOf('a.xlsx', xlsx(wide)))).toMatchObject({ code: 'document.too-many-columns' });
  });
});

describe('text', () => {
  it('reads a table parted by tabs', async () => {
    const document = await documentOf('a.txt', 'Kế hoạch\nTT\tNhiệm vụ\tChủ trì\n1\tLập kế hoạch\tSở Nội vụ\n');
    expect(rowsOf(document.blocks)).toEqual([
      ['TT', 'Nhiệm vụ', 'Chủ trì'],
      ['1', 'Lập kế hoạch', 'Sở Nội vụ'],
    ]);
  });

  it('joins a Markdown cell broken over lines and knows bold cells', async () => {
    const document = await documentOf('a.md', '| **I** | **Phần** | x |\n|---|---|---|\n| 1 | dòng một\ndòng hai | y |\n');
    expect(rowsOf(document.blocks)).toEqual([
      ['I', 'Phần', 'x'],
      ['1', 'dòng một\ndòng hai', 'y'],
    ]);
    const [table] = document.blocks;
    expect(table?.kind === 'table' && table.rows[0]!.cells.map((cell) => cell.bold ?? false)).toEqual([true, true, false]);
  });

  it.each([',', ';', '\t', '|'])('finds the delimiter %j of a table as text', async (delimiter) => {
    const document = await documentOf(
      'a.csv',
      `TT${delimiter}Nhiệm vụ${delimiter}Chủ trì\n1${delimiter}"Lập kế hoạch, in ấn; gửi"${delimiter}Sở Nội vụ\n`,
    );
    expect(rowsOf(document.blocks)[1]).toEqual(['1', 'Lập kế hoạch, in ấn; gửi', 'Sở Nội vụ']);
  });

  it('reads a paste saved as .csv as the paste it is', async () => {
    expect((await readFileNamed('a.csv', bytes(pastedText()))).tasks).toHaveLength(27);
  });
});

describe('PDF', () => {
  const xs = [30, 70, 330, 480, 620, 740];
  const head = { height: 20, cells: [['TT'], ['Nhiệm vụ'], ['Cơ quan chủ trì'], ['Cơ quan phối hợp'], ['Thời hạn']] };
  const first = [
    { text: 'ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH', x: 30, y: 570 },
    { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x: 400, y: 570 },
    { text: 'Số: 15/KH-UBND', x: 30, y: 550 },
    { text: 'Nam Định, ngày 05 tháng 01 năm 2026', x: 400, y: 550 },
    { text: 'KẾ HOẠCH', x: 350, y: 520 },
    { text: 'CÔNG TÁC NĂM 2026', x: 320, y: 505 },
    ...ruled(xs, 480, [
      head,
      {
        height: 34,
        cells: [['1'], ['Lập kế hoạch kiểm tra', 'công vụ của tỉnh'], ['Sở Nội vụ'], ['Sở Tài chính,', 'Sở Tư pháp'], ['Quý I/2026']],
      },
      { height: 20, cells: [['2'], ['Công bố kết quả'], null, ['Báo Nam Định'], ['Quý II/2026']] },
    ]),
    { text: '1', x: 400, y: 20 },
  ];
  const second = ruled(xs, 560, [head, { height: 20, cells: [['3'], ['Báo cáo năm'], ['Sở Nội vụ'], [''], ['Tháng 12/2026']] }]);

  it('rebuilds the table from its lines: wrapped cells, merged cells, a table over two pages', async () => {
    const read = await readFileNamed('a.pdf', pdf([first, second]));
    expect(read.plan).toEqual({
      number: '15/KH-UBND',
      issuer: 'Ủy ban nhân dân tỉnh Nam Định',
      issuedOn: '2026-01-05',
      year: 2026,
      title: 'KẾ HOẠCH CÔNG TÁC NĂM 2026',
    });
    expect(
      read.tasks.map((task) => [task.code, task.title, task.leadText, task.coordinators.map((each) => each.name), task.deadlineText]),
    ).toEqual([
      ['1', 'Lập kế hoạch kiểm tra công vụ của tỉnh', 'Sở Nội vụ', ['Sở Tài chính', 'Sở Tư pháp'], 'Quý I/2026'],
      ['2', 'Công bố kết quả', 'Sở Nội vụ', ['Báo Nam Định'], 'Quý II/2026'],
      ['3', 'Báo cáo năm', 'Sở Nội vụ', [], 'Tháng 12/2026'],
    ]);
    expect(read.receipt).toMatchObject({ cells: 25, headings: 5, tasks: 15, repeatedHeaders: 5, problems: 0 });
    expect(problemCodes(read)).toEqual(['pdf-table']);
  });

  it('that is a scan is refused with what to do', async () => {
    expect(await refusalOf(documentOf('a.pdf', pdf([[{ line: [10, 10, 200, 10] }]])))).toMatchObject({ code: 'document.scanned' });
  });

  it('that is damaged is refused', async () => {
    expect(await refusalOf(documentOf('a.pdf', '%PDF-1.4 hỏng'))).toMatchObject({ code: 'document.damaged' });
  });
});
