// Settings of a channel as a schema keyed by the variables of the environment. A wrong one is refused by its name, and its
// value is never repeated: it may be a secret.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isRefusal, parseInput, refuse, type Refusal } from '../../../kernel/index.js';
import type { Environment } from './mail-settings.js';

/** The values of the variables the schema names, checked; variables that are empty count as not set. */
export function readSettings<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: Environment,
): z.output<z.ZodObject<Shape>> | Refusal {
  const given = Object.fromEntries(Object.keys(schema.shape).flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const parsed = parseInput(schema, given);
  if (!isRefusal(parsed)) return parsed.value;
  return refuse('notice.setting', { ...parsed.params, name: parsed.params.field ?? '' });
}

export const variablesOf = (schema: z.ZodObject): string[] => Object.keys(schema.shape);

export const wholeNumber = (standard: number, min: number, max: number) => z.coerce.number().int().min(min).max(max).default(standard);

/** The text of a file a setting names. What it names is not repeated: people put the secret itself there. */
export function readFileOf(name: string, file: string): string | Refusal {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return refuse('notice.setting-file', { name, detail: (error as NodeJS.ErrnoException).code ?? 'ERROR' });
  }
}
