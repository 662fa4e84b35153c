// PDF with a text layer: text and ruled lines with their places; what they draw is worked out by the page layout.
import type * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { planProblem } from '../document/problem.rule.js';
import type { SourceDocument } from '../document/plan.types.rule.js';
import { withPastes } from './docx.reader.js';
import { modernise } from './encoding.reader.js';
import { LIMITS, refuseDocument, refuseTooMany } from './limits.js';
import { boundPdf } from './pdf-bounds.js';
import { withLooks } from './page-looks.rule.js';
import { blocksOfPages, type Page, type Piece, type Rule } from './page-layout.rule.js';

type Pdf = typeof pdfjs;
type Matrix = [number, number, number, number, number, number];

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

const at = (m: Matrix, x: number, y: number) => ({ x: m[0] * x + m[2] * y + m[4], y: m[1] * x + m[3] * y + m[5] });

/** Steps of a path as the library packs them. */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const CLOSE = 3;
/** Shorter lines are letters and ornaments. */
const SHORTEST = 6;

function rulesOfPath(path: ArrayLike<number>, matrix: Matrix): Rule[] {
  const rules: Rule[] = [];
  let first = { x: 0, y: 0 };
  let here = first;
  const to = (next: { x: number; y: number }) => {
    const [dx, dy] = [Math.abs(next.x - here.x), Math.abs(next.y - here.y)];
    if (Math.min(dx, dy) < 1 && Math.max(dx, dy) >= SHORTEST) {
      rules.push({
        x1: Math.min(here.x, next.x),
        x2: Math.max(here.x, next.x),
        y1: Math.min(here.y, next.y),
        y2: Math.max(here.y, next.y),
      });
    }
    here = next;
  };
  for (let index = 0; index < path.length;) {
    const step = path[index];
    if (step === MOVE) first = here = at(matrix, path[index + 1]!, path[index + 2]!);
    else if (step === LINE) to(at(matrix, path[index + 1]!, path[index + 2]!));
    else if (step === CURVE) here = at(matrix, path[index + 5]!, path[index + 6]!);
    else if (step === CLOSE) to(first);
    index += step === CLOSE ? 1 : step === CURVE ? 7 : 3;
  }
  return rules;
}

/** On one page. */
const MOST_RULES = 5_000;

async function rulesOf(page: pdfjs.PDFPageProxy, { OPS }: Pdf): Promise<Rule[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const rules: Rule[] = [];
  const saved: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  fnArray.forEach((operation, index) => {
    const args = argsArray[index] as unknown[] | null;
    if (operation === OPS.save || operation === OPS.paintFormXObjectBegin) {
      saved.push(matrix);
      if (operation === OPS.paintFormXObjectBegin && Array.isArray(args?.[0])) matrix = times(matrix, args[0] as Matrix);
    } else if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? [1, 0, 0, 1, 0, 0];
    else if (operation === OPS.transform) matrix = times(matrix, args as unknown as Matrix);
    else if (operation === OPS.constructPath && args && args[0] !== OPS.endPath && rules.length < MOST_RULES) {
      const path = (args[1] as [ArrayLike<number> | null])[0];
      if (path) rules.push(...rulesOfPath(path, matrix));
    }
  });
  return rules;
}

async function piecesOf(page: pdfjs.PDFPageProxy): Promise<Piece[]> {
  const { items } = await page.getTextContent();
  return items.flatMap((item): Piece[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const transform = item.transform as Matrix;
    const size = Math.hypot(transform[2], transform[3]) || item.height || 10;
    return [{ text: item.str, x: transform[4], y: transform[5], width: item.width, size }];
  });
}

/** Stamps laid over a page, and what the file says of itself. */
async function stampsOn(page: pdfjs.PDFPageProxy): Promise<string[]> {
  const notes = (await page.getAnnotations()) as { contentsObj?: { str?: string }; textContent?: string[]; title?: string }[];
  return notes
    .flatMap(({ contentsObj, textContent }) => [contentsObj?.str ?? '', ...(textContent ?? [])])
    .flatMap((text) => text.split(/[\r\n]+/));
}

async function titleOf(document: pdfjs.PDFDocumentProxy): Promise<string[]> {
  const { info } = await document.getMetadata();
  const { Title, Subject, Keywords } = info as Record<string, unknown>;
  return [Title, Subject, Keywords].filter((text) => typeof text === 'string');
}

interface Pages {
  pages: Page[];
  margins: string[];
}

async function pagesOf(bytes: Uint8Array, file: string, pdf: Pdf): Promise<Pages> {
  const task = pdf.getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
  });
  try {
    const document = await task.promise;
    if (document.numPages > LIMITS.pages) refuseTooMany('pages', file);
    const pages: Page[] = [];
    const margins = await titleOf(document);
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      pages.push({ number, pieces: await piecesOf(page), rules: await rulesOf(page, pdf) });
      margins.push(...(await stampsOn(page)));
      page.cleanup();
    }
    return { pages, margins };
  } catch (cause) {
    const { name, message } = cause as Error;
    if (name === 'PasswordException') refuseDocument('encrypted', { file });
    if (name === 'RefusedError') throw cause;
    return refuseDocument('damaged', { file, detail: message.slice(0, 120) });
  } finally {
    await task.destroy();
  }
}

/** Fewer letters on a page than this are a stamp or a page number on a picture. */
const LEAST_LETTERS = 25;

export async function readPdf(bytes: Uint8Array, file: string): Promise<SourceDocument> {
  boundPdf(bytes, file);
  // Loaded only when it is needed: it is the largest library of all.
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { pages, margins } = await pagesOf(bytes, file, pdf);
  const letters = pages.reduce((sum, page) => sum + page.pieces.reduce((count, piece) => count + piece.text.length, 0), 0);
  if (letters < LEAST_LETTERS * Math.max(1, pages.length / 4)) refuseDocument('scanned', { file });
  const blocks = blocksOfPages(
    pages
      .map((page) => ({ ...page, pieces: page.pieces.map((piece) => ({ ...piece, text: piece.text.normalize('NFC') })) }))
      .map(withLooks),
  );
  const problems = modernise(blocks);
  const tables = blocks.some((block) => block.kind === 'table');
  const rebuilt: SourceDocument['problems'] = tables ? [planProblem('pdf-table', '', '')] : [];
  return { format: 'pdf', blocks: withPastes(blocks), problems: [...problems, ...rebuilt], margins };
}
