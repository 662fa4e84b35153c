// What a person states who switches a policy on, retires it, or moves tasks to it.
import { z } from 'zod';
import { dayField } from '../../kernel/index.js';

const day = dayField.describe('Day in Viet Nam, YYYY-MM-DD');
const sentence = z.string().trim().min(1).max(1000);
const ref = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}@[1-9]\d{0,6}$/)
  .describe('<id>@<version>, e.g. mac-dinh@2');

export const switchOnBody = z
  .strictObject({
    from: day.nullish().describe('First day on which tasks that begin follow it; today when it is not said'),
    document: z.string().trim().min(1).max(200).describe('Number of the signed document'),
    documentDate: day.nullish(),
    note: z.string().trim().max(1000).default(''),
  })
  .meta({ id: 'SwitchPolicyOnRequest' });

export const retireBody = z.strictObject({ reason: sentence }).meta({ id: 'RetirePolicyRequest' });

export const moveBody = z
  .strictObject({
    to: ref,
    plan: z.string().trim().min(1).max(120).nullish().describe('Every task of this plan that is not over'),
    task: z.string().trim().min(1).max(160).nullish().describe('One task'),
    reason: sentence,
  })
  .refine(({ plan, task }) => Boolean(plan) !== Boolean(task), { params: { wanted: 'plan-or-task' }, path: ['plan'] })
  .meta({ id: 'MoveLaddersRequest' });
