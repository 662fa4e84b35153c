// The tests that take long. `npm run test:crash [KILLS]` and `npm run test:chaos [DAYS]` play the short test of the same name for much
// longer; `npm run test:dates [MOMENT…]` runs what starts the product or uses the machine as if it were other days.
import { checkNode, ensureBuilt, ensureFaketime, ensureInstalled, ensureRedis, say } from './ensure.mjs';
import { countTests } from './jest.mjs';

const LENGTHS = { crash: ['DUNGHAN_TEST_KILLS', '300'], chaos: ['DUNGHAN_TEST_DAYS', '30'] };
/** Of the plan whose days are played. */
const ALL_AGENCIES = '8';

/** In Viet Nam. The last minutes of a year run into the next one. */
const MOMENTS = [
  '2026-12-04T23:59', // a Friday
  '2026-12-31T23:57',
  '2027-01-01T08:30',
  '2027-02-07T09:00', // the middle of Tết
  '2027-03-28T10:00', // the Sunday before the end of a quarter
  '2027-09-02T07:59', // National Day
  '2028-02-29T14:00',
  '2029-04-14T11:00', // a Saturday
  '2029-05-16T10:15', // a working day, in office hours
  '2030-10-01T00:01', // a quarter has just ended
];

/** Pure rules are given their time, and stories bring their clock along. */
const ON_THE_CLOCK = [
  'apps/',
  'test/(architecture|mail|service)/',
  'libs/(agency|application|engine|event-store|identity|notice|queue|simulation)/',
];

async function played(name, given) {
  const [setting, usual] = LENGTHS[name];
  process.env[setting] = given[0] ?? usual;
  process.env.DUNGHAN_TEST_AGENCIES = ALL_AGENCIES;
  return countTests([`test/service/${name}`]);
}

async function atOtherDates(given) {
  await ensureFaketime();
  // Files keep their times: what was built is not older than its sources.
  process.env.NO_FAKE_STAT = '1';
  const total = { passed: 0, failed: 0 };
  for (const moment of given.length > 0 ? given : MOMENTS) {
    const ahead = Math.round((Date.parse(`${moment}:00+07:00`) - Date.now()) / 1000);
    if (Number.isNaN(ahead)) throw new Error(`“${moment}”: YYYY-MM-DDTHH:MM`);
    // The clock goes on from there, for every process that is started.
    const { passed, failed } = await countTests(ON_THE_CLOCK, ['faketime', '-f', `${ahead < 0 ? '' : '+'}${ahead}s`]);
    say(`— ${moment}: ${passed} passed, ${failed} failed`);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

const [name, ...given] = process.argv.slice(2);
checkNode();
await ensureInstalled();
await ensureRedis();
await ensureBuilt();
const { passed, failed } = await (name === 'dates' ? atOtherDates(given) : played(name, given));
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
