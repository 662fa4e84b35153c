// How much the compressed parts of a PDF unfold to, told before the library reads them: it has no limit of its own.
import { constants, inflateSync } from 'node:zlib';
import { LIMITS, megabytes, refuseDocument } from './limits.js';

const BEGINS = Buffer.from('stream');
/** Where the dictionary of a part is looked for, before its bytes. */
const DICTIONARY = 600;
/** Parts unfold in two steps when they are packed twice. */
const MOST_STEPS = 3;

const isPacked = (bytes: Buffer): boolean => bytes.length > 2 && (bytes[0]! & 0x0f) === 8 && ((bytes[0]! << 8) | bytes[1]!) % 31 === 0;

/** The bytes of a packed part, as far as they go; null when they are more than is left. */
function unfolded(bytes: Buffer, left: number): Buffer | null {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, left), finishFlush: constants.Z_SYNC_FLUSH });
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? null : Buffer.alloc(0);
  }
}

/** Pictures are not opened by the reader, and may be large. */
const isPicture = (dictionary: string): boolean => /\/Subtype\s*\/Image\b/.test(dictionary.slice(dictionary.lastIndexOf('obj') + 1));

/** @throws RefusedError when what a reader would have to open is larger than any plan */
export function boundPdf(source: Uint8Array, file: string): void {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  let left = LIMITS.pdfBytes;
  for (let at = bytes.indexOf(BEGINS); at >= 0; at = bytes.indexOf(BEGINS, at + BEGINS.length)) {
    if (bytes.subarray(at - 3, at).toString('latin1') === 'end') continue;
    if (isPicture(bytes.subarray(Math.max(0, at - DICTIONARY), at).toString('latin1'))) continue;
    const from = at + BEGINS.length + (bytes[at + BEGINS.length] === 0x0d ? 2 : 1);
    let part: Buffer = bytes.subarray(from);
    for (let step = 0; step < MOST_STEPS && isPacked(part); step += 1) {
      const inner = unfolded(part, left);
      if (inner === null) refuseDocument('too-large-inside', { file, limit: megabytes(LIMITS.pdfBytes) });
      part = inner;
      left -= inner.length;
    }
  }
}
