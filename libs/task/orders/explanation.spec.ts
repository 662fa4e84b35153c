// Requests for explanation: who is asked, once, by which letter, and since when an answer is owed.
import { calendar, morning, party } from '../../../test/support/tasks.js';
import { explanationAsked, explanationOwed, explanationReasons, openExplanation, answerOwedSince } from './explanation.rule.js';
import type { OpenExplanation } from '../facts/task.events.js';
import { initialTask } from '../facts/task.fold.rule.js';
import { TASK_UPCASTERS } from '../facts/task-upcasters.rule.js';
import type { Explanation, PartState, TaskState } from '../facts/task.state.rule.js';

const LETTER = { letter: 'a', number: '9/UBND-NC', date: '2021-04-14' };
const request: OpenExplanation = {
  part: 'so-tu-phap',
  deadlineVersion: 1,
  due: '2021-04-22',
  calendar: calendar.version,
  letter: LETTER,
};
const asked = (changes: Partial<Explanation> = {}): Explanation => ({
  explanation: 1,
  deadlineVersion: 1,
  since: morning('2021-04-14'),
  due: '2021-04-22',
  letter: LETTER,
  answer: null,
  state: 'open',
  timesReturned: 0,
  returnedFor: null,
  ...changes,
});
const part = (changes: Partial<PartState> = {}): PartState => ({
  ...party('so-tu-phap'),
  group: null,
  reportedFor: null,
  milestonesMet: [],
  phase: 'in-progress',
  assignedAt: morning('2021-01-04'),
  acceptedAt: morning('2021-01-05'),
  percent: null,
  lastProgressAt: null,
  lastNote: '',
  reportedAt: null,
  paper: null,
  doneOn: null,
  timesReturned: 0,
  returns: [],
  waits: [],
  explanations: [],
  ...changes,
});
const deadline = (version: number) => ({
  version,
  kind: 'quarter' as const,
  nominalDue: '2021-03-31',
  effectiveDue: '2021-03-31',
  calendar: calendar.version,
  paper: null,
  setAt: morning('2021-01-04'),
  afterDue: false,
});
const task = (changes: Partial<PartState> = {}, more: Partial<TaskState> = {}): TaskState => ({
  ...initialTask,
  id: 't1',
  parts: [part(changes)],
  deadlines: [deadline(1)],
  ...more,
});
const opened = (state: TaskState, changes: Partial<OpenExplanation> = {}): number =>
  openExplanation({ ...request, ...changes }, state).length;

describe('a letter that was signed', () => {
  it('asks the agency it is written to, once', () => {
    expect(openExplanation(request, task())).toEqual([{ type: 'ExplanationRequested', data: { ...request, explanation: 1 } }]);
    expect(opened(task({ explanations: [asked()] }))).toBe(0);
    expect(opened(task(), { part: 'so-y-te' })).toBe(0);
  });

  it('asks nothing of what is over, or was extended since', () => {
    expect(opened(task({ phase: 'done' }))).toBe(0);
    expect(opened(task({}, { withdrawnAt: morning('2021-04-13') }))).toBe(0);
    expect(opened(task({}, { deadlines: [deadline(1), deadline(2)] }))).toBe(0);
  });

  it('asks anew for what a step alone had asked, and not for what was answered', () => {
    expect(opened(task({ explanations: [asked({ letter: null })] }))).toBe(1);
    expect(opened(task({ explanations: [asked({ letter: null, state: 'answered' })] }))).toBe(0);
    expect(opened(task({ explanations: [asked({ letter: null })] }), { letter: null })).toBe(0);
  });

  it('asks nothing again when it is followed again after the part went away and came back', () => {
    const former = { ...part({ explanations: [asked()] }), until: morning('2021-04-16'), heir: 'so-y-te' };
    expect(opened(task({}, { formerParts: [former] }))).toBe(0);
  });
});

describe('what is owed', () => {
  it('is the latest that was not accepted; what was asked anew is not owed twice', () => {
    const first = asked({ state: 'superseded' });
    const second = asked({ explanation: 2, deadlineVersion: 2 });
    expect(explanationOwed(part({ explanations: [first, second] }))).toBe(second);
    expect(explanationAsked(part({ explanations: [first] }))).toBeNull();
  });

  it('is owed since it was asked, or since the work went on after a stop or a report', () => {
    const at = (day: string) => morning(day);
    expect(answerOwedSince(asked(), task(), part())).toBe(at('2021-04-14'));
    expect(answerOwedSince(asked(), task(), part({ returns: [{ reportedAt: at('2021-05-03'), at: at('2021-05-04') }] }))).toBe(
      at('2021-05-04'),
    );
    const suspensions = [{ since: at('2021-04-15'), until: at('2021-06-01'), paper: null, reason: '', resumedBy: null }];
    expect(answerOwedSince(asked(), task({}, { suspensions }), part())).toBe(at('2021-06-01'));
  });

  it('reads as what it is: awaited, overdue, recorded too late, excused, or done with', () => {
    const codes = (explanation: Explanation, day: string, more: Partial<TaskState> = {}, changes: Partial<PartState> = {}) => {
      const state = task({ explanations: [explanation], ...changes }, more);
      return explanationReasons(state, state.parts[0]!, morning(day), calendar).map(({ code }) => code);
    };
    expect(codes(asked(), '2021-04-22')).toEqual(['explain.asked']);
    expect(codes(asked(), '2021-04-23')).toEqual(['explain.overdue']);
    expect(codes(asked({ since: morning('2021-04-27') }), '2021-04-27')).toEqual(['explain.asked-late']);
    expect(codes(asked(), '2021-05-10', { deadlines: [deadline(1), deadline(2)] })).toEqual(['explain.asked']);
    expect(codes(asked({ timesReturned: 1, returnedFor: 'Chưa rõ' }), '2021-04-22')).toEqual(['explain.asked-again']);
    expect(codes(asked(), '2021-05-10', {}, { phase: 'done' })).toEqual([]);
  });
});

it('what was asked before letters were named names none', () => {
  const lift = TASK_UPCASTERS.find(({ type }) => type === 'ExplanationRequested');
  expect(lift?.up({ part: 'so-tu-phap', explanation: 1 })).toEqual({ part: 'so-tu-phap', explanation: 1, letter: null });
});
