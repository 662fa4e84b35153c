// When each rung comes due: by hand for the quarter that everybody knows, by law for every other deadline.
import fc from 'fast-check';
import { SYSTEM, addDays, dayOf, instantAt, printInstant, timeOfDay, toInstant, toMillis, type Day } from '../../kernel/index.js';
import { isWorkingDay } from '../../deadline/calendars/calendar.rule.js';
import { newDay } from '../../task/facts/task.commands.js';
import {
  assigned,
  assignment,
  calendar,
  extendTo,
  lead,
  order,
  party,
  report,
  taskAfter,
  type Assignment,
} from '../../../test/support/tasks.js';
import { ladderOnly as policy } from '../../../test/support/ladders.js';
import { scheduleLooks } from './schedule.rule.js';
import { isSendingTime, lookHours, nextOpening, sendingMoment } from '../policy/sending-hours.rule.js';

type Commands = Parameters<typeof taskAfter>[0];
function moments(commands: Commands, by = policy): Record<string, string> {
  const task = taskAfter(commands);
  return Object.fromEntries(scheduleLooks(task, task.parts[0]!, by, calendar).map((look) => [look.kind, printInstant(look.at)]));
}
const given = (options: Assignment) => moments([assigned(options)]);

describe('the quarter that ends on 31/03/2021', () => {
  it('has its rungs where a hand puts them, over Giỗ Tổ on 21/04', () => {
    // Counted on paper. Before: 30, 29, 26, 25, 24 (5), 23, 22, 19, 18, 17 (10) March.
    // After: 1, 2, 5, 6, 7 (5), 8, 9, 12, 13, 14 (10), 15, 16, 19, 20, 22, 23, 26, 27, 28, 29 (20) April.
    expect(given({ on: '2021-01-04' })).toEqual({
      assigned: '08:00 04/01/2021',
      'not-accepted': '08:00 07/01/2021',
      reminder: '08:00 17/03/2021',
      'due-soon': '08:00 24/03/2021',
      'due-tomorrow': '08:00 30/03/2021',
      late: '08:00 01/04/2021',
      urge: '08:00 07/04/2021',
      explain: '08:00 14/04/2021',
      sanction: '08:00 29/04/2021',
    });
  });
});

describe('the moment of an assignment', () => {
  const at = (instant: string) => moments([order('AssignTask', SYSTEM, instant, { data: assignment() })]);
  it.each([
    ['before the offices open: when they do', '2021-01-05T06:30:00+07:00', '08:00 05/01/2021', '08:00 08/01/2021'],
    ['during the hours: at once', '2021-01-05T14:20:00+07:00', '14:20 05/01/2021', '08:00 08/01/2021'],
    ['as they end: the next morning', '2021-01-05T17:00:00+07:00', '08:00 06/01/2021', '08:00 11/01/2021'],
    ['on a Saturday: on Monday', '2021-01-09T10:00:00+07:00', '08:00 11/01/2021', '08:00 14/01/2021'],
    ['in Tết: on the first working day after it', '2021-02-12T10:00:00+07:00', '08:00 17/02/2021', '08:00 22/02/2021'],
    [
      'on the last day before Tết: at once, and asked about when Tết is over',
      '2021-02-08T10:00:00+07:00',
      '10:00 08/02/2021',
      '08:00 18/02/2021',
    ],
  ])('%s', (_, instant, assignment, acceptance) => {
    expect(at(instant)).toMatchObject({ assigned: assignment, 'not-accepted': acceptance });
  });
});

describe('rest days', () => {
  it('what would fall in Tết 2021 leaves on 17/02 at 08:00', () => {
    expect(given({ kind: 'date', due: '2021-02-09' })).toMatchObject({ late: '08:00 17/02/2021', urge: '08:00 23/02/2021' });
    // From 10/02, the first day of Tết, the days count back from 09/02, the last working day before it.
    expect(given({ kind: 'date', due: '2021-02-10' })).toMatchObject({ 'due-tomorrow': '08:00 08/02/2021', late: '08:00 18/02/2021' });
  });
  it('counts back from the last working day on or before the printed day, and forward from the rolled one', () => {
    // 31/12/2022 is a Saturday: the term ends with 03/01/2023, after the compensatory Monday.
    expect(given({ on: '2022-01-04', kind: 'year', due: '2022-12-31' })).toMatchObject({
      'due-tomorrow': '08:00 29/12/2022',
      'due-soon': '08:00 23/12/2022',
      late: '08:00 04/01/2023',
    });
  });
  it('works on the Saturday that was swapped for 29/04/2024', () => {
    expect(given({ on: '2024-01-04', kind: 'date', due: '2024-05-06' })).toMatchObject({ 'due-tomorrow': '08:00 04/05/2024' });
  });
});

