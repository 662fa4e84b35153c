// Weeks, the moment their digest goes out, and the weeks that were missed.
import { readCalendar } from '../deadline/calendars/calendar.reader.js';
import { instantAt, localTime } from '../kernel/index.js';
import { digestDue, digestWeek, firstWorkingDay, missedWeeks, nextDigest, weekOf } from './week.rule.js';

const calendar = readCalendar();
const at = (day: string, time: string) => instantAt(day, time);

describe('a week', () => {
  it.each([
    ['2021-04-05', '2021-W14'],
    ['2021-01-01', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2020-12-31', '2020-W53'],
    ['2022-01-02', '2021-W52'],
    ['2024-12-30', '2025-W01'],
    ['2026-12-31', '2026-W53'],
  ])('%s is in %s', (day, week) => expect(weekOf(day)).toBe(week));

  it.each([
    ['2021-04-07', '2021-04-05'],
    ['2021-04-19', '2021-04-19'],
    // Giỗ Tổ on Wednesday does not move the Monday; 30/4 and 1/5 leave Tuesday 4/5 after the compensatory Monday.
    ['2021-05-03', '2021-05-04'],
    // Tết 2021: 10/02 to 16/02 off.
    ['2021-02-15', '2021-02-17'],
    // A Saturday made a working day does not begin the week.
    ['2024-05-04', '2024-05-02'],
  ])('the week of %s begins its work on %s', (day, first) => expect(firstWorkingDay(calendar, day)).toBe(first));

  it('in which nobody works has no digest', () => {
    // Tết 2023 ended on Thursday 26/01; the week of Tết 2026 (16/02 to 20/02) is off altogether.
    expect(firstWorkingDay(calendar, '2023-01-25')).toBe('2023-01-27');
    expect(digestWeek(calendar, '2026-02-18', '07:30')).toBeNull();
  });
});

describe('the digest that is due', () => {
  const due = (day: string, time: string) => digestDue(calendar, at(day, time), '07:30');

  it('is this week’s from its hour on, of 24:00 the day before', () => {
    const week = due('2021-04-05', '07:30');
    expect([week.week, localTime(week.sendAt), localTime(week.asOf)]).toEqual([
      '2021-W14',
      '2021-04-05T07:30:00+07:00',
      '2021-04-05T00:00:00+07:00',
    ]);
    expect(due('2021-04-11', '23:59').week).toBe('2021-W14');
  });

  it('is last week’s until then', () => expect(due('2021-04-05', '07:29').week).toBe('2021-W13'));

  it('leaves out a week in which nobody works', () => {
    expect(due('2026-02-23', '07:29').week).toBe('2026-W07');
    expect(nextDigest(calendar, at('2026-02-09', '07:30'), '07:30').week).toBe('2026-W09');
  });

  it('comes after the weeks that were missed', () => {
    const last = digestDue(calendar, at('2026-02-02', '08:00'), '07:30');
    const owed = digestDue(calendar, at('2026-03-02', '08:00'), '07:30');
    expect(missedWeeks(calendar, last.asOf, owed, '07:30').map(({ week }) => week)).toEqual(['2026-W07', '2026-W09']);
    expect(missedWeeks(calendar, owed.asOf, owed, '07:30')).toEqual([]);
  });
});
