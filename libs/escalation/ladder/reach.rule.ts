// Who of a step can be reached, by what, and who is told instead when nobody can: an empty step is never waited out.
import type { LedPart } from '../../task/orders/overseer.rule.js';
import type { PartState, TaskState } from '../../task/facts/task.state.rule.js';
import { isNews } from './news-steps.rule.js';
import type { ChannelName, EscalationPolicy, PolicyStep, StepTime } from '../policy/policy.types.rule.js';
import { recipients, type Holder, type Matter, type MembersOf, type Recipient } from '../policy/recipients.rule.js';
import { concerns } from '../policy/step-conditions.rule.js';

/** `not-set-up`: the application has no such channel. `vacant`: nobody holds the role. */
export type Reached = 'reached' | 'no-address' | 'not-set-up' | 'vacant';
export type Reach = (holder: Holder, channel: string) => Reached;
export const EVERYBODY: Reach = () => 'reached';

/** What the administrator must put right in the directory; `channel` is null when nobody holds the role. */
export interface Gap extends Holder {
  channel: ChannelName | null;
  step: number;
}

export interface Scene {
  task: Matter;
  part: LedPart;
  policy: EscalationPolicy;
  membersOf?: MembersOf | undefined;
  reach: Reach;
  /** Whether a step is a rung that another step of this ladder could climb to. */
  isRung(step: PolicyStep): boolean;
}

const isReached = (to: Recipient, { reach }: Scene): boolean =>
  [...to.channels, ...to.fallback].some((channel) => reach(to, channel) === 'reached');

function gapsOf(to: Recipient, step: number, { reach }: Scene): Gap[] {
  const { role, agency } = to;
  if (reach(to, to.channels[0] ?? '') === 'vacant') return [{ role, agency, channel: null, step }];
  return to.channels.filter((channel) => reach(to, channel) === 'no-address').map((channel) => ({ role, agency, channel, step }));
}

export interface ToldOnStep {
  recipients: Recipient[];
  gaps: Gap[];
  /** Why nobody who should act can be told, and the rung whose people are told instead; null when somebody can. */
  empty: { code: 'role-vacant' | 'no-address'; raisedTo: number | null } | null;
}

const whoActs = (all: readonly Recipient[]): Recipient[] => {
  const acting = all.filter((each) => !each.copy);
  return acting.length > 0 ? acting : [...all];
};

/** Steps about something else than the work and its day. */
const isBeside = (when: StepTime): boolean => 'reportDue' in when || isNews(when) || ('on' in when && when.on === 'unexplained');

/** The rungs of the ladder of a part. */
export const rungsOf =
  (task: TaskState, part: PartState): Scene['isRung'] =>
  (step) =>
    !isBeside(step.when) && concerns(step.only, task, part);

/** The people of the nearest higher rung of whom anybody can be reached. */
function nextUp(index: number, scene: Scene): { step: number; recipients: Recipient[] } | null {
  const { task, part, policy, membersOf } = scene;
  const own = policy.steps[index]!.step;
  for (const step of policy.steps.slice(index + 1)) {
    if (step.step <= own || !scene.isRung(step)) continue;
    const found = whoActs(recipients(step, task, part, policy, membersOf)).filter((each) => isReached(each, scene));
    if (found.length > 0) return { step: step.step, recipients: found };
  }
  return null;
}

/** Whoever cannot be reached beside others is named all the same: the notice that is dropped says why, and tries the next channel. */
export function whoIsTold(step: PolicyStep, index: number, scene: Scene): ToldOnStep {
  const { task, part, policy, membersOf } = scene;
  const all = recipients(step, task, part, policy, membersOf);
  const acting = whoActs(all);
  if (all.length === 0 || acting.some((each) => isReached(each, scene))) return { recipients: all, gaps: [], empty: null };
  const vacant = acting.every((each) => scene.reach(each, each.channels[0] ?? '') === 'vacant');
  const next = nextUp(index, scene);
  return {
    recipients: [...all.filter((each) => isReached(each, scene)), ...(next?.recipients ?? [])],
    gaps: acting.flatMap((each) => gapsOf(each, step.step, scene)),
    empty: { code: vacant ? 'role-vacant' : 'no-address', raisedTo: next?.step ?? null },
  };
}
