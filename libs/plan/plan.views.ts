// Plans as they are shown: briefly, row by row, and an amendment beside what is in force.
import { z } from 'zod';
import { shownDay, shownMoment } from '../kernel/index.js';

const params = z.record(z.string(), z.union([z.string(), z.number()]));

const head = {
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: shownDay.nullable(),
  issuedFrom: shownDay.optional().describe('Of a draft that leaves the day open: the first day on which it could be signed'),
  year: z.int().nullable(),
  title: z.string().nullable(),
};
const planHead = z.strictObject(head).meta({ id: 'PlanHead' });

const problem = z
  .strictObject({
    where: z.string(),
    text: z.string().describe('The words concerned, verbatim'),
    message: z.string().describe('What is wrong, in words'),
    code: z.string(),
    params,
  })
  .meta({ id: 'PlanProblem' });

const mention = z
  .strictObject({ id: z.string().nullable().describe('Null when the directory does not know it'), name: z.string(), group: z.boolean() })
  .meta({ id: 'AgencyMention' });

const deadline = z
  .strictObject({
    kind: z.enum([
      'date',
      'month',
      'quarter',
      'half-year',
      'nine-months',
      'year',
      'multi-year',
      'recurring',
      'standing',
      'conditional',
      'working-days',
      'unreadable',
    ]),
    nominalDue: shownDay.nullable().describe('The last day inside the term, as printed'),
    effectiveDue: shownDay.nullable(),
    every: z.enum(['year', 'half-year', 'quarter', 'month', 'week']).nullable(),
    condition: z.string().nullable().describe('The outside document or event it waits for, verbatim'),
    rule: z.string(),
    why: z.string(),
    ambiguous: z.string().nullable(),
    text: z.string().describe('The cell, verbatim'),
    milestones: z.array(z.strictObject({ due: shownDay, text: z.string() })),
    startsOn: shownDay.nullable(),
  })
  .meta({ id: 'DeadlineRead' });

const task = {
  code: z.string(),
  numbers: z.strictObject({ part: z.string(), section: z.string(), group: z.string() }).optional(),
  field: z.string(),
  group: z.string(),
  title: z.string(),
  product: z.string(),
  leadText: z.string(),
  leads: z.array(mention),
  coordinatorText: z.string(),
  coordinators: z.array(mention),
  deadlineText: z.string(),
  deadline,
  funding: z.string().nullable(),
  notes: z.array(z.strictObject({ heading: z.string(), text: z.string() })),
  problems: z.array(problem),
  confidence: z.number().describe('From 0 to 1: how surely the row was read'),
  where: z.string(),
};
const planTask = z.strictObject(task).meta({ id: 'PlanTask' });

const openPoint = z
  .enum([
    'lead-missing',
    'lead-unknown',
    'lead-unresolved',
    'deadline-missing',
    'deadline-unreadable',
    'deadline-ambiguous',
    'struck-out',
    'struck-in-part',
  ])
  .meta({ id: 'OpenPoint' });

const paper = z.strictObject({ number: z.string(), date: shownDay.nullable() });

export const rowView = z
  .strictObject({
    row: z.string(),
    fate: z.enum(['task', 'not-a-task', 'split', 'joined']),
    reason: z.string().nullable(),
    into: z.array(z.string()),
    ...task,
    codeInPlan: z.string().nullable(),
    provisional: z.int().nullable().describe('The year whose notice its day waits for: computed from the law, it may still change'),
    printed: z
      .record(z.string(), z.string())
      .describe('Cells as the document prints them, where review has put other words in their place'),
    toDecide: z.array(openPoint),
    acceptedAsRead: z.array(openPoint),
    deadlineBy: z
      .strictObject({ paper: paper.nullable(), reason: z.string().nullable() })
      .nullable()
      .describe('What a decided deadline rests on'),
  })
  .meta({ id: 'PlanDraftRow' });

const decisions = z.array(z.strictObject({ decision: z.int(), type: z.string(), sentence: z.string(), takenBack: z.boolean() }));
const source = z.strictObject({ name: z.string(), sha256: z.string() });

const refused = { task: z.string(), code: z.string(), params };
const amendment = {
  amendment: z.int(),
  phase: z.enum(['draft', 'discarded', 'applied', 'carried-out']),
  number: z.string().nullable(),
  issuedOn: shownDay.nullable(),
  source,
  importedAt: shownMoment,
  importedBy: z.string(),
  appliedAt: shownMoment.nullable(),
};

