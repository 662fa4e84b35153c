import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codes } from '../../../../libs/texts/index.js';
import { statusOf } from './refusal-status.js';

const statuses = (pattern: RegExp) => [...new Set(codes.refusals.filter((code) => pattern.test(code)).map((code) => statusOf({ code })))];

it('every refusal that the product names has a sentence, and so a status', () => {
  const files = ['apps', 'libs']
    .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => join(root, file)))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.spec.ts'));
  const named = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\brefuse\('([^']+)'/g)].map(([, code]) => code!));
  expect(named.length).toBeGreaterThan(250);
  const known: ReadonlySet<string> = new Set(codes.refusals);
  expect([...new Set(named)].filter((code) => !known.has(code))).toEqual([]);
});

it.each([
  ['what is not there is not found', /\.unknown$|^plan\.no-such-|^calendar\.no-such-/, 404],
  ['what is away for now is asked for again', /^(store|kurrentdb|replica|queue)-|-busy$/, 503],
  ['what cannot be read is unprocessable', /^(document|agency\.(file|sheet))/, 422],
  ['a wrong address of a list is a bad request', /^(query|filter)-/, 400],
  ['who has no valid token is not signed in', /^account\.token-/, 401],
  ['what is too large says so', /^(body-)?too-large$|^json-too-/, 413],
  ['a rule of the life of a task is a conflict', /^task\.(?!unknown$|unknown-verb$)/, 409],
])('%s', (_, pattern, status) => expect(statuses(pattern)).toEqual([status]));

it('a code that has no sentence is a conflict', () => expect(statusOf({ code: 'nothing-we-know' })).toBe(409));
