// A ladder world in memory for specs: tasks change by their commands, a cycle looks at what is due, notices are kept once
// by key. It uses the reactor, the decider and the projection as the service does.
import { isRefusal, toInstant, toMillis, type Instant } from '../../libs/kernel/index.js';
import type { Calendar } from '../../libs/deadline/calendars/calendar.rule.js';
import type { Departure } from '../../libs/escalation/ladder/heard.rule.js';
import { ladderKey, ladderStream, type LadderCommand } from '../../libs/escalation/ladder/ladder.commands.js';
import { ladderDecider } from '../../libs/escalation/ladder/ladder.decider.js';
import type { LadderEvent } from '../../libs/escalation/ladder/ladder.events.js';
import { ladderCommands, lookAt } from '../../libs/escalation/ladder/ladder.reactor.js';
import { laddersProjection } from '../../libs/escalation/ladder/ladders.projection.js';
import type { LadderRow } from '../../libs/escalation/ladder/ladder.state.rule.js';
import { isNews } from '../../libs/escalation/ladder/news-steps.rule.js';
import { readPolicy } from '../../libs/escalation/policy/policy.reader.js';
import type { EscalationPolicy } from '../../libs/escalation/policy/policy.types.rule.js';
import { EVERYBODY, type Reach } from '../../libs/escalation/ladder/reach.rule.js';
import { isSendingTime, lookHours } from '../../libs/escalation/policy/sending-hours.rule.js';
import type { NoticeEvents } from '../../libs/notice/facts/notice.events.js';
import { taskDecider } from '../../libs/task/orders/task.decider.js';
import type { TaskCommand } from '../../libs/task/facts/task.commands.js';
import type { TaskState } from '../../libs/task/facts/task.state.rule.js';
import { play, stored } from './given-when-then.js';
import { calendar } from './tasks.js';

const read = readPolicy();
if (isRefusal(read)) throw new Error(`the default policy is refused: ${read.code}`);
export const defaultPolicy: EscalationPolicy = read;

/** The same with its steps about news switched off: for what is said of the ladder alone. */
export const ladderOnly: EscalationPolicy = { ...defaultPolicy, steps: defaultPolicy.steps.filter(({ when }) => !isNews(when)) };

export type RaisedNotice = NoticeEvents['NoticeRaised'] & { raisedAt: Instant };

export interface LadderWorld {
  /** What happened to the task; commands take effect at their own moments. */
  commands: TaskCommand[];
  policy: EscalationPolicy;
  calendar: Calendar;
  reach: Reach;
  notices: RaisedNotice[];
  events: (LadderEvent & { at: Instant })[];
  row(part: string): LadderRow | null;
  /** Somebody asks for a step, or moves the ladders to another policy. */
  give(command: LadderCommand, now: Instant): LadderRow | null;
  task(now: Instant): TaskState;
  /** One turn of the cycle. */
  cycle(now: Instant): void;
  /** Turns of the cycle from `from` up to and including `to`. */
  run(from: Instant, to: Instant, everyMinutes: number): void;
}

const TASK = 'p.r01';

export function ladderWorld(commands: TaskCommand[], policy = ladderOnly): LadderWorld {
  const rows = new Map<string, LadderRow>();
  /** When to look at each row, as the read model is asked for it. */
  const wakes = new Map<string, string | null>();
  const revisions = new Map<string, number>();
  let task: { of: number; state: TaskState } | null = null;

  const taskAt = (now: Instant): TaskState => {
    const until = toMillis(now);
    const past = world.commands.filter((command) => toMillis(command.now) <= until);
    if (task?.of !== past.length) {
      const { state, refusals } = play(taskDecider, `task-${TASK}`, past);
      expect(refusals).toEqual([]);
      task = { of: past.length, state };
    }
    return task.state;
  };

  const give = (command: LadderCommand, now: Instant): void => {
    const key = ladderKey(command.task, command.part);
    const stream = ladderStream(command.task, command.part);
    const facts = ladderDecider.decide(command, rows.get(key) ?? null);
    if (isRefusal(facts)) throw new Error(facts.code);
    const recorded = stored(
      stream,
      facts.map((fact) => ({ fact, at: now })),
      revisions.get(key) ?? 0,
    );
    revisions.set(key, (revisions.get(key) ?? 0) + recorded.length);
    for (const event of recorded) {
      expect(laddersProjection.keys(event)).toEqual([key]);
      const row = structuredClone(laddersProjection.evolve(rows.get(key) ?? null, event, key)!);
      rows.set(key, row);
      const wake = laddersProjection.indexes.wakeAt!(row);
      wakes.set(key, wake === null ? null : String(wake));
      world.events.push({ ...(event as unknown as LadderEvent), at: now });
    }
  };

  /** Notices leave as soon as they are raised. */
  const timing = (now: Instant) => ({
    policy: world.policy,
    calendar: world.calendar,
    now,
    departureOf: (key: string): Departure | null => {
      const notice = world.notices.find((each) => each.key === key);
      return notice ? { to: notice.to, state: 'left', at: notice.raisedAt } : null;
    },
  });

  const look = (row: LadderRow, now: Instant): void => {
    if (!isSendingTime(lookHours(world.policy), world.calendar, now)) return;
    const around = { ...timing(now), reach: world.reach };
    const { first, raises, takes, then } = lookAt(row, taskAt(now), around);
    for (const command of first) give(command, now);
    for (const notice of raises) {
      if (!world.notices.some((known) => known.key === notice.key)) world.notices.push({ ...notice, raisedAt: now });
    }
    for (const command of [...takes, ...then]) give(command, now);
    if (first.length > 0) look(rows.get(ladderKey(row.task, row.part))!, now);
  };

  const world: LadderWorld = {
    commands,
    policy,
    calendar,
    reach: EVERYBODY,
    notices: [],
    events: [],
    row: (part) => rows.get(ladderKey(TASK, part)) ?? null,
    give(command, now) {
      give(command, now);
      return rows.get(ladderKey(command.task, command.part)) ?? null;
    },
    task: taskAt,
    cycle(now) {
      const known = task?.of;
      const state = taskAt(now);
      if (task?.of !== known) for (const command of ladderCommands(state, (key) => rows.get(key) ?? null, timing(now))) give(command, now);
      const due = [...rows].filter(([key]) => {
        const at = wakes.get(key) ?? null;
        return at !== null && at <= now;
      });
      for (const [, row] of due) look(row, now);
    },
    run(from, to, everyMinutes) {
      for (let at = toMillis(from); at <= toMillis(to); at += everyMinutes * 60_000) world.cycle(toInstant(at));
    },
  };
  return world;
}
