// What is said while a draft is reviewed and a plan is amended.
import { dayOf, printDay } from '../../kernel/day.rule.js';
import type { Params, Sentences } from '../facts/sentences.js';

/** What is still to be decided about a row. */
export const points: Readonly<Record<string, string>> = {
  'lead-missing': 'no lead agency',
  'lead-unknown': 'a lead the directory does not know',
  'lead-unresolved': 'unclear words in the lead cell',
  'deadline-missing': 'no deadline',
  'deadline-unreadable': 'a deadline that cannot be read',
  'deadline-ambiguous': 'a deadline with several readings',
  'struck-out': 'a row that the document struck out',
  'struck-in-part': 'words that the document struck out',
};

export const fates: Readonly<Record<string, string>> = {
  task: 'task',
  'not-a-task': 'not a task',
  split: 'split',
  joined: 'joined',
};

export const differenceKinds: Readonly<Record<string, string>> = {
  pair: 'whether it is the same row',
  removed: 'not in the new document',
  added: 'new',
  lead: 'lead',
  coordinators: 'coordinators',
  deadline: 'deadline',
  title: 'wording',
  product: 'product',
  funding: 'funding',
  place: 'place in the plan',
};

export const choices: Readonly<Record<string, string>> = {
  accept: 'as in the new document',
  keep: 'as in force',
  withdraw: 'withdraw',
  same: 'the same row',
  different: 'two rows',
};

export const outcomes: Readonly<Record<string, string>> = {
  unchanged: 'unchanged',
  changed: 'changed',
  kept: 'kept as in force',
  withdrawn: 'withdrawn',
  added: 'assigned',
  'not-taken-over': 'not taken over',
  'closed-before': 'closed before',
  'never-assigned': 'never assigned',
  'not-a-task': 'not a task',
  split: 'split',
  joined: 'joined',
};

export const notes: Readonly<Record<string, string>> = {
  reported: 'the part is reported complete, so its lead cannot change now',
  done: 'the task is done and stays as it is',
  extended: 'the deadline in force is no longer the one first printed',
};

export const amendmentPhases: Readonly<Record<string, string>> = {
  draft: 'under review',
  discarded: 'discarded',
  applied: 'being carried out',
  'carried-out': 'carried out',
};

const of = (words: Readonly<Record<string, string>>, name: unknown): string => words[String(name)] ?? String(name);
const inWords = (text: unknown, words: Readonly<Record<string, string>>): string =>
  Object.entries(words).reduce((said, [code, word]) => said.replaceAll(code, word), String(text));
const more = (p: Params): string => (Number(p.more) > 0 ? ` and ${p.more} more` : '');
const when = (p: Params): string => (p.at ? ` on ${printDay(dayOf(String(p.at)))}` : '');
const whom = (p: Params): string => (p.by ? ` by ${p.by}` : '');

export const refusals = {
  'plan.already-draft': (p) =>
    `Document ${p.number} was imported${when(p)}${whom(p)} and awaits approval (${p.plan}). Approve or discard that draft.`,
  'plan.already-approved': (p) =>
    `Document ${p.number} was imported${when(p)}${whom(p)} and its tasks are assigned (${p.plan}); it is not imported twice. If this is an amended plan: dunghan plan amend ${p.plan}.`,
  'plan.imported-before': (p) =>
    `This document was imported${when(p)}${whom(p)} under number ${p.number} (plan ${p.plan}); it is not imported twice. While it is a draft, it can be discarded and imported again.`,
  'plan.no-tasks': (p) => `No task could be read from “${p.name}”, so no plan was imported.`,
  'plan.unknown': (p) => `There is no plan “${p.plan}”.`,
  'plan.unknown-agency': (p) => `The directory knows no agency “${p.agency}”.`,
  'plan.approved-before': (p) => `Plan “${p.plan}” was approved before.`,
  'plan.discarded-before': (p) => `The draft of plan “${p.plan}” was discarded; import the document again.`,
  'plan.not-a-draft': (p) => `Plan “${p.plan}” has no draft to discard.`,
  'plan.not-approved': (p) => `Plan “${p.plan}” is not approved, so there is nothing to amend; correct the draft itself.`,
  'plan.no-draft': (p) => `Plan “${p.plan}” has no draft under review.`,
  'plan.stale': (p) =>
    `Plan “${p.plan}” has changed since it was looked at (revision ${p.revision}, now ${p.current}). Look again, then decide.`,
  'plan.no-such-row': (p) => `The draft has ${p.rows} rows and no task row “${p.row}”.`,
  'plan.row-no-task': (p) => `Row ${p.row} is no task any more (${of(fates, p.fate)}); to change it, take that decision back first.`,
  'plan.piece-is-split': (p) =>
    `Row ${p.row} is already a piece of row ${p.whole}; take the split back and split row ${p.whole} into more.`,
  'plan.too-many-pieces': (p) => `A row can be split into ${p.most} pieces at most.`,
  'plan.join-one': (p) => `At least two different rows are needed to join; there is only row ${p.row}.`,
  'plan.words-not-open': (p) => `Row ${p.row} has no words “${p.text}” that are still unclear.`,
  'plan.deadline-clear': (p) =>
    `The deadline of row ${p.row} is clear (${printDay(String(p.due))}); if the document says otherwise, correct the cell.`,
  'plan.deadline-needs-document': (p) => `The deadline of row ${p.row} waits for a condition; name the document that fixes the day.`,
  'plan.deadline-needs-ground': (p) => `A document or a reason is needed to set the deadline of row ${p.row}.`,
  'plan.deadline-before-issue': (p) =>
    `${printDay(String(p.day))} is before the document was issued (${printDay(String(p.issued))}). If that is the deadline of row ${p.row}, give the reason.`,
  'plan.lead-needed': (p) => `Row ${p.rows} has no lead agency and cannot be accepted as read; correct the lead or mark it as not a task.`,
  'plan.rows-open': (p) =>
    `${p.count} rows must be decided first: ${inWords(p.rows, points)}${more(p)}. Correct them, or accept them as read (--as-read), or leave them out with a reason.${/struck-out/.test(String(p.rows)) ? ' A row that is struck out is decided by its name: not a task, or accepted as read.' : ''}`,
  'plan.nothing-left': (p) => `No task is left to assign in plan “${p.plan}”.`,
  'plan.nothing-to-take-back': (p) => `Plan “${p.plan}” has no decision to take back.`,
  'plan.no-such-decision': (p) => `There is no decision ${p.decision}.`,
  'plan.taken-back-before': (p) => `Decision ${p.decision} was taken back before.`,
  'plan.decision-rests': (p) => `Decision ${p.later} rests on decision ${p.decision}; take back ${p.later} first.`,
  'plan.amendment-open': (p) =>
    `Plan “${p.plan}” has an amendment ${p.number} (no. ${p.amendment}) that is not finished; apply or discard it first.`,
  'plan.no-amendment': (p) => `Plan “${p.plan}” has no amendment under review.`,
  'plan.no-such-amendment': (p) => `Plan “${p.plan}” has no amendment ${p.amendment}.`,
  'plan.no-such-difference': (p) => `There is no difference “${p.key}”.`,
  'plan.choice-not-open': (p) =>
    `For difference “${p.key}” the choices are: ${p.choices} (not ${p.choice})${p.note ? `; ${of(notes, p.note)}` : ''}.`,
  'plan.differences-open': (p) => `${p.count} differences are not decided: ${p.keys}${more(p)}.`,
} satisfies Sentences;

