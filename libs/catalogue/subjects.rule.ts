// Which tasks and agencies an event is about, so that the trail can be asked for them.
import type { AgencyEvent } from '../agency/directory/agency.events.js';
import type { Subjects } from '../audit/trail.projection.js';
import type { OperatorTaskEvent } from '../operator-task/operator-task.events.js';
import type { DutyEvent } from '../duty/duty.events.js';
import type { ReportEvent } from '../duty/report.events.js';
import type { DigestEvent } from '../digest/digest.events.js';
import type { LadderEvent } from '../escalation/ladder/ladder.events.js';
import type { AccountEvent } from '../identity/account.events.js';
import type { StoredEvent } from '../kernel/index.js';
import type { CopiesEvent } from '../notice/copies/copies.events.js';
import type { MessageEvent, NoticeEvent } from '../notice/facts/notice.events.js';
import type { LetterEvent, LetterEvents } from '../letter/letter.events.js';
import type { SilenceEvent } from '../silence/silence.events.js';
import type { TaskEvent } from '../task/facts/task.events.js';
import { taskOfStream } from '../task/facts/task.fold.rule.js';

const NOBODY: Subjects = { tasks: [], agencies: [] };

/** A notice's key begins with its task and part: `<plan>.<row>.<part>.…`. */
const taskOfNotice = (key: string): string => key.split('.').slice(0, 2).join('.');
const partOfNotice = (key: string): string => key.split('.')[2] ?? '';

function agenciesOfTask(event: TaskEvent): string[] {
  switch (event.type) {
    case 'TaskAssigned':
      return [...event.data.leads, ...event.data.coordinators].map((party) => party.agency);
    case 'LeadReassigned':
      return [event.data.from, event.data.to.agency];
    case 'CoordinatorsChanged':
      return event.data.coordinators.map((party) => party.agency);
    case 'TaskAccepted':
    case 'ProgressReported':
    case 'CompletionReported':
    case 'CompletionConfirmed':
    case 'MilestoneConfirmed':
    case 'CompletionReturned':
    case 'TaskDeclined':
    case 'DeclineRefused':
    case 'ExtensionRequested':
      return [event.data.part];
    case 'TaskAmended':
      return [...event.data.joined, ...event.data.left].map((party) => party.agency);
    case 'WaitStarted':
      return [event.data.part, event.data.agency.agency];
    case 'ExplanationRequested':
    case 'ExplanationGiven':
    case 'ExplanationAccepted':
    case 'ExplanationReturned':
    case 'WaitEnded':
    case 'WaitConfirmed':
    case 'WaitRefused':
      return [event.data.part];
    case 'TaskCoded':
    case 'PredecessorsSet':
    case 'ExtensionRefused':
    case 'DeadlineExtended':
    case 'DeadlineSet':
    case 'DeadlineRecomputed':
    case 'TaskSuspended':
    case 'TaskResumed':
    case 'TaskWithdrawn':
    case 'TaskCarriedOver':
    case 'CarryOverResolved':
      return [];
  }
}

/** The task in which another goes on knows where it comes from. */
const heirsOfTask = (event: TaskEvent): string[] =>
  (event.type === 'TaskCarriedOver' || event.type === 'CarryOverResolved') && event.data.task ? [event.data.task.task] : [];

function ofNotice(event: NoticeEvent): Subjects {
  if (event.type === 'NoticeRaised') return { tasks: [event.data.task], agencies: [event.data.part, event.data.to] };
  return { tasks: [taskOfNotice(event.data.key)], agencies: [partOfNotice(event.data.key)] };
}

/** A report is asked for by its own name, and by each of its tasks. */
function ofReport({ data }: ReportEvent): Subjects {
  const listed = 'lines' in data ? data.lines : 'tasks' in data ? data.tasks : [];
  return { tasks: [data.report, ...listed.map((each) => each.task)], agencies: [data.agency] };
}

function ofMessage({ data }: MessageEvent): Subjects {
  return { tasks: data.notices.map(taskOfNotice), agencies: [...data.notices.map(partOfNotice), ...('to' in data ? [data.to] : [])] };
}

