import { inputSentence, wrong } from './input.js';
import { number } from './number.js';
import type { Sentences } from '../facts/sentences.js';

export const refusals = {
  'input-invalid': inputSentence,
  'input-not-json': (p) => (p.place ? `What was sent is not valid JSON from character ${p.place} on.` : 'What was sent is not valid JSON.'),
  'port-in-use': (p) => `Port ${p.port} on ${p.host} is in use by another program. Stop it or choose another port: --port ${p.other}.`,
  'host-not-allowed': (p) => `Cannot listen on ${p.host}:${p.port}: ${p.detail}.`,
  'request-key-invalid': (p) =>
    `The key of an order (Idempotency-Key, --key) has ${p.least} to ${p.most} printable ASCII characters and no spaces.`,
  'request-key-reused': () =>
    'This key was used for another order. Each order needs a key of its own; a key is used again only to give that very order again.',
  'request-under-way': () => 'The order with this key is under way. Please try again in a moment.',
  'host-not-served': (p) =>
    `The service does not answer under the name “${p.host}”. Open it by the address in mails (DUNGHAN_URL), or let the administrator add the name to DUNGHAN_HOSTS.`,
  'too-many-attempts': (p) => `Too many wrong attempts came from this address. Try again in ${p.seconds} seconds.`,
  'setting-invalid': (p) => `Setting ${p.name} is not valid: ${p.detail}.`,
  'setting-file-empty': (p) => `The file that ${p.name} names is empty.`,
  'filter-unknown': (p) => `There is no ${p.filter} “${p.value}”.${p.choices ? ` There are: ${p.choices}.` : ''}`,
  'query-unknown': (p) =>
    `This address does not use the parameter “${p.name}”.${p.choices ? ` It uses: ${p.choices}.` : ' It takes no parameter.'}`,
  'query-flag': (p) => `Parameter “${p.name}” is true or false, not “${p.value}”.`,
  'method-not-allowed': (p) => `${p.method} is not possible at this address; possible: ${p.choices}.`,
  'media-type': () => 'What is sent must be JSON (Content-Type: application/json).',
  'bad-request': () => 'The request is malformed and cannot be read.',
  'route-closed': () => 'This address is open to nobody yet.',
  'not-found': (p) => `There is no ${p.what}.`,
  'moment-invalid': (p) => `“${p.text}” is not a day (e.g. 2026-12-31).`,
  'period-backwards': (p) => `The end ${p.to} is before the start ${p.from}.`,
  'period-too-long': (p) => `A simulation covers at most ${p.years} years.`,
  'history-line': (p) => `Line ${p.line} of the history file cannot be read: ${p.field === '—' ? '' : `“${p.field}” `}${wrong(p)}.`,
  'history-row': (p) => `The plan has no row ${p.row}.`,
  'history-outside': (p) => `The moment ${p.on} lies outside the simulated period.`,
  'file-not-written': (p) => `Cannot write “${p.file}”: ${p.detail}.`,
  'line-invalid': (p) => `Line ${p.line}: “${p.text}” is not a plan year or a day of issue (e.g. 2026-12-31).`,
  'file-not-read': (p) => `Cannot read “${p.file}”: ${p.detail}.`,
  'too-large': (p) => `The file is larger than allowed (${p.limit} MB).`,
  'body-too-large': (p) => `What was sent to this address is larger than allowed (${p.limit} ${p.unit}).`,
  'json-too-deep': (p) => `The JSON that was sent is nested more than ${p.limit} deep.`,
  'json-too-many': (p) => `The JSON that was sent has more than ${number(Number(p.limit))} values.`,
  'answers-busy': (p) => `Too much is asked for at once. Please try again in ${p.seconds} seconds.`,
  'reader-busy': (p) => `Several files are waiting to be read. Send it again in ${p.seconds} seconds.`,
  'request-gone': () => 'Whoever sent it broke the connection before there was an answer.',
  'service-fault': (p) => `The service met an unexpected fault (id ${p.id}). What you asked for was not recorded.`,
  'sample-sends-nothing': () =>
    'The data is the sample plan with telephone numbers that are made up, so nothing may be sent. Delete the data folder, or remove the settings of SMS and webhook.',
  'simulate.no-lead': () => 'The row has no lead agency, so it cannot be assigned.',
} satisfies Sentences;
