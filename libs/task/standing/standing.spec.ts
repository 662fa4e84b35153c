// Late, at risk, on time: by facts, clock and calendar, to the second.
import { texts } from '../../texts/index.js';
import { instantAt } from '../../kernel/index.js';
import {
  assigned,
  assignment,
  calendar,
  confirm,
  extendTo,
  lead,
  order,
  party,
  report,
  taskAfter,
  type Assignment,
} from '../../../test/support/tasks.js';
import { atRiskFrom, daysLateOf, partStanding, taskStanding } from './standing.rule.js';
import type { TaskCommand } from '../facts/task.commands.js';

const LEAD = 'so-tu-phap';
const verdict = (at: string, commands: TaskCommand[], part = 0) => {
  const task = taskAfter(commands);
  return partStanding(task, task.parts[part]!, at, calendar);
};
const standing = (at: string, options: Assignment = {}, then: TaskCommand[] = []) => verdict(at, [assigned(options), ...then]).standing;

describe('an open part', () => {
  it.each([
    ['2021-03-23T16:59:59Z', 'on-time'],
    ['2021-03-23T17:00:00Z', 'at-risk'], // 00:00 on 24/03, five working days before 31/03
    ['2021-03-31T16:59:59Z', 'at-risk'],
    ['2021-03-31T17:00:00Z', 'late'],
  ])('due on 31/03/2021 is at %s %s', (at, expected) => expect(standing(at)).toBe(expected));

  it('counts at risk from the last working day of the term, not from the rolled one', () => {
    expect(atRiskFrom(calendar, '2021-03-31')).toBe(instantAt('2021-03-24'));
    // 31/12/2022 is a Saturday: from Friday 30/12 back to 23/12; late only after 03/01/2023.
    expect(atRiskFrom(calendar, '2022-12-31')).toBe(instantAt('2022-12-23'));
    expect(standing('2023-01-03T16:59:59Z', { due: '2022-12-31' })).toBe('at-risk');
    expect(standing('2023-01-03T17:00:00Z', { due: '2022-12-31' })).toBe('late');
  });

  it('steps over Tết', () => {
    // Office closed 10/02 to 16/02/2021: five working days before 17/02 is 03/02.
    expect(atRiskFrom(calendar, '2021-02-17')).toBe(instantAt('2021-02-03'));
  });

  it('says how late, in both units', () => {
    const late = verdict(instantAt('2021-04-06', '09:00'), [assigned()]);
    expect(late.daysLate).toEqual({ calendar: 6, working: 4, suspended: null });
    expect(late.reasons).toEqual([
      { code: 'standing.late', params: { due: '2021-03-31', day: '2021-04-06', days: 6, workingDays: 4, calendar: calendar.version } },
    ]);
    expect(verdict(instantAt('2021-03-31', '24:00'), [assigned()]).daysLate).toEqual({ calendar: 1, working: 1, suspended: null });
    expect(verdict('2021-03-31T16:59:59Z', [assigned()]).daysLate).toBeNull();
  });

  it('says how many working days are left', () => {
    expect(verdict(instantAt('2021-03-24'), [assigned()]).reasons).toEqual([
      { code: 'standing.due-soon', params: { due: '2021-03-31', workingDays: 5 } },
    ]);
    expect(verdict(instantAt('2021-03-31', '12:00'), [assigned()]).reasons[0]?.params.workingDays).toBe(0);
  });

  it('a decline does not stop the clock', () => {
    expect(standing('2021-03-31T17:00:00Z', {}, [order('DeclineTask', LEAD, '2021-02-01', { reason: 'x' })])).toBe('late');
  });

  it.each([
    ['conditional', 'standing.day-awaited'],
    ['unreadable', 'standing.unreadable-deadline'],
    ['standing', 'standing.regular'],
  ] as const)('%s has no deadline and says why', (kind, code) => {
    expect(verdict('2022-03-31T17:00:00Z', [assigned({ kind, due: null })])).toMatchObject({
      standing: 'no-deadline',
      daysLate: null,
      reasons: [{ code }],
    });
  });

  it('is never late over several years, but at risk before the milestone', () => {
    const options: Assignment = { kind: 'multi-year', due: '2021-12-31' };
    expect(standing('2021-12-31T16:59:59Z', options)).toBe('at-risk');
    expect(standing('2021-12-31T17:00:00Z', options)).toBe('milestone-passed');
    expect(verdict('2022-05-01T00:00:00Z', [assigned(options)]).reasons).toEqual([
      { code: 'standing.milestone-passed', params: { due: '2021-12-31', year: '2021', next: '2022-12-31' } },
    ]);
  });

  it('is at risk before each milestone of several years, and past it from the next morning on', () => {
    const options: Assignment = { kind: 'multi-year', due: '2021-12-31' };
    const at = (moment: string) => verdict(moment, [assigned(options)]);
    expect(standing('2022-12-20T00:00:00Z', options)).toBe('milestone-passed');
    expect(at('2022-12-28T00:00:00Z')).toMatchObject({ standing: 'at-risk', reasons: [{ params: { due: '2022-12-31' } }] });
    // 31/12/2022 is a Saturday: its year ends with the next working day.
    expect(standing('2023-01-03T16:59:59Z', options)).toBe('at-risk');
    expect(at('2023-01-03T17:00:00Z').reasons).toEqual([
      { code: 'standing.milestone-passed', params: { due: '2022-12-31', year: '2022', next: '2023-12-31' } },
    ]);
    expect(texts('vi').reason('standing.milestone-passed', at('2022-01-10T00:00:00Z').reasons[0]!.params)).toBe(
      'Mốc năm 2021 (31/12/2021) đã qua; nhiệm vụ nhiều năm tiếp tục thực hiện, mốc tiếp theo 31/12/2022.',
    );
  });

  it('goes on after its milestone when it recurs', () => {
    const past = verdict('2021-12-31T17:00:00Z', [assigned({ kind: 'recurring', due: '2021-12-31' })]);
    expect(past).toEqual({
      standing: 'milestone-passed',
      daysLate: null,
      reasons: [{ code: 'standing.milestone-passed', params: { due: '2021-12-31', year: '2021', recurring: 1, next: '2022-12-31' } }],
    });
    expect(texts('vi').reason('standing.milestone-passed', past.reasons[0]!.params)).toBe(
      'Mốc năm 2021 (31/12/2021) đã qua; nhiệm vụ định kỳ tiếp tục thực hiện, mốc tiếp theo 31/12/2022.',
    );
  });

  it('follows an extension, which shows when it came late', () => {
    expect(standing('2021-04-10T00:00:00Z', {}, [extendTo('2021-06-30', '2021-03-30')])).toBe('on-time');
    const afterwards = verdict('2021-04-10T00:00:00Z', [assigned(), extendTo('2021-06-30', '2021-04-02')]);
    expect(afterwards).toMatchObject({
      standing: 'on-time',
      reasons: [{ code: 'standing.extended-after-due', params: { document: '15/UBND-NC' } }],
    });
  });
});

