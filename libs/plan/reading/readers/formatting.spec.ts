// Formatting that changes the meaning: what is struck out, raised or hidden, in each format that can say so.
import { strToU8, unzipSync, zipSync } from 'fflate';
import { docx, tableXml, type BuiltCell } from '../../../../test/support/documents.js';
import { pdf, ruled, type Mark } from '../../../../test/support/pdf.js';
import { balanced, documentOf, problemCodes, readFileNamed } from '../../../../test/support/read-plans.js';
import type { PlanReading, PlanTask } from '../document/plan.types.rule.js';

const HEAD = ['ỦY BAN NHÂN DÂN TỈNH THỬ', 'Số: 9/KH-UBND', 'Ngày 05 tháng 01 năm 2021', 'KẾ HOẠCH THỬ NĂM 2021'];
const HEADINGS = ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời hạn hoàn thành'];

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const run = (text: string, look = '') => `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
const UP = '<w:vertAlign w:val="superscript"/>';
const STRIKE = '<w:strike/>';
const paragraph = (runs: string, style = '') => `<w:p><w:pPr>${style}</w:pPr>${runs}</w:p>`;
const xml = (runs: string): BuiltCell => ({ text: '', xml: paragraph(runs) });
const plain = (text: string): BuiltCell => ({ text });

type Row = (string | BuiltCell)[];
const cell = (each: string | BuiltCell): BuiltCell => (typeof each === 'string' ? plain(each) : each);
const body = (rows: Row[], after = '') =>
  HEAD.map((line) => paragraph(run(line))).join('') + tableXml([HEADINGS, ...rows].map((row) => row.map(cell))) + after;

/** A Word file with more parts than the body. */
function withParts(base: Uint8Array, parts: Record<string, string>): Uint8Array {
  const added = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
  return zipSync({ ...unzipSync(base), ...added });
}
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const styles = (inner: string) => ({ 'word/styles.xml': `<w:styles ${W}>${inner}</w:styles>` });

const word = (rows: Row[], parts: Record<string, string> = {}, after = '') =>
  readFileNamed('ke-hoach.docx', withParts(docx(body(rows, after)), parts));
const due = ({ deadline }: PlanTask) => [deadline.kind, deadline.nominalDue, deadline.ambiguous];
const codes = (read: PlanReading, at: number) => read.tasks[at]!.problems.map((problem) => problem.code);

describe('Word: a raised figure after a word is a note mark', () => {
  it('months, days, quarters, years and agencies keep their own figures', async () => {
    const read = await word([
      ['1', 'Việc một', 'Sở Tư pháp', 'Sở Nội vụ', xml(run('Tháng 1') + run('2', UP))],
      ['2', 'Việc hai', 'Sở Tư pháp', 'Sở Nội vụ', xml(run('Trước ngày 15/1') + run('2', UP))],
      ['3', 'Việc ba', 'Sở Tư pháp', 'Sở Nội vụ', xml(run('Quý III/2021') + run('(1)', UP))],
      ['4', 'Việc bốn', 'Sở Tư pháp', 'Sở Nội vụ', xml(run('Năm 2021') + run('1', UP))],
      ['5', 'Việc năm', xml(run('Sở Tư pháp') + run('1', UP)), 'Sở Nội vụ', 'Quý I/2021'],
    ]);
    expect(read.tasks.map(due)).toEqual([
      ['month', '2021-01-31', null],
      ['date', '2021-01-14', null],
      ['quarter', '2021-09-30', null],
      ['year', '2021-12-31', null],
      ['quarter', '2021-03-31', null],
    ]);
    expect(read.tasks[0]!.deadline.effectiveDue).toBe('2021-02-01');
    expect(read.tasks[4]!.leads).toEqual([{ id: 'so-tu-phap', name: 'Sở Tư pháp', group: false }]);
    expect(read.tasks[4]!.leadText).toBe('Sở Tư pháp');
    expect(balanced(read)).toBe(true);
  });

  it('by a style, by one that it rests on, by its place, by a formula; a style switched off raises nothing', async () => {
    const sheet = styles(
      `<w:style w:type="character" w:styleId="Dau"><w:rPr>${UP}</w:rPr></w:style>` +
        '<w:style w:type="character" w:styleId="DauCon"><w:basedOn w:val="Dau"/></w:style>',
    );
    const formula =
      '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:sSup><m:e><m:r><m:t>Quý I</m:t></m:r></m:e><m:sup><m:r><m:t>1</m:t></m:r></m:sup></m:sSup></m:oMath>';
    const read = await word(
      [
        ['1', 'Việc một', 'Sở Tư pháp', 'Sở Nội vụ', xml(run('Tháng 1') + run('2', '<w:rStyle w:val="DauCon"/>'))],
        ['2', 'Việc hai', 'Sở Tư pháp', 'Sở Nội vụ', xml(run('Tháng 1') + run('2', '<w:position w:val="8"/><w:sz w:val="16"/>'))],
        ['3', 'Việc ba', 'Sở Tư pháp', 'Sở Nội vụ', xml(formula)],
        [
          '4',
          'Việc bốn',
          'Sở Tư pháp',
          'Sở Nội vụ',
          xml(run('Tháng 1') + run('2', '<w:rStyle w:val="Dau"/><w:vertAlign w:val="baseline"/>')),
        ],
      ],
      sheet,
    );
    expect(read.tasks.map((task) => task.deadline.nominalDue)).toEqual(['2021-01-31', '2021-01-31', '2021-03-31', '2021-12-31']);
  });

  it.each([
    ['2*', '2021-01-31'],
    ['II', '2021-01-31'],
    ['#', '2021-01-31'],
    ['A', '2021-01-31'],
  ])('“%s” is one too', async (mark, day) => {
    const { tasks } = await word([['1', 'Việc một', 'Sở Tư pháp', '', xml(run('Tháng 1') + run(mark, UP))]]);
    expect(due(tasks[0]!)).toEqual(['month', day, null]);
  });

  it('a raised figure that is no mark is not joined to the one below it', async () => {
    const { tasks } = await word([['1', 'Việc một', 'Sở Tư pháp', '', xml(run('Tháng 1') + run('2 ngày', UP))]]);
    expect(tasks[0]!.deadlineText).toBe('Tháng 1 2 ngày');
  });

  it('the note itself is kept beside the row: from a footnote of Word, or from a line below the table', async () => {
    const reference = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="7"/></w:r>';
    const read = await word(
      [
        ['1', 'Việc một', 'Sở Tư pháp', 'Sở Nội vụ', xml(run('Quý I/2021') + reference)],
        ['2', 'Việc hai', 'Sở Tư pháp', 'Sở Nội vụ', xml(run('Quý II/2021') + run('3', UP))],
        ['3', 'Việc ba', 'Sở Tư pháp', 'Sở Nội vụ', xml(run('Quý II/2021') + run('9', UP))],
      ],
      {
        'word/footnotes.xml': `<w:footnotes ${W}><w:footnote w:id="7"><w:p>${run(' Theo Công văn số 12/SNV-CCHC')}</w:p></w:footnote></w:footnotes>`,
      },
      paragraph(run('3', UP) + run(' Thực hiện sau khi có hướng dẫn.')),
    );
    expect(read.tasks.map((task) => [task.deadlineText, task.deadline.nominalDue])).toEqual([
      ['Quý I/2021', '2021-03-31'],
      ['Quý II/2021', '2021-06-30'],
      ['Quý II/2021', '2021-06-30'],
    ]);
    expect(read.tasks.map((task) => task.notes)).toEqual([
      [{ heading: 'Chú thích 1', text: 'Theo Công văn số 12/SNV-CCHC' }],
      [{ heading: 'Chú thích 3', text: 'Thực hiện sau khi có hướng dẫn.' }],
      [],
    ]);
    expect(codes(read, 2)).toEqual(['note-missing']);
    expect(read.tasks[2]!.confidence).toBe(1);
  });

  it('exponents, minutes and what is raised but no mark keep their meaning', async () => {
    const read = await word([
      [
        '1',
        xml(run('Sửa 120 m') + run('2', UP) + run(' trụ sở') + run('1', UP)),
        'Sở Tư pháp',
        'Sở Nội vụ',
        xml(run('Trước 17h') + run('30', UP) + run(' ngày 15/6/2021')),
      ],
      ['2', xml(run('Cấp 50.000') + run('đ', UP) + run(' cho mỗi hộ')), 'Sở Tư pháp', 'Sở Nội vụ', 'Quý I/2021'],
    ]);
    expect(read.tasks.map((task) => task.title)).toEqual(['Sửa 120 m² trụ sở', 'Cấp 50.000đ cho mỗi hộ']);
    expect(read.tasks[0]!.deadline.nominalDue).toBe('2021-06-15');
  });
});

describe('Word: what is struck out does not count', () => {
  const struckRow = (look = STRIKE): Row =>
    ['2', 'Việc bị gạch bỏ', 'Sở Tư pháp', 'Sở Nội vụ', '30/10/2021'].map((text) => xml(run(text, look)));
  const live: Row = ['1', 'Việc còn hiệu lực', 'Sở Tư pháp', 'Sở Nội vụ', 'Quý I/2021'];

  it.each([
    ['by each run', STRIKE, {}],
    ['twice over', '<w:dstrike/>', {}],
    [
      'by a style of letters',
      '<w:rStyle w:val="Bo"/>',
      styles(`<w:style w:type="character" w:styleId="Bo"><w:rPr>${STRIKE}</w:rPr></w:style>`),
    ],
  ])('a row struck out %s is kept with its words and must be decided', async (_, look, parts) => {
    const read = await word([live, struckRow(look)], parts as Record<string, string>);
    expect(read.tasks.map((task) => task.title)).toEqual(['Việc còn hiệu lực', 'Việc bị gạch bỏ']);
    expect(codes(read, 0)).toEqual([]);
    expect(codes(read, 1)).toEqual(['row-struck']);
    expect(read.tasks[1]!.problems[0]!.message).toContain('gạch bỏ');
    expect(read.tasks[1]!.confidence).toBeLessThan(0.5);
    expect(balanced(read)).toBe(true);
  });

  it('by the style of its paragraphs or of its table', async () => {
    const sheet = styles(
      `<w:style w:type="paragraph" w:styleId="P"><w:rPr>${STRIKE}</w:rPr></w:style><w:style w:type="paragraph" w:styleId="PCon"><w:basedOn w:val="P"/></w:style>` +
        `<w:style w:type="character" w:styleId="LaiCo"><w:rPr>${STRIKE}</w:rPr></w:style>`,
    );
    const styled = (look = '') =>
      ['2', 'Việc hai', 'Sở Tư pháp', 'Sở Nội vụ', 'Quý II/2021'].map((text): BuiltCell => ({
        text: '',
        xml: paragraph(run(text, look), '<w:pStyle w:val="PCon"/>'),
      }));
    const read = await word([live, styled(), styled('<w:strike w:val="0"/>'), styled('<w:rStyle w:val="LaiCo"/>')], sheet);
    expect(read.tasks.map((_, at) => codes(read, at))).toEqual([[], ['row-struck'], [], []]);
  });

  it.each(['0', 'false', 'off'])('w:val="%s" strikes nothing', async (value) => {
    const read = await word([live, struckRow(`<w:strike w:val="${value}"/>`)]);
    expect(codes(read, 1)).toEqual([]);
  });

  it('of a cell struck out in part, the rest is read', async () => {
    const read = await word([
      ['1', 'Việc một', 'Sở Tư pháp', 'Sở Nội vụ', xml(run('Quý I/2021', STRIKE) + run(' Quý III/2021'))],
      ['2', 'Việc hai', xml(run('Sở Tư pháp', STRIKE) + run(' Sở Tài chính')), 'Sở Nội vụ', 'Quý I/2021'],
    ]);
    expect(read.tasks[0]!.deadline.nominalDue).toBe('2021-09-30');
    expect(read.tasks[1]!.leads.map((lead) => lead.id)).toEqual(['so-tai-chinh']);
    expect([codes(read, 0), codes(read, 1)]).toEqual([['text-struck'], ['text-struck']]);
    expect(read.tasks[0]!.problems[0]).toMatchObject({ params: { words: 'Quý I/2021', column: 'deadline' } });
  });

  it('a cell struck out as a whole is empty, and not filled from the row above', async () => {
    const read = await word([
      live,
      ['2', 'Việc hai', xml(run('Sở Tài chính', STRIKE)), xml(run('Sở Nội vụ', STRIKE)), xml(run('Quý II/2021', STRIKE))],
    ]);
    expect(read.tasks[1]).toMatchObject({ leads: [], coordinators: [], deadlineText: '' });
    expect(codes(read, 1)).toEqual(['text-struck', 'text-struck', 'text-struck', 'lead-missing', 'deadline-missing']);
  });

  it('a row whose task alone is struck out is not joined to the one above', async () => {
    const read = await word([live, ['2', xml(run('Việc hai', STRIKE)), 'Sở Tài chính', 'Sở Nội vụ', 'Quý II/2021']]);
    expect(read.tasks).toHaveLength(2);
    expect(read.tasks[1]!.title).toBe('Việc hai');
    expect(codes(read, 1)).toEqual(['row-struck']);
  });

  it('a cell deleted as a tracked change is gone, with its words', async () => {
    const rows = [HEADINGS, ['1', 'Việc một', 'Sở Tư pháp', 'Sở Nội vụ', 'Quý I/2021']].map((row) => row.map(cell));
    const table = tableXml(rows).replace(
      /<w:tcPr><\/w:tcPr>(?=<w:p><w:r><w:t xml:space="preserve">Quý I)/,
      '<w:tcPr><w:cellDel w:id="1"/></w:tcPr>',
    );
    const read = await readFileNamed('ke-hoach.docx', docx(HEAD.map((line) => paragraph(run(line))).join('') + table));
    expect(read.tasks[0]!.deadline.nominalDue).toBeNull();
    expect(problemCodes(read)).toContain('tracked-changes');
  });

  it('deleted and moved text is gone, hidden text and hidden rows are not read, and the reviewer is told', async () => {
    const read = await word([
      [
        '1',
        'Việc một',
        'Sở Tư pháp',
        'Sở Nội vụ',
        xml(`${run('Quý I', '<w:vanish/>')}${run('Quý II/2021')}<w:moveFrom>${run(' Quý III')}</w:moveFrom>`),
      ],
    ]);
    expect(read.tasks[0]).toMatchObject({ deadlineText: 'Quý II/2021' });
    expect(problemCodes(read)).toEqual(expect.arrayContaining(['tracked-changes', 'hidden-text']));
  });

  it('a struck-out number of the head gives way to the one beside it', async () => {
    const read = await readFileNamed(
      'ke-hoach.docx',
      docx(
        paragraph(run('UBND TỈNH THỬ')) +
          paragraph(run('Số: ') + run('9', STRIKE) + run('12/KH-UBND')) +
          paragraph(run('Ngày 05 tháng 01 năm 2021')) +
          paragraph(run('KẾ HOẠCH NĂM 2021')) +
          paragraph(run('Đoạn bỏ đi', STRIKE)) +
          tableXml([HEADINGS, live as string[]].map((row) => row.map(cell))),
      ),
    );
    expect(read.plan.number).toBe('12/KH-UBND');
    expect(problemCodes(read)).toContain('paragraph-struck');
  });
});

const table = (rows: string[][]) =>
  `<table>${[HEADINGS, ...rows].map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</table>`;
const page = (rows: string[][], css = '') =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><style>${css}</style></head><body>${HEAD.map((line) => `<p>${line}</p>`).join('')}${table(rows)}</body></html>`;
const web = (rows: string[][], css = '') => readFileNamed('ke-hoach.html', page(rows, css));

describe('web pages', () => {
  it.each([
    ['<sup>2</sup>', ''],
    ['<a href="#n"><sup>2</sup></a>', ''],
    ['<span style="vertical-align: super">2</span>', ''],
    ['<span style="mso-text-raise:4.0pt;font-size:8pt">2</span>', ''],
    ['<span style="font-variant-position: super">2</span>', ''],
    ['<span style="font-feature-settings: &quot;sups&quot;">2</span>', ''],
    ['<span style="position: relative; top: -0.4em; font-size: 60%">2</span>', ''],
    ['<span style="vertical-align: top; font-size: smaller">2</span>', ''],
    ['<span style="vertical-align: calc(4px)">2</span>', ''],
    ['<a role="doc-noteref" href="#n">2</a>', ''],
    ['<span class="chu-thich">2</span>', '.chu-thich { font-size: 60%; vertical-align: 4pt }'],
    ['<sup>[2]</sup>', 'sup { vertical-align: baseline; position: relative; top: -0.5em }'],
    ['²', ''],
  ])('%s after a month is a note mark', async (mark, css) => {
    const read = await web([['1', 'Việc một', `Sở Tư pháp${mark}`, 'Sở Nội vụ', `Tháng 1${mark}`]], css);
    expect(read.tasks[0]).toMatchObject({ leads: [{ id: 'so-tu-phap' }], deadline: { nominalDue: '2021-01-31', ambiguous: null } });
  });

  it.each([
    ['<s>', '</s>', ''],
    ['<strike>', '</strike>', ''],
    ['<del>', '</del>', ''],
    ['<span style="text-decoration: underline line-through">', '</span>', ''],
    ['<span class=xl66>', '</span>', '<!-- td.xl65 { color: red } .xl66 { text-decoration-line: line-through; } -->'],
    ['<span style="text-line-through: double">', '</span>', ''],
    ['<div class="bo"><b>', '</b></div>', 'td .bo > b { text-decoration: line-through }'],
  ])('a row within %s is struck out', async (open, close, css) => {
    const row = ['2', 'Việc hai', 'Sở Tài chính', 'Sở Nội vụ', 'Quý II/2021'].map((text) => `${open}${text}${close}`);
    const read = await web([['1', 'Việc một', 'Sở Tư pháp', 'Sở Nội vụ', 'Quý I/2021'], row], css);
    expect(read.tasks.map((_, at) => codes(read, at))).toEqual([[], ['row-struck']]);
  });

  it('the exponent of a formula is raised', async () => {
    const power = '<math><msup><mn>1</mn><mn>2</mn></msup></math>';
    const read = await web([['1', 'Việc một', 'Sở Tư pháp', 'Sở Nội vụ', `Tháng ${power}`]]);
    expect(read.tasks[0]!.deadline.nominalDue).toBe('2021-01-31');
  });

  it.each(['vertical-align: top', 'position: relative; top: -1px', 'vertical-align: middle'])(
    '%s alone only puts it somewhere',
    async (css) => {
      const read = await web([['1', 'Việc một', 'Sở Tư pháp', 'Sở Nội vụ', `Tháng <span style="${css}">12</span>/2021`]]);
      expect(read.tasks[0]!.deadlineText).toBe('Tháng 12/2021');
    },
  );

  it.each(['tr:nth-child(3) td', 'td:not(.x)', 'tr[class~="bo"] td', 'tr.a + tr td'])(
    'a style sheet that strikes out by “%s” is told, for it is not followed',
    async (selector) => {
      const read = await web([['1', 'Việc một', 'Sở Tư pháp', 'Sở Nội vụ', 'Quý I/2021']], `${selector} { text-decoration: line-through }`);
      expect(problemCodes(read)).toContain('formatting-unseen');
    },
  );

  it.each(['a:hover', 'li:not(.x)'])('one that says nothing of print, by “%s”, is none', async (selector) => {
    const say = selector === 'a:hover' ? 'text-decoration: line-through' : 'vertical-align: top';
    const read = await web([['1', 'Việc một', 'Sở Tư pháp', 'Sở Nội vụ', 'Quý I/2021']], `${selector} { ${say} }`);
    expect(problemCodes(read)).not.toContain('formatting-unseen');
  });

  it.each(['visibility: collapse', 'opacity: 0', 'display: none'])('a row with %s is not read', async (css) => {
    const rows = ['1', '2'].map((number) => [number, `Việc ${number}`, 'Sở Tư pháp', 'Sở Nội vụ', 'Quý I/2021']);
    const content = page(rows, `.bo { ${css} }`).replace('<tr><td>2<', '<tr class="bo"><td>2<');
    const read = await readFileNamed('ke-hoach.html', content);
    expect(read.tasks.map(({ title }) => title)).toEqual(['Việc 1']);
  });

  it('the caption of a table is read before it', async () => {
    const content = page([['1', 'Việc một', 'Sở Tư pháp', 'Sở Nội vụ', 'Quý I/2021']]).replace(
      '<table>',
      '<table><caption>Phụ lục số 7</caption>',
    );
    const { blocks } = await documentOf('ke-hoach.html', content);
    expect(blocks.map((block) => (block.kind === 'paragraph' ? block.text : 'table'))).toEqual([...HEAD, 'Phụ lục số 7', 'table']);
  });

  it('a rule for another place strikes nothing, and what is not shown is not read', async () => {
    const read = await web(
      [
        [
          '1',
          'Việc một',
          'Sở Tư pháp',
          'Sở Nội vụ',
          '<span style="display:none">Quý I</span><s style="text-decoration:none">Quý II/2021</s>',
        ],
      ],
      '.cu td { text-decoration: line-through } .cu span { display: none }',
    );
    expect(codes(read, 0)).toEqual([]);
    expect(read.tasks[0]!.deadlineText).toBe('Quý II/2021');
    expect(problemCodes(read)).toContain('hidden-text');
  });
});

describe('plain text and Markdown', () => {
  const markdown = (rows: string[]) =>
    readFileNamed(
      'ke-hoach.md',
      [...HEAD, '', `| ${HEADINGS.join(' | ')} |`, '|---|---|---|---|---|', ...rows, '', '[^2]: Theo hướng dẫn của Sở Nội vụ.', ''].join(
        '\n',
      ),
    );

  it.each(['²', '⁽²⁾', '^2^', '<sup>2</sup>', '[^2]', ' ²', '^{2}', '②'])('“%s” after a month is a note mark', async (mark) => {
    const read = await markdown([`| 1 | Việc một | Sở Tư pháp${mark} | Sở Nội vụ | Tháng 1${mark} |`]);
    expect(read.tasks[0]).toMatchObject({ leads: [{ id: 'so-tu-phap' }], deadlineText: 'Tháng 1', deadline: { nominalDue: '2021-01-31' } });
    expect(read.tasks[0]!.notes).toEqual([{ heading: 'Chú thích 2', text: 'Theo hướng dẫn của Sở Nội vụ.' }]);
  });

  it.each([
    '| ~~2~~ | ~~Việc hai~~ | ~~Sở Tài chính~~ | ~~Sở Nội vụ~~ | ~~Quý II/2021~~ |',
    '| 2 | ~~Việc hai~~ | ~~Sở Tài chính~~ | ~~Sở Nội vụ~~ | ~~Quý II/2021~~ |',
    '~~| 2 | Việc hai | Sở Tài chính | Sở Nội vụ | Quý II/2021 |~~',
    '| <s>2</s> | <del>Việc hai</del> | <s>Sở Tài chính</s> | <s>Sở Nội vụ</s> | <strike>Quý II/2021</strike> |',
    `| 2 | ${[...'Việc hai'].map((letter) => `${letter}\u0336`).join('')} | Sở Tài chính | Sở Nội vụ | Quý II/2021 |`,
    `| 2 | ${[...'Việc hai'].map((letter) => `${letter}\u0337`).join('')} | Sở Tài chính | Sở Nội vụ | Quý II/2021 |`,
  ])('%s is struck out', async (row) => {
    const read = await markdown([
      '| 1 | Việc một | Sở Tư pháp | Sở Nội vụ | Quý I/2021 |',
      row,
      '| 3 | Việc ba | Sở Tư pháp | Sở Nội vụ | Quý I/2021 |',
    ]);
    expect(read.tasks.map((task) => task.title)).toEqual(['Việc một', 'Việc hai', 'Việc ba']);
    expect(read.tasks.map((_, at) => codes(read, at))).toEqual([[], ['row-struck'], []]);
  });

  it('of words struck out in part the rest is read, in CSV too', async () => {
    const read = await readFileNamed('a.csv', `${HEADINGS.join(',')}\n1,Rà soát văn bản,Sở Tư pháp,Sở Nội vụ,~~Quý I/2021~~ Quý II/2021\n`);
    expect(read.tasks[0]).toMatchObject({ deadlineText: 'Quý II/2021', deadline: { nominalDue: '2021-06-30' } });
    expect(codes(read, 0)).toEqual(['text-struck']);
  });

  it('a task told in running text says that words of it were struck out', async () => {
    const read = await readFileNamed(
      'ke-hoach.txt',
      [
        ...HEAD,
        '1. Giao Sở Tư pháp chủ trì rà soát văn bản, hoàn thành trước ngày ~~15/3/2021~~ 15/6/2021.',
        '~~2. Giao Sở Nội vụ chủ trì lập kế hoạch, hoàn thành trước ngày 15/6/2021.~~',
        '',
      ].join('\n'),
    );
    expect(read.tasks.map((task) => task.deadline.nominalDue)).toEqual(['2021-06-14']);
    expect(codes(read, 0)).toEqual(['prose-task', 'text-struck']);
    expect(problemCodes(read)).toContain('paragraph-struck');
  });
});

describe('PDF: told by the places of letters and lines', () => {
  const xs = [40, 80, 300, 420, 540, 700];
  /** Letters are half as wide as they are high. */
  const wide = (text: string, size = 10) => text.length * size * 0.5;
  const head = HEADINGS.map((text) => [text]);
  const lines: Mark[] = HEAD.map((text, at) => ({ text, x: 200, y: 570 - at * 15 }));
  const printed = (marks: Mark[], rows: string[][]) =>
    readFileNamed(
      'ke-hoach.pdf',
      pdf([
        [
          ...lines,
          ...ruled(
            xs,
            500,
            [head, ...rows.map((row) => row.map((text) => [text]))].map((cells) => ({ height: 20, cells })),
          ),
          ...marks,
        ],
      ]),
    );
  /** The line of letters of a row, counted from the headings. */
  const base = (row: number) => 500 - row * 20 - 12;
  const through = (text: string, column: number, row: number): Mark => ({
    line: [xs[column]! + 3, base(row) + 3, xs[column]! + 3 + wide(text), base(row) + 3],
  });

  it('small raised figures are note marks', async () => {
    const read = await printed(
      [
        { text: '2', x: xs[4]! + 3 + wide('Tháng 1'), y: base(1) + 4, size: 6 },
        { text: '1', x: xs[2]! + 3 + wide('Sở Tư pháp'), y: base(1) + 3, size: 6.5 },
      ],
      [['1', 'Việc một: rà soát văn bản', 'Sở Tư pháp', 'Sở Nội vụ', 'Tháng 1']],
    );
    expect(read.tasks[0]).toMatchObject({
      leadText: 'Sở Tư pháp',
      leads: [{ id: 'so-tu-phap' }],
      deadline: { nominalDue: '2021-01-31', ambiguous: null },
    });
  });

  it('a line through words strikes them out; a line below them does not', async () => {
    const out = ['2', 'Việc hai: rà soát lại', 'Sở Tư pháp', 'Sở Nội vụ', 'Quý III/2021'];
    const read = await printed(
      [...out.map((text, column) => through(text, column, 2)), { line: [xs[1]! + 3, base(1) - 1.5, xs[1]! + 60, base(1) - 1.5] }],
      [
        ['1', 'Việc một: rà soát văn bản', 'Sở Tư pháp', 'Sở Nội vụ', 'Quý I/2021'],
        out,
        ['3', 'Việc ba: báo cáo', 'Sở Tư pháp', 'Sở Nội vụ', 'Quý II/2021'],
      ],
    );
    expect(read.tasks.map((task) => task.title)).toEqual(['Việc một: rà soát văn bản', 'Việc hai: rà soát lại', 'Việc ba: báo cáo']);
    expect(read.tasks.map((_, at) => codes(read, at))).toEqual([[], ['row-struck'], []]);
  });

  it('of a line of words struck in part, the rest is read', async () => {
    const read = await printed(
      [through('Quý I/2021', 4, 1)],
      [['1', 'Việc một: rà soát văn bản', 'Sở Tư pháp', 'Sở Nội vụ', 'Quý I/2021 Quý II/2021']],
    );
    expect(read.tasks[0]!.deadline.nominalDue).toBe('2021-06-30');
    expect(codes(read, 0)).toEqual(['text-struck']);
  });
});
