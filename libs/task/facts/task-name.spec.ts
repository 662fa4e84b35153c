// Tasks as people name them: by code, alone or after the plan.
import { isRefusal } from '../../kernel/index.js';
import { texts } from '../../texts/index.js';
import { assigned, taskAfter } from '../../../test/support/tasks.js';
import { codeKey, taskNamed, withTaskIds } from './task-name.rule.js';
import type { TaskState } from './task.state.rule.js';

const known = (id: string, code: string, plan: string, number: string): TaskState => {
  const task = taskAfter([assigned()]);
  return { ...task, id, assigned: { ...task.assigned!, code, plan, paper: { number, date: '2026-01-05' } } };
};
const TASKS = [
  known('a-2026.r01', 'II.1.3', 'a-2026', '1/KH-UBND'),
  known('b-2026.r04', 'II.1.3', 'b-2026', '2/KH-UBND'),
  known('b-2026.r05', 'Va.2', 'b-2026', '2/KH-UBND'),
];
const named = (given: string, within?: string) =>
  taskNamed(given, (key) => TASKS.filter(({ assigned: each }) => codeKey(each!.code) === key), within);

describe('a task', () => {
  it.each([
    ['by its id', 'a-2026.r01', 'a-2026.r01'],
    ['by an id that nobody knows yet', 'a-2026.r77', 'a-2026.r77'],
    ['by a code of one plan only', 'Va.2', 'b-2026.r05'],
    ['whatever the case, the spaces, the full stop', ' va . 2. ', 'b-2026.r05'],
    ['by plan and code', 'a-2026:II.1.3', 'a-2026.r01'],
    ['by the number of the document and code', '2/KH-UBND: II.1.3', 'b-2026.r04'],
    ['by what nothing is called', 'IX.9', 'IX.9'],
    ['by a plan that does not have the code', 'a-2026:Va.2', 'a-2026:Va.2'],
    ['by nothing', ' ', ' '],
  ])('is named %s', (_, given, id) => expect(named(given)).toBe(id));

  it('of a code that two plans have is asked about, with the plans', () => {
    const answer = named('ii.1.3');
    if (!isRefusal(answer)) throw new Error('was not asked about');
    expect(texts('vi').refusal(answer)).toBe(
      'Có 2 nhiệm vụ mang số “ii.1.3”. Hãy ghi rõ kế hoạch: a-2026:II.1.3 (1/KH-UBND); b-2026:II.1.3 (2/KH-UBND).',
    );
    expect(named('II.1.3', 'b-2026')).toBe('b-2026.r04');
  });
});

describe('an order', () => {
  const ids = (body: unknown) => withTaskIds(body, named);
  it('names by code whatever tasks it names', () =>
    expect(
      ids({
        toPlan: 'a-2026',
        toTask: 'II.1.3',
        predecessors: ['Va.2', 'a-2026.r09'],
        lines: [{ task: 'va.2', text: 'II.1.3' }],
        note: 'Va.2',
      }),
    ).toEqual({
      body: {
        toPlan: 'a-2026',
        toTask: 'a-2026.r01',
        predecessors: ['b-2026.r05', 'a-2026.r09'],
        lines: [{ task: 'b-2026.r05', text: 'II.1.3' }],
        note: 'Va.2',
      },
    }));
  it('that may mean several is refused', () => expect(ids({ tasks: ['Va.2', 'II.1.3'] })).toMatchObject({ code: 'task.code-ambiguous' }));
  it.each([[null], ['x'], [[1]], [{ task: 3, tasks: 'x', lines: [1, null] }]])('of another shape is left as it is', (body) =>
    expect(ids(body)).toEqual({ body }),
  );
});
