// What a new feature, event, read model, channel and wording touch besides the folder of their own, counted on a copy of the product in
// which each is added; the copy is then compiled, its directions are checked, and what was added is used.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = process.cwd();
let copy: string;

/** Adds files of its own, and lines to files that are there: each line stands after the first that has the anchor in it. */
interface Addition {
  own: Readonly<Record<string, string>>;
  lines: readonly (readonly [file: string, anchor: string, line: string])[];
}

const TREATY: Addition = {
  own: {
    'libs/treaty/treaty.events.ts': `// Treaties that agencies sign.
export interface TreatyEvents {
  TreatySigned: { agency: string; title: string };
}
export const TREATY_EVENT_VERSIONS: Record<keyof TreatyEvents, number> = { TreatySigned: 2 };
`,
    'libs/treaty/treaties.projection.ts': `// Every treaty.
import type { Projection } from '../kernel/index.js';

export const treatiesProjection: Projection<{ title: string }> = {
  name: 'treaties',
  version: 1,
  keys: ({ stream }) => (stream.startsWith('treaty-') ? [stream] : []),
  evolve: (_row, { data }) => ({ title: (data as { title: string }).title }),
  indexes: {},
};
`,
    'libs/treaty/treaty.feature.ts': `// Treaties, as the catalogue knows them.
import { streamKind, type Feature } from '../kernel/index.js';
import { treatiesProjection } from './treaties.projection.js';
import { TREATY_EVENT_VERSIONS, type TreatyEvents } from './treaty.events.js';

export const treatyFeature: Feature = {
  name: 'treaty',
  streams: {
    treaty: streamKind<TreatyEvents>(TREATY_EVENT_VERSIONS, ({ data }) => ({ tasks: [], agencies: [data.agency] }), [
      { type: 'TreatySigned', fromVersion: 1, up: (data) => ({ title: 'không tên', ...(data as object) }) },
    ]),
  },
  projections: [treatiesProjection],
  rights: [],
};
`,
    'libs/texts/vi/treaty.ts': `export const events = { TreatySigned: (d: { title: string }) => \`Ký thỏa thuận “\${d.title}”\` };\n`,
    'libs/texts/en/treaty.ts': `export const events = { TreatySigned: (d: { title: string }) => \`Signs “\${d.title}”\` };\n`,
  },
  lines: [
    ['libs/catalogue/catalogue.ts', 'import { taskFeature', `import { treatyFeature } from '../treaty/treaty.feature.js';`],
    ['libs/catalogue/catalogue.ts', '  taskFeature,', '  treatyFeature,'],
    ['.dependency-cruiser.cjs', 'const FEATURES = {', '  treaty: [],'],
    ['libs/texts/vi/index.ts', `from './task.js';`, `import * as treaty from './treaty.js';`],
    ['libs/texts/vi/index.ts', 'const parts = [', '  treaty,'],
    ['libs/texts/en/index.ts', `from './task.js';`, `import * as treaty from './treaty.js';`],
    ['libs/texts/en/index.ts', 'const parts = [', '  treaty,'],
  ],
};

/** What a feature that is there says besides: all in its folder and its words. */
const EVENT: Addition = {
  own: {},
  lines: [
    [
      'libs/operator-task/operator-task.events.ts',
      'export interface OperatorTaskEvents {',
      "  ChoreForgotten: OperatorTaskEvents['ChoreClosed'];",
    ],
    ['libs/operator-task/operator-task.events.ts', 'export const CHORE_EVENT_VERSIONS', '  ChoreForgotten: 1,'],
    ['libs/operator-task/operator-task.decider.ts', 'return { opened: event.data, open: true };', "      case 'ChoreForgotten':"],
    [
      'libs/operator-task/operator-tasks.projection.ts',
      'const event = stored as unknown',
      "    if (event.type === 'ChoreForgotten') return row;",
    ],
    ['libs/texts/vi/chore.ts', 'export const events', '  ChoreForgotten: () => `Bỏ qua một việc`,'],
    ['libs/texts/en/chore.ts', 'export const events', '  ChoreForgotten: () => `A chore is forgotten`,'],
  ],
};

