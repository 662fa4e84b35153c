// What a house is made of and what it can be asked; the cycle and the views know it by this shape.
import type { PastDigest } from '../../libs/digest/digest.types.rule.js';
import type { AgencyService } from '../../libs/agency/agency.service.js';
import type { Directory } from '../../libs/agency/agency.types.rule.js';
import type { CalendarService } from '../../libs/calendar/calendar.service.js';
import type { Calendar } from '../../libs/deadline/calendar.rule.js';
import type { CalendarData } from '../../libs/deadline/calendar.types.rule.js';
import type { ChoreService } from '../../libs/chore/chore.service.js';
import type { ReportRegime } from '../../libs/duty/regime.rule.js';
import type { ReportService } from '../../libs/duty/report.service.js';
import type { PolicyBook } from '../../libs/escalation/policy-book.rule.js';
import type { PolicyService } from '../../libs/escalation/policy.service.js';
import type { EscalationPolicy } from '../../libs/escalation/policy.types.rule.js';
import type { EventStore } from '../../libs/event-store/event-store.js';
import type { Projections } from '../../libs/event-store/projections.js';
import type { Clock } from '../../libs/kernel/clock.js';
import type { Actor, Instant, Refusal, StoredEvent } from '../../libs/kernel/index.js';
import type { Channel } from '../../libs/notice/channels/channel.js';
import type { Links } from '../../libs/notice/links/links.js';
import type { Dispatched } from '../../libs/notice/dispatch.processor.js';
import type { PlanService } from '../../libs/plan/plan.service.js';
import type { Queue } from '../../libs/queue/queue.js';
import type { LetterService } from '../../libs/letter/letter.service.js';
import type { SilenceService } from '../../libs/silence/silence.service.js';
import type { RiskSources } from '../../libs/task/risk.rule.js';
import type { TaskService } from '../../libs/task/task.service.js';
import type { Language, Texts } from '../../libs/texts/index.js';
import type { TaskCounts } from './seen-tasks.js';
import type { Troubles } from './troubles.js';
import type { TrailEntry } from './trail-entries.rule.js';
import type { TaskView } from './views.rule.js';
import type { Watched } from './watched.types.js';

/** How one step of a turn went. */
export interface StepRun {
  name: string;
  seconds: number;
  /** What it failed with; null when it went well. */
  error: unknown;
}

export interface CycleReport {
  at: Instant;
  looked: number;
  raised: number;
  dispatched: Dispatched;
  /** How each step went, in the order of the turn. */
  steps: readonly StepRun[];
}

export interface HouseParts {
  store: EventStore;
  projections: Projections;
  queue: Queue;
  /** By the name notices use. */
  channels: ReadonlyMap<string, Channel>;
  clock: Clock;
  /** In force as long as the log names none. */
  calendar: Calendar;
  /** In force as long as the log names none. */
  policy: EscalationPolicy;
  language: Language;
  /** Whether other processes work on the same log and send, too; false when left out. */
  shared?: boolean;
  /** Who sends, as mails say it; `{authority}` stands for the short name of the agency that assigns. */
  organisation: string;
  /** Address under which readers open the service; null when it has none. */
  link: string | null;
  /** Makes and checks the links in mails; null when the service has no address. */
  links: Links | null;
  /** How what the house does by itself is marked in the trail. */
  via: Actor['via'];
  /** What the watch over the log looks at; left out where nobody watches, as in a simulation. */
  watched?: Watched;
  /** How long a house that closes waits for outcomes under way; forty seconds when left out. */
  patienceMs?: number;
}

/** `risk`: only those with a risk. `undetermined`: only those whose day a document has still to fix. */
export interface TaskQuestion {
  plan?: string | undefined;
  agency?: string | undefined;
  standing?: string | undefined;
  risk?: boolean | undefined;
  undetermined?: boolean | undefined;
}

/** The id of the task that is meant; `within`: the plan, where several have the code. */
export type NameTask = (given: string, within?: string | null) => string | Refusal;

export interface House extends HouseParts {
  /** The log for what must not go unrecorded: while it is away it is waited for, and for a while when the house closes. */
  readonly ledger: EventStore;
  /** The one in force now: what tasks that begin now follow, and the hours of all. */
  readonly policy: EscalationPolicy;
  /** The one in force now, with the notices that were loaded. */
  readonly calendar: Calendar;
  /** What the product brings along. */
  readonly shippedCalendar: CalendarData;
  readonly tasks: TaskService;
  /** The id of a task that people name by its code; what names none is given back. */
  readonly taskNamed: NameTask;
  readonly plans: PlanService;
  /** What the risks of tasks are read from, now. */
  readonly risks: () => RiskSources;
  readonly reports: ReportService;
  readonly silences: SilenceService;
  readonly letters: LetterService;
  /** Which periodic reports standing tasks turn into. */
  readonly regime: ReportRegime;
  readonly policies: PolicyService;
  readonly calendars: CalendarService;
  readonly chores: ChoreService;
  readonly agencies: AgencyService;
  readonly texts: Texts;
  /** The actor of everything the house does by itself. */
  readonly self: Actor;
  readonly startedAt: Instant;
  /** Streams on which something broke, since this process began. */
  readonly troubles: Troubles;
  directory(): Directory;
  /** Every policy on record. */
  policyBook(): PolicyBook;
  importDirectory(directory: Directory, source: string): Promise<void>;
  /**
   * Brings the read models up to the end of the log, or at least to a position. Without `to`, in a request or a turn beside a follower: up to
   * what this process has written.
   */
  catchUp(to?: number | 'end'): Promise<void>;
  /** Goes on bringing what is new in the log into the read models until it is aborted. */
  followLog(options: { signal: AbortSignal; onLost: (error: unknown) => void }): Promise<void>;
  /** Calls `listener` with each event that the read models see for the first time. It must not throw. */
  onEvent(listener: (event: StoredEvent) => void): void;
  /** What follows at once from what happened: assignments, ladders. Sends nothing. */
  react(): Promise<void>;
  cycle(): Promise<CycleReport>;
  listTasks(question: TaskQuestion): Promise<TaskView[]>;
  showTask(task: string): TaskView;
  taskHistory(task: string): Promise<TrailEntry[]>;
  askTrail(question: unknown): Promise<{ events: TrailEntry[]; more: boolean }>;
  /** The digest of the week that begins at `asOf`, from the log as it stood then; the latest one asked for is kept. */
  digest(asOf: Instant): Promise<PastDigest>;
  counts(plan?: string): Promise<TaskCounts>;
  close(): Promise<void>;
}
