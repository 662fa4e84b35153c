// The civil-service calendar as it is shown: its years and versions, and what the notice of a year would move.
import { z } from 'zod';
import { shownDay, shownMoment } from '../kernel/index.js';

const paper = z.strictObject({ number: z.string(), date: shownDay.nullable() });

const entry = z.strictObject({
  version: z.string(),
  at: shownMoment,
  by: z.string().describe('The account'),
  who: z.string().describe('Who that is, in words'),
  year: z.int().nullable().describe('Null for what the product brought along'),
  documents: z.array(paper),
  reason: z.string().nullable(),
  source: z.string(),
});

export const calendarBrief = z
  .strictObject({
    version: z.string().describe('Named by every verdict "late" that is given now'),
    years: z
      .array(z.strictObject({ year: z.int(), documents: z.array(z.string()) }))
      .describe('Years fixed by a notice; every other year is computed from the law and provisional'),
    changes: z.array(entry).describe('What changed it, oldest first'),
  })
  .meta({ id: 'Calendar' });

export const calendarYearView = z
  .strictObject({
    year: z.int(),
    version: z.string(),
    provisional: z.boolean().describe('Computed from the law: it may change when the holidays of the year are announced'),
    documents: z.array(z.string()),
    workingDays: z.int(),
    days: z.array(
      z.strictObject({
        date: shownDay,
        name: z.string(),
        kind: z.enum(['holiday', 'compensatory', 'swapped-off', 'swapped-work']),
      }),
    ),
  })
  .meta({ id: 'CalendarYear' });

const checked = {
  year: z.int(),
  documents: z.array(paper),
  days: z.int(),
  workingDays: z.int(),
  warnings: z.array(z.string()).describe('What is unusual: to be compared with the document again'),
};
export const noticeCheck = z.strictObject(checked).meta({ id: 'NoticeCheck' });

const moved = { before: shownDay, after: shownDay };
export const noticePreview = z
  .strictObject({
    ...checked,
    version: z.strictObject({ before: z.string(), after: z.string() }),
    changes: z
      .array(z.strictObject({ day: shownDay, name: z.string(), works: z.boolean() }))
      .describe('Days that were to be worked and are not, or the other way round'),
    deadlines: z.array(z.strictObject({ task: z.string(), code: z.string(), title: z.string(), plan: z.string(), ...moved })),
    reports: z.array(z.strictObject({ report: z.string(), agency: z.string(), name: z.string(), ...moved })),
    steps: z
      .array(
        z.strictObject({
          task: z.string(),
          code: z.string(),
          title: z.string(),
          part: z.string(),
          name: z.string(),
          step: z.int(),
          kind: z.string(),
          occasion: z.string(),
          before: shownMoment.nullable(),
          after: shownMoment.nullable(),
          dueAtOnce: z.boolean(),
        }),
      )
      .describe('Steps whose moment moves; what was told stays told'),
  })
  .meta({ id: 'NoticePreview' });

export type CalendarBrief = z.output<typeof calendarBrief>;
export type CalendarEntry = CalendarBrief['changes'][number];
export type CalendarYearView = z.output<typeof calendarYearView>;
export type NoticeCheck = z.output<typeof noticeCheck>;
export type NoticePreview = z.output<typeof noticePreview>;
