// The one loop: project, react, digest, due, dispatch. It may run at any time and any number of times; what it has done before it
// does not do again, because every effect is an event that can only happen once.
import { contactsFor, findAgency, membersOf, nameOf } from '../../libs/agency/directory.rule.js';
import type { ReportRow } from '../../libs/duty/report.state.rule.js';
import { reportsProjection } from '../../libs/duty/reports.projection.js';
import { ladderStream, type LadderCommand } from '../../libs/escalation/ladder.commands.js';
import { ladderDecider } from '../../libs/escalation/ladder.decider.js';
import { LADDER_EVENT_VERSIONS } from '../../libs/escalation/ladder.events.js';
import { ladderCommands, lookAt } from '../../libs/escalation/ladder.reactor.js';
import type { LadderRow } from '../../libs/escalation/ladder.state.rule.js';
import { laddersProjection } from '../../libs/escalation/ladders.projection.js';
import { noticeObstacle } from '../../libs/escalation/obstacle.rule.js';
import type { RecipientRole } from '../../libs/escalation/policy.types.rule.js';
import { CONTACT_ROLE } from '../../libs/escalation/recipients.rule.js';
import { reportNoticeObstacle } from '../../libs/escalation/report-ladder.reactor.js';
import { isSendingTime } from '../../libs/escalation/sending-hours.rule.js';
import { renderDigest } from '../../libs/digest/digest.template.js';
import { digestsProjection, LATEST, type DigestRow } from '../../libs/digest/digests.projection.js';
import { handle } from '../../libs/event-store/command-handler.js';
import { dayOf, isRefusal, RefusedError, toInstant, toMillis, type Instant, type StoredEvent } from '../../libs/kernel/index.js';
import { abandonedBefore } from '../../libs/notice/backoff.rule.js';
import { dispatch, sendJob, STRANDED_JOB, type DispatchDeps } from '../../libs/notice/dispatch.processor.js';
import { hasFollowUps } from '../../libs/notice/follow-ups.reactor.js';
import type { NoticeRow } from '../../libs/notice/notices.projection.js';
import { recordReport } from '../../libs/notice/reports.js';
import { sendMessage } from '../../libs/notice/send.processor.js';
import type { SendDeps } from '../../libs/notice/sending.js';
import { taskOfStream } from '../../libs/task/task.fold.rule.js';
import type { TaskState } from '../../libs/task/task.state.rule.js';
import { tasksProjection } from '../../libs/task/tasks.projection.js';
import type { Job } from '../../libs/queue/queue.js';
import { issueDigest } from './digest-issue.js';
import { digestReader } from './digests.js';
import { envelopeOf, raise } from './effects.js';
import type { CycleReport, House } from './house.types.js';
import { followUp } from './follow-ups.js';
import { carryOut } from './plan-effects.js';
import { messageViewOf } from './message-views.js';
import { followDuties, lookAtReports, openReports } from './report-cycle.js';

const REACTOR = 'reactor';
const LADDERS_AT_ONCE = 200;

export async function runCycle(house: House): Promise<CycleReport> {
  const at = house.clock.now();
  // 1. Project: the read models follow the log.
  await house.catchUp();
  // 2. React: approved plans assign their tasks, tasks that changed bring their ladders in step.
  await react(house);
  // 3. Digest: once a week, before the mails of the day.
  await issueDigest(house, at);
  // Outside sending hours the rest waits for the next opening; then the highest step that is still true is told.
  if (!isSendingTime(house.policy, house.calendar, at))
    return { at, looked: 0, raised: 0, dispatched: { composed: 0, dropped: 0, queued: 0 } };
  const now = toInstant(toMillis(at));
  // 4. Due: periods open their reports; ladders and reports whose moment has come raise their notices.
  await openReports(house, now);
  const ladders = await lookAtDue(house, now);
  const reports = await lookAtReports(house, now);
  // 5. Dispatch: notices become messages, messages become jobs.
  const dispatched = await dispatch(at, { ...sendDeps(house), queue: house.queue, addressOf: addressIn(house, at) });
  await house.catchUp();
  return { at, looked: ladders.looked + reports.looked, raised: ladders.raised + reports.raised, dispatched };
}

/** Follows the log from its own bookmark. Losing the bookmark costs time and nothing else: every order is safe to repeat. */
export async function react(house: House): Promise<void> {
  const { store, projections } = house;
  for (;;) {
    // 1. What has happened since last time.
    const tasks = new Map<string, StoredEvent>();
    const plans = new Map<string, StoredEvent>();
    const outcomes: StoredEvent[] = [];
    let last = projections.bookmark(REACTOR);
    for await (const event of store.follow(last)) {
      const task = taskOfStream(event.stream);
      if (task !== null) tasks.set(task, event);
      if (hasFollowUps(event)) outcomes.push(event);
      if (event.type === 'PlanApproved' || event.type === 'AmendmentApplied') plans.set(event.stream.slice('plan-'.length), event);
      last = event.position;
    }
    await house.catchUp(last);
    // 2. What must follow from it.
    for (const [plan, cause] of plans) await carryOut(plan, cause, house);
    for (const [task, cause] of tasks) await reschedule(task, cause, house);
    for (const outcome of outcomes) await followUp(outcome, house);
    projections.setBookmark(REACTOR, last);
    // 3. What was done here may ask for more.
    if (plans.size === 0 && tasks.size === 0 && outcomes.length === 0) return;
    await house.catchUp();
  }
}

