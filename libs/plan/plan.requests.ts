// What a person states who imports a plan, reviews its draft, approves or discards it.
import { z } from 'zod';
import { dayField } from '../kernel/index.js';

/** Marks nobody sees turn words around or break them apart; they are left out of a document too. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const typed = z
  .string()
  .overwrite((text) => text.replace(/\r\n?/g, '\n').replace(HIDDEN, ''))
  .trim()
  .normalize();
const reason = typed.min(1).max(500);
const words = typed.max(5_000);
const rowName = z
  .union([z.int().min(1).max(99_999), z.string().trim().min(1).max(12)])
  .describe('Row: its place in the document (7) or its name (r07, r07a; n07 in an amendment)');
const rowNames = z.array(rowName).min(1).max(10_000);
const revision = z.int().min(0).optional().describe('Revision of the plan this is based on; refused when the plan has changed since');

const cells = z
  .strictObject({
    code: words.optional(),
    field: words.optional(),
    group: words.optional(),
    title: words.min(1).optional(),
    product: words.optional(),
    lead: words.optional(),
    coordinator: words.optional(),
    deadline: words.optional(),
    funding: words.optional(),
  })
  .describe('Words of the cells, read again like those of the document');
const someCells = cells.refine((given) => Object.keys(given).length > 0, { params: { wanted: 'some-cell' } });
const titled = cells.extend({ title: words.min(1) });

export const decisionBody = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('correct'), row: rowName, cells: someCells, revision }),
    z.strictObject({ decision: z.literal('split'), row: rowName, pieces: z.array(titled).min(2).max(26), revision }),
    z.strictObject({ decision: z.literal('join'), rows: z.array(rowName).min(2).max(26), cells: cells.default({}), revision }),
    z.strictObject({ decision: z.literal('not-a-task'), rows: rowNames, reason, revision }),
    z.strictObject({ decision: z.literal('add'), cells: titled, reason: reason.describe('Where the task was found'), revision }),
    z.strictObject({
      decision: z.literal('resolve'),
      row: rowName,
      text: words.min(1).describe('The words nobody knows, as they are printed'),
      agency: z.string().trim().min(1).max(120).describe('Agency id of the directory'),
      teach: z.boolean().default(false).describe('Also teach the words to the directory as a name of the agency'),
      revision,
    }),
    z.strictObject({
      decision: z.literal('deadline'),
      row: rowName,
      to: dayField.describe('Day in Viet Nam, YYYY-MM-DD'),
      document: z.string().trim().normalize().min(1).max(200).nullish(),
      documentDate: dayField.nullish(),
      reason: reason.nullish(),
      revision,
    }),
    z.strictObject({ decision: z.literal('accept'), rows: z.union([z.literal('all'), rowNames]), revision }),
    z.strictObject({
      decision: z.literal('difference'),
      differences: z.union([z.literal('all'), z.array(z.string().trim().min(1).max(40)).min(1).max(20_000)]),
      kind: z
        .enum(['pair', 'removed', 'added', 'lead', 'coordinators', 'deadline', 'title', 'product', 'funding', 'place'])
        .optional()
        .describe('With "all": only differences of this kind'),
      choose: z.enum(['accept', 'keep', 'withdraw', 'same', 'different']),
      reason: reason.nullish(),
      revision,
    }),
  ])
  .meta({ id: 'DecisionRequest' });

export type DecisionRequest = z.output<typeof decisionBody>;

export const uploadBody = z
  .strictObject({
    name: z.string().trim().min(1).max(300).describe('File name with its extension'),
    content: z.string().min(1).max(40_000_000).describe('The file, base64'),
  })
  .meta({ id: 'ImportPlanRequest' });

const asRead = z.boolean().default(false).describe('Accept as read whatever is still in doubt; a row without a lead cannot be');

export const approvePlanBody = z
  .strictObject({
    leaveOut: z
      .array(z.strictObject({ row: rowName, reason }))
      .max(10_000)
      .default([])
      .describe('Rows that are not to be assigned, each with its reason'),
    asRead,
    revision,
  })
  .meta({ id: 'ApprovePlanRequest' });

export const applyAmendmentBody = z.strictObject({ asRead, revision }).meta({ id: 'ApplyAmendmentRequest' });
export const discardPlanBody = z.strictObject({ reason, revision }).meta({ id: 'DiscardPlanRequest' });
export const takeBackBody = z
  .strictObject({ decision: z.int().min(1).optional().describe('Default: the latest'), revision })
  .meta({ id: 'TakeBackRequest' });
