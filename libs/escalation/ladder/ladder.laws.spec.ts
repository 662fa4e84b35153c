// The ladder lived through: a task changes, the cycle looks, notices come out. Whatever the rhythm of the cycle, and
// whether it stood still for weeks, everybody learns what is true, once, in working hours, and every silence has a reason.
import fc from 'fast-check';
import { localTime, printInstant, toInstant, toMillis, type Instant } from '../../kernel/index.js';
import { loadCalendar } from '../../deadline/calendars/calendar.rule.js';
import type { TaskCommand } from '../../task/facts/task.commands.js';
import { ladderWorld, type LadderWorld } from '../../../test/support/ladders.js';
import { assigned, calendar, confirm, extendTo, lead, morning, order, party, report } from '../../../test/support/tasks.js';

const START = '2021-01-03T17:00:00.000Z';
const END = '2021-06-30T17:00:00.000Z';
const MINUTE_OF_WORLD = 60 * 24;

/** Looks once a morning, at 08:00. */
const daily = (commands: TaskCommand[], to: Instant = END): LadderWorld => {
  const world = ladderWorld(commands);
  world.run(morning('2021-01-04'), to, MINUTE_OF_WORLD);
  return world;
};

const lines = (world: LadderWorld) =>
  world.notices.map((notice) => `${printInstant(notice.raisedAt)} ${notice.kind} → ${notice.role}@${notice.to} ${notice.channel}`);
const skippedIn = (world: LadderWorld) =>
  world.events.flatMap((event) =>
    event.type === 'StepTaken' && event.data.outcome === 'skipped' ? [`${event.data.kind}: ${event.data.reason}`] : [],
  );
const stopsIn = (world: LadderWorld) => world.events.flatMap((event) => (event.type === 'LadderStopped' ? [event.data.reason] : []));

const accept = (when = '2021-01-04T09:00:00+07:00') => order('AcceptTask', 'so-tu-phap', when, {});
const giveBack = (when: string) => order('ReturnCompletion', 'so-noi-vu', when, { part: 'so-tu-phap', reason: 'thiếu sản phẩm' });

describe('a task nobody touches', () => {
  const world = daily([assigned()]);
  it('climbs the whole ladder', () => {
    expect(lines(world)).toEqual([
      '08:00 04/01/2021 assigned → lead-contact@so-tu-phap email',
      '08:00 04/01/2021 assigned → lead-head@so-tu-phap email',
      '08:00 04/01/2021 assigned → coordinator@so-tai-chinh email',
      '08:00 07/01/2021 not-accepted → lead-contact@so-tu-phap email',
      '08:00 07/01/2021 not-accepted → lead-head@so-tu-phap email',
      '08:00 17/03/2021 reminder → lead-contact@so-tu-phap email',
      '08:00 24/03/2021 due-soon → lead-contact@so-tu-phap email',
      '08:00 24/03/2021 due-soon → lead-head@so-tu-phap email',
      '08:00 24/03/2021 due-soon → overseer-contact@so-noi-vu email',
      '08:00 30/03/2021 due-tomorrow → lead-head@so-tu-phap email',
      '08:00 30/03/2021 due-tomorrow → lead-head@so-tu-phap sms',
      '08:00 30/03/2021 due-tomorrow → lead-contact@so-tu-phap email',
      '08:00 30/03/2021 due-tomorrow → lead-contact@so-tu-phap sms',
      '08:00 01/04/2021 late → lead-head@so-tu-phap email',
      '08:00 01/04/2021 late → lead-head@so-tu-phap sms',
      '08:00 01/04/2021 late → overseer-contact@so-noi-vu email',
      '08:00 01/04/2021 late → overseer-contact@so-noi-vu sms',
      '08:00 07/04/2021 urge → overseer-head@so-noi-vu email',
      '08:00 07/04/2021 urge → office-chief@van-phong-ubnd-tinh email',
      '08:00 14/04/2021 explain → vice-chair@ubnd-tinh email',
      '08:00 29/04/2021 sanction → chair@ubnd-tinh email',
    ]);
  });
  it('names each notice for good, and says why with the figures of the day', () => {
    const [late] = world.notices.filter((notice) => notice.kind === 'late');
    expect(late).toMatchObject({
      key: 'p.r01.so-tu-phap.s4.klate.h1.lead-head.so-tu-phap.email',
      step: 4,
      deadlineVersion: 1,
      copy: false,
      dueAt: '2021-04-01T01:00:00.000Z',
      why: { code: 'late', params: { lead: 'Sở Tư pháp', due: '2021-03-31', workingDays: 1 } },
    });
    expect(world.notices.filter((notice) => notice.copy).map((notice) => `${notice.kind} ${notice.role}`)).toEqual([
      'assigned coordinator',
      'due-soon overseer-contact',
      'urge office-chief',
    ]);
  });
  it('records each step once and then has nothing left to wake for', () => {
    const taken = world.events.filter((event) => event.type === 'StepTaken');
    expect(taken).toHaveLength(9);
    expect(world.row('so-tu-phap')!.looks).toHaveLength(9);
    const before = world.events.length;
    world.cycle(morning('2021-07-01'));
    expect(world.events).toHaveLength(before);
  });
});

