import type { Sentences } from '../sentences.js';

export const refusals = {
  'input-invalid': (p) => `Field “${p.field}” is not valid: ${p.en}.`,
  'input-not-json': (p) => `What was sent is not valid JSON: ${p.detail}.`,
  'task.unknown-verb': (p) => `There is no command “${p.verb}”. The commands are: ${p.verbs}.`,
  'plan.already-draft': (p) =>
    `Document ${p.number} is already imported and waits for approval (${p.plan}). Approve or discard that draft.`,
  'plan.already-approved': (p) =>
    `Document ${p.number} is already imported and its tasks are assigned (${p.plan}); it is not imported twice.`,
  'plan.no-tasks': (p) => `No task could be read from “${p.name}”, so no plan was imported.`,
  'plan.unknown': (p) => `There is no plan “${p.plan}”.`,
  'plan.approved-before': (p) => `Plan “${p.plan}” is already approved.`,
  'plan.discarded-before': (p) => `The draft of plan “${p.plan}” was discarded; import the document again.`,
  'plan.not-a-draft': (p) => `Plan “${p.plan}” is no longer a draft and cannot be discarded.`,
  'plan.no-such-row': (p) => `The plan has ${p.tasks} tasks; there is no row ${p.row}.`,
  'plan.rows-without-lead': (p) =>
    `${p.count} rows have no lead agency (${p.rows}). Correct the document and import it again, or leave those rows out with a reason.`,
  'plan.nothing-left': (p) => `No task is left to assign in plan “${p.plan}”.`,
  'port-in-use': (p) => `Port ${p.port} on ${p.host} is in use by another program. Stop it or choose another port: --port ${p.other}.`,
  'host-not-allowed': (p) => `Cannot listen on ${p.host}:${p.port}: ${p.detail}.`,
  'setting-invalid': (p) => `Setting ${p.name} is not valid: ${p.detail}.`,
  'not-found': (p) => `There is no ${p.what}.`,
  'moment-invalid': (p) => `“${p.text}” is not a day (YYYY-MM-DD).`,
  'period-backwards': (p) => `The end ${p.to} is before the start ${p.from}.`,
  'period-too-long': (p) => `A simulation covers at most ${p.years} years.`,
  'history-line': (p) => `Line ${p.line} of the history file cannot be read: ${p.detail}.`,
  'history-row': (p) => `The plan has no row ${p.row}.`,
  'history-outside': (p) => `The moment ${p.on} lies outside the simulated period.`,
  'file-not-written': (p) => `Cannot write “${p.file}”: ${p.detail}.`,
  'line-invalid': (p) => `Line ${p.line}: “${p.text}” is not a plan year or a day of issue (YYYY-MM-DD).`,
  'file-not-read': (p) => `Cannot read “${p.file}”: ${p.detail}.`,
  'too-large': (p) => `The file is larger than allowed (${p.limit} MB).`,
  'service-fault': (p) => `The service met an unexpected fault (id ${p.id}). What you asked for was not recorded.`,
  'simulate.no-lead': () => 'The row has no lead agency, so it cannot be assigned.',
} satisfies Sentences;
