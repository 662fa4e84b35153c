import { instantAt } from '../kernel/index.js';
import { sampleYear } from './sample-year.rule.js';

it.each([
  ['2026-11-29', 2026],
  ['2026-12-31', 2026],
  ['2027-01-01', 2026],
  ['2027-01-31', 2026],
  ['2027-02-01', 2027],
  ['2028-02-29', 2028],
])('a newcomer of %s sees the plan of %i', (day, year) => {
  expect([sampleYear(instantAt(day, '00:00')), sampleYear(instantAt(day, '23:59'))]).toEqual([year, year]);
});
