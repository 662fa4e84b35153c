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
import { isSendingTime, nextOpening, sendingMoment } from '../../libs/escalation/sending-hours.rule.js';
import { toInstant, toMillis, type Instant } from '../../libs/kernel/index.js';
import { messagesProjection, type MessageRow } from '../../libs/notice/messages.projection.js';
import type { House } from './house.types.js';

/** One place a feature that wakes by itself adds its next moment to; null when it has none up to `end`. */
type Source = (house: House, end: Instant) => Instant | null;

const ladders: Source = ({ projections }, end) => {
  const [first] = projections.upTo<LadderRow>(laddersProjection, 'wakeAt', end, 1);
  return first ? (laddersProjection.indexes.wakeAt!(first) as Instant) : null;
};

const retries: Source = ({ projections }, end) => projections.upTo<MessageRow>(messagesProjection, 'retry', end, 1)[0]?.retryAt ?? null;

const duties: Source = ({ projections }, end) => {
  const [first] = projections.upTo<DutyRow>(dutiesProjection, 'wakeAt', end, 1);
  return first ? dutyWakeAt(first) : null;
};

const reports: Source = ({ projections }, end) => {
  const [first] = projections.upTo<ReportRow>(reportsProjection, 'wakeAt', end, 1);
  return first ? reportWakeAt(first) : null;
};

/** Waits for its own hour and not for that of the other mails. */
function digestWake({ clock, policy, calendar, projections }: House): number | null {
  if (policy.digest.to.length === 0) return null;
  const { from, until } = digestHours(policy);
  const now = clock.now();
  const latest = projections.get<DigestRow>(digestsProjection, LATEST);
  const owed = digestDue(calendar, now, from);
  const hours = { sendAt: from, sendUntil: until };
  if (latest && latest.week >= owed.week) return toMillis(nextDigest(calendar, now, from).sendAt);
  return isSendingTime(hours, calendar, now) ? toMillis(now) : toMillis(nextOpening(hours, calendar, now));
}

const SOURCES: readonly Source[] = [ladders, retries, duties, reports];

/** The next moment up to `end` at which a cycle has something to do; null when there is none. */
export function nextWake(house: House, end: Instant): Instant | null {
  const { clock, policy, calendar } = house;
  const now = clock.now();
  const moments = SOURCES.map((source) => source(house, end))
    .filter((wake) => wake !== null)
    .map((wake) => toMillis(sendingMoment(policy, calendar, toMillis(wake) > toMillis(now) ? wake : now)));
  const digest = digestWake(house);
  if (digest !== null && digest <= toMillis(end)) moments.push(digest);
  return moments.length > 0 ? toInstant(Math.min(...moments)) : null;
}
