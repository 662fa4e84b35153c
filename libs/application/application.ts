// The parts of one running service, joined: orders go in, the cycle turns, questions are answered. The simulation and the
// sample use the same application with another clock.
import { directoryProjection, DIRECTORY_STREAM, type DirectoryRow } from '../agency/directory/directory.projection.js';
import { agencyService } from '../agency/agency.service.js';
import type { Directory } from '../agency/directory/agency.types.rule.js';
import { findInTrail } from '../audit/trail.js';
import { trailQuestion } from '../audit/trail.rule.js';
import { trail } from '../catalogue/catalogue.js';
import type { PastDigest } from '../digest/digest.types.rule.js';
import { readRegime } from '../duty/regime.reader.js';
import { reportService } from '../duty/report.service.js';
import { calendarFrom } from '../calendar/calendar-book.rule.js';
import { CALENDAR_STREAM } from '../calendar/calendar.commands.js';
import { calendarProjection, type CalendarChange } from '../calendar/calendar.projection.js';
import { calendarService } from '../calendar/calendar.service.js';
import { calendarData, type Calendar } from '../deadline/calendars/calendar.rule.js';
import { operatorTaskService } from '../operator-task/operator-task.service.js';
import { policiesProjection, type PolicyRow } from '../escalation/policy/policies.projection.js';
import { policyBook, type PolicyBook } from '../escalation/policy/policy-book.rule.js';
import { isPolicyStream } from '../escalation/policy/policy.commands.js';
import { policyService } from '../escalation/policy/policy.service.js';
import { retryingEventStore } from '../event-store/retrying/retrying.event-store.js';
import { parkingEventStore } from '../event-store/projections/parking.event-store.js';
import { liveLog } from '../event-store/projections/live-log.js';
import { mapInTurns } from '../kernel/breathe.js';
import {
  isRefusal,
  orThrow,
  parseInput,
  RefusedError,
  refuse,
  SYSTEM,
  type Actor,
  type Instant,
  type StoredEvent,
} from '../kernel/index.js';
import { planService } from '../plan/plan.service.js';
import { plansProjection, type PlanRow } from '../plan/plans.projection.js';
import { letterService } from '../letter/letter.service.js';
import { silenceService } from '../silence/silence.service.js';
import type { SilenceRow } from '../silence/silence.state.rule.js';
import { silencesProjection } from '../silence/silences.projection.js';
import type { PlanNamed } from '../task/facts/carry-over.rule.js';
import type { Reason } from '../task/standing/standing.rule.js';
import { taskService } from '../task/task.service.js';
import type { TaskState } from '../task/facts/task.state.rule.js';
import { tasksProjection } from '../task/tasks.projection.js';
import { texts } from '../texts/index.js';
import { underCurrentNames } from '../engine/lookups/current-names.js';
import { digestAt } from '../engine/lookups/digests.js';
import { namesOf } from './queries/names.js';
import { runCycle } from '../engine/cycle.js';
import { react } from '../engine/reactions.js';
import { contactResolution } from '../engine/lookups/contact-resolution.js';
import { isolation } from '../engine/turn/isolate.js';
import { troubles } from '../engine/turn/troubles.js';
import type { Application } from './ports/application.types.js';
import type { EngineParts } from '../engine/turn/engine.types.js';
import { settle } from '../engine/steps/plan-effects.js';
import { isRecorded } from './queries/request-keys.js';
import { riskSources } from '../engine/lookups/risk-sources.js';
import { seenTasks } from './views/seen-tasks.js';
import { trailEntry } from './views/trail-entries.rule.js';
import { nameTask, reportsByName, silencesByName, tasksByName } from './queries/by-name.js';
import { checkFilters } from './queries/filters.js';
import { viewTask } from './views/task-views.rule.js';
import type { TaskView } from '../task/task.views.js';

/** A application that closes waits so long for outcomes under way to be recorded. What stops the process must give it longer. */
const PATIENCE_MS = 40_000;
/** Entries of the trail that are put into words without a break. */
const ENTRIES_AT_ONCE = 50;

