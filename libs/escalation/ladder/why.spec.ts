// The reason for a notice carries the figures of the day on which it is raised, not of the day on which it was planned.
import type { PolicyStep, RecipientRole } from '../policy/policy.types.rule.js';
import { defaultPolicy } from '../../../test/support/ladders.js';
import { assigned, calendar, morning, taskAfter, type Assignment } from '../../../test/support/tasks.js';
import { nothingHeard } from './heard.rule.js';
import { whyTold } from './why.rule.js';

const step = (kind: string): PolicyStep => defaultPolicy.steps.find((each) => each.kind === kind)!;
const why = (by: PolicyStep, day: string, options: Assignment = {}, role: RecipientRole = 'lead-head') => {
  const task = taskAfter([assigned(options)]);
  const [part] = task.parts;
  const heard = nothingHeard(part!, defaultPolicy, calendar);
  const { code, params } = whyTold({ step: by, occasion: '', role }, task, part!, { heard, calendar, now: morning(day) });
  return [code, params.due, params.workingDays];
};

// The last day of 2022 is a Saturday, so the term ends with 03/01/2023.
const yearEnd: Assignment = { kind: 'year', due: '2022-12-31', on: '2022-01-04' };

describe('why', () => {
  it.each([
    ['a reminder counts the days that are left', why(step('reminder'), '2021-03-17'), ['reminder', '2021-03-31', 10]],
    ['fewer when it comes late', why(step('reminder'), '2021-03-22'), ['reminder', '2021-03-31', 7]],
    ['before a rest day it speaks of the printed day', why(step('due-tomorrow'), '2022-12-29', yearEnd), ['due-tomorrow', '2022-12-31', 1]],
    ['after it, of the day in law', why(step('late'), '2023-01-04', yearEnd), ['late', '2023-01-03', 1]],
    ['lateness is counted over holidays', why(step('sanction'), '2021-05-04'), ['sanction', '2021-03-31', 21]],
    [
      'silence is counted from the assignment, in days that are over',
      why(step('not-accepted'), '2021-01-07'),
      ['not-accepted', '2021-03-31', 2],
    ],
    ['a task may have no day', why(step('assigned'), '2021-01-04', { kind: 'conditional', due: null }), ['assigned', '', 0]],
    ['a coordinator is told that it coordinates', why(step('assigned'), '2021-01-04', {}, 'coordinator'), ['coordinates', '2021-03-31', 0]],
    [
      'a kind of its own gets the plain reason: before',
      why({ ...step('reminder'), kind: 'nhac-som' }, '2021-03-17'),
      ['reminder', '2021-03-31', 10],
    ],
    ['after', why({ ...step('late'), kind: 'bao-tre' }, '2021-04-01'), ['late', '2021-03-31', 1]],
    ['at the assignment', why({ ...step('assigned'), kind: 'giao-moi' }, '2021-01-04'), ['assigned', '2021-03-31', 0]],
    ['without acceptance', why({ ...step('not-accepted'), kind: 'chua-nhan' }, '2021-01-07'), ['not-accepted', '2021-03-31', 2]],
  ])('%s', (_, told, expected) => expect(told).toEqual(expected));
});
