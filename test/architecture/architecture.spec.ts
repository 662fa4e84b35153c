// The rules of the place are only rules if breaking one is caught: each case breaks one and expects the tool to say so.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = process.cwd();

const SOUND: Record<string, string> = {
  'apps/cli/shell.ts':
    "import { given } from '../../libs/application/config/config.js';\nimport { at } from '../../libs/task/task.service.js';\nexport const shell = [at, given];\n",
  'libs/application/config/config.ts': 'export const given = process.env;\n',
  'libs/kernel/day.rule.ts': 'export const day = 1;\n',
  'libs/kernel/clock.ts': "import { day } from './day.rule.js';\nexport const now = (): number => day + Date.now();\n",
  'libs/task/task.decider.ts': "import { day } from '../kernel/day.rule.js';\nexport const decider = day;\n",
  'libs/task/task.service.ts':
    "import { now } from '../kernel/clock.js';\nimport { decider } from './task.decider.js';\nexport const at = [now, decider];\n",
};

/** Each rule with files that break it; the first is the one to be blamed. */
const BROKEN_IMPORTS: [string, Record<string, string>][] = [
  [
    'direction-deadline',
    {
      'libs/deadline/upward.rule.ts': "import { y } from '../task/y.rule.js';\nexport const x = y;\n",
      'libs/task/y.rule.ts': 'export const y = 1;\n',
    },
  ],
  ['deciders-stay-home', { 'libs/plan/away.rule.ts': "import { decider } from '../task/task.decider.js';\nexport const x = decider;\n" }],
  ['pure-imports-pure', { 'libs/task/clocked.rule.ts': "import { now } from '../kernel/clock.js';\nexport const x = now;\n" }],
  ['pure-imports-pure', { 'apps/cli/clocked.rule.ts': "import { now } from '../../libs/kernel/clock.js';\nexport const x = now;\n" }],
  ['pure-without-node', { 'libs/task/reading.rule.ts': "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n" }],
  ['nest-at-the-edges', { 'libs/task/nested.ts': "import { Module } from '@nestjs/common';\nexport const x = Module;\n" }],
  [
    'no-cycles',
    {
      'libs/task/a.ts': "import { b } from './b.js';\nexport const a = (): unknown => b;\n",
      'libs/task/b.ts': "import { a } from './a.js';\nexport const b = (): unknown => a;\n",
    },
  ],
  [
    'libs-below-apps',
    {
      'libs/task/on-top.ts': "import { main } from '../../apps/cli/main.js';\nexport const x = main;\n",
      'apps/cli/main.ts': 'export const main = 1;\n',
    },
  ],
  [
    'cli-beside-server',
    {
      'apps/cli/serving.ts': "import { server } from '../server/server.js';\nexport const x = server;\n",
      'apps/server/server.ts': 'export const server = 1;\n',
    },
  ],
  [
    'direction-engine',
    {
      'libs/engine/above.ts': "import { compose } from '../application/compose.js';\nexport const x = compose;\n",
      'libs/application/compose.ts': 'export const compose = 1;\n',
    },
  ],
];

/** Two floors that import from each other; no file is in a cycle. */
const BROKEN_FLOORS = {
  'libs/task/upper/a.ts': "import { c } from '../lower/c.js';\nexport const a = c;\n",
  'libs/task/upper/b.ts': 'export const b = 1;\n',
  'libs/task/lower/c.ts': 'export const c = 1;\n',
  'libs/task/lower/d.ts': "import { b } from '../upper/b.js';\nexport const d = b;\n",
};

const CLOCK = 'does not read the clock';
const ENVIRONMENT = 'environment is read in libs/application/config alone';
const BROKEN_STYLE: [string, string, string][] = [
  ['libs/task/day-of-today.rule.ts', 'export const x = new Date();\n', CLOCK],
  ['libs/task/moment-of-now.rule.ts', 'export const x = Date.now();\n', CLOCK],
  ['apps/cli/day-of-today.rule.ts', 'export const x = new Date();\n', CLOCK],
  ['libs/task/lots.rule.ts', 'export const x = Math.random();\n', 'draws no lots'],
  ['libs/task/setting.ts', "export const x = process.env['X'];\n", ENVIRONMENT],
  ['apps/cli/setting.ts', 'const { env } = process;\nexport const x = env;\n', ENVIRONMENT],
  ['libs/pages/setting.tsx', "import { env } from 'node:process';\nexport const x = env;\n", ENVIRONMENT],
  ['libs/task/today.spec.ts', 'export const x = new Date();\n', 'does not hang on the day'],
  ['test/stories/today.story.ts', 'export const x = Date.now();\n', 'does not hang on the day'],
];

