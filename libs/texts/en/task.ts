// What people read about tasks, in English: refusals, the sentence of each event in the trail, phases and standings.
import { printDay } from '../../kernel/day.rule.js';
import type { Params, Sentences } from '../facts/sentences.js';
import { calendarName, number } from './number.js';
import type { CarryFact, DayFact, PaperFact, PartyFact, TaskSentences } from '../facts/task-facts.js';

/** Processing state; the last three are states of a whole task. */
export const phases = {
  assigned: 'Newly assigned (to be accepted)',
  accepted: 'Not started',
  'in-progress': 'In progress',
  declined: 'Declined (decision pending)',
  'awaiting-confirmation': 'Completion awaiting confirmation',
  done: 'Done',
  suspended: 'Suspended',
  withdrawn: 'Withdrawn',
  'carried-over': 'Carried over',
};

export const standings = {
  'on-time': 'On time',
  'milestone-passed': 'Milestone passed, work goes on',
  'at-risk': 'Due soon',
  late: 'Late',
  'no-deadline': 'Not determined yet',
  'done-on-time': 'Done on time',
  'done-late': 'Done late',
  'done-no-deadline': 'Done (no day)',
  suspended: 'Suspended',
  withdrawn: 'Withdrawn',
  'carried-over': 'Carried over',
};

/** The day of a milestone in a table, said to be one. */
export const milestoneDue = (day: string, { year, recurring }: { year: string | null; recurring: boolean }): string =>
  `${day}, ${year ? `milestone of ${year}` : recurring ? 'recurring milestone' : 'milestone'}`;

/** A standing task has no term by nature: nothing is missing. */
export const standingOf = (standing: keyof typeof standings, regular: boolean): string =>
  regular && standing === 'no-deadline' ? 'Standing' : regular && standing === 'done-no-deadline' ? 'Done' : standings[standing];

const actions: Readonly<Record<string, string>> = {
  AssignTask: 'assign the task',
  AcceptTask: 'accept the task',
  ReportProgress: 'report progress',
  ReportCompletion: 'report completion',
  ConfirmCompletion: 'confirm completion',
  ReturnCompletion: 'return the work',
  DeclineTask: 'decline the task',
  RefuseDecline: 'refuse the decline',
  ReassignLead: 'reassign the lead',
  ChangeCoordinators: 'change the coordinating agencies',
  RequestExtension: 'request an extension',
  RefuseExtension: 'refuse the extension',
  ExtendDeadline: 'extend the deadline',
  SetDeadline: 'set the deadline',
  SetPredecessors: 'set the tasks that come first',
  StartWait: 'record a wait for another agency',
  EndWait: 'record the end of a wait',
  ConfirmWait: 'confirm a wait',
  RefuseWait: 'refuse a wait',
  AnswerExplanation: 'explain',
  AcceptExplanation: 'accept an explanation',
  ReturnExplanation: 'ask for another explanation',
  OpenExplanation: 'ask for an explanation',
  RecomputeDeadline: 'compute the deadline anew',
  SuspendTask: 'suspend the task',
  ResumeTask: 'resume the task',
  WithdrawTask: 'withdraw the task',
  CarryOver: 'carry the task over',
  ResolveCarryOver: 'say where a task that was carried over goes on',
  AmendTask: 'amend the task by an amendment of its plan',
};

/** What an order is called, by its type. */
export const actionName = (type: string): string => actions[type] ?? type;

const action = (p: Params): string => actions[String(p.action)] ?? String(p.action);
const phase = (name: unknown): string => phases[name as keyof typeof phases] ?? String(name);
const day = (value: unknown): string => printDay(String(value));

