// Input is checked once, at the edge, by the schema of what it orders; what is wrong comes back as a named refusal.
import { z } from 'zod';
import { cleaned } from './clean-text.rule.js';
import { isDay } from './day.rule.js';
import { RefusedError, refuse, type Refusal } from './refusal.rule.js';

/** `31/12/2026`, as people write a day, becomes `2026-12-31`; anything else stays as it was stated. */
export function statedDay(text: string): string {
  const [, day = '', month = '', year = ''] = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/.exec(text) ?? [];
  return year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A day as a person states it, `2026-12-31` or `31/12/2026`. */
export const dayField = z
  .string()
  .overwrite(statedDay)
  .refine(isDay, { params: { wanted: 'day' } });

/** A parameter of an address that is either there or not. @throws RefusedError when it says something else */
export function flagOf(name: string, value: string | undefined): boolean {
  if (value === undefined || value === '' || value === 'false') return false;
  if (value !== 'true') throw new RefusedError(refuse('query-flag', { name, value }));
  return true;
}

type Issue = z.core.$ZodIssue;

/** Of a union that nothing fits: what the branch says that was meant, when only one can have been. */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  // A branch that is told apart by a word of its own says nothing when the word is another's.
  const meant = issue.errors.filter(([each]) => each && each.path.length > 0 && each.code !== 'invalid_value');
  const [within] = meant.length === 1 ? (meant[0] ?? []) : [];
  return within ? innermost({ ...within, path: [...issue.path, ...within.path] }) : issue;
}

const stated = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], input);

/** A check of our own names what it wants, or brings its sentences with it. */
const ownWords = (params: Record<string, unknown> = {}): Record<string, string> =>
  Object.fromEntries(['wanted', 'vi', 'en'].flatMap((name) => (typeof params[name] === 'string' ? [[name, params[name]]] : [])));

/** What is wrong as facts that each language puts into words: a code with its figures. */
function problemOf(issue: Issue, input: unknown): Refusal['params'] {
  switch (issue.code) {
    case 'invalid_type': {
      const given = stated(input, issue.path);
      return given === undefined || given === null ? { problem: 'missing' } : { problem: 'type', expected: String(issue.expected) };
    }
    case 'too_small': {
      const blank = issue.origin === 'string' && Number(issue.minimum) === 1;
      return blank ? { problem: 'blank' } : { problem: 'too-small', origin: issue.origin, limit: Number(issue.minimum) };
    }
    case 'too_big':
      return { problem: 'too-big', origin: issue.origin, limit: Number(issue.maximum) };
    case 'invalid_value':
      return stated(input, issue.path) === undefined
        ? { problem: 'missing' }
        : { problem: 'choice', choices: issue.values.map(String).join(', ') };
    case 'unrecognized_keys':
      return { problem: 'unknown-field', keys: issue.keys.join(', ') };
    case 'invalid_format':
      return { problem: 'format', format: issue.format };
    case 'custom':
      return { problem: 'custom', ...ownWords(issue.params) };
    default:
      return stated(input, issue.path) === undefined ? { problem: 'missing' } : { problem: 'shape' };
  }
}

/** The parsed value, or a refusal that names the field and what is wrong with it, for each language to put into words. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): { value: z.output<Schema> } | Refusal {
  const clean = cleaned(input);
  if ('fault' in clean) return refuse('input-invalid', { field: clean.path.join('.') || '—', problem: clean.fault });
  const parsed = schema.safeParse(clean.value);
  if (parsed.success) return { value: parsed.data };
  const issue = innermost(parsed.error.issues[0]!);
  const path = issue.code === 'invalid_union' && 'discriminator' in issue ? [...issue.path, String(issue.discriminator)] : issue.path;
  const field = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : path.join('.');
  return refuse('input-invalid', { field: field || '—', ...problemOf({ ...issue, path } as Issue, input) });
}
