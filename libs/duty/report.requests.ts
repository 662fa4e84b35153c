// What a person states who submits a report, or returns one.
import { z } from 'zod';
import { dayField } from '../kernel/index.js';

const day = dayField.describe('Day in Viet Nam, YYYY-MM-DD');
const sentence = z.string().trim().min(1).max(4000);

export const submitBody = z
  .strictObject({
    document: z.string().trim().min(1).max(200).describe('Number of the report, e.g. 15/BC-STP'),
    documentDate: day.nullish(),
    lines: z
      .array(z.strictObject({ task: z.string().trim().min(1).max(160), text: sentence }))
      .min(1)
      .max(1000)
      .describe('What was done about each task of the report'),
  })
  .meta({ id: 'SubmitReportRequest' });

export const returnBody = z.strictObject({ reason: sentence.describe('What must be done again') }).meta({ id: 'ReturnReportRequest' });
