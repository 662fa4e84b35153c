// Loads a directory from a file, JSON or XLSX: the one that ships with the product, or the user's own.
import { readFileSync, statSync } from 'node:fs';
import {
  beyondJsonBounds,
  isRefusal,
  MOST_JSON_DEPTH,
  refuse,
  RefusedError,
  secrecyIn,
  secrecyOfName,
  secretJson,
  secretName,
  type Refusal,
} from '../../kernel/index.js';
import type { Directory } from './agency.types.rule.js';
import { MOST_BYTES, readBook } from './directory-book.reader.js';
import { directoryOfRows, parseDirectory } from './directory-schema.rule.js';
import { readSheets } from './directory-sheets.rule.js';

const BUILT_IN = new URL('../directories/nam-dinh-2021.json', import.meta.url);
/** Of JSON: several times those of a province with all its communes and contacts. */
const MOST_VALUES = 500_000;
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** @throws RefusedError when the file is missing, is neither JSON nor XLSX, or is not a directory */
export function readDirectory(file: URL | string = BUILT_IN): Directory {
  return directoryFrom(bytesOf(file), String(file));
}

/** @throws RefusedError as above; `name` is how the file is called in the sentence */
export function directoryFrom(bytes: Uint8Array, name: string): Directory {
  const secret = secretName(name);
  if (secret) throw new RefusedError(secret);
  if (bytes.length > MOST_BYTES) throw new RefusedError(refuse('agency.file-too-large', { file: name, limit: MOST_BYTES / 1024 / 1024 }));
  const directory = ZIP.every((byte, index) => bytes[index] === byte) ? fromBook(bytes, name) : fromJson(jsonOf(bytes, name));
  if (isRefusal(directory)) throw new RefusedError({ ...directory, params: { ...directory.params, file: name } });
  return directory;
}

function fromBook(bytes: Uint8Array, name: string): Directory | Refusal {
  const { sheets, margins } = readBook(bytes, name);
  const stamped = secrecyIn(margins, true);
  const mark = stamped ?? sheets.map((sheet) => secrecyOfName(sheet.name) ?? secrecyIn(sheet.rows.flat())).find((each) => each !== null);
  if (mark) return refuse('document.secret', { mark });
  const rows = readSheets(sheets);
  return isRefusal(rows) ? rows : directoryOfRows(rows);
}

const fromJson = (json: unknown): Directory | Refusal => secretJson(json) ?? parseDirectory(json);

function bytesOf(file: URL | string): Uint8Array {
  try {
    const { size } = statSync(file);
    return size > MOST_BYTES ? new Uint8Array(MOST_BYTES + 1) : readFileSync(file);
  } catch (error) {
    throw new RefusedError(
      refuse('agency.file-not-read', { file: String(file), detail: (error as NodeJS.ErrnoException).code ?? String(error) }),
    );
  }
}

function jsonOf(bytes: Uint8Array, name: string): unknown {
  const beyond = beyondJsonBounds(bytes, { depth: MOST_JSON_DEPTH, values: MOST_VALUES });
  if (beyond) throw new RefusedError({ ...beyond, params: { ...beyond.params, file: name } });
  try {
    return JSON.parse(new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes));
  } catch {
    throw new RefusedError(refuse('agency.file-not-json', { file: name }));
  }
}