describe('deadlines of other kinds', () => {
  it('without a day there is the assignment, and the question on the first working day of each quarter', () => {
    const task = taskAfter([assigned({ kind: 'conditional', due: null })]);
    const looks = scheduleLooks(task, task.parts[0]!, policy, calendar);
    expect(looks.slice(0, 7).map((look) => `${printInstant(look.at)} ${look.kind} ${look.occasion}`.trim())).toEqual([
      '08:00 04/01/2021 assigned',
      '08:00 07/01/2021 not-accepted',
      '08:00 01/04/2021 undetermined 2021-04',
      '08:00 01/07/2021 undetermined 2021-07',
      '08:00 01/10/2021 undetermined 2021-10',
      '08:00 04/01/2022 undetermined 2022-01',
      '08:00 01/04/2022 undetermined 2022-04',
    ]);
  });
  it('standing work is not asked for a day', () => {
    expect(Object.keys(given({ kind: 'standing', due: null }))).toEqual(['assigned', 'not-accepted']);
  });
  it('work of several years is never late as a whole', () => {
    const looks = given({ kind: 'multi-year', due: '2021-12-31' });
    expect(Object.keys(looks)).toEqual(['assigned', 'not-accepted', 'reminder', 'due-soon', 'due-tomorrow']);
  });
  it('a day that is set later opens the whole ladder under its own version', () => {
    const day = { nominalDue: '2021-09-30', effectiveDue: '2021-09-30', calendar: calendar.version };
    const task = taskAfter([
      assigned({ kind: 'conditional', due: null }),
      order('SetDeadline', 'so-noi-vu', '2021-03-01', { to: day, document: '99/BNV' }),
    ]);
    const looks = scheduleLooks(task, task.parts[0]!, policy, calendar);
    expect(looks.map((look) => [look.kind, look.deadlineVersion])).toEqual(
      policy.steps
        .filter(({ kind, when }) => kind !== 'undetermined' && !('reportDue' in when || ('on' in when && when.on === 'unexplained')))
        .map(({ kind }) => [kind, kind === 'assigned' || kind === 'not-accepted' ? 1 : 2]),
    );
    expect(printInstant(looks.find((look) => look.kind === 'due-soon')!.at)).toBe('08:00 23/09/2021');
  });
});

describe('what was past before it could be known', () => {
  it('a lead named within the last days is told of them on the morning after its assignment', () => {
    expect(given({ on: '2021-03-29' })).toMatchObject({
      assigned: '08:00 29/03/2021',
      reminder: '08:00 30/03/2021',
      'due-soon': '08:00 30/03/2021',
      'due-tomorrow': '08:00 30/03/2021',
      late: '08:00 01/04/2021',
    });
  });
  it.each([
    ['an import after the fact', [assigned({ on: '2021-04-19' })]],
    [
      'another lead',
      [
        assigned(),
        order('ReassignLead', 'ubnd-tinh', '2021-04-19', { from: 'so-tu-phap', to: party('so-y-te'), document: '9/QĐ', reason: 'x' }),
      ],
    ],
    [
      'a resumption',
      [
        assigned(),
        order('SuspendTask', 'ubnd-tinh', '2021-03-01', { document: '5/UBND', reason: 'x' }),
        order('ResumeTask', 'ubnd-tinh', '2021-04-19', { document: '9/UBND', reason: 'x' }),
      ],
    ],
    [
      'a day that is set in the past',
      [
        assigned({ kind: 'conditional', due: null }),
        order('SetDeadline', 'so-noi-vu', '2021-04-19', { to: newDay(calendar, '2021-03-31'), document: '99/BNV' }),
      ],
    ],
    [
      'a report that is returned',
      [assigned(), report('so-tu-phap', '2021-03-30'), order('ReturnCompletion', 'so-noi-vu', '2021-04-19', { reason: 'x' })],
    ],
  ])('%s after the day: the lead hears the next morning, and everybody above it has its days counted from there', (_, commands) => {
    // 20; 22 (Hung Kings on the 21st), 23, 26 (5); 27, 28, 29 April, 4 (3 May is a day off), 5 May (10).
    expect(moments(commands)).toMatchObject({
      late: '08:00 20/04/2021',
      urge: '08:00 27/04/2021',
      explain: '08:00 06/05/2021',
      sanction: '08:00 20/05/2021',
    });
  });
  it('a suspension before the day moves nothing', () => {
    const commands = [
      assigned(),
      order('SuspendTask', 'ubnd-tinh', '2021-02-01', { document: '5/UBND', reason: 'x' }),
      order('ResumeTask', 'ubnd-tinh', '2021-03-01', { document: '9/UBND', reason: 'x' }),
    ];
    expect(moments(commands)).toEqual(given({ on: '2021-01-04' }));
  });
  it('days with the confirmer stop the count of a report that was late, however often it is returned', () => {
    const giveBack = (day: Day) => order('ReturnCompletion', 'so-noi-vu', day, { reason: 'x' });
    const twice = [
      assigned(),
      report('so-tu-phap', '2021-04-02'),
      giveBack('2021-04-06'),
      report('so-tu-phap', '2021-04-08'),
      giveBack('2021-04-09'),
    ];
    // Two working days and one: three later than without.
    expect(moments(twice)).toMatchObject({ urge: '08:00 12/04/2021', explain: '08:00 19/04/2021' });
  });
  it('an extension by a few days is told of on the morning after it', () => {
    expect(moments([assigned(), extendTo('2021-04-06', '2021-04-01T09:00:00+07:00')])).toMatchObject({
      reminder: '08:00 02/04/2021',
      'due-soon': '08:00 02/04/2021',
      'due-tomorrow': '08:00 05/04/2021',
      late: '08:00 07/04/2021',
    });
  });
});