const brief = {
  id: z.string(),
  revision: z.int(),
  ...head,
  phase: z.enum(['none', 'draft', 'approved', 'discarded']),
  importedAt: shownMoment,
  importedBy: z.string(),
  approvedAt: shownMoment.nullable(),
  leftOut: z.array(z.strictObject({ row: z.string(), reason: z.string() })),
  toDecide: z.int().describe('Rows about which something is still to be decided'),
  amendments: z.array(
    z.strictObject({
      ...amendment,
      refused: z.array(z.strictObject(refused)).describe('Parts of it that could not be carried out, by task'),
    }),
  ),
};

export const planBrief = z.strictObject({ ...brief, tasks: z.int(), problems: z.int() }).meta({ id: 'PlanBrief' });
export const plansView = z.strictObject({ plans: z.array(planBrief) }).meta({ id: 'Plans' });

export const planView = z
  .strictObject({
    ...brief,
    tasks: z.array(planTask),
    problems: z.array(problem),
    plan: planHead.nullable(),
    source: source.nullable(),
    calendar: z.string().nullable(),
    asRead: z.array(z.strictObject({ row: z.string(), points: z.array(openPoint) })),
    rows: z.array(rowView),
    decisions,
    receipt: z
      .strictObject({
        cells: z.int(),
        tasks: z.int(),
        headings: z.int(),
        repeatedHeaders: z.int(),
        problems: z.int(),
        rows: z.int(),
        taskRows: z.int(),
      })
      .nullable()
      .describe('tasks + headings + repeatedHeaders + problems = cells'),
  })
  .meta({ id: 'Plan' });

const differenceKind = z
  .enum(['pair', 'removed', 'added', 'lead', 'coordinators', 'deadline', 'title', 'product', 'funding', 'place'])
  .meta({ id: 'DifferenceKind' });
const choice = z.enum(['accept', 'keep', 'withdraw', 'same', 'different']).meta({ id: 'Choice' });
const outcome = z.enum([
  'unchanged',
  'changed',
  'kept',
  'withdrawn',
  'added',
  'not-taken-over',
  'closed-before',
  'never-assigned',
  'not-a-task',
  'split',
  'joined',
]);

const difference = z
  .strictObject({
    key: z.string(),
    kind: differenceKind,
    was: z.string(),
    now: z.string(),
    choices: z.array(choice),
    note: z.enum(['reported', 'done', 'extended']).nullable(),
    decided: z.strictObject({ choice, reason: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'Difference' });

/** What the rows of a comparison or of a receipt are called on either side. */
const called = { code: z.string().nullable(), documentCode: z.string().nullable(), title: z.string() };
const outcomes = z.strictObject({ rows: z.int(), outcomes: z.partialRecord(outcome, z.int()) });

export const amendmentView = z
  .strictObject({
    plan: z.string(),
    revision: z.int(),
    ...amendment,
    refused: z.array(z.strictObject({ ...refused, taskCode: z.string(), title: z.string() })),
    head: planHead,
    rows: z.array(rowView),
    decisions,
    comparison: z.array(
      z.strictObject({
        row: z.string().nullable(),
        task: z.string().nullable(),
        standing: z.enum(['open', 'done', 'withdrawn', 'carried-over', 'set-aside']).nullable(),
        document: z.string().nullable(),
        likeness: z.number().nullable(),
        differences: z.array(difference),
        ...called,
      }),
    ),
    undecided: z.int(),
    problems: z.array(problem),
    receipt: z
      .strictObject({
        lines: z.array(
          z.strictObject({
            row: z.string().nullable(),
            document: z.string().nullable(),
            outcome,
            accepted: z.array(differenceKind),
            kept: z.array(differenceKind),
            ...called,
          }),
        ),
        plan: outcomes,
        document: outcomes,
      })
      .nullable()
      .describe('Once applied: every row of the plan in force and every row of the document stands on exactly one line'),
  })
  .meta({ id: 'Amendment' });

export type PlanBrief = z.output<typeof planBrief>;
export type PlanView = z.output<typeof planView>;
export type AmendmentView = z.output<typeof amendmentView>;
