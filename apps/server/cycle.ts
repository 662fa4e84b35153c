// The one loop, a list of steps. It may run at any time and any number of times; what it has done before it
// does not do again, because every effect is an event that can only happen once.
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
import { digestsProjection, LATEST, type DigestRow } from '../../libs/digest/digests.projection.js';
import { channelHours, isSendingTime, lookHours } from '../../libs/escalation/sending-hours.rule.js';
import { trustingFollower } from '../../libs/event-store/live-log.js';
import { toInstant, toMillis, type Instant } from '../../libs/kernel/index.js';
import { abandonedBefore } from '../../libs/notice/backoff.rule.js';
import { dispatch, sendJob, STRANDED_JOB } from '../../libs/notice/dispatch.processor.js';
import { messageStream, noticeStream } from '../../libs/notice/notice.commands.js';
import type { NoticeRow } from '../../libs/notice/notices.projection.js';
import { isRepetition, newsNumber } from '../../libs/notice/occasion.rule.js';
import { recordReport } from '../../libs/notice/reports.js';
import { sendMessage } from '../../libs/notice/send.processor.js';
import type { SendDeps } from '../../libs/notice/sending.js';
import { taskStream } from '../../libs/task/task.fold.rule.js';
import type { TaskState } from '../../libs/task/task.state.rule.js';
import { tasksProjection } from '../../libs/task/tasks.projection.js';
import type { Job } from '../../libs/queue/queue.js';
import { apart, raiseAlarms } from './apart.js';
import { issueDigest } from './digest-issue.js';
import { digestReader } from './digests.js';
import { nextOf, runSteps, TurnFault, type Step } from './engine.js';
import type { CycleReport, House } from './house.types.js';
import { lookAtDue, policyOf } from './ladders.js';
import { codeOldTasks } from './plan-effects.js';
import * as moments from './moments.js';
import { linkIn, messageViewOf } from './message-views.js';
import { lookAtReports, openReports } from './report-cycle.js';
import { lookAgain, react, troublesMet } from './reactions.js';
import { addressIn } from './reach.js';
import { auditDaily } from './step-audit.js';
import { isSilenced, liftSilences } from './silences.js';

/** What one turn is about, and what came of it. */
interface Turn {
  at: Instant;
  /** The same, as moments are compared. */
  now: Instant;
  /** How often each stream had broken before. */
  met: ReadonlyMap<string, number>;
  report: CycleReport;
}

/**
 * Outside the hours what is due waits for the next opening; then the highest step that is still true is told. The hours are
 * those of the policy in force, whichever one a task follows.
 */
const inHours =
  (look: (house: House, turn: Turn) => Promise<void>) =>
  async (house: House, turn: Turn): Promise<void> => {
    if (isSendingTime(lookHours(house.policy), house.calendar, turn.now)) await look(house, turn);
  };

/** Everything the house does by itself, in its order. What is to be done at a moment says here when that is. */
export const STEPS: readonly Step<Turn>[] = [
  // The read models follow the log.
  { name: 'project', nextAt: moments.none, run: (house) => house.catchUp('end') },
  { name: 'alarms', nextAt: moments.none, run: raiseAlarms },
  { name: 'codes', nextAt: moments.none, run: codeOldTasks },
  { name: 'react', nextAt: moments.none, run: react },
  // Once a week, before the mails of the day.
  { name: 'digest', nextAt: moments.digest, run: (house, { at }) => issueDigest(house, at) },
  { name: 'silences', nextAt: moments.silences, run: inHours((house, { now }) => liftSilences(house, now)) },
  // Periods open their reports; ladders and reports whose moment has come raise their notices; what people were told of may ask for a letter.
  { name: 'duties', nextAt: moments.duties, run: inHours((house, { now }) => openReports(house, now)) },
  {
    name: 'ladders',
    nextAt: moments.ladders,
    untilStill: true,
    run: inHours(async (house, { now, report }) => count(await lookAtDue(house, now), report)),
  },
  {
    name: 'reports',
    nextAt: moments.reports,
    untilStill: true,
    run: inHours(async (house, { now, report }) => count(await lookAtReports(house, now), report)),
  },
  {
    name: 'letters',
    nextAt: moments.none,
    untilStill: true,
    async run(house) {
      await react(house);
      await house.catchUp();
    },
  },
  // Outside the hours nobody looks, and what is not looked at cannot break.
  { name: 'look-again', nextAt: moments.none, run: inHours((house, { met }) => lookAgain(met, house)) },
  // Notices become messages, messages become jobs, each channel within its own hours.
  {
    name: 'dispatch',
    nextAt: moments.firstOf(moments.pending, moments.retries),
    async run(house, { at, report }) {
      const deps = { ...sendDeps(house), queue: house.queue, addressOf: addressIn(house, at), waits: waitsIn(house) };
      report.dispatched = await dispatch(at, deps);
      await house.catchUp();
    },
  },
  // Once a day, that every step which came due has an outcome.
  { name: 'audit', nextAt: moments.none, run: (house, { at }) => auditDaily(house, at) },
];

function count({ looked, raised }: { looked: number; raised: number }, report: CycleReport): void {
  report.looked += looked;
  report.raised += raised;
}

/** One turn. @throws TurnFault when a step failed; the others have been done */
export async function runCycle(house: House): Promise<CycleReport> {
  const at = house.clock.now();
  const report: CycleReport = { at, looked: 0, raised: 0, dispatched: { composed: 0, dropped: 0, queued: 0 }, steps: [] };
  report.steps = await trustingFollower(() =>
    runSteps(STEPS, house, { at, now: toInstant(toMillis(at)), met: troublesMet(house), report }),
  );
  if (report.steps.some(({ error }) => error !== null)) throw new TurnFault(report.steps);
  return report;
}

/** The next moment up to `end` at which a turn has something to do; null when there is none. */
export const nextWake = (house: House, end: Instant): Instant | null => nextOf(STEPS, house, end);

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