describe('a reported part', () => {
  it.each([
    ['2021-03-31T16:59:59Z', 'on-time', 'done-on-time'],
    ['2021-03-31T17:00:00Z', 'late', 'done-late'],
  ])('reported at %s is %s while it waits and %s once confirmed', (at, open, done) => {
    const waiting = [assigned(), report(LEAD, at)];
    expect(verdict('2021-05-01T00:00:00Z', waiting).standing).toBe(open);
    expect(verdict('2021-05-01T00:00:00Z', [...waiting, confirm('so-noi-vu', '2021-04-20')]).standing).toBe(done);
  });

  it('its days late stop with the report', () => {
    expect(verdict('2021-05-01T00:00:00Z', [assigned(), report(LEAD, '2021-04-02')]).daysLate).toEqual({
      calendar: 2,
      working: 2,
      suspended: null,
    });
  });

  it('is not at risk: its lead has nothing left to do', () =>
    expect(standing(instantAt('2021-03-30'), {}, [report(LEAD, '2021-03-20')])).toBe('on-time'));

  it('is late at once when it is returned after the day', () => {
    const back = [assigned(), report(LEAD, '2021-03-30'), order('ReturnCompletion', 'so-noi-vu', '2021-04-02', { reason: 'x' })];
    expect(verdict('2021-04-02T02:00:00Z', back).standing).toBe('late');
  });

  it('is judged by the accepted date of its paper', () => {
    const accepted = order('ConfirmCompletion', 'so-noi-vu', '2021-04-09', { acceptedDate: '2021-03-31', reason: 'văn bản ngày 31/3' });
    expect(verdict('2021-05-01T00:00:00Z', [assigned(), report(LEAD, '2021-04-05'), accepted]).standing).toBe('done-on-time');
  });

  it('gains nothing from an extension granted after it was reported', () => {
    const late = [assigned(), report(LEAD, '2021-04-05'), extendTo('2021-06-30', '2021-04-06'), confirm('so-noi-vu', '2021-04-07')];
    expect(verdict('2021-05-01T00:00:00Z', late).standing).toBe('done-late');
    expect(verdict('2021-05-01T00:00:00Z', late.slice(0, 3)).standing).toBe('late');
  });

  it('done without a day is neither on time nor late', () => {
    expect(
      standing('2021-05-01T00:00:00Z', { kind: 'standing', due: null }, [report(LEAD, '2021-04-05'), confirm('so-noi-vu', '2021-04-07')]),
    ).toBe('done-no-deadline');
  });
});

