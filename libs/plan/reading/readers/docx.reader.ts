// Word: paragraphs and tables in reading order. Merged cells keep their span and carry their text down; tracked changes are read
// as accepted; text boxes are read where they are anchored; a table inside a cell is read after the table around it.
import { fileProperties, hasProperties } from '../../../kernel/index.js';
import { planProblem } from '../document/problem.rule.js';
import { isPasted } from '../pasted/bar-style.rule.js';
import { asRaised, asStruck, formatted, withoutSigns } from '../document/formatted-text.rule.js';
import { blocksOfLines } from '../pasted/pasted-lines.rule.js';
import type { PlanProblem, SourceBlock, SourceCell, SourceDocument, SourceRow } from '../document/plan.types.rule.js';
import { modernise } from './encoding.reader.js';
import { fromLegacyFont, type LegacyEncoding } from './legacy-text.rule.js';
import { LIMITS, refuseDocument } from './limits.js';
import { numberingOf, type Numbering } from './docx-numbering.reader.js';
import { notesOf, type Notes } from './docx-notes.reader.js';
import { stylesOf, type Styles } from './docx-styles.reader.js';
import { childOf, parseXml, valueOf, type XmlNode } from './xml.reader.js';

interface Told {
  styles: Styles;
  notes: Notes;
  /** Pieces of text that are not printed. */
  hidden: number;
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
  'txbxContent',
  'tbl',
]);

/** What a run stands in. */
interface Place {
  paragraph: XmlNode | undefined;
  table: XmlNode | undefined;
  /** Whether it is the exponent of a formula. */
  exponent?: boolean;
}

/** The words of a run with the signs of how they look; none when they are not printed. */
function wordsOf(child: XmlNode, run: XmlNode, told: Told, { paragraph, table, exponent }: Place): string {
  const text = inFont(child.text, childOf(childOf(run, 'rPr'), 'rFonts')?.attributes['ascii'] ?? '', told);
  const look = told.styles.lookOf(run, paragraph, table);
  if (look.hidden) {
    if (text.trim()) told.hidden += 1;
    return '';
  }
  const raised = look.raised || exponent === true ? asRaised(text) : text;
  return look.struck ? asStruck(raised) : raised;
}

