// What the engine turns on: the parts it is given, and what it can be told and asked. The application offers more besides.
import type { PastDigest } from '../../digest/digest.types.rule.js';
import type { AgencyService } from '../../agency/agency.service.js';
import type { Directory } from '../../agency/directory/agency.types.rule.js';
import type { CalendarService } from '../../calendar/calendar.service.js';
import type { Calendar } from '../../deadline/calendars/calendar.rule.js';
import type { OperatorTaskService } from '../../operator-task/operator-task.service.js';
import type { ReportService } from '../../duty/report.service.js';
import type { PolicyService } from '../../escalation/policy/policy.service.js';
import type { EscalationPolicy } from '../../escalation/policy/policy.types.rule.js';
import type { EventStore } from '../../event-store/port/event-store.js';
import type { Projections } from '../../event-store/projections/projections.js';
import type { Clock } from '../../kernel/clock.js';
import type { Actor, Instant, Refusal, StoredEvent } from '../../kernel/index.js';
import type { Channel } from '../../notice/channels/port/channel.js';
import type { Links } from '../../notice/links/links.js';
import type { Dispatched } from '../../notice/sending/dispatch.processor.js';
import type { PlanService } from '../../plan/plan.service.js';
import type { Queue } from '../../queue/queue.js';
import type { LetterService } from '../../letter/letter.service.js';
import type { SilenceService } from '../../silence/silence.service.js';
import type { RiskSources } from '../../task/standing/risk.rule.js';
import type { TaskService } from '../../task/task.service.js';
import type { Language } from '../../texts/index.js';
import type { ContactResolution, Effects, Letterhead, ReadModels, ReferenceData } from './ports.types.js';
import type { Troubles } from './troubles.js';
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

export interface EngineParts {
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
  /** How what the application does by itself is marked in the trail. */
  via: Actor['via'];
  /** What the watch over the log looks at; left out where nobody watches, as in a simulation. */
  watched?: Watched;
  /** How long an application that closes waits for outcomes under way; forty seconds when left out. */
  patienceMs?: number;
}

/** The id of the task that is meant; `within`: the plan, where several have the code. */
export type NameTask = (given: string, within?: string | null) => string | Refusal;

/** All of it. Only who joins the parts and who runs the steps takes the whole; everything else names what it uses. */
export interface Engine extends Omit<EngineParts, keyof Ports>, Ports {
  /** The log for what must not go unrecorded: while it is away it is waited for, and for a while when the application closes. */
  readonly retryingStore: EventStore;
  readonly tasks: TaskService;
  /** The id of a task that people name by its code; what names none is given back. */
  readonly taskNamed: NameTask;
  readonly plans: PlanService;
  /** What the risks of tasks are read from, now. */
  readonly risks: () => RiskSources;
  readonly reports: ReportService;
  readonly silences: SilenceService;
  readonly letters: LetterService;
  readonly policies: PolicyService;
  readonly calendars: CalendarService;
  readonly operatorTasks: OperatorTaskService;
  readonly agencies: AgencyService;
  readonly contacts: ContactResolution;
  readonly startedAt: Instant;
  /** Streams on which something broke, since this process began. */
  readonly troubles: Troubles;
  importDirectory(directory: Directory, source: string): Promise<void>;
  /** Goes on bringing what is new in the log into the read models until it is aborted. */
  followLog(options: { signal: AbortSignal; onLost: (error: unknown) => void }): Promise<void>;
  /** Calls `listener` with each event that the read models see for the first time. It must not throw. */
  onEvent(listener: (event: StoredEvent) => void): void;
  /** What follows at once from what happened: assignments, ladders. Sends nothing. */
  react(): Promise<void>;
  cycle(): Promise<CycleReport>;
  /** The digest of the week that begins at `asOf`, from the log as it stood then; the latest one asked for is kept. */
  digest(asOf: Instant): Promise<PastDigest>;
  close(): Promise<void>;
}

interface Ports extends Effects, ReadModels, ReferenceData, Letterhead {}