const READ_MODEL: Addition = {
  own: {
    'libs/silence/reasons.projection.ts': `// Why there is silence.
import type { Projection } from '../kernel/index.js';

export const reasonsProjection: Projection<{ reason: string }> = {
  name: 'silence_reasons',
  version: 1,
  keys: ({ type, stream }) => (type === 'SilenceStarted' ? [stream] : []),
  evolve: (_row, { data }) => ({ reason: (data as { reason: string }).reason }),
  indexes: {},
};
`,
  },
  lines: [
    ['libs/silence/silence.feature.ts', 'import ', `import { reasonsProjection } from './reasons.projection.js';`],
    ['libs/silence/silence.feature.ts', '  projections: [', '    reasonsProjection,'],
  ],
};

const CHANNEL: Addition = {
  own: {
    'libs/notice/channels/fax/fax.kind.ts': `// Fax as a kind of channel.
import { secretSetting, textSetting } from '../../../kernel/index.js';
import type { ChannelKind } from '../port/channel-kind.js';
import { memoryChannel } from '../port/memory.channel.js';

export const faxKind: ChannelKind = {
  name: 'fax',
  settings: { DUNGHAN_FAX_NUMBER: textSetting(), DUNGHAN_FAX_TOKEN: secretSetting() },
  open: (given) => (given['DUNGHAN_FAX_NUMBER'] ? memoryChannel('fax') : null),
};
`,
  },
  lines: [
    ['libs/notice/channels/registry.ts', 'import ', `import { faxKind } from './fax/fax.kind.js';`],
    ['libs/notice/channels/registry.ts', 'export const CHANNEL_KINDS', '  faxKind,'],
    [
      'libs/texts/vi/settings.ts',
      'export const settings',
      `  DUNGHAN_FAX_NUMBER: 'Số fax gửi đi',\n  DUNGHAN_FAX_TOKEN: 'Mã của tổng đài fax',`,
    ],
    [
      'libs/texts/en/settings.ts',
      'export const settings',
      `  DUNGHAN_FAX_NUMBER: 'the number faxes come from',\n  DUNGHAN_FAX_TOKEN: 'token of the exchange',`,
    ],
  ],
};

const PHRASE: Addition = {
  own: {
    'libs/deadline/phrases/half-year-too.phrase.ts': `// Another wording of half a year.
import type { Phrase } from '../reading/phrase.types.rule.js';
import { halfYear } from './half-year.phrase.js';

export const halfYearToo: Phrase = { ...halfYear, name: 'half-year-too' };
`,
  },
  lines: [
    ['libs/deadline/phrases/index.rule.ts', 'import { halfYear }', `import { halfYearToo } from './half-year-too.phrase.js';`],
    ['libs/deadline/phrases/index.rule.ts', '  halfYear,', '  halfYearToo,'],
  ],
};

