// Every variable that the code reads is described for `dunghan settings`, in both languages, and none besides.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as en from '../../libs/texts/en/settings.js';
import * as vi from '../../libs/texts/vi/settings.js';

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|json)$/.test(name) && !/\.(spec|contract)\.ts$/.test(name))
    .map((name) => join(folder, name));

/** Files by nature, and no other way to give a secret. */
const FILES = new Set(['DUNGHAN_HEARTBEAT_FILE', 'DUNGHAN_SIGNING_KEYS_FILE']);

function read(): Set<string> {
  const files = ['apps', 'libs']
    .flatMap(sources)
    .filter((name) => !name.startsWith(join('libs', 'texts')) && !name.includes('node_modules'));
  const names = files.flatMap((name) => readFileSync(name, 'utf8').match(/DUNGHAN_[A-Z_]*[A-Z]/g) ?? []);
  // `X_FILE` is the file that `X` lies in, except for what is a file by nature.
  return new Set(names.filter((name) => FILES.has(name) || !name.endsWith('_FILE')));
}

it('describes every variable', () => {
  expect(Object.keys(vi.settings).sort()).toEqual(Object.keys(en.settings).sort());
  expect([...read()].filter((name) => !(name in vi.settings))).toEqual([]);
  expect(Object.keys(vi.settings).filter((name) => !read().has(name))).toEqual([]);
});
