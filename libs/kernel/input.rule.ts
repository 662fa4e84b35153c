// Input is checked once, at the edge, by the schema of what it orders; what is wrong comes back as a named refusal.
import { z } from 'zod';
import { refuse, type Refusal } from './refusal.rule.js';

const VI = z.locales.vi().localeError;
const EN = z.locales.en().localeError;

const issueIn = (schema: z.ZodType, input: unknown, error: typeof VI): z.core.$ZodIssue | undefined =>
  schema.safeParse(input, { error }).error?.issues[0];

/** A check of our own brings its sentences with it. */
function said(issue: z.core.$ZodIssue | undefined, language: 'vi' | 'en'): string {
  const own: unknown = issue?.code === 'custom' ? issue.params?.[language] : undefined;
  return typeof own === 'string' ? own : (issue?.message ?? '');
}

/** The parsed value, or a refusal that names the field and says what is wrong with it in both languages. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): { value: z.output<Schema> } | Refusal {
  const parsed = schema.safeParse(input);
  if (parsed.success) return { value: parsed.data };
  const vi = issueIn(schema, input, VI);
  const en = issueIn(schema, input, EN);
  const field = vi?.code === 'unrecognized_keys' ? vi.keys.join(', ') : (vi?.path.join('.') ?? '');
  return refuse('input-invalid', { field: field || '—', vi: said(vi, 'vi'), en: said(en, 'en') });
}
