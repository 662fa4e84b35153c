// What a person states who starts or ends a silence.
import { z } from 'zod';
import { dayField } from '../kernel/index.js';

const id = z.string().trim().min(1).max(160);
const reason = z.string().trim().min(1).max(2000);

export const startBody = z
  .strictObject({
    task: id.nullish().describe('Task to silence; either this or agency'),
    part: id.nullish().describe("With task: only this lead agency's part"),
    agency: id.nullish().describe('Agency to silence as a whole'),
    reason,
    until: dayField.describe('Last day of the silence, YYYY-MM-DD'),
  })
  .meta({ id: 'StartSilenceRequest' });

export const endBody = z.strictObject({ reason }).meta({ id: 'EndSilenceRequest' });
