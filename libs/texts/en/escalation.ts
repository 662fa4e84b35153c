// What people read about escalation: why a policy is refused, why a recipient is told, why a step was skipped, the trail.
import { calendarName, policyName } from './number.js';
import { wrong } from './input.js';
import { printDay, printInstant } from '../../kernel/day.rule.js';
import type { EscalationSentences } from '../facts/escalation-facts.js';
import type { Params, Sentences } from '../facts/sentences.js';
import { newsNames, newsReasons } from './news.js';

const file = (p: Params): string => (p.file ? `The escalation policy file “${p.file}”` : 'The escalation policy');
const days = (count: string | number | undefined): string => `${count} working ${Number(count) === 1 ? 'day' : 'days'}`;
const due = (p: Params): string =>
  p.milestone
    ? `milestone${p.year ? ` of ${p.year}` : ''}: ${printDay(String(p.due))}`
    : p.due
      ? `due ${printDay(String(p.due))}`
      : p.standing
        ? 'standing work'
        : 'no due day yet';
const incomplete = 'and it is not complete';
const late = (p: Params): string =>
  `The task is ${days(p.workingDays)} late (${due(p)}${p.suspended ? `; suspended for ${days(p.suspended)} of them` : ''}) ${incomplete}`;
/** The letter that asks for an explanation; what was asked without one names none. */
const under = (p: Params): string => (p.number ? ` by letter ${p.number} of ${printDay(String(p.date))}` : '');
const left = (p: Params): string =>
  Number(p.workingDays) > 0
    ? `${days(p.workingDays)} left (${due(p)})`
    : `this is the last working day before ${p.milestone ? 'the milestone' : 'it is due'} (${due(p)})`;

export const refusals = {
  'policy.invalid': (p) => `${file(p)} is not valid at “${p.path}”: ${wrong(p)}.`,
  'policy.hours': (p) => `${file(p)} is not valid at “${p.path}”: sending must end (${p.until}) after it begins (${p.from}).`,
  'policy.step-hour': (p) => `${file(p)} is invalid at “${p.path}”: the step comes due at ${p.at}, after sending has ended (${p.until}).`,
  'policy.order': (p) =>
    `${file(p)} is not valid at “${p.path}”: steps go in order of time and higher rungs come later, but rung ${p.step} does not come later than rung ${p.before} (“${p.beforePath}”).`,
  'policy.twice': (p) => `${file(p)} is not valid at “${p.path}”: rung ${p.step} of kind “${p.kind}” is already at “${p.first}”.`,
  'policy.no-kind': (p) => `${file(p)} is not valid at “${p.path}”: no step is of kind “${p.kind}”.`,
  'policy.no-rung': (p) => `${file(p)} is not valid at “${p.path}”: no step is on rung ${p.step}.`,
  'policy.no-channel': (p) => `${file(p)} is not valid at “${p.path}”: there is no channel “${p.channel}”.`,
  'policy.no-agency': (p) => `${file(p)} is not valid at “${p.path}”: the directory has no agency “${p.agency}”.`,
  'policy.unknown': (p) => `There is no escalation policy “${p.ref}”.`,
  'policy.version-taken': (p) =>
    `The policy “${p.ref}” is on record with other content. What is on record does not change; give it a new version number.`,
  'policy.retired': (p) => `The policy “${p.ref}” was retired.`,
  'policy.in-force': (p) => `The policy “${p.ref}” is in force; switch on another one first.`,
  'policy.from-past': (p) => `The day ${printDay(String(p.from))} has passed (today is ${printDay(String(p.today))}).`,
  'ladder.unknown': (p) => `The task “${p.task}” has no escalation for “${p.part}”.`,
  'ladder.stopped': (p) => `Nothing can be escalated for “${p.part}”: ${why(String(p.reason))}.`,
  'ladder.step-told': (p) => `Rung ${p.step} was told for “${p.part}” under the present deadline; it is not sent again.`,
  'ladder.no-step': (p) => `The policy “${p.policy}” has no rung ${p.step} for this task.`,
  'policy.unreadable': (p) => `The escalation policy file “${p.file}” cannot be read: ${p.detail}.`,
  'policy.not-json': (p) => `The escalation policy file “${p.file}” is not valid JSON${p.place ? ` from character ${p.place} on` : ''}.`,
} satisfies Sentences;

/** Why a recipient is told; said to the recipient. */
export const reasons = {
  assigned: (p) => `The task has been assigned to ${p.lead} as lead (${due(p)})`,
  coordinates: (p) => `Your agency helps with a new task assigned to ${p.lead} as lead (${due(p)})`,
  'not-accepted': (p) => `${days(p.workingDays)} have passed since the task was assigned and ${p.lead} has not accepted it`,
  'explanation-asked': (p) =>
    `${p.lead} is asked${under(p)} to explain a late task${p.again ? ' again' : ''} in writing${p.over ? `; the day for it, ${printDay(String(p.due))}, had passed when the letter was recorded, and the explanation is still owed` : ` by ${printDay(String(p.due))}`}`,
  unexplained: (p) =>
    p.again
      ? `The explanation by ${p.lead} of a late task was returned, and none has been given since; it was due on ${printDay(String(p.due))}`
      : `${p.lead} has not explained a late task${under(p)}; the explanation was due on ${printDay(String(p.due))}`,
  'no-progress': (p) => `Nothing has been heard for ${days(p.workingDays)} of a task that ${p.lead} leads (${due(p)})`,
  requested: (p) => `Rung ${p.step} was asked for of a task that ${p.lead} leads (${due(p)}): ${p.reason}`,
  undetermined: (p) => `The deadline of a task that ${p.lead} leads has no day yet`,
  reminder: (p) => `Reminder: ${left(p)}`,
  'due-soon': (p) => `The task is due soon: ${left(p)}`,
  'due-tomorrow': (p) => `The task is about to fall due, ${left(p)} ${incomplete}`,
  late,
  urge: (p) => `${late(p)}; an urging letter is proposed`,
  explain: (p) => `${late(p)}; it is proposed to demand an explanation from the lead agency`,
  sanction: (p) => `${late(p)}; a reprimand or an inspection is proposed`,
  ...newsReasons,
} satisfies Sentences;

