// What no sequence of commands, from whomever and in whatever order, can bring about.
import fc from 'fast-check';
import { addDays } from '../../kernel/index.js';
import { play } from '../../../test/support/given-when-then.js';
import { assignment, by, calendar, lead, morning, order, party } from '../../../test/support/tasks.js';
import { COUNT_COLUMNS, countStandings, countsByQuarter, type Counts } from '../standing/counts.rule.js';
import { daysLost } from '../standing/days-lost.rule.js';
import { partStanding } from '../standing/standing.rule.js';
import { overseerOf } from '../orders/overseer.rule.js';
import { newDay, type TaskCommand } from './task.commands.js';
import { taskDecider } from '../orders/task.decider.js';
import { evolveTask, initialTask, type RecordedTaskEvent } from './task.fold.rule.js';
import type { TaskState } from './task.state.rule.js';

const AGENCIES = ['so-tu-phap', 'so-y-te', 'so-noi-vu', 'van-phong-ubnd-tinh', 'ubnd-tinh', 'so-xay-dung'];
const agency = fc.constantFrom(...AGENCIES);
const day = fc.integer({ min: 0, max: 400 }).map((offset) => addDays('2021-01-05', offset));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const paper = fc.record({ document: fc.constantFrom('12/STP', '30/UBND'), documentDate: maybe(fc.constant('2021-01-02')) });
const reason = fc.constantFrom('', 'lý do');

/** One command without its moment; the play puts moments in order. */
const someCommand: fc.Arbitrary<(when: string) => TaskCommand> = fc
  .tuple(
    agency,
    fc.oneof(
      fc.constant(['AcceptTask', {}] as const),
      fc.record({ percent: maybe(fc.integer({ min: 0, max: 100 })), note: reason }).map((body) => ['ReportProgress', body] as const),
      { weight: 12, arbitrary: fc.tuple(paper, reason).map(([signed, note]) => ['ReportCompletion', { ...signed, note }] as const) },
      {
        weight: 12,
        arbitrary: fc.record({ part: maybe(agency), acceptedDate: maybe(day), reason }).map((body) => ['ConfirmCompletion', body] as const),
      },
      fc.record({ part: maybe(agency), reason }).map((body) => ['ReturnCompletion', body] as const),
      fc.record({ reason }).map((body) => ['DeclineTask', body] as const),
      fc.record({ part: agency, reason }).map((body) => ['RefuseDecline', body] as const),
      fc
        .tuple(agency, agency, paper)
        .map(([from, to, signed]) => ['ReassignLead', { from, to: party(to), ...signed, reason: 'x' }] as const),
      fc.tuple(day, paper).map(([to, signed]) => ['ExtendDeadline', { to: newDay(calendar, to), ...signed, reason: '' }] as const),
      fc.tuple(day, paper).map(([to, signed]) => ['SetDeadline', { to: newDay(calendar, to), ...signed }] as const),
      fc.tuple(day, paper).map(([to, signed]) => ['RequestExtension', { to, ...signed, reason: 'x' }] as const),
      {
        weight: 6,
        arbitrary: fc
          .tuple(agency, day, paper)
          .map(([waited, since, signed]) => ['StartWait', { agency: party(waited), since, ...signed, note: '' }] as const),
      },
      {
        weight: 3,
        arbitrary: fc.record({ on: day, wait: maybe(fc.integer({ min: 1, max: 4 })) }).map((body) => ['EndWait', body] as const),
      },
      fc.record({ wait: fc.integer({ min: 1, max: 4 }), until: maybe(day) }).map((body) => ['ConfirmWait', body] as const),
      fc.record({ wait: fc.integer({ min: 1, max: 4 }), reason: fc.constant('x') }).map((body) => ['RefuseWait', body] as const),
      fc.constant(['SuspendTask', { reason: '' }] as const),
      { weight: 6, arbitrary: fc.constant(['ResumeTask', { reason: '' }] as const) },
      fc.constant(['WithdrawTask', { reason: '' }] as const),
      fc.constant(['CarryOver', { target: { plan: null, task: null, document: 'Kế hoạch năm sau' }, document: '1' }] as const),
    ),
  )
  .map(
    ([who, [type, body]]) =>
      (when) =>
        order(type, by(who), when, body as never),
  );

const someAssignment = fc
  .record({
    leads: fc.uniqueArray(agency, { minLength: 1, maxLength: 4 }),
    group: fc.option(fc.constant('cac-so'), { nil: null }),
    due: fc.option(day, { nil: null }),
    kind: fc.constantFrom('quarter' as const, 'multi-year' as const, 'recurring' as const),
  })
  .map(({ leads, group, due, kind }) =>
    order('AssignTask', 'ubnd-tinh', '2021-01-04', {
      data: assignment({
        leads: leads.map((each) => lead(each, group)),
        coordinators: [],
        due,
        kind: due ? kind : kind === 'recurring' ? 'standing' : 'conditional',
      }),
    }),
  );

const someLife = fc
  .tuple(someAssignment, fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), someCommand), { minLength: 20, maxLength: 60 }))
  .map(([first, rest]) => {
    let now = '2021-01-05';
    const commands = rest.map(([days, command]) => command((now = addDays(now, days))));
    return play(taskDecider, 'task-p.r01', [first, ...commands]);
  });

