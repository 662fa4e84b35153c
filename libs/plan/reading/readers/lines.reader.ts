// The lines of a plain list of cells, whatever its encoding; one line is one cell, an empty one too.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { RefusedError, refuse, secrecyIn, secretName } from '../../../kernel/index.js';
import { decodeList } from './encoding.reader.js';
import { LIMITS, megabytes, refuseDocument } from './limits.js';

/** @throws RefusedError when the file cannot be read, is too large, is in no known encoding, or is marked as a state secret */
export function readLines(file: string): string[] {
  const secret = secretName(file);
  if (secret) throw new RefusedError(secret);
  const lines = decodeList(bytesOf(file), basename(file)).split(/\r?\n/);
  const mark = secrecyIn(lines);
  if (mark) refuseDocument('secret', { file: basename(file), mark });
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function bytesOf(file: string): Uint8Array {
  try {
    if (statSync(file).size > LIMITS.fileBytes) refuseDocument('too-large', { file: basename(file), limit: megabytes(LIMITS.fileBytes) });
    return readFileSync(file);
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    throw new RefusedError(refuse('file-not-read', { file, detail: (error as NodeJS.ErrnoException).code ?? String(error) }));
  }
}
