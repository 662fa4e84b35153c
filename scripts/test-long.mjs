// `npm run test:crash [KILLS]` and `npm run test:chaos [DAYS]`: the short test of the same name, played for much longer.
import { checkNode, ensureBuilt, ensureInstalled, ensureRedis, run } from './ensure.mjs';

const LENGTHS = { crash: ['DUNGHAN_TEST_KILLS', '300'], chaos: ['DUNGHAN_TEST_DAYS', '30'] };

const [name, given] = process.argv.slice(2);
const [setting, usual] = LENGTHS[name];
checkNode();
await ensureInstalled();
await ensureRedis();
await ensureBuilt();
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', `test/service/${name}`];
await run(process.execPath, jest, { env: { [setting]: given ?? usual } }).catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
