// A day is audited once.
import type { Decider } from '../../kernel/index.js';
import type { AuditEvent, AuditEvents } from './audit.events.js';

export type AuditCommand = { type: 'RecordAudit' } & AuditEvents['StepsAudited'];

export const auditDecider: Decider<boolean, AuditCommand, AuditEvent> = {
  initial: false,
  decide({ type: _, ...data }, audited) {
    return audited ? [] : [{ type: 'StepsAudited', data }];
  },
  evolve: () => true,
};
