// What follows from what has happened: approved plans assign their tasks, tasks that changed bring their ladders in step. Every order is
// safe to repeat, so what broke is simply followed again.
import { CALENDAR_STREAM } from '../calendar/calendar.commands.js';
import { agencyOfDuties } from '../duty/duty.commands.js';
import { reportOfStream } from '../duty/report.commands.js';
import type { ReportRow } from '../duty/report.state.rule.js';
import { reportsProjection } from '../duty/reports.projection.js';
import { ladderOfStream } from '../escalation/ladder/ladder.commands.js';
import type { LadderRow } from '../escalation/ladder/ladder.state.rule.js';
import { laddersProjection } from '../escalation/ladder/ladders.projection.js';
import { isSetAside } from '../event-store/port/parked.js';
import { together } from '../event-store/together.js';
import type { StoredEvent } from '../kernel/index.js';
import { messageOfStream } from '../notice/facts/notice.commands.js';
import { hasFollowUps } from '../notice/follow-ups.reactor.js';
import { messagesProjection, type MessageRow } from '../notice/facts/messages.projection.js';
import { planStream } from '../plan/plans.projection.js';
import { taskOfStream, taskStream } from '../task/facts/task.fold.rule.js';
import type { TaskState } from '../task/facts/task.state.rule.js';
import { tasksProjection } from '../task/tasks.projection.js';
import { brokenStreams, mended } from './turn/isolate.js';
import { followCalendar, followCalendarInReport, recompute } from './steps/calendar-effects.js';
import { followCarryOver, isCarryOver } from './steps/carry-overs.js';
import { reviewDrafts, writtenTo } from './steps/draft-review.js';
import { followUp } from './steps/follow-ups.js';
import type { Engine } from './turn/engine.types.js';
import { receivedLater, reschedule } from './steps/ladders.js';
import { carryOut } from './steps/plan-effects.js';
import { followDuties } from './steps/report-cycle.js';
import { isSetTogether, setTheRest } from './steps/set-together.js';
import { followLetter, followStep, isSignedLetter, isToldStep } from './steps/step-effects.js';

/** Name of the checkpoint of what was reacted to. */
export const REACTOR = 'reactor';

/** What has happened, sorted by what must follow from it. */
interface Happened {
  tasks: Map<string, StoredEvent>;
  plans: Map<string, StoredEvent>;
  outcomes: StoredEvent[];
  told: StoredEvent[];
  carried: StoredEvent[];
  signed: StoredEvent[];
  /** By the agency. */
  written: Map<string, StoredEvent>;
  sent: StoredEvent[];
  /** Orders to several tasks at once. */
  several: StoredEvent[];
  calendar: StoredEvent | null;
}

const nothingYet = (): Happened => ({
  tasks: new Map(),
  plans: new Map(),
  outcomes: [],
  told: [],
  carried: [],
  signed: [],
  written: new Map(),
  sent: [],
  several: [],
  calendar: null,
});

function sort(event: StoredEvent, happened: Happened): void {
  if (isSetAside(event)) return;
  const task = taskOfStream(event.stream);
  if (task !== null) happened.tasks.set(task, event);
  if (hasFollowUps(event)) happened.outcomes.push(event);
  if (isToldStep(event)) happened.told.push(event);
  if (isCarryOver(event)) happened.carried.push(event);
  if (event.stream === CALENDAR_STREAM) happened.calendar = event;
  if (isSignedLetter(event)) happened.signed.push(event);
  const agency = writtenTo(event);
  if (agency !== null) happened.written.set(agency, event);
  if (event.type === 'MessageSent') happened.sent.push(event);
  if (isSetTogether(event)) happened.several.push(event);
  if (event.type === 'PlanApproved' || event.type === 'AmendmentApplied') happened.plans.set(event.stream.slice('plan-'.length), event);
}

