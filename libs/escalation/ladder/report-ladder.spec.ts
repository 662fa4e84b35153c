// When the steps about a periodic report come due, however late its period is opened.
import { isRefusal } from '../../kernel/index.js';
import { readCalendar } from '../../deadline/calendars/calendar.reader.js';
import { calendarData, loadCalendar } from '../../deadline/calendars/calendar.rule.js';
import { readRegime } from '../../duty/regime.reader.js';
import type { ReportRow } from '../../duty/report.state.rule.js';
import { readPolicy } from '../policy/policy.reader.js';
import { reportLooks, rescheduledReport } from './report-ladder.reactor.js';

const calendar = readCalendar();
const policy = readPolicy();
if (isRefusal(policy) || isRefusal(calendar)) throw new Error('the policy and the calendar that ship can be read');

const DUE = '2021-03-16';
const openedAt = (instant: string) => reportLooks(DUE, instant, policy, calendar).map(({ kind, step, at }) => `${step} ${kind} ${at}`);

describe('the steps about a report', () => {
  it('count from the day it is due', () => {
    expect(openedAt('2021-03-01T01:00:00.000Z')).toEqual([
      '1 report-due 2021-03-09T01:00:00.000Z',
      '3 report-due 2021-03-15T01:00:00.000Z',
      '4 report-missing 2021-03-17T01:00:00.000Z',
      '5 report-missing 2021-03-23T01:00:00.000Z',
      '6 report-missing 2021-03-30T01:00:00.000Z',
    ]);
  });

  it('are told at once when the period is opened after their day, even on the last one', () => {
    expect(openedAt('2021-03-16T01:00:05.000Z').slice(0, 2)).toEqual([
      '1 report-due 2021-03-16T01:00:05.000Z',
      '3 report-due 2021-03-16T01:00:05.000Z',
    ]);
  });

  it('wait for the hours of sending', () => {
    expect(openedAt('2021-03-15T11:00:00.000Z').slice(0, 2)).toEqual([
      '1 report-due 2021-03-16T01:00:00.000Z',
      '3 report-due 2021-03-16T01:00:00.000Z',
    ]);
  });
});

describe('a report under another calendar', () => {
  const regime = readRegime();
  // 15 and 16 March 2021 are a Monday and a Tuesday: with the Tuesday off the second working day after the cut-off is Wednesday the 17th.
  const otherwise = loadCalendar({
    version: 'vn-2021+1',
    years: calendarData(calendar).years.map((each) =>
      each.year === 2021 ? { ...each, days: [...each.days, { date: '2021-03-16', name: 'Nghỉ', kind: 'compensatory' as const }] } : each,
    ),
  });
  const owed = {
    report: '2021-q1.so-tu-phap',
    agency: 'so-tu-phap',
    period: '2021-q1',
    regime: `${regime.id}@${regime.version}`,
    calendar: calendar.version,
    openedAt: '2021-03-01T01:00:00.000Z',
    due: DUE,
    upward: { nominal: '2021-03-20', effective: '2021-03-22', aim: '2021-03-19' },
    looks: reportLooks(DUE, '2021-03-01T01:00:00.000Z', policy, calendar),
  } as ReportRow;
  const under = (changes: Partial<ReportRow>, by = otherwise) =>
    rescheduledReport({ ...owed, ...changes }, { regime, policy, calendar: by });

  it('is due and looked at on the days of that one', () => {
    const moved = under({})!;
    expect(moved).toMatchObject({
      type: 'RescheduleReport',
      report: owed.report,
      agency: 'so-tu-phap',
      due: '2021-03-17',
      upward: owed.upward,
      calendar: 'vn-2021+1',
    });
    expect(moved.looks.map(({ kind, step, at }) => `${step} ${kind} ${at}`)).toEqual([
      '1 report-due 2021-03-09T01:00:00.000Z',
      '3 report-due 2021-03-15T01:00:00.000Z',
      '4 report-missing 2021-03-18T01:00:00.000Z',
      '5 report-missing 2021-03-24T01:00:00.000Z',
      '6 report-missing 2021-03-31T01:00:00.000Z',
    ]);
  });

  it('stays as it is where nothing moves: the same calendar, the same days, or a regime that is no longer kept', () => {
    expect(under({}, calendar)).toBeNull();
    expect(under({ calendar: 'vn-2020.1' }, calendar)).toBeNull();
    expect(under({ regime: 'khac@1' })).toBeNull();
    expect(under({ period: '2021-khac' })).toBeNull();
  });
});
