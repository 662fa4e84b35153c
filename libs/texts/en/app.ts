import type { Sentences } from '../sentences.js';

export const refusals = {
  'input-invalid': (p) => `Field “${p.field}” is not valid: ${p.en}.`,
  'input-not-json': (p) => `What was sent is not valid JSON: ${p.detail}.`,
  'task.unknown-verb': (p) => `There is no command “${p.verb}”. The commands are: ${p.verbs}.`,
  'port-in-use': (p) => `Port ${p.port} on ${p.host} is in use by another program. Stop it or choose another port: --port ${p.other}.`,
  'host-not-allowed': (p) => `Cannot listen on ${p.host}:${p.port}: ${p.detail}.`,
  'setting-invalid': (p) => `Setting ${p.name} is not valid: ${p.detail}.`,
  'setting-file-empty': (p) => `The file ${p.file} (${p.name}) is empty.`,
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
  'sample-sends-nothing': () =>
    'The data is the sample plan with telephone numbers that are made up, so nothing may be sent. Delete the data folder, or remove the settings of SMS and webhook.',
  'simulate.no-lead': () => 'The row has no lead agency, so it cannot be assigned.',
} satisfies Sentences;
