// What a message says about its tasks, from the read models, at the moment it is sent.
import { findAgency, nameOf } from '../../agency/directory/directory.rule.js';
import { provisionalYear, rollBack, workingDaysBetween, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { dayOf, daysBetween, printDay, type Day, type Instant } from '../../kernel/index.js';
import { newsOf, partOf } from '../../escalation/ladder/news-steps.rule.js';
import { linksSince, type LinkPurpose } from '../../notice/links/link.rule.js';
import { messagesProjection, type MessageRow } from '../../notice/facts/messages.projection.js';
import { mayDecline } from '../../notice/copies/declining.rule.js';
import type { MessageEvents } from '../../notice/facts/notice.events.js';
import { reportStanding, type ReportRow } from '../../duty/report.state.rule.js';
import { reportsProjection } from '../../duty/reports.projection.js';
import { audienceOf } from '../../notice/templates/audience.rule.js';
import { newsNumber } from '../../notice/facts/occasion.rule.js';
import type { NoticeRow } from '../../notice/facts/notices.projection.js';
import { viewMessage, type MessageView, type TaskLine } from '../../notice/templates/message-view.rule.js';
import type { LetterRow } from '../../letter/letter.state.rule.js';
import { lettersProjection } from '../../letter/letters.projection.js';
import { signedAbout } from '../../letter/signed-letters.rule.js';
import { plansProjection, type PlanRow } from '../../plan/plans.projection.js';
import { askedTooLate, explanationAsked, explanationReasons } from '../../task/orders/explanation.rule.js';
import { coordinatorNames, jointLeadNames } from '../../task/facts/parties.rule.js';
import { risksOf } from '../../task/standing/risk.rule.js';
import { changeReasons } from '../../task/standing/change.rule.js';
import {
  hasMilestones,
  lastDayOf,
  milestoneFacts,
  milestoneInSight,
  milestoneOn,
  nextDue,
  type Milestone,
} from '../../task/facts/milestone.rule.js';
import type { News } from '../../task/facts/news.types.rule.js';
import { partStanding } from '../../task/standing/standing.rule.js';
import { suspensionReasons } from '../../task/standing/suspension.rule.js';
import type { PartState, TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import type { Engine } from '../turn/engine.types.js';
import type { Letterhead, ReferenceData } from '../turn/ports.types.js';

type MessageViewsPorts = ReferenceData & Letterhead & Pick<Engine, 'projections' | 'risks'>;

/** Why news is told to its reader; what it is stands beside the task. */
function whyTold({ why, role, kind }: NoticeRow, { texts }: Pick<Engine, 'texts'>): string {
  const audience = audienceOf(role);
  const was =
    audience === 'doer' && kind === 'taken-away'
      ? 'former'
      : audience === 'helper' && kind === 'coordinator-released'
        ? 'released'
        : audience;
  return texts.reason(`news.told-${was}`, why.params);
}

/** Nothing is late or left of what is over, or in other hands. */
function timesOf(
  task: TaskState,
  part: PartState,
  now: Instant,
  engine: Pick<Engine, 'calendar' | 'texts'>,
): Pick<TaskLine, 'late' | 'remaining' | 'phase'> {
  const { calendar, texts } = engine;
  if (!task.parts.includes(part)) return { late: null, remaining: null, phase: texts.reason('news.handed-over', {}) };
  const { standing, daysLate: late } = partStanding(task, part, now, calendar);
  const stopped = standing === 'suspended' || standing === 'withdrawn' || standing === 'carried-over';
  const today = dayOf(now);
  const due = nextDue(task, part, today, calendar);
  const runs = part.phase !== 'done' && standing !== 'withdrawn' && standing !== 'carried-over';
  return {
    late,
    remaining:
      runs && due && today <= due
        ? { calendar: daysBetween(today, due), working: workingDaysBetween(calendar, today, rollBack(calendar, due)) }
        : null,
    phase: stopped ? texts.standings[standing] : texts.phases[part.phase],
  };
}

type PlanNames = (task: TaskState, today: Day) => TaskLine['plan'];

/** Plans as people call them, and whether the year of one is enough to tell it from others. Looked up once a message. */
function planNames({ projections }: Pick<Engine, 'projections'>): PlanNames {
  const approved = projections
    .where<PlanRow>(plansProjection, 'phase', 'approved')
    .map(({ id, draft }) => ({ id, number: draft?.head.number ?? null, year: draft?.head.year ?? null }));
  return ({ assigned }, today) => {
    const own = approved.find((plan) => plan.id === assigned?.plan);
    const year = own?.year ?? Number((assigned?.paper.date ?? today).slice(0, 4));
    const alone = approved.every((plan) => plan === own || plan.year !== year);
    return { number: own?.number ?? assigned?.paper.number ?? '', year, alone };
  };
}

/** "[II.1.3] title", with the plan where others are in force beside it. */
function covered({ task: id, code, title }: ReportRow['tasks'][number], engine: Pick<Engine, 'projections'>): string {
  const task = engine.projections.get<TaskState>(tasksProjection, id);
  const several = engine.projections.count(plansProjection, 'phase', 'approved') > 1;
  const called = [several ? (task?.assigned?.paper.number ?? '') : '', task?.assigned?.code ?? code].filter(Boolean).join(', ');
  return called ? `[${called}] ${title}` : title;
}

/** Who gave a task back, or lost it, does not share it with those who lead it now. */
const leadsBeside = (task: TaskState, part: PartState): Pick<TaskLine, 'jointLeads' | 'nowLedBy'> =>
  task.parts.includes(part) ? { jointLeads: jointLeadNames(task, part) } : { jointLeads: [], nowLedBy: task.parts.map(({ name }) => name) };

/** The links of a message are the same at every attempt: they count from when it was composed. */
export function linkIn(
  engine: Pick<Engine, 'links' | 'projections'>,
  message: string,
  now: Instant,
): (purpose: LinkPurpose, subject?: string) => string | null {
  const { links, projections } = engine;
  const composedAt = projections.get<MessageRow>(messagesProjection, message)?.composedAt ?? null;
  return (purpose, subject) => links?.urlOf(purpose, message, linksSince(composedAt, now), subject) ?? null;
}

/** What is told of a report is told of its milestone, whatever comes next. */
function milestoneMeant(task: TaskState, part: PartState, news: News | null, today: Day, calendar: Calendar): Milestone | null {
  if (!hasMilestones(task.deadlines.at(-1))) return null;
  return news?.milestone ? milestoneOn(task, news.milestone) : milestoneInSight(task, part, today, calendar);
}

/** A letter recorded after its term was over: the day it names cannot be kept any more. */
function isExplanationOver(part: PartState, today: Day): boolean {
  const asked = explanationAsked(part);
  return asked !== null && asked.due < today && askedTooLate(asked);
}

/** What the lead has asked for and waits for. */
function extensionOf({ assigned, extensionRequest }: TaskState, part: PartState): NonNullable<TaskLine['extension']> | null {
  if (!assigned || extensionRequest?.part !== part.agency) return null;
  const { at, to, paper } = extensionRequest;
  return { askedOn: dayOf(at), to, paper: paper.number, by: assigned.authority.name };
}

function lineOf(notice: NoticeRow, message: string, now: Instant, engine: MessageViewsPorts, planOf: PlanNames): TaskLine {
  const { projections, texts } = engine;
  const task = projections.get<TaskState>(tasksProjection, notice.task);
  const part = task && partOf(task, notice.part);
  if (!task?.assigned || !part) throw new Error(`notice ${notice.key} is about a part that is not there`);
  const { assigned } = task;
  const inForce = task.deadlines.at(-1);
  const today = dayOf(now);
  const news = newsOf(notice.occasion, task);
  const milestone = milestoneMeant(task, part, news, today, engine.calendar);
  const due = hasMilestones(inForce) ? (milestone?.day ?? null) : (inForce?.nominalDue ?? null);
  const effectiveDue = milestone ? lastDayOf(task, milestone.day, engine.calendar) : (inForce?.effectiveDue ?? null);
  const facts = milestone && milestoneFacts(task, milestone);
  // What waits for a document has no day before there is one.
  const original = facts
    ? facts.original
    : task.deadlines.length > 1
      ? (task.deadlines.find(({ nominalDue }) => nominalDue !== null)?.nominalDue ?? null)
      : null;
  return {
    task: task.id,
    part: part.agency,
    code: assigned.code,
    title: assigned.title,
    plan: planOf(task, today),
    lead: part.name,
    ...leadsBeside(task, part),
    coordinators: coordinatorNames(task),
    due,
    effectiveDue,
    provisional: provisionalYear(engine.calendar, effectiveDue ?? due),
    originalDue: original,
    milestone: facts,
    standing: inForce?.kind === 'standing',
    dueText: assigned.deadline.text,
    ...timesOf(task, part, now, engine),
    explanation: explanationReasons(task, part, now, engine.calendar).map(({ code, params }) => texts.reason(code, params)),
    explanationOver: isExplanationOver(part, today),
    extension: extensionOf(task, part),
    urged: signedAbout(task.id, projections.where<LetterRow>(lettersProjection, 'agency', part.agency), now),
    changes: changeReasons(task, part, news?.kind ?? null).map(({ code, params }) => texts.reason(code, params)),
    suspensions: suspensionReasons(task).map(({ code, params }) => texts.reason(code, params)),
    risks: (task.parts.includes(part) ? risksOf(task, part, now, engine.risks()) : []).map(({ code, params }) =>
      texts.reason(code, params),
    ),
    news: newsNumber(notice.occasion) === null ? [] : [texts.reason(notice.why.code, notice.why.params)],
    report: null,
    url: linkIn(engine, message, now)('task', task.id),
  };
}

/** A report is a line like a task's: its due day is the day it must be submitted. */
function reportLineOf(notice: NoticeRow, now: Instant, engine: MessageViewsPorts): TaskLine {
  const { projections, calendar, texts, link } = engine;
  const row = projections.get<ReportRow>(reportsProjection, notice.task);
  if (!row) throw new Error(`notice ${notice.key} is about a report that is not there`);
  const { standing, daysLate } = reportStanding(row, now, calendar);
  const today = dayOf(now);
  return {
    task: row.report,
    part: row.agency,
    code: '',
    title: texts.report.reportTitle(row.period),
    plan: { number: row.regime, year: Number(row.period.slice(0, 4)), alone: true },
    lead: row.name,
    jointLeads: [],
    coordinators: [],
    due: row.due,
    effectiveDue: row.due,
    provisional: provisionalYear(calendar, row.due),
    originalDue: null,
    milestone: null,
    dueText: printDay(row.due),
    late: daysLate && { ...daysLate, suspended: null },
    remaining: today <= row.due ? { calendar: daysBetween(today, row.due), working: workingDaysBetween(calendar, today, row.due) } : null,
    phase: texts.report.reportStandings[standing],
    explanation: [],
    urged: [],
    changes: [],
    suspensions: [],
    risks: [],
    news: [],
    report: {
      data: texts.report.reportData(row.from, row.cutOff),
      tasks: row.tasks.map((task) => covered(task, engine)),
    },
    url: link ? `${link}/bao-cao/${encodeURIComponent(row.report)}` : null,
  };
}

type Addressed = Pick<MessageEvents['MessageComposed'], 'key' | 'addressee'>;

export function messageViewOf(
  { key, addressee }: Addressed,
  notices: readonly NoticeRow[],
  now: Instant,
  engine: MessageViewsPorts,
): MessageView {
  const { texts, language, link } = engine;
  const directory = engine.directory();
  const authority = findAgency(directory, directory.authority);
  const planOf = planNames(engine);
  const view = viewMessage(addressee, notices, {
    lang: language,
    organisation: engine.organisation.replace('{authority}', authority?.name ?? nameOf(directory, directory.authority)),
    link,
    generatedAt: now,
    lineOf: (notice) => (notice.subject === 'report' ? reportLineOf(notice, now, engine) : lineOf(notice, key, now, engine, planOf)),
    whyOf: (notice) => (newsNumber(notice.occasion) === null ? texts.reason(notice.why.code, notice.why.params) : whyTold(notice, engine)),
  });
  const linkTo = linkIn(engine, key, now);
  return { ...view, read: linkTo('read'), decline: mayDecline(notices) ? linkTo('copies') : null };
}
