// Whether what a draft says of a task is still so: between the draft and the signature the task may be done, withdrawn, given to
// another lead, or have another day, and another letter may ask the same.
import type { Calendar } from '../deadline/calendars/calendar.rule.js';
import { toMillis, type Instant } from '../kernel/index.js';
import { deadlineInForce } from '../task/facts/conditions.rule.js';
import { partStanding } from '../task/standing/standing.rule.js';
import type { PartState, TaskState } from '../task/facts/task.state.rule.js';
import type { LetterItem, StruckReason } from './letter.events.js';
import { isGraver, type LetterRow } from './letter.state.rule.js';

/** Why the letter may no longer ask this of the agency; null while it may. `task`: null when it is not known any more. */
export function whyNoLonger(
  item: Pick<LetterItem, 'deadlineVersion' | 'asked'>,
  agency: string,
  task: TaskState | null,
  at: Instant,
  calendar: Calendar,
): StruckReason | null {
  if (!task?.assigned || task.withdrawnAt) return 'withdrawn';
  if (task.carriedTo) return 'carried-over';
  const part = task.parts.find((each) => each.agency === agency);
  if (!part) return 'reassigned';
  if (part.phase === 'done') return 'done';
  if (part.phase === 'awaiting-confirmation') return 'awaiting-confirmation';
  if (task.suspendedAt) return 'suspended';
  if (item.deadlineVersion !== null && item.deadlineVersion !== deadlineInForce(task)?.version) return 'deadline-changed';
  if (partStanding(task, part, at, calendar).standing !== 'late') return 'not-late';
  // A draft that asks for an explanation was made before anybody was asked for one.
  return item.asked === 'explain' && wasAskedToExplain(part, item.deadlineVersion) ? 'explanation-asked' : null;
}

/** By a letter about that day, or it has explained itself already. */
export const wasAskedToExplain = ({ explanations }: Pick<PartState, 'explanations'>, deadlineVersion: number | null): boolean =>
  explanations.some((each) => each.deadlineVersion === deadlineVersion && (each.letter !== null || each.state !== 'open'));

const asksNoLess = ({ items }: LetterRow, item: LetterItem): boolean =>
  items.some(
    ({ task, deadlineVersion, asked }) => task === item.task && deadlineVersion === item.deadlineVersion && !isGraver(item.asked, asked),
  );

const isLater = (one: LetterRow, other: LetterRow): boolean =>
  one.draftedAt === other.draftedAt ? one.letter > other.letter : toMillis(one.draftedAt) > toMillis(other.draftedAt);

/**
 * Whether another letter to the agency asks as much about the same day of the task: one that was signed since, or a later draft of the
 * same kind for the same signer, which has the newer figures. Nobody is to sign twice for one thing.
 */
export function whyOvertaken(item: LetterItem, row: LetterRow, letters: readonly LetterRow[]): StruckReason | null {
  const others = letters.filter((each) => each.letter !== row.letter && asksNoLess(each, item));
  if (others.some(({ signed }) => signed && toMillis(signed.at) >= toMillis(row.draftedAt))) return 'asked-since';
  const isNewer = (each: LetterRow): boolean =>
    !each.signed && each.kind === row.kind && each.issuer.agency === row.issuer.agency && isLater(each, row);
  return others.some(isNewer) ? 'in-later-draft' : null;
}
