// When a step of the cycle has something to do without anybody doing anything: what a virtual clock moves to next.
import { wakeAt as dutyWakeAt, type DutyRow } from '../../duty/duty.state.rule.js';
import { dutiesProjection } from '../../duty/duties.projection.js';
import { reportWakeAt, type ReportRow } from '../../duty/report.state.rule.js';
import { reportsProjection } from '../../duty/reports.projection.js';
import { digestsProjection, LATEST, type DigestRow } from '../../digest/digests.projection.js';
import { digestHours } from '../../digest/readers.rule.js';
import { digestDue, nextDigest } from '../../digest/week.rule.js';
import type { LadderRow } from '../../escalation/ladder/ladder.state.rule.js';
import { laddersProjection } from '../../escalation/ladder/ladders.projection.js';
import { channelHours, isSendingTime, lookHours, nextOpening, sendingMoment } from '../../escalation/policy/sending-hours.rule.js';
import type { Hours } from '../../escalation/policy/policy.types.rule.js';
import { toInstant, toMillis, type Instant } from '../../kernel/index.js';
import { noticesProjection, type NoticeRow } from '../../notice/facts/notices.projection.js';
import { hoursNameOf } from '../../notice/sending/sending.js';
import { messagesProjection, type MessageRow } from '../../notice/facts/messages.projection.js';
import { endOf, type SilenceRow } from '../../silence/silence.state.rule.js';
import { silencesProjection } from '../../silence/silences.projection.js';
import type { Engine } from './engine.types.js';

/** The next moment up to `end` at which a step has something to do, within the hours it keeps; null when it has none. */
export type Moment = (engine: Engine, end: Instant) => Instant | null;

const within = (hours: Hours, wake: Instant, { clock, calendar }: Engine): Instant =>
  sendingMoment(hours, calendar, toMillis(wake) > toMillis(clock.now()) ? wake : clock.now());

const earliest = (moments: readonly Instant[]): Instant | null =>
  moments.length === 0 ? null : toInstant(Math.min(...moments.map(toMillis)));

export const ladders: Moment = (engine, end) => {
  const [first] = engine.projections.upTo<LadderRow>(laddersProjection, 'wakeAt', end, 1);
  return first ? within(lookHours(engine.policy), laddersProjection.indexes.wakeAt!(first) as Instant, engine) : null;
};

/** What was raised outside the hours of its channel. */
export const pending: Moment = (engine, end) => {
  const rows = engine.projections.upTo<NoticeRow>(noticesProjection, 'pending', end);
  return earliest(rows.map(({ channel, dueAt }) => within(channelHours(engine.policy, channel), dueAt, engine)));
};

export const retries: Moment = (engine, end) => {
  const [first] = engine.projections.upTo<MessageRow>(messagesProjection, 'retry', end, 1);
  return first?.retryAt ? within(channelHours(engine.policy, hoursNameOf(first)), first.retryAt, engine) : null;
};

export const duties: Moment = (engine, end) => {
  const [first] = engine.projections.upTo<DutyRow>(dutiesProjection, 'wakeAt', end, 1);
  const wake = first && dutyWakeAt(first);
  return wake ? within(lookHours(engine.policy), wake, engine) : null;
};

export const silences: Moment = (engine, end) => {
  const [first] = engine.projections.upTo<SilenceRow>(silencesProjection, 'wakeAt', end, 1);
  return first ? within(lookHours(engine.policy), endOf(first), engine) : null;
};

export const reports: Moment = (engine, end) => {
  const [first] = engine.projections.upTo<ReportRow>(reportsProjection, 'wakeAt', end, 1);
  const wake = first && reportWakeAt(first);
  return wake ? within(lookHours(engine.policy), wake, engine) : null;
};

/** Waits for its own hour and not for that of the other mails. */
export const digest: Moment = ({ clock, policy, calendar, projections }, end) => {
  if (policy.digest.to.length === 0) return null;
  const hours = digestHours(policy);
  const now = clock.now();
  const latest = projections.get<DigestRow>(digestsProjection, LATEST);
  const settled = latest && latest.week >= digestDue(calendar, now, hours.from).week;
  const opening = isSendingTime(hours, calendar, now) ? now : nextOpening(hours, calendar, now);
  const wake = settled ? nextDigest(calendar, now, hours.from).sendAt : opening;
  return toMillis(wake) <= toMillis(end) ? wake : null;
};

/** What rides along with any turn and wakes nobody by itself. */
export const none: Moment = () => null;

/** The first of several. */
export const firstOf =
  (...moments: readonly Moment[]): Moment =>
  (engine, end) =>
    earliest(moments.map((moment) => moment(engine, end)).filter((moment) => moment !== null));
