// Steps of other kinds than a day before or after the deadline: silence, repetition, conditions, empty steps, requests, and
// a move to another policy. Each is lived through, and leaves its outcome on record.
import { isRefusal, printInstant, toMillis, type Instant } from '../kernel/index.js';
import type { TaskCommand } from '../task/facts/task.commands.js';
import { defaultPolicy, ladderWorld, type LadderWorld } from '../../test/support/ladders.js';
import { assigned, calendar, extendTo, lead, morning, order, report } from '../../test/support/tasks.js';
import { ladderDecider } from './ladder/ladder.decider.js';
import type { EscalationPolicy, PolicyStep } from './policy/policy.types.rule.js';
import type { Reach } from './ladder/reach.rule.js';
import { changesOf, moveLadder, requestStep } from './ladder/request.rule.js';

const END = morning('2021-06-30');
const HEAD: PolicyStep['to'] = [{ role: 'lead-head', channels: ['email'] }];
const accepted = order('AcceptTask', 'so-tu-phap', '2021-01-04T09:00:00+07:00', {});
const progress = (when: string): TaskCommand => order('ReportProgress', 'so-tu-phap', when, { percent: 30, note: '' });

const withSteps = (...steps: PolicyStep[]): EscalationPolicy => ({ ...defaultPolicy, id: 'thu', version: 1, steps, conflicts: [] });
const played = (policy: EscalationPolicy, commands: TaskCommand[], to: Instant = END): LadderWorld => {
  const world = ladderWorld(commands, policy);
  world.run(morning('2021-01-04'), to, 60 * 24);
  return world;
};
const told = (world: LadderWorld) =>
  world.notices.map((notice) => `${printInstant(notice.raisedAt)} ${notice.kind} ${notice.role}@${notice.to}`);
const skipped = (world: LadderWorld) =>
  world.events.flatMap(({ type, data }) =>
    type === 'StepTaken' && data.outcome === 'skipped'
      ? [`${data.kind}: ${data.reason}${data.raisedTo === null ? '' : ` → ${data.raisedTo}`}`]
      : [],
  );

describe('no progress', () => {
  const policy = withSteps({ step: 1, kind: 'no-progress', when: { on: 'no-progress', workingDays: 10 }, to: HEAD });

  it('is told after so many working days, again after each later movement, and not while work moves', () => {
    // Ten working days after 04/01 are 18/01; after 11/01, 25/01; after 01/03, 15/03.
    const world = played(policy, [assigned(), accepted, progress('2021-01-11'), progress('2021-03-01')], morning('2021-03-31'));
    expect(told(world)).toEqual(['08:00 26/01/2021 no-progress lead-head@so-tu-phap', '08:00 16/03/2021 no-progress lead-head@so-tu-phap']);
    expect(world.notices.map((notice) => notice.key.split('.').slice(3, 7).join('.'))).toEqual([
      's1.kno-progress.h1.o2021-01-11',
      's1.kno-progress.h1.o2021-03-01',
    ]);
  });

  it('an extension is no movement: what was told of the silence is not told again', () => {
    const world = played(policy, [assigned(), extendTo('2021-05-31', '2021-02-01')], morning('2021-03-01'));
    expect(told(world)).toEqual(['08:00 19/01/2021 no-progress lead-head@so-tu-phap']);
  });
});

describe('a step that repeats', () => {
  const policy = withSteps({ step: 4, kind: 'late', when: { afterDue: 1 }, to: HEAD, repeat: { everyWorkingDays: 5, times: 2 } });

  it('is told again while it is true, under a name of its own each time', () => {
    const world = played(policy, [assigned(), accepted]);
    expect(told(world).map((line) => line.slice(0, 16))).toEqual(['08:00 01/04/2021', '08:00 08/04/2021', '08:00 15/04/2021']);
    expect(new Set(world.notices.map((notice) => notice.key)).size).toBe(3);
  });

  it('stops when the work is reported', () => {
    const world = played(policy, [assigned(), accepted, report('so-tu-phap', '2021-04-09')]);
    expect(told(world)).toHaveLength(2);
  });

  it('after an outage it is told once', () => {
    const world = ladderWorld([assigned(), accepted], policy);
    world.cycle(morning('2021-05-10'));
    expect(told(world)).toHaveLength(1);
    expect(skipped(world)).toEqual(['late: superseded', 'late: superseded']);
  });
});

describe('hours and days of a step', () => {
  it('its own hour, counted from the day that is named', () => {
    const policy = withSteps(
      { step: 3, kind: 'due-tomorrow', when: { beforeDue: 1, day: 'effective' }, at: '14:30', to: HEAD },
      { step: 4, kind: 'late', when: { afterDue: 1, day: 'nominal' }, to: HEAD },
    );
    // 31/12/2022 is a Saturday; the term ends with 03/01/2023.
    const world = ladderWorld([assigned({ kind: 'year', due: '2022-12-31', on: '2022-01-04' })], policy);
    world.cycle(morning('2022-01-04'));
    expect(world.row('so-tu-phap')!.looks.map((look) => printInstant(look.at))).toEqual(['14:30 30/12/2022', '08:00 03/01/2023']);
  });
});

