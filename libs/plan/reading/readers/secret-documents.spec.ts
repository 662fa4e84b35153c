// A document marked MẬT, TỐI MẬT or TUYỆT MẬT is refused, wherever the format keeps the mark.
import { strToU8, unzipSync, zipSync } from 'fflate';
import { docx, html, paragraphXml, tableXml, xlsx, type BuiltCell } from '../../../../test/support/documents.js';
import { pdf, ruled, type Mark } from '../../../../test/support/pdf.js';
import { documentOf, readFileNamed, refusalOf } from '../../../../test/support/read-plans.js';
import { texts } from '../../../texts/index.js';
import { documentFrom } from './index.reader.js';

const HEAD = ['ỦY BAN NHÂN DÂN TỈNH THỬ', 'Số: 9/KH-UBND', 'Ngày 05 tháng 01 năm 2026', 'KẾ HOẠCH BẢO VỆ BÍ MẬT NHÀ NƯỚC NĂM 2026'];
const ROWS = [
  ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời hạn'],
  ['1', 'Quản lý tài liệu độ Tuyệt mật, Tối mật, Mật', 'Sở Nội vụ', 'Sở Tư pháp', 'Quý I/2026'],
  ['2', 'Đổi mật khẩu, bảo mật hệ thống', 'Sở Tư pháp', 'Sở Nội vụ', 'Quý II/2026'],
];
const cells: BuiltCell[][] = ROWS.map((row) => row.map((text) => ({ text })));
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const LETTER_HEAD = `| UBND TỈNH THỬ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n`;

const word = (before = '', parts: Record<string, string> = {}): Uint8Array => {
  const base = docx(before + paragraphXml(HEAD.join('\n')) + tableXml(cells));
  return zipSync({ ...unzipSync(base), ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])) });
};
const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
const sheetRows = (lines: string[]): BuiltCell[][] => [...lines, ...HEAD].map((text): BuiltCell[] => [{ text }]).concat(cells);
const plain = (...lines: string[]) => [...lines, ...HEAD, ...ROWS.map((row) => `| ${row.join(' | ')} |`)].join('\n');
const printed = (...marks: Mark[]) =>
  pdf([
    [
      ...HEAD.map((text, at): Mark => ({ text, x: 200, y: 560 - at * 15 })),
      ...ruled(
        [40, 80, 330, 450, 570, 700],
        480,
        ROWS.map((row) => ({ height: 20, cells: row.map((text) => [text]) })),
      ),
      ...marks,
    ],
  ]);
const inBook = (change: (sheet: string) => string): Uint8Array => {
  const parts = unzipSync(xlsx(sheetRows([])));
  const name = 'xl/worksheets/sheet1.xml';
  return zipSync({ ...parts, [name]: strToU8(change(new TextDecoder().decode(parts[name]))) });
};

describe('a document that speaks of secrets and is none', () => {
  it.each<[string, string | Uint8Array]>([
    ['ke-hoach-bao-mat.docx', word()],
    ['ke-hoach-bao-mat.xlsx', xlsx(sheetRows([]))],
    ['ke-hoach-bao-mat.html', html(HEAD, cells)],
    ['ke-hoach-bao-mat.pdf', printed()],
    ['ke-hoach-bao-mat.md', plain()],
  ])('%s is read', async (name, content) => {
    const read = await readFileNamed(name, content);
    expect(read.tasks.map((task) => task.title)).toEqual([ROWS[1]![1], ROWS[2]![1]]);
  });
});

