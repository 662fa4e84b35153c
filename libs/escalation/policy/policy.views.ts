// Policies as they are shown: what is on record, and what is in force.
import { z } from 'zod';
import { shownDay, shownMoment } from '../../kernel/index.js';
import type { EscalationPolicy } from './policy.types.rule.js';

export const policyBrief = z
  .strictObject({
    ref: z.string().describe('<id>@<version>'),
    name: z.string(),
    steps: z.int(),
    source: z.string(),
    proposedAt: shownMoment,
    state: z.enum(['proposed', 'coming', 'in-force', 'replaced', 'retired']),
    switchedOn: z.array(
      z.strictObject({
        from: shownDay,
        paper: z.strictObject({ number: z.string(), date: shownDay.nullable() }).nullable(),
        note: z.string(),
        by: z.string(),
      }),
    ),
    retired: z.strictObject({ at: shownMoment, by: z.string(), reason: z.string() }).nullable(),
  })
  .meta({ id: 'PolicyBrief' });

export const policiesView = z.strictObject({ policies: z.array(policyBrief) }).meta({ id: 'Policies' });
export const policyView = z
  .strictObject({
    ...policyBrief.shape,
    policy: z.unknown().meta({ type: 'object' }).describe('The policy, whole; its JSON Schema is at /api/policies/schema'),
  })
  .meta({ id: 'Policy' });
export const policyChecked = z.strictObject({ ref: z.string(), name: z.string(), steps: z.int() }).meta({ id: 'PolicyChecked' });

export type PolicyBrief = z.output<typeof policyBrief>;
export type PolicyView = z.output<typeof policyView> & { policy: EscalationPolicy };
export type PolicyChecked = z.output<typeof policyChecked>;