function collectWords(node: XmlNode, told: Told, words: Words, boxes: XmlNode[], place: Place): void {
  for (const child of node.children) {
    if (child.name === 'txbxContent') boxes.push(child);
    if (child.name === 'del' || child.name === 'moveFrom' || child.name === 'ins' || child.name === 'moveTo') told.changes += 1;
    if (SKIPPED.has(child.name)) continue;
    if (child.name === 't') {
      words.text += wordsOf(child, node, told, place);
      if (child.text.trim()) words[isOff(childOf(childOf(node, 'rPr'), 'b')) && !hasOn(node) ? 'plain' : 'bold'] = true;
    } else if (child.name === 'tab') words.text += '\t';
    else if (child.name === 'br' || child.name === 'cr') words.text += '\n';
    else if (child.name === 'noBreakHyphen') words.text += '-';
    else if (child.name === 'footnoteReference' || child.name === 'endnoteReference')
      words.text += asRaised(told.notes.markOf(child.name, child.attributes['id'] ?? ''));
    else collectWords(child, told, words, boxes, /^sSu[pb]/.test(node.name) && child.name === 'sup' ? { ...place, exponent: true } : place);
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

interface Paragraph {
  text: string;
  bold: boolean;
}

/** The number of a paragraph looks like its words. */
const labelled = (label: string, text: string): string => (formatted(text).struck?.whole ? asStruck(label) : label) + text;

function paragraphsOf(container: XmlNode, told: Told, numbering: Numbering, inner: XmlNode[], table?: XmlNode): Paragraph[] {
  const found: Paragraph[] = [];
  for (const child of container.children) {
    if (child.name === 'p') {
      const words: Words = { text: '', bold: false, plain: false };
      const boxes: XmlNode[] = [];
      collectWords(child, told, words, boxes, { paragraph: child, table });
      const label = words.text.trim() ? numbering(child) : '';
      found.push({ text: label ? labelled(label, words.text) : words.text, bold: words.bold && !words.plain });
      for (const box of boxes) {
        told.boxes += 1;
        found.push(...paragraphsOf(box, told, numbering, inner, table));
      }
    } else if (child.name === 'tbl') inner.push(child);
    else if (['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml', 'smartTag'].includes(child.name))
      found.push(...paragraphsOf(child, told, numbering, inner, table));
  }
  return found;
}

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
    if (childOf(properties, 'del') || childOf(properties, 'hidden')) {
      told[childOf(properties, 'del') ? 'changes' : 'hidden'] += 1;
      return;
    }
    const cells: SourceCell[] = [];
    let at = 0;
    const within = (span: number): number =>
      span > LIMITS.columns ? refuseDocument('too-many-columns', { file: told.file, columns: span, limit: LIMITS.columns }) : span;
    const gap = (span: number) => {
      if (within(span) > 0) cells.push({ text: '', span });
      at += span;
    };
    gap(valueOf(properties, 'gridBefore'));
    for (const cell of nestedRows(row, 'tc')) {
      const kind = childOf(cell, 'tcPr');
      if (childOf(kind, 'cellDel')) {
        told.changes += 1;
        continue;
      }
      const span = Math.max(1, within(valueOf(kind, 'gridSpan')));
      const merge = childOf(kind, 'vMerge');
      const above = merged.get(at);
      if (merge && merge.attributes['val'] !== 'restart' && above) cells.push({ ...above, span, carried: true });
      else {
        const own = cellOf(cell, span, told, numbering, later, table);
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

function cellOf(cell: XmlNode, span: number, told: Told, numbering: Numbering, later: SourceBlock[], table: XmlNode): SourceCell {
  const inner: XmlNode[] = [];
  const paragraphs = paragraphsOf(cell, told, numbering, inner, table).filter((each) => each.text.trim() !== '');
  const text = paragraphs.map((each) => each.text.trim());
  for (const within of inner) {
    const blocks = tableOf(within, told, numbering);
    if (!isSmall(within)) later.push(...blocks);
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

const note = (code: 'tracked-changes' | 'text-boxes' | 'hidden-text', count: number): PlanProblem[] =>
  count === 0 ? [] : [planProblem(code, '', '', { count })];

export function readDocx(parts: ReadonlyMap<string, Uint8Array>, file: string): SourceDocument {
  const styles = stylesOf(parts.get('word/styles.xml'), file);
  const told: Told = { file, tables: 0, changes: 0, boxes: 0, rows: 0, hidden: 0, fonts: new Set(), styles, notes: notesOf(parts, file) };
  const body = childOf(childOf(parseXml(parts.get('word/document.xml')!, file), 'document'), 'body');
  if (!body) refuseDocument('damaged', { file, detail: 'word/document.xml' });
  const blocks = blocksOf(body, told, numberingOf(parts.get('word/numbering.xml'), file));
  if (blocks.length === 0) refuseDocument('empty', { file });
  const fonts = [...told.fonts].map((encoding) => planProblem('encoding-converted', '', '', { encoding }));
  const problems = [
    ...fonts,
    ...modernise(blocks),
    ...note('tracked-changes', told.changes),
    ...note('hidden-text', told.hidden),
    ...note('text-boxes', told.boxes),
  ];
  const words = (note: XmlNode): string =>
    paragraphsOf(note, told, () => '', [])
      .map((each) => withoutSigns(each.text).trim())
      .filter(Boolean)
      .join(' ');
  return { format: 'docx', blocks: withPastes(blocks), problems, notes: told.notes.said(words), margins: marginsOf(parts, body, told) };
}

/** Every word of a part beside the text, wherever it stands in it. */
function* wordsIn(node: XmlNode, told: Told): Generator<string> {
  for (const child of node.children) {
    if (child.name === 'p') yield* paragraphsOf({ ...node, children: [child] }, told, () => '', []).map((each) => each.text);
    yield* wordsIn(child, told);
  }
}

/** What stands in place of words: letters of watermarks, names of pictures; and words that are not printed. */
function* unreadIn(node: XmlNode, told: Told): Generator<string> {
  for (const child of node.children) {
    if (child.name === 'textpath') yield child.attributes['string'] ?? '';
    if (child.name === 'docPr') yield* [child.attributes['descr'] ?? '', child.attributes['title'] ?? ''];
    if (child.name === 't' && told.styles.lookOf(node, undefined, undefined).hidden) yield child.text;
    yield* unreadIn(child, told);
  }
}

/** Headers, footers and drawn diagrams, whatever their parts are called. */
const ROOT_BESIDE = /<(?:\w{1,20}:)?(?:hdr|ftr|dataModel)\b/;
const ROOT_WITHIN = 4_000;

function marginsOf(parts: ReadonlyMap<string, Uint8Array>, body: XmlNode, told: Told): string[] {
  const textOf = (part: Uint8Array): string => new TextDecoder().decode(part);
  const around = [...parts]
    .filter(([name, part]) => name.startsWith('word/') && ROOT_BESIDE.test(textOf(part.subarray(0, ROOT_WITHIN))))
    .map(([, part]) => parseXml(part, told.file));
  const words = around.flatMap((part) => [...wordsIn(part, told), ...unreadIn(part, told)]);
  const properties = [...parts].flatMap(([name, part]) => (hasProperties(name) ? fileProperties(textOf(part)) : []));
  return [...words, ...unreadIn(body, told), ...properties].flatMap((text) => text.split('\n'));
}

/** Paragraphs that hold a table pasted as text, bars and all, are read as that table. */
export function withPastes(blocks: SourceBlock[]): SourceBlock[] {
  if (blocks.some((block) => block.kind === 'table')) return blocks;
  const lines = blocks.flatMap((block, index) =>
    block.kind === 'paragraph' ? block.text.split('\n').map((text) => ({ text, where: `đoạn ${index + 1}` })) : [],
  );
  return isPasted(lines) || lines.some((line) => /^\|.*\|.*\|/.test(line.text)) ? blocksOfLines(lines) : blocks;
}
