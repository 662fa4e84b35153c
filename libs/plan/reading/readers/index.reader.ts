// A document from a file, whatever the format: chosen by what the bytes are and only then by the name.
import { open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { readCsv } from './csv.reader.js';
import { readDocx } from './docx.reader.js';
import { readHtml } from './html.reader.js';
import { LIMITS, megabytes, refuseDocument, refuseTooMany } from './limits.js';
import { readPdf } from './pdf.reader.js';
import { readTxt } from './txt.reader.js';
import { readXlsx } from './xlsx.reader.js';
import { unpack } from './zip.reader.js';
import { RefusedError, secrecyIn, secretName } from '../../../kernel/index.js';
import { planProblem } from '../document/problem.rule.js';
import { settled } from '../document/settled-document.rule.js';
import type { SourceDocument, SourceRow } from '../document/plan.types.rule.js';

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, index) => bytes[index] === byte);
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PDF = [0x25, 0x50, 0x44, 0x46];
const TEXT_EXTENSIONS = new Set(['.txt', '.md', '.markdown', '.text', '.csv', '.tsv', '.tab', '.html', '.htm', '', '.doc', '.xls']);

/** The whole file, or a refusal before more than the allowed size is in memory, or a byte when its name says that it is secret. */
export async function bytesOf(path: string): Promise<Uint8Array> {
  const file = basename(path);
  refuseSecretName(file);
  try {
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      if (size > LIMITS.fileBytes) refuseDocument('too-large', { file, limit: megabytes(LIMITS.fileBytes) });
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') refuseDocument('not-found', { file });
    if (code === 'EISDIR') refuseDocument('folder', { file });
    if (code === 'EACCES' || code === 'EPERM') refuseDocument('forbidden', { file });
    if (code) refuseDocument('unreadable', { file, detail: code });
    throw cause instanceof Error ? cause : new Error(message);
  }
}

/** The compound files of old Office, and of new Office under a password. */
function refuseCompound(bytes: Uint8Array, file: string, extension: string): never {
  const names = Buffer.from(bytes).toString('latin1');
  const holds = (name: string) => names.includes([...name].join('\0'));
  if (holds('EncryptedPackage')) refuseDocument('encrypted', { file });
  if (holds('WordDocument')) refuseDocument('legacy-doc', { file });
  if (holds('Workbook') || holds('Book')) refuseDocument('legacy-xls', { file });
  return refuseDocument(extension === '.doc' ? 'legacy-doc' : extension === '.xls' ? 'legacy-xls' : 'unsupported', { file });
}

/** Macros are neither run nor read, and the reviewer is told that there are some. */
const withMacros = (document: SourceDocument, macros: boolean): SourceDocument =>
  macros ? { ...document, problems: [...document.problems, planProblem('macros', '', '')] } : document;

function fromZip(bytes: Uint8Array, file: string): SourceDocument {
  const { parts, macros } = unpack(bytes, file);
  if (parts.has('word/document.xml')) return withMacros(readDocx(parts, file), macros);
  if ([...parts.keys()].some((name) => /^xl\/workbook\.(?:xml|bin)$/.test(name))) return withMacros(readXlsx(parts, file), macros);
  return refuseDocument('unsupported', { file });
}

const looksLikeHtml = (bytes: Uint8Array): boolean => {
  const head = Buffer.from(bytes.subarray(0, 4_000)).toString('latin1').replace(/\0/g, '').trimStart().toLowerCase();
  let at = /^(?:\ufeff|ï»¿|ÿþ)?\s*(?:<\?xml[^>]*>\s*)?/.exec(head)?.[0].length ?? 0;
  while (head.startsWith('<!--', at)) {
    const end = head.indexOf('-->', at + 4);
    if (end < 0) return false;
    at = end + 3;
    while (/\s/.test(head.charAt(at))) at += 1;
  }
  return /^<(?:!doctype html|html|head|body|table|div|p|meta)[\s>]/.test(head.slice(at, at + 20));
};

