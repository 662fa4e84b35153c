// The table of tasks is the decider's own fold, and can be asked for any moment of the past.
import type { StoredEvent } from '../kernel/index.js';
import { play, stored } from '../../test/support/given-when-then.js';
import { assigned, confirm, lead, morning, order, report } from '../../test/support/tasks.js';
import { taskDecider } from './orders/task.decider.js';
import { tasksAsOf, taskOfStream, taskStream } from './facts/task.fold.rule.js';
import type { TaskState } from './facts/task.state.rule.js';
import { tasksProjection } from './tasks.projection.js';

const LEAD = 'so-tu-phap';
const STREAM = 'task-117-kh-ubnd-2020.r01';
const { state, events } = play(taskDecider, STREAM, [assigned(), report(LEAD, '2021-02-01'), confirm('so-noi-vu', '2021-02-02')]);

const rows = (list: readonly StoredEvent[]) =>
  list.map((_, index) => list.slice(0, index + 1).reduce<TaskState | null>((row, event) => tasksProjection.evolve(row, event, ''), null));

describe('the table of tasks', () => {
  it('has the row the decider has', () => expect(rows(events).at(-1)).toEqual(state));
  it('is plain JSON', () => expect(JSON.parse(JSON.stringify(state))).toEqual(state));
  it('knows its own streams', () => {
    expect(tasksProjection.keys(events[0]!)).toEqual(['117-kh-ubnd-2020.r01']);
    expect(tasksProjection.keys({ ...events[0]!, stream: 'plan-117' })).toEqual([]);
    expect(taskOfStream(taskStream('x.r01'))).toBe('x.r01');
  });
  it('finds tasks by plan, and open ones while anybody owes a part', () => {
    const open = rows(events).map((row) => tasksProjection.indexes.open!(row!));
    expect(open).toEqual([1, 1, 1, null]);
    expect(tasksProjection.indexes.plan!(state)).toBe('117-kh-ubnd-2020');
  });
  it.each([
    [order('SuspendTask', 'ubnd-tinh', '2021-02-05', { reason: '' }), 1],
    [order('WithdrawTask', 'ubnd-tinh', '2021-02-05', { reason: '' }), null],
    [
      order('CarryOver', 'ubnd-tinh', '2021-02-05', {
        target: { plan: { plan: 'p2', name: '2/KH' }, task: null, document: null },
        document: '1',
      }),
      null,
    ],
  ])('%o leaves it open: %p', (command, open) => {
    const joint = play(taskDecider, STREAM, [assigned({ leads: [lead(LEAD), lead('so-y-te')] }), report(LEAD, '2021-02-01'), command]);
    expect(joint.refusals).toEqual([]);
    expect(tasksProjection.indexes.open!(joint.state)).toBe(open);
  });
});

describe('tasks as of a moment', () => {
  it('know nothing of what was recorded later', () => {
    const phases = ['2021-01-01', '2021-01-10', '2021-02-01', '2021-02-03'].map((day) =>
      tasksAsOf(events, morning(day)).map((task) => task.parts[0]?.phase),
    );
    expect(phases).toEqual([[], ['assigned'], ['awaiting-confirmation'], ['done']]);
  });
  it('leave other streams out and keep the order of assignment', () => {
    const other = stored('task-p.r02', [{ fact: { type: 'TaskAssigned', data: events[0]!.data }, at: morning('2021-01-04') }]);
    const plan = stored('plan-p', [{ fact: { type: 'PlanApproved', data: {} }, at: morning('2021-01-04') }]);
    expect(tasksAsOf([...other, ...plan, ...events], morning('2021-03-01')).map((task) => task.id)).toEqual([
      'p.r02',
      '117-kh-ubnd-2020.r01',
    ]);
  });
});
