// When the steps about a periodic report come due, however late its period is opened.
import { isRefusal } from '../kernel/index.js';
import { readCalendar } from '../deadline/calendar.reader.js';
import { readPolicy } from './policy.reader.js';
import { reportLooks } from './report-ladder.reactor.js';

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
