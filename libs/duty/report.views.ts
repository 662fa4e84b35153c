// A periodic report as people are shown it.
import { z } from 'zod';
import { shownDay, shownMoment } from '../kernel/index.js';

const reportTask = z.strictObject({
  task: z.string(),
  code: z.string(),
  title: z.string(),
  plan: z.string().describe('Number of the plan'),
});

export const reportView = z
  .strictObject({
    report: z.string(),
    period: z.string(),
    title: z.string(),
    agency: z.string(),
    name: z.string(),
    from: shownDay,
    cutOff: shownDay,
    opensOn: shownDay.nullable(),
    due: shownDay,
    provisional: z
      .int()
      .nullable()
      .describe('The year whose notice the day waits for: computed from the law, it may still change. Null of what is over'),
    upward: z
      .strictObject({ nominal: shownDay, effective: shownDay, aim: shownDay })
      .describe('When the province itself reports: as printed, by law, and the working day to aim at'),
    standing: z.enum(['upcoming', 'open', 'submitted', 'submitted-late', 'overdue', 'cancelled']),
    daysLate: z.strictObject({ calendar: z.int(), working: z.int() }).nullable(),
    tasks: z.array(reportTask),
    overseer: z.string().nullable(),
    submitted: z
      .strictObject({
        at: shownMoment,
        document: z.string(),
        lines: z.array(z.strictObject({ task: z.string(), text: z.string() })),
      })
      .nullable(),
    timesReturned: z.int(),
  })
  .meta({ id: 'Report' });

export const reportsView = z.strictObject({ reports: z.array(reportView) }).meta({ id: 'Reports' });

export type ReportView = z.output<typeof reportView>;
