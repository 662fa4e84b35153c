// Formatting of a workbook that changes the meaning, which the library that reads the values leaves out: cells and parts of
// cells that are struck out, raised figures within a cell. A workbook without any is not looked at twice.
import { asRaised, asStruck } from '../document/formatted-text.rule.js';
import { childOf, childrenOf, parseXml, type XmlNode } from './xml.reader.js';

export interface CellLook {
  /** The whole cell is struck out. */
  struck: boolean;
  /** The text of a cell of several looks, with the signs of each. */
  text: string | null;
}

/** Looks of the cells of a sheet, by their address. */
export interface SheetLooks {
  cells: ReadonlyMap<string, CellLook>;
  /** Ranges that are struck out when a condition holds. */
  conditional: readonly string[];
}

interface Font {
  struck: boolean;
  raised: boolean;
}

const PLAIN: Font = { struck: false, raised: false };
const TELLING = /<(?:\w+:)?(?:strike|vertAlign)\b/;
const textOf = (part: Uint8Array | undefined): string => (part ? new TextDecoder('utf-8').decode(part) : '');
const isOn = (node: XmlNode | undefined): boolean => node !== undefined && !/^(?:0|false)$/.test(node.attributes['val'] ?? '');
const fontOf = (node: XmlNode | undefined): Font => ({
  struck: isOn(childOf(node, 'strike')),
  raised: childOf(node, 'vertAlign')?.attributes['val'] === 'superscript',
});

interface Formats {
  /** Fonts that say something, by the number of the cell format. */
  fonts: ReadonlyMap<string, Font>;
  /** Numbers of the formats for conditions that strike out. */
  conditional: ReadonlySet<string>;
}

function formatsIn(parts: ReadonlyMap<string, Uint8Array>, file: string): Formats {
  const part = parts.get('xl/styles.xml');
  if (!part || !TELLING.test(textOf(part))) return { fonts: new Map(), conditional: new Set() };
  const root = childOf(parseXml(part, file), 'styleSheet');
  const fonts = childrenOf(childOf(root, 'fonts'), 'font').map(fontOf);
  const named = childrenOf(childOf(root, 'cellStyleXfs'), 'xf');
  const fontFor = ({ attributes }: XmlNode): Font | undefined =>
    fonts[Number(attributes['fontId'] ?? named[Number(attributes['xfId'] ?? 0)]?.attributes['fontId'] ?? 0)];
  const formats = childrenOf(childOf(root, 'cellXfs'), 'xf').map(fontFor);
  const differing = childrenOf(childOf(root, 'dxfs'), 'dxf').map((each) => fontOf(childOf(each, 'font')));
  return {
    fonts: new Map(formats.flatMap((font, at) => (font && (font.struck || font.raised) ? [[String(at), font] as const] : []))),
    conditional: new Set(differing.flatMap(({ struck }, at) => (struck ? [String(at)] : []))),
  };
}

/** The runs of a text in a cell. The first may leave its font to the cell; a run that says its own says all of it. */
function richText(xml: string, cell: Font, file: string): string {
  const item = parseXml(new TextEncoder().encode(xml), file).children[0];
  return childrenOf(item, 'r')
    .map((run) => {
      const text = childrenOf(run, 't')
        .map((each) => each.text)
        .join('');
      const look = childOf(run, 'rPr');
      const { struck, raised } = look ? fontOf(look) : cell;
      const levelled = raised ? asRaised(text) : text;
      return struck ? asStruck(levelled) : levelled;
    })
    .join('');
}

const HAS_RUNS = /<(?:\w+:)?rPr\b/;

/** The strings of several fonts, as they are written, by their number. */
function richStrings(parts: ReadonlyMap<string, Uint8Array>, always: boolean): Map<string, string> {
  const text = textOf(parts.get('xl/sharedStrings.xml'));
  const rich = new Map<string, string>();
  if (!(always ? HAS_RUNS : TELLING).test(text)) return rich;
  let at = 0;
  // From each closing tag to the next; strings that are empty tags stand before one that is not.
  for (const piece of text.split(/(?<=<\/(?:\w{1,20}:)?si>)|(?<=<(?:\w{1,20}:)?si\s{0,20}\/>)/)) {
    const item = /<(?:\w+:)?si\b[^<>]*>[\s\S]*/.exec(piece)?.[0];
    if (item === undefined || !/si>$|\/>$/.test(item)) continue;
    if (HAS_RUNS.test(item)) rich.set(String(at), item);
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

interface Book {
  formats: Formats;
  rich: ReadonlyMap<string, string>;
  file: string;
}

function looksOf(sheet: string, { formats, rich, file }: Book): Map<string, CellLook> {
  const looks = new Map<string, CellLook>();
  for (const { address, attributes, inner } of cellsOf(sheet)) {
    const kind = attributeIn(attributes, 't');
    const index = kind === 's' ? /<(?:\w+:)?v[^>]*>\s*(\d+)\s*</.exec(inner)?.[1] : undefined;
    const inline = kind === 'inlineStr' && HAS_RUNS.test(inner) ? /<(?:\w+:)?is\b[\s\S]*<\/(?:\w+:)?is>/.exec(inner)?.[0] : undefined;
    const font = formats.fonts.get(attributeIn(attributes, 's') ?? '0') ?? PLAIN;
    const item = (index === undefined ? undefined : rich.get(index)) ?? inline;
    const tells = item !== undefined && (TELLING.test(item) || font !== PLAIN);
    if (tells) looks.set(address, { struck: false, text: richText(item, font, file) });
    else if (font.struck) looks.set(address, { struck: true, text: null });
  }
  return looks;
}

const CONDITION = 'conditionalFormatting';

/** Ranges with a rule whose format strikes out. Whether its condition holds is for the program that shows the sheet. */
function conditionalIn(sheet: string, { conditional }: Formats): string[] {
  if (!sheet.includes(CONDITION)) return [];
  const ended = sheet.split(/<\/(?:\w{1,20}:)?conditionalFormatting>/).slice(0, -1);
  return ended.flatMap((piece) => {
    const rules = piece.slice(piece.lastIndexOf(CONDITION) + CONDITION.length);
    const strikes = TELLING.test(rules) || [...rules.matchAll(/\bdxfId\s*=\s*["'](\d+)/g)].some(([, id = '']) => conditional.has(id));
    const range = attributeIn(rules.slice(0, rules.indexOf('>')), 'sqref') ?? /<(?:\w{1,20}:)?sqref>([^<]*)</.exec(rules)?.[1] ?? '';
    return strikes ? [range.trim().replace(/\s+/g, ', ')] : [];
  });
}

/** How to see a sheet by its name; nothing is seen of a workbook in the binary format. */
export function looksIn(parts: ReadonlyMap<string, Uint8Array>, file: string): (sheet: string) => SheetLooks {
  const formats = formatsIn(parts, file);
  const book = { formats, rich: richStrings(parts, formats.fonts.size > 0), file };
  const places = sheetParts(parts, file);
  return (name) => {
    const sheet = textOf(parts.get(places.get(name) ?? ''));
    const telling = formats.fonts.size > 0 || book.rich.size > 0 || TELLING.test(sheet);
    return { cells: telling ? looksOf(sheet, book) : new Map(), conditional: conditionalIn(sheet, formats) };
  };
}
