// `npm run test:crash [KILLS]`: the crash test with hundreds of kills (300 when no number is given).
import { checkNode, ensureBuilt, ensureInstalled, run } from './ensure.mjs';

checkNode();
await ensureInstalled();
await ensureBuilt();
const [kills = '300'] = process.argv.slice(2);
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', 'test/service/crash'];
await run(process.execPath, jest, { env: { DUNGHAN_TEST_KILLS: kills } }).catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
