// The last look before sending: a notice that was true when it was raised is dropped, by name, when it no longer is.
import type { TaskCommand } from '../../task/facts/task.commands.js';
import { defaultPolicy as policy } from '../../../test/support/ladders.js';
import { assigned, calendar, confirm, extendTo, morning, order, party, report, taskAfter } from '../../../test/support/tasks.js';
import { noticeObstacle } from './obstacle.rule.js';

const notice = (step: number, kind: string, deadlineVersion = 1) => ({
  part: 'so-tu-phap',
  step,
  kind,
  requested: false,
  deadlineVersion,
  occasion: '',
  to: 'so-tu-phap',
});
const why = (about: ReturnType<typeof notice>, now: string, ...commands: TaskCommand[]) =>
  noticeObstacle(about, taskAfter([assigned(), ...commands]), policy, now, calendar);

const REMINDER = notice(1, 'reminder');
const ASKED = notice(0, 'not-accepted');
const LATE = notice(4, 'late');
const authority = (type: 'SuspendTask' | 'WithdrawTask') => order(type, 'ubnd-tinh', '2021-03-17', { document: '7/UBND', reason: 'x' });
const reassigned = order('ReassignLead', 'ubnd-tinh', '2021-03-17', {
  from: 'so-tu-phap',
  to: party('so-y-te'),
  document: '8',
  reason: 'x',
});

describe('the last look', () => {
  it.each<[string, string | null, string | null]>([
    ['still true: sent', why(REMINDER, morning('2021-03-17')), null],
    ['true until the day ends', why(REMINDER, '2021-03-31T16:59:59.000Z'), null],
    ['a reminder after the day: dropped', why(REMINDER, '2021-03-31T17:00:00.000Z'), 'day-passed'],
    ['reported since', why(LATE, morning('2021-04-02'), report('so-tu-phap', '2021-04-01')), 'reported'],
    ['confirmed since', why(LATE, morning('2021-04-06'), report('so-tu-phap', '2021-04-01'), confirm('so-noi-vu', '2021-04-05')), 'done'],
    ['extended since', why(LATE, morning('2021-04-02'), extendTo('2021-05-31', '2021-04-01')), 'extended'],
    [
      'extended before: its own version is true',
      why(notice(1, 'reminder', 2), morning('2021-05-17'), extendTo('2021-05-31', '2021-04-01')),
      null,
    ],
    [
      'the assignment stays news after an extension',
      why(notice(0, 'assigned'), morning('2021-01-06'), extendTo('2021-05-31', '2021-01-05')),
      null,
    ],
    ['suspended since', why(REMINDER, morning('2021-03-18'), authority('SuspendTask')), 'suspended'],
    ['withdrawn since', why(REMINDER, morning('2021-03-18'), authority('WithdrawTask')), 'withdrawn'],
    ['given to another lead since', why(REMINDER, morning('2021-03-18'), reassigned), 'reassigned'],
    ['accepted since', why(ASKED, morning('2021-01-06'), order('AcceptTask', 'so-tu-phap', '2021-01-05', {})), 'accepted'],
    ['given back since', why(ASKED, morning('2021-01-06'), order('DeclineTask', 'so-tu-phap', '2021-01-05', { reason: 'x' })), 'declined'],
    ['of a step that the policy dropped: still true of the part', why(notice(9, 'cu'), morning('2021-04-02')), null],
    ['of such a step, when the part is over', why(notice(9, 'cu'), morning('2021-04-02'), authority('WithdrawTask')), 'withdrawn'],
  ])('%s', (_, found, expected) => expect(found).toBe(expected));
});
