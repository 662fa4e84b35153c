// The parts of one running service, joined: orders go in, the cycle turns, questions are answered. The simulation and the
// sample use the same house with another clock.
import { directoryProjection, DIRECTORY_STREAM, type DirectoryRow } from '../../libs/agency/directory.projection.js';
import { agencyService } from '../../libs/agency/agency.service.js';
import type { Directory } from '../../libs/agency/agency.types.rule.js';
import { findInTrail } from '../../libs/audit/trail.js';
import { trailQuestion } from '../../libs/audit/trail.rule.js';
import { trail } from '../../libs/catalogue/catalogue.js';
import type { PastDigest } from '../../libs/digest/digest.types.rule.js';
import { readRegime } from '../../libs/duty/regime.reader.js';
import { reportService } from '../../libs/duty/report.service.js';
import { calendarFrom } from '../../libs/calendar/calendar-book.rule.js';
import { CALENDAR_STREAM } from '../../libs/calendar/calendar.commands.js';
import { calendarProjection, type CalendarChange } from '../../libs/calendar/calendar.projection.js';
import { calendarService } from '../../libs/calendar/calendar.service.js';
import { calendarData, type Calendar } from '../../libs/deadline/calendar.rule.js';
import { choreService } from '../../libs/chore/chore.service.js';
import { policiesProjection, type PolicyRow } from '../../libs/escalation/policies.projection.js';
import { policyBook, type PolicyBook } from '../../libs/escalation/policy-book.rule.js';
import { isPolicyStream } from '../../libs/escalation/policy.commands.js';
import { policyService } from '../../libs/escalation/policy.service.js';
import { enduringEventStore } from '../../libs/event-store/enduring.event-store.js';
import { heldEventStore } from '../../libs/event-store/held.event-store.js';
import { liveLog } from '../../libs/event-store/live-log.js';
import { mapInTurns } from '../../libs/kernel/breathe.js';
import {
  isRefusal,
  parseInput,
  RefusedError,
  refuse,
  SYSTEM,
  type Actor,
  type Instant,
  type StoredEvent,
} from '../../libs/kernel/index.js';
import { planService } from '../../libs/plan/plan.service.js';
import { plansProjection, type PlanRow } from '../../libs/plan/plans.projection.js';
import { letterService } from '../../libs/letter/letter.service.js';
import { silenceService } from '../../libs/silence/silence.service.js';
import type { SilenceRow } from '../../libs/silence/silence.state.rule.js';
import { silencesProjection } from '../../libs/silence/silences.projection.js';
import type { PlanNamed } from '../../libs/task/carry-over.rule.js';
import type { Reason } from '../../libs/task/standing.rule.js';
import { taskService } from '../../libs/task/task.service.js';
import type { TaskState } from '../../libs/task/task.state.rule.js';
import { tasksProjection } from '../../libs/task/tasks.projection.js';
import { texts } from '../../libs/texts/index.js';
import { underCurrentNames } from './current-names.js';
import { digestAt } from './digests.js';
import { namesOf } from './names.js';
import { runCycle } from './cycle.js';
import { react } from './reactions.js';
import { troubles } from './troubles.js';
import type { House, HouseParts } from './house.types.js';
import { settle } from './plan-effects.js';
import { isRecorded } from './request-keys.js';
import { riskSources } from './risk-sources.js';
import { seenTasks } from './seen-tasks.js';
import { trailEntry } from './trail-entries.rule.js';
import { nameTask, reportsByName, silencesByName, tasksByName } from './by-name.js';
import { checkFilters } from './filters.js';
import { viewTask, type TaskView } from './views.rule.js';

/** A house that closes waits so long for outcomes under way to be recorded. What stops the process must give it longer. */
const PATIENCE_MS = 40_000;
/** Entries of the trail that are put into words without a break. */
const ENTRIES_AT_ONCE = 50;

/** Joins the parts. The read models are behind until the first `catchUp`. */
export function openHouse(parts: HouseParts): House {
  const { clock, language } = parts;
  const projections = underCurrentNames(parts.projections);
  const live = liveLog(parts.store, parts.projections, (event) => {
    if (event.stream === DIRECTORY_STREAM) known = null;
    if (isPolicyStream(event.stream)) book = null;
    if (event.stream === CALENDAR_STREAM) calendar = null;
    for (const listener of listeners) listener(event);
  });
  const { catchUp } = live;
  const store = heldEventStore(live.store, projections);
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
    const id = named(given);
    if (isRefusal(id)) throw new RefusedError(id);
    return id;
  };

  const house: House = {
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
    troubles: troubles(),
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
      settle: (plan) => settle(plan, house),
      isRecorded: (by) => isRecorded(by, { projections }),
      async teach(agency, alias, by, now) {
        const taught = await house.agencies.order('teach-alias', { agency, alias }, by, now);
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
    chores: choreService(store),
    agencies: agencyService(store),
    directory,
    policyBook: policyBookNow,
    catchUp,
    followLog: live.follow,
    onEvent: (listener) => void listeners.push(listener),
    react: () => react(house),
    cycle: () => runCycle(house),
    async importDirectory(given, source) {
      const handled = await house.agencies.import(given, source, self, clock.now());
      if (isRefusal(handled)) throw new RefusedError(handled);
      await catchUp();
    },
    async listTasks({ plan, agency, standing, risk, undetermined }) {
      checkFilters(house, { plan, agency, standing });
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
      const { id } = house.showTask(task);
      return (await house.askTrail({ task: id, limit: 10_000 })).events;
    },
    async askTrail(question) {
      const stranger = Object.keys(question as object).find((name) => !(name in trailQuestion.shape));
      if (stranger !== undefined)
        throw new RefusedError(refuse('query-unknown', { name: stranger, choices: Object.keys(trailQuestion.shape).join(', ') }));
      const asked = parseInput(
        trailQuestion,
        Object.fromEntries(Object.entries(question as object).filter(([, value]) => value !== undefined && value !== '')),
      );
      if (isRefusal(asked)) throw new RefusedError(asked);
      if (asked.value.task !== undefined) asked.value.task = settledId(asked.value.task);
      const { events, more } = await findInTrail(store, projections, trail, asked.value);
      // What the log knows may be gone from the read models, and is answered all the same.
      if (events.length === 0) checkFilters(house, { task: asked.value.task, agency: asked.value.agency, type: asked.value.type });
      const names = namesOf(house);
      return { events: await mapInTurns(events, ENTRIES_AT_ONCE, (event) => trailEntry(event, words, names)), more };
    },
    digest(asOf) {
      if (drawnUp?.asOf !== asOf) {
        const fresh = { asOf, digest: digestAt(house, asOf) };
        drawnUp = fresh;
        // What failed is not kept: whoever asks next has it drawn up anew.
        fresh.digest.catch(() => {
          if (drawnUp === fresh) drawnUp = null;
        });
      }
      return drawnUp.digest;
    },
    async counts(plan) {
      checkFilters(house, { plan });
      return seen.counts(plan || undefined);
    },
    ledger: enduringEventStore(store, closing.signal),
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
  return house;
}
