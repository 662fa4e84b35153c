// Word: paragraphs and tables in reading order. Merged cells keep their span and carry their text down; tracked changes are read
// as accepted; text boxes are read where they are anchored; a table inside a cell is read after the table around it.
import { planProblem } from '../problem.rule.js';
import { isPasted } from '../bar-style.rule.js';
import { blocksOfLines } from '../pasted-lines.rule.js';
import type { PlanProblem, SourceBlock, SourceCell, SourceDocument, SourceRow } from '../plan.types.rule.js';
import { modernise } from './encoding.reader.js';
import { fromLegacyFont, type LegacyEncoding } from './legacy-text.rule.js';
import { LIMITS, refuseDocument } from './limits.js';
import { childOf, childrenOf, parseXml, type XmlNode } from './xml.reader.js';

interface Told {
  file: string;
  tables: number;
  changes: number;
  boxes: number;
  rows: number;
  /** Old encodings that a font gave away. */
  fonts: Set<LegacyEncoding>;
}

interface Words {
  text: string;
  bold: boolean;
  plain: boolean;
}

const isOff = (node: XmlNode | undefined): boolean => !node || ['0', 'false', 'off', 'none'].includes(node.attributes['val'] ?? '');

/** Deleted text is gone, and an old copy of a drawing says the same as the new one. */
const SKIPPED = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'Fallback',
  'rPr',
  'pPr',
  'sdtPr',
  'tblPr',
  'trPr',
  'tcPr',
  'footnoteReference',
  'txbxContent',
  'tbl',
]);

function collectWords(node: XmlNode, told: Told, words: Words, boxes: XmlNode[]): void {
  for (const child of node.children) {
    if (child.name === 'txbxContent') boxes.push(child);
    if (child.name === 'del' || child.name === 'moveFrom' || child.name === 'ins' || child.name === 'moveTo') told.changes += 1;
    if (SKIPPED.has(child.name)) continue;
    if (child.name === 't') {
      words.text += inFont(child.text, childOf(childOf(node, 'rPr'), 'rFonts')?.attributes['ascii'] ?? '', told);
      if (child.text.trim()) words[isOff(childOf(childOf(node, 'rPr'), 'b')) && !hasOn(node) ? 'plain' : 'bold'] = true;
    } else if (child.name === 'tab') words.text += '\t';
    else if (child.name === 'br' || child.name === 'cr') words.text += '\n';
    else if (child.name === 'noBreakHyphen') words.text += '-';
    else collectWords(child, told, words, boxes);
  }
}

/** Fonts from before Unicode show letters other than those that are stored. */
function inFont(text: string, font: string, told: Told): string {
  const legacy = fromLegacyFont(text, font);
  if (legacy) told.fonts.add(legacy.encoding);
  return legacy?.text ?? text;
}

/** `<w:b/>` without a value is on. */
const hasOn = (run: XmlNode): boolean => {
  const bold = childOf(childOf(run, 'rPr'), 'b');
  return bold !== undefined && bold.attributes['val'] === undefined;
};

/** Words' own numbering is not in the text: a bullet or a number set by a list style is made visible by the numbering reader. */
type Numbering = (paragraph: XmlNode) => string;

interface Paragraph {
  text: string;
  bold: boolean;
}

function paragraphsOf(container: XmlNode, told: Told, numbering: Numbering, inner: XmlNode[]): Paragraph[] {
  const found: Paragraph[] = [];
  for (const child of container.children) {
    if (child.name === 'p') {
      const words: Words = { text: '', bold: false, plain: false };
      const boxes: XmlNode[] = [];
      collectWords(child, told, words, boxes);
      const label = words.text.trim() ? numbering(child) : '';
      found.push({ text: label + words.text, bold: words.bold && !words.plain });
      for (const box of boxes) {
        told.boxes += 1;
        found.push(...paragraphsOf(box, told, numbering, inner));
      }
    } else if (child.name === 'tbl') inner.push(child);
    else if (['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml', 'smartTag'].includes(child.name))
      found.push(...paragraphsOf(child, told, numbering, inner));
  }
  return found;
}

