// What was asked of ladders, as it is shown: steps ahead of their time.
import { z } from 'zod';
import { shownMoment } from '../../kernel/index.js';
import { partLeftOut } from '../policy/move.views.js';

const requestedStep = z.strictObject({
  task: z.string(),
  part: z.string(),
  step: z.int(),
  kind: z.string(),
  at: shownMoment.describe('When it will be looked at'),
});

export const escalatedView = z
  .strictObject({
    requested: z.array(requestedStep),
    notRequested: z.array(partLeftOut).describe('Parts on which it could not be recorded although it was on others, and why'),
  })
  .meta({ id: 'Escalated' });

export type RequestedStep = z.output<typeof requestedStep>;
export type Escalated = z.output<typeof escalatedView>;
