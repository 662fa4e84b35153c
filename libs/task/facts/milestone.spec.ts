// Work of several years and work that recurs: its milestones as printed, how each is followed, reported and moved.
import { instantAt, isRefusal, type Day } from '../../kernel/index.js';
import { play } from '../../../test/support/given-when-then.js';
import { assigned, calendar, confirm, extendTo, lead, order, party, report, taskAfter } from '../../../test/support/tasks.js';
import { texts } from '../../texts/index.js';
import { countsByQuarter, countStandings } from '../standing/counts.rule.js';
import { daysLost } from '../standing/days-lost.rule.js';
import { lastDayOf, milestoneOfTask, milestonesOf } from './milestone.rule.js';
import { partStanding, taskStanding } from '../standing/standing.rule.js';
import type { TaskCommand } from './task.commands.js';
import { taskDecider } from '../orders/task.decider.js';
import { TASK_UPCASTERS } from './task-upcasters.rule.js';

const LEAD = 'so-tu-phap';
const given = (text: string, ...then: TaskCommand[]) => taskAfter([assigned({ text }), ...then]);

/** The first days, and whether they are all. */
function days(text: string, most: number, ...then: TaskCommand[]): { days: Day[]; ends: boolean } {
  const found: Day[] = [];
  for (const { day } of milestonesOf(given(text, ...then))) {
    if (found.length === most) return { days: found, ends: false };
    found.push(day);
  }
  return { days: found, ends: true };
}

const completion = (when: Day, fields: { milestone?: Day; whole?: boolean } = {}): TaskCommand =>
  order('ReportCompletion', LEAD, when, { document: '12/KH-STP', note: '', ...fields });

const ONWARD = 'Năm 2021 và những năm tiếp theo';
const FIVE = '2021-2025';

describe('the milestones of a cell', () => {
  it.each([
    [ONWARD, ['2021-12-31', '2022-12-31', '2023-12-31']],
    ['Quý I/2021 và các năm tiếp theo', ['2021-03-31', '2022-03-31']],
    ['Hàng năm', ['2021-12-31', '2022-12-31']],
    ['Hằng quý', ['2021-03-31', '2021-06-30', '2021-09-30', '2021-12-31', '2022-03-31']],
    ['Hằng tháng', ['2021-01-31', '2021-02-28', '2021-03-31', '2021-04-30']],
    ['Định kỳ 6 tháng', ['2021-06-30', '2021-12-31', '2022-06-30']],
    ['Trước ngày 15/12 hằng năm', ['2021-12-14', '2022-12-14']],
  ])('%s goes on without end', (text, expected) => expect(days(text, expected.length)).toEqual({ days: expected, ends: false }));

  it.each([
    [FIVE, ['2021-12-31', '2022-12-31', '2023-12-31', '2024-12-31', '2025-12-31']],
    ['Giai đoạn 2021-2023', ['2021-12-31', '2022-12-31', '2023-12-31']],
    ['Năm 2021, 2022', ['2021-12-31', '2022-12-31']],
    // The plan was signed on 30/12/2020: two days later nobody owes the result of a year.
    ['Giai đoạn 2020-2022', ['2021-12-31', '2022-12-31']],
  ])('%s ends with its last year', (text, expected) => expect(days(text, 9)).toEqual({ days: expected, ends: true }));

  it.each([
    ['Quý II, Quý IV năm 2021', ['2021-06-30', '2021-12-31']],
    ['Tháng 3, 6, 9, 12', ['2021-03-31', '2021-06-30', '2021-09-30', '2021-12-31']],
    ['Xây dựng kế hoạch: Quý I; triển khai: Quý IV', ['2021-03-31', '2021-12-31']],
    ['Tháng 6, 12', ['2021-06-30', '2021-12-31']],
    ['Trước ngày 15/6, 15/12', ['2021-06-14', '2021-12-14']],
  ])('%s are the days that it lists', (text, expected) => {
    expect(days(text, 9)).toEqual({ days: expected, ends: true });
    expect(given(text).deadlines[0]).toMatchObject({ nominalDue: expected.at(-1), listed: true });
  });

  it('are none of a list of which only one day was left when the work was given, nor of quarters that make one term', () => {
    expect(days('Quý III năm 2020, Quý I năm 2021', 9)).toEqual({ days: [], ends: true });
    expect(days('Quý III, IV năm 2021', 9)).toEqual({ days: [], ends: true });
  });

  it('are none of a day, a quarter or standing work', () => {
    expect(days('Quý I năm 2021', 2).days).toEqual([]);
    expect(days('Thường xuyên', 2).days).toEqual([]);
  });

  it('roll over days of rest, unless the cell says "before"', () => {
    // 31/12/2022 is a Saturday, Monday 02/01/2023 compensates New Year; 14/12/2024 is a Saturday.
    expect(lastDayOf(given(ONWARD), '2022-12-31', calendar)).toBe('2023-01-03');
    expect(lastDayOf(given('Trước ngày 15/12 hằng năm'), '2024-12-14', calendar)).toBe('2024-12-14');
  });

  it('an extension moves the one before its day, and no other', () => {
    expect(days(ONWARD, 3, extendTo('2022-03-31', '2021-12-20')).days).toEqual(['2022-03-31', '2022-12-31', '2023-12-31']);
    expect(days(FIVE, 9, extendTo('2023-02-28', '2022-12-20')).days).toEqual([
      '2021-12-31',
      '2023-02-28',
      '2023-12-31',
      '2024-12-31',
      '2025-12-31',
    ]);
    const twice = [extendTo('2022-03-31', '2021-12-20'), extendTo('2022-06-30', '2022-03-20')];
    expect(days(ONWARD, 2, ...twice).days).toEqual(['2022-06-30', '2022-12-31']);
    expect(days(FIVE, 9, extendTo('2026-03-31', '2025-12-01')).days.slice(-2)).toEqual(['2024-12-31', '2026-03-31']);
  });

  it('an extension moves one of a list, and the list still ends', () => {
    const LIST = 'Quý II, Quý IV năm 2021';
    expect(days(LIST, 9, extendTo('2021-08-15', '2021-06-20'))).toEqual({ days: ['2021-08-15', '2021-12-31'], ends: true });
    expect(days(LIST, 9, extendTo('2022-02-28', '2021-12-20'))).toEqual({ days: ['2021-06-30', '2022-02-28'], ends: true });
  });

  it('an extension says which milestone it moved, and whether that had passed', () => {
    const facts = (text: string, to: Day, when: Day) =>
      play(taskDecider, 'task-p.r01', [assigned({ text }), extendTo(to, when)]).events.at(-1)?.data;
    expect(facts(FIVE, '2023-02-28', '2022-12-20')).toMatchObject({ previousDue: '2022-12-31', afterDue: false });
    expect(facts(ONWARD, '2023-03-31', '2023-02-10')).toMatchObject({ previousDue: '2022-12-31', afterDue: true });
  });
});