async function order(command: LadderCommand, cause: StoredEvent | null, house: House): Promise<void> {
  const envelope = envelopeOf(cause, house);
  const handled = await handle(
    house.store,
    ladderDecider,
    LADDER_EVENT_VERSIONS,
    ladderStream(command.task, command.part),
    command,
    envelope,
  );
  if (isRefusal(handled)) throw new RefusedError(handled);
}

async function reschedule(id: string, cause: StoredEvent, house: House): Promise<void> {
  const { projections, policy, calendar } = house;
  const task = projections.get<TaskState>(tasksProjection, id);
  if (!task) return;
  const rowOf = (key: string): LadderRow | null => projections.get<LadderRow>(laddersProjection, key);
  for (const command of ladderCommands(task, rowOf, policy, calendar)) await order(command, cause, house);
  await followDuties(task, cause, house);
}

async function lookAtOne(row: LadderRow, now: Instant, house: House): Promise<number> {
  const task = house.projections.get<TaskState>(tasksProjection, row.task);
  if (!task) return 0;
  const directory = house.directory();
  const members = (agency: string): string[] | null => (findAgency(directory, agency)?.group ? membersOf(directory, agency) : null);
  const { first, raises, takes } = lookAt(row, task, house.policy, house.calendar, now, members);
  const cause = (await house.store.read(ladderStream(row.task, row.part))).at(-1) ?? null;
  for (const command of first) await order(command, cause, house);
  // Notices before steps: a crash in between raises the same notices again, which changes nothing.
  const raised = await Promise.all(raises.map((notice) => raise(notice, cause, house)));
  for (const command of takes) await order(command, cause, house);
  return raised.filter(Boolean).length;
}

async function lookAtDue(house: House, now: Instant): Promise<{ looked: number; raised: number }> {
  let [looked, raised] = [0, 0];
  let before = -1;
  for (;;) {
    const due = house.projections.upTo<LadderRow>(laddersProjection, 'wakeAt', now, LADDERS_AT_ONCE);
    // A look that changes nothing would be looked at forever.
    if (due.length === 0 || house.projections.position() === before) return { looked, raised };
    before = house.projections.position();
    for (const count of await Promise.all(due.map((row) => lookAtOne(row, now, house)))) raised += count;
    looked += due.length;
    await house.catchUp();
  }
}

/** Where a role is reached on a day, as the channel of the notice understands it; null when nowhere. */
function addressIn(house: House, at: Instant): DispatchDeps['addressOf'] {
  const directory = house.directory();
  return ({ to, role, channel }) => {
    const contact = contactsFor(directory, to, CONTACT_ROLE[role as RecipientRole], dayOf(at))[0];
    const { email = null, phone = null, title } = contact ?? {};
    const reached = house.channels.get(channel)?.reach({ agency: to, role, email, phone }) ?? null;
    return reached && { ...reached, addressee: title || nameOf(directory, to) };
  };
}

function whyNotTrue(notice: NoticeRow, now: Instant, { projections, policy, calendar }: House): string | null {
  if (notice.subject === 'report') {
    const report = projections.get<ReportRow>(reportsProjection, notice.task);
    return reportNoticeObstacle(notice, report, policy, now, false);
  }
  const task = projections.get<TaskState>(tasksProjection, notice.task);
  return task ? noticeObstacle(notice, task, policy, now, calendar) : 'withdrawn';
}

export function sendDeps(house: House): SendDeps {
  const { store, projections, channels, clock, self: by } = house;
  return {
    store,
    channels,
    clock,
    by,
    rows: projections,
    catchUp: (position) => house.catchUp(position),
    stillTrue(notice, now) {
      const reason = whyNotTrue(notice, now, house);
      return reason === null ? { still: true } : { still: false, reason, params: {} };
    },
    view: (message, notices, now) => messageViewOf(message, notices, now, house),
    isLatest: ({ week }) => (projections.get<DigestRow>(digestsProjection, LATEST)?.week ?? week) <= week,
    async digestLetter({ addressee }, { asOf }) {
      const { digest, directory } = await house.digest(asOf);
      return renderDigest(digest, digestReader(house, directory, addressee));
    },
    abandonedBefore: (now) => abandonedBefore(house.startedAt, now),
  };
}

/** Lets the queue send and the providers report. Called once, by whoever runs the house. `atMost`: messages of a channel at once. */
export function startSending(house: House, atMost = Infinity): void {
  const send = async ({ id }: Job): Promise<void> => void (await sendMessage(id, sendDeps(house)));
  house.queue.process(STRANDED_JOB, send);
  for (const [name, channel] of house.channels) {
    house.queue.process(sendJob(name), send, { concurrency: Math.min(atMost, channel.describe().concurrency) });
    channel.listen?.(async (report) => void (await recordReport(report, sendDeps(house))));
  }
}
