// The parts of a .docx or .xlsx, unpacked within a limit: what the archive says of its sizes is not believed.
import { unzipSync } from 'fflate';
import { LIMITS, megabytes, refuseDocument } from './limits.js';

/** Pictures, fonts and macros are never needed, so they are never unpacked. */
const WANTED = /\.(?:xml|rels|bin)$/i;
const UNWANTED = /vbaProject|\/media\/|\/embeddings\/|\/fonts\/|printerSettings/i;
const MOST_PARTS = 2_000;

export interface Unpacked {
  parts: Map<string, Uint8Array>;
  macros: boolean;
}

export function unpack(bytes: Uint8Array, file: string): Unpacked {
  let total = 0;
  let parts = 0;
  let tooLarge = false;
  let macros = false;
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        macros ||= /vbaProject/i.test(name);
        if (!WANTED.test(name) || UNWANTED.test(name)) return false;
        total += originalSize;
        parts += 1;
        tooLarge ||= total > LIMITS.unpackedBytes || parts > MOST_PARTS;
        // fflate unpacks into a buffer of the size the archive states, so a lie yields a cut part and never more memory.
        return !tooLarge;
      },
    });
    if (!tooLarge) return { parts: new Map(Object.entries(unpacked)), macros };
  } catch (cause) {
    refuseDocument('damaged', { file, detail: (cause as Error).message });
  }
  return refuseDocument('too-large-inside', { file, limit: megabytes(LIMITS.unpackedBytes) });
}
