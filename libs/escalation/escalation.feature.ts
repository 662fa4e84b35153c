// Policies, ladders and their daily audit, as the catalogue knows them.
import { aboutNobody, streamKind, type Feature } from '../kernel/index.js';
import { LADDER_EVENT_VERSIONS, LADDER_UPCASTERS, type LadderEvents } from './ladder/ladder.events.js';
import { laddersProjection } from './ladder/ladders.projection.js';
import { policiesProjection } from './policy/policies.projection.js';
import { POLICY_EVENT_VERSIONS, type PolicyEvents } from './policy/policy.events.js';
import { AUDIT_EVENT_VERSIONS, type AuditEvents } from './step-audit/audit.events.js';
import { auditsProjection } from './step-audit/audits.projection.js';

export const escalationFeature: Feature = {
  name: 'escalation',
  streams: {
    policy: streamKind<PolicyEvents>(POLICY_EVENT_VERSIONS, aboutNobody),
    ladder: streamKind<LadderEvents>(
      LADDER_EVENT_VERSIONS,
      ({ data }) => ({ tasks: [data.task], agencies: [data.part] }),
      LADDER_UPCASTERS,
    ),
    step: streamKind<AuditEvents>(AUDIT_EVENT_VERSIONS, aboutNobody),
  },
  projections: [policiesProjection, laddersProjection, auditsProjection],
  rights: ['policy.move', 'policy.preview', 'policy.propose', 'policy.switch', 'task.escalate'],
};
