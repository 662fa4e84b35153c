// What turns: one list of steps, each with its name, its next moment and its work. A step that fails is named and timed like the others
// and stops none of them; only when the log itself cannot be followed does the turn end.
import type { Instant } from '../../kernel/index.js';
import { toInstant, toMillis } from '../../kernel/index.js';
import type { Engine, StepRun } from './engine.types.js';
import { isInfrastructure } from './infrastructure.rule.js';
import type { Moment, MomentPorts } from './moments.js';

export interface Step<Turn> {
  /** As health, metrics and the log call it. */
  name: string;
  /** When it has something to do without anybody doing anything. */
  nextAt: Moment;
  run(engine: Engine, turn: Turn): Promise<void>;
  /** Steps beside each other that say so are gone through until nothing comes of them. */
  untilStill?: true;
}

/** A turn in which not everything went well; what did is done. */
export class TurnFault extends Error {
  constructor(readonly steps: readonly StepRun[]) {
    const failed = steps.filter(({ error }) => error !== null);
    super(failed.map(({ name, error }) => `${name}: ${error instanceof Error ? error.message : String(error)}`).join('; '), {
      cause: failed[0]?.error,
    });
    this.name = 'TurnFault';
  }
}

/** Steps that are gone through together, in the order of the list. */
function roundsOf<Turn>(steps: readonly Step<Turn>[]): Step<Turn>[][] {
  const rounds: Step<Turn>[][] = [];
  for (const step of steps) {
    const last = rounds.at(-1);
    if (step.untilStill && last?.[0]?.untilStill) last.push(step);
    else rounds.push([step]);
  }
  return rounds;
}

/** Whether the log is there; when it is not, no other step can do anything either. */
async function canGoOn({ catchUp }: Pick<Engine, 'catchUp'>): Promise<boolean> {
  try {
    await catchUp('end');
    return true;
  } catch {
    return false;
  }
}

/**
 * Goes through the list once.
 * @returns how each step went; those that were not reached are missing
 */
export async function runSteps<Turn>(steps: readonly Step<Turn>[], engine: Engine, turn: Turn): Promise<StepRun[]> {
  const runs = new Map<string, StepRun>();
  /** Whether the turn can go on. */
  const run = async (step: Step<Turn>): Promise<boolean> => {
    const start = performance.now();
    let error: unknown = null;
    try {
      await step.run(engine, turn);
    } catch (fault) {
      error = fault ?? new Error('nothing was said');
    }
    const before = runs.get(step.name);
    const seconds = (before?.seconds ?? 0) + (performance.now() - start) / 1000;
    runs.set(step.name, { name: step.name, seconds, error: before?.error ?? error });
    return error === null || !isInfrastructure(error) || canGoOn(engine);
  };
  for (const round of roundsOf(steps)) {
    for (let before = -1; before !== engine.projections.position();) {
      before = engine.projections.position();
      for (const step of round) if (!(await run(step))) return [...runs.values()];
      // A step that has failed is not tried again in this turn.
      if (!round[0]?.untilStill || round.some(({ name }) => runs.get(name)?.error)) break;
    }
  }
  return [...runs.values()];
}

/** The next moment up to `end` at which one of the steps has something to do; null when there is none. */
export function nextOf<Turn>(steps: readonly Pick<Step<Turn>, 'nextAt'>[], ports: MomentPorts, end: Instant): Instant | null {
  const moments = steps.map((step) => step.nextAt(ports, end)).filter((moment) => moment !== null);
  return moments.length === 0 ? null : toInstant(Math.min(...moments.map(toMillis)));
}