describe('the third urging', () => {
  it('brings the last step before its day, over all deadlines of the task', () => {
    const world = played(defaultPolicy, [assigned(), accepted, extendTo('2021-04-30', '2021-04-15T09:00:00+07:00')], morning('2021-06-30'));
    const late = told(world).filter((line) => /urge overseer-head|explain|sanction/.test(line));
    // Urged on 07/04 and 14/04 for the first day. The second, a holiday, ends with 04/05: urged on the fifth working day after it, and
    // the chair on the morning after the vice chair has been told of that day.
    expect(late).toEqual([
      '08:00 07/04/2021 urge overseer-head@so-noi-vu',
      '08:00 14/04/2021 explain vice-chair@ubnd-tinh',
      '08:00 11/05/2021 urge overseer-head@so-noi-vu',
      '08:00 18/05/2021 explain vice-chair@ubnd-tinh',
      '08:00 19/05/2021 sanction chair@ubnd-tinh',
    ]);
  });
});

describe('conditions', () => {
  const late = (only: PolicyStep['only']) => withSteps({ step: 4, kind: 'late', when: { afterDue: 1 }, to: HEAD, only });
  const two = { leads: [lead('so-tu-phap'), lead('so-y-te')] };
  it.each<[string, PolicyStep['only'], TaskCommand[], number]>([
    ['none', undefined, [assigned()], 1],
    ['the field of the task', { fields: ['Cải cách thể chế'] }, [assigned()], 1],
    ['another field', { fields: ['Tài chính công'] }, [assigned()], 0],
    ['its plan', { plans: ['117-kh-ubnd-2020'] }, [assigned()], 1],
    ['another agency', { agencies: ['so-y-te'] }, [assigned()], 0],
    ['one of two leads', { agencies: ['so-y-te'] }, [assigned(two)], 1],
    ['joint leads', { jointLeads: true }, [assigned(two)], 2],
    ['not of a task that one agency leads', { jointLeads: true }, [assigned()], 0],
    ['another kind of deadline', { deadlineKinds: ['month'] }, [assigned()], 0],
    ['extended before', { minExtensions: 1 }, [assigned(), extendTo('2021-04-30', '2021-03-01')], 1],
    ['never extended', { minExtensions: 1 }, [assigned()], 0],
    ['late enough', { minDaysLate: 1 }, [assigned()], 1],
    ['not late enough', { minDaysLate: 2 }, [assigned()], 0],
  ])('%s', (_, only, commands, notices) => {
    const world = played(late(only), commands);
    expect(world.notices).toHaveLength(notices);
    expect(skipped(world)).toEqual(only?.minDaysLate === 2 ? ['late: other-tasks'] : []);
  });
});

describe('an empty step', () => {
  const without =
    (...gone: [string, 'vacant' | 'no-address'][]): Reach =>
    ({ role }) =>
      gone.find(([each]) => each === role)?.[1] ?? 'reached';
  const lived = (reach: Reach) => {
    const world = ladderWorld([assigned(), accepted]);
    world.reach = reach;
    world.run(morning('2021-01-05'), END, 60 * 24);
    return world;
  };

  it('is told at once to those of the next one, who are told their own step in its time', () => {
    const world = lived(without(['overseer-head', 'vacant']));
    expect(told(world).filter((line) => /urge|explain/.test(line))).toEqual([
      '08:00 07/04/2021 urge office-chief@van-phong-ubnd-tinh',
      '08:00 07/04/2021 urge vice-chair@ubnd-tinh',
      '08:00 14/04/2021 explain vice-chair@ubnd-tinh',
    ]);
    expect(skipped(world)).toContain('urge: role-vacant → 6');
  });

  it('climbs until somebody can be reached', () => {
    const world = lived(without(['overseer-head', 'no-address'], ['vice-chair', 'vacant']));
    expect(told(world).filter((line) => line.includes('chair@'))).toEqual([
      '08:00 07/04/2021 urge chair@ubnd-tinh',
      '08:00 14/04/2021 explain chair@ubnd-tinh',
      '08:00 29/04/2021 sanction chair@ubnd-tinh',
    ]);
    expect(skipped(world)).toEqual(expect.arrayContaining(['urge: no-address → 7', 'explain: role-vacant → 7']));
  });

  it('at the top has its reason', () => {
    expect(skipped(lived(without(['chair', 'vacant'])))).toContain('sanction: role-vacant');
  });

  it('is not empty while one of those who should act is reached', () => {
    const world = lived(without(['lead-head', 'vacant']));
    expect(skipped(world)).not.toContain('late: role-vacant → 5');
    expect(told(world).filter((line) => line.includes('late'))).toContain('08:00 01/04/2021 late overseer-contact@so-noi-vu');
  });
});

