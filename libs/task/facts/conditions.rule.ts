// The conditions a command must meet besides the right person and the right phase: papers, reasons, days.
import { dayOf, endOfDay, isDay, printDay, refuse, toMillis, type Day, type Instant, type Refusal } from '../../kernel/index.js';
import { finalMilestone, hasMilestones, isMet, milestoneBefore, milestonesOf, milestonesOpen } from './milestone.rule.js';
import type { TaskOrder } from './task.commands.js';
import type { NewDay, Paper } from './task.events.js';
import type { DeadlineVersion, PartState, TaskState } from './task.state.rule.js';

type Ordered = TaskOrder & { type: string };
interface Documented extends Ordered {
  document?: string | null;
  documentDate?: Day | null;
}

const blank = (text: string | null | undefined): boolean => !text || text.trim() === '';

/** The paper a command names; null when it names none. */
export const paperOf = ({ document, documentDate }: Pick<Documented, 'document' | 'documentDate'>): Paper | null =>
  blank(document) ? null : { number: document!.trim(), date: documentDate ?? null };

/** A paper may be left out, but not named only by its date, nor be dated tomorrow. */
export function paperInOrder(command: Documented): Refusal | null {
  const { documentDate: date, type: action, now } = command;
  if (!date) return null;
  if (blank(command.document)) return refuse('task.document-missing', { action });
  if (!isDay(date)) return refuse('task.not-a-day', { day: date });
  if (date > dayOf(now)) return refuse('task.document-in-future', { document: command.document ?? '', date, today: dayOf(now) });
  return null;
}

export const signedPaper = (command: Documented): Refusal | null =>
  blank(command.document) ? refuse('task.document-missing', { action: command.type }) : paperInOrder(command);

export const reasonGiven = (command: Ordered & { reason?: string | null }): Refusal | null =>
  blank(command.reason) ? refuse('task.reason-missing', { action: command.type }) : null;

export const productShown = (command: Documented & { note?: string }): Refusal | null =>
  blank(command.document) && blank(command.note) ? refuse('task.product-missing') : null;

export function progressSaid({ percent, note }: { percent?: number | null; note?: string }): Refusal | null {
  if (percent === null || percent === undefined) return blank(note) ? refuse('task.progress-missing') : null;
  return Number.isInteger(percent) && percent >= 0 && percent <= 100 ? null : refuse('task.percent-out-of-range', { percent });
}

/** The newest version of the deadline. */
export const deadlineInForce = (task: TaskState): DeadlineVersion | null => task.deadlines.at(-1) ?? null;

/** The last day on which nobody is late; null while the deadline has no day. */
export const dueOf = (deadline: DeadlineVersion | null): Day | null => deadline?.effectiveDue ?? deadline?.nominalDue ?? null;

/** The last day of the whole work as far as it is known without a calendar; null when it has none. */
function lastDay(task: TaskState): Day | null {
  const deadline = deadlineInForce(task);
  if (!hasMilestones(deadline)) return dueOf(deadline);
  const final = finalMilestone(task)?.day ?? null;
  return final === deadline.nominalDue ? dueOf(deadline) : final;
}

/** Whether a moment lies past the day in force; work with milestones is past it when the last one is. */
export function isPastDue(task: TaskState, now: Instant): boolean {
  const due = lastDay(task);
  return due !== null && toMillis(now) >= toMillis(endOfDay(due));
}

const wanted = (to: Day | NewDay): Day => (typeof to === 'string' ? to : to.nominalDue);

export const realDay = ({ to }: { to: Day | NewDay }): Refusal | null =>
  isDay(wanted(to)) ? null : refuse('task.not-a-day', { day: wanted(to) });

/** The day that an extension to `to` moves: of work with milestones the last one before it, else the day in force. */
export function dayToMove(to: Day | NewDay, task: TaskState): Day | null {
  const deadline = deadlineInForce(task);
  if (!hasMilestones(deadline)) return deadline?.nominalDue ?? null;
  const [first] = milestonesOf(task);
  return milestoneBefore(task, wanted(to))?.day ?? first?.day ?? null;
}

/** That day with the rest days it was rolled over, where it is the one in force. */
export function movedDue(to: Day | NewDay, task: TaskState): Day | null {
  const deadline = deadlineInForce(task);
  const day = dayToMove(to, task);
  return day === deadline?.nominalDue ? dueOf(deadline) : day;
}

