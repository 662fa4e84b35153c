// Orders to a plan, with the schemas the edges parse them by.
import { z } from 'zod';
import type { Actor, Instant } from '../kernel/index.js';
import type { PlanReading } from './plan.types.rule.js';

/** A plan is named by its document: `117-kh-ubnd-tinh-nam-dinh-2020`. */
export const planId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(120);

export const approvePlanBody = z.strictObject({
  leaveOut: z
    .array(z.strictObject({ row: z.int().min(1), reason: z.string().trim().min(1).max(500) }))
    .max(10_000)
    .default([])
    .describe('Rows that are not to be assigned, each with its reason'),
});

export const discardPlanBody = z.strictObject({ reason: z.string().trim().min(1).max(500) });

interface Order {
  now: Instant;
  by: Actor;
  plan: string;
}

export type PlanCommand =
  | (Order & { type: 'ImportPlan'; reading: PlanReading; source: { name: string; sha256: string }; calendar: string })
  | (Order & { type: 'ApprovePlan'; leaveOut: { row: number; reason: string }[] })
  | (Order & { type: 'DiscardPlan'; reason: string });