export const refusals = {
  'task.unknown': (p) =>
    `There is no task “${p.task}”. A task is named by its id (see dunghan task list) or by its code in the plan, e.g. II.1.3.`,
  'task.code-ambiguous': (p) => `${p.count} tasks have the code “${p.code}”. Name the plan too: ${p.choices}.`,
  'task.unknown-verb': (p) => `There is no action “${p.verb}”. The actions are: ${p.verbs}.`,
  'task.unknown-agency': (p) => `The directory knows no agency “${p.agency}”.`,
  'task.exists': (p) => `The task “${p.task}” already stands for row ${p.row} of plan ${p.plan}.`,
  'task.no-lead': (p) => `The task “${p.title}” has no lead agency and cannot be assigned yet.`,
  'task.named-twice': (p) => `${p.agency} is named twice in one task; an agency either leads or coordinates.`,
  'task.only-assigner': (p) => `Only these agencies may assign this task: ${p.assigners}; ${p.by} is not one of them.`,
  'task.inspector-only-reads': (p) => `An inspector's account may only read; it may not ${action(p)}.`,
  'task.system-only-assigns': (p) => `The system does not ${action(p)} by itself; that is for the agency in charge.`,
  'task.closed': (p) => `Cannot ${action(p)}: the task's state is “${phase(p.state)}”.`,
  'task.suspended': (p) => `Cannot ${action(p)}: the task is suspended.`,
  'task.not-suspended': (p) => `Cannot ${action(p)}: the task is not suspended.`,
  'task.wrong-phase': (p) => `Cannot ${action(p)}: the state of the part of ${p.part} is “${phase(p.phase)}”.`,
  'task.only-lead': (p) => `Only the lead agency (${p.leads}) may ${action(p)}; ${p.by} does not lead this task.`,
  'task.coordinator-only-helps': (p) => `${p.by} is a coordinating agency; only the lead agency (${p.leads}) may ${action(p)}.`,
  'task.only-overseer': (p) => `Only the overseeing agency (${p.overseers}) may ${action(p)}; ${p.by} does not oversee this part.`,
  'task.own-work': (p) => `${p.by} leads this task and may not ${action(p)} itself; that is for ${p.overseers}.`,
  'task.no-overseer': (p) =>
    `Cannot ${action(p)}: every overseeing agency leads this task (${p.leads}); ${p.authority} should reassign the lead.`,
  'task.only-authority': (p) => `Only the assigning authority (${p.authority}) may ${action(p)}; ${p.by} may not.`,
  'task.only-overseer-or-authority': (p) =>
    `Only the overseeing agency or the assigning authority (${p.deciders}) may ${action(p)}; ${p.by} may not.`,
  'task.no-such-part': (p) => `“${p.part}” leads no part of this task; the lead agencies are: ${p.leads}.`,
  'task.nothing-awaits': (p) => `Cannot ${action(p)}: no part awaits confirmation.`,
  'task.document-missing': (p) => `The number of the document is needed to ${action(p)}.`,
  'task.document-in-future': (p) => `Document ${p.document} is dated ${day(p.date)}, later than today (${day(p.today)}).`,
  'task.reason-missing': (p) => `A reason is needed to ${action(p)}.`,
  'task.product-missing': () => 'A report of completion needs the number of the product document or an explanation of the result.',
  'task.progress-missing': () => 'A report of progress needs a percentage or a note.',
  'task.percent-out-of-range': (p) => `The percentage must be a whole number from 0 to 100, not ${p.percent}.`,
  'task.not-a-day': (p) => `“${p.day}” is not a day that exists (e.g. 2026-12-31).`,
  'task.no-day-to-extend': () => 'The task has no day to extend yet; set the deadline instead.',
  'task.not-later': (p) => `The new deadline (${day(p.to)}) must be later than the one in force (${day(p.due)}).`,
  'task.day-before-document': (p) =>
    `${day(p.to)} is before the document that assigned the task (${p.document} of ${day(p.date)}). Check the day and the year.`,
  'task.no-milestones': () => 'This task has no milestones; a report of completion names none.',
  'task.milestone-and-whole': () => 'Name one of the two: the milestone that is reported, or the whole task.',
  'task.milestone-which': (p) => `Say which milestone is reported (${p.milestones}), or that the whole task is done.`,
  'task.milestone-met': (p) => `The milestone of ${day(p.milestone)} has been confirmed of ${p.part} already.`,
  'task.no-such-milestone': (p) =>
    `The task has no milestone on ${day(p.milestone)}.${p.milestones ? ` These wait for a result: ${p.milestones}.` : ''}`,
  'task.has-day': (p) => `The task is already due on ${day(p.due)}; to change it, extend it.`,
  'task.accepted-after-report': (p) =>
    `The accepted day of completion (${day(p.date)}) cannot be later than the day ${p.part} reported (${day(p.reported)}).`,
  'task.extension-pending': (p) => `${p.part} has asked for an extension to ${day(p.to)}, which awaits a decision.`,
  'task.no-extension-request': () => 'No request for an extension awaits a decision.',
  'task.leads-already': (p) => `${p.agency} already leads this task.`,
  'task.coordinator-leads': (p) => `${p.agency} leads this task and cannot also coordinate it.`,
  'task.predecessor-unknown': (p) => `There is no task “${p.predecessor}”.`,
  'task.predecessor-elsewhere': (p) => `Task “${p.predecessor}” does not belong to the same plan (${p.plan}).`,
  'task.predecessor-circle': (p) => `“${p.predecessor}” cannot come before “${p.task}”: each would wait for the other.`,
  'task.waits-for-itself': (p) => `${p.agency} cannot wait for itself.`,
  'task.waits-already': (p) => `A wait for ${p.agency} since ${day(p.since)} (number ${p.wait}) is recorded and has not ended.`,
  'task.wait-in-future': (p) => `The day ${day(p.day)} lies after today (${day(p.today)}).`,
  'task.wait-before-assignment': (p) => `The day ${day(p.day)} lies before the task was assigned (${day(p.assigned)}).`,
  'task.wait-backwards': (p) => `The answer of ${day(p.on)} lies before the wait began on ${day(p.since)}.`,
  'task.wait-ended': (p) => `Wait ${p.wait} ended on ${day(p.on)}.`,
  'task.wait-judged': (p) => `The overseer has already decided on wait ${p.wait}.`,
  'task.no-such-wait': (p) => (p.wait === '' ? 'Say which wait is meant, by its number.' : `There is no wait ${p.wait}.`),
  'task.no-preview': (p) => `The command “${p.verb}” has no preview; these have: ${p.verbs}.`,
  'task.one-of-several': (p) => `Task ${p.task}: ${p.en} No task was changed.`,
  'task.no-explanation-asked': (p) => `No explanation is asked of ${p.part}.`,
  'task.no-explanation-given': (p) => `${p.part} has given no explanation that waits for judgement.`,
  'task.explanation-day-past': (p) => `The day ${day(p.due)} has passed (today is ${day(p.today)}).`,
  'task.carry-target-missing': () =>
    'Say where the task goes on: the id of a plan in force, the id of one of its tasks, or the name of a document to come.',
  'task.carry-target-twice': () => 'Name one of the two: a plan (or task) that exists, or a document to come.',
  'task.carry-plan-unknown': (p) =>
    `There is no plan “${p.plan}” to carry over to. If it has not been issued, name the document to come and settle it later.`,
  'task.carry-plan-draft': (p) =>
    `Plan “${p.plan}” has not been approved and takes no tasks yet. Approve it first, or name it as a document to come.`,
  'task.carry-own-plan': (p) => `The task belongs to plan “${p.plan}” itself; it can be carried over to another plan only.`,
  'task.carry-task-unknown': (p) => `There is no task “${p.task}” to carry over to.`,
  'task.carry-task-elsewhere': (p) => `Task “${p.task}” is not of plan “${p.plan}”.`,
  'task.carry-circle': (p) => `It cannot be carried over to “${p.task}”, which is itself carried over to this task.`,
  'task.not-carried': () => 'This task has not been carried over.',
  'task.only-plan-amends': () => 'A task is amended only by an amendment of its plan.',
} satisfies Sentences;

