// How facts change a task: shared by the decider, the projection and every question about the past.
import { toMillis, type Day, type Instant, type StoredEvent } from '../../kernel/index.js';
import { hasMilestones, listsDays, milestoneBefore } from './milestone.rule.js';
import { withNews } from './news.rule.js';
import type { LeadParty, Paper, Party, TaskEvent, TaskEvents } from './task.events.js';
import type { DeadlineVersion, Explanation, PartPhase, PartState, Suspension, TaskState, Wait } from './task.state.rule.js';

/** A fact as it was recorded: the moments of a task are the moments its facts were recorded. */
export type RecordedTaskEvent = TaskEvent & Pick<StoredEvent, 'stream' | 'recordedAt'> & Partial<Pick<StoredEvent, 'by'>>;

const STREAM = 'task-';
export const taskStream = (task: string): string => STREAM + task;
/** The task a stream belongs to; null when it is not a task's. */
export const taskOfStream = (stream: string): string | null => (stream.startsWith(STREAM) ? stream.slice(STREAM.length) : null);

export const initialTask: TaskState = {
  id: '',
  assigned: null,
  parts: [],
  formerParts: [],
  coordinators: [],
  deadlines: [],
  suspendedAt: null,
  suspensions: [],
  withdrawnAt: null,
  carriedTo: null,
  extensionRequest: null,
  extensions: 0,
  predecessors: [],
  news: [],
};

const newPart = ({ agency, name, group }: LeadParty, at: Instant): PartState => ({
  agency,
  name,
  group,
  phase: 'assigned',
  assignedAt: at,
  acceptedAt: null,
  percent: null,
  lastProgressAt: null,
  lastNote: '',
  reportedAt: null,
  paper: null,
  reportedFor: null,
  milestonesMet: [],
  doneOn: null,
  timesReturned: 0,
  returns: [],
  waits: [],
  explanations: [],
});

const listing = (listed = false): Pick<DeadlineVersion, 'listed'> => (listed ? { listed } : {});

function assign(id: string, data: TaskEvents['TaskAssigned'], at: Instant): TaskState {
  const { kind, nominalDue, effectiveDue } = data.deadline;
  const printed: DeadlineVersion = {
    version: 1,
    kind,
    nominalDue,
    effectiveDue,
    ...listing(listsDays(data.deadline, data.paper.date ?? '')),
    calendar: data.calendar,
    paper: data.paper,
    setAt: at,
    afterDue: false,
  };
  return {
    ...initialTask,
    id,
    assigned: { ...data, code: data.codeInPlan ?? data.code, printedCode: data.code },
    parts: data.leads.map((lead) => newPart(lead, at)),
    coordinators: data.coordinators,
    deadlines: [printed],
  };
}

const changePart = (state: TaskState, agency: string, change: (part: PartState) => Partial<PartState>): TaskState => ({
  ...state,
  parts: state.parts.map((part) => (part.agency === agency ? { ...part, ...change(part) } : part)),
});

const changeWait = (state: TaskState, { part, wait }: { part: string; wait: number }, change: Partial<Wait>): TaskState =>
  changePart(state, part, ({ waits }) => ({ waits: waits.map((each) => (each.wait === wait ? { ...each, ...change } : each)) }));

const changeExplanation = (
  state: TaskState,
  { part, explanation }: { part: string; explanation: number },
  change: (old: Explanation) => Partial<Explanation>,
): TaskState =>
  changePart(state, part, ({ explanations }) => ({
    explanations: explanations.map((each) => (each.explanation === explanation ? { ...each, ...change(each) } : each)),
  }));

/** What waits unanswered is asked for anew, not twice. */
function askToExplain(state: TaskState, data: TaskEvents['ExplanationRequested'], at: Instant): TaskState {
  const { part, explanation, deadlineVersion, due, letter } = data;
  const opened: Explanation = {
    explanation,
    deadlineVersion,
    since: at,
    due,
    letter,
    answer: null,
    state: 'open',
    timesReturned: 0,
    returnedFor: null,
  };
  return changePart(state, part, ({ explanations }) => ({
    explanations: [...explanations.map((each) => (each.state === 'open' ? { ...each, state: 'superseded' as const } : each)), opened],
  }));
}

/** Where work stands once an acceptance or a decision on a decline has put it back to the lead. */
const workingPhase = (part: PartState): PartPhase => {
  if (part.lastProgressAt || part.timesReturned > 0) return 'in-progress';
  return part.acceptedAt ? 'accepted' : 'assigned';
};

/** The work goes on: what was reported stands with its milestone, and the next one begins anew. */
const metMilestone = ({ reportedAt, paper, milestonesMet }: PartState, milestone: Day, doneOn: Day, at: Instant): Partial<PartState> => ({
  phase: 'in-progress',
  milestonesMet: [...milestonesMet, { milestone, reportedAt: reportedAt ?? at, paper, doneOn, confirmedAt: at }],
  reportedAt: null,
  reportedFor: null,
  paper: null,
  percent: null,
});

