// When a step of the cycle has something to do without anybody doing anything: what a virtual clock moves to next.
import { wakeAt as dutyWakeAt, type DutyRow } from '../../libs/duty/duty.state.rule.js';
import { dutiesProjection } from '../../libs/duty/duties.projection.js';
import { reportWakeAt, type ReportRow } from '../../libs/duty/report.state.rule.js';
import { reportsProjection } from '../../libs/duty/reports.projection.js';
import { digestsProjection, LATEST, type DigestRow } from '../../libs/digest/digests.projection.js';
import { digestHours } from '../../libs/digest/readers.rule.js';
import { digestDue, nextDigest } from '../../libs/digest/week.rule.js';
import type { LadderRow } from '../../libs/escalation/ladder.state.rule.js';
import { laddersProjection } from '../../libs/escalation/ladders.projection.js';
import { channelHours, isSendingTime, lookHours, nextOpening, sendingMoment } from '../../libs/escalation/sending-hours.rule.js';
import type { Hours } from '../../libs/escalation/policy.types.rule.js';
import { toInstant, toMillis, type Instant } from '../../libs/kernel/index.js';
import { noticesProjection, type NoticeRow } from '../../libs/notice/notices.projection.js';
import { hoursNameOf } from '../../libs/notice/sending.js';
import { messagesProjection, type MessageRow } from '../../libs/notice/messages.projection.js';
import { endOf, type SilenceRow } from '../../libs/silence/silence.state.rule.js';
import { silencesProjection } from '../../libs/silence/silences.projection.js';
import type { House } from './house.types.js';

/** The next moment up to `end` at which a step has something to do, within the hours it keeps; null when it has none. */
export type Moment = (house: House, end: Instant) => Instant | null;

const within = (hours: Hours, wake: Instant, { clock, calendar }: House): Instant =>
  sendingMoment(hours, calendar, toMillis(wake) > toMillis(clock.now()) ? wake : clock.now());

const earliest = (moments: readonly Instant[]): Instant | null =>
  moments.length === 0 ? null : toInstant(Math.min(...moments.map(toMillis)));

export const ladders: Moment = (house, end) => {
  const [first] = house.projections.upTo<LadderRow>(laddersProjection, 'wakeAt', end, 1);
  return first ? within(lookHours(house.policy), laddersProjection.indexes.wakeAt!(first) as Instant, house) : null;
};

/** What was raised outside the hours of its channel. */
export const pending: Moment = (house, end) => {
  const rows = house.projections.upTo<NoticeRow>(noticesProjection, 'pending', end);
  return earliest(rows.map(({ channel, dueAt }) => within(channelHours(house.policy, channel), dueAt, house)));
};

export const retries: Moment = (house, end) => {
  const [first] = house.projections.upTo<MessageRow>(messagesProjection, 'retry', end, 1);
  return first?.retryAt ? within(channelHours(house.policy, hoursNameOf(first)), first.retryAt, house) : null;
};

export const duties: Moment = (house, end) => {
  const [first] = house.projections.upTo<DutyRow>(dutiesProjection, 'wakeAt', end, 1);
  const wake = first && dutyWakeAt(first);
  return wake ? within(lookHours(house.policy), wake, house) : null;
};

export const silences: Moment = (house, end) => {
  const [first] = house.projections.upTo<SilenceRow>(silencesProjection, 'wakeAt', end, 1);
  return first ? within(lookHours(house.policy), endOf(first), house) : null;
};

export const reports: Moment = (house, end) => {
  const [first] = house.projections.upTo<ReportRow>(reportsProjection, 'wakeAt', end, 1);
  const wake = first && reportWakeAt(first);
  return wake ? within(lookHours(house.policy), wake, house) : null;
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
  (house, end) =>
    earliest(moments.map((moment) => moment(house, end)).filter((moment) => moment !== null));