/** A part due early, handed from one agency to the next, whose holders wait for others now and then. */
const someWaiting = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 15 }),
      agency,
      agency,
      fc.constantFrom('StartWait', 'EndWait', 'ReassignLead', 'RefuseWait', 'SuspendTask', 'ResumeTask'),
    ),
    {
      minLength: 5,
      maxLength: 30,
    },
  )
  .map((steps) => {
    let [now, holder] = ['2021-01-05', 'so-tu-phap'];
    const commands = steps.map(([days, other, third, type]) => {
      now = addDays(now, days);
      const paper = { document: '5/STP' };
      if (type === 'StartWait') return order(type, holder, now, { agency: party(other), since: addDays(now, -days), ...paper, note: '' });
      if (type === 'EndWait') return order(type, holder, now, { on: addDays(now, -Math.floor(days / 2)) });
      if (type === 'SuspendTask' || type === 'ResumeTask') return order(type, 'ubnd-tinh', now, { ...paper, reason: 'x' });
      if (type === 'RefuseWait') return order(type, 'so-noi-vu', now, { wait: 1 + (days % 4), reason: 'x' });
      const from = holder;
      if (other === third) holder = other;
      return order(type, 'ubnd-tinh', now, { from, to: party(holder), ...paper, reason: 'x' });
    });
    return play(taskDecider, 'task-p.r01', [
      order('AssignTask', 'ubnd-tinh', '2021-01-04', { data: assignment({ due: '2021-01-31', coordinators: [] }) }),
      ...commands,
    ]);
  });

const folded = (events: readonly unknown[]): TaskState => (events as RecordedTaskEvent[]).reduce(evolveTask, initialTask);
const sum = (counts: Counts) => COUNT_COLUMNS.reduce((all, column) => all + counts[column], 0);
const columns = ({ id: _i, name: _n, ...counts }: Counts & { id: string; name: string }): Counts => counts;

describe('laws of a task', () => {
  it('the first deadline is never lost, and no version ever changes', () =>
    fc.assert(
      fc.property(someLife, ({ events, state }) => {
        const printed = folded(events.slice(0, 1)).deadlines;
        expect(state.deadlines.slice(0, 1)).toEqual(printed);
        expect(state.deadlines.map((version) => version.version)).toEqual(state.deadlines.map((_, index) => index + 1));
        expect(state.deadlines).toHaveLength(
          1 + events.filter((event) => event.type === 'DeadlineExtended' || event.type === 'DeadlineSet').length,
        );
        expect(state.extensions).toBe(events.filter((event) => event.type === 'DeadlineExtended').length);
      }),
    ));

  it('the agency that did the work never judges it', () => {
    let judged = 0;
    fc.assert(
      fc.property(someLife, ({ events }) => {
        events.forEach((event, index) => {
          if (event.type !== 'CompletionConfirmed' && event.type !== 'CompletionReturned') return;
          judged += 1;
          const task = folded(events.slice(0, index));
          const part = task.parts.find((each) => each.agency === (event.data as { part: string }).part)!;
          expect(event.by.agency).not.toBe(part.agency);
          expect(event.by.agency).toBe(overseerOf(task, part)?.agency);
          if (!part.group) expect(task.parts.map((each) => each.agency)).not.toContain(event.by.agency);
        });
      }),
      { numRuns: 1500 },
    );
    // The law says something only if work was judged at all.
    expect(judged).toBeGreaterThan(20);
  });

  it('a confirmed part is never reopened and keeps its day', () =>
    fc.assert(
      fc.property(someLife, ({ events, state }) => {
        for (const event of events.filter((each) => each.type === 'CompletionConfirmed')) {
          const { part, doneOn } = event.data as { part: string; doneOn: string };
          expect(state.parts.find((each) => each.agency === part)).toMatchObject({ phase: 'done', doneOn });
        }
      }),
      { numRuns: 300 },
    ));

  it('nothing follows a withdrawal', () =>
    fc.assert(
      fc.property(someLife, ({ events }) => {
        const withdrawn = events.findIndex((event) => event.type === 'TaskWithdrawn');
        if (withdrawn >= 0) expect(events).toHaveLength(withdrawn + 1);
      }),
    ));

  it('the shares of the days lost add up to the days by which a part is late, in both units', () => {
    let [waited, suspended] = [0, 0];
    fc.assert(
      fc.property(someWaiting, day, ({ state }, today) => {
        for (const part of state.parts) {
          const { daysLate } = partStanding(state, part, morning(today), calendar);
          const shares = daysLost(state, part, morning(today), calendar);
          waited += shares.filter((share) => share.role === 'waited-for').length;
          const sum = (of: typeof shares) => ({
            calendar: of.reduce((all, share) => all + share.calendar, 0),
            working: of.reduce((all, share) => all + share.working, 0),
          });
          const still = shares.filter((share) => share.role === 'suspended');
          suspended += still.length;
          const none = { calendar: 0, working: 0 };
          expect(daysLate ?? none).toMatchObject(sum(shares));
          expect(daysLate?.suspended ?? none).toEqual(sum(still));
        }
      }),
      { numRuns: 1500 },
    );
    // The law says something only if somebody waited, or the task stood still, while a part was late.
    expect(waited).toBeGreaterThan(200);
    expect(suspended).toBeGreaterThan(50);
  });

  it('the counts add up: columns to tasks, agencies to parts, quarters to the whole', () =>
    fc.assert(
      fc.property(fc.array(someLife, { maxLength: 8 }), day, (lives, today) => {
        const tasks = lives.map(({ state }) => state);
        const { total, agencies } = countStandings(tasks, morning(today), calendar);
        expect(sum(total)).toBe(tasks.length);
        expect(total.atRisk).toBeLessThanOrEqual(total.openOnTime);
        expect(total.standing).toBeLessThanOrEqual(total.noDeadline);
        expect(total.unresolved).toBeLessThanOrEqual(total.carriedOver);
        expect(agencies.reduce((all, each) => all + sum(columns(each)), 0)).toBe(tasks.reduce((all, task) => all + task.parts.length, 0));
        expect(countsByQuarter(tasks, morning(today), calendar).reduce((all, each) => all + sum(each.total), 0)).toBe(tasks.length);
      }),
    ));
});
