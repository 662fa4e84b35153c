// Every task as a reader sees it now, and the counts. Anybody may ask, so the whole is gone through once for each minute and each change of
// the log, a little at a time, and everybody else is answered in between.
import { rowsInTurns } from '../../event-store/projections/rows-in-turns.js';
import type { Projections } from '../../event-store/projections/projections.js';
import type { Calendar } from '../../deadline/calendars/calendar.rule.js';
import type { Clock } from '../../kernel/clock.js';
import { toMillis } from '../../kernel/index.js';
import {
  countsByQuarter,
  countStandings,
  joinCounts,
  joinQuarters,
  type QuarterCounts,
  type StandingCounts,
} from '../../task/standing/counts.rule.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import type { TaskView } from '../../task/task.views.js';

export type TaskCounts = StandingCounts & { quarters: QuarterCounts[] };

export interface SeenTasks {
  /** In the order of plans and rows; to be read only. */
  list(): Promise<readonly TaskView[]>;
  /** To be read only. */
  counts(plan?: string): Promise<TaskCounts>;
}

interface Source {
  projections: Projections;
  clock: Clock;
  calendar(): Calendar;
  /** Made once for a list. */
  viewer(): (task: TaskState) => TaskView[];
}

const TASKS_AT_ONCE = 25;
const MINUTE_MS = 60_000;

const inPlanOrder = (one: TaskView, other: TaskView): number => one.plan.localeCompare(other.plan) || one.row - other.row;

export function seenTasks({ projections, clock, calendar, viewer }: Source): SeenTasks {
  let known: { moment: string; made: Map<string, Promise<unknown>> } = { moment: '', made: new Map() };

  /** The same for whoever asks in the same minute of the same log; what failed is not kept. */
  function once<Made>(name: string, make: () => Promise<Made>): Promise<Made> {
    const moment = `${projections.position()}@${Math.floor(toMillis(clock.now()) / MINUTE_MS)}`;
    if (known.moment !== moment) known = { moment, made: new Map() };
    const { made } = known;
    const before = made.get(name) as Promise<Made> | undefined;
    if (before) return before;
    const fresh = make();
    made.set(name, fresh);
    fresh.catch(() => made.delete(name));
    return fresh;
  }

  const inTurns = (plan?: string): AsyncGenerator<TaskState[]> =>
    rowsInTurns(projections, tasksProjection, 'plan', TASKS_AT_ONCE, plan === undefined ? undefined : { from: plan, to: plan });

  return {
    list: () =>
      once('list', async () => {
        const [view, seen]: [ReturnType<typeof viewer>, TaskView[]] = [viewer(), []];
        for await (const rows of inTurns()) seen.push(...rows.flatMap(view));
        return seen.sort(inPlanOrder);
      }),
    counts: (plan) =>
      once(`counts ${plan ?? ''}`, async () => {
        const [whole, quarters]: [StandingCounts[], QuarterCounts[][]] = [[], []];
        const now = clock.now();
        for await (const rows of inTurns(plan)) {
          whole.push(countStandings(rows, now, calendar()));
          quarters.push(countsByQuarter(rows, now, calendar()));
        }
        return { ...joinCounts(whole), quarters: joinQuarters(quarters) };
      }),
  };
}
