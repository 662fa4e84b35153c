// How much of a document is read at most. Plans are small; what is larger is a mistake or an attack, and is refused by name.
import { RefusedError, refuse } from '../../kernel/index.js';

const MB = 1024 * 1024;

export const LIMITS = {
  fileBytes: 50 * MB,
  unpackedBytes: 60 * MB,
  /** All that has to be opened of a PDF but its pictures. */
  pdfBytes: 24 * MB,
  xmlNodes: 2_000_000,
  lines: 200_000,
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

export const megabytes = (bytes: number): number => Math.round(bytes / MB);
