// One document that fixes the day of several tasks.
import { z } from 'zod';
import { dayField } from '../../kernel/index.js';

const day = dayField.describe('Day in Viet Nam, YYYY-MM-DD');

export const setDeadlinesBody = z.strictObject({
  tasks: z.array(z.string().trim().min(1).max(160)).min(1).max(200).describe('Ids of the tasks that the document is about'),
  to: day,
  document: z.string().trim().min(1).max(200).describe('Number of the guiding document, e.g. 5678/BNV-CCHC'),
  documentDate: day.nullish(),
});
