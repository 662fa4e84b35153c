// Runs jest and counts what it found.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './ensure.mjs';

/**
 * @param args for jest
 * @param before a command that runs another one, with its own arguments
 * @returns how many tests passed and failed, and how many were skipped; what broke before it could be counted is one that failed
 */
export async function countTests(args, before = []) {
  const folder = mkdtempSync(join(tmpdir(), 'dung-han-test-'));
  const report = join(folder, 'jest.json');
  const [command, ...rest] = [
    ...before,
    process.execPath,
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${report}`,
    ...args,
  ];
  try {
    const broke = await run(command, rest).then(
      () => false,
      () => true,
    );
    if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    return { passed: numPassedTests, failed: broke ? Math.max(1, failed) : failed, skipped: numPendingTests };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
