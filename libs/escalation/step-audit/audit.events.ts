// What the auditor of the ladders found, once a day.
import type { Day, FactOf, Instant } from '../../kernel/index.js';
import type { Unsettled } from './auditor.rule.js';

export interface AuditEvents {
  /** Stream `step-audit-<day>`. Steps due up to `until` were looked at; `unsettled` are the oldest of `missed`. */
  StepsAudited: { day: Day; until: Instant; checked: number; missed: number; unsettled: Unsettled[] };
}

export type AuditEvent = FactOf<AuditEvents>;
export const AUDIT_EVENT_VERSIONS: Record<keyof AuditEvents, number> = { StepsAudited: 1 };

const STREAM = 'step-audit-';
export const auditStream = (day: Day): string => STREAM + day;
export const isAuditStream = (stream: string): boolean => stream.startsWith(STREAM);
