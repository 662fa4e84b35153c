// Web pages: paragraphs and tables in reading order, with merged cells as the page shows them.
import iconv from 'iconv-lite';
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { isBlank, oneLine } from '../document/cell-text.rule.js';
import type { SourceBlock, SourceCell, SourceDocument, SourceRow } from '../document/plan.types.rule.js';
import { asRaised, asStruck } from '../document/formatted-text.rule.js';
import { planProblem } from '../document/problem.rule.js';
import { withPastes } from './docx.reader.js';
import { decodeText, modernised, type DecodedText } from './encoding.reader.js';
import { looksIn, type Looks } from './html-looks.reader.js';
import { LIMITS, refuseDocument, refuseTooMany } from './limits.js';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is Element => 'tagName' in node;
const attribute = (element: Element, name: string): string | undefined => element.attrs.find((each) => each.name === name)?.value;

const SKIPPED = new Set(['script', 'style', 'head', 'template', 'noscript', 'svg', 'nav', 'iframe', 'object']);
const BLOCK = new Set([
  'p',
  'div',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'tr',
  'section',
  'article',
  'center',
  'blockquote',
  'pre',
  'dd',
  'dt',
  'ul',
  'ol',
  'table',
  'header',
  'footer',
  'main',
]);
const BOLD = new Set(['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** A page that names an old encoding is taken at its word; otherwise the bytes decide. */
function decode(bytes: Uint8Array, file: string): DecodedText {
  const head = Buffer.from(bytes.subarray(0, 2_000)).toString('latin1');
  const named = head.match(/charset\s*=\s*["']?([\w-]+)/i)?.[1]?.toLowerCase();
  if (named && /^(?:windows-125[28]|cp125[28]|iso-8859-1)$/.test(named)) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return modernised(iconv.decode(Buffer.from(bytes), named));
    }
  }
  return decodeText(bytes, file);
}

interface Words {
  lines: string[];
  bold: boolean;
  plain: boolean;
  looks: Looks;
}

const wordless = (looks: Looks): Words => ({ lines: [''], bold: false, plain: false, looks });

/** Text with the signs of how it looks; nothing when the page does not show it. */
function signed(text: string, node: Node, looks: Looks): string {
  const look = looks.of(node);
  if (look.hidden) {
    if (text.trim()) looks.hidden += 1;
    return '';
  }
  const raised = look.raised ? asRaised(text) : text;
  return look.struck ? asStruck(raised) : raised;
}

function collect(node: Node, words: Words, bold: boolean): void {
  if (node.nodeName === '#text' && 'value' in node) {
    const text = signed(node.value.replace(/[\s\u00a0]+/g, ' '), node, words.looks);
    words.lines[words.lines.length - 1] += text;
    if (text.trim()) words[bold ? 'bold' : 'plain'] = true;
    return;
  }
  if (!isElement(node) || SKIPPED.has(node.tagName)) return;
  if (node.tagName === 'br') {
    words.lines.push('');
    return;
  }
  const block = BLOCK.has(node.tagName);
  if (block) words.lines.push('');
  const own = bold || BOLD.has(node.tagName) || /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(attribute(node, 'style') ?? '');
  for (const child of node.childNodes) collect(child, words, own);
  if (block || node.tagName === 'td' || node.tagName === 'th') words.lines.push('');
}

const textOf = (words: Words): string =>
  words.lines
    .map(oneLine)
    .filter((line) => !isBlank(line))
    .join('\n');

const rowsOf = (table: Element): Element[] =>
  table.childNodes
    .filter(isElement)
    .flatMap((child) => (child.tagName === 'tr' ? [child] : ['tbody', 'thead', 'tfoot'].includes(child.tagName) ? rowsOf(child) : []));

const spanOf = (cell: Element, name: string): number =>
  Math.min(1_000, Math.max(1, Number.parseInt(attribute(cell, name) ?? '1', 10) || 1));

function tableOf(table: Element, number: number, { file, looks }: Page): SourceBlock {
  /** Cells that reach down into later rows, by column. */
  const carried = new Map<number, { cell: SourceCell; rows: number }>();
  const rows = rowsOf(table);
  if (rows.length > LIMITS.rows) refuseDocument('too-many-rows', { file, limit: LIMITS.rows });
  return {
    kind: 'table',
    name: null,
    rows: rows.map((row, index): SourceRow => {
      const cells: SourceCell[] = [];
      let at = 0;
      const fill = () => {
        for (let above = carried.get(at); above && above.rows > 0; above = carried.get(at)) {
          cells.push({ ...above.cell, carried: true });
          if (cells.length > LIMITS.columns) refuseDocument('too-many-columns', { file, columns: cells.length, limit: LIMITS.columns });
          above.rows -= 1;
          at += above.cell.span;
        }
      };
      for (const cell of row.childNodes.filter(isElement).filter((each) => each.tagName === 'td' || each.tagName === 'th')) {
        fill();
        const words = wordless(looks);
        for (const child of cell.childNodes) collect(child, words, cell.tagName === 'th');
        const own: SourceCell = {
          text: textOf(words),
          span: spanOf(cell, 'colspan'),
          ...(words.bold && !words.plain ? { bold: true } : {}),
        };
        if (own.span > LIMITS.columns) refuseDocument('too-many-columns', { file, columns: own.span, limit: LIMITS.columns });
        cells.push(own);
        if (at > LIMITS.columns) refuseDocument('too-many-columns', { file, columns: at, limit: LIMITS.columns });
        const down = spanOf(cell, 'rowspan');
        if (down > 1) carried.set(at, { cell: own, rows: down - 1 });
        at += own.span;
      }
      fill();
      return { cells, where: `bảng ${number}, dòng ${index + 1}` };
    }),
  };
}

/** A table that only lays out the page holds other tables; those are the ones meant. */
const holdsTables = (table: Element): boolean =>
  rowsOf(table).some((row) => row.childNodes.some((cell) => isElement(cell) && contains(cell, 'table')));

function contains(node: Element, name: string): boolean {
  return node.childNodes.some((child) => isElement(child) && (child.tagName === name || contains(child, name)));
}

interface Page {
  blocks: SourceBlock[];
  words: Words;
  tables: number;
  file: string;
  looks: Looks;
}

function flush(page: Page): void {
  const bold = page.words.bold && !page.words.plain;
  for (const line of textOf(page.words).split('\n'))
    if (!isBlank(line)) page.blocks.push({ kind: 'paragraph', text: line, ...(bold ? { bold } : {}) });
  page.words = wordless(page.looks);
}

function walk(node: Node, page: Page, bold: boolean): void {
  if (!isElement(node)) {
    collect(node, page.words, bold);
    return;
  }
  if (SKIPPED.has(node.tagName)) return;
  if (node.tagName === 'table' && !holdsTables(node)) {
    flush(page);
    for (const caption of node.childNodes.filter((each) => each.nodeName === 'caption')) collect(caption, page.words, bold);
    flush(page);
    page.tables += 1;
    page.blocks.push(tableOf(node, page.tables, page));
    return;
  }
  if (node.tagName === 'br') page.words.lines.push('');
  if (BLOCK.has(node.tagName)) flush(page);
  for (const child of node.childNodes) walk(child, page, bold || BOLD.has(node.tagName));
  if (BLOCK.has(node.tagName)) flush(page);
}

/** Where the name of a picture, or of the page, may say what a stamp does. */
const STAMPED_BY = ['alt', 'title', 'content', 'value', 'aria-label'];
const UNSAID = new Set(['script', 'template']);

/** What a page has besides the text that is read: its title and headers, names of pictures, drawings, text it does not show. */
function* marginsOf(node: DefaultTreeAdapterTypes.Node, looks: Looks, aside = false): Generator<string> {
  if (!('childNodes' in node)) return;
  for (const child of node.childNodes) {
    if (child.nodeName === '#text' && 'value' in child) {
      if (aside || looks.of(child).hidden) yield* child.value.split('\n');
      continue;
    }
    if (!isElement(child) || UNSAID.has(child.tagName)) continue;
    for (const name of STAMPED_BY) yield attribute(child, name) ?? '';
    if (child.tagName === 'style') yield* writtenBy(child);
    else if (child.tagName === 'text') yield wordsOf(child);
    else yield* marginsOf(child, looks, aside || SKIPPED.has(child.tagName));
  }
}

/** Words that a style sheet puts into the page: `content: "…"`. */
const writtenBy = (sheet: Element): string[] =>
  [...wordsOf(sheet).matchAll(/content\s*:\s*["']([^"'\n]*)["']/gi)].map(([, said = '']) => said);

const wordsOf = (node: DefaultTreeAdapterTypes.Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(wordsOf).join('') : '';

/** Formatting that is left open is opened again in every paragraph, so a small page may become a large tree. */
function countingAdapter(file: string): typeof defaultTreeAdapter {
  let nodes = 0;
  return {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes) {
      if ((nodes += 1 + attributes.length) > LIMITS.nodes) refuseTooMany('nodes', file);
      return defaultTreeAdapter.createElement(name, namespace, attributes);
    },
  };
}

export function readHtml(bytes: Uint8Array, file: string): SourceDocument {
  const { text, problems } = decode(bytes, file);
  const tree = parse(text, { treeAdapter: countingAdapter(file) });
  const looks = looksIn(tree, file);
  const page: Page = { blocks: [], words: wordless(looks), tables: 0, file, looks };
  for (const child of tree.childNodes) walk(child, page, false);
  flush(page);
  if (page.blocks.length === 0) refuseDocument('empty', { file });
  if (looks.hidden > 0) problems.push(planProblem('hidden-text', '', '', { count: looks.hidden }));
  if (looks.unseen) problems.push(planProblem('formatting-unseen', '', '', { file }));
  return { format: 'html', blocks: withPastes(page.blocks), problems, margins: [...marginsOf(tree, looks)] };
}
