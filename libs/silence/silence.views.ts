// A silence as it is shown.
import { z } from 'zod';
import { shownDay, shownMoment } from '../kernel/index.js';

export const silenceView = z
  .strictObject({
    silence: z.string(),
    task: z.string().nullable(),
    part: z.string().nullable(),
    agency: z.string().nullable(),
    subject: z.string().describe('What is silenced, in the language of the service'),
    reason: z.string(),
    by: z.string().describe('Who started it, as people read it'),
    startedAt: shownMoment,
    until: shownDay.describe('Last day of the silence'),
    active: z.boolean(),
    ended: z.strictObject({ at: shownMoment, reason: z.string() }).nullable().describe('Ended before its day, and why'),
  })
  .meta({ id: 'Silence' });

export const silencesView = z.strictObject({ silences: z.array(silenceView) }).meta({ id: 'Silences' });

export type SilenceView = z.output<typeof silenceView>;