describe('each milestone is followed like a day', () => {
  const at = (text: string, day: Day, ...then: TaskCommand[]) => {
    const task = given(text, ...then);
    return partStanding(task, task.parts[0]!, instantAt(day, '09:00'), calendar);
  };
  const said = (text: string, day: Day, ...then: TaskCommand[]): string[] =>
    at(text, day, ...then).reasons.map(({ code, params }) => texts('vi').reason(code, params));

  it.each([
    [FIVE, '2021-12-23', 'on-time'],
    [FIVE, '2021-12-24', 'at-risk'], // five working days before Friday 31/12/2021
    [FIVE, '2022-01-01', 'milestone-passed'],
    [FIVE, '2023-12-21', 'milestone-passed'],
    [FIVE, '2023-12-22', 'at-risk'], // 31/12/2023 is a Sunday: five working days before Friday 29/12
    [FIVE, '2024-01-02', 'at-risk'], // the Tuesday it rolls to
    [FIVE, '2024-01-03', 'milestone-passed'],
    [FIVE, '2025-12-31', 'at-risk'],
    [FIVE, '2026-01-01', 'late'],
    [ONWARD, '2026-01-15', 'milestone-passed'],
    ['Hằng quý', '2021-03-24', 'at-risk'],
    ['Hằng quý', '2021-04-01', 'milestone-passed'],
    ['Hằng quý', '2021-06-23', 'at-risk'],
    ['Quý II, Quý IV năm 2021', '2021-06-22', 'on-time'],
    ['Quý II, Quý IV năm 2021', '2021-06-23', 'at-risk'],
    ['Quý II, Quý IV năm 2021', '2021-07-01', 'milestone-passed'],
    ['Quý II, Quý IV năm 2021', '2022-01-01', 'late'],
    ['Thứ Sáu hằng tuần', '2021-03-02', 'milestone-passed'],
    ['Thứ Sáu hằng tuần', '2021-03-04', 'at-risk'],
  ])('%s stands on %s %s', (text, day, expected) => expect(at(text, day).standing).toBe(expected));

  it('says which milestone has passed, and which comes next', () => {
    expect(said(FIVE, '2022-05-04')).toEqual([
      'Mốc năm 2021 (31/12/2021) đã qua; nhiệm vụ nhiều năm tiếp tục thực hiện, mốc tiếp theo 31/12/2022.',
    ]);
    expect(said('Hằng quý', '2021-05-04')).toEqual([
      'Mốc 31/03/2021 đã qua; nhiệm vụ định kỳ tiếp tục thực hiện, mốc tiếp theo 30/06/2021.',
    ]);
    expect(said('Quý II, Quý IV năm 2021', '2021-07-01')).toEqual([
      'Mốc 30/06/2021 đã qua; nhiệm vụ có nhiều mốc tiếp tục thực hiện, mốc tiếp theo 31/12/2021.',
    ]);
    expect(said(FIVE, '2022-12-28')).toEqual(['Còn 2 ngày làm việc đến mốc năm 2022 (31/12/2022); nhiệm vụ nhiều năm.']);
  });

  it('is late after the last one, by the days since it', () => {
    expect(at(FIVE, '2026-01-06').daysLate).toMatchObject({ calendar: 6 });
    const task = given(FIVE);
    expect(daysLost(task, task.parts[0]!, instantAt('2026-01-06', '09:00'), calendar)).toMatchObject([{ role: 'lead', calendar: 6 }]);
  });

  it('is counted beside the work that is in time or late', () => {
    const counts = countStandings([given('Hàng năm'), given(FIVE), given(ONWARD)], instantAt('2022-03-01'), calendar).total;
    expect(counts).toMatchObject({ openLate: 0, openOnTime: 0, milestonePassed: 3 });
    const quarters = (day: Day) => countsByQuarter([given(FIVE)], instantAt(day), calendar).map(({ year, quarter }) => [year, quarter]);
    expect(quarters('2022-03-01')).toEqual([[2021, 4]]);
    expect(quarters('2022-12-28')).toEqual([[2022, 4]]);
  });
});

