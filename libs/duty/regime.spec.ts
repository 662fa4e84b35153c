// The days of the periodic reports, against the table worked out by hand for 2021.
import { isRefusal } from '../kernel/index.js';
import { calendar } from '../../test/support/tasks.js';
import { readRegime } from './regime.reader.js';
import { lastCutOff, parseRegime, periodAfter, periodsOf, runningPeriod, periodById } from './regime.rule.js';

const regime = readRegime();

describe('the periods of 2021', () => {
  it.each([
    ['2021-q1', '2020-12-15', '2021-03-14', '2021-03-16', '2021-03-22', '2021-03-19'],
    ['2021-h1', '2020-12-15', '2021-06-14', '2021-06-16', '2021-06-21', '2021-06-18'],
    ['2021-q3', '2021-06-15', '2021-09-14', '2021-09-16', '2021-09-20', '2021-09-20'],
    ['2021-year', '2020-12-15', '2021-12-14', '2021-12-16', '2021-12-20', '2021-12-20'],
  ])('%s: data %s to %s, due %s, the province %s, aiming at %s', (id, from, cutOff, due, effective, aim) => {
    const period = periodsOf(2021, regime, calendar).find((each) => each.id === id);
    expect(period).toMatchObject({ from, cutOff, due, upward: { nominal: `${cutOff.slice(0, 8)}20`, effective, aim } });
  });

  it('skips Tết, holidays and weekends when it counts the two working days', () => {
    // 14/6/2025 is a Saturday.
    expect(periodsOf(2025, regime, calendar).find((each) => each.id === '2025-h1')?.due).toBe('2025-06-17');
  });
});

describe('which period runs', () => {
  it('the one whose cut-off day has not ended', () => {
    expect(runningPeriod('2021-03-14T16:59:59Z', regime, calendar).id).toBe('2021-q1');
    expect(runningPeriod('2021-03-14T17:00:00Z', regime, calendar).id).toBe('2021-h1');
    expect(runningPeriod('2021-12-20T02:00:00Z', regime, calendar).id).toBe('2022-q1');
  });

  it('follows the one before it', () => {
    expect(periodAfter('2021-09-14', regime, calendar).id).toBe('2021-year');
    expect(periodAfter('2021-12-14', regime, calendar).id).toBe('2022-q1');
  });

  it.each(['khong-co', '', '2021', '0000-q1', '9999-q1', '1e9-q1', '2021-q9', '-2021-q1'])('knows no period “%s”', (id) => {
    expect(periodById(id, regime, calendar)).toBeNull();
  });

  it('knows the last cut-off', () => {
    expect(lastCutOff('2021-03-14', regime, calendar)).toBe('2020-12-14');
    expect(lastCutOff('2021-03-15', regime, calendar)).toBe('2021-03-14');
  });
});

it('refuses a regime that could not be kept, naming the place', () => {
  const refusal = parseRegime({ ...regime, dueWorkingDays: -1 });
  expect(isRefusal(refusal) && refusal).toMatchObject({ code: 'report.regime-invalid', params: { field: 'dueWorkingDays' } });
});
