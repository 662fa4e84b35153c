// The latest audit of the ladders: one row.
import type { Instant, Projection } from '../../kernel/index.js';
import { isAuditStream, type AuditEvent, type AuditEvents } from './audit.events.js';

export type AuditRow = AuditEvents['StepsAudited'] & { at: Instant };

export const LATEST_AUDIT = 'latest';

export const auditsProjection: Projection<AuditRow> = {
  name: 'step_audits',
  version: 1,
  keys: (event) => (isAuditStream(event.stream) ? [LATEST_AUDIT] : []),
  evolve(row, stored) {
    const { data } = stored as unknown as AuditEvent;
    const { day, until, checked, missed, unsettled } = data;
    return row && row.day > day ? row : { day, until, checked, missed, unsettled, at: stored.recordedAt };
  },
  indexes: {},
};
