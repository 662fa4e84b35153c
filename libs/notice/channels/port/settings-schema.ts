// Settings of a channel as a schema keyed by the variables of the environment. A wrong one is refused by its name, and its
// value is never repeated: it may be a secret.
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { isRefusal, parseInput, refuse, type Given, type Refusal } from '../../../kernel/index.js';

/** The values of the settings the schema names, checked; those that are empty count as not set. */
export function readSettings<Shape extends Record<string, z.ZodType>>(
  schema: z.ZodObject<Shape>,
  given: Given<Shape>,
): z.output<z.ZodObject<Shape>> | Refusal {
  const set = Object.fromEntries(Object.keys(schema.shape).flatMap((name) => (given[name] ? [[name, given[name]]] : [])));
  const parsed = parseInput(schema, set);
  if (!isRefusal(parsed)) return parsed.value;
  return refuse('notice.setting', { ...parsed.params, name: parsed.params.field ?? '' });
}

/** The text of a file a setting names. What it names is not repeated: people put the secret itself there. */
export function readFileOf(name: string, file: string): string | Refusal {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return refuse('notice.setting-file', { name, detail: (error as NodeJS.ErrnoException).code ?? 'ERROR' });
  }
}
