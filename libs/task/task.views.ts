// Tasks as they are shown: state and standing at one moment, the official counts, and what a new day would bring about.
import { z } from 'zod';
import { shownDay, shownMoment, shownReason } from '../kernel/index.js';

const days = { calendar: z.int(), working: z.int() };
const daysLate = z.strictObject(days).meta({ id: 'Days' });
const lateness = z
  .strictObject({ ...days, suspended: daysLate.nullable().describe('On how many of them the task stood still by decision') })
  .meta({ id: 'Lateness' });

const standing = z
  .enum([
    'on-time',
    'at-risk',
    'late',
    'milestone-passed',
    'no-deadline',
    'done-on-time',
    'done-late',
    'done-no-deadline',
    'suspended',
    'withdrawn',
    'carried-over',
  ])
  .meta({ id: 'TaskStanding' });

const deadlineKind = z
  .enum([
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
  ])
  .meta({ id: 'DeadlineKind' });

const paper = z.strictObject({ number: z.string(), date: shownDay.nullable() }).meta({ id: 'SignedPaper' });
const party = z.strictObject({ agency: z.string(), name: z.string() }).meta({ id: 'Party' });
const taskRef = z.strictObject({ task: z.string(), code: z.string(), title: z.string() });
const newDay = { nominalDue: shownDay, effectiveDue: shownDay, calendar: z.string() };

const deadlineVersion = z
  .strictObject({
    version: z.int().describe('1 for the one printed in the plan'),
    kind: deadlineKind,
    nominalDue: shownDay.nullable(),
    effectiveDue: shownDay.nullable(),
    calendar: z.string(),
    paper: paper.nullable(),
    setAt: shownMoment,
    afterDue: z.boolean(),
    listed: z.literal(true).optional().describe('Its document lists several days, each a milestone'),
    replaces: shownDay.optional().describe('The milestone that it moved'),
    earlier: z
      .array(z.strictObject({ ...newDay, until: shownMoment }))
      .optional()
      .describe('The days it had before the calendar changed, oldest first'),
  })
  .meta({ id: 'DeadlineVersion' });

const milestone = z.strictObject({
  due: shownDay,
  original: shownDay.nullable().describe('The day as printed, where a document has moved it'),
  year: z.string().nullable(),
  recurring: z.boolean(),
  listed: z.boolean(),
  last: z.boolean().describe('After it the work is over, or late'),
  effectiveDue: shownDay,
});

const milestoneMet = z.strictObject({
  milestone: shownDay,
  reportedAt: shownMoment,
  paper: paper.nullable(),
  doneOn: shownDay,
  confirmedAt: shownMoment,
});

const explanation = z
  .strictObject({
    explanation: z.int(),
    deadlineVersion: z.int(),
    since: shownMoment,
    due: shownDay,
    letter: z.strictObject({ letter: z.string(), number: z.string(), date: shownDay }).nullable(),
    answer: z.strictObject({ at: shownMoment, text: z.string(), paper: paper.nullable() }).nullable(),
    state: z.enum(['open', 'answered', 'accepted', 'superseded']),
    timesReturned: z.int(),
    returnedFor: z.string().nullable(),
  })
  .meta({ id: 'Explanation' });

const wait = z
  .strictObject({
    wait: z.int(),
    agency: party,
    since: shownDay,
    until: shownDay.nullable(),
    paper,
    note: z.string(),
    verdict: z.enum(['unconfirmed', 'confirmed', 'refused']),
  })
  .meta({ id: 'Wait' });

const share = z
  .strictObject({
    ...party.shape,
    ...days,
    role: z.enum(['lead', 'former-lead', 'waited-for', 'suspended']),
    confirmed: z.boolean().nullable(),
    papers: z.array(z.string()),
  })
  .meta({ id: 'ShareOfDays' });

const partView = z
  .strictObject({
    agency: z.string(),
    name: z.string(),
    group: z.string().nullable(),
    phase: z.enum(['assigned', 'accepted', 'in-progress', 'declined', 'awaiting-confirmation', 'done']),
    percent: z.number().nullable(),
    reportedAt: shownMoment.nullable(),
    doneOn: shownDay.nullable(),
    reportedFor: shownDay
      .nullable()
      .describe('The milestone whose result waits for confirmation, or was confirmed last; null of a report on the whole work'),
    milestonesMet: z.array(milestoneMet),
    paper: z.string().nullable(),
    standing,
    daysLate: lateness.nullable(),
    reasons: z.array(shownReason).describe('Why the standing is what it is'),
    risks: z.array(shownReason).describe('What makes it uncertain that it will be done in time, beside the distance from its day'),
    why: z.array(z.string()).describe('Reasons and risks as sentences'),
    explanations: z.array(explanation),
    daysLost: z.array(share).describe('Whose the days are by which it is late; they add up to `daysLate`'),
    waits: z.array(wait),
    overseer: z.string().nullable(),
  })
  .meta({ id: 'TaskPart' });

