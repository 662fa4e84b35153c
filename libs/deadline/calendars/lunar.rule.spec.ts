// The lunar calendar of Viet Nam against published dates, above all in the years in which China's differs.
import { dayFromNumber } from '../../kernel/day.rule.js';
import { lunarYear } from './lunar.rule.js';

describe('mùng 1 Tết by the clock of Viet Nam', () => {
  it.each([
    [1968, '1968-01-29', 'a day before China'],
    [1969, '1969-02-16', 'a day before China'],
    [1985, '1985-01-21', 'a month before China'],
    [2007, '2007-02-17', 'a day before China'],
    [2008, '2008-02-07', ''],
    [2019, '2019-02-05', ''],
    [2020, '2020-01-25', ''],
    [2021, '2021-02-12', ''],
    [2022, '2022-02-01', ''],
    [2023, '2023-01-22', ''],
    [2024, '2024-02-10', ''],
    [2025, '2025-01-29', ''],
    [2026, '2026-02-17', ''],
    [2027, '2027-02-06', ''],
    [2028, '2028-01-26', ''],
    [2030, '2030-02-02', 'a day before China'],
    [2033, '2033-01-31', ''],
    [2034, '2034-02-19', 'after a leap month 11'],
    [2053, '2053-02-18', 'a day before China'],
  ])('%i: %s %s', (year, day) => {
    expect(dayFromNumber(lunarYear(year).newYear)).toBe(day);
  });
});

describe('10/3', () => {
  it.each([
    [2007, '2007-04-26'],
    [2019, '2019-04-14'],
    [2020, '2020-04-02'],
    [2021, '2021-04-21'],
    [2022, '2022-04-10'],
    [2023, '2023-04-29'],
    [2024, '2024-04-18'],
    [2025, '2025-04-07'],
    [2026, '2026-04-26'],
    [2027, '2027-04-16'],
  ])('%i: %s', (year, day) => {
    expect(dayFromNumber(lunarYear(year).hungKings)).toBe(day);
  });
});

it('the last month of the year before has 29 or 30 days', () => {
  expect([2021, 2022, 2023, 2024, 2025, 2026].map((year) => lunarYear(year).lastMonth)).toEqual([30, 29, 30, 30, 29, 29]);
});

it('Tết falls between 20/01 and 21/02 in every year it is computed for', () => {
  for (let year = 1968; year <= 2199; year++) {
    const day = dayFromNumber(lunarYear(year).newYear).slice(5);
    expect([year, day >= '01-20' && day <= '02-21']).toEqual([year, true]);
  }
});
