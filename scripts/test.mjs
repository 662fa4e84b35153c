// `npm test`: installs and builds what is missing, then checks types, style and structure, and runs every test.
// Ends with a line that counts what passed and what failed, and exits non-zero when anything did.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNode, ensureBuilt, ensureInstalled, ensureRedis, run, say } from './ensure.mjs';

checkNode();
await ensureInstalled();
await ensureRedis();
await ensureBuilt();

const node = process.execPath;
const checks = [
  ['kiểu dữ liệu / types', node, ['node_modules/ts7/bin/tsc', '-p', 'tsconfig.json', '--noEmit']],
  ['tệp thuần không biết đến máy / pure files', node, ['node_modules/ts7/bin/tsc', '-p', 'tsconfig.pure.json']],
  ['phong cách / lint', node, ['node_modules/eslint/bin/eslint.js', '.']],
  [
    'chiều phụ thuộc / import directions',
    node,
    ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'apps', 'libs', 'test', '--config', '.dependency-cruiser.cjs'],
  ],
];

let passed = 0;
let failed = 0;
for (const [name, command, args] of checks) {
  say(`— ${name}`);
  try {
    await run(command, args, { quiet: true });
    passed++;
  } catch (error) {
    failed++;
    say(error.message);
  }
}

say('— các bài kiểm thử / tests');
const folder = mkdtempSync(join(tmpdir(), 'dung-han-test-'));
const report = join(folder, 'jest.json');
const jest = [
  '--experimental-vm-modules',
  '--no-warnings',
  'node_modules/jest/bin/jest.js',
  '--json',
  `--outputFile=${report}`,
  ...process.argv.slice(2),
];
const child = await run(node, jest).then(
  () => null,
  (error) => error,
);
if (existsSync(report)) {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  if (result.numPendingTests > 0) say(`${result.numPendingTests} skipped, each with its reason in its name`);
} else failed++;
if (child && failed === 0) failed++;
rmSync(folder, { recursive: true, force: true });

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
