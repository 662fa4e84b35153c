// The conditions on what a lead says about waiting for another agency.
import { dayOf, refuse, type Day, type Instant, type Refusal } from '../../kernel/index.js';
import type { Party } from '../facts/task.events.js';
import type { PartState, TaskState, Wait } from '../facts/task.state.rule.js';

/** The next free number: each wait of a task has its own, whoever led it then. */
export const nextWait = (task: TaskState): number =>
  1 + [...task.parts, ...task.formerParts].reduce((most, part) => Math.max(most, ...part.waits.map((each) => each.wait)), 0);

/** The wait that is meant: the one named, else the only one that lasts. */
export function waitMeant(wait: number | null | undefined, part: PartState): Wait | null {
  const lasting = part.waits.filter((each) => each.until === null && each.verdict !== 'refused');
  if (wait === null || wait === undefined) return lasting.length === 1 ? lasting[0]! : null;
  return part.waits.find((each) => each.wait === wait) ?? null;
}

/** The part that has the wait of this number. */
export const partOfWait = (task: TaskState, wait: number): PartState | null =>
  task.parts.find((part) => part.waits.some((each) => each.wait === wait)) ?? null;

export function waitInOrder(
  { agency, since, now }: { agency: Party; since: Day; now: Instant },
  _: TaskState,
  part: PartState,
): Refusal | null {
  const [today, assigned] = [dayOf(now), dayOf(part.assignedAt)];
  if (agency.agency === part.agency) return refuse('task.waits-for-itself', { agency: agency.name });
  if (since > today) return refuse('task.wait-in-future', { day: since, today });
  if (since < assigned) return refuse('task.wait-before-assignment', { day: since, assigned });
  const lasting = part.waits.find((each) => each.until === null && each.verdict !== 'refused' && each.agency.agency === agency.agency);
  return lasting ? refuse('task.waits-already', { agency: agency.name, since: lasting.since, wait: lasting.wait }) : null;
}

export function waitEndInOrder(
  { wait, on, now }: { wait?: number | null | undefined; on: Day; now: Instant },
  _: TaskState,
  part: PartState,
): Refusal | null {
  const meant = waitMeant(wait, part);
  if (!meant) return refuse('task.no-such-wait', { wait: wait ?? '' });
  if (meant.until !== null) return refuse('task.wait-ended', { wait: meant.wait, on: meant.until });
  return untilInOrder(on, meant, now);
}

function untilInOrder(until: Day, { since }: Wait, now: Instant): Refusal | null {
  const today = dayOf(now);
  if (until > today) return refuse('task.wait-in-future', { day: until, today });
  return until < since ? refuse('task.wait-backwards', { since, on: until }) : null;
}

/** Judged once; the day that counts may be set while it lasts or be earlier than stated, never later. */
export function waitJudgeable(
  { wait, until, now }: { wait: number; until?: Day | null | undefined; now: Instant },
  _: TaskState,
  part: PartState,
): Refusal | null {
  const meant = waitMeant(wait, part);
  if (!meant) return refuse('task.no-such-wait', { wait });
  if (meant.verdict !== 'unconfirmed') return refuse('task.wait-judged', { wait });
  if (!until) return null;
  if (meant.until !== null && until > meant.until) return refuse('task.wait-ended', { wait, on: meant.until });
  return untilInOrder(until, meant, now);
}
