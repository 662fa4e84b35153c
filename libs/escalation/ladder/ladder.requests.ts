// What a person states who asks for a step ahead of its time.
import { z } from 'zod';

export const requestStepBody = z
  .strictObject({
    step: z.int().min(0).max(99).describe('Number of the rung in the policy that the task follows'),
    part: z
      .string()
      .trim()
      .min(1)
      .max(120)
      .nullish()
      .describe('Lead agency whose part is meant; every part that is left when it is not said'),
    reason: z.string().trim().min(1).max(1000),
  })
  .meta({ id: 'RequestStepRequest' });