/** What was done of the work need not be done again. */
const heirOf = ({ group, milestonesMet }: PartState, to: Party, at: Instant): PartState => ({
  ...newPart({ ...to, group }, at),
  milestonesMet,
});

function reassign(state: TaskState, { from, to }: TaskEvents['LeadReassigned'], at: Instant): TaskState {
  const former = state.parts.filter((part) => part.agency === from).map((part) => ({ ...part, until: at, heir: to.agency }));
  return {
    ...state,
    // The heir takes the place of the old lead, also within a collective.
    parts: state.parts.map((part) => (part.agency === from ? heirOf(part, to, at) : part)),
    formerParts: [...state.formerParts, ...former],
    coordinators: state.coordinators.filter((party) => party.agency !== to.agency),
    extensionRequest: state.extensionRequest?.part === from ? null : state.extensionRequest,
  };
}

const endedBy = (suspension: Suspension, resumedBy: Paper | null, at: Instant): Suspension =>
  suspension.until === null ? { ...suspension, until: at, resumedBy } : suspension;

const addDeadline = (state: TaskState, next: Omit<DeadlineVersion, 'version'>): TaskState => ({
  ...state,
  deadlines: [...state.deadlines, { version: state.deadlines.length + 1, ...next }],
});

/** The same version with other days: what it was before stays with it. */
function recompute(state: TaskState, { deadlineVersion, was, ...data }: TaskEvents['DeadlineRecomputed'], until: Instant): TaskState {
  const { nominalDue, effectiveDue, calendar } = data;
  const deadlines = state.deadlines.map((each) =>
    each.version === deadlineVersion
      ? { ...each, nominalDue, effectiveDue, calendar, earlier: [...(each.earlier ?? []), { ...was, until }] }
      : each,
  );
  return { ...state, deadlines };
}

/** Work that runs on past its milestone keeps that nature when the milestone moves; any other term becomes a date. */
function extend(state: TaskState, data: TaskEvents['DeadlineExtended'], at: Instant): TaskState {
  const { nominalDue, effectiveDue, calendar, paper, afterDue } = data;
  const before = state.deadlines.at(-1);
  const replaces = milestoneBefore(state, nominalDue)?.day;
  const isMoved = hasMilestones(before) && replaces;
  const kind = isMoved ? { kind: before.kind, ...listing(before.listed), replaces } : { kind: 'date' as const };
  const extended = addDeadline(state, { ...kind, nominalDue, effectiveDue, calendar, paper, setAt: at, afterDue });
  return { ...extended, extensions: state.extensions + 1, extensionRequest: null };
}

/** The words in force are those of the amendment; the log keeps what stood before. */
function amend(state: TaskState, data: TaskEvents['TaskAmended'], at: Instant): TaskState {
  const { joined, left, deadline, paper } = data;
  const { code, ...texts } = data.texts;
  const leaves = (part: PartState): boolean => left.some((party) => party.agency === part.agency);
  const amended: TaskState = {
    ...state,
    // The code that people know it by stays.
    assigned: state.assigned && {
      ...state.assigned,
      ...texts,
      ...(code === undefined ? {} : { printedCode: code }),
      ...(deadline ? { deadline } : {}),
    },
    parts: [...state.parts.filter((part) => !leaves(part)), ...joined.map((lead) => newPart(lead, at))],
    formerParts: [...state.formerParts, ...state.parts.filter(leaves).map((part) => ({ ...part, until: at, heir: '' }))],
    coordinators: state.coordinators.filter((party) => !joined.some((lead) => lead.agency === party.agency)),
    extensionRequest: left.some((party) => party.agency === state.extensionRequest?.part) ? null : state.extensionRequest,
  };
  if (!deadline) return amended;
  const { kind, nominalDue, effectiveDue, calendar, afterDue } = deadline;
  const listed = listing(listsDays(deadline, state.assigned?.paper.date ?? ''));
  return addDeadline(amended, { kind, ...listed, nominalDue, effectiveDue, calendar, paper, setAt: at, afterDue });
}

export const evolveTask = (state: TaskState, event: RecordedTaskEvent): TaskState =>
  withNews(state, changed(state, event), event, event.recordedAt, event.by?.agency ?? null);