async function read(bytes: Uint8Array, file: string, extension: string): Promise<SourceDocument> {
  if (bytes.length === 0) refuseDocument('empty', { file });
  if (startsWith(bytes, ZIP)) return fromZip(bytes, file);
  if (startsWith(bytes, OLE)) return refuseCompound(bytes, file, extension);
  if (startsWith(bytes, PDF)) return readPdf(bytes, file);
  if (extension === '.docx' || extension === '.xlsx' || extension === '.pdf') {
    refuseDocument('damaged', { file, detail: extension.slice(1).toUpperCase() });
  }
  if (looksLikeHtml(bytes)) return readHtml(bytes, file);
  if (startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74, 0x66]) || !TEXT_EXTENSIONS.has(extension)) refuseDocument('unsupported', { file });
  if (extension === '.html' || extension === '.htm') return readHtml(bytes, file);
  return extension === '.csv' || extension === '.tsv' || extension === '.tab' ? readCsv(bytes, file) : readTxt(bytes, file);
}

/** Tables larger than any plan are refused before anything is made of them. */
function withinLimits(document: SourceDocument, file: string): SourceDocument {
  let [letters, cells, paragraphs] = [0, 0, 0];
  for (const block of document.blocks) {
    const texts = block.kind === 'table' ? block.rows.flatMap((row) => row.cells) : [block];
    if (texts.some(({ text }) => text.length > LIMITS.letters)) refuseDocument('cell-too-long', { file, limit: LIMITS.letters });
    letters = texts.reduce((sum, { text }) => sum + text.length, letters);
    if (letters > LIMITS.allLetters) refuseDocument('too-many-parts', { file, part: 'letters', limit: LIMITS.allLetters });
    if (block.kind !== 'table') {
      if ((paragraphs += 1) > LIMITS.paragraphs) refuseTooMany('paragraphs', file);
      continue;
    }
    if (block.rows.length > LIMITS.rows) refuseDocument('too-many-rows', { file, limit: LIMITS.rows });
    const columns = block.rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
    if (columns > LIMITS.columns) refuseDocument('too-many-columns', { file, columns, limit: LIMITS.columns });
    if ((cells += texts.length) > LIMITS.cells) refuseTooMany('cells', file);
  }
  return document;
}

/** "Độ mật" in one cell and the degree in the next. */
const labelledBeside = ({ cells }: SourceRow): string[] =>
  cells.flatMap(({ text }, at) => (/^\s*(?:độ|mức|mức độ) mật\s*:?\s*$/iu.test(text) ? [`Độ mật: ${cells[at + 1]?.text ?? ''}`] : []));

function* linesOf(document: SourceDocument): Generator<string> {
  for (const block of document.blocks) {
    const texts = block.kind === 'table' ? block.rows.flatMap((row) => row.cells.map((cell) => cell.text)) : [block.text];
    if (block.kind === 'table') yield* block.rows.flatMap(labelledBeside);
    // Letters of a stamp may stand one below the other.
    for (const text of texts)
      yield* text.length <= 24 && text.includes('\n') ? [...text.split('\n'), text.replace(/\n/g, ' ')] : text.split('\n');
  }
}

/** A document that is marked as a state secret may not be in this system: it is refused before anything of it is kept. */
function openToAll(document: SourceDocument, file: string): SourceDocument {
  const mark = secrecyIn(document.margins ?? [], true) ?? secrecyIn(linesOf(document));
  return mark ? refuseDocument('secret', { file, mark }) : document;
}

/** Refused before a byte is read, when the name says it. */
export function refuseSecretName(name: string): void {
  const secret = secretName(name);
  if (secret) throw new RefusedError(secret);
}

/** @throws RefusedError when the file is not a document that can be read */
export async function readDocument(path: string): Promise<SourceDocument> {
  return documentFrom(await bytesOf(path), basename(path));
}

/** The same of bytes that lie in no file; `file` is how they are called. */
export async function documentFrom(bytes: Uint8Array, file: string): Promise<SourceDocument> {
  refuseSecretName(file);
  try {
    return settled(openToAll(withinLimits(await read(bytes, file, extname(file).toLowerCase()), file), file));
  } catch (cause) {
    // Elements nested without end exhaust the stack of the parsers; no real document does.
    if (cause instanceof RangeError) refuseDocument('too-deep', { file, limit: LIMITS.depth });
    throw cause;
  }
}