const days = (count: unknown, unit: string): string => `${count} ${unit} day${count === 1 ? '' : 's'}`;
/** The paper behind a decision, with its day when it is known. */
const decided = ({ document, date }: Params): string => (document ? ` (document ${document}${date ? ` of ${day(date)}` : ''})` : '');
const late = (p: Params): string => `${days(p.days, 'calendar')} (${days(p.workingDays, 'working')})`;

/** The letter that asks for an explanation; what was asked without one names none. */
const askedBy = (p: Params): string => (p.number ? ` (letter ${p.number} of ${day(p.date)})` : '');

/** "The milestone of 2022 (31/12/2022)"; of several in a year by the day alone. */
const milestone = (p: Params): string => (p.year ? `the milestone of ${p.year} (${day(p.due)})` : `the milestone of ${day(p.due)}`);
const ofKind = (p: Params): string =>
  p.recurring ? 'work that recurs' : p.listed ? 'work of several milestones' : 'work of several years';

/** Why a part stands where it stands. */
export const reasons = {
  'explain.asked': (p) => `A written explanation by the lead is awaited${askedBy(p)} by ${day(p.due)}.`,
  'explain.asked-again': (p) => `The overseer asks for another explanation by ${day(p.due)}: ${p.again}`,
  'explain.asked-late': (p) =>
    `No explanation was given${askedBy(p)}; the day that the letter names (${day(p.due)}) had passed when the letter was recorded on ${day(p.since)}; the explanation is still owed, as soon as possible.`,
  'explain.overdue': (p) =>
    p.again
      ? `The explanation was returned: ${String(p.again).replace(/[.;\s]+$/u, '')}; another one is ${late(p)} overdue (due ${day(p.due)}).`
      : `No explanation was given${askedBy(p)}; it is ${late(p)} overdue (due ${day(p.due)}).`,
  'explain.given': (p) => `An explanation was given on ${day(p.day)} and waits for the overseer.`,
  'risk.no-movement': (p) =>
    `Nothing was heard since ${day(p.since)}; it is ${p.workingDays} working days since the cut-off of ${day(p.cutOff)}.`,
  'risk.predecessor-late': (p) => `A task that must be done first is late: ${p.title}.`,
  'risk.extension-pending': (p) => `An extension to ${day(p.to)} was requested and not answered, while the day ${day(p.due)} has passed.`,
  'risk.record': (p) => `The agency was late with ${p.late} of ${p.due} parts that fell due (${number(Number(p.percent), 1)}%).`,
  'standing.late': (p) => `Late by ${late(p)} after ${day(p.due)}, by calendar ${calendarName(p.calendar)}.`,
  'standing.reported-late': (p) =>
    `Reported complete on ${day(p.day)}, late by ${late(p)} after ${day(p.due)}, by calendar ${calendarName(p.calendar)}.`,
  'standing.done-late': (p) => `Done on ${day(p.day)}, late by ${late(p)} after ${day(p.due)}, by calendar ${calendarName(p.calendar)}.`,
  'suspension.lasting': (p) => `Suspended since ${day(p.from)}${decided(p)}.`,
  'suspension.ended': (p) => `Was suspended from ${day(p.from)} to ${day(p.to)}${decided(p)}.`,
  'standing.due-soon': (p) =>
    p.workingDays === 0
      ? `Due on ${day(p.due)}, with no working day left after today.`
      : `${days(p.workingDays, 'working')} left until ${day(p.due)}.`,
  'standing.milestone-passed': (p) =>
    `T${milestone(p).slice(1)} has passed; ${ofKind(p)} goes on${p.next ? ` to the next, ${day(p.next)}` : ''}.`,
  'standing.milestone-soon': (p) =>
    p.workingDays === 0
      ? `T${milestone(p).slice(1)} is reached with no working day left after today; ${ofKind(p)}.`
      : `${days(p.workingDays, 'working')} left until ${milestone(p)}; ${ofKind(p)}.`,
  'standing.milestone-met': (p) => `T${milestone(p).slice(1)} was met on ${day(p.day)}${p.next ? `; the next is ${day(p.next)}` : ''}.`,
  'standing.milestone-reported': (p) => `T${milestone(p).slice(1)} was reported complete on ${day(p.day)} and waits for confirmation.`,
  'reading.day-set': (p) =>
    `The document prints “${p.text}”; the deadline was set to ${day(p.day)}${p.document ? ` by document ${p.document}${p.date ? ` of ${day(p.date)}` : ''}` : ''}${p.effective ? ` (a day off, so until the end of ${day(p.effective)})` : ''}.`,
  'change.lead': (p) => `Leads it since ${day(p.since)} in place of ${p.from}${decided(p)}.`,
  'change.day': (p) => `The deadline of ${day(p.day)} was set on ${day(p.on)}${decided(p)}${p.past ? ', when that day had passed' : ''}.`,
  'standing.extended-after-due': (p) =>
    `The deadline of ${day(p.due)} was granted when the one before had already passed (document ${p.document}).`,
  'standing.unreadable-deadline': (p) => `The deadline “${p.text}” could not be read; it has to be set.`,
  'standing.day-awaited': (p) => `No deadline yet; it waits for: ${p.condition}.`,
  'standing.regular': () => 'A standing task: it has no last day, and is reported on periodically.',
  'standing.no-day': (p) => `There is no day to be late for (“${p.text}”).`,
} satisfies Sentences;