function changed(state: TaskState, event: RecordedTaskEvent): TaskState {
  const at = event.recordedAt;
  switch (event.type) {
    case 'TaskAssigned':
      return assign(taskOfStream(event.stream) ?? event.stream, event.data, at);
    case 'TaskCoded':
      return { ...state, assigned: state.assigned && { ...state.assigned, code: event.data.code, codeInPlan: event.data.code } };
    case 'TaskAccepted':
      return changePart(state, event.data.part, (part) => {
        const acceptedAt = part.acceptedAt ?? at;
        return { acceptedAt, phase: workingPhase({ ...part, acceptedAt }) };
      });
    case 'ProgressReported': {
      const { part, percent, note } = event.data;
      return changePart(state, part, (old) => ({
        phase: 'in-progress',
        percent: percent ?? old.percent,
        lastProgressAt: at,
        lastNote: note.trim(),
      }));
    }
    case 'CompletionReported': {
      const { part, paper, milestone } = event.data;
      return changePart(state, part, () => ({ phase: 'awaiting-confirmation', reportedAt: at, paper, reportedFor: milestone }));
    }
    case 'MilestoneConfirmed': {
      const { part, milestone, doneOn } = event.data;
      const extensionRequest = state.extensionRequest?.part === part ? null : state.extensionRequest;
      return { ...changePart(state, part, (old) => metMilestone(old, milestone, doneOn, at)), extensionRequest };
    }
    case 'CompletionConfirmed': {
      const { part, doneOn } = event.data;
      const extensionRequest = state.extensionRequest?.part === part ? null : state.extensionRequest;
      return { ...changePart(state, part, () => ({ phase: 'done', doneOn })), extensionRequest };
    }
    case 'CompletionReturned':
      return changePart(state, event.data.part, (part) => ({
        phase: 'in-progress',
        reportedAt: null,
        reportedFor: null,
        paper: null,
        timesReturned: part.timesReturned + 1,
        returns: [...part.returns, { reportedAt: part.reportedAt ?? at, at }],
      }));
    case 'TaskDeclined':
      return changePart(state, event.data.part, () => ({ phase: 'declined' }));
    case 'DeclineRefused':
      return changePart(state, event.data.part, (part) => ({ phase: workingPhase(part) }));
    case 'LeadReassigned':
      return reassign(state, event.data, at);
    case 'CoordinatorsChanged':
      return { ...state, coordinators: event.data.coordinators };
    case 'ExtensionRequested': {
      const { part, to, paper } = event.data;
      return { ...state, extensionRequest: { part, to, paper, at } };
    }
    case 'ExtensionRefused':
      return { ...state, extensionRequest: null };
    case 'DeadlineExtended':
      return extend(state, event.data, at);
    case 'DeadlineSet': {
      const { nominalDue, effectiveDue, calendar, paper } = event.data;
      return addDeadline(state, { kind: 'date', nominalDue, effectiveDue, calendar, paper, setAt: at, afterDue: false });
    }
    case 'DeadlineRecomputed':
      return recompute(state, event.data, at);
    case 'PredecessorsSet':
      return { ...state, predecessors: event.data.predecessors };
    case 'ExplanationRequested':
      return askToExplain(state, event.data, at);
    case 'ExplanationGiven': {
      const { text, paper } = event.data;
      return changeExplanation(state, event.data, () => ({ answer: { at, text, paper }, state: 'answered' }));
    }
    case 'ExplanationAccepted':
      return changeExplanation(state, event.data, () => ({ state: 'accepted' }));
    case 'ExplanationReturned': {
      const { due, reason } = event.data;
      return changeExplanation(state, event.data, (old) => ({
        state: 'open',
        since: at,
        due,
        timesReturned: old.timesReturned + 1,
        returnedFor: reason,
      }));
    }
    case 'WaitStarted': {
      const { part, ...wait } = event.data;
      return changePart(state, part, (old) => ({ waits: [...old.waits, { ...wait, until: null, verdict: 'unconfirmed' }] }));
    }
    case 'WaitEnded':
      return changeWait(state, event.data, { until: event.data.on });
    case 'WaitConfirmed':
      return changeWait(state, event.data, { verdict: 'confirmed', ...(event.data.until ? { until: event.data.until } : {}) });
    case 'WaitRefused':
      return changeWait(state, event.data, { verdict: 'refused' });
    case 'TaskSuspended': {
      const { paper, reason } = event.data;
      const begun = { since: at, until: null, paper, reason, resumedBy: null };
      return { ...state, suspendedAt: at, suspensions: [...state.suspensions, begun] };
    }
    case 'TaskResumed':
      return { ...state, suspendedAt: null, suspensions: state.suspensions.map((each) => endedBy(each, event.data.paper, at)) };
    case 'TaskWithdrawn':
      return { ...state, withdrawnAt: at };
    case 'TaskCarriedOver':
      return { ...state, carriedTo: { ...event.data, at } };
    case 'CarryOverResolved': {
      const { plan, task } = event.data;
      return { ...state, carriedTo: state.carriedTo && { ...state.carriedTo, plan, task } };
    }
    case 'TaskAmended':
      return amend(state, event.data, at);
  }
}

/** Every part is confirmed. */
export const isDone = (task: TaskState): boolean => task.parts.length > 0 && task.parts.every((part) => part.phase === 'done');

/** Still owed by somebody. A suspended task is. */
export const isOpen = (task: TaskState): boolean => task.assigned !== null && !task.withdrawnAt && !task.carriedTo && !isDone(task);

/** The tasks as they were known at `at` (facts recorded at that very moment included), in the order they were assigned. */
export function tasksAsOf(events: Iterable<StoredEvent>, at: Instant): TaskState[] {
  const tasks = new Map<string, TaskState>();
  for (const event of events) {
    if (taskOfStream(event.stream) === null || toMillis(event.recordedAt) > toMillis(at)) continue;
    tasks.set(event.stream, evolveTask(tasks.get(event.stream) ?? initialTask, event as unknown as RecordedTaskEvent));
  }
  return [...tasks.values()];
}