describe('a document that is marked', () => {
  it.each<[string, string, string | Uint8Array, string]>([
    ['Word, a line of its own', 'a.docx', word(paragraphXml('TỐI MẬT')), 'TỐI MẬT'],
    ['Word, letters apart and taken apart', 'a.docx', word(paragraphXml('M Ậ T'.normalize('NFD'))), 'MẬT'],
    ['Word, runs of one letter', 'a.docx', word(`<w:p>${run('M')}${run('Ậ')}${run('T')}</w:p>`), 'MẬT'],
    [
      'Word, a cell of the letter-head',
      'a.docx',
      word(tableXml([[{ text: 'UBND TỈNH THỬ\nTuyệt mật' }, { text: 'Độc lập' }]])),
      'TUYỆT MẬT',
    ],
    ['Word, a header', 'a.docx', word('', { 'word/header1.xml': `<w:hdr ${W}><w:p>${run('MẬT')}</w:p></w:hdr>` }), 'MẬT'],
    [
      'Word, a footer',
      'a.docx',
      word('', { 'word/footer2.xml': `<w:ftr ${W}><w:tbl><w:tr><w:tc><w:p>${run('TỐI MẬT')}</w:p></w:tc></w:tr></w:tbl></w:ftr>` }),
      'TỐI MẬT',
    ],
    [
      'Word, a text box',
      'a.docx',
      word(`<w:p><w:r><w:pict><w:txbxContent><w:p>${run('MẬT')}</w:p></w:txbxContent></w:pict></w:r></w:p>`),
      'MẬT',
    ],
    [
      'Word, a watermark',
      'a.docx',
      word('', {
        'word/header1.xml': `<w:hdr ${W} xmlns:v="urn:v"><w:p><w:r><w:pict><v:shape><v:textpath string="TUYỆT MẬT"/></v:shape></w:pict></w:r></w:p></w:hdr>`,
      }),
      'TUYỆT MẬT',
    ],
    [
      'Word, its category',
      'a.docx',
      word('', { 'docProps/core.xml': '<cp:coreProperties xmlns:cp="urn:cp"><cp:category>Mật</cp:category></cp:coreProperties>' }),
      'MẬT',
    ],
    ['Excel, a cell', 'a.xlsx', xlsx(sheetRows(['MẬT'])), 'MẬT'],
    ['Excel, the name of a sheet', 'a.xlsx', xlsx(sheetRows([]), 'Phụ lục (Tối mật)'), 'TỐI MẬT'],
    [
      'Excel, a header',
      'a.xlsx',
      inBook((sheet) =>
        sheet.replace(
          '</worksheet>',
          '<headerFooter><oddHeader>&amp;L&amp;"Times,Bold"&amp;14MẬT&amp;RTrang &amp;P</oddHeader></headerFooter></worksheet>',
        ),
      ),
      'MẬT',
    ],
    ['a page', 'a.html', html(['TUYỆT MẬT', ...HEAD], cells), 'TUYỆT MẬT'],
    ['a picture of a page', 'a.html', html(HEAD, cells).replace('<table', '<img alt="Mật"><table'), 'MẬT'],
    ['PDF', 'a.pdf', printed({ text: 'MẬT', x: 60, y: 575 }), 'MẬT'],
    ['PDF, letters apart', 'a.pdf', printed(...[...'MẬT'].map((text, at): Mark => ({ text, x: 60 + at * 9, y: 575 }))), 'MẬT'],
    [
      'a drawing in a page',
      'a.html',
      html(HEAD, cells).replace('<table', '<svg><text>TUYỆT <tspan>MẬT</tspan></text></svg><table'),
      'TUYỆT MẬT',
    ],
    ['the caption of a table', 'a.html', html(HEAD, cells).replace(/<table[^>]*>/, '$&<caption>MẬT</caption>'), 'MẬT'],
    ['a page, not shown', 'a.html', html(['x', ...HEAD], cells).replace('<p>x', '<p style="display:none">MẬT'), 'MẬT'],
    [
      'a page, by its style sheet',
      'a.html',
      html(HEAD, cells).replace('<head>', '<head><style>body::before{content:"MẬT"}</style>'),
      'MẬT',
    ],
    ['a page, in its menu', 'a.html', html(HEAD, cells).replace('<body>', '<body><nav>TỐI MẬT</nav>'), 'TỐI MẬT'],
    ['Word, a header by another name', 'a.docx', word('', { 'word/first.xml': `<w:hdr ${W}><w:p>${run('MẬT')}</w:p></w:hdr>` }), 'MẬT'],
    ['Word, hidden', 'a.docx', word('<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>MẬT</w:t></w:r></w:p>'), 'MẬT'],
    ['Word, the name of a picture', 'a.docx', word('<w:p><w:r><w:drawing><w:docPr descr="Mật"/></w:drawing></w:r></w:p>'), 'MẬT'],
    [
      'Word, a property of the house',
      'a.docx',
      word('', { 'docProps/custom.xml': '<Properties><property name="Độ mật"><lpstr>tối mật</lpstr></property></Properties>' }),
      'TỐI MẬT',
    ],
    ['Word, letters one below the other', 'a.docx', word(paragraphXml('M\nẬ\nT')), 'MẬT'],
    [
      'Excel, a header in figures',
      'a.xlsx',
      inBook((sheet) => sheet.replace('</worksheet>', '<headerFooter><oddHeader>&amp;CM&#7852;T</oddHeader></headerFooter></worksheet>')),
      'MẬT',
    ],
    ['CSV, in the next cell', 'a.csv', `Độ mật;tối mật\n${ROWS.map((row) => row.join(';')).join('\n')}\n`, 'TỐI MẬT'],
    ['text', 'a.txt', plain('UBND TỈNH THỬ          TỐI MẬT'), 'TỐI MẬT'],
    ['text without accents', 'a.txt', plain('MAT'), 'MẬT'],
    ['Markdown, the letter-head', 'a.md', `${LETTER_HEAD}| MẬT | Độc lập |\n\n${plain()}`, 'MẬT'],
    ['CSV', 'a.csv', `Độ mật: Mật\n${ROWS.map((row) => row.join(';')).join('\n')}\n`, 'MẬT'],
    ['its name', 'ke-hoach-toi-mat.txt', plain(), 'TỐI MẬT'],
    ['its name, whatever is in it', 'Kế hoạch (MẬT).doc', 'gì cũng được', 'MẬT'],
  ])('%s', async (_, name, content, mark) => {
    expect(await refusalOf(documentOf(name, content))).toEqual({ refused: true, code: 'document.secret', params: { file: name, mark } });
  });

  it('is refused with the law, and with nothing of its text', async () => {
    const refusal = await refusalOf(documentFrom(new TextEncoder().encode(plain('MẬT')), 'a.txt'));
    const said = texts('vi').refusal(refusal);
    expect(said).toContain('Luật Bảo vệ bí mật nhà nước');
    expect(said).not.toContain('Quản lý tài liệu');
  });
});