/** How review is laid out on the command line. */
export const review = {
  open: (rows: number) => (rows === 0 ? 'Nothing is left to decide.' : `${rows} rows must be decided.`),
  revision: (revision: number) => `Revision ${revision}`,
  decisions: 'Decisions',
  takenBack: '(taken back)',
  fate: 'Is',
  confidence: 'Confidence',
  toDecide: 'To decide',
  printedAs: 'Printed',
  document: 'New code',
  row: 'Code',
  likeness: 'Likeness',
  difference: 'Difference',
  was: 'In force',
  now: 'New document',
  decided: 'Decision',
  outcome: 'Outcome',
  changes: 'As in the new document',
  kept: 'Kept',
  undecided: (count: number) => (count === 0 ? 'Every difference is decided.' : `${count} differences are not decided.`),
  amended: (plan: string, amendment: number, differences: number) =>
    `Amendment ${amendment} of ${plan} imported: ${differences} differences to decide. Show: dunghan plan compare ${plan}`,
  applied: (plan: string, number: string) => `Amendment ${number} was applied to ${plan}.`,
  sum: (name: string, rows: number, parts: string) => `${name}: ${rows} rows = ${parts}`,
  planSide: 'Plan in force',
  documentSide: 'New document',
  amendment: 'Amendment',
  refused: (task: string) => `Could not be carried out on ${task}`,
  help: {
    revision: 'Revision that was looked at; refused when the plan has changed since',
    asRead: 'Accept as read whatever is in doubt (not a row without a lead)',
    row: 'Row: its place in the document (7) or its name (r07, r07a; n07 in an amendment)',
    rows: 'One or more rows',
    correct: 'Correct cells of a row; they are read again, the printed words are kept',
    split: 'Split a row into several tasks, one for each --piece',
    piece: 'The words of a piece, or its cells as JSON: {"title":…,"lead":…,"deadline":…}',
    join: 'Join rows to the first of them',
    notTask: 'Mark rows as not a task (needs --reason)',
    add: 'Add a task that the table misses (needs --title, and --reason: where it was found)',
    resolve: 'Say which agency of the directory unclear words mean',
    text: 'The unclear words, as printed',
    agency: 'Agency id of the directory',
    teach: 'Teach the directory this name and read the other rows again',
    deadline: 'Fix a deadline that is unclear, waits for a condition or has several readings',
    to: 'Day, YYYY-MM-DD',
    accept: 'Accept rows as read; all of them when none is named',
    undo: 'Take a decision back; the latest when no number is given',
    decision: 'Number of the decision',
    cells: {
      title: 'What the task is',
      product: 'Product',
      lead: 'Cell of the lead agency',
      coordinator: 'Cell of the coordinating agencies',
      deadline: 'Cell of the deadline',
      funding: 'Cell of the funding',
      code: 'Number',
      field: 'Field',
      group: 'Group',
    },
    amend: 'Import an amended document for a plan in force; nothing changes yet',
    compare: 'The amended document beside what is in force, row by row',
    decide: 'Decide on differences, e.g. r07.deadline; or --all',
    difference: 'Key of the difference',
    all: 'Every undecided difference that leaves this choice',
    kind: 'With --all: only of this kind',
    choose: 'Choice',
    apply: 'Apply the amendment once every difference is decided',
    receipt: 'The receipt: what became of each old and each new row',
    amendment: 'Number of the amendment; the latest by default',
  },
};
