// The letter as a DOCX for the registry and the signer: A4, Times New Roman, margins and sizes of decree 30/2020/NĐ-CP.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
} from 'docx';
import { letter as words } from '../texts/vi/letter.js';
import type { LetterPaper } from './letter-text.rule.js';

const FONT = 'Times New Roman';
const mm = (length: number): number => Math.round((length / 25.4) * 1440);
/** Sizes are in half points. */
const pt = (size: number): number => size * 2;

const run = (text: string, size = 14, more: IRunOptions = {}): TextRun =>
  new TextRun({ text: text.normalize('NFC'), font: FONT, size: pt(size), ...more });
const line = (text: string, size: number, more: IRunOptions = {}, paragraph: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, ...paragraph, children: [run(text, size, more)] });

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };
const upper = (text: string): string => text.toLocaleUpperCase('vi');

const cell = (children: Paragraph[], percent: number): TableCell =>
  new TableCell({ children, width: { size: percent, type: WidthType.PERCENTAGE } });

/** A rule under a line, of so many dashes. */
const ruled = (text: string, size: number, more: IRunOptions, dashes: number): Paragraph[] => [
  line(text, size, more),
  line('—'.repeat(dashes), 8, {}, { spacing: { after: 60 } }),
];
/** A third to a half of the line of the issuer; all of the motto. */
const [ISSUER_RULE, MOTTO_RULE] = [7, 21];

function head(paper: LetterPaper): Table {
  const left = [
    ...(paper.superior ? [line(upper(paper.superior), 13)] : []),
    ...ruled(upper(paper.issuer), 13, { bold: true }, ISSUER_RULE),
    line(paper.number, 13),
    line(paper.about, 12),
  ];
  const right = [
    line(words.nation, 13, { bold: true }),
    ...ruled(words.motto, 14, { bold: true }, MOTTO_RULE),
    line(paper.placeAndDate, 14, { italics: true }),
  ];
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: NO_BORDERS,
    rows: [new TableRow({ children: [cell(left, 42), cell(right, 58)] })],
  });
}

const body = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: mm(12.7) },
    spacing: { before: 120, line: 276, lineRule: LineRuleType.AUTO },
    children: [run(text)],
  });

/** Percent of the lying page. */
const WIDTHS = [4, 19, 10, 11, 11, 16, 8, 12, 9];
/** Columns of words stand left, those of figures in the middle. */
const CENTRED = [0, 6];

function table({ annex: { head: names, rows } }: LetterPaper): Table {
  const lines = (text: string, column: number, bold: boolean): Paragraph[] =>
    text.split('\n').map((part) => {
      const alignment = bold || CENTRED.includes(column) ? AlignmentType.CENTER : AlignmentType.LEFT;
      return line(part, 11, { bold }, { alignment });
    });
  const cells = (texts: string[], bold: boolean): TableCell[] =>
    texts.map((text, column) => cell(lines(text, column, bold), WIDTHS[column] ?? 10));
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: cells(names, true) }),
      ...rows.map((texts) => new TableRow({ cantSplit: true, children: cells(texts, false) })),
    ],
  });
}

/** Lying, with pages numbered on their own. */
const annex = (paper: LetterPaper): ISectionOptions => ({
  headers: { default: numbered(), first: unnumbered() },
  properties: {
    titlePage: true,
    page: {
      size: { width: mm(210), height: mm(297), orientation: PageOrientation.LANDSCAPE },
      margin: { top: mm(30), bottom: mm(20), left: mm(20), right: mm(20) },
      pageNumbers: { start: 1 },
    },
  },
  children: [
    line(paper.annex.heading, 14, { bold: true }),
    line(paper.annex.title, 14, { bold: true }),
    line(paper.annex.with, 14, { italics: true }, { spacing: { after: 120 } }),
    line(paper.annex.asOf, 13, {}, { alignment: AlignmentType.LEFT, spacing: { after: 120 } }),
    table(paper),
  ],
});

function foot(paper: LetterPaper): Table {
  const left = [
    new Paragraph({ children: [run(words.copiesHeading, 12, { bold: true, italics: true })] }),
    ...paper.copies.map((text) => new Paragraph({ children: [run(text, 11)] })),
  ];
  const right = paper.signature.map((text) => line(text, 14, { bold: true }));
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: NO_BORDERS,
    rows: [new TableRow({ children: [cell(left, 50), cell(right, 50)] })],
  });
}

/** The page number stands centred in the top margin, and not on the first page. */
const numbered = (): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ font: FONT, size: pt(13), children: [PageNumber.CURRENT] })],
      }),
    ],
  });
const unnumbered = (): Header => new Header({ children: [new Paragraph({})] });

export async function letterDocx(paper: LetterPaper): Promise<Buffer> {
  const document = new Document({
    creator: 'Đúng Hạn',
    title: paper.about,
    styles: { default: { document: { run: { font: FONT, size: pt(14) } } } },
    sections: [
      {
        headers: { default: numbered(), first: unnumbered() },
        properties: {
          titlePage: true,
          page: { size: { width: mm(210), height: mm(297) }, margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15) } },
        },
        children: [
          line(paper.mark, 14, { bold: true }, { alignment: AlignmentType.RIGHT }),
          head(paper),
          line(paper.to, 14, {}, { spacing: { before: 240, after: 120 } }),
          ...[...paper.paragraphs, ...paper.closing].map(body),
          new Paragraph({}),
          foot(paper),
        ],
      },
      annex(paper),
    ],
  });
  return Packer.toBuffer(document);
}