const paperText = (paper: PaperFact): string => (paper.date ? `${paper.number} of ${printDay(paper.date)}` : paper.number);
const under = (paper: PaperFact | null): string => (paper ? ` under document ${paperText(paper)}` : '');
const because = (reason: string | null): string => (reason ? `; reason: ${reason}` : '');
const list = (parties: readonly PartyFact[]): string => parties.map((party) => party.name).join(', ');
const until = ({ nominalDue, effectiveDue }: DayFact): string =>
  nominalDue === effectiveDue ? printDay(nominalDue) : `${printDay(nominalDue)} (a day off, so until the end of ${printDay(effectiveDue)})`;

/** Where a task goes on. */
export const carriedTo = ({ plan, task, document }: CarryFact): string => {
  if (!plan) return `to a document to come, “${document ?? ''}” (no plan settled yet)`;
  return task ? `to task “${task.code ? `${task.code}. ` : ''}${task.title}” of plan ${plan.name}` : `to plan ${plan.name}`;
};

/** The columns an amendment can change. */
const textNames: Readonly<Record<string, string>> = {
  code: 'number',
  field: 'field',
  group: 'group',
  title: 'wording',
  product: 'product',
  funding: 'funding',
  leadText: 'lead cell',
  coordinatorText: 'coordinator cell',
};

