// The daily audit of the ladders: every step that came due must have an outcome, and whatever has none is an alarm.
import { auditDecider } from '../../libs/escalation/audit.decider.js';
import { AUDIT_EVENT_VERSIONS, auditStream } from '../../libs/escalation/audit.events.js';
import { auditsProjection, LATEST_AUDIT, type AuditRow } from '../../libs/escalation/audits.projection.js';
import { newAudit, see, unsettledIn, type StepAudit, type Unsettled } from '../../libs/escalation/auditor.rule.js';
import { handle } from '../../libs/event-store/command-handler.js';
import type { EventStore } from '../../libs/event-store/event-store.js';
import { isSetAside, unlessHeld } from '../../libs/event-store/set-aside.js';
import { choresProjection, type ChoreRow } from '../../libs/chore/chores.projection.js';
import {
  dayOf,
  isRefusal,
  printInstant,
  RefusedError,
  timeOfDay,
  toInstant,
  toMillis,
  type Day,
  type Instant,
  type Refusal,
} from '../../libs/kernel/index.js';
import { apart } from './apart.js';
import type { House } from './house.types.js';

/** After the steps of the morning have gone out. */
const AUDIT_AT = '09:00';
/** A step is given so long to have an outcome. */
const GRACE_MS = 3_600_000;
const MOST_RECORDED = 100;
const CHORE = 'steps-without-outcome';

/** Reads the whole log, once; what waits behind something that is not understood has an alarm of its own. */
export async function auditSteps(store: EventStore, until: Instant): Promise<StepAudit> {
  const state = newAudit();
  for await (const event of store.follow(0)) if (!isSetAside(event)) see(event, state);
  return unsettledIn(state, until);
}

export const auditedUntil = (now: Instant): Instant => toInstant(toMillis(now) - GRACE_MS);

function accepted<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new RefusedError(answer);
  return answer;
}

/** One alarm for all of them, closed by the first audit that finds none. */
async function alarm(unsettled: readonly Unsettled[], house: House): Promise<void> {
  const { chores, projections, self, clock } = house;
  const open = projections.get<ChoreRow>(choresProjection, CHORE)?.closedAt === null;
  const [oldest] = unsettled;
  if (oldest) {
    const params = { count: unsettled.length, id: oldest.id, at: printInstant(oldest.at) };
    accepted(await chores.open({ key: CHORE, kind: 'step-missed', params, task: null, agency: null }, self, clock.now()));
    return;
  }
  if (!open) return;
  const closed = await chores.close(CHORE, { note: house.texts.audit.allSettled }, self, clock.now());
  // Another worker that audits at the same time may have closed it first.
  if (isRefusal(closed) && closed.code !== 'chore.closed') throw new RefusedError(closed);
}

/** Audits once a day, by whichever cycle is the first after nine. */
export async function auditDaily(house: House, at: Instant): Promise<void> {
  const day = dayOf(at);
  const latest = house.projections.get<AuditRow>(auditsProjection, LATEST_AUDIT);
  if (timeOfDay(at) < AUDIT_AT || (latest && latest.day >= day) || house.projections.holds(auditStream(day))) return;
  await apart(auditStream(day), house, () => audit(day, at, house));
}

async function audit(day: Day, at: Instant, house: House): Promise<void> {
  const until = auditedUntil(at);
  const { checked, unsettled } = await auditSteps(house.store, until);
  await unlessHeld(() => alarm(unsettled, house));
  const command = {
    type: 'RecordAudit' as const,
    day,
    until,
    checked,
    missed: unsettled.length,
    unsettled: unsettled.slice(0, MOST_RECORDED),
  };
  accepted(
    await handle(house.store, auditDecider, AUDIT_EVENT_VERSIONS, auditStream(day), command, { now: house.clock.now(), by: house.self }),
  );
  await house.catchUp();
}
