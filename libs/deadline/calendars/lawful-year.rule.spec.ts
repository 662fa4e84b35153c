// Years computed from the law against the notices of the years that have one, and the years to come by hand.
import { weekday } from '../../kernel/day.rule.js';
import { readCalendar } from './calendar.reader.js';
import { addWorkingDays, isProvisional, isWorkingDay, loadCalendar, rollForward, workingDaysBetween } from './calendar.rule.js';
import { FIRST_COMPUTED_YEAR, LAST_COMPUTED_YEAR, lawfulYear } from './lawful-year.rule.js';

const noticed = readCalendar();
const lawful = loadCalendar({ version: 'law', years: [] });

const daysOff = (year: number, kind: string): string[] =>
  lawfulYear(year)!
    .days.filter((day) => day.kind === kind)
    .map(({ date }) => date);
const rests = (...days: string[]): void => expect(days.filter((day) => isWorkingDay(lawful, day))).toEqual([]);
const works = (...days: string[]): void => expect(days.filter((day) => !isWorkingDay(lawful, day))).toEqual([]);

describe('a year computed from the law', () => {
  it.each([2021, 2022, 2023, 2024, 2025, 2026])('%i is as its notice has it, exchanges left out', (year) => {
    const known = noticed.years.get(year)!.days.filter(({ kind }) => !kind.startsWith('swapped'));
    expect(lawfulYear(year)!.days).toEqual(known);
  });

  it('2019: Tết 04-08/02, Giỗ Tổ on a Sunday, 2/9 one day', () => {
    expect(daysOff(2019, 'holiday')).toEqual([
      ...['2019-01-01', '2019-02-04', '2019-02-05', '2019-02-06', '2019-02-07', '2019-02-08'],
      ...['2019-04-14', '2019-04-30', '2019-05-01', '2019-09-02'],
    ]);
    expect(daysOff(2019, 'compensatory')).toEqual(['2019-04-15']);
  });

  it('2020: Tết 23-29/01 with two days off in lieu', () => {
    expect(daysOff(2020, 'holiday')).toEqual([
      ...['2020-01-01', '2020-01-23', '2020-01-24', '2020-01-25', '2020-01-26', '2020-01-27'],
      ...['2020-04-02', '2020-04-30', '2020-05-01', '2020-09-02'],
    ]);
    expect(daysOff(2020, 'compensatory')).toEqual(['2020-01-28', '2020-01-29']);
  });

  it('2027: Tết 04-10/02, Giỗ Tổ, 1/5 made up for on Monday 03/05, 2/9 with Friday 3/9', () => {
    expect(daysOff(2027, 'holiday')).toEqual([
      ...['2027-01-01', '2027-02-04', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'],
      ...['2027-04-16', '2027-04-30', '2027-05-01', '2027-09-02', '2027-09-03', '2027-11-24'],
    ]);
    expect(daysOff(2027, 'compensatory')).toEqual(['2027-02-09', '2027-02-10', '2027-05-03']);
    expect(lawfulYear(2027)!.days.find(({ date }) => date === '2027-02-08')!.name).toBe('Tết Âm lịch Đinh Mùi (mùng 3)');
    expect(rollForward(lawful, '2027-05-01')).toBe('2027-05-04');
    expect(addWorkingDays(lawful, '2027-02-03', 1)).toBe('2027-02-11');
  });

  it('2/9 on each day of the week', () => {
    expect(
      [2030, 2031, 2026, 2027, 2033, 2028, 2029].map((year) => [weekday(`${year}-09-02`), isWorkingDay(lawful, `${year}-09-01`)]),
    ).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [4, true],
      [5, false],
      [6, false],
      [7, false],
    ]);
    works('2027-09-01', '2033-09-05', '2028-09-05');
    // Saturday with Friday before it, and Sunday with Monday after it: one and two more days.
    rests('2028-09-01', '2028-09-04', '2029-09-03', '2029-09-04', '2030-09-03');
    works('2029-09-05', '2030-09-04');
  });

  it('24/11 has no day off in lieu', () => {
    rests('2028-11-24', '2029-11-24');
    works('2029-11-26', '2030-11-25', '2025-11-24');
  });

  it('30/4 and 1/5 on a weekend, alone and together, are made up for one by one', () => {
    rests('2033-04-30', '2033-05-01', '2033-05-02', '2033-05-03'); // Saturday and Sunday
    works('2033-05-04');
    rests('2034-04-30', '2034-05-01', '2034-05-02'); // Sunday, Monday
    works('2034-05-03');
  });

  it('Giỗ Tổ beside 30/4 pushes the days off in lieu along', () => {
    // 2023: Saturday 29/4, Sunday 30/4, Monday 1/5.
    expect(daysOff(2023, 'compensatory')).toEqual(['2023-01-02', '2023-01-25', '2023-01-26', '2023-05-02', '2023-05-03', '2023-09-04']);
  });

  it('the Code of 2012 and those before it', () => {
    expect(daysOff(2013, 'holiday').filter((day) => day < '2013-03')).toEqual([
      '2013-01-01',
      '2013-02-09',
      '2013-02-10',
      '2013-02-11',
      '2013-02-12',
    ]);
    expect(daysOff(2014, 'holiday').filter((day) => day > '2014-01-02' && day < '2014-03')).toHaveLength(5);
    expect(daysOff(2006, 'holiday').filter((day) => day.slice(5, 7) === '04')).toEqual(['2006-04-30']);
    rests('2007-04-26', '2016-02-12', '2018-02-20', '2017-02-01');
    works('2020-09-03', '2016-02-15', '2018-02-13', '2018-02-21', '2017-02-02');
  });

  it('every year: each day once, within the year, one day off in lieu for each holiday on a weekend', () => {
    for (let year = FIRST_COMPUTED_YEAR; year <= LAST_COMPUTED_YEAR; year++) {
      const days = lawfulYear(year)!.days;
      const [off, inLieu] = [days.filter(({ kind }) => kind === 'holiday'), days.filter(({ kind }) => kind === 'compensatory')];
      const lost = off.filter(({ date, name }) => weekday(date) >= 6 && !name.startsWith('Ngày Văn hóa'));
      expect([year, inLieu.length]).toEqual([year, lost.length]);
      expect(inLieu.every(({ date }) => weekday(date) <= 5)).toBe(true);
      expect(new Set(days.map(({ date }) => date)).size).toBe(days.length);
      expect(days.every(({ date }) => date.startsWith(`${year}-`))).toBe(true);
    }
  });
});

