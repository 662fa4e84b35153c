// A letter as it is shown: a draft, or as it was signed.
import { z } from 'zod';
import { shownDay, shownMoment } from '../kernel/index.js';

const kind = z.enum(['urge', 'explain', 'sanction']).meta({ id: 'LetterKind' });
const paper = z.strictObject({ number: z.string(), date: shownDay.nullable() });

const known = z.strictObject({
  planDate: shownDay.nullable(),
  coordinators: z.array(z.string()),
  jointLeads: z.array(z.string()),
  firstDue: shownDay.nullable(),
  changes: z.array(z.strictObject({ due: shownDay, paper: paper.nullable() })),
  progress: z.strictObject({
    phase: z.enum(['assigned', 'accepted', 'in-progress', 'declined', 'awaiting-confirmation', 'done']),
    percent: z.number().nullable(),
    on: shownDay.nullable(),
    note: z.string(),
  }),
  extensionAsked: z.strictObject({ to: shownDay, paper }).nullable(),
  explanation: z
    .strictObject({
      letter: paper.nullable(),
      due: shownDay,
      answer: z.strictObject({ on: shownDay, paper: paper.nullable(), text: z.string() }).nullable(),
      returnedFor: z.string().optional(),
    })
    .nullable(),
  shares: z.array(
    z.strictObject({
      name: z.string(),
      role: z.string(),
      confirmed: z.boolean().nullable(),
      calendar: z.int(),
      papers: z.array(z.string()),
    }),
  ),
});

const item = z
  .strictObject({
    task: z.string(),
    code: z.string(),
    title: z.string(),
    plan: z.string().describe('Number of the document that assigned it'),
    due: shownDay,
    calendarDays: z.int(),
    workingDays: z.int(),
    asked: kind.describe('What the letter asks of it'),
    deadlineVersion: z.int().nullable(),
    known: known.nullable().describe('What was on record on the day of the draft'),
  })
  .meta({ id: 'LetterItem' });

export const letterView = z
  .strictObject({
    letter: z.string(),
    day: shownDay,
    agency: z.string(),
    name: z.string(),
    issuer: z.string(),
    kind,
    about: z.string(),
    items: z.array(item),
    draftedAt: shownMoment,
    struck: z
      .array(
        z.strictObject({
          task: z.string(),
          code: z.string(),
          title: z.string(),
          reason: z.enum([
            'withdrawn',
            'carried-over',
            'reassigned',
            'done',
            'awaiting-confirmation',
            'suspended',
            'deadline-changed',
            'not-late',
            'explanation-asked',
            'asked-since',
            'in-later-draft',
          ]),
          why: z.string(),
          on: shownDay,
        }),
      )
      .describe('What left the draft because it is no longer so, and when; the letter does not ask for it'),
    closedOn: shownDay.nullable().describe('Since when nothing is left to be signed; null while there is'),
    signed: z
      .strictObject({
        number: z.string(),
        date: shownDay,
        at: shownMoment,
        by: z.string(),
        explainBy: shownDay.nullable().describe('By when the agency must explain; null when the letter asks for no explanation'),
      })
      .nullable(),
  })
  .meta({ id: 'Letter' });

export const lettersView = z.strictObject({ letters: z.array(letterView) }).meta({ id: 'Letters' });
export const letterWithText = z.strictObject({ ...letterView.shape, text: z.string() }).meta({ id: 'LetterWithText' });

export type LetterView = z.output<typeof letterView>;
export type LetterWithText = z.output<typeof letterWithText>;