/** Puts a line after the anchor; where the anchor's line opens a list and goes on, before what follows in it. */
function insert(text: string, anchor: string, line: string): string {
  const lines = text.split('\n');
  const at = lines.findIndex((each) => each.includes(anchor));
  if (at < 0) throw new Error(`nothing says “${anchor}”`);
  const opened = /^(.*?(?<!=>.*)(?:= |: )[[{])\s*(\S.*)$/.exec(lines[at]!);
  if (opened && !anchor.startsWith('import')) lines.splice(at, 1, opened[1]!, line, opened[2]!);
  else lines.splice(at + 1, 0, line);
  return lines.join('\n');
}

function add({ own, lines }: Addition): void {
  for (const [name, text] of Object.entries(own)) {
    mkdirSync(dirname(join(copy, name)), { recursive: true });
    writeFileSync(join(copy, name), text);
  }
  for (const [file, anchor, line] of lines) writeFileSync(join(copy, file), insert(readFileSync(join(copy, file), 'utf8'), anchor, line));
}

/** Files that are not of the place where it lives, or its words. An import is no line of its own: the list that it is for is counted. */
const elsewhere = ({ lines }: Addition, ...home: string[]): string[] =>
  lines.filter(([file, , line]) => !line.startsWith('import') && !home.some((place) => file.startsWith(place))).map(([file]) => file);

/** What a program says that ends well. */
function run(script: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, script), ...args], { cwd: copy, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${script}: ${stdout}${stderr}`);
  return stdout;
}

const BUILD = `import { ensureBuilt } from './scripts/ensure.mjs';\nawait ensureBuilt({ quiet: true });\n`;

const USE = `
import { mkdtempSync } from 'node:fs';
import { channelsFrom } from './dist/libs/application/config/settings.js';
import { settingsList } from './dist/libs/application/config/config.js';
import { openServiceApplication } from './dist/libs/application/compose.js';
import { openDataFolder } from './dist/libs/event-store/sqlite/data-folder.js';
import { phrases } from './dist/libs/deadline/phrases/index.rule.js';
import { VirtualClock } from './dist/libs/kernel/clock.js';
import { newId } from './dist/libs/kernel/ids.js';
import { SYSTEM } from './dist/libs/kernel/index.js';

const folder = openDataFolder(mkdtempSync('data-'));
const clock = new VirtualClock('2026-03-02T02:00:00.000Z');
const channels = channelsFrom({ DUNGHAN_FAX_NUMBER: '0228 3 123 456' }, folder, null);
const application = await openServiceApplication({ folder, channels, clock, language: 'vi', link: null, via: 'cycle' });
const [{ id: agency }] = application.directory().agencies;
const event = (type, data, version = 1) => ({
  id: newId(), type, version, data, recordedAt: clock.now(), occurredOn: null, by: SYSTEM, correlationId: 'c', causationId: null,
});
await application.store.append('treaty-1', 'none', [event('TreatySigned', { agency })]);
await application.store.append('silence-1', 'none', [
  event('SilenceStarted', { silence: '1', task: null, part: null, agency, reason: 'họp', until: '2026-03-05' }),
]);
await application.catchUp();
const { events } = await application.askTrail({ agency, type: 'TreatySigned' });
const rows = (name) => application.projections.all({ name, version: 1, keys: () => [], evolve: () => null, indexes: {} });
console.log(JSON.stringify({
  trail: events.map(({ sentence }) => sentence),
  treaties: rows('treaties'),
  reasons: rows('silence_reasons'),
  channels: [...channels.keys()].sort(),
  settings: settingsList().filter(({ name }) => name.includes('FAX')).map(({ name, secrecy }) => [name, secrecy]),
  phrases: phrases.filter(({ name }) => name === 'half-year-too').length,
}));
await application.close();
folder.close();
`;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'dung-han-additions-'));
  for (const name of [
    'apps',
    'libs',
    'scripts',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.pure.json',
    '.swcrc',
    'nest-cli.json',
    '.dependency-cruiser.cjs',
  ])
    if (existsSync(join(root, name)))
      cpSync(join(root, name), join(copy, name), { recursive: true, filter: (file) => !/\.(spec|contract)\.tsx?$|apps\/web/.test(file) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  writeFileSync(join(copy, 'build.mjs'), BUILD);
  writeFileSync(join(copy, 'use.mjs'), USE);
  for (const addition of [TREATY, EVENT, READ_MODEL, CHANNEL, PHRASE]) add(addition);
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

it.each<[string, Addition, string[], string[]]>([
  // One with routes has its module and its rights to list besides. The words of a feature join those of the others in each language, and whom it may import is decided for it.
  ['feature', TREATY, [], ['libs/catalogue/catalogue.ts', '.dependency-cruiser.cjs', 'libs/texts/vi/index.ts', 'libs/texts/en/index.ts']],
  ['event', EVENT, ['libs/operator-task/', 'libs/texts/vi/chore.ts', 'libs/texts/en/chore.ts'], []],
  ['read model', READ_MODEL, ['libs/silence/'], []],
  ['channel', CHANNEL, ['libs/texts/vi/settings.ts', 'libs/texts/en/settings.ts'], ['libs/notice/channels/registry.ts']],
  ['wording of a deadline', PHRASE, [], ['libs/deadline/phrases/index.rule.ts']],
])('a new %s stands in its own place, and in as few lists as this', (_what, addition, home, lists) => {
  expect(elsewhere(addition, ...home)).toEqual(lists);
});

it('they compile, keep the directions, and are there when the service starts', () => {
  run('node_modules/ts7/bin/tsc', '-p', 'tsconfig.json', '--noEmit');
  run('node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'apps', 'libs', '--config', '.dependency-cruiser.cjs');
  run('build.mjs');
  expect(JSON.parse(run('use.mjs'))).toEqual({
    trail: ['Ký thỏa thuận “không tên”'],
    treaties: [{ title: 'không tên' }],
    reasons: [{ reason: 'họp' }],
    channels: ['email', 'fax', 'sms'],
    settings: [
      ['DUNGHAN_FAX_NUMBER', null],
      ['DUNGHAN_FAX_TOKEN', 'whole'],
    ],
    phrases: 1,
  });
}, 400_000);
