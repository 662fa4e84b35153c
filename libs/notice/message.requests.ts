// What an administrator states who orders a message to be sent once more.
import { z } from 'zod';

export const resendBody = z
  .strictObject({
    reason: z.string().trim().min(1).max(1000).describe('Why it is sent once more, e.g. what the recipient said'),
  })
  .meta({ id: 'ResendMessageRequest' });