describe('a calendar of noticed and computed years', () => {
  it('takes each year from where it is known best', () => {
    expect(isWorkingDay(noticed, '2024-05-04')).toBe(true);
    expect(isWorkingDay(lawful, '2024-05-04')).toBe(false);
    expect(['2027-02-08', '2027-04-16', '2027-05-03', '2027-09-02', '2020-01-23'].map((day) => isWorkingDay(noticed, day))).toEqual([
      ...[false, false, false, false, false],
    ]);
    expect([isProvisional(noticed, '2026-12-31'), isProvisional(noticed, '2027-01-01'), isProvisional(noticed, '2020-12-31')]).toEqual([
      ...[false, true, true],
    ]);
  });

  it('gives the same days in whatever order they are asked for', () => {
    const [forwards, backwards] = [loadCalendar({ version: 'a', years: [] }), loadCalendar({ version: 'b', years: [] })];
    const days = ['1960-01-01', '1968-05-01', '2010-04-23', '2027-09-02', '2050-01-23', '2199-09-02', '2300-09-02'];
    const there = days.map((day) => isWorkingDay(forwards, day));
    const back = [...days].reverse().map((day) => isWorkingDay(backwards, day));
    expect(back.reverse()).toEqual(there);
  });

  it('knows weekends beyond what can be computed', () => {
    expect(isWorkingDay(lawful, '2200-01-04')).toBe(false);
    expect(isWorkingDay(lawful, '2200-01-06')).toBe(true);
    expect(isProvisional(lawful, '2200-01-06')).toBe(true);
  });

  it('counts the working days of 2027', () => {
    expect(workingDaysBetween(noticed, '2026-12-31', '2027-12-31')).toBe(249);
  });
});