describe('a step that somebody asks for', () => {
  const asked = (world: LadderWorld, step: number, now: Instant) => {
    const task = world.task(now);
    const command = requestStep({ step, reason: 'Báo chí phản ánh' }, task, task.parts[0]!, world.row('so-tu-phap')!, world.policy, now);
    if (isRefusal(command)) throw new Error(command.code);
    return command;
  };
  const begun = () => {
    const world = ladderWorld([assigned(), accepted]);
    world.cycle(morning('2021-01-05'));
    world.run(morning('2021-01-06'), morning('2021-02-01'), 60 * 24);
    return world;
  };

  it('is told at once, worded neutrally when it is not true yet, and not again in its time', () => {
    const world = begun();
    world.give(asked(world, 5, morning('2021-02-02')), morning('2021-02-02'));
    world.run(morning('2021-02-02'), END, 60 * 24);
    const urges = world.notices.filter((notice) => notice.kind === 'urge');
    expect(urges.map((notice) => [printInstant(notice.raisedAt), notice.to, notice.template, notice.why.code])).toEqual([
      ['08:00 02/02/2021', 'so-noi-vu', 'requested', 'requested'],
      ['08:00 02/02/2021', 'van-phong-ubnd-tinh', 'requested', 'requested'],
    ]);
    expect(world.notices.filter((notice) => notice.kind === 'late')).not.toHaveLength(0);
  });

  it('that was told is refused, and asking twice changes nothing', () => {
    const world = begun();
    const command = asked(world, 0, morning('2021-02-02'));
    expect(ladderDecider.decide(command, world.row('so-tu-phap'))).toMatchObject({ refused: true, code: 'ladder.step-told' });
    const urge = asked(world, 5, morning('2021-02-02'));
    const row = world.give(urge, morning('2021-02-02'));
    expect(ladderDecider.decide(urge, row)).toEqual([]);
  });

  it('of a deadline that was extended before it could leave is skipped, and comes in its time under the new one', () => {
    const world = ladderWorld([assigned(), accepted, extendTo('2021-04-30', '2021-02-02T07:00:00+07:00')]);
    world.run(morning('2021-01-05'), morning('2021-02-01'), 60 * 24);
    world.give(asked(world, 5, morning('2021-02-01')), morning('2021-02-01'));
    world.run(morning('2021-02-02'), END, 60 * 24);
    expect(skipped(world)).toContain('urge: extended');
    expect(told(world).filter((line) => line.includes('urge overseer'))).toEqual(['08:00 11/05/2021 urge overseer-head@so-noi-vu']);
  });
});

describe('a move to another policy', () => {
  const sooner: EscalationPolicy = {
    ...defaultPolicy,
    version: 9,
    steps: defaultPolicy.steps.map((step) =>
      step.kind === 'urge' ? { ...step, when: { afterDue: 3 } } : { ...step, step: step.kind === 'late' ? 3 : step.step },
    ),
  };
  const moved = (on: string) => {
    const world = ladderWorld([assigned(), accepted]);
    world.run(morning('2021-01-04'), morning(on), 60 * 24);
    const now = morning(on);
    const task = world.task(now);
    const row = world.row('so-tu-phap')!;
    const command = moveLadder(task, task.parts[0]!, row, { policy: sooner, calendar, now }, 'Thử nghiệm');
    const changes = changesOf(row, command, now);
    world.give(command, now);
    world.policy = sooner;
    world.run(now, END, 60 * 24);
    return { world, changes };
  };

  it('shows beforehand which moments change, and they do', () => {
    const { world, changes } = moved('2021-02-01');
    expect(changes).toContainEqual({
      step: 5,
      kind: 'urge',
      occasion: '',
      before: '2021-04-07T01:00:00.000Z',
      after: '2021-04-05T01:00:00.000Z',
      dueAtOnce: false,
    });
    expect(told(world)).toContain('08:00 05/04/2021 urge overseer-head@so-noi-vu');
  });

  it('tells nothing again, though a step has another number', () => {
    const { world, changes } = moved('2021-04-06');
    const late = world.notices.filter((notice) => notice.kind === 'late' && notice.channel === 'email');
    expect(late.map((notice) => printInstant(notice.raisedAt))).toEqual(['08:00 01/04/2021', '08:00 01/04/2021']);
    expect(changes.filter((change) => change.dueAtOnce)).toEqual([expect.objectContaining({ kind: 'urge' })]);
    expect(told(world)).toContain('08:00 06/04/2021 urge overseer-head@so-noi-vu');
    const keys = world.notices.map((notice) => notice.key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('of a ladder that stands still is known when it goes on', () => {
    const world = ladderWorld([assigned(), accepted, report('so-tu-phap', '2021-03-01')]);
    world.run(morning('2021-01-04'), morning('2021-03-02'), 60 * 24);
    const task = world.task(morning('2021-03-02'));
    const command = moveLadder(
      task,
      task.parts[0]!,
      world.row('so-tu-phap')!,
      { policy: sooner, calendar, now: morning('2021-03-02') },
      'x',
    );
    const row = world.give(command, morning('2021-03-02'))!;
    expect([row.policy, row.stopped]).toEqual(['mac-dinh@9', 'reported']);
    expect(row.looks.every((look) => toMillis(look.at) > 0)).toBe(true);
  });
});
