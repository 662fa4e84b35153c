// `npm test`: installs and builds what is missing, then runs every test and, beside them, checks types, style and structure.
// Ends with a line that counts what passed and what failed, and exits non-zero when anything did.
import { checkNode, ensureBuilt, ensureInstalled, ensureRedis, run, say } from './ensure.mjs';
import { countTests } from './jest.mjs';

checkNode();
await ensureInstalled();
await ensureRedis();
await ensureBuilt();

const node = process.execPath;
const checks = [
  ['kiểu dữ liệu / types', ['node_modules/ts7/bin/tsc', '-p', 'tsconfig.json', '--noEmit']],
  ['tệp thuần không biết đến máy / pure files', ['node_modules/ts7/bin/tsc', '-p', 'tsconfig.pure.json']],
  ['phong cách / lint', ['node_modules/eslint/bin/eslint.js', '--cache', '--cache-location', 'node_modules/.cache/eslint/', '.']],
  [
    'chiều phụ thuộc / import directions',
    ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'apps', 'libs', 'test', '--config', '.dependency-cruiser.cjs'],
  ],
  [
    'thư mục không vòng tròn / folders without cycles',
    ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'apps', 'libs', '--config', '.dependency-cruiser.folders.cjs'],
  ],
];

let passed = 0;
let failed = 0;

/** One after another, beside the tests: those wait for disks, processes and servers much of the time. */
async function check() {
  for (const [name, args] of checks) {
    try {
      await run(node, args, { quiet: true });
      passed++;
      say(`— ${name}: đạt / passed`);
    } catch (error) {
      failed++;
      say(`— ${name}: không đạt / failed\n${error.message}`);
    }
  }
}

async function test() {
  const counted = await countTests(process.argv.slice(2));
  passed += counted.passed;
  failed += counted.failed;
  if (counted.skipped > 0) say(`${counted.skipped} skipped, each with its reason in its name`);
}

say('— các bài kiểm thử và các kiểm tra bên cạnh / tests, and the checks beside them');
await Promise.all([check(), test()]);

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
