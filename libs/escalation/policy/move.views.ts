// Moves of ladders to another policy, as they are shown, and the parts that were left out.
import { z } from 'zod';
import { shownMoment } from '../../kernel/index.js';

export const partLeftOut = z
  .strictObject({ task: z.string(), part: z.string(), code: z.string(), detail: z.string() })
  .meta({ id: 'PartLeftOut' });

export const lookChange = z
  .strictObject({
    step: z.int(),
    kind: z.string(),
    occasion: z.string(),
    before: shownMoment.nullable(),
    after: shownMoment.nullable(),
    dueAtOnce: z.boolean().describe('It would come due at once'),
  })
  .meta({ id: 'LookChange' });

const move = z
  .strictObject({
    task: z.string(),
    code: z.string(),
    title: z.string(),
    part: z.string(),
    from: z.string(),
    to: z.string(),
    stopped: z.string().nullable().describe('Why nothing changes before the ladder goes on again; null when it runs'),
    changes: z.array(lookChange),
  })
  .meta({ id: 'LadderMove' });

export const movesView = z.strictObject({ moves: z.array(move) }).meta({ id: 'LadderMoves' });
export const movedView = z
  .strictObject({
    moves: z.array(move),
    notMoved: z.array(partLeftOut).describe('Parts that could not be moved although others were, and why'),
  })
  .meta({ id: 'LaddersMoved' });

export type PartLeftOut = z.output<typeof partLeftOut>;
export type Move = z.output<typeof move>;
export type Moved = z.output<typeof movedView>;
