// Bytes into text: Unicode in its forms, Windows-1258, and the font encodings from before Unicode. What is not surely one of them
// is refused, because a plan full of wrong letters looks read and is not.
import iconv from 'iconv-lite';
import { planProblem } from '../document/problem.rule.js';
import type { PlanProblem, SourceBlock } from '../document/plan.types.rule.js';
import { fromLegacy, fromTcvn3, fromVni, isUnicode, vietnamese } from './legacy-text.rule.js';
import { LIMITS, refuseDocument } from './limits.js';

export interface DecodedText {
  text: string;
  problems: PlanProblem[];
}

/** Direction marks, zero-width characters and stray byte-order marks: nobody sees them, and they break words apart. */
const HIDDEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** More accents than a letter ever has: composing them costs the square of their number (UAX #15 bounds them the same way). */
const ACCENTS = /(\p{M}{30})\p{M}+/gu;
const composed = (text: string): string => text.replace(ACCENTS, '$1').normalize('NFC');

/** Text as it may be compared: composed letters, no hidden characters, one kind of line end. */
export function tidy(text: string): DecodedText {
  const hidden = text.match(HIDDEN)?.length ?? 0;
  const clean = composed(text.replace(HIDDEN, '').replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n'));
  return { text: clean, problems: hidden === 0 ? [] : [note('hidden-characters', { count: hidden })] };
}

const note = (code: 'hidden-characters' | 'encoding-converted', params: Record<string, string | number>): PlanProblem =>
  planProblem(code, '', '', params);

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 shows as a zero in every second byte of the Latin letters. */
function utf16(bytes: Uint8Array): string | null {
  if (bytes.length < 2) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(Buffer.from(bytes), 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(Buffer.from(bytes), 'utf-16be');
  const sample = bytes.subarray(0, 4_000);
  const zeros = [0, 0];
  sample.forEach((byte, index) => byte === 0 && (zeros[index % 2]! += 1));
  const half = sample.length / 2;
  if (half < 8 || Math.max(...zeros) < half * 0.3 || Math.min(...zeros) > half * 0.02) return null;
  return iconv.decode(Buffer.from(bytes), zeros[1]! > zeros[0]! ? 'utf-16le' : 'utf-16be');
}

const converted = (encoding: string, text: string): DecodedText => {
  const tidied = tidy(text);
  return { text: tidied.text, problems: [note('encoding-converted', { encoding }), ...tidied.problems] };
};

const SURE = 0.12;
/** Letters enough to know an encoding by. */
const SAMPLE = 200_000;

/** One byte a letter: Windows-1258 for text of its time, or a font encoding over Latin letters. */
function singleByte(bytes: Uint8Array): DecodedText | null {
  const windows = composed(iconv.decode(Buffer.from(bytes), 'windows-1258'));
  const legacy = fromLegacy(iconv.decode(Buffer.from(bytes), 'latin1'));
  if (vietnamese(windows) >= SURE && vietnamese(windows) > (legacy ? vietnamese(legacy.text) : 0))
    return converted('Windows-1258', windows);
  return legacy ? converted(legacy.encoding, legacy.text) : null;
}

const legacyNote = (encoding: string): PlanProblem => note('encoding-converted', { encoding });

/**
 * The texts of a document whose bytes were already Unicode but whose letters may still be those of an old font. One cell is too
 * short to tell: all the texts that are not plainly Unicode are judged together, and what does not read better is left as it is.
 */
export function modernisedTexts(texts: readonly string[]): { texts: string[]; problems: PlanProblem[] } {
  const tidied = texts.map(tidy);
  const doubtful = tidied.map(({ text }) => text).filter((text) => !isUnicode(text));
  const legacy = fromLegacy(doubtful.join('\n').slice(0, SAMPLE));
  const convert = legacy?.encoding === 'VNI' ? fromVni : fromTcvn3;
  const read = tidied.map(({ text }) => {
    if (!legacy || isUnicode(text)) return text;
    const converted = composed(convert(text));
    return vietnamese(converted) >= vietnamese(text) ? converted : text;
  });
  const hidden = tidied.reduce((count, { problems: [problem] }) => count + Number(problem?.params['count'] ?? 0), 0);
  return {
    texts: read,
    problems: [...(legacy ? [legacyNote(legacy.encoding)] : []), ...(hidden > 0 ? [note('hidden-characters', { count: hidden })] : [])],
  };
}

/** The same for all paragraphs and cells of a document, in place. */
export function modernise(blocks: readonly SourceBlock[]): PlanProblem[] {
  const holders = blocks.flatMap((block): { text: string }[] =>
    block.kind === 'paragraph' ? [block] : block.rows.flatMap((row) => row.cells),
  );
  const { texts, problems } = modernisedTexts(holders.map((holder) => holder.text));
  holders.forEach((holder, index) => (holder.text = texts[index]!));
  return problems;
}

/** Text that is judged as a whole. */
export function modernised(text: string): DecodedText {
  const legacy = fromLegacy(text);
  return legacy ? converted(legacy.encoding, legacy.text) : tidy(text);
}

/** How many lines there are, and the bytes of the longest: told before anything is made of them. */
function measure(bytes: Uint8Array): { lines: number; longest: number } {
  let [lines, longest, start] = [0, 0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== 0x0a && bytes[at] !== 0x0d) continue;
    if (bytes[at] === 0x0a || bytes[at + 1] !== 0x0a) lines += 1;
    longest = Math.max(longest, at - start);
    start = at + 1;
  }
  return { lines, longest: Math.max(longest, bytes.length - start) };
}

const CONTROLS = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/; // eslint-disable-line no-control-regex -- control characters are what is looked for

export function decodeText(bytes: Uint8Array, file: string): DecodedText {
  const { lines, longest } = measure(bytes);
  if (lines > LIMITS.lines) refuseDocument('too-many-rows', { file, limit: LIMITS.rows });
  if (longest > LIMITS.lineBytes) refuseDocument('cell-too-long', { file, limit: LIMITS.letters });
  if (bytes.every((byte) => byte <= 0x20)) refuseDocument(bytes.includes(0) ? 'binary' : 'empty', { file });
  const wide = utf16(bytes);
  const text = wide ?? strictUtf8(bytes);
  if (text !== null) {
    if (CONTROLS.test(text)) refuseDocument('binary', { file });
    if (text.trim() === '') refuseDocument('empty', { file });
    return modernised(text);
  }
  if (bytes.includes(0)) refuseDocument('binary', { file });
  return singleByte(bytes) ?? refuseDocument('encoding-unknown', { file });
}

/** A list of cells as text: unlike a document it may be empty, and a control character spoils one cell and not the list. */
export const decodeList = (bytes: Uint8Array, file: string): string =>
  utf16(bytes) ?? strictUtf8(bytes) ?? singleByte(bytes)?.text ?? refuseDocument('encoding-unknown', { file });
