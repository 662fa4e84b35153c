// The parts of a .docx or .xlsx, unpacked within a limit. What the archive says of its sizes is held against it: too much is refused
// before anything is unpacked, and unpacking stops where more comes out than was said.
import { inflateRawSync } from 'node:zlib';
import { LIMITS, megabytes, refuseDocument, refuseTooMany } from './limits.js';

/** Pictures, fonts and macros are never needed, so they are never unpacked. */
const WANTED = /\.(?:xml|rels|bin)$/i;
const UNWANTED = /vbaProject|\/media\/|\/embeddings\/|\/fonts\/|printerSettings/i;

export interface Unpacked {
  parts: Map<string, Uint8Array>;
  macros: boolean;
}

/** One entry of the directory at the end of an archive (APPNOTE 4.3.12). */
interface Entry {
  name: string;
  flags: number;
  method: number;
  packed: number;
  /** Its size unpacked, as it says. */
  stated: number;
  /** Where its local header begins. */
  at: number;
}

const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const CENTRAL = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const ENCRYPTED = 0x0001;
const [STORED, DEFLATED] = [0, 8];

const damaged = (file: string): never => refuseDocument('damaged', { file, detail: 'ZIP' });

function endOf(view: DataView, file: string): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) if (view.getUint32(at, true) === END) return at;
  return damaged(file);
}

function entriesOf(bytes: Uint8Array, file: string): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view, file);
  const count = view.getUint16(end + 10, true);
  if (count > LIMITS.entries) refuseTooMany('entries', file);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL) damaged(file);
    const [name, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + name)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      stated: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += CENTRAL_BYTES + name + extra + comment;
  }
  return entries;
}

function unpacked(bytes: Uint8Array, { flags, method, packed, stated, at }: Entry, file: string): Uint8Array {
  if (flags & ENCRYPTED) refuseDocument('encrypted', { file });
  if (at + LOCAL_BYTES > bytes.length) damaged(file);
  const header = new DataView(bytes.buffer, bytes.byteOffset + at, LOCAL_BYTES);
  const from = at + LOCAL_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
  const data = bytes.subarray(from, from + packed);
  if (method === STORED) return data;
  if (method !== DEFLATED) damaged(file);
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, stated) });
  } catch {
    return damaged(file);
  }
}

export function unpack(bytes: Uint8Array, file: string): Unpacked {
  const entries = entriesOf(bytes, file);
  const wanted = entries.filter(({ name }) => WANTED.test(name) && !UNWANTED.test(name));
  const stated = wanted.reduce((sum, entry) => sum + Math.max(entry.stated, entry.method === STORED ? entry.packed : 0), 0);
  if (stated > LIMITS.unpackedBytes) refuseDocument('too-large-inside', { file, limit: megabytes(LIMITS.unpackedBytes) });
  const parts = new Map(wanted.map((entry) => [entry.name, unpacked(bytes, entry, file)]));
  return { parts, macros: entries.some(({ name }) => /vbaProject/i.test(name)) };
}
