// A task that stood still: how many of its late days that explains, whose they are, and what is said of it. 31/03/2021 is the day.
import { texts } from '../../texts/index.js';
import { assigned, calendar, morning, order, taskAfter } from '../../../test/support/tasks.js';
import { daysLost } from './days-lost.rule.js';
import { partStanding } from './standing.rule.js';
import { daysSuspended, suspensionReasons } from './suspension.rule.js';
import type { TaskCommand } from '../facts/task.commands.js';

const suspend = (when: string, document: string | null = '5/UBND'): TaskCommand =>
  order('SuspendTask', 'ubnd-tinh', when, { document, documentDate: document && when.slice(0, 10), reason: 'Chờ quy định mới' });
const resume = (when: string): TaskCommand => order('ResumeTask', 'ubnd-tinh', when, { document: '9/UBND', reason: '' });

const lateness = (day: string, ...commands: TaskCommand[]) => {
  const task = taskAfter([assigned(), ...commands]);
  return partStanding(task, task.parts[0]!, morning(day), calendar).daysLate;
};
const said = (...commands: TaskCommand[]): string[] =>
  suspensionReasons(taskAfter([assigned(), ...commands])).map(({ code, params }) => texts('vi').reason(code, params));

describe('a suspension', () => {
  it('leaves the days late as they are and says how many of them it covers', () =>
    expect(lateness('2021-05-10', suspend('2021-04-05'), resume('2021-05-07'))).toEqual({
      calendar: 40,
      working: 25,
      suspended: { calendar: 32, working: 21 },
    }));

  it('before the day covers only what lies after it', () =>
    expect(lateness('2021-04-10', suspend('2021-03-01'), resume('2021-04-05'))).toEqual({
      calendar: 10,
      working: 7,
      suspended: { calendar: 5, working: 3 },
    }));

  it('that was over by the day covers none', () =>
    expect(lateness('2021-04-10', suspend('2021-03-01'), resume('2021-03-05'))).toMatchObject({ suspended: null }));

  it.each([
    ['begins and ends on one day', ['2021-04-06', '2021-04-06'], null],
    ['covers the day it goes on, and not the day it was decided', ['2021-04-06', '2021-04-07'], { calendar: 1, working: 1 }],
  ])('%s', (_, [from = '', to = ''], expected) => {
    const task = taskAfter([assigned(), suspend(`${from}T02:00:00.000Z`), resume(`${to}T03:00:00.000Z`)]);
    expect(daysSuspended(task, '2021-03-31', '2021-04-20', calendar)).toEqual(expected);
  });

  it('of several adds up', () =>
    expect(lateness('2021-04-20', suspend('2021-04-02'), resume('2021-04-05'), suspend('2021-04-12'), resume('2021-04-14'))).toMatchObject({
      suspended: { calendar: 5, working: 3 },
    }));

  it('takes its days from the lead, and from whoever the lead waited for', () => {
    const task = taskAfter([assigned(), suspend('2021-04-05'), resume('2021-04-09')]);
    expect(daysLost(task, task.parts[0]!, morning('2021-04-12'), calendar)).toMatchObject([
      { role: 'lead', agency: 'so-tu-phap', calendar: 8, working: 4 },
      { role: 'suspended', agency: 'ubnd-tinh', calendar: 4, working: 4, papers: ['5/UBND'] },
    ]);
  });

  it('is named with its days and its paper', () => {
    expect(said(suspend('2021-04-05'), resume('2021-05-07'), suspend('2021-06-01', null))).toEqual([
      'Đã tạm dừng từ ngày 05/04/2021 đến ngày 07/05/2021 (văn bản 5/UBND ngày 05/04/2021).',
      'Đang tạm dừng từ ngày 01/06/2021.',
    ]);
  });
});
