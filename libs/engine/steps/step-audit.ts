// The daily audit of the ladders: every step that came due must have an outcome, and whatever has none is an alarm.
import { auditDecider } from '../../escalation/step-audit/audit.decider.js';
import { AUDIT_EVENT_VERSIONS, auditStream } from '../../escalation/step-audit/audit.events.js';
import { auditsProjection, LATEST_AUDIT, type AuditRow } from '../../escalation/step-audit/audits.projection.js';
import { newAudit, see, unsettledIn, type StepAudit, type Unsettled } from '../../escalation/step-audit/auditor.rule.js';
import { handle } from '../../event-store/command-handler.js';
import type { EventStore } from '../../event-store/port/event-store.js';
import { isSetAside, unlessParked } from '../../event-store/port/parked.js';
import { operatorTasksProjection, type OperatorTaskRow } from '../../operator-task/operator-tasks.projection.js';
import {
  dayOf,
  isRefusal,
  orThrow,
  printInstant,
  RefusedError,
  timeOfDay,
  toInstant,
  toMillis,
  type Day,
  type Instant,
} from '../../kernel/index.js';
import type { Engine } from '../turn/engine.types.js';
import type { Effects, ReadModels } from '../turn/ports.types.js';

type StepAuditPorts = Effects & ReadModels & Pick<Engine, 'operatorTasks' | 'texts'>;

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

/** One alarm for all of them, closed by the first audit that finds none. */
async function alarm(unsettled: readonly Unsettled[], engine: StepAuditPorts): Promise<void> {
  const { operatorTasks, projections, self, clock } = engine;
  const open = projections.get<OperatorTaskRow>(operatorTasksProjection, CHORE)?.closedAt === null;
  const [oldest] = unsettled;
  if (oldest) {
    const params = { count: unsettled.length, id: oldest.id, at: printInstant(oldest.at) };
    orThrow(await operatorTasks.open({ key: CHORE, kind: 'step-missed', params, task: null, agency: null }, self, clock.now()));
    return;
  }
  if (!open) return;
  const closed = await operatorTasks.close(CHORE, { note: engine.texts.audit.allSettled }, self, clock.now());
  // Another worker that audits at the same time may have closed it first.
  if (isRefusal(closed) && closed.code !== 'chore.closed') throw new RefusedError(closed);
}

/** Audits once a day, by whichever cycle is the first after nine. */
export async function auditDaily(engine: StepAuditPorts, at: Instant): Promise<void> {
  const day = dayOf(at);
  const latest = engine.projections.get<AuditRow>(auditsProjection, LATEST_AUDIT);
  if (timeOfDay(at) < AUDIT_AT || (latest && latest.day >= day) || engine.projections.isParked(auditStream(day))) return;
  await engine.isolate(auditStream(day), () => audit(day, at, engine));
}

async function audit(day: Day, at: Instant, engine: StepAuditPorts): Promise<void> {
  const until = auditedUntil(at);
  const { checked, unsettled } = await auditSteps(engine.store, until);
  await unlessParked(() => alarm(unsettled, engine));
  const command = {
    type: 'RecordAudit' as const,
    day,
    until,
    checked,
    missed: unsettled.length,
    unsettled: unsettled.slice(0, MOST_RECORDED),
  };
  orThrow(
    await handle(engine.store, auditDecider, AUDIT_EVENT_VERSIONS, auditStream(day), command, { now: engine.clock.now(), by: engine.self }),
  );
  await engine.catchUp();
}