const valueOf = (node: XmlNode | undefined, name: string): number => Number(childOf(node, name)?.attributes['val'] ?? 0) || 0;

const nestedRows = (node: XmlNode, name: string): XmlNode[] =>
  node.children.flatMap((child) => {
    if (child.name === name) return [child];
    return ['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml'].includes(child.name) ? nestedRows(child, name) : [];
  });

/** A table of a few cells inside a cell belongs to its text; a larger one is a table of its own. */
const isSmall = (table: XmlNode): boolean => {
  const rows = nestedRows(table, 'tr');
  return rows.length < 2 || Math.max(...rows.map((row) => nestedRows(row, 'tc').length)) < 3;
};

function tableOf(table: XmlNode, told: Told, numbering: Numbering): SourceBlock[] {
  told.tables += 1;
  const number = told.tables;
  const later: SourceBlock[] = [];
  const rows: SourceRow[] = [];
  /** Text that a vertical merge carries down, by column. */
  const merged = new Map<number, SourceCell>();
  nestedRows(table, 'tr').forEach((row, index) => {
    told.rows += 1;
    if (told.rows > LIMITS.rows) refuseDocument('too-many-rows', { file: told.file, limit: LIMITS.rows });
    const properties = childOf(row, 'trPr');
    if (childOf(properties, 'del')) return;
    const cells: SourceCell[] = [];
    let at = 0;
    const gap = (span: number) => {
      if (span > 0) cells.push({ text: '', span });
      at += span;
    };
    gap(valueOf(properties, 'gridBefore'));
    for (const cell of nestedRows(row, 'tc')) {
      const kind = childOf(cell, 'tcPr');
      const span = Math.max(1, valueOf(kind, 'gridSpan'));
      const merge = childOf(kind, 'vMerge');
      const above = merged.get(at);
      if (merge && merge.attributes['val'] !== 'restart' && above) cells.push({ ...above, span, carried: true });
      else {
        const own = cellOf(cell, span, told, numbering, later);
        cells.push(own);
        if (merge) merged.set(at, own);
        else merged.delete(at);
      }
      at += span;
    }
    gap(valueOf(properties, 'gridAfter'));
    rows.push({ cells, where: `bảng ${number}, dòng ${index + 1}` });
  });
  return [{ kind: 'table', name: null, rows }, ...later];
}

function cellOf(cell: XmlNode, span: number, told: Told, numbering: Numbering, later: SourceBlock[]): SourceCell {
  const inner: XmlNode[] = [];
  const paragraphs = paragraphsOf(cell, told, numbering, inner).filter((each) => each.text.trim() !== '');
  const text = paragraphs.map((each) => each.text.trim());
  for (const table of inner) {
    const blocks = tableOf(table, told, numbering);
    if (!isSmall(table)) later.push(...blocks);
    else
      text.push(
        ...blocks
          .flatMap((block) => (block.kind === 'table' ? block.rows.flatMap((row) => row.cells.map((each) => each.text)) : [block.text]))
          .filter(Boolean),
      );
  }
  const bold = paragraphs.length > 0 && paragraphs.every((each) => each.bold);
  return { text: text.join('\n'), span, ...(bold ? { bold } : {}) };
}

function blocksOf(body: XmlNode, told: Told, numbering: Numbering): SourceBlock[] {
  return body.children.flatMap((child): SourceBlock[] => {
    if (child.name === 'tbl') return tableOf(child, told, numbering);
    if (['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml'].includes(child.name)) return blocksOf(child, told, numbering);
    if (child.name !== 'p') return [];
    const inner: XmlNode[] = [];
    const paragraphs = paragraphsOf({ ...child, children: [child] }, told, numbering, inner);
    const told_ = paragraphs
      .filter((each) => each.text.trim() !== '')
      .map((each): SourceBlock => ({ kind: 'paragraph', text: each.text.trim(), ...(each.bold ? { bold: true } : {}) }));
    return [...told_, ...inner.flatMap((table) => tableOf(table, told, numbering))];
  });
}

const ROMAN: [number, string][] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [worth, sign] of ROMAN) for (; rest >= worth; rest -= worth) text += sign;
  return text;
}

