// How much of a document is read at most. Plans are small; what is larger is a mistake or an attack, and is refused by name.
import { RefusedError, refuse } from '../../../kernel/index.js';

const MB = 1024 * 1024;

export const LIMITS = {
  fileBytes: 50 * MB,
  unpackedBytes: 60 * MB,
  /** All that has to be opened of a PDF but its pictures. */
  pdfBytes: 24 * MB,
  /** Files within a .docx or .xlsx. */
  entries: 2_000,
  /** Elements of a part of an office file, or of a web page, with their attributes. */
  nodes: 1_000_000,
  /** How deep elements may stand in each other. */
  depth: 400,
  paragraphs: 20_000,
  cells: 200_000,
  pages: 500,
  /** Of all paragraphs and cells together; merged cells count as often as they are carried. */
  allLetters: 5_000_000,
  lines: 200_000,
  /** Lines with something in them: a table may be pasted one cell a line. */
  filledLines: 40_000,
  /** A line of text may hold a whole row. */
  lineBytes: MB,
  rows: 5_000,
  columns: 200,
  /** Letters of one cell or paragraph. */
  letters: 50_000,
};

export function refuseDocument(code: string, params: Record<string, string | number>): never {
  throw new RefusedError(refuse(`document.${code}`, params));
}

export const refuseTooMany = (part: 'entries' | 'nodes' | 'paragraphs' | 'cells' | 'pages', file: string): never =>
  refuseDocument('too-many-parts', { file, part, limit: LIMITS[part] });

export const megabytes = (bytes: number): number => Math.round(bytes / MB);
