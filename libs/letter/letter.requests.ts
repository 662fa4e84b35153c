// What a person states who signed a letter.
import { z } from 'zod';
import { dayField } from '../kernel/index.js';

export const signBody = z
  .strictObject({
    number: z.string().trim().min(1).max(200).describe('Number and symbol given by the registry, e.g. 123/SNV-CCHC'),
    date: dayField.describe('Date on the signed letter, YYYY-MM-DD'),
    explainBy: dayField
      .nullish()
      .describe('Day by which the signed letter wants the explanation, where the signer wrote another than its term gives'),
  })
  .meta({ id: 'SignLetterRequest' });