describe('laws of the schedule', () => {
  const start = toMillis(instantAt('2021-01-01'));
  const minute = fc.integer({ min: 0, max: 5 * 365 * 24 * 60 }).map((minutes) => toInstant(start + minutes * 60_000));
  const after = fc.integer({ min: 0, max: 300 });
  const scheduled = (assignedAt: string, due: Day) => {
    const task = taskAfter([order('AssignTask', SYSTEM, assignedAt, { data: assignment({ kind: 'date', due }) })]);
    return { part: task.parts[0]!, looks: scheduleLooks(task, task.parts[0]!, policy, calendar) };
  };

  it('every moment is within sending hours; all but the assignment open them', () => {
    fc.assert(
      fc.property(minute, after, (assignedAt, days) => {
        for (const look of scheduled(assignedAt, addDays(dayOf(assignedAt), days)).looks) {
          expect(isWorkingDay(calendar, dayOf(look.at))).toBe(true);
          expect(isSendingTime(lookHours(policy), calendar, look.at)).toBe(true);
          if (look.kind !== 'assigned') expect(timeOfDay(look.at)).toBe('08:00');
        }
      }),
    );
  });

  it('a higher rung never comes before a lower one, and nothing comes before the assignment', () => {
    fc.assert(
      fc.property(minute, after, (assignedAt, days) => {
        const { looks } = scheduled(assignedAt, addDays(dayOf(assignedAt), days));
        const rungs = looks.filter((look) => look.step > 0).map((look) => toMillis(look.at));
        expect(rungs).toEqual([...rungs].sort((one, other) => one - other));
        const [assignment, ...others] = looks.map((look) => toMillis(look.at));
        expect(assignment).toBeGreaterThanOrEqual(toMillis(assignedAt));
        for (const other of others) expect(other).toBeGreaterThan(assignment!);
      }),
    );
  });

  it('with time to spare every rung has a moment of its own, in order', () => {
    fc.assert(
      fc.property(minute, after, (assignedAt, days) => {
        const { looks } = scheduled(assignedAt, addDays(dayOf(assignedAt), 40 + days));
        const rungs = looks.filter((look) => look.step > 0).map((look) => look.at);
        expect(new Set(rungs).size).toBe(7);
        expect(rungs).toEqual([...rungs].sort());
      }),
    );
  });

  it('opening and sending moments agree', () => {
    fc.assert(
      fc.property(minute, (at) => {
        const next = nextOpening(lookHours(policy), calendar, at);
        expect(toMillis(next)).toBeGreaterThan(toMillis(at));
        expect(sendingMoment(lookHours(policy), calendar, at)).toBe(isSendingTime(lookHours(policy), calendar, at) ? at : next);
      }),
    );
  });
});

it('each part of a joint task has a ladder of its own', () => {
  const task = taskAfter([assigned({ leads: [lead('so-tu-phap'), lead('so-y-te')], coordinators: [party('so-tai-chinh')] })]);
  const [one, other] = task.parts.map((part) => scheduleLooks(task, part, policy, calendar));
  expect(one).toEqual(other);
});