export const taskView = z
  .strictObject({
    id: z.string(),
    plan: z.string(),
    planNumber: z.string(),
    row: z.int(),
    code: z.string().describe('Unique in the plan, e.g. II.1.3'),
    printedCode: z.string().describe('As the document prints it'),
    field: z.string(),
    group: z.string(),
    title: z.string(),
    product: z.string(),
    funding: z.string().nullable(),
    leadText: z.string(),
    coordinatorText: z.string(),
    deadline: z.strictObject({
      text: z.string(),
      kind: deadlineKind,
      why: z.string(),
      ambiguous: z.string().nullable(),
      nominalDue: shownDay.nullable(),
      effectiveDue: shownDay.nullable(),
      provisional: z
        .int()
        .nullable()
        .describe('The year whose notice the day in force waits for: computed from the law, it may still change. Null of what is over'),
      milestone: milestone.nullable().describe('The milestone that counts now, of work of several years or work that recurs'),
      versions: z.array(deadlineVersion),
    }),
    standing,
    daysLate: lateness.nullable(),
    undetermined: z.boolean().describe('Open, and its day is still to be fixed by a document'),
    parts: z.array(partView),
    predecessors: z.array(taskRef).describe('Tasks to be done first'),
    carriedTo: z
      .strictObject({
        plan: z.strictObject({ plan: z.string(), name: z.string() }).nullable(),
        task: taskRef.nullable(),
        document: z.string().nullable(),
        paper,
        at: shownMoment,
      })
      .nullable()
      .describe('Where it goes on when this plan does not finish it; without a plan, nobody has settled that yet'),
    carriedFrom: z
      .array(z.strictObject({ ...taskRef.shape, planNumber: z.string(), paper: z.string() }))
      .describe('The tasks of other plans that go on in it'),
  })
  .meta({ id: 'Task' });

export const tasksView = z.strictObject({ tasks: z.array(taskView) }).meta({ id: 'Tasks' });

const columns = {
  doneOnTime: z.int(),
  doneLate: z.int(),
  openOnTime: z.int(),
  openLate: z.int(),
  milestonePassed: z.int(),
  noDeadline: z.int().describe('No day, whether open or done'),
  standing: z.int().describe('Of `noDeadline`: standing tasks, which have no term by nature'),
  atRisk: z.int().describe('Of `openOnTime`'),
  suspended: z.int(),
  withdrawn: z.int(),
  carriedOver: z.int(),
  unresolved: z.int().describe('Of `carriedOver`: nobody has said yet in which plan they go on'),
};
const counts = z.strictObject(columns).meta({ id: 'Counts' });
const standingCounts = {
  total: counts.describe('Each task once'),
  agencies: z.array(z.strictObject({ id: z.string(), name: z.string(), ...columns })).describe('Each part once, under its lead'),
};

export const countsView = z
  .strictObject({
    ...standingCounts,
    quarters: z.array(z.strictObject({ year: z.int().nullable(), quarter: z.int().nullable(), ...standingCounts })),
  })
  .meta({ id: 'TaskCounts' });

export const deadlinePreview = z
  .strictObject({
    task: z.string(),
    code: z.string(),
    title: z.string(),
    previousDue: shownDay.nullable(),
    nominalDue: shownDay.nullable(),
    effectiveDue: shownDay.nullable(),
    calendar: z.string(),
    provisional: z.boolean().describe('The calendar of that year is not fixed yet'),
    standing: standing.describe('Where the task would stand at once'),
    parts: z.array(
      z.strictObject({
        agency: z.string(),
        name: z.string(),
        standing,
        daysLate: lateness.nullable(),
        steps: z
          .array(
            z.strictObject({
              at: shownMoment,
              step: z.int(),
              kind: z.string(),
              to: z.array(z.strictObject({ role: z.string(), agency: z.string(), name: z.string() })),
            }),
          )
          .describe('Who would be told what, and when'),
      }),
    ),
  })
  .meta({ id: 'DeadlinePreview' });

const notSet = z.strictObject({
  task: z.string(),
  code: z.string(),
  detail: z.string(),
  follows: z.boolean().describe('The log was away or full: the service sets it as soon as it can'),
});

const deadlinesPreview = z.strictObject({ preview: z.array(deadlinePreview) }).meta({ id: 'DeadlinesPreview' });
const deadlinesSetView = z
  .strictObject({
    tasks: z.array(taskView),
    notSet: z.array(notSet).describe('Tasks that did not get their day although all had been tried first, and why'),
  })
  .meta({ id: 'DeadlinesSet' });

export const setDeadlinesView = z.union([deadlinesPreview, deadlinesSetView]);
/** A command answers with the task, a preview with what would follow. */
export const orderView = z.union([taskView, deadlinePreview]);

export type TaskView = z.output<typeof taskView>;
export type PartView = z.output<typeof partView>;
export type CarriedFrom = TaskView['carriedFrom'][number];
export type DeadlinePreview = z.output<typeof deadlinePreview>;
export type StepAhead = DeadlinePreview['parts'][number]['steps'][number];
/** What becomes of several tasks, or has become of them. */
export type DeadlinesSet = z.output<typeof setDeadlinesView>;
export type TaskCounts = z.output<typeof countsView>;
