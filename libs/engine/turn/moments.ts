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
import type { ReferenceData } from './ports.types.js';

export type MomentPorts = ReferenceData & Pick<Engine, 'clock' | 'projections'>;

/** The next moment up to `end` at which a step has something to do, within the hours it keeps; null when it has none. */
export type Moment = (ports: MomentPorts, end: Instant) => Instant | null;

const within = (hours: Hours, wake: Instant, { clock, calendar }: MomentPorts): Instant =>
  sendingMoment(hours, calendar, toMillis(wake) > toMillis(clock.now()) ? wake : clock.now());

const earliest = (moments: readonly Instant[]): Instant | null =>
  moments.length === 0 ? null : toInstant(Math.min(...moments.map(toMillis)));

export const ladders: Moment = (ports, end) => {
  const [first] = ports.projections.upTo<LadderRow>(laddersProjection, 'wakeAt', end, 1);
  return first ? within(lookHours(ports.policy), laddersProjection.indexes.wakeAt!(first) as Instant, ports) : null;
};

/** What was raised outside the hours of its channel. */
export const pending: Moment = (ports, end) => {
  const rows = ports.projections.upTo<NoticeRow>(noticesProjection, 'pending', end);
  return earliest(rows.map(({ channel, dueAt }) => within(channelHours(ports.policy, channel), dueAt, ports)));
};

export const retries: Moment = (ports, end) => {
  const [first] = ports.projections.upTo<MessageRow>(messagesProjection, 'retry', end, 1);
  return first?.retryAt ? within(channelHours(ports.policy, hoursNameOf(first)), first.retryAt, ports) : null;
};

export const duties: Moment = (ports, end) => {
  const [first] = ports.projections.upTo<DutyRow>(dutiesProjection, 'wakeAt', end, 1);
  const wake = first && dutyWakeAt(first);
  return wake ? within(lookHours(ports.policy), wake, ports) : null;
};

export const silences: Moment = (ports, end) => {
  const [first] = ports.projections.upTo<SilenceRow>(silencesProjection, 'wakeAt', end, 1);
  return first ? within(lookHours(ports.policy), endOf(first), ports) : null;
};

export const reports: Moment = (ports, end) => {
  const [first] = ports.projections.upTo<ReportRow>(reportsProjection, 'wakeAt', end, 1);
  const wake = first && reportWakeAt(first);
  return wake ? within(lookHours(ports.policy), wake, ports) : null;
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
  (ports, end) =>
    earliest(moments.map((moment) => moment(ports, end)).filter((moment) => moment !== null));
