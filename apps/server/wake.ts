// When something may happen without anybody doing anything: what a virtual clock moves to next.
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

/** One place a feature that wakes by itself adds its next moment to, within the hours it keeps; null when it has none up to `end`. */
type Source = (house: House, end: Instant) => Instant | null;

const within = (hours: Hours, wake: Instant, { clock, calendar }: House): Instant =>
  sendingMoment(hours, calendar, toMillis(wake) > toMillis(clock.now()) ? wake : clock.now());

const earliest = (moments: readonly Instant[]): Instant | null =>
  moments.length === 0 ? null : toInstant(Math.min(...moments.map(toMillis)));

const ladders: Source = (house, end) => {
  const [first] = house.projections.upTo<LadderRow>(laddersProjection, 'wakeAt', end, 1);
  return first ? within(lookHours(house.policy), laddersProjection.indexes.wakeAt!(first) as Instant, house) : null;
};

/** What was raised outside the hours of its channel. */
const pending: Source = (house, end) => {
  const rows = house.projections.upTo<NoticeRow>(noticesProjection, 'pending', end);
  return earliest(rows.map(({ channel, dueAt }) => within(channelHours(house.policy, channel), dueAt, house)));
};

const retries: Source = (house, end) => {
  const [first] = house.projections.upTo<MessageRow>(messagesProjection, 'retry', end, 1);
  return first?.retryAt ? within(channelHours(house.policy, hoursNameOf(first)), first.retryAt, house) : null;
};

const duties: Source = (house, end) => {
  const [first] = house.projections.upTo<DutyRow>(dutiesProjection, 'wakeAt', end, 1);
  const wake = first && dutyWakeAt(first);
  return wake ? within(lookHours(house.policy), wake, house) : null;
};

const silences: Source = (house, end) => {
  const [first] = house.projections.upTo<SilenceRow>(silencesProjection, 'wakeAt', end, 1);
  return first ? within(lookHours(house.policy), endOf(first), house) : null;
};

const reports: Source = (house, end) => {
  const [first] = house.projections.upTo<ReportRow>(reportsProjection, 'wakeAt', end, 1);
  const wake = first && reportWakeAt(first);
  return wake ? within(lookHours(house.policy), wake, house) : null;
};

/** Waits for its own hour and not for that of the other mails. */
const digest: Source = ({ clock, policy, calendar, projections }, end) => {
  if (policy.digest.to.length === 0) return null;
  const hours = digestHours(policy);
  const now = clock.now();
  const latest = projections.get<DigestRow>(digestsProjection, LATEST);
  const settled = latest && latest.week >= digestDue(calendar, now, hours.from).week;
  const opening = isSendingTime(hours, calendar, now) ? now : nextOpening(hours, calendar, now);
  const wake = settled ? nextDigest(calendar, now, hours.from).sendAt : opening;
  return toMillis(wake) <= toMillis(end) ? wake : null;
};

const SOURCES: readonly Source[] = [ladders, pending, retries, duties, reports, silences, digest];

/** The next moment up to `end` at which a cycle has something to do; null when there is none. */
export const nextWake = (house: House, end: Instant): Instant | null =>
  earliest(SOURCES.map((source) => source(house, end)).filter((wake) => wake !== null));
