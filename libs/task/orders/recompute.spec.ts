// What a change of the calendar makes of the deadline in force, and what it leaves alone.
import { assignment, calendar, lead, morning } from '../../../test/support/tasks.js';
import { otherSideOf2027 } from '../../../test/support/notices.js';
import { calendarData, loadCalendar } from '../../deadline/calendars/calendar.rule.js';
import { readDeadline } from '../../deadline/deadline.rule.js';
import type { Day } from '../../kernel/index.js';
import { recomputedDeadline, recomputeDeadline } from './recompute.rule.js';
import { partStanding } from '../standing/standing.rule.js';
import type { TaskEvent } from '../facts/task.events.js';
import { evolveTask, initialTask } from '../facts/task.fold.rule.js';
import type { TaskState } from '../facts/task.state.rule.js';

const shipped = calendarData(calendar);
const noticed = loadCalendar(
  { version: 'vn-2026.2+1', years: [...shipped.years, { ...otherSideOf2027(), documents: ['1234/TB-BNV'] }] },
  { calendar, until: morning('2027-08-25') },
);

const then = (task: TaskState, day: Day, ...events: TaskEvent[]): TaskState =>
  events.reduce((state, event) => evolveTask(state, { ...event, stream: 'task-p.r01', recordedAt: morning(day) }), task);

/** Assigned on 09/08/2027 with the cell read as it would be. */
function task(text: string, parts = ['so-tu-phap']): TaskState {
  const data = assignment({ leads: parts.map((part) => lead(part)) });
  const deadline = readDeadline(text, { planYear: 2027, issuedOn: '2027-08-09' }, calendar);
  const paper = { number: '1/KH-UBND', date: '2027-08-09' };
  return then(initialTask, '2027-08-09', { type: 'TaskAssigned', data: { ...data, deadline, calendar: calendar.version, paper } });
}

const recompute = (state: TaskState, day: Day = '2027-08-25'): TaskState => {
  const recomputed = recomputedDeadline(state, noticed);
  return recomputed ? then(state, day, ...recomputeDeadline(recomputed, state)) : state;
};

const days = ({ deadlines }: TaskState) => deadlines.map(({ version, nominalDue, effectiveDue }) => [version, nominalDue, effectiveDue]);

describe('the deadline in force by another calendar', () => {
  it.each([
    ['rolls to another day', 'Chậm nhất ngày 03/9/2027', '2027-09-06', '2027-09-03', '2027-09-03'],
    ['rolls on', 'Chậm nhất ngày 01/9/2027', '2027-09-01', '2027-09-01', '2027-09-03'],
    ['moves as a term in working days does', 'Trong 15 ngày làm việc kể từ ngày 09/8/2027', '2027-08-30', '2027-08-27', '2027-08-27'],
  ])('%s: %s', (_what, text, before, nominal, effective) => {
    const state = task(text);
    expect(state.deadlines[0]!.effectiveDue).toBe(before);
    expect(days(recompute(state))).toEqual([[1, nominal, effective]]);
  });

  it.each(['Trước ngày 04/9/2027', 'Chậm nhất ngày 20/10/2027', 'Thường xuyên', 'Theo hướng dẫn của Bộ Nội vụ'])('stays: %s', (text) => {
    expect(recomputedDeadline(task(text), noticed)).toBeNull();
  });

  it('names the notice and what it was', () => {
    expect(recomputedDeadline(task('Chậm nhất ngày 03/9/2027'), noticed)).toEqual({
      deadlineVersion: 1,
      nominalDue: '2027-09-03',
      effectiveDue: '2027-09-03',
      calendar: 'vn-2026.2+1',
      was: { nominalDue: '2027-09-03', effectiveDue: '2027-09-06', calendar: calendar.version },
      documents: ['1234/TB-BNV'],
    });
  });

  it('happens once, and back again by a later notice', () => {
    const state = task('Trong 15 ngày làm việc kể từ ngày 09/8/2027');
    const order = recomputedDeadline(state, noticed)!;
    const once = recompute(state);
    expect(recomputeDeadline(order, once)).toEqual([]);
    expect(recomputedDeadline(once, noticed)).toBeNull();
    const back = loadCalendar({ version: 'vn-2026.2+2', years: shipped.years });
    expect(recomputedDeadline(once, back)).toMatchObject({ nominalDue: '2027-08-30', effectiveDue: '2027-08-30', documents: [] });
  });

  it('an extension rolls by it too, whatever the cell says', () => {
    const extended = then(task('Trước ngày 20/8/2027'), '2027-08-12', {
      type: 'DeadlineExtended',
      data: {
        ...{ nominalDue: '2027-09-03', effectiveDue: '2027-09-06', calendar: calendar.version },
        ...{ paper: { number: '9/UBND', date: null }, previousDue: '2027-08-19', afterDue: false, reason: '' },
      },
    });
    expect(days(recompute(extended))).toEqual([
      [1, '2027-08-19', '2027-08-19'],
      [2, '2027-09-03', '2027-09-03'],
    ]);
  });

  it('is not for what is over', () => {
    const withdrawn = then(task('Chậm nhất ngày 03/9/2027'), '2027-08-20', { type: 'TaskWithdrawn', data: { paper: null, reason: '' } });
    expect(recomputedDeadline(withdrawn, noticed)).toBeNull();
  });

  it('a part that was reported before keeps the day and the calendar it is judged by', () => {
    const two = task('Chậm nhất ngày 31/8/2027', ['so-tu-phap', 'so-y-te']);
    const reported = then(two, '2027-09-06', {
      type: 'CompletionReported',
      data: { part: 'so-tu-phap', paper: { number: '5/BC', date: null }, milestone: null, note: '' },
    });
    const before = partStanding(reported, reported.parts[0]!, morning('2027-09-07'), calendar);
    expect(before).toMatchObject({ standing: 'late', daysLate: { calendar: 6, working: 2 } });
    // The notice came on 07/09: what was reported on 06/09 is judged by what was known then, what is open by what is known now.
    const later = { ...noticed, before: { calendar, until: morning('2027-09-07') } };
    expect(partStanding(reported, reported.parts[0]!, morning('2027-09-08'), later)).toEqual(before);
    const open = partStanding(reported, reported.parts[1]!, morning('2027-09-08'), later);
    expect(open.reasons[0]).toMatchObject({ code: 'standing.late', params: { calendar: 'vn-2026.2+1' } });
  });
});
