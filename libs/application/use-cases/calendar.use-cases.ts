// What the edges ask about the civil-service calendar: its years and versions, what a notice would move, loading it.
import { calendarFrom, calendarHistory } from '../../calendar/calendar-book.rule.js';
import { loadBody, type CalendarNotice } from '../../calendar/calendar.requests.js';
import type { CalendarUseCases } from '../../calendar/calendar.ports.js';
import { calendarProjection, type CalendarChange } from '../../calendar/calendar.projection.js';
import { noticeJsonSchema, parseNotice, warningsOf } from '../../calendar/notice.rule.js';
import { calendarYear, isWorkingDay, loadCalendar, workingDaysBetween, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { FIRST_COMPUTED_YEAR, LAST_COMPUTED_YEAR } from '../../deadline/calendars/lawful-year.rule.js';
import { ladderKey } from '../../escalation/ladder/ladder.commands.js';
import { scheduleFor } from '../../escalation/ladder/ladder.reactor.js';
import type { LadderRow } from '../../escalation/ladder/ladder.state.rule.js';
import { laddersProjection } from '../../escalation/ladder/ladders.projection.js';
import { rowsInTurns } from '../../event-store/projections/rows-in-turns.js';
import { rescheduledReport } from '../../escalation/ladder/report-ladder.reactor.js';
import { changesOf } from '../../escalation/ladder/request.rule.js';
import { addDays, localTime, makeDay, orThrow, parseInput, RefusedError, refuse, type Actor, type Day } from '../../kernel/index.js';
import { recomputedDeadline } from '../../task/orders/recompute.rule.js';
import { evolveTask, taskStream } from '../../task/facts/task.fold.rule.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { texts } from '../../texts/index.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import { openReports } from '../../engine/steps/calendar-effects.js';
import type { CalendarBrief, CalendarEntry, CalendarYearView, NoticeCheck, NoticePreview } from '../../calendar/calendar.views.js';
import type { Application, Following } from '../ports/application.types.js';
import { namesOf } from '../queries/names.js';
import { whoOf } from '../views/who.rule.js';
import { withConsequences } from './recorded.js';
import { policyOf, timingOf } from '../../engine/steps/ladders.js';
import { demand } from './demand.js';
import type { ReadModels, ReferenceData } from '../../engine/turn/ports.types.js';

type CalendarPorts = ReferenceData & Pick<Application, 'projections' | 'texts'>;
type EffectPorts = ReferenceData & Pick<Application, 'clock' | 'projections'>;
type NoticePorts = ReadModels & ReferenceData & Pick<Application, 'clock' | 'texts'>;
type LoadingPorts = NoticePorts & Following & Pick<Application, 'calendars'>;

const changesOn = ({ projections }: Pick<Application, 'projections'>): CalendarChange[] =>
  projections.all<CalendarChange>(calendarProjection);

function entry(
  { at, by, loaded }: CalendarChange,
  { version }: Calendar,
  application: Pick<Application, 'directory' | 'projections' | 'texts'>,
): CalendarEntry {
  const what = loaded ?? { year: null, papers: [], reason: null, source: 'dung-han' };
  return {
    version,
    at: localTime(at),
    by,
    who: whoOf({ user: by }, application.texts, namesOf(application)),
    year: what.year?.year ?? null,
    documents: what.papers,
    reason: what.reason,
    source: what.source,
  };
}

export function showCalendar(application: CalendarPorts): CalendarBrief {
  const { version, years } = application.calendar;
  const noticed = [...years.values()].sort((one, other) => one.year - other.year);
  return {
    version,
    years: noticed.map(({ year, documents }) => ({ year, documents })),
    changes: calendarHistory(application.shippedCalendar, changesOn(application)).map(({ change, calendar }) =>
      entry(change, calendar, application),
    ),
  };
}

const workingDaysOf = (calendar: Calendar, year: number): number =>
  workingDaysBetween(calendar, makeDay(year - 1, 12, 31), makeDay(year, 12, 31));

/** @throws RefusedError when it cannot be computed */
export function showYear({ calendar }: Pick<Application, 'calendar'>, asked: string): CalendarYearView {
  const year = /^\d{4}$/.test(asked) ? Number(asked) : 0;
  const found = calendarYear(calendar, year);
  if (!found)
    throw new RefusedError(refuse('calendar.no-such-year', { year: asked, first: FIRST_COMPUTED_YEAR, last: LAST_COMPUTED_YEAR }));
  const { documents, days } = found;
  const provisional = !calendar.years.has(year);
  return { year, version: calendar.version, provisional, documents, workingDays: workingDaysOf(calendar, year), days };
}

const noticed = ({ year, documents, days }: CalendarNotice) => ({ year, documents: documents.map(({ number }) => number), days });

/** Says what cannot be, and what is unusual; nothing is asked of the log. */
export function checkNotice(json: unknown, { calendar: { warnings } }: Pick<Application['texts'], 'calendar'>): NoticeCheck {
  const notice = orThrow(parseNotice(json));
  const { year, documents, days } = notice;
  const alone = loadCalendar({ version: '', years: [noticed(notice)] });
  const said = warningsOf(notice).map(({ code, params }) => warnings[code]!(params));
  return { year, documents, days: days.length, workingDays: workingDaysOf(alone, year), warnings: said };
}

/** The calendar as it would be with the notice. */
function calendarWith(notice: CalendarNotice, application: Pick<Application, 'clock' | 'projections' | 'shippedCalendar'>): Calendar {
  const loaded = { year: noticed(notice), papers: notice.documents, source: '', reason: null };
  return calendarFrom(application.shippedCalendar, [...changesOn(application), { at: application.clock.now(), adopted: null, loaded }]);
}

function changedDays(year: number, before: Calendar, after: Calendar): NoticePreview['changes'] {
  const nameOf = (calendar: Calendar, day: Day) => calendarYear(calendar, year)?.days.find(({ date }) => date === day)?.name;
  const changes: NoticePreview['changes'] = [];
  for (let day = makeDay(year, 1, 1); day <= makeDay(year, 12, 31); day = addDays(day, 1)) {
    const works = isWorkingDay(after, day);
    if (works !== isWorkingDay(before, day)) changes.push({ day, name: nameOf(after, day) ?? nameOf(before, day) ?? '', works });
  }
  return changes;
}

/** The task as the calendar would leave it. */
function moved(task: TaskState, calendar: Calendar, application: Pick<Application, 'clock'>): TaskState {
  const data = recomputedDeadline(task, calendar);
  if (!data) return task;
  return evolveTask(task, { type: 'DeadlineRecomputed', data, stream: taskStream(task.id), recordedAt: application.clock.now() });
}

function stepsOf(task: TaskState, calendar: Calendar, application: EffectPorts): NoticePreview['steps'] {
  return task.parts.flatMap((part) => {
    const row = application.projections.get<LadderRow>(laddersProjection, ladderKey(task.id, part.agency));
    if (!row || row.stopped) return [];
    const policy = application.policyBook().byRef(row.policy) ?? policyOf(task, application);
    const schedule = scheduleFor(task, part, row, { ...timingOf(policy, application), calendar });
    return changesOf(row, { schedule }, application.clock.now()).map((change) => ({
      task: task.id,
      code: task.assigned?.code ?? '',
      title: task.assigned?.title ?? '',
      part: part.agency,
      name: part.name,
      ...change,
    }));
  });
}

function deadlineOf(before: TaskState, after: TaskState): NoticePreview['deadlines'] {
  const [old, next] = [before, after].map((task) => task.deadlines.at(-1)?.effectiveDue ?? task.deadlines.at(-1)?.nominalDue ?? '');
  if (!before.assigned || old === next) return [];
  const { code, title, paper } = before.assigned;
  return [{ task: before.id, code, title, plan: paper.number, before: old ?? '', after: next ?? '' }];
}

const TASKS_AT_ONCE = 25;

async function effectsOf(calendar: Calendar, application: EffectPorts): Promise<Pick<NoticePreview, 'deadlines' | 'reports' | 'steps'>> {
  const [deadlines, steps]: [NoticePreview['deadlines'], NoticePreview['steps']] = [[], []];
  for await (const tasks of rowsInTurns(application.projections, tasksProjection, 'open', TASKS_AT_ONCE, { from: 1, to: 1 }))
    for (const before of tasks) {
      const after = moved(before, calendar, application);
      deadlines.push(...deadlineOf(before, after));
      steps.push(...stepsOf(after, calendar, application));
    }
  const reports = openReports(application).flatMap((row) => {
    const policy = application.policyBook().byRef(row.policy) ?? application.policy;
    const order = rescheduledReport(row, { regime: application.regime, policy, calendar });
    return order && order.due !== row.due
      ? [{ report: row.report, agency: row.agency, name: row.name, before: row.due, after: order.due }]
      : [];
  });
  return { deadlines, reports, steps };
}

/** What loading a notice would move. Nothing is recorded. */
export async function previewNotice(application: NoticePorts, json: unknown): Promise<NoticePreview> {
  await application.catchUp();
  const check = checkNotice(json, application.texts);
  const [before, after] = [application.calendar, calendarWith(orThrow(parseNotice(json)), application)];
  return {
    ...check,
    version: { before: before.version, after: after.version },
    changes: changedDays(check.year, before, after),
    ...(await effectsOf(after, application)),
  };
}

/** What looks wrong is loaded only when somebody says that it is right. */
function refuseWarnings(json: unknown, year: number): void {
  const [vi, en] = (['vi', 'en'] as const).map((language) => checkNotice(json, texts(language)).warnings.join('; '));
  if (vi && en) throw new RefusedError(refuse('calendar.warnings', { year, vi, en }));
}

/**
 * Loads a notice; open tasks and reports follow it at once, and nobody is told again.
 * @param body checked here: `{ notice, reason?, despiteWarnings? }`
 */
export async function loadNotice(application: LoadingPorts, body: unknown, source: string, by: Actor): Promise<NoticePreview> {
  demand('calendar.load', by, application);
  const { notice: json, reason = null, despiteWarnings } = orThrow(parseInput(loadBody, body)).value;
  const notice = orThrow(parseNotice(json));
  if (!despiteWarnings) refuseWarnings(json, notice.year);
  const preview = await previewNotice(application, json);
  const known = application.calendar.years.has(notice.year);
  const handled = orThrow(await application.calendars.load({ notice, source, reason, known }, by, application.clock.now()));
  return withConsequences(application, async () => {
    await application.catchUp();
    const { version } = application.calendar;
    return handled.events.length === 0 ? { ...preview, version: { before: version, after: version } } : preview;
  });
}

export const calendarUseCases = (application: LoadingPorts): CalendarUseCases => ({
  show: () => showCalendar(application),
  schema: noticeJsonSchema,
  year: (year) => showYear(application, year),
  check: (json) => checkNotice(json, application.texts),
  preview: (json) => previewNotice(application, json),
  load: (body, by) => loadNotice(application, body, by.user, by),
});
