// What the world outside learns of a process from its pulse: figures of each turn, and that it lives.
import { auditsProjection, LATEST_AUDIT, type AuditRow } from '../../../libs/escalation/step-audit/audits.projection.js';
import type { Instant } from '../../../libs/kernel/index.js';
import type { Heartbeat, Life } from './heartbeat.js';
import type { Application } from '../../../libs/application/ports/application.types.js';
import type { Metrics } from './metrics.js';
import type { Watchers } from './scheduler.js';
import type { Replica } from './replica.js';

export function watchersOf(
  application: Pick<Application, 'projections' | 'queue' | 'texts'>,
  metrics: Metrics,
  replica: Replica,
  heartbeat: Heartbeat | undefined,
): Watchers {
  const queueFault = (): string | null => {
    const refusal = application.queue.fault();
    return refusal && application.texts.refusal(refusal);
  };
  const life = (at: Instant, fault: string | null): Life => ({
    at,
    fault: fault ?? queueFault() ?? replica.state().fault?.detail ?? null,
    missed: application.projections.get<AuditRow>(auditsProjection, LATEST_AUDIT)?.missed ?? 0,
    position: application.projections.position(),
  });
  return {
    turned(turn) {
      metrics.turn(turn);
      heartbeat?.turned(life(turn.at, turn.fault));
    },
    idled: (at, fault) => heartbeat?.idled(life(at, fault)),
  };
}