describe('the result of a milestone', () => {
  const YEAR_1 = [report(LEAD, '2021-12-20'), confirm('so-noi-vu', '2021-12-22')];
  const standingOn = (day: Day, text: string, ...then: TaskCommand[]) => {
    const task = given(text, ...then);
    return partStanding(task, task.parts[0]!, instantAt(day, '09:00'), calendar);
  };

  it('is reported for the milestone that is near, and the work goes on when it is confirmed', () => {
    const waiting = given(ONWARD, YEAR_1[0]!);
    expect(waiting.parts[0]).toMatchObject({ phase: 'awaiting-confirmation', reportedFor: '2021-12-31' });
    const [part] = given(ONWARD, ...YEAR_1).parts;
    expect(part).toMatchObject({
      phase: 'in-progress',
      reportedAt: null,
      milestonesMet: [{ milestone: '2021-12-31', doneOn: '2021-12-20', paper: { number: '12/KH-STP' } }],
    });
  });

  it('keeps the milestone it is for in sight while it waits', () => {
    const waiting = given(ONWARD, YEAR_1[0]!);
    expect(milestoneOfTask(waiting, '2022-01-20', calendar)).toMatchObject({ day: '2021-12-31' });
    expect(standingOn('2022-01-20', ONWARD, YEAR_1[0]!)).toMatchObject({ standing: 'on-time', daysLate: null });
    expect(milestoneOfTask(given(ONWARD, ...YEAR_1), '2021-12-28', calendar)).toMatchObject({ day: '2022-12-31' });
  });

  it('is not asked for again before its day, nor said to have passed without it', () => {
    expect(standingOn('2021-12-28', ONWARD, ...YEAR_1).standing).toBe('on-time');
    const after = standingOn('2022-03-01', ONWARD, ...YEAR_1);
    expect(after.standing).toBe('on-time');
    expect(texts('vi').reason(after.reasons[0]!.code, after.reasons[0]!.params)).toBe(
      'Đã hoàn thành mốc năm 2021 (31/12/2021) ngày 20/12/2021; mốc tiếp theo 31/12/2022.',
    );
    expect(standingOn('2022-12-28', ONWARD, ...YEAR_1).standing).toBe('at-risk');
  });

  it('the last one completes the work', () => {
    const all = ['2021-12-20', '2022-12-20'].flatMap((day) => [report(LEAD, day), confirm('so-noi-vu', day)]);
    const task = given('Năm 2021, 2022', ...all);
    expect(task.parts[0]).toMatchObject({ phase: 'done', doneOn: '2022-12-20' });
    expect(taskStanding(task, instantAt('2023-06-01'), calendar)).toBe('done-on-time');
    const late = given('Năm 2021, 2022', completion('2023-01-09', { milestone: '2022-12-31' }), confirm('so-noi-vu', '2023-01-10'));
    expect(taskStanding(late, instantAt('2023-06-01'), calendar)).toBe('done-late');
  });

  it('returned, it is owed as before', () => {
    const back = order('ReturnCompletion', 'so-noi-vu', '2021-12-22', { reason: 'thiếu số liệu' });
    const task = given(ONWARD, YEAR_1[0]!, back);
    expect(task.parts[0]).toMatchObject({ phase: 'in-progress', reportedFor: null, milestonesMet: [] });
    expect(standingOn('2022-01-10', ONWARD, YEAR_1[0]!, back).standing).toBe('milestone-passed');
  });

  it('stays with the work when another agency takes it over', () => {
    const moved = order('ReassignLead', 'ubnd-tinh', '2022-02-01', { from: LEAD, to: party('so-y-te'), document: '9/QĐ', reason: 'x' });
    expect(given(ONWARD, ...YEAR_1, moved).parts[0]).toMatchObject({ agency: 'so-y-te', milestonesMet: [{ milestone: '2021-12-31' }] });
    expect(standingOn('2022-03-01', ONWARD, ...YEAR_1, moved).standing).toBe('on-time');
  });

  it('is each lead’s own', () => {
    const joint = taskAfter([assigned({ text: ONWARD, leads: [lead(LEAD), lead('so-y-te')] }), ...YEAR_1]);
    expect(joint.parts.map((part) => partStanding(joint, part, instantAt('2022-03-01'), calendar).standing)).toEqual([
      'on-time',
      'milestone-passed',
    ]);
  });
});

