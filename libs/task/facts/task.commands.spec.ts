// What people may state, and what the edge looks up for them.
import { by, calendar, party } from '../../../test/support/tasks.js';
import { taskCommand, type TaskLookUps, type TaskOrder } from './task.commands.js';
import { TASK_VERBS, taskBodies } from './task.requests.js';

const order: TaskOrder = { task: 'p.r01', now: '2021-01-05T01:00:00.000Z', by: by('ubnd-tinh') };
const lookUps: TaskLookUps = {
  calendar,
  party: (agency) => (agency === 'la' ? null : party(agency)),
  taskOf: () => null,
  planOf: () => null,
};

describe('the bodies of commands', () => {
  it('each has its verb', () => expect(Object.values(TASK_VERBS).sort()).toEqual(Object.keys(taskBodies).sort()));

  it.each([
    ['ReportProgress', { percent: 101, note: '' }],
    ['ReportProgress', { percent: 1.5 }],
    ['ReturnCompletion', { reason: '  ' }],
    ['ExtendDeadline', { to: '2021-02-29', document: '1' }],
    ['ExtendDeadline', { to: '2021-06-30' }],
    ['SetDeadline', { to: '31/06/2021', document: '1' }],
    ['ConfirmCompletion', { part: 'a', doneOn: '2021-01-01' }],
    ['AcceptTask', { part: 'a' }],
  ] as const)('%s refuses %o', (type, body) => expect(taskBodies[type].safeParse(body).success).toBe(false));

  it('trims, and fills what may be left out', () => {
    expect(taskBodies.ExtendDeadline.parse({ to: '2021-06-30', document: ' 15/UBND-NC ' })).toEqual({
      to: '2021-06-30',
      document: '15/UBND-NC',
      reason: '',
    });
    expect(taskBodies.SuspendTask.parse({})).toEqual({ reason: '' });
    expect(taskBodies.ConfirmCompletion.parse({})).toEqual({});
  });
});

describe('look-ups', () => {
  it('a new day is rolled by the calendar, which is named', () => {
    expect(taskCommand({ type: 'ExtendDeadline', to: '2022-12-31', document: '1', reason: '' }, order, lookUps)).toEqual({
      ...order,
      type: 'ExtendDeadline',
      to: { nominalDue: '2022-12-31', effectiveDue: '2023-01-03', calendar: calendar.version },
      document: '1',
      reason: '',
    });
  });
  it('an agency gets its name', () => {
    expect(taskCommand({ type: 'ReassignLead', from: 'a', to: 'so-y-te', document: '1', reason: 'x' }, order, lookUps)).toMatchObject({
      to: { agency: 'so-y-te', name: 'Sở Y tế' },
    });
    expect(taskCommand({ type: 'ChangeCoordinators', coordinators: ['so-y-te'], document: '1' }, order, lookUps)).toMatchObject({
      coordinators: [{ name: 'Sở Y tế' }],
    });
  });
  it('an unknown agency is refused', () => {
    const refusal = { refused: true, code: 'task.unknown-agency', params: { agency: 'la' } };
    expect(taskCommand({ type: 'ReassignLead', from: 'a', to: 'la', document: '1', reason: 'x' }, order, lookUps)).toEqual(refusal);
    expect(taskCommand({ type: 'ChangeCoordinators', coordinators: ['so-y-te', 'la'], document: '1' }, order, lookUps)).toEqual(refusal);
  });
  it('the rest goes through as it was stated', () =>
    expect(taskCommand({ type: 'AcceptTask' }, order, lookUps)).toEqual({ ...order, type: 'AcceptTask' }));
});
