// What an administrator states who closes an operator task.
import { z } from 'zod';

export const closeOperatorTaskBody = z
  .strictObject({ note: z.string().trim().min(1).max(1000).describe('What was done about it') })
  .meta({ id: 'CloseChoreRequest' });
