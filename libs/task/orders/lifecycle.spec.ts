// Every command in every state by every kind of actor, against a table written here on its own.
import { isRefusal, SYSTEM, type Actor } from '../../kernel/index.js';
import { play } from '../../../test/support/given-when-then.js';
import { assigned, by, calendar, extendTo, lead, order, party, report, confirm } from '../../../test/support/tasks.js';
import { newDay, type TaskCommand } from '../facts/task.commands.js';
import { taskDecider } from './task.decider.js';

const WHEN = '2021-03-15';
const LEAD = 'so-tu-phap';
const AUTHORITY = 'ubnd-tinh';

// Ways to each state of a task with one lead. A second lead keeps "a part is done, the task is not" apart from "done".
const accept = order('AcceptTask', LEAD, '2021-01-05', {});
const progress = order('ReportProgress', LEAD, '2021-01-06', { percent: 10, note: '' });
const startWait = order('StartWait', LEAD, '2021-01-06', {
  agency: party('so-tai-chinh'),
  since: '2021-01-05',
  document: '5/STP',
  note: '',
});
const askToExplain = order('OpenExplanation', SYSTEM, '2021-02-08', {
  letter: null,
  part: LEAD,
  deadlineVersion: 1,
  due: '2021-02-19',
  calendar: calendar.version,
});
const decline = order('DeclineTask', LEAD, '2021-01-05', { reason: 'không đúng chức năng' });
const suspend = order('SuspendTask', AUTHORITY, '2021-01-07', { reason: '' });
const STATES: Record<string, TaskCommand[]> = {
  assigned: [assigned()],
  accepted: [assigned(), accept],
  'in-progress': [assigned(), accept, progress, startWait],
  declined: [assigned(), decline],
  awaiting: [assigned(), report(LEAD, '2021-02-01')],
  'part-done': [assigned({ leads: [lead(LEAD), lead('so-y-te')] }), report(LEAD, '2021-02-01'), confirm('so-noi-vu', '2021-02-02')],
  done: [assigned(), report(LEAD, '2021-02-01'), confirm('so-noi-vu', '2021-02-02')],
  suspended: [assigned(), suspend],
  withdrawn: [assigned(), order('WithdrawTask', AUTHORITY, '2021-01-07', { reason: '' })],
  'carried-over': [
    assigned(),
    order('CarryOver', AUTHORITY, '2021-01-07', {
      target: { plan: { plan: 'p2', name: '2/KH' }, task: null, document: null },
      document: '200/KH-UBND',
    }),
  ],
  conditional: [assigned({ kind: 'conditional', due: null })],
  'conditional-suspended': [assigned({ kind: 'conditional', due: null }), suspend],
  'asked-to-explain': [assigned(), accept, askToExplain],
  explained: [assigned(), accept, askToExplain, order('AnswerExplanation', LEAD, '2021-02-10', { text: 'Chờ số liệu' })],
  'extension-requested': [
    assigned(),
    order('RequestExtension', LEAD, '2021-02-01', { to: '2021-04-30', document: '20/STP', reason: 'chờ Bộ' }),
  ],
};
type StateName = keyof typeof STATES;

const ACTORS: Record<string, Actor> = {
  lead: by(LEAD),
  'lead head': by(LEAD, 'head'),
  coordinator: by('so-tai-chinh'),
  overseer: by('so-noi-vu'),
  'second overseer': by('van-phong-ubnd-tinh'),
  authority: by(AUTHORITY),
  stranger: by('so-xay-dung'),
  'admin of no agency': by(null, 'admin'),
  'admin of the lead': by(LEAD, 'admin'),
  'inspector at the overseer': by('so-noi-vu', 'inspector'),
  'inspector at the authority': by(AUTHORITY, 'inspector'),
  system: { user: 'he-thong', role: 'system', agency: AUTHORITY, via: 'cycle' },
};

const LEADS = ['lead', 'lead head', 'admin of the lead'];
const OPEN = [
  'asked-to-explain',
  'explained',
  'assigned',
  'accepted',
  'in-progress',
  'declined',
  'awaiting',
  'part-done',
  'extension-requested',
  'conditional',
];
const WORKING = ['asked-to-explain', 'explained', 'assigned', 'accepted', 'in-progress', 'extension-requested', 'conditional'];

