// Every setting that the code reads is declared in the one schema, explained in both languages and listed in the documents, and none besides.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsList, type Setting } from '../../libs/application/config/config.js';
import { secretsOf } from '../../libs/kernel/unsaid.rule.js';
import * as en from '../../libs/texts/en/settings.js';
import * as vi from '../../libs/texts/vi/settings.js';

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|json)$/.test(name) && !/\.(spec|contract)\.ts$/.test(name))
    .map((name) => join(folder, name));

/** Files by nature, and no other way to give a secret. */
const FILES = new Set(['DUNGHAN_HEARTBEAT_FILE', 'DUNGHAN_SIGNING_KEYS_FILE']);

/** The names that stand anywhere in the code. */
function mentioned(): string[] {
  const files = ['apps', 'libs']
    .flatMap(sources)
    .filter((name) => !name.startsWith(join('libs', 'texts')) && !name.includes('node_modules'));
  const names = files.flatMap((name) => readFileSync(name, 'utf8').match(/DUNGHAN_[A-Z_]*[A-Z]/g) ?? []);
  // `X_FILE` is the file that `X` lies in, except for what is a file by nature.
  return [...new Set(names.filter((name) => FILES.has(name) || !name.endsWith('_FILE')))];
}

const settings = settingsList();
const names = settings.map(({ name }) => name);

it('has each setting once, explained in both languages', () => {
  expect(mentioned().sort()).toEqual([...names].sort());
  expect(Object.keys(vi.settings).sort()).toEqual([...names].sort());
  expect(Object.keys(en.settings).sort()).toEqual([...names].sort());
});

it.each(settings.filter(({ standard }) => standard !== null))('says nothing else about what stands without $name', ({ name, standard }) => {
  for (const language of [vi, en]) {
    const [, stated] = /\(([\w-]+)\)$/.exec(language.settings[name]!) ?? [];
    if (stated !== undefined) expect(stated).toBe(standard);
  }
});

it.each(settings)('leaves unsaid of $name what it calls secret', ({ name, secrecy }) => {
  const word = 'Mat.Khau-4471';
  const unsaid = { whole: secretsOf({ [name]: word }), password: secretsOf({ [name]: `x://can-bo:${word}@may.chu` }) };
  expect(unsaid.whole.includes(word)).toBe(secrecy === 'whole');
  expect(unsaid.password.includes(word)).toBe(secrecy === 'password');
});

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
const values = ({ choices, min, max }: Setting): string => (choices.length > 0 ? choices.join(', ') : max === null ? '' : `${min}–${max}`);
const SECRECY = { whole: 'yes', password: 'the password in it' };

const table = (): string =>
  [
    '# Settings',
    '',
    'Every variable of the environment that the service and the commands read. A secret may lie in a file: `X_FILE` names the file that holds `X`.',
    'This page is written by `UPDATE_DOCS=1 npm run jest -- test/architecture/settings`.',
    '',
    '| Setting | Meaning | Ý nghĩa | Values | Otherwise | Secret |',
    '|---|---|---|---|---|---|',
    ...settings.map((setting) =>
      [
        '',
        `\`${setting.name}\``,
        en.settings[setting.name]!,
        vi.settings[setting.name]!,
        values(setting),
        setting.standard ?? '',
        setting.secrecy ? SECRECY[setting.secrecy] : '',
        '',
      ]
        .map(cell)
        .join(' | ')
        .trim(),
    ),
    '',
  ].join('\n');

it('is listed in the documents', () => {
  const file = 'docs/settings.md';
  if (process.env['UPDATE_DOCS']) writeFileSync(file, table());
  expect(readFileSync(file, 'utf8')).toBe(table());
});