function printed(format: string, value: number): string {
  if (format === 'upperRoman') return roman(value);
  if (format === 'lowerRoman') return roman(value).toLowerCase();
  if (format === 'upperLetter') return String.fromCharCode(64 + ((value - 1) % 26) + 1);
  if (format === 'lowerLetter') return String.fromCharCode(96 + ((value - 1) % 26) + 1);
  return format === 'decimalZero' ? String(value).padStart(2, '0') : String(value);
}

interface Level {
  format: string;
  pattern: string;
  start: number;
}

/** Numbers that Word counts itself ("1.", "a)") are part of what people see, so they are counted again here. */
function numberingOf(part: Uint8Array | undefined, file: string): Numbering {
  if (!part) return () => '';
  const root = childOf(parseXml(part, file), 'numbering');
  const abstracts = new Map(childrenOf(root, 'abstractNum').map((each) => [each.attributes['abstractNumId'] ?? '', each]));
  const lists = new Map(
    childrenOf(root, 'num').map((each) => {
      const levels = childrenOf(abstracts.get(childOf(each, 'abstractNumId')?.attributes['val'] ?? ''), 'lvl');
      return [
        each.attributes['numId'] ?? '',
        levels.map((level): Level => ({
          format: childOf(level, 'numFmt')?.attributes['val'] ?? 'decimal',
          pattern: childOf(level, 'lvlText')?.attributes['val'] ?? '',
          start: valueOf(level, 'start') || 1,
        })),
      ];
    }),
  );
  const counters = new Map<string, number[]>();
  return (paragraph) => {
    const own = childOf(childOf(paragraph, 'pPr'), 'numPr');
    const list = childOf(own, 'numId')?.attributes['val'] ?? '';
    const levels = lists.get(list);
    const depth = valueOf(own, 'ilvl');
    const level = levels?.[depth];
    if (!levels || !level || level.format === 'none') return '';
    if (level.format === 'bullet') return '- ';
    const counts = counters.get(list) ?? [];
    counts[depth] = (counts[depth] ?? level.start - 1) + 1;
    counts.length = depth + 1;
    counters.set(list, counts);
    const label = level.pattern.replace(/%(\d)/g, (_, place: string) => {
      const at = Number(place) - 1;
      return printed(levels[at]?.format ?? 'decimal', counts[at] ?? levels[at]?.start ?? 1);
    });
    return label ? `${label} ` : '';
  };
}

const note = (code: 'tracked-changes' | 'text-boxes', count: number): PlanProblem[] =>
  count === 0 ? [] : [planProblem(code, '', '', { count })];

export function readDocx(parts: ReadonlyMap<string, Uint8Array>, file: string): SourceDocument {
  const told: Told = { file, tables: 0, changes: 0, boxes: 0, rows: 0, fonts: new Set() };
  const body = childOf(childOf(parseXml(parts.get('word/document.xml')!, file), 'document'), 'body');
  if (!body) refuseDocument('damaged', { file, detail: 'word/document.xml' });
  const blocks = blocksOf(body, told, numberingOf(parts.get('word/numbering.xml'), file));
  if (blocks.length === 0) refuseDocument('empty', { file });
  const fonts = [...told.fonts].map((encoding) => planProblem('encoding-converted', '', '', { encoding }));
  const problems = [...fonts, ...modernise(blocks), ...note('tracked-changes', told.changes), ...note('text-boxes', told.boxes)];
  return { format: 'docx', blocks: withPastes(blocks), problems };
}

/** Paragraphs that hold a table pasted as text, bars and all, are read as that table. */
export function withPastes(blocks: SourceBlock[]): SourceBlock[] {
  if (blocks.some((block) => block.kind === 'table')) return blocks;
  const lines = blocks.flatMap((block, index) =>
    block.kind === 'paragraph' ? block.text.split('\n').map((text) => ({ text, where: `đoạn ${index + 1}` })) : [],
  );
  return isPasted(lines) || lines.some((line) => /^\|.*\|.*\|/.test(line.text)) ? blocksOfLines(lines) : blocks;
}
