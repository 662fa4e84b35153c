// Entries of the trail as an inspector reads them: each event with its sentence, who, when recorded, the date on the paper, and its cause.
import { z } from 'zod';
import { shownDay, shownMoment } from '../kernel/index.js';

const actor = z
  .strictObject({
    user: z.string(),
    role: z.enum(['head', 'officer', 'admin', 'inspector', 'system']),
    agency: z.string().nullable(),
    operator: z.string().optional().describe('Who gave the command on the machine, beside whom it speaks for'),
    via: z.enum(['cli', 'http', 'link', 'mailbox', 'cycle', 'simulation', 'sample']),
    request: z
      .strictObject({ key: z.string(), body: z.string() })
      .optional()
      .describe('The Idempotency-Key the order was given under, and a digest of what was asked'),
  })
  .meta({ id: 'Actor' });

export const trailEntryView = z
  .strictObject({
    position: z.int(),
    id: z.string(),
    type: z.string(),
    stream: z.string(),
    occurredOn: shownDay.nullable().describe('The date on the paper'),
    by: actor,
    correlationId: z.string(),
    causationId: z.string().nullable(),
    data: z.unknown().describe('As it is recorded; its shape is that of its type'),
    recordedAt: shownMoment,
    recorded: z.string().describe('HH:MM dd/mm/yyyy'),
    who: z.string(),
    sentence: z.string(),
  })
  .meta({ id: 'TrailEntry' });

export const trailView = z.strictObject({ events: z.array(trailEntryView), more: z.boolean() }).meta({ id: 'Trail' });
export const historyView = z.strictObject({ events: z.array(trailEntryView) }).meta({ id: 'History' });

export type TrailEntry = z.output<typeof trailEntryView>;
