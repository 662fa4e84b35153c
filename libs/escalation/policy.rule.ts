// Reads an escalation policy from JSON and refuses, with the place and the reason, one that could not be kept.
import { z } from 'zod';
import { isRefusal, parseInput, refuse, type Refusal } from '../kernel/index.js';
import { CHANNELS, ROLES, type EscalationPolicy, type PolicyStep } from './policy.types.rule.js';

const agency = z.string().trim().min(1).max(120);
const role = z.enum(ROLES);
const rung = z.int().min(0).max(99);
const days = (from: number) => z.int().min(from).max(250);
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('HH:MM in Viet Nam');

const when = z
  .union([
    z.strictObject({ on: z.literal('assignment') }),
    z.strictObject({ on: z.literal('no-acceptance'), workingDays: days(1) }),
    z.strictObject({ beforeDue: days(0).describe('Working days before the last working day on or before the nominal day') }),
    z.strictObject({ afterDue: days(1).describe('Working days after the effective day') }),
  ])
  .describe('When the step comes due');

const recipient = z.strictObject({
  role: role.describe("Relative to one lead's part of a task"),
  channels: z.array(z.enum(CHANNELS)).min(1),
  copy: z.boolean().optional().describe('Told for information only'),
});

const step = z.strictObject({
  step: rung.describe('Number of the rung; higher ones outrank lower ones'),
  kind: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .describe('Names the wording of the notice'),
  when,
  to: z.array(recipient).min(1).max(50),
});

const conflict = z.strictObject({
  lead: agency.describe('Agency that leads the part'),
  steps: z.array(rung).min(1),
  replace: z.partialRecord(role, role.nullable()).describe('Role on these steps, and the role told instead of it; null: nobody'),
});

export const policySchema = z
  .strictObject({
    $schema: z.string().optional(),
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
    version: z.int().min(1),
    name: z.string().trim().min(1).max(200),
    sendAt: time.describe('HH:MM in Viet Nam: when steps come due and sending begins, on working days'),
    sendUntil: time.default('17:00').describe('HH:MM in Viet Nam: when sending ends'),
    offices: z.strictObject({ 'office-chief': agency }).describe('Agencies behind the roles that are not relative to the task'),
    steps: z.array(step).min(1).max(50).describe('In order of time'),
    conflicts: z.array(conflict).max(500).default([]),
  })
  .describe('Escalation policy of Đúng Hạn: who must know about a task, when, by what channel');

/** The published JSON Schema of a policy file: policies/policy.schema.json. */
export const policyJsonSchema = (): object => z.toJSONSchema(policySchema, { io: 'input' });

/** Place of a step in time; null for steps that hang on the assignment, which the deadline may overtake. */
function workingDaysFromDue({ when: moment }: PolicyStep): number | null {
  if ('on' in moment) return null;
  return 'beforeDue' in moment ? -moment.beforeDue : moment.afterDue;
}

/** A higher rung comes later; several steps may share a rung. */
function wrongOrder(steps: readonly PolicyStep[]): Refusal | null {
  let previous: { index: number; step: number; at: number } | null = null;
  for (const [index, each] of steps.entries()) {
    const at = workingDaysFromDue(each);
    if (at === null) continue;
    const backwards = previous && (at < previous.at || each.step < previous.step);
    const atOnce = previous && at === previous.at && each.step > previous.step;
    if (previous && (backwards || atOnce)) {
      return refuse('policy.order', {
        path: `steps.${index}`,
        step: each.step,
        before: previous.step,
        beforePath: `steps.${previous.index}`,
      });
    }
    previous = { index, step: each.step, at };
  }
  return null;
}

function namedTwice(steps: readonly PolicyStep[]): Refusal | null {
  for (const [index, each] of steps.entries()) {
    const first = steps.findIndex((other) => other.step === each.step && other.kind === each.kind);
    if (first < index) return refuse('policy.twice', { path: `steps.${index}`, step: each.step, kind: each.kind, first: `steps.${first}` });
  }
  return null;
}

/** What the schema cannot say: a day that has hours to send in, rungs that rise with time, each rung once. */
function incoherent(policy: EscalationPolicy): Refusal | null {
  const { sendAt, sendUntil, steps } = policy;
  if (sendUntil <= sendAt) return refuse('policy.hours', { path: 'sendUntil', sendAt, sendUntil });
  return namedTwice(steps) ?? wrongOrder(steps);
}

/** The policy, or a refusal that names the path of what is wrong. */
export function parsePolicy(json: unknown): EscalationPolicy | Refusal {
  const parsed = parseInput(policySchema, json);
  if (isRefusal(parsed)) {
    const { field, vi, en } = parsed.params;
    return refuse('policy.invalid', { path: field ?? '', vi: vi ?? '', en: en ?? '' });
  }
  const { $schema: _, ...policy } = parsed.value;
  return incoherent(policy) ?? policy;
}
