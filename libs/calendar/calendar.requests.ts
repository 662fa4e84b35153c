// The notice of a year as it is written in a file, and how it is loaded.
import { z } from 'zod';
import { FIRST_COMPUTED_YEAR, LAST_COMPUTED_YEAR } from '../deadline/calendars/lawful-year.rule.js';
import { dayField } from '../kernel/index.js';

const day = dayField.describe('Day in Viet Nam, YYYY-MM-DD');

export const noticeSchema = z
  .strictObject({
    $schema: z.string().optional(),
    year: z.int().min(FIRST_COMPUTED_YEAR).max(LAST_COMPUTED_YEAR),
    documents: z
      .array(
        z.strictObject({
          number: z.string().trim().min(1).max(200).describe('Number and sign of the document, e.g. 9441/TB-BNV'),
          date: day.nullable().default(null),
        }),
      )
      .min(1)
      .max(20)
      .describe('The notices and decisions that fix the year'),
    days: z
      .array(
        z.strictObject({
          date: day,
          name: z.string().trim().min(1).max(200).describe('What people read, in Vietnamese'),
          kind: z
            .enum(['holiday', 'compensatory', 'swapped-off', 'swapped-work'])
            .describe(
              'holiday: a day of the law, on a weekend too; compensatory: a weekday off for one of them; swapped-off: a weekday given off for a day worked elsewhere; swapped-work: that Saturday or Sunday',
            ),
        }),
      )
      .min(1)
      .max(120)
      .describe('Every day of the year that is not as its weekday says'),
  })
  .describe('A year of the civil-service calendar as its notices have it');

export type CalendarNotice = Omit<z.output<typeof noticeSchema>, '$schema'>;

/**
 * How a notice is loaded: `reason` when the year has one already, `despiteWarnings` when something in it looks wrong and is right.
 * The notice itself is read by its own rule, which says more.
 */
export const loadBody = z
  .strictObject({
    notice: z.unknown(),
    reason: z.string().trim().min(1).max(1000).nullish(),
    despiteWarnings: z.boolean().default(false),
  })
  .meta({ id: 'LoadCalendarYearRequest' });