function build(...files: Record<string, string>[]): string {
  const place = mkdtempSync(join(tmpdir(), 'dung-han-place-'));
  for (const name of [
    '.dependency-cruiser.cjs',
    '.dependency-cruiser.folders.cjs',
    'eslint.config.mjs',
    'tsconfig.json',
    'tsconfig.pure.json',
    'package.json',
  ])
    cpSync(join(root, name), join(place, name));
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'));
  for (const [name, text] of files.flatMap((each) => Object.entries(each))) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    writeFileSync(join(place, name), text);
  }
  return place;
}

function run(place: string, script: string, args: string[]): { code: number; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: place,
    encoding: 'utf8',
  });
  return { code: status ?? -1, output: `${stdout}${stderr}` };
}

const cruise = (place: string) =>
  run(place, 'dependency-cruiser/bin/dependency-cruise.mjs', ['apps', 'libs', '--config', '.dependency-cruiser.cjs']);
const cruiseFolders = (place: string) =>
  run(place, 'dependency-cruiser/bin/dependency-cruise.mjs', ['libs', '--config', '.dependency-cruiser.folders.cjs']);
const lint = (place: string, ...more: string[]) => run(place, 'eslint/bin/eslint.js', ['.', ...more]);
const pure = (place: string) => run(place, 'ts7/bin/tsc', ['-p', 'tsconfig.pure.json']);

let sound: string;
let broken: string;
beforeAll(() => {
  sound = build(SOUND);
  // Broken everywhere at once: each tool is started once and must name every place.
  broken = build(
    SOUND,
    ...BROKEN_IMPORTS.map(([, files]) => files),
    BROKEN_FLOORS,
    Object.fromEntries(BROKEN_STYLE.map(([name, text]) => [name, text])),
    {
      'libs/task/machine.rule.ts': 'export const x = process.pid;\n',
    },
  );
});
afterAll(() => [sound, broken].forEach((place) => rmSync(place, { recursive: true, force: true })));

describe('the tree', () => {
  it('stands when no rule is broken', () => {
    expect(cruise(sound)).toMatchObject({ code: 0 });
    expect(lint(sound)).toMatchObject({ code: 0 });
    expect(pure(sound)).toMatchObject({ code: 0 });
  });

  describe('notices a broken import rule', () => {
    let found: ReturnType<typeof run>;
    beforeAll(() => {
      found = cruise(broken);
    });
    it.each(BROKEN_IMPORTS)('%s', (rule, files) => {
      const [blamed = ''] = Object.keys(files);
      expect(found.code).toBeGreaterThan(0);
      expect(found.output).toContain(`error ${rule}: ${blamed}`);
    });
  });

  it('notices floors that import from each other', () => {
    expect(cruiseFolders(sound)).toMatchObject({ code: 0 });
    const { code, output } = cruiseFolders(broken);
    expect(code).toBeGreaterThan(0);
    expect(output).toMatch(/error no-folder-cycles: libs\/task\/(upper|lower)/);
  });

  it('knows every folder of libs', () => {
    const rules = readFileSync(join(root, '.dependency-cruiser.cjs'), 'utf8');
    const folders = readdirSync(join(root, 'libs'));
    expect(folders.filter((folder) => !new RegExp(`^  '?${folder}'?: `, 'm').test(rules))).toEqual([]);
  });

  describe('notices a pure file that reads the clock or draws lots, and a test that hangs on its day', () => {
    let found: { filePath: string; messages: { message: string }[] }[];
    beforeAll(() => {
      found = JSON.parse(lint(broken, '--format', 'json').output) as typeof found;
    });
    it.each(BROKEN_STYLE)('%s', (name, _text, message) => {
      const { messages } = found.find(({ filePath }) => filePath.endsWith(name))!;
      expect(messages.map((each) => each.message)).toEqual([expect.stringContaining(message)]);
    });
  });

  it('gives a pure file no machine to reach for', () => {
    const { code, output } = pure(broken);
    expect(code).toBeGreaterThan(0);
    expect(output).toMatch(/machine\.rule\.ts.*Cannot find name 'process'/);
  });
});
