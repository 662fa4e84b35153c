// The one loop: project, react, digest, due, dispatch, audit. It may run at any time and any number of times; what it has done before it
// does not do again, because every effect is an event that can only happen once.
import { CALENDAR_STREAM } from '../../libs/calendar/calendar.commands.js';
import { reportStream } from '../../libs/duty/report.commands.js';
import type { ReportRow } from '../../libs/duty/report.state.rule.js';
import { reportsProjection } from '../../libs/duty/reports.projection.js';
import { noticeObstacle } from '../../libs/escalation/obstacle.rule.js';
import { ladderKey } from '../../libs/escalation/ladder.commands.js';
import type { LadderRow } from '../../libs/escalation/ladder.state.rule.js';
import { laddersProjection } from '../../libs/escalation/ladders.projection.js';
import { reportNoticeObstacle } from '../../libs/escalation/report-ladder.reactor.js';
import { renderDigest } from '../../libs/digest/digest.template.js';
import { digestHours } from '../../libs/digest/readers.rule.js';
import { together } from '../../libs/event-store/together.js';
import { isSetAside } from '../../libs/event-store/set-aside.js';
import { digestsProjection, LATEST, type DigestRow } from '../../libs/digest/digests.projection.js';
import { channelHours, isSendingTime, lookHours } from '../../libs/escalation/sending-hours.rule.js';
import { toInstant, toMillis, type Instant, type StoredEvent } from '../../libs/kernel/index.js';
import { abandonedBefore } from '../../libs/notice/backoff.rule.js';
import { dispatch, sendJob, STRANDED_JOB } from '../../libs/notice/dispatch.processor.js';
import { hasFollowUps } from '../../libs/notice/follow-ups.reactor.js';
import { messageStream, noticeStream } from '../../libs/notice/notice.commands.js';
import type { NoticeRow } from '../../libs/notice/notices.projection.js';
import { isRepetition, newsNumber } from '../../libs/notice/occasion.rule.js';
import { recordReport } from '../../libs/notice/reports.js';
import { sendMessage } from '../../libs/notice/send.processor.js';
import type { SendDeps } from '../../libs/notice/sending.js';
import { taskOfStream, taskStream } from '../../libs/task/task.fold.rule.js';
import type { TaskState } from '../../libs/task/task.state.rule.js';
import { tasksProjection } from '../../libs/task/tasks.projection.js';
import type { Job } from '../../libs/queue/queue.js';
import { apart, raiseAlarms } from './apart.js';
import { followCarryOver, isCarryOver } from './carry-overs.js';
import { issueDigest } from './digest-issue.js';
import { reviewDrafts } from './draft-review.js';
import { digestReader } from './digests.js';
import type { CycleReport, House } from './house.types.js';
import { followUp } from './follow-ups.js';
import { lookAtDue, policyOf, receivedLater, reschedule } from './ladders.js';
import { followLetter, followStep, isSignedLetter, isToldStep } from './step-effects.js';
import { followCalendar, recompute } from './calendar-effects.js';
import { carryOut, codeOldTasks } from './plan-effects.js';
import { linkIn, messageViewOf } from './message-views.js';
import { followDuties, lookAtReports, openReports } from './report-cycle.js';
import { addressIn } from './reach.js';
import { auditDaily } from './step-audit.js';
import { isSilenced, liftSilences } from './silences.js';

/** Name of the bookmark of what was reacted to. */
export const REACTOR = 'reactor';

export async function runCycle(house: House): Promise<CycleReport> {
  const at = house.clock.now();
  // 1. Project: the read models follow the log.
  await house.catchUp();
  await raiseAlarms(house);
  await codeOldTasks(house);
  // 2. React: approved plans assign their tasks, tasks that changed bring their ladders in step.
  await react(house);
  // 3. Digest: once a week, before the mails of the day.
  await issueDigest(house, at);
  const now = toInstant(toMillis(at));
  // 4. Due: periods open their reports; ladders and reports whose moment has come raise their notices.
  const { looked, raised } = await lookAtWhatIsDue(house, now);
  // 5. Dispatch: notices become messages, messages become jobs, each channel within its own hours.
  const dispatched = await dispatch(at, { ...sendDeps(house), queue: house.queue, addressOf: addressIn(house, at), waits: waitsIn(house) });
  await house.catchUp();
  // 6. Audit: once a day, that every step which came due has an outcome.
  await auditDaily(house, at);
  return { at, looked, raised, dispatched };
}