type Expectation = { give: (actor: Actor) => TaskCommand; actors: string[]; states: string[] };
const paper = { document: '99/UBND', reason: 'lý do' };

const EXPECTED: Record<
  Exclude<TaskCommand['type'], 'AssignTask' | 'CodeTask' | 'AmendTask' | 'OpenExplanation' | 'RecomputeDeadline'>,
  Expectation
> = {
  AcceptTask: {
    give: (a) => order('AcceptTask', a, WHEN, {}),
    actors: LEADS,
    states: ['assigned', 'declined', 'conditional', 'extension-requested'],
  },
  ReportProgress: { give: (a) => order('ReportProgress', a, WHEN, { percent: 50, note: '' }), actors: LEADS, states: WORKING },
  ReportCompletion: { give: (a) => order('ReportCompletion', a, WHEN, { note: 'đã xong' }), actors: LEADS, states: WORKING },
  ConfirmCompletion: { give: (a) => order('ConfirmCompletion', a, WHEN, { part: LEAD }), actors: ['overseer'], states: ['awaiting'] },
  ReturnCompletion: {
    give: (a) => order('ReturnCompletion', a, WHEN, { part: LEAD, reason: 'thiếu' }),
    actors: ['overseer'],
    states: ['awaiting'],
  },
  DeclineTask: { give: (a) => order('DeclineTask', a, WHEN, { reason: 'không đúng' }), actors: LEADS, states: WORKING },
  RefuseDecline: {
    give: (a) => order('RefuseDecline', a, WHEN, { part: LEAD, reason: 'đúng' }),
    actors: ['authority'],
    states: ['declined'],
  },
  ReassignLead: {
    give: (a) => order('ReassignLead', a, WHEN, { from: LEAD, to: party('so-xay-dung'), ...paper }),
    actors: ['authority'],
    states: [...WORKING, 'declined'],
  },
  ChangeCoordinators: {
    give: (a) => order('ChangeCoordinators', a, WHEN, { coordinators: [party('so-xay-dung')], ...paper }),
    actors: ['authority'],
    states: OPEN,
  },
  RequestExtension: {
    give: (a) => order('RequestExtension', a, WHEN, { to: '2021-05-31', ...paper }),
    actors: LEADS,
    states: ['asked-to-explain', 'explained', 'assigned', 'accepted', 'in-progress'],
  },
  RefuseExtension: {
    give: (a) => order('RefuseExtension', a, WHEN, { reason: 'không' }),
    actors: ['authority'],
    states: ['extension-requested'],
  },
  ExtendDeadline: {
    give: (a) => order('ExtendDeadline', a, WHEN, { to: newDay(calendar, '2021-06-30'), ...paper }),
    actors: ['authority'],
    states: [...OPEN.filter((state) => state !== 'conditional'), 'suspended'],
  },
  SetDeadline: {
    give: (a) => order('SetDeadline', a, WHEN, { to: newDay(calendar, '2021-06-30'), document: '1/BNV' }),
    actors: ['overseer', 'authority'],
    states: ['conditional', 'conditional-suspended'],
  },
  SetPredecessors: {
    give: (a) => order('SetPredecessors', a, WHEN, { predecessors: [{ task: 'p.r02', code: '2', title: 'Kế hoạch' }] }),
    actors: ['overseer', 'authority'],
    states: [...OPEN, 'suspended', 'conditional-suspended'],
  },
  StartWait: {
    give: (a) => order('StartWait', a, WHEN, { agency: party('so-xay-dung'), since: '2021-03-01', document: '9/STP', note: '' }),
    actors: LEADS,
    states: WORKING,
  },
  EndWait: { give: (a) => order('EndWait', a, WHEN, { on: '2021-03-10' }), actors: LEADS, states: ['in-progress'] },
  ConfirmWait: { give: (a) => order('ConfirmWait', a, WHEN, { wait: 1 }), actors: ['overseer'], states: ['in-progress'] },
  RefuseWait: { give: (a) => order('RefuseWait', a, WHEN, { wait: 1, reason: 'không' }), actors: ['overseer'], states: ['in-progress'] },
  AnswerExplanation: {
    give: (a) => order('AnswerExplanation', a, WHEN, { text: 'Thiếu kinh phí' }),
    actors: LEADS,
    states: ['asked-to-explain'],
  },
  AcceptExplanation: { give: (a) => order('AcceptExplanation', a, WHEN, { part: LEAD }), actors: ['overseer'], states: ['explained'] },
  ReturnExplanation: {
    give: (a) => order('ReturnExplanation', a, WHEN, { part: LEAD, reason: 'chưa rõ', due: '2021-03-20' }),
    actors: ['overseer'],
    states: ['explained'],
  },
  SuspendTask: { give: (a) => order('SuspendTask', a, WHEN, { reason: '' }), actors: ['authority'], states: OPEN },
  ResumeTask: {
    give: (a) => order('ResumeTask', a, WHEN, { reason: '' }),
    actors: ['authority'],
    states: ['suspended', 'conditional-suspended'],
  },
  WithdrawTask: {
    give: (a) => order('WithdrawTask', a, WHEN, { reason: '' }),
    actors: ['authority'],
    states: [...OPEN, 'suspended', 'conditional-suspended'],
  },
  CarryOver: {
    give: (a) =>
      order('CarryOver', a, WHEN, { target: { plan: { plan: 'p2', name: '2/KH' }, task: null, document: null }, document: '200/KH-UBND' }),
    actors: ['authority'],
    states: OPEN,
  },
  ResolveCarryOver: {
    give: (a) => order('ResolveCarryOver', a, WHEN, { target: { plan: { plan: 'p3', name: '3/KH' }, task: null, document: null } }),
    actors: ['overseer', 'authority'],
    states: ['carried-over'],
  },
};