/** An import concerns everybody, and so nobody in particular. */
function agenciesOfDirectory({ type, data }: AgencyEvent): string[] {
  switch (type) {
    case 'DirectoryImported':
      return [];
    case 'AgencyAdded':
      return [data.agency.id];
    case 'AgencyChanged':
    case 'AliasTaught':
    case 'AliasForgotten':
    case 'ContactEnded':
      return [data.agency];
    case 'MembersSet':
      return [data.group, ...data.members];
    case 'OverseersSet':
      return [...data.overseers, data.authority];
    case 'ContactSet':
      return [data.contact.agency];
  }
}

type Of = (event: StoredEvent) => Subjects;

const nobody: Of = () => NOBODY;

function ofTask(event: StoredEvent): Subjects {
  const task = taskOfStream(event.stream) ?? '';
  const fact = event as unknown as TaskEvent;
  return { tasks: [task, ...heirsOfTask(fact)], agencies: agenciesOfTask(fact) };
}

function ofLadder(event: StoredEvent): Subjects {
  const { data } = event as unknown as LadderEvent;
  return { tasks: [data.task], agencies: [data.part] };
}

function ofDuty(event: StoredEvent): Subjects {
  const { data } = event as unknown as DutyEvent;
  return { tasks: 'task' in data ? [data.task] : [], agencies: [data.agency] };
}

function ofLetter(event: StoredEvent): Subjects {
  const { data } = event as unknown as LetterEvent;
  const named = 'struck' in data ? data.struck : 'items' in data ? data.items : null;
  return {
    tasks: named ? named.map(({ task }) => task) : (data as LetterEvents['LetterSigned']).tasks,
    agencies: [data.agency.agency],
  };
}

function ofSilence(event: StoredEvent): Subjects {
  const { task, part, agency } = (event as unknown as SilenceEvent).data;
  return { tasks: task ? [task] : [], agencies: [part, agency].filter((each) => each !== null) };
}

function ofAccount(event: StoredEvent): Subjects {
  const opened = event as unknown as AccountEvent;
  return opened.type === 'AccountOpened' && opened.data.agency ? { tasks: [], agencies: [opened.data.agency] } : NOBODY;
}

function ofDigest(event: StoredEvent): Subjects {
  const digest = event as unknown as DigestEvent;
  return digest.type === 'DigestIssued' ? { tasks: [], agencies: digest.data.messages.map(({ agency }) => agency) } : NOBODY;
}

function ofOperatorTask(event: StoredEvent): Subjects {
  const { data } = event as unknown as OperatorTaskEvent;
  return { tasks: data.task ? [data.task] : [], agencies: data.agency ? [data.agency] : [] };
}

/** Every kind of stream by the word its names begin with. The catalogue declares the events of exactly these. */
export const SUBJECTS = {
  task: ofTask,
  ladder: ofLadder,
  duty: ofDuty,
  letter: ofLetter,
  silence: ofSilence,
  report: (event) => ofReport(event as unknown as ReportEvent),
  notice: (event) => ofNotice(event as unknown as NoticeEvent),
  message: (event) => ofMessage(event as unknown as MessageEvent),
  copies: (event) => ({ tasks: [], agencies: [(event as unknown as CopiesEvent).data.to] }),
  account: ofAccount,
  digest: ofDigest,
  chore: ofOperatorTask,
  directory: (event) => ({ tasks: [], agencies: agenciesOfDirectory(event as unknown as AgencyEvent) }),
  // These concern the application as a whole.
  plan: nobody,
  policy: nobody,
  calendar: nobody,
  channel: nobody,
  incoming: nobody,
  step: nobody,
  log: nobody,
} as const satisfies Record<string, Of>;

export type StreamKind = keyof typeof SUBJECTS;

export const kindOfStream = (stream: string): string => stream.split('-', 1)[0] ?? '';

/** @throws TypeError about a stream of a kind that nobody has declared: its events would be missing from the trail without a word */
export function subjectsOf(event: StoredEvent): Subjects {
  const kind = kindOfStream(event.stream);
  if (!Object.hasOwn(SUBJECTS, kind)) throw new TypeError(`nobody has said what events of “${kind}” are about`);
  return SUBJECTS[kind as StreamKind](event);
}