/** One sentence an event for the trail; who recorded it and when stands beside it. */
export const events: TaskSentences = {
  TaskAssigned: (d) => {
    const leads = d.leads.some((lead) => lead.group) ? `${d.leadText} (${d.leads.length} agencies)` : list(d.leads);
    const coordinators = d.coordinatorText ? `; coordinating: ${d.coordinatorText}` : '';
    return `Assigned to ${leads}: “${d.title}”${under(d.paper)}; deadline: ${d.deadline.text || 'none printed'}${coordinators}`;
  },
  TaskCoded: (d) => `The task is called ${d.code} in its plan`,
  TaskAccepted: (d, names) => `${names(d.part)} accepted the task`,
  ProgressReported: (d, names) =>
    `${names(d.part)} reported progress${d.percent === null ? '' : ` of ${d.percent}%`}${d.note ? `: ${d.note}` : ''}`,
  CompletionReported: (d, names) =>
    `${names(d.part)} reported ${d.milestone ? `the milestone of ${printDay(d.milestone)} complete` : 'completion'}${d.paper ? `, document ${paperText(d.paper)}` : ''}${d.note ? `: ${d.note}` : ''}`,
  CompletionConfirmed: (d, names) => `Completion by ${names(d.part)} on ${printDay(d.doneOn)} was confirmed${because(d.reason)}`,
  MilestoneConfirmed: (d, names) =>
    `The milestone of ${printDay(d.milestone)} was confirmed of ${names(d.part)} as met on ${printDay(d.doneOn)}; the task goes on${because(d.reason)}`,
  CompletionReturned: (d, names) => `${names(d.part)} was asked to do the work again${because(d.reason)}`,
  TaskDeclined: (d, names) => `${names(d.part)} declined the task${because(d.reason)}`,
  DeclineRefused: (d, names) => `The decline of ${names(d.part)} was refused${because(d.reason)}`,
  LeadReassigned: (d, names) => `The lead passed from ${names(d.from)} to ${d.to.name}${under(d.paper)}${because(d.reason)}`,
  CoordinatorsChanged: (d) => `The coordinating agencies became: ${list(d.coordinators) || 'none'}${under(d.paper)}`,
  ExtensionRequested: (d, names) =>
    `${names(d.part)} asked for an extension to ${printDay(d.to)}${under(d.paper)}${d.afterDue ? ' (when already late)' : ''}${because(d.reason)}`,
  ExtensionRefused: (d) => `The extension was refused${under(d.paper)}${because(d.reason)}`,
  DeadlineExtended: (d) => {
    const from = d.previousDue ? ` from ${printDay(d.previousDue)}` : '';
    return `The deadline was extended${from} to ${until(d)}${under(d.paper)}${d.afterDue ? ' (when already late)' : ''}${because(d.reason)}`;
  },
  DeadlineSet: (d) => `The deadline was set to ${until(d)}${under(d.paper)}`,
  DeadlineRecomputed: (d) =>
    `The deadline was computed anew by the new calendar${d.documents.length > 0 ? ` (${d.documents.join(', ')})` : ''}: from ${until(d.was)} to ${until(d)}`,
  ExplanationRequested: (d, names) =>
    `${names(d.part)} is asked${d.letter ? ` by letter ${d.letter.number} of ${printDay(d.letter.date)}` : ''} to explain in writing by ${printDay(d.due)}`,
  ExplanationGiven: (d, names) => `${names(d.part)} explained${under(d.paper)}: ${d.text}`,
  ExplanationAccepted: (d, names) => `The explanation of ${names(d.part)} was accepted`,
  ExplanationReturned: (d, names) => `${names(d.part)} is asked to explain again by ${printDay(d.due)}${because(d.reason)}`,
  PredecessorsSet: (d) =>
    d.predecessors.length === 0
      ? 'No task has to be done first any more'
      : `To be done first: ${d.predecessors.map(({ code, title }) => (code ? `[${code}] ${title}` : title)).join('; ')}`,
  WaitStarted: (d, names) =>
    `${names(d.part)} waits for ${d.agency.name} since ${printDay(d.since)}${under(d.paper)} (wait ${d.wait})${d.note ? `: ${d.note}` : ''}`,
  WaitEnded: (d, names) => `${names(d.part)} was answered on ${printDay(d.on)}${under(d.paper)} (wait ${d.wait})`,
  WaitConfirmed: (d, names) => `Wait ${d.wait} of ${names(d.part)} was confirmed${d.until ? `, counted to ${printDay(d.until)}` : ''}`,
  WaitRefused: (d, names) => `Wait ${d.wait} of ${names(d.part)} was refused${because(d.reason)}`,
  TaskSuspended: (d) => `The task was suspended${under(d.paper)}${because(d.reason)}`,
  TaskResumed: (d) => `The task was resumed${under(d.paper)}${because(d.reason)}`,
  TaskWithdrawn: (d) => `The task was withdrawn${under(d.paper)}${because(d.reason)}`,
  TaskCarriedOver: (d) => `The task was carried over ${carriedTo(d)}${under(d.paper)}`,
  CarryOverResolved: (d) => `Where the task goes on was settled: ${carriedTo({ ...d, document: null })}${under(d.paper)}`,
  TaskAmended: (d) => {
    const texts = Object.entries(d.texts).map(([part, now]) => `${textNames[part]} from “${d.was[part] ?? ''}” to “${now ?? ''}”`);
    const leads = [
      ...(d.joined.length > 0 ? [`${list(d.joined)} joined as lead`] : []),
      ...(d.left.length > 0 ? [`${list(d.left)} no longer leads`] : []),
    ];
    const terms = d.deadline ? [`deadline now “${d.deadline.text}”`] : [];
    return `The task was amended${under(d.paper)}: ${[...texts, ...leads, ...terms].join('; ')}`;
  },
};