const COMMANDS = Object.keys(EXPECTED) as (keyof typeof EXPECTED)[];
const cases = COMMANDS.flatMap((command) => Object.keys(STATES).map((state) => ({ command, state })));

describe('the table of the lifecycle', () => {
  it('leads into every state it is tested in', () => {
    const phase = (state: StateName) => play(taskDecider, 'task-p.r01', STATES[state] ?? []).state;
    for (const state of Object.keys(STATES)) expect(play(taskDecider, 'task-p.r01', STATES[state] ?? []).refusals).toEqual([]);
    expect(phase('awaiting').parts[0]?.phase).toBe('awaiting-confirmation');
    expect(phase('part-done').parts.map((part) => part.phase)).toEqual(['done', 'assigned']);
    expect(phase('declined').parts[0]?.phase).toBe('declined');
  });

  it.each(cases)('$command on a task that is $state', ({ command, state }) => {
    const { give, actors, states } = EXPECTED[command];
    const task = play(taskDecider, 'task-p.r01', STATES[state] ?? []).state;
    const allowed = Object.keys(ACTORS).filter((name) => {
      const answer = taskDecider.decide(give(ACTORS[name]!), task);
      return !isRefusal(answer) && answer.length > 0;
    });
    expect(allowed).toEqual(states.includes(state) ? Object.keys(ACTORS).filter((name) => actors.includes(name)) : []);
  });

  it.each(COMMANDS)('%s on a task that was never assigned is refused', (command) => {
    for (const actor of Object.values(ACTORS)) {
      expect(taskDecider.decide(EXPECTED[command].give(actor), taskDecider.initial)).toMatchObject({
        code: 'task.unknown',
        params: { task: 'p.r01' },
      });
    }
  });

  it('only the system, the authority and the overseers assign', () => {
    const allowed = Object.keys(ACTORS).filter((name) => {
      return !isRefusal(taskDecider.decide({ ...assigned(), by: ACTORS[name]! }, taskDecider.initial));
    });
    expect(allowed).toEqual(['overseer', 'second overseer', 'authority', 'system']);
  });

  it('extends a suspended task without resuming it', () => {
    const { state } = play(taskDecider, 'task-p.r01', [...(STATES.suspended ?? []), extendTo('2021-06-30', WHEN)]);
    expect([state.suspendedAt !== null, state.deadlines.length]).toEqual([true, 2]);
  });
});