describe('which milestone a report is for', () => {
  const answer = (text: string, command: TaskCommand, ...before: TaskCommand[]) => taskDecider.decide(command, given(text, ...before));
  const milestoneOf = (text: string, command: TaskCommand): unknown => {
    const facts = answer(text, command);
    if (isRefusal(facts)) return facts;
    return facts.flatMap((fact) => (fact.type === 'CompletionReported' ? [fact.data.milestone] : []))[0];
  };

  it.each([
    ['before the first', '2021-11-01', {}, '2021-12-31'],
    ['named', '2022-02-01', { milestone: '2021-12-31' }, '2021-12-31'],
    ['named ahead of its year', '2021-11-01', { milestone: '2022-12-31' }, '2022-12-31'],
    ['the whole', '2022-02-01', { whole: true }, null],
  ])('%s', (_, when, fields, expected) => expect(milestoneOf(ONWARD, completion(when, fields))).toBe(expected));

  it('on the working day that a day of rest carries it to, it is still that one', () => {
    const year1 = [report(LEAD, '2021-12-20'), confirm('so-noi-vu', '2021-12-22')];
    const facts = answer(ONWARD, completion('2023-01-03'), ...year1);
    expect(facts).toMatchObject([{ data: { milestone: '2022-12-31' } }]);
  });

  it.each([
    ['two may be meant', ONWARD, completion('2022-02-01'), 'task.milestone-which'],
    ['no such day', ONWARD, completion('2021-11-01', { milestone: '2021-11-30' }), 'task.no-such-milestone'],
    ['one and the whole', ONWARD, completion('2021-11-01', { milestone: '2021-12-31', whole: true }), 'task.milestone-and-whole'],
    ['work without milestones', 'Quý I năm 2021', completion('2021-02-01', { milestone: '2021-03-31' }), 'task.no-milestones'],
  ])('refused: %s', (_, text, command, code) => expect(answer(text, command)).toMatchObject({ code }));

  it('refused: one that is met', () => {
    const year1 = [report(LEAD, '2021-12-20'), confirm('so-noi-vu', '2021-12-22')];
    expect(answer(ONWARD, completion('2021-12-23', { milestone: '2021-12-31' }), ...year1)).toMatchObject({ code: 'task.milestone-met' });
  });

  it('the whole work, confirmed, is over', () => {
    const task = given(ONWARD, completion('2022-02-01', { whole: true }), confirm('so-noi-vu', '2022-02-02'));
    expect(taskStanding(task, instantAt('2023-06-01'), calendar)).toBe('done-on-time');
  });

  it('a report of an old log was for the whole work', () => {
    const [upcaster] = TASK_UPCASTERS.filter(({ type }) => type === 'CompletionReported');
    expect(upcaster?.up({ part: LEAD, paper: null, note: 'x' })).toEqual({ part: LEAD, paper: null, note: 'x', milestone: null });
  });
});