describe('the rhythm of the cycle', () => {
  const life = () => [
    assigned({ leads: [lead('so-tu-phap'), lead('so-y-te')] }),
    accept(),
    report('so-tu-phap', '2021-03-26T15:10:00+07:00'),
    giveBack('2021-04-09T10:20:00+07:00'),
    extendTo('2021-05-31', '2021-04-16T16:40:00+07:00'),
    report('so-tu-phap', '2021-06-10T09:50:00+07:00'),
    confirm('so-noi-vu', '2021-06-11T09:50:00+07:00', 'so-tu-phap'),
  ];
  const keys = (everyMinutes: number, from = START) => {
    const world = ladderWorld(life());
    world.run(from, END, everyMinutes);
    return world.notices.map((notice) => notice.key);
  };
  const everyMinute = keys(1);

  it('does not matter: every minute, every quarter of an hour, a quarter that misses the hour', () => {
    expect(everyMinute.length).toBeGreaterThan(40);
    expect(keys(15)).toEqual(everyMinute);
    expect(keys(15, '2021-01-03T17:07:00.000Z')).toEqual(everyMinute);
  });

  it('a second look at the same minute yields nothing', () => {
    const world = ladderWorld(life());
    for (const moment of ['2021-01-04', '2021-03-17', '2021-04-12', '2021-06-01'].map(morning)) {
      world.cycle(moment);
      const { notices, events } = structuredClone({ notices: world.notices, events: world.events });
      world.cycle(moment);
      expect(world.notices).toEqual(notices);
      expect(world.events).toEqual(events);
    }
  });

  it('never speaks outside the sending hours', () => {
    const world = ladderWorld(life());
    world.run('2021-01-03T17:07:00.000Z', END, 60 * 7);
    expect(world.notices.length).toBeGreaterThan(0);
    for (const { raisedAt } of world.notices) {
      const time = localTime(raisedAt).slice(11, 16);
      expect(time >= '08:00' && time < '17:00').toBe(true);
    }
  });
});

