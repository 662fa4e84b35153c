// Formatting of a workbook that changes the meaning, which the library that reads the values leaves out: cells and parts of
// cells that are struck out, raised figures within a cell. A workbook without any is not looked at twice.
import { asRaised, asStruck } from '../formatted-text.rule.js';
import { childOf, childrenOf, parseXml, type XmlNode } from './xml.reader.js';

export interface CellLook {
  /** The whole cell is struck out. */
  struck: boolean;
  /** The text of a cell of several looks, with the signs of each. */
  text: string | null;
}

/** Looks of the cells of a sheet, by their address. */
export type SheetLooks = ReadonlyMap<string, CellLook>;

const TELLING = /<(?:\w+:)?(?:strike|vertAlign)\b/;
const textOf = (part: Uint8Array | undefined): string => (part ? new TextDecoder('utf-8').decode(part) : '');
const isOn = (node: XmlNode | undefined): boolean => node !== undefined && !/^(?:0|false)$/.test(node.attributes['val'] ?? '');

/** Numbers of the cell formats whose font is struck out. */
function struckFormats(parts: ReadonlyMap<string, Uint8Array>, file: string): Set<string> {
  const part = parts.get('xl/styles.xml');
  if (!part || !TELLING.test(textOf(part))) return new Set();
  const root = childOf(parseXml(part, file), 'styleSheet');
  const struck = childrenOf(childOf(root, 'fonts'), 'font').map((font) => isOn(childOf(font, 'strike')));
  const formats = childrenOf(childOf(root, 'cellXfs'), 'xf');
  return new Set(formats.flatMap((format, at) => (struck[Number(format.attributes['fontId'] ?? 0)] ? [String(at)] : [])));
}

/** The runs of a text; a run that is no different from the others carries no sign. */
function richText(xml: string, file: string): string {
  const item = parseXml(new TextEncoder().encode(xml), file).children[0];
  return childrenOf(item, 'r')
    .map((run) => {
      const text = childrenOf(run, 't')
        .map((each) => each.text)
        .join('');
      const look = childOf(run, 'rPr');
      const raised = childOf(look, 'vertAlign')?.attributes['val'] === 'superscript' ? asRaised(text) : text;
      return isOn(childOf(look, 'strike')) ? asStruck(raised) : raised;
    })
    .join('');
}

function richStrings(parts: ReadonlyMap<string, Uint8Array>, file: string): Map<string, string> {
  const text = textOf(parts.get('xl/sharedStrings.xml'));
  const rich = new Map<string, string>();
  if (!TELLING.test(text)) return rich;
  let at = 0;
  // From each closing tag to the next; strings that are empty tags stand before one that is not.
  for (const piece of text.split(/(?<=<\/(?:\w{1,20}:)?si>)|(?<=<(?:\w{1,20}:)?si\s{0,20}\/>)/)) {
    const item = /<(?:\w+:)?si\b[^<>]*>[\s\S]*/.exec(piece)?.[0];
    if (item === undefined || !/si>$|\/>$/.test(item)) continue;
    if (TELLING.test(item)) rich.set(String(at), richText(item, file));
    at += 1;
  }
  return rich;
}

/** The parts of the sheets, by the names of the sheets. */
function sheetParts(parts: ReadonlyMap<string, Uint8Array>, file: string): Map<string, string> {
  const [book, links] = [parts.get('xl/workbook.xml'), parts.get('xl/_rels/workbook.xml.rels')];
  if (!book || !links) return new Map();
  const targets = new Map(
    childrenOf(childOf(parseXml(links, file), 'Relationships'), 'Relationship').map(({ attributes }) => [
      attributes['Id'] ?? '',
      (attributes['Target'] ?? '').replace(/^\/(?:xl\/)?|^\.\//, ''),
    ]),
  );
  const sheets = childrenOf(childOf(childOf(parseXml(book, file), 'workbook'), 'sheets'), 'sheet');
  return new Map(sheets.map(({ attributes }) => [attributes['name'] ?? '', `xl/${targets.get(attributes['id'] ?? '') ?? ''}`]));
}

const attributeIn = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1];

const columnName = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : columnName(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));
const columnOf = (address: string): number =>
  [...(/^[A-Z]+/i.exec(address)?.[0] ?? '').toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const CELLS = /<(?:\w+:)?(row|c)\b([^<>]*?)(\/?)>/g;

/** Cells and rows need not say where they are: then they follow the one before. */
function* cellsOf(sheet: string): Generator<{ address: string; attributes: string; inner: string }> {
  let [row, column] = [0, -1];
  const endOf = cellEnds(sheet);
  for (const found of sheet.matchAll(CELLS)) {
    const [whole, name, attributes = '', closed] = found;
    const stated = attributeIn(attributes, 'r');
    if (name === 'row') {
      row = stated === undefined ? row + 1 : Number(stated);
      column = -1;
      continue;
    }
    column = stated === undefined ? column + 1 : columnOf(stated);
    const from = found.index + whole.length;
    yield { address: stated ?? `${columnName(column)}${row}`, attributes, inner: closed ? '' : sheet.slice(from, endOf(from)) };
  }
}

/** Where a cell ends: at the tag that closes it, whatever its prefix. Asked for from the left to the right. */
function cellEnds(sheet: string): (from: number) => number {
  const close = /<\/(?:\w{1,20}:)?c>/g;
  let next = -1;
  return (from) => {
    if (next < from) {
      close.lastIndex = from;
      next = close.exec(sheet)?.index ?? Infinity;
    }
    return next === Infinity ? from : next;
  };
}

function looksOf(sheet: string, struck: ReadonlySet<string>, rich: ReadonlyMap<string, string>, file: string): Map<string, CellLook> {
  const looks = new Map<string, CellLook>();
  for (const { address, attributes, inner } of cellsOf(sheet)) {
    const kind = attributeIn(attributes, 't');
    const index = kind === 's' ? /<(?:\w+:)?v[^>]*>\s*(\d+)\s*</.exec(inner)?.[1] : undefined;
    const inline = kind === 'inlineStr' && TELLING.test(inner) ? /<(?:\w+:)?is\b[\s\S]*<\/(?:\w+:)?is>/.exec(inner)?.[0] : undefined;
    const text = (index === undefined ? undefined : rich.get(index)) ?? (inline === undefined ? null : richText(inline, file));
    const look = { struck: struck.has(attributeIn(attributes, 's') ?? '0'), text };
    if (look.struck || text !== null) looks.set(address, look);
  }
  return looks;
}

/** How to see a sheet by its name; nothing is seen of a workbook in the binary format. */
export function looksIn(parts: ReadonlyMap<string, Uint8Array>, file: string): (sheet: string) => SheetLooks {
  const [struck, rich] = [struckFormats(parts, file), richStrings(parts, file)];
  const places = sheetParts(parts, file);
  return (name) => {
    const sheet = textOf(parts.get(places.get(name) ?? ''));
    return struck.size > 0 || rich.size > 0 || TELLING.test(sheet) ? looksOf(sheet, struck, rich, file) : new Map<string, CellLook>();
  };
}
