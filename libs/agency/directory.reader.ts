// Loads a directory from a file: the one that ships with the product, or the user's own.
import { readFileSync } from 'node:fs';
import { isRefusal, refuse, RefusedError } from '../kernel/index.js';
import type { Directory } from './agency.types.rule.js';
import { parseDirectory } from './directory-schema.rule.js';

const BUILT_IN = new URL('./directories/nam-dinh-2021.json', import.meta.url);

/** @throws RefusedError when the file is missing, is not JSON or is not a directory */
export function readDirectory(file: URL | string = BUILT_IN): Directory {
  const name = String(file);
  const directory = parseDirectory(jsonOf(textOf(file, name), name));
  if (isRefusal(directory)) throw new RefusedError({ ...directory, params: { ...directory.params, file: name } });
  return directory;
}

function textOf(file: URL | string, name: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new RefusedError(refuse('agency.file-not-read', { file: name, detail: (error as NodeJS.ErrnoException).code ?? String(error) }));
  }
}

function jsonOf(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RefusedError(refuse('agency.file-not-json', { file: name }));
  }
}
