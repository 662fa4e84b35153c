// The one loop, a list of steps. It may run at any time and any number of times; what it has done before it
// does not do again, because every effect is an event that can only happen once.
import { renderDigest } from '../digest/digest.template.js';
import { digestHours } from '../digest/readers.rule.js';
import { digestsProjection, LATEST, type DigestRow } from '../digest/digests.projection.js';
import { channelHours, isSendingTime, lookHours } from '../escalation/policy/sending-hours.rule.js';
import { trustingFollower } from '../event-store/projections/live-log.js';
import { toInstant, toMillis, type Instant } from '../kernel/index.js';
import { abandonedBefore } from '../notice/facts/backoff.rule.js';
import { dispatch, sendJob, STRANDED_JOB } from '../notice/sending/dispatch.processor.js';
import { messageStream } from '../notice/facts/notice.commands.js';
import { recordReport } from '../notice/sending/delivery-receipts.js';
import { sendMessage } from '../notice/sending/send.processor.js';
import type { SendDeps } from '../notice/sending/sending.js';
import type { Job } from '../queue/queue.js';
import { raiseAlarms } from './turn/isolate.js';
import { issueDigest } from './steps/digest-issue.js';
import { digestReader } from './lookups/digests.js';
import { nextOf, runSteps, TurnFault, type Step } from './turn/engine.js';
import type { CycleReport, Engine } from './turn/engine.types.js';
import { lookAtDue } from './steps/ladders.js';
import { codeOldTasks } from './steps/plan-effects.js';
import * as moments from './turn/moments.js';
import { waitsIn, whyNotTrue } from './steps/last-look.js';
import { linkIn, messageViewOf } from './lookups/message-views.js';
import { lookAtReports, openReports } from './steps/report-cycle.js';
import { lookAgain, react, troublesMet } from './reactions.js';
import { auditDaily } from './steps/step-audit.js';
import { liftSilences } from './steps/silences.js';

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
  (look: (engine: Engine, turn: Turn) => Promise<void>) =>
  async (engine: Engine, turn: Turn): Promise<void> => {
    if (isSendingTime(lookHours(engine.policy), engine.calendar, turn.now)) await look(engine, turn);
  };

/** Everything the engine does by itself, in its order. What is to be done at a moment says here when that is. */
export const STEPS: readonly Step<Turn>[] = [
  // The read models follow the log.
  { name: 'project', nextAt: moments.none, run: (engine) => engine.catchUp('end') },
  { name: 'alarms', nextAt: moments.none, run: raiseAlarms },
  { name: 'codes', nextAt: moments.none, run: codeOldTasks },
  { name: 'react', nextAt: moments.none, run: react },
  // Once a week, before the mails of the day.
  { name: 'digest', nextAt: moments.digest, run: (engine, { at }) => issueDigest(engine, at) },
  { name: 'silences', nextAt: moments.silences, run: inHours((engine, { now }) => liftSilences(engine, now)) },
  // Periods open their reports; ladders and reports whose moment has come raise their notices; what people were told of may ask for a letter.
  { name: 'duties', nextAt: moments.duties, run: inHours((engine, { now }) => openReports(engine, now)) },
  {
    name: 'ladders',
    nextAt: moments.ladders,
    untilStill: true,
    run: inHours(async (engine, { now, report }) => count(await lookAtDue(engine, now), report)),
  },
  {
    name: 'reports',
    nextAt: moments.reports,
    untilStill: true,
    run: inHours(async (engine, { now, report }) => count(await lookAtReports(engine, now), report)),
  },
  {
    name: 'letters',
    nextAt: moments.none,
    untilStill: true,
    async run(engine) {
      await react(engine);
      await engine.catchUp();
    },
  },
  // Outside the hours nobody looks, and what is not looked at cannot break.
  { name: 'look-again', nextAt: moments.none, run: inHours((engine, { met }) => lookAgain(met, engine)) },
  // Notices become messages, messages become jobs, each channel within its own hours.
  {
    name: 'dispatch',
    nextAt: moments.firstOf(moments.pending, moments.retries),
    async run(engine, { at, report }) {
      const deps = { ...sendDeps(engine), queue: engine.queue, addressOf: engine.contacts.addressAt(at), waits: waitsIn(engine) };
      report.dispatched = await dispatch(at, deps);
      await engine.catchUp();
    },
  },
  // Once a day, that every step which came due has an outcome.
  { name: 'audit', nextAt: moments.none, run: (engine, { at }) => auditDaily(engine, at) },
];

function count({ looked, raised }: { looked: number; raised: number }, report: CycleReport): void {
  report.looked += looked;
  report.raised += raised;
}

/** One turn. @throws TurnFault when a step failed; the others have been done */
export async function runCycle(engine: Engine): Promise<CycleReport> {
  const at = engine.clock.now();
  const report: CycleReport = { at, looked: 0, raised: 0, dispatched: { composed: 0, dropped: 0, queued: 0 }, steps: [] };
  report.steps = await trustingFollower(() =>
    runSteps(STEPS, engine, { at, now: toInstant(toMillis(at)), met: troublesMet(engine), report }),
  );
  if (report.steps.some(({ error }) => error !== null)) throw new TurnFault(report.steps);
  return report;
}

/** The next moment up to `end` at which a turn has something to do; null when there is none. */
export const nextWake = (ports: moments.MomentPorts, end: Instant): Instant | null => nextOf(STEPS, ports, end);

export function sendDeps(engine: Engine): SendDeps {
  const { store, retryingStore, projections, channels, clock, self: by } = engine;
  return {
    store,
    retryingStore,
    channels,
    clock,
    by,
    rows: projections,
    catchUp: (position) => engine.catchUp(position),
    isolate: engine.isolate,
    stillTrue(notice, now) {
      const reason = whyNotTrue(notice, now, engine);
      return reason === null ? { still: true } : { still: false, reason, params: {} };
    },
    view: (message, notices, now) => messageViewOf(message, notices, now, engine),
    isLatest: ({ week }) => (projections.get<DigestRow>(digestsProjection, LATEST)?.week ?? week) <= week,
    async digestLetter({ key, addressee }, { asOf }) {
      const { digest, directory } = await engine.digest(asOf);
      const read = linkIn(engine, key, engine.clock.now())('read');
      return renderDigest(digest, { ...digestReader(engine, directory, addressee), read });
    },
    isOpen: (name, now) =>
      isSendingTime(name === 'digest' ? digestHours(engine.policy) : channelHours(engine.policy, name), engine.calendar, now),
    abandonedBefore: (now) => abandonedBefore(engine.shared ? null : engine.startedAt, now),
  };
}

/** Lets the queue send and the providers report. Called once, by whoever runs the engine. `atMost`: messages of a channel at once. */
export function startSending(engine: Engine, atMost = Infinity): void {
  const send = ({ id }: Job): Promise<void> =>
    engine.isolate(messageStream(id), async () => void (await sendMessage(id, sendDeps(engine))));
  engine.queue.process(STRANDED_JOB, send);
  for (const [name, channel] of engine.channels) {
    const { concurrency, perSecond = null } = channel.describe();
    engine.queue.process(sendJob(name), send, { concurrency: Math.min(atMost, concurrency), perSecond });
    channel.listen?.(async (report) => void (await recordReport(report, sendDeps(engine))));
  }
}