/** Follows the log from its own bookmark. Losing the bookmark costs time and nothing else: every order is safe to repeat. */
export async function react(house: House): Promise<void> {
  const { store, projections } = house;
  for (;;) {
    // 1. What has happened since last time.
    const tasks = new Map<string, StoredEvent>();
    const plans = new Map<string, StoredEvent>();
    const outcomes: StoredEvent[] = [];
    const told: StoredEvent[] = [];
    const carried: StoredEvent[] = [];
    let calendar: StoredEvent | null = null;
    const signed: StoredEvent[] = [];
    const sent: StoredEvent[] = [];
    let last = projections.bookmark(REACTOR);
    for await (const event of store.follow(last)) {
      last = event.position;
      if (isSetAside(event)) continue;
      const task = taskOfStream(event.stream);
      if (task !== null) tasks.set(task, event);
      if (hasFollowUps(event)) outcomes.push(event);
      if (isToldStep(event)) told.push(event);
      if (isCarryOver(event)) carried.push(event);
      if (event.stream === CALENDAR_STREAM) calendar = event;
      if (isSignedLetter(event)) signed.push(event);
      if (event.type === 'MessageSent') sent.push(event);
      if (event.type === 'PlanApproved' || event.type === 'AmendmentApplied') plans.set(event.stream.slice('plan-'.length), event);
    }
    await house.catchUp(last);
    for (const event of sent) for (const task of receivedLater(event, house)) if (!tasks.has(task)) tasks.set(task, event);
    // 2. What must follow from it.
    const each = ({ stream }: StoredEvent, work: () => Promise<void>): Promise<void> => apart(stream, house, work);
    for (const [plan, cause] of plans) await each(cause, () => carryOut(plan, cause, house));
    if (calendar) await followCalendar(calendar, tasks, house);
    await together([...tasks], ([task, cause]) => each(cause, () => recompute(task, cause, house)));
    await house.catchUp();
    await together([...tasks], ([task, cause]) => each(cause, () => reschedule(task, cause, house)));
    for (const [task, cause] of tasks) await each(cause, () => followDuties(task, cause, house));
    await reviewDrafts(tasks, house);
    for (const outcome of outcomes) await each(outcome, () => followUp(outcome, house));
    for (const step of told) await each(step, () => followStep(step, house));
    for (const carryOver of carried) await each(carryOver, () => followCarryOver(carryOver, house));
    for (const letter of signed) await each(letter, () => followLetter(letter, house));
    projections.setBookmark(REACTOR, last);
    // 3. What was done here may ask for more.
    const nothing = [plans.size, tasks.size, outcomes.length, told.length, signed.length].every((count) => count === 0);
    if (nothing && !calendar) return;
    await house.catchUp();
  }
}

/**
 * Outside the hours what is due waits for the next opening; then the highest step that is still true is told. The hours are
 * those of the policy in force, whichever one a task follows.
 */
async function lookAtWhatIsDue(house: House, now: Instant): Promise<{ looked: number; raised: number }> {
  if (!isSendingTime(lookHours(house.policy), house.calendar, now)) return { looked: 0, raised: 0 };
  await liftSilences(house, now);
  await openReports(house, now);
  let [looked, raised, before] = [0, 0, -1];
  // A look that changes nothing would be looked at forever.
  while (house.projections.position() !== before) {
    before = house.projections.position();
    const ladders = await lookAtDue(house, now);
    const reports = await lookAtReports(house, now);
    [looked, raised] = [looked + ladders.looked + reports.looked, raised + ladders.raised + reports.raised];
    // What people were told of may ask for a letter.
    await react(house);
    await house.catchUp();
  }
  return { looked, raised };
}

/** The last look at a notice; null when it is still to be sent. */
function whyNotTrue(notice: NoticeRow, now: Instant, house: House): string | null {
  const over = whyOver(notice, now, house);
  // A silence holds back reminders; what was decided is told all the same.
  if (over || (newsNumber(notice.occasion) !== null && !isRepetition(notice.occasion))) return over;
  return isSilenced(house, notice.task, notice.part, now) ? 'silenced' : null;
}

function whyOver(notice: NoticeRow, now: Instant, house: House): string | null {
  const { projections, calendar } = house;
  const book = house.policyBook();
  if (notice.subject === 'report') {
    const report = projections.get<ReportRow>(reportsProjection, notice.task);
    return reportNoticeObstacle(notice, report, (report && book.byRef(report.policy)) ?? house.policy, now, false);
  }
  const task = projections.get<TaskState>(tasksProjection, notice.task);
  const ladder = projections.get<LadderRow>(laddersProjection, ladderKey(notice.task, notice.part));
  const policy = ladder && book.byRef(ladder.policy);
  return task ? noticeObstacle(notice, task, policy ?? policyOf(task, house), now, calendar) : 'withdrawn';
}

/** Whether something is not understood of a notice, or of the task or report it tells about. */
const waitsIn =
  ({ projections }: House) =>
  ({ key, subject, task }: NoticeRow): boolean =>
    projections.holds(noticeStream(key)) || projections.holds(subject === 'report' ? reportStream(task) : taskStream(task));

export function sendDeps(house: House): SendDeps {
  const { store, ledger, projections, channels, clock, self: by } = house;
  return {
    store,
    ledger,
    channels,
    clock,
    by,
    rows: projections,
    catchUp: (position) => house.catchUp(position),
    apart: (stream, work) => apart(stream, house, work),
    stillTrue(notice, now) {
      const reason = whyNotTrue(notice, now, house);
      return reason === null ? { still: true } : { still: false, reason, params: {} };
    },
    view: (message, notices, now) => messageViewOf(message, notices, now, house),
    isLatest: ({ week }) => (projections.get<DigestRow>(digestsProjection, LATEST)?.week ?? week) <= week,
    async digestLetter({ key, addressee }, { asOf }) {
      const { digest, directory } = await house.digest(asOf);
      const read = linkIn(house, key, house.clock.now())('read');
      return renderDigest(digest, { ...digestReader(house, directory, addressee), read });
    },
    isOpen: (name, now) =>
      isSendingTime(name === 'digest' ? digestHours(house.policy) : channelHours(house.policy, name), house.calendar, now),
    abandonedBefore: (now) => abandonedBefore(house.shared ? null : house.startedAt, now),
  };
}

/** Lets the queue send and the providers report. Called once, by whoever runs the house. `atMost`: messages of a channel at once. */
export function startSending(house: House, atMost = Infinity): void {
  const send = ({ id }: Job): Promise<void> => apart(messageStream(id), house, async () => void (await sendMessage(id, sendDeps(house))));
  house.queue.process(STRANDED_JOB, send);
  for (const [name, channel] of house.channels) {
    const { concurrency, perSecond = null } = channel.describe();
    house.queue.process(sendJob(name), send, { concurrency: Math.min(atMost, concurrency), perSecond });
    channel.listen?.(async (report) => void (await recordReport(report, sendDeps(house))));
  }
}