/** Whether anything followed from it. The read models have seen all of it. */
async function follow(
  { tasks, plans, outcomes, told, carried, signed, written, sent, several, calendar }: Happened,
  engine: Engine,
): Promise<boolean> {
  for (const event of sent) for (const task of receivedLater(event, engine)) if (!tasks.has(task)) tasks.set(task, event);
  const each = ({ stream }: StoredEvent, work: () => Promise<void>): Promise<void> => engine.isolate(stream, work);
  for (const [plan, cause] of plans) await each(cause, () => carryOut(plan, cause, engine));
  for (const set of several) await each(set, () => setTheRest(set, engine));
  if (calendar) await followCalendar(calendar, tasks, engine);
  await together([...tasks], ([task, cause]) => each(cause, () => recompute(task, cause, engine)));
  await engine.catchUp();
  await together([...tasks], ([task, cause]) => each(cause, () => reschedule(task, cause, engine)));
  for (const [task, cause] of tasks) await each(cause, () => followDuties(task, cause, engine));
  await reviewDrafts(tasks, written, engine);
  for (const outcome of outcomes) await each(outcome, () => followUp(outcome, engine));
  for (const step of told) await each(step, () => followStep(step, engine));
  for (const carryOver of carried) await each(carryOver, () => followCarryOver(carryOver, engine));
  for (const letter of signed) await each(letter, () => followLetter(letter, engine));
  return calendar !== null || [plans.size, tasks.size, outcomes.length, told.length, signed.length].some((count) => count > 0);
}

/** Follows the log from its own checkpoint. Losing the checkpoint costs time and nothing else. */
export async function react(engine: Engine): Promise<void> {
  const { store, projections } = engine;
  for (;;) {
    // 1. What has happened since last time.
    const happened = nothingYet();
    let last = projections.checkpoint(REACTOR);
    for await (const event of store.follow(last)) {
      last = event.position;
      sort(event, happened);
    }
    await engine.catchUp(last);
    // 2. What must follow from it.
    const followed = await follow(happened, engine);
    projections.setCheckpoint(REACTOR, last);
    // 3. What was done here may ask for more.
    if (!followed) return;
    await engine.catchUp();
  }
}

/** The streams whose events have consequences on this one. */
function streamsBehind(stream: string, { projections }: Pick<Engine, 'projections'>): string[] {
  const task = taskOfStream(stream);
  if (task !== null) return [planStream(task.slice(0, task.lastIndexOf('.'))), stream];
  const ladder = ladderOfStream(stream);
  if (ladder !== null) {
    const row = projections.get<LadderRow>(laddersProjection, ladder);
    return [taskStream(row?.task ?? ladder.split('.').slice(0, 2).join('.')), stream];
  }
  const report = reportOfStream(stream);
  const agency = agencyOfDuties(stream) ?? (report && projections.get<ReportRow>(reportsProjection, report)?.agency);
  if (!agency) return [stream];
  const open = projections.where<TaskState>(tasksProjection, 'open', 1).filter(({ parts }) => parts.some((part) => part.agency === agency));
  return [...open.map(({ id }) => taskStream(id)), stream];
}

/** What still has no outcome is tried by the queue, and not here. */
function isUnderWay(stream: string, { projections }: Pick<Engine, 'projections'>): boolean {
  const key = messageOfStream(stream);
  const message = key === null ? null : projections.get<MessageRow>(messagesProjection, key);
  return message !== null && ['composed', 'postponed', 'intended', 'failed'].includes(message.state);
}

/** How often each stream had broken when the turn began. */
export const troublesMet = (engine: Pick<Engine, 'projections' | 'troubles'>): ReadonlyMap<string, number> =>
  new Map(brokenStreams(engine).map((stream) => [stream, engine.troubles.met(stream)]));

/**
 * Follows once more what broke before this turn, from the whole history of the streams behind it; where nothing breaks any more the alarm
 * is closed. What has broken in this turn already is left for the next.
 */
export async function lookAgain(met: ReadonlyMap<string, number>, engine: Engine): Promise<void> {
  const stillBroken = (stream: string): boolean => engine.troubles.met(stream) !== met.get(stream);
  for (const stream of met.keys()) {
    if (stillBroken(stream) || engine.projections.isParked(stream) || isUnderWay(stream, engine)) continue;
    await engine.isolate(stream, async () => {
      const happened = nothingYet();
      for (const behind of streamsBehind(stream, engine)) {
        if (engine.projections.isParked(behind)) continue;
        for (const event of await engine.store.read(behind)) sort(event, happened);
      }
      await follow(happened, engine);
      const report = reportOfStream(stream);
      if (report !== null) await followCalendarInReport(report, engine);
    });
    if (!stillBroken(stream)) await mended(stream, engine);
  }
  if (met.size > 0) await engine.catchUp();
}