/** Joins the parts. The read models are behind until the first `catchUp`. */
export function openApplication(parts: EngineParts): Application {
  const { clock, language } = parts;
  const projections = underCurrentNames(parts.projections);
  const live = liveLog(parts.store, parts.projections, (event) => {
    if (event.stream === DIRECTORY_STREAM) known = null;
    if (isPolicyStream(event.stream)) book = null;
    if (event.stream === CALENDAR_STREAM) calendar = null;
    for (const listener of listeners) listener(event);
  });
  const { catchUp } = live;
  const store = parkingEventStore(live.store, projections);
  const words = texts(language);
  const self: Actor = { ...SYSTEM, via: parts.via };
  // Asked for at every look and letter, and large: kept until the log brings another.
  let known: Directory | null = null;
  let book: PolicyBook | null = null;
  let calendar: Calendar | null = null;
  const listeners: ((event: StoredEvent) => void)[] = [];
  const closing = new AbortController();

  const directory = (): Directory => {
    known ??= projections.get<DirectoryRow>(directoryProjection, DIRECTORY_STREAM);
    if (!known) throw new Error('the directory has not been imported');
    return known;
  };
  const policyBookNow = (): PolicyBook => (book ??= policyBook(projections.all<PolicyRow>(policiesProjection), parts.policy));
  const shipped = calendarData(parts.calendar);
  const calendarNow = (): Calendar => (calendar ??= calendarFrom(shipped, projections.all<CalendarChange>(calendarProjection)));
  const tasksOf = (plan?: string): TaskState[] =>
    plan === undefined ? projections.all<TaskState>(tasksProjection) : projections.where<TaskState>(tasksProjection, 'plan', plan);
  const regime = readRegime();
  const risks = riskSources({ projections, clock, regime, calendar: calendarNow }, () => policyBookNow().inForce(clock.now()).risk);
  const viewer = (): ((task: TaskState) => TaskView[]) => {
    let all: TaskState[] | null = null;
    const carried = (): TaskState[] => (all ??= projections.where<TaskState>(tasksProjection, 'carriedOver', 1));
    const sentence = ({ code, params }: Reason): string => words.reason(code, params);
    return (task) => {
      const seen = viewTask(task, clock.now(), { calendar: calendarNow(), risks: risks(), sentence, carried });
      return seen ? [seen] : [];
    };
  };
  const seen = seenTasks({ projections, clock, calendar: calendarNow, viewer });

  let drawnUp: { asOf: Instant; digest: Promise<PastDigest> } | null = null;
  const planOf = (plan: string): PlanNamed | null => {
    const row = projections.get<PlanRow>(plansProjection, plan);
    if (!row?.draft || row.phase === 'discarded') return null;
    return { name: row.draft.head.number ?? row.draft.head.title ?? plan, inForce: row.phase === 'approved' };
  };
  const taskOf = (task: string): TaskState | null => projections.get<TaskState>(tasksProjection, task);

  const named = nameTask({ projections });
  const settledId = (given: string): string => {
    const id = orThrow(named(given));
    return id;
  };

  const operatorTasks = operatorTaskService(store);
  const troubled = troubles();

  const application: Application = {
    ...parts,
    store,
    projections,
    get policy() {
      return policyBookNow().inForce(clock.now());
    },
    get calendar() {
      return calendarNow();
    },
    shippedCalendar: shipped,
    texts: words,
    self,
    startedAt: clock.now(),
    troubles: troubled,
    isolate: isolation({ operatorTasks, clock, projections, self, texts: words, troubles: troubled }),
    contacts: contactResolution({ store, clock, self, projections, operatorTasks, directory, channels: parts.channels, texts: words }),
    taskNamed: named,
    tasks: tasksByName(
      taskService({ store, calendar: calendarNow, directory, taskOf, planOf }),
      named,
      (task) => taskOf(task)?.assigned?.plan ?? null,
    ),
    plans: planService({
      store,
      calendar: calendarNow,
      directory,
      plans: () => projections.all<PlanRow>(plansProjection),
      tasksOf,
      catchUp,
      settle: (plan) => settle(plan, application),
      isRecorded: (by) => isRecorded(by, { projections }),
      async teach(agency, alias, by, now) {
        const taught = await application.agencies.order('teach-alias', { agency, alias }, by, now);
        if (isRefusal(taught)) return taught;
        await catchUp();
        return null;
      },
    }),
    reports: reportsByName(reportService(store), named),
    letters: letterService(store, directory, calendarNow),
    silences: silencesByName(
      silenceService(store, { directory, taskOf, silenceOf: (silence) => projections.get<SilenceRow>(silencesProjection, silence) }),
      named,
    ),
    policies: policyService(store),
    calendars: calendarService(store),
    regime,
    risks,
    operatorTasks,
    agencies: agencyService(store),
    directory,
    policyBook: policyBookNow,
    catchUp,
    followLog: live.follow,
    onEvent: (listener) => void listeners.push(listener),
    react: () => react(application),
    cycle: () => runCycle(application),
    async importDirectory(given, source) {
      orThrow(await application.agencies.import(given, source, self, clock.now()));
      await catchUp();
    },
    async listTasks({ plan, agency, standing, risk, undetermined }) {
      checkFilters(application, { plan, agency, standing });
      return (await seen.list())
        .filter((task) => !plan || task.plan === plan)
        .filter((task) => !agency || task.parts.some((part) => part.agency === agency && (!standing || part.standing === standing)))
        .filter((task) => !standing || agency || task.standing === standing)
        .filter((task) => !risk || task.parts.some((part) => part.risks.length > 0))
        .filter((task) => !undetermined || task.undetermined);
    },
    showTask(given) {
      const task = settledId(given);
      const row = projections.get<TaskState>(tasksProjection, task);
      const [view] = row ? viewer()(row) : [];
      if (!view) throw new RefusedError(refuse('task.unknown', { task }));
      return view;
    },
    async taskHistory(task) {
      const { id } = application.showTask(task);
      return (await application.askTrail({ task: id, limit: 10_000 })).events;
    },
    async askTrail(question) {
      const stranger = Object.keys(question as object).find((name) => !(name in trailQuestion.shape));
      if (stranger !== undefined)
        throw new RefusedError(refuse('query-unknown', { name: stranger, choices: Object.keys(trailQuestion.shape).join(', ') }));
      const asked = orThrow(
        parseInput(
          trailQuestion,
          Object.fromEntries(Object.entries(question as object).filter(([, value]) => value !== undefined && value !== '')),
        ),
      );
      if (asked.value.task !== undefined) asked.value.task = settledId(asked.value.task);
      const { events, more } = await findInTrail(store, projections, trail, asked.value);
      // What the log knows may be gone from the read models, and is answered all the same.
      if (events.length === 0) checkFilters(application, { task: asked.value.task, agency: asked.value.agency, type: asked.value.type });
      const names = namesOf(application);
      return { events: await mapInTurns(events, ENTRIES_AT_ONCE, (event) => trailEntry(event, words, names)), more };
    },
    digest(asOf) {
      if (drawnUp?.asOf !== asOf) {
        const fresh = { asOf, digest: digestAt(application, asOf) };
        drawnUp = fresh;
        // What failed is not kept: whoever asks next has it drawn up anew.
        fresh.digest.catch(() => {
          if (drawnUp === fresh) drawnUp = null;
        });
      }
      return drawnUp.digest;
    },
    async counts(plan) {
      checkFilters(application, { plan });
      return seen.counts(plan || undefined);
    },
    retryingStore: retryingEventStore(store, closing.signal),
    async close() {
      // What is under way may be a mail that has left: unrecorded it would leave again, so a log that is away is given time to return.
      const patience = setTimeout(() => closing.abort(), parts.patienceMs ?? PATIENCE_MS);
      await parts.queue.close();
      clearTimeout(patience);
      closing.abort();
      await Promise.all([...parts.channels.values()].map((channel) => channel.close()));
      projections.close();
      parts.watched?.witness.close();
      await store.close();
    },
  };
  return application;
}