describe('after an outage', () => {
  it('each recipient learns the highest step that is true of him, and every other step has its reason', () => {
    const world = ladderWorld([assigned()]);
    world.cycle(morning('2021-04-15'));
    expect(lines(world)).toEqual([
      // Nobody has failed to accept what he hears of only now.
      '08:00 15/04/2021 assigned → lead-contact@so-tu-phap email',
      '08:00 15/04/2021 assigned → coordinator@so-tai-chinh email',
      '08:00 15/04/2021 late → lead-head@so-tu-phap email',
      '08:00 15/04/2021 late → lead-head@so-tu-phap sms',
      '08:00 15/04/2021 late → overseer-contact@so-noi-vu email',
      '08:00 15/04/2021 late → overseer-contact@so-noi-vu sms',
      '08:00 15/04/2021 urge → overseer-head@so-noi-vu email',
      '08:00 15/04/2021 urge → office-chief@van-phong-ubnd-tinh email',
      '08:00 15/04/2021 explain → vice-chair@ubnd-tinh email',
    ]);
    expect(skippedIn(world)).toEqual(['reminder: day-passed', 'due-soon: day-passed', 'due-tomorrow: day-passed']);
    const [late] = world.notices.filter((notice) => notice.kind === 'late');
    expect(late!.why.params.workingDays).toBe(11);
    expect(world.row('so-tu-phap')!.taken.map((each) => each.kind)).not.toContain('sanction');
  });

  it('a step below a higher one for the same people is superseded', () => {
    const world = ladderWorld([assigned(), accept()]);
    world.cycle(morning('2021-01-05'));
    world.cycle(morning('2021-03-30'));
    expect(skippedIn(world)).toEqual(['not-accepted: accepted', 'reminder: superseded']);
    expect(lines(world).filter((line) => line.includes('30/03'))).toEqual([
      '08:00 30/03/2021 due-soon → overseer-contact@so-noi-vu email',
      '08:00 30/03/2021 due-tomorrow → lead-head@so-tu-phap email',
      '08:00 30/03/2021 due-tomorrow → lead-head@so-tu-phap sms',
      '08:00 30/03/2021 due-tomorrow → lead-contact@so-tu-phap email',
      '08:00 30/03/2021 due-tomorrow → lead-contact@so-tu-phap sms',
    ]);
  });

  it('that ends in the night, the offices are left to sleep', () => {
    const world = ladderWorld([assigned()]);
    world.cycle('2021-04-15T14:00:00.000Z');
    expect(world.notices).toEqual([]);
    world.cycle(morning('2021-04-16'));
    expect(world.notices).toHaveLength(9);
  });

  it('between raising and recording, the same notices come again under the same names', () => {
    const world = ladderWorld([assigned()]);
    world.cycle(morning('2021-01-04'));
    const row = world.row('so-tu-phap')!;
    const keys = world.notices.map((notice) => notice.key);
    const again = ladderWorld([assigned()]);
    again.cycle('2021-01-04T04:30:00.000Z');
    expect(again.notices.map((notice) => notice.key)).toEqual(keys);
    expect(row.taken[0]!.notices).toEqual(keys);
  });
});

