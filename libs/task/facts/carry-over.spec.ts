// Where a task may go on: what exists, or what is said to be still to come.
import { assigned, order, taskAfter } from '../../../test/support/tasks.js';
import { carryTarget, isUnresolved, type CarryWords } from './carry-over.rule.js';
import { TASK_UPCASTERS } from './task-upcasters.rule.js';
import type { TaskEvents } from './task.events.js';
import type { TaskState } from './task.state.rule.js';

const OWN = '117-kh-ubnd-2020';
const own = taskAfter([assigned()], `${OWN}.r01`);
const heir: TaskState = {
  ...own,
  id: '9-kh-2021.r03',
  assigned: { ...own.assigned!, plan: '9-kh-2021', code: 'II.3', title: 'Rà soát tiếp' },
};
const back: TaskState = {
  ...heir,
  id: '9-kh-2021.r04',
  carriedTo: {
    plan: { plan: OWN, name: '117/KH-UBND' },
    task: { task: own.id, code: '', title: '' },
    document: null,
    paper: { number: '1', date: null },
    at: '2021-12-31T01:00:00.000Z',
  },
};
const PLANS: Record<string, { name: string; inForce: boolean }> = {
  [OWN]: { name: '117/KH-UBND', inForce: true },
  '9-kh-2021': { name: '9/KH-UBND', inForce: true },
  'du-thao': { name: '10/KH-UBND', inForce: false },
};
const lookUps = {
  taskOf: (task: string) => [own, heir, back].find(({ id }) => id === task) ?? null,
  planOf: (plan: string) => PLANS[plan] ?? null,
};
const target = (words: CarryWords) => carryTarget(own.id, words, lookUps);

describe('the target of a carry-over', () => {
  it('is a plan in force, by the name people know it by', () =>
    expect(target({ toPlan: '9-kh-2021' })).toEqual({ plan: { plan: '9-kh-2021', name: '9/KH-UBND' }, task: null, document: null }));
  it('may be one of its tasks, which says the plan', () =>
    expect(target({ toTask: heir.id })).toEqual({
      plan: { plan: '9-kh-2021', name: '9/KH-UBND' },
      task: { task: heir.id, code: 'II.3', title: 'Rà soát tiếp' },
      document: null,
    }));
  it('may be a document to come', () =>
    expect(target({ toDocument: 'Kế hoạch năm 2022 sẽ ban hành' })).toEqual({
      plan: null,
      task: null,
      document: 'Kế hoạch năm 2022 sẽ ban hành',
    }));
  it.each([
    ['nothing', {}, 'task.carry-target-missing'],
    ['a plan that does not exist', { toPlan: 'ke-hoach-nao-do' }, 'task.carry-plan-unknown'],
    ['a plan that is only a draft', { toPlan: 'du-thao' }, 'task.carry-plan-draft'],
    ['its own plan', { toPlan: OWN }, 'task.carry-own-plan'],
    ['a task that does not exist', { toTask: '9-kh-2021.r99' }, 'task.carry-task-unknown'],
    ['a task of another plan than the one named', { toPlan: OWN, toTask: heir.id }, 'task.carry-task-elsewhere'],
    ['itself', { toTask: own.id }, 'task.carry-circle'],
    ['a task that is carried over to it', { toTask: back.id }, 'task.carry-circle'],
    ['a plan and a document to come', { toPlan: '9-kh-2021', toDocument: 'Kế hoạch' }, 'task.carry-target-twice'],
  ])('%s is refused', (_, words, code) => expect(target(words)).toMatchObject({ refused: true, code }));
});

describe('a task that was carried over to a document to come', () => {
  const document = 'Kế hoạch năm 2022 sẽ ban hành';
  const carried = order('CarryOver', 'ubnd-tinh', '2021-12-31', { target: { plan: null, task: null, document }, document: '9/QĐ' });
  const resolve = (plan: string, task: TaskEvents['CarryOverResolved']['task'] = null) =>
    order('ResolveCarryOver', 'so-noi-vu', '2022-02-01', {
      target: { plan: { plan, name: plan }, task, document: null },
      document: '12/KH',
    });

  it('is unresolved until its plan is named, and keeps the words and the paper', () => {
    const before = taskAfter([assigned(), carried]);
    const after = taskAfter([assigned(), carried, resolve('9-kh-2021')]);
    expect([isUnresolved(before), isUnresolved(after)]).toEqual([true, false]);
    expect(after.carriedTo).toMatchObject({ plan: { plan: '9-kh-2021' }, document, paper: { number: '9/QĐ' } });
  });
  it('can be pointed at the very task later, and to say the same again changes nothing', () => {
    const task = { task: heir.id, code: 'II.3', title: 'Rà soát tiếp' };
    const after = taskAfter([assigned(), carried, resolve('9-kh-2021'), resolve('9-kh-2021', task), resolve('9-kh-2021', task)]);
    expect(after.carriedTo?.task).toEqual(task);
  });
  it('in an old log keeps the words that stood for a plan', () => {
    const [upcaster] = TASK_UPCASTERS;
    expect(upcaster).toMatchObject({ type: 'TaskCarriedOver', fromVersion: 1 });
    const paper = { number: '9/KH', date: null };
    expect(upcaster!.up({ toPlan: 'kế hoạch năm sau', paper })).toEqual({ plan: null, task: null, document: 'kế hoạch năm sau', paper });
  });
});
