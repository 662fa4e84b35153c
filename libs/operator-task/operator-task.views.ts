// What the administrator must put right, as it is shown.
import { z } from 'zod';
import { shownMoment } from '../kernel/index.js';

export const operatorTaskView = z
  .strictObject({
    key: z.string(),
    kind: z.string(),
    task: z.string().nullable(),
    agency: z.string().nullable(),
    openedAt: shownMoment,
    closedAt: shownMoment.nullable(),
    note: z.string().nullable().describe('What was done about it'),
    sentence: z.string().describe('What is wrong, in the language of the service'),
  })
  .meta({ id: 'Chore' });

export const operatorTasksView = z.strictObject({ chores: z.array(operatorTaskView) }).meta({ id: 'Chores' });

export type OperatorTaskView = z.output<typeof operatorTaskView>;