describe('whatever the outages', () => {
  it('nobody hears two steps at one look, nobody the same twice, and every step that came due has an outcome', () => {
    const pauses = fc.array(fc.integer({ min: 1, max: 60 * 24 * 40 }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(pauses, fc.boolean(), (minutes, accepted) => {
        const world = ladderWorld(accepted ? [assigned(), accept()] : [assigned()]);
        let now = toMillis(START);
        for (const pause of minutes) world.cycle(toInstant((now += pause * 60_000)));
        const end = morning('2022-01-04');
        world.cycle(end);

        const heard = world.notices.map((notice) => `${notice.raisedAt} ${notice.role}@${notice.to} ${notice.channel}`);
        expect(new Set(heard).size).toBe(heard.length);
        const row = world.row('so-tu-phap')!;
        expect(row.taken.map((each) => each.kind).sort()).toEqual(
          row.looks.flatMap((each) => (toMillis(each.at) <= toMillis(end) ? [each.kind] : [])).sort(),
        );
        expect(row.taken.flatMap((each) => each.notices).sort()).toEqual(world.notices.map((notice) => notice.key).sort());
        // Whatever was slept through, the chair learns in the end that the task is this late.
        expect(world.notices.filter((notice) => notice.kind === 'sanction')).toHaveLength(1);
      }),
    );
  });
});

describe('Tết', () => {
  it('2021 is quiet, and what it held back leaves on 17/02 at 08:00', () => {
    const world = ladderWorld([assigned({ kind: 'date', due: '2021-02-09' })]);
    world.run('2021-01-03T17:07:00.000Z', END, 15);
    const around = world.notices.filter(({ raisedAt }) => raisedAt >= '2021-02-08T17:00:00.000Z' && raisedAt < '2021-02-17T17:00:00.000Z');
    expect(new Set(around.map((notice) => `${notice.kind} ${localTime(notice.dueAt)}`))).toEqual(
      new Set(['late 2021-02-17T08:00:00+07:00']),
    );
  });
});

describe('completion', () => {
  it('reported stops the ladder, confirmed ends it', () => {
    const world = daily([assigned(), accept(), report('so-tu-phap', '2021-03-26'), confirm('so-noi-vu', '2021-04-20', 'so-tu-phap')]);
    expect(lines(world).at(-1)).toBe('08:00 24/03/2021 due-soon → overseer-contact@so-noi-vu email');
    expect(stopsIn(world)).toEqual(['reported', 'done']);
    expect(world.row('so-tu-phap')).toMatchObject({ stopped: 'done' });
  });

  it('returned goes on at the right step and repeats nothing', () => {
    const world = daily([assigned(), accept(), report('so-tu-phap', '2021-03-26'), giveBack('2021-04-08T10:00:00+07:00')]);
    expect(lines(world).filter((line) => line.slice(9, 11) === '04')).toEqual([
      '08:00 09/04/2021 late → lead-head@so-tu-phap email',
      '08:00 09/04/2021 late → lead-head@so-tu-phap sms',
      '08:00 09/04/2021 late → overseer-contact@so-noi-vu email',
      '08:00 09/04/2021 late → overseer-contact@so-noi-vu sms',
      // Above the lead the days are counted from the return: it heard nothing while the report lay with the overseer.
      '08:00 15/04/2021 urge → overseer-head@so-noi-vu email',
      '08:00 15/04/2021 urge → office-chief@van-phong-ubnd-tinh email',
      '08:00 23/04/2021 explain → vice-chair@ubnd-tinh email',
    ]);
    expect(skippedIn(world)).toEqual(['not-accepted: accepted', 'due-tomorrow: day-passed']);
    expect(world.notices.filter((notice) => notice.kind === 'due-soon')).toHaveLength(3);
  });

  it('reported before anything could be said leaves a record of the silence', () => {
    const world = daily([assigned({ on: '2021-01-09' }), report('so-tu-phap', '2021-01-10')]);
    expect(world.notices).toEqual([]);
    expect(world.events.map((event) => event.type)).toEqual(['LadderScheduled', 'LadderStopped']);
  });

  it('of one lead does not silence the other', () => {
    const world = daily([assigned({ leads: [lead('so-tu-phap'), lead('so-y-te')] }), report('so-tu-phap', '2021-01-05')]);
    expect(world.notices.filter((notice) => notice.kind === 'late').map((notice) => notice.part)).toEqual(Array(4).fill('so-y-te'));
  });
});

describe('the deadline', () => {
  it('extended starts a new version: reminders come again, the assignment does not', () => {
    const world = daily([assigned(), accept(), extendTo('2021-05-31', '2021-03-25T10:00:00+07:00')]);
    const second = world.notices.filter((notice) => notice.deadlineVersion === 2);
    expect(second.map((notice) => `${printInstant(notice.raisedAt)} ${notice.kind}`)).toContain('08:00 17/05/2021 reminder');
    expect(second.map((notice) => notice.kind)).not.toContain('assigned');
    expect(world.notices.filter((notice) => notice.deadlineVersion === 1).map((notice) => notice.kind)).not.toContain('late');
  });

  it('extended before the assignment was announced does not swallow the announcement', () => {
    const world = daily([assigned({ on: '2021-01-09' }), extendTo('2021-05-31', '2021-01-10T10:00:00+07:00')]);
    expect(lines(world)[0]).toBe('08:00 11/01/2021 assigned → lead-contact@so-tu-phap email');
  });
});

describe('suspension, withdrawal, another plan', () => {
  const authority = (type: 'SuspendTask' | 'ResumeTask' | 'WithdrawTask', when: string) =>
    order(type, 'ubnd-tinh', when, { document: '7/UBND', reason: 'chờ văn bản' });

  it('suspended is silent; resumed goes on at the right step', () => {
    const world = daily([
      assigned(),
      accept(),
      authority('SuspendTask', '2021-03-16'),
      authority('ResumeTask', '2021-04-05T10:00:00+07:00'),
    ]);
    expect(lines(world).slice(3, 7)).toEqual([
      '08:00 06/04/2021 late → lead-head@so-tu-phap email',
      '08:00 06/04/2021 late → lead-head@so-tu-phap sms',
      '08:00 06/04/2021 late → overseer-contact@so-noi-vu email',
      '08:00 06/04/2021 late → overseer-contact@so-noi-vu sms',
    ]);
    expect(stopsIn(world)).toEqual(['suspended']);
  });
  it('withdrawn is over', () => {
    const world = daily([assigned(), authority('WithdrawTask', '2021-01-05')]);
    expect(world.notices).toHaveLength(3);
    expect(stopsIn(world)).toEqual(['withdrawn']);
  });
  it('carried over is over', () => {
    const world = daily([
      assigned(),
      order('CarryOver', 'ubnd-tinh', '2021-01-05', {
        target: { plan: { plan: 'p2', name: '2/KH' }, task: null, document: null },
        document: '9/KH',
      }),
    ]);
    expect(world.notices).toHaveLength(3);
    expect(stopsIn(world)).toEqual(['carried-over']);
  });
});

describe('another lead', () => {
  const reassign = (from: string, to: string, when: string) =>
    order('ReassignLead', 'ubnd-tinh', when, { from, to: party(to), document: '8/QĐ', reason: 'đúng chức năng' });

  it('takes over with a ladder of its own; the old one stops', () => {
    const world = daily([assigned(), reassign('so-tu-phap', 'so-y-te', '2021-02-22')], morning('2021-03-17'));
    expect(world.row('so-tu-phap')).toMatchObject({ stopped: 'reassigned' });
    expect(lines(world).slice(-6)).toEqual([
      '08:00 22/02/2021 assigned → lead-contact@so-y-te email',
      '08:00 22/02/2021 assigned → lead-head@so-y-te email',
      '08:00 22/02/2021 assigned → coordinator@so-tai-chinh email',
      '08:00 25/02/2021 not-accepted → lead-contact@so-y-te email',
      '08:00 25/02/2021 not-accepted → lead-head@so-y-te email',
      '08:00 17/03/2021 reminder → lead-contact@so-y-te email',
    ]);
  });

  it('who is given the part back is told again', () => {
    const world = daily([assigned(), reassign('so-tu-phap', 'so-y-te', '2021-02-22'), reassign('so-y-te', 'so-tu-phap', '2021-03-01')]);
    const again = world.notices.filter((notice) => notice.kind === 'assigned' && notice.to === 'so-tu-phap' && notice.role === 'lead-head');
    expect(again.map((notice) => notice.key)).toEqual([
      'p.r01.so-tu-phap.s0.kassigned.h1.lead-head.so-tu-phap.email',
      'p.r01.so-tu-phap.s0.kassigned.h1.n2.lead-head.so-tu-phap.email',
    ]);
    expect(stopsIn(world)).toEqual(['reassigned', 'reassigned']);
  });

  it('giving the task back ends the question whether it was accepted', () => {
    const world = daily([assigned(), order('DeclineTask', 'so-tu-phap', '2021-01-05', { reason: 'không đúng chức năng' })]);
    expect(skippedIn(world)).toEqual(['not-accepted: declined']);
    expect(lines(world).some((line) => line.includes('late'))).toBe(true);
  });
});

describe('a policy or a calendar that changes under a ladder', () => {
  it('moves what is still to come and says nothing twice', () => {
    const world = ladderWorld([assigned(), accept()]);
    world.run(morning('2021-01-04'), morning('2021-03-24'), MINUTE_OF_WORLD);
    const steps = world.policy.steps.map((step) => (step.kind === 'late' ? { ...step, when: { afterDue: 2 } } : step));
    world.policy = { ...world.policy, version: 4, steps: steps.filter((step) => step.kind !== 'assigned') };
    world.run(morning('2021-03-25'), END, MINUTE_OF_WORLD);
    expect(world.row('so-tu-phap')).toMatchObject({ policy: 'mac-dinh@4' });
    expect(lines(world).filter((line) => line.includes('due-soon'))).toHaveLength(3);
    expect(new Set(lines(world).flatMap((line) => (line.includes(' late ') ? [line.slice(0, 16)] : [])))).toEqual(
      new Set(['08:00 02/04/2021']),
    );
    expect(new Set(world.notices.map((notice) => notice.key)).size).toBe(world.notices.length);
  });

  it('is noticed even when it kept its version', () => {
    const world = ladderWorld([assigned(), accept()]);
    world.run(morning('2021-01-04'), morning('2021-03-24'), MINUTE_OF_WORLD);
    const holiday = { date: '2021-04-01', name: 'nghỉ', kind: 'holiday' as const };
    const [year] = calendar.years.values();
    world.calendar = loadCalendar({ version: calendar.version, years: [{ ...year!, days: [...year!.days, holiday] }] });
    world.run(morning('2021-03-25'), END, MINUTE_OF_WORLD);
    expect(lines(world).find((line) => line.includes(' late '))).toMatch(/^08:00 02\/04\/2021/);
  });
});
