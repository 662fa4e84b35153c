// What was asked of ladders, as it is shown: steps ahead of their time, moves to another policy, and what was left out.
import { z } from 'zod';
import { shownMoment } from '../../kernel/index.js';

const requestedStep = z.strictObject({
  task: z.string(),
  part: z.string(),
  step: z.int(),
  kind: z.string(),
  at: shownMoment.describe('When it will be looked at'),
});

const partLeftOut = z
  .strictObject({ task: z.string(), part: z.string(), code: z.string(), detail: z.string() })
  .meta({ id: 'PartLeftOut' });

export const escalatedView = z
  .strictObject({
    requested: z.array(requestedStep),
    notRequested: z.array(partLeftOut).describe('Parts on which it could not be recorded although it was on others, and why'),
  })
  .meta({ id: 'Escalated' });

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

export type RequestedStep = z.output<typeof requestedStep>;
export type PartLeftOut = z.output<typeof partLeftOut>;
export type Escalated = z.output<typeof escalatedView>;
export type Move = z.output<typeof move>;
export type Moved = z.output<typeof movedView>;
