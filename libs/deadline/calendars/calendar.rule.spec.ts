// The civil-service calendar against the working days that can be counted by hand on the published calendars.
import { readCalendar } from './calendar.reader.js';
import { addWorkingDays, isProvisional, isWorkingDay, rollBack, rollForward, workingDaysBetween } from './calendar.rule.js';

const calendar = readCalendar();

describe('working days', () => {
  it.each([
    ['2024-04-26', 5, '2024-05-07', '29/4 given off, Saturday 04/5 worked'],
    ['2024-04-26', 3, '2024-05-04', 'ends on the worked Saturday'],
    ['2025-04-25', 3, '2025-04-29', 'Saturday 26/4 worked'],
    ['2021-04-29', 5, '2021-05-10', '3/5 given off for 1/5'],
    ['2021-08-31', 5, '2021-09-09', 'two days of the national day'],
    ['2026-08-21', 5, '2026-08-27', 'Saturday 22/8 worked'],
    ['2026-11-23', 5, '2026-12-01', '24/11 is the day of Vietnamese culture'],
    ['2021-02-09', 5, '2021-02-23', 'Tết 10-16/2'],
    ['2021-03-31', -5, '2021-03-24', 'backwards'],
    ['2021-03-31', 0, '2021-03-31', 'none'],
  ])('%s plus %i is %s: %s', (from, count, to) => {
    expect(addWorkingDays(calendar, from, count)).toBe(to);
  });

  it('counts from no day that is none', () => {
    for (const none of ['NaN-NaN-NaN', 'khong-co']) {
      expect(() => addWorkingDays(calendar, none, 1)).toThrow(RangeError);
      expect(() => rollForward(calendar, none)).toThrow(RangeError);
      expect(() => rollBack(calendar, none)).toThrow(RangeError);
    }
  });

  it.each([
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 250],
    [2026, 249],
  ])('%i has %i of them', (year, count) => {
    expect(workingDaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`)).toBe(count);
  });

  it('counts none when the end is not later', () => {
    expect(workingDaysBetween(calendar, '2021-03-31', '2021-03-31')).toBe(0);
  });
});

describe('rolling', () => {
  it.each([
    ['2022-12-31', '2023-01-03'],
    ['2023-09-30', '2023-10-02'],
    ['2023-12-31', '2024-01-02'],
    ['2024-03-31', '2024-04-01'],
    ['2024-06-30', '2024-07-01'],
    ['2021-03-31', '2021-03-31'],
    ['2021-06-30', '2021-06-30'],
    ['2021-09-30', '2021-09-30'],
    ['2021-12-31', '2021-12-31'],
  ])('%s ends on %s', (day, to) => {
    expect(rollForward(calendar, day)).toBe(to);
  });

  it('goes back over Tết to aim at the working day before', () => {
    expect(rollBack(calendar, '2021-02-14')).toBe('2021-02-09');
    expect(rollBack(calendar, '2021-02-09')).toBe('2021-02-09');
  });

  it('works a Saturday exchanged for a Thursday', () => {
    expect(isWorkingDay(calendar, '2024-05-04')).toBe(true);
    expect(isWorkingDay(calendar, '2024-04-29')).toBe(false);
  });

  it('says when a year is not loaded', () => {
    expect(isProvisional(calendar, '2027-02-08')).toBe(true);
    expect(isProvisional(calendar, '2026-12-31')).toBe(false);
  });
});