/** Whether the day that an extension moves had passed before it was granted. */
export function isMovedLate(to: Day | NewDay, task: TaskState, now: Instant): boolean {
  const due = movedDue(to, task);
  return due !== null && toMillis(now) >= toMillis(endOfDay(due));
}

/** Only a day can be extended, and only to a later one. */
export function laterThanInForce({ to }: { to: Day | NewDay }, task: TaskState): Refusal | null {
  const due = dayToMove(to, task);
  if (due === null) return refuse('task.no-day-to-extend');
  return wanted(to) > due ? null : refuse('task.not-later', { to: wanted(to), due });
}

/** A day that exists moves by extension, so that the first one stays in sight. */
export function withoutDay(_: Ordered, task: TaskState): Refusal | null {
  const due = deadlineInForce(task)?.nominalDue ?? null;
  return due === null ? null : refuse('task.has-day', { due });
}

/** Nobody is given work that was due before the document that gives it. */
export function notBeforeAssigned({ to }: { to: Day | NewDay }, task: TaskState): Refusal | null {
  const paper = task.assigned?.paper;
  if (!paper?.date || wanted(to) >= paper.date) return null;
  return refuse('task.day-before-document', { to: wanted(to), document: paper.number, date: paper.date });
}

/** A paper may show that the work was done before it was reported, never after, and the confirmer says why it counts. */
export function acceptedDateInOrder(
  command: Ordered & { acceptedDate?: Day | null; reason?: string | null },
  _: TaskState,
  part: PartState,
): Refusal | null {
  const { acceptedDate } = command;
  if (!acceptedDate) return null;
  if (!isDay(acceptedDate)) return refuse('task.not-a-day', { day: acceptedDate });
  const reported = dayOf(part.reportedAt ?? command.now);
  if (acceptedDate > reported) return refuse('task.accepted-after-report', { date: acceptedDate, reported, part: part.name });
  return acceptedDate < reported ? reasonGiven(command) : null;
}

export const noneRequested = (_: Ordered, task: TaskState): Refusal | null => {
  const open = task.extensionRequest;
  if (!open) return null;
  const part = task.parts.find((each) => each.agency === open.part)?.name ?? open.part;
  return refuse('task.extension-pending', { part, to: open.to });
};

export const requested = (_: Ordered, task: TaskState): Refusal | null =>
  task.extensionRequest ? null : refuse('task.no-extension-request');

interface Reported extends Ordered {
  milestone?: Day | null | undefined;
  whole?: boolean | undefined;
}

/** The milestone that a report is for, whose conditions are met; null for the whole work. */
export function milestoneMeant({ milestone, whole, now }: Reported, task: TaskState, part: PartState): Day | null {
  if (whole || !hasMilestones(deadlineInForce(task))) return null;
  return milestone ?? milestonesOpen(task, part, dayOf(now))[0]?.day ?? null;
}

const listed = (days: readonly Day[]): string => days.map(printDay).join(', ');

/** A report names its milestone unless only one can be meant: nobody guesses of which year a result is. */
export function milestoneNamed(command: Reported, task: TaskState, part: PartState): Refusal | null {
  const { milestone, whole, now } = command;
  if (!hasMilestones(deadlineInForce(task))) return milestone ? refuse('task.no-milestones') : null;
  if (milestone && whole) return refuse('task.milestone-and-whole');
  if (whole) return null;
  const open = milestonesOpen(task, part, dayOf(now)).map(({ day }) => day);
  if (!milestone) return open.length > 1 ? refuse('task.milestone-which', { milestones: listed(open) }) : null;
  if (!isDay(milestone)) return refuse('task.not-a-day', { day: milestone });
  if (isMet(part, milestone)) return refuse('task.milestone-met', { milestone, part: part.name });
  return isMilestone(task, milestone) ? null : refuse('task.no-such-milestone', { milestone, milestones: listed(open) });
}

function isMilestone(task: TaskState, day: Day): boolean {
  for (const milestone of milestonesOf(task)) if (milestone.day >= day) return milestone.day === day;
  return false;
}

/** Whether what was reported is the result of a milestone after which the work goes on. */
export const goesOnAfter = (task: TaskState, { reportedFor }: PartState): boolean =>
  reportedFor !== null && finalMilestone(task)?.day !== reportedFor;
