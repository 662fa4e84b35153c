// Looks after what every proof rests on: that the log is still what was seen of it, that it can be written, and that time does not run
// back. Apart from the cycle, so that whatever keeps that from its work keeps nobody from learning of it.
import { statfsSync } from 'node:fs';
import { isLater, latestAcceptance } from '../../../libs/audit/acceptance.service.js';
import { ACCEPTANCE_STREAM } from '../../../libs/audit/acceptance.events.js';
import type { OperatorTaskKind } from '../../../libs/operator-task/operator-task.events.js';
import { operatorTasksProjection, type OperatorTaskRow } from '../../../libs/operator-task/operator-tasks.projection.js';
import { dayOf, isRefusal, localTime, printInstant, RefusedError, refuse, type Instant, type Refusal } from '../../../libs/kernel/index.js';
import { faultWords } from '../../../libs/application/fault-words.js';
import type { Application, LiveReadModels } from '../../../libs/application/ports/application.types.js';
import type { Recording } from '../../../libs/engine/turn/ports.types.js';
import type { Watched } from '../../../libs/engine/turn/watched.types.js';

type LogWatchPorts = Recording & LiveReadModels & Pick<Application, 'operatorTasks' | 'shared' | 'texts' | 'watched'>;

/** What happens in a second is noted together. */
const NOTE_EVERY_MS = 1000;
const LOG_DIFFERS = 'log-differs';
const CLOCK_BEHIND = 'clock-behind';
/** Less than this is full in a moment. */
const LEAST_FREE_BYTES = 16 * 1024 * 1024;

export interface LogHealth {
  /** Position up to which the log was noted; null where nobody watches it. */
  noted: number | null;
  checkedAt: Instant | null;
  /** What is wrong, in words. */
  faults: string[];
}

function freeSpaceFault(folder: string): Refusal | null {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < LEAST_FREE_BYTES
    ? refuse('disk-almost-full', { folder, megabytes: Math.floor((bavail * bsize) / 1_048_576) })
    : null;
}

export class LogWatch {
  readonly #application: LogWatchPorts;
  readonly #watched: Watched | null;
  readonly #report: (line: string) => void;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;
  #work: Promise<void> = Promise.resolve();
  #checking: Promise<void> | null = null;
  #news = true;
  #acceptance: string | null = null;
  #fault: string | null = null;
  /** Whether the whole log was compared since this process began. */
  #compared = false;
  /** Chores this process has opened: of what only another one suffers from it knows nothing. */
  readonly #raised = new Set<OperatorTaskKind>();

  constructor(application: LogWatchPorts, report: (line: string) => void) {
    this.#application = application;
    this.#watched = application.watched ?? null;
    this.#report = report;
    application.onEvent((event) => {
      this.#news = true;
      if (event.stream === ACCEPTANCE_STREAM) this.#acceptance = event.id;
    });
  }

  health(): LogHealth {
    if (!this.#watched) return { noted: null, checkedAt: null, faults: [] };
    const { witness, clock, writeFault, folder } = this.#watched;
    const { texts } = this.#application;
    const { position, checkedAt, differences } = witness.state();
    const behind = clock.behind();
    const refusals = [
      writeFault() ?? freeSpaceFault(folder),
      behind && refuse('clock-behind', { machine: printInstant(behind.machine), recorded: printInstant(behind.recorded) }),
    ].filter((each) => each !== null);
    return {
      noted: position,
      checkedAt: checkedAt && localTime(checkedAt),
      faults: [
        ...differences.map((each) => texts.audit.differs(each)),
        ...refusals.map((each) => texts.refusal(each)),
        ...(this.#fault === null ? [] : [this.#fault]),
      ],
    };
  }

  /** Begins with what was seen last, before anything new is noted; the whole log is compared beside the work. */
  async start(): Promise<void> {
    if (!this.#watched) return;
    const { log } = this.#watched;
    await this.#safely(async () => void (this.#acceptance = await latestAcceptance(log)));
    await this.turn();
    // The application may have closed meanwhile.
    if (this.#closed) return;
    this.#timer = setInterval(() => void this.turn(), NOTE_EVERY_MS);
  }

  /** One look, after the one under way. */
  turn(): Promise<void> {
    this.#work = this.#work.then(() => this.#safely(() => this.#look()));
    return this.#work;
  }

  async #look(): Promise<void> {
    const { witness, log, clock } = this.#watched!;
    // Commands beside an embedded service write to its log; others of a cluster are followed as they write.
    if (!this.#application.shared) await this.#application.catchUp();
    const now = clock.now();
    if (isLater(this.#acceptance, witness.accepted())) {
      await this.#checking;
      await witness.learn(log, now, this.#acceptance);
      await this.#alarms();
    }
    if (this.#news) {
      this.#news = false;
      await witness.note(log, now);
    }
    const { checkedAt } = witness.state();
    if (this.#checking === null && (!this.#compared || checkedAt === null || dayOf(checkedAt) < dayOf(now))) this.#compare();
    await this.#alarms();
  }

  /** The whole log, once a day and at the start, while everything else goes on. */
  #compare(): void {
    const { witness, log, clock } = this.#watched!;
    this.#compared = true;
    this.#checking = this.#safely(async () => {
      for (const each of await witness.check(log, clock.now())) this.#report(this.#application.texts.audit.differs(each));
    }).finally(() => (this.#checking = null));
  }

  /** One operator task each, closed when it is over. */
  async #alarms(): Promise<void> {
    const { witness, clock } = this.#watched!;
    const [first] = witness.state().differences;
    await this.#alarm(
      LOG_DIFFERS,
      first ? { what: first.kind, since: first.since, until: first.until ?? '', events: first.events ?? '' } : null,
    );
    const behind = clock.behind();
    await this.#alarm(CLOCK_BEHIND, behind && { machine: printInstant(behind.machine), recorded: printInstant(behind.recorded) });
  }

  async #alarm(kind: OperatorTaskKind, params: Refusal['params'] | null): Promise<void> {
    const { projections, operatorTasks, self, clock, texts } = this.#application;
    const row = projections.get<OperatorTaskRow>(operatorTasksProjection, kind);
    const open = row !== null && row.closedAt === null;
    if (params) this.#raised.add(kind);
    if (open === (params !== null) || (!params && this.#application.shared && !this.#raised.has(kind))) return;
    const answer = params
      ? await operatorTasks.open({ key: kind, kind, params, task: null, agency: null }, self, clock.now())
      : await operatorTasks.close(kind, { note: texts.audit.overAgain }, self, clock.now());
    // Another process of the same log may have been first.
    if (isRefusal(answer) && answer.code !== 'chore.closed') throw new RefusedError(answer);
    await this.#application.catchUp();
  }

  /** What cannot be looked at is said once, and looked at again. */
  async #safely(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.#fault = null;
    } catch (error) {
      const words = faultWords(error, this.#application.texts);
      if (words !== this.#fault) this.#report(words);
      this.#fault = words;
      this.#news = true;
    }
  }

  /** What has happened up to the end is noted. */
  async close(): Promise<void> {
    this.#closed = true;
    if (!this.#watched) return;
    if (this.#timer) clearInterval(this.#timer);
    // A log that is away is not waited for: what is not noted now is noted at the next start.
    if (this.#fault === null) await this.turn();
    await this.#checking;
  }
}
