// The rules of the house are only rules if breaking one is caught: each case breaks one and expects the tool to say so.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = process.cwd();
let house: string;

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, name)), { recursive: true });
    writeFileSync(join(house, name), text);
  }
}

function run(script: string, args: string[]): { code: number; output: string } {
  try {
    return {
      code: 0,
      output: execFileSync(process.execPath, [join(root, 'node_modules', script), ...args], {
        cwd: house,
        encoding: 'utf8',
        stdio: 'pipe',
      }),
    };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, output: `${stdout}${stderr}` };
  }
}

const cruise = () => run('dependency-cruiser/bin/dependency-cruise.mjs', ['libs', '--config', '.dependency-cruiser.cjs']);
const lint = () => run('eslint/bin/eslint.js', ['libs']);
const pure = () => run('ts7/bin/tsc', ['-p', 'tsconfig.pure.json']);

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'dung-han-house-'));
  for (const name of ['.dependency-cruiser.cjs', 'eslint.config.mjs', 'tsconfig.json', 'tsconfig.pure.json', 'package.json'])
    cpSync(join(root, name), join(house, name));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  write({
    'libs/kernel/day.rule.ts': 'export const day = 1;\n',
    'libs/kernel/clock.ts': "import { day } from './day.rule.js';\nexport const now = (): number => day + Date.now();\n",
    'libs/task/task.decider.ts': "import { day } from '../kernel/day.rule.js';\nexport const decider = day;\n",
  });
});
afterEach(() => rmSync(house, { recursive: true, force: true }));

describe('the house', () => {
  it('stands when no rule is broken', () => {
    write({
      'libs/task/task.service.ts':
        "import { now } from '../kernel/clock.js';\nimport { decider } from './task.decider.js';\nexport const at = [now, decider];\n",
    });
    expect(cruise()).toMatchObject({ code: 0 });
    expect(lint()).toMatchObject({ code: 0 });
    expect(pure()).toMatchObject({ code: 0 });
  });

  it.each<[string, Record<string, string>]>([
    [
      'direction-deadline',
      {
        'libs/deadline/x.rule.ts': "import { decider } from '../task/y.rule.js';\nexport const x = decider;\n",
        'libs/task/y.rule.ts': 'export const decider = 1;\n',
      },
    ],
    ['deciders-stay-home', { 'libs/plan/x.rule.ts': "import { decider } from '../task/task.decider.js';\nexport const x = decider;\n" }],
    ['pure-imports-pure', { 'libs/task/x.rule.ts': "import { now } from '../kernel/clock.js';\nexport const x = now;\n" }],
    ['pure-without-node', { 'libs/task/x.rule.ts': "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n" }],
    ['nest-at-the-edges', { 'libs/task/x.ts': "import { Module } from '@nestjs/common';\nexport const x = Module;\n" }],
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
        'apps/cli/main.ts': 'export const main = 1;\n',
        'libs/task/x.ts': "import { main } from '../../apps/cli/main.js';\nexport const x = main;\n",
      },
    ],
  ])('notices a broken import rule: %s', (rule, files) => {
    write(files);
    const { code, output } = cruise();
    expect(code).toBeGreaterThan(0);
    expect(output).toContain(rule);
  });

  it.each([
    ['export const x = new Date();\n', 'does not read the clock'],
    ['export const x = Date.now();\n', 'does not read the clock'],
    ['export const x = Math.random();\n', 'draws no lots'],
  ])('notices a pure file that reads the clock or draws lots: %s', (text, message) => {
    write({ 'libs/task/x.rule.ts': text });
    const { code, output } = lint();
    expect(code).toBe(1);
    expect(output).toContain(message);
  });

  it('gives a pure file no machine to reach for', () => {
    write({ 'libs/task/x.rule.ts': 'export const x = process.pid;\n' });
    const { code, output } = pure();
    expect(code).toBeGreaterThan(0);
    expect(output).toContain("Cannot find name 'process'");
  });
});