/** Why a step of the ladder was skipped, or the whole ladder stopped. */
export const skips = {
  superseded: () => 'the recipient is told a higher step at the same look',
  'milestone-met': () => 'the result of the milestone has been confirmed',
  'goes-on': () => 'the work goes on after the milestone',
  'day-passed': () => 'the due day has passed',
  accepted: () => 'the lead agency has accepted the task',
  declined: () => 'the lead agency has given the task back and waits for the decision',
  moved: () => 'something was heard of the task since',
  explained: () => 'the lead agency has explained',
  determined: () => 'the deadline has a day now',
  extended: () => 'the deadline has changed',
  reported: () => 'the lead agency has reported completion, which waits for confirmation',
  done: () => 'the task is done',
  suspended: () => 'the task is suspended',
  withdrawn: () => 'the task was withdrawn',
  'carried-over': () => 'the task was carried over to a later plan',
  reassigned: () => 'the task was given to another lead agency',
  decided: () => 'it has been decided',
  overtaken: () => 'something newer has happened',
  'long-ago': () => 'it is long over and nobody is told of it now',
  'other-tasks': () => 'the step is not for this task',
  silenced: () => 'it is silenced by a decision of the overseer',
  'role-vacant': () => 'nobody holds the role to be told',
  'no-address': () => 'no address of the recipient is known',
  'no-recipient': () => 'there is no known recipient',
} satisfies Sentences;

const KINDS: Readonly<Record<string, string>> = {
  assigned: 'assignment',
  'not-accepted': 'not accepted',
  'explanation-asked': 'request for explanation',
  unexplained: 'explanation overdue',
  'no-progress': 'no progress',
  requested: 'escalation asked for',
  undetermined: 'deadline without a day',
  reminder: 'reminder',
  'due-soon': 'due soon',
  'due-tomorrow': 'about to fall due',
  late: 'late',
  urge: 'urging letter proposed',
  explain: 'explanation proposed',
  sanction: 'reprimand proposed',
  ...newsNames,
};

const why = (code: string | null): string => (skips as Sentences)[code ?? '']?.({}) ?? code ?? '';
const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;
const first = (looks: readonly { at: string }[]): string => {
  const [earliest] = looks.map((look) => look.at).sort();
  return earliest ? `, the earliest at ${printInstant(earliest)}` : '';
};

export const events: EscalationSentences = {
  LadderScheduled: (d, names) =>
    `Escalation for ${names(d.part)} scheduled by version ${d.deadlineVersion} of the deadline: ${count(d.looks.length, 'step')}${first(d.looks)} (policy ${policyName(d.policy)}, calendar ${calendarName(d.calendar)})`,
  LadderMoved: (d, names) => `Escalation for ${names(d.part)} moved from policy ${d.from} to ${d.to}: ${d.reason}`,
  StepRequested: (d, names) =>
    `Rung ${d.step} (${KINDS[d.kind] ?? d.kind}) for ${names(d.part)} asked for ahead of its time, to be taken at ${printInstant(d.at)}: ${d.reason}`,
  LadderResumed: (d, names) => `Steps for ${names(d.part)} are looked at again after a silence: ${d.rungs.length}`,
  LadderStopped: (d, names) => `Escalation for ${names(d.part)} stopped: ${why(d.reason)}`,
  StepTaken: (d, names) => {
    const step = `Rung ${d.step} (${KINDS[d.kind] ?? d.kind}) for ${names(d.part)}`;
    if (d.outcome === 'raised') return `${step}: ${count(d.notices.length, 'notice')} raised`;
    const instead = d.raisedTo === null ? '' : `; raised at once to those of rung ${d.raisedTo} (${count(d.notices.length, 'notice')})`;
    return `${step}: skipped because ${why(d.reason)}${instead}`;
  },
  PolicyProposed: (d) =>
    `Escalation policy ${policyName(`${d.id}@${d.version}`)} “${d.policy.name}” put on record, ${count(d.policy.steps.length, 'step')} (${d.source === 'dung-han' ? 'of the product' : `from ${d.source}`})`,
  PolicySwitchedOn: (d) => {
    const paper = d.paper ? `, by ${d.paper.number}${d.paper.date ? ` of ${printDay(d.paper.date)}` : ''}` : '';
    return `Escalation policy ${policyName(`${d.id}@${d.version}`)} switched on from ${printDay(d.from)}${paper}`;
  },
  PolicyRetired: (d) => `Escalation policy ${policyName(`${d.id}@${d.version}`)} retired: ${d.reason}`,
};
