// Every version of every policy: the whole document, when it was switched on and by which paper, whether it was retired.
import { instantAt, toInstant, toMillis, type Day, type Instant, type Projection } from '../../kernel/index.js';
import { isPolicyStream } from './policy.commands.js';
import type { PolicyEvent, PolicyEvents } from './policy.events.js';
import type { EscalationPolicy } from './policy.types.rule.js';

export interface SwitchedOn extends Pick<PolicyEvents['PolicySwitchedOn'], 'paper' | 'note'> {
  from: Day;
  /** The first moment at which it was in force: the day, or the order if that came later on the day. */
  at: Instant;
  position: number;
  by: string;
}

export interface PolicyRow {
  /** `<id>@<version>`. */
  ref: string;
  policy: EscalationPolicy;
  source: string;
  proposedAt: Instant;
  proposedBy: string;
  switchedOn: SwitchedOn[];
  retired: { at: Instant; by: string; reason: string } | null;
}

export const policiesProjection: Projection<PolicyRow> = {
  name: 'policies',
  version: 1,
  keys(stored) {
    if (!isPolicyStream(stored.stream)) return [];
    const { id, version } = (stored as unknown as PolicyEvent).data;
    return [`${id}@${version}`];
  },
  evolve(row, stored, ref) {
    const event = stored as unknown as PolicyEvent;
    const { recordedAt, by, position } = stored;
    if (event.type === 'PolicyProposed') {
      const { policy, source } = event.data;
      return { ref, policy, source, proposedAt: recordedAt, proposedBy: by.user, switchedOn: [], retired: null };
    }
    if (!row) return null;
    if (event.type === 'PolicyRetired') return { ...row, retired: { at: recordedAt, by: by.user, reason: event.data.reason } };
    const { from, paper, note } = event.data;
    const at = toInstant(Math.max(toMillis(instantAt(from)), toMillis(recordedAt)));
    return { ...row, switchedOn: [...row.switchedOn, { from, at, paper, note, position, by: by.user }] };
  },
  indexes: {},
};