describe('a whole task', () => {
  const joint = assigned({ leads: [lead(LEAD), lead('so-y-te')] });
  const whole = (at: string, ...then: TaskCommand[]) => taskStanding(taskAfter([joint, ...then]), at, calendar);
  const firstLate = [report(LEAD, '2021-04-05'), confirm('so-noi-vu', '2021-04-06')];

  it('is late while any open part is', () =>
    expect(whole('2021-04-10T00:00:00Z', ...[report(LEAD, '2021-03-01'), confirm('so-noi-vu', '2021-03-02')])).toBe('late'));
  it('is done when every part is, late when any was', () => {
    const second = [report('so-y-te', '2021-04-05'), confirm('so-noi-vu', '2021-04-06')];
    expect(whole('2021-05-01T00:00:00Z', report(LEAD, '2021-03-01'), confirm('so-noi-vu', '2021-03-02'), ...second)).toBe('done-late');
    expect(
      whole('2021-05-01T00:00:00Z', report(LEAD, '2021-03-01'), report('so-y-te', '2021-03-01'), confirm('so-noi-vu', '2021-03-02')),
    ).toBe('done-on-time');
  });
  it('stands by what is still owed', () =>
    expect(whole('2021-04-10T00:00:00Z', ...firstLate, extendTo('2021-06-30', '2021-04-07'))).toBe('on-time'));
  it.each([
    [order('SuspendTask', 'ubnd-tinh', '2021-04-07', { reason: '' }), 'suspended'],
    [order('WithdrawTask', 'ubnd-tinh', '2021-04-07', { reason: '' }), 'withdrawn'],
    [
      order('CarryOver', 'ubnd-tinh', '2021-04-07', {
        target: { plan: { plan: 'p2', name: '2/KH' }, task: null, document: null },
        document: '1',
      }),
      'carried-over',
    ],
  ])('taken out of the count it keeps the verdict of its confirmed part', (command, expected) => {
    const task = taskAfter([joint, ...firstLate, command]);
    expect(taskStanding(task, '2021-05-01T00:00:00Z', calendar)).toBe(expected);
    expect(task.parts.map((part) => partStanding(task, part, '2021-05-01T00:00:00Z', calendar).standing)).toEqual(['done-late', expected]);
  });
  it('suspension does not move the day', () => {
    const suspended = [
      order('SuspendTask', 'ubnd-tinh', '2021-03-01', { reason: '' }),
      order('ResumeTask', 'ubnd-tinh', '2021-04-01', { reason: '' }),
    ];
    expect(whole('2021-04-01T02:00:00Z', ...suspended)).toBe('late');
  });
});

describe('a part that changed hands', () => {
  const handOver = (on: string) =>
    taskAfter([
      assigned(),
      order('ReassignLead', 'ubnd-tinh', on, { from: LEAD, to: party('so-y-te'), document: '1', reason: 'x' }),
      extendTo('2021-06-30', '2021-04-20'),
    ]);

  it('leaves its days late with the old lead', () => {
    const task = handOver('2021-04-06');
    expect(daysLateOf(task, task.formerParts[0]!, calendar)).toEqual({ calendar: 6, working: 4, suspended: null });
  });
  it('leaves none when it was not late', () => {
    const task = handOver('2021-03-20');
    expect(daysLateOf(task, task.formerParts[0]!, calendar)).toBeNull();
  });
  it('has none without a day', () => {
    const task = taskAfter([
      order('AssignTask', 'ubnd-tinh', '2021-01-04', { data: assignment({ kind: 'standing', due: null }) }),
      order('ReassignLead', 'ubnd-tinh', '2021-04-06', { from: LEAD, to: party('so-y-te'), document: '1', reason: 'x' }),
    ]);
    expect(daysLateOf(task, task.formerParts[0]!, calendar)).toBeNull();
  });
});
