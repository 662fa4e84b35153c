// What is on record of a late part, for the columns of a letter: what is not known stays empty.
import type { Calendar } from '../deadline/calendars/calendar.rule.js';
import { dayOf, type Instant } from '../kernel/index.js';
import { dueOf } from '../task/facts/conditions.rule.js';
import { daysLost } from '../task/standing/days-lost.rule.js';
import { coordinatorNames, jointLeadNames } from '../task/facts/parties.rule.js';
import type { PartState, TaskState } from '../task/facts/task.state.rule.js';
import type { KnownOfPart } from './letter.events.js';

/** The latest explanation of the lateness under the day in force, whether it waits or was accepted. */
function explanationOf(task: TaskState, part: PartState): KnownOfPart['explanation'] {
  const version = task.deadlines.at(-1)?.version;
  const known = part.explanations.findLast((each) => each.deadlineVersion === version && each.state !== 'superseded');
  if (!known) return null;
  const { letter, due, answer, state, returnedFor } = known;
  return {
    letter: letter && { number: letter.number, date: letter.date },
    due,
    answer: answer && { on: dayOf(answer.at), paper: answer.paper, text: answer.text },
    ...(state === 'open' && returnedFor ? { returnedFor } : {}),
  };
}

/** That all late days are the lead's own need not be said in a letter to it. */
function sharesOf(task: TaskState, part: PartState, at: Instant, calendar: Calendar): KnownOfPart['shares'] {
  const shares = daysLost(task, part, at, calendar);
  return shares.every(({ role }) => role === 'lead')
    ? []
    : shares.map(({ name, role, confirmed, calendar: days, papers }) => ({ name, role, confirmed, calendar: days, papers }));
}

export function knownOf(task: TaskState, part: PartState, at: Instant, calendar: Calendar): KnownOfPart {
  const [first, ...changed] = task.deadlines;
  const asked = task.extensionRequest;
  return {
    planDate: task.assigned?.paper.date ?? null,
    coordinators: coordinatorNames(task),
    jointLeads: jointLeadNames(task, part),
    firstDue: first?.nominalDue ?? null,
    changes: changed.flatMap((each) => {
      const due = each.nominalDue ?? dueOf(each);
      return due === null ? [] : [{ due, paper: each.paper }];
    }),
    progress: { phase: part.phase, percent: part.percent, on: part.lastProgressAt && dayOf(part.lastProgressAt), note: part.lastNote },
    extensionAsked: asked?.part === part.agency ? { to: asked.to, paper: asked.paper } : null,
    explanation: explanationOf(task, part),
    shares: sharesOf(task, part, at, calendar),
  };
}
