// Requests with their placeholders filled, and answers asked for what they hold.
import type { Matches } from './description.rule.js';

export type Values = Readonly<Record<string, string>>;

const PLACEHOLDER = /\{\{([a-zA-Z.]+)\}\}/g;

/** Names of all placeholders anywhere in a piece of a description. */
export const placeholdersIn = (piece: unknown): string[] =>
  [...JSON.stringify(piece ?? null).matchAll(PLACEHOLDER)].map(([, name]) => name ?? '');

export const fillText = (text: string, values: Values, escape: (value: string) => string = (value) => value): string =>
  text.replace(PLACEHOLDER, (_, name: string) => escape(values[name] ?? ''));

export function fill(piece: unknown, values: Values): unknown {
  if (typeof piece === 'string') return fillText(piece, values);
  if (Array.isArray(piece)) return piece.map((each) => fill(each, values));
  if (typeof piece !== 'object' || piece === null) return piece;
  return Object.fromEntries(Object.entries(piece).map(([name, value]) => [name, fill(value, values)]));
}

/** What lies at a path such as `data.0.status`; undefined when nothing does. */
export function at(answer: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((piece, name) => {
    if (typeof piece !== 'object' || piece === null || !Object.hasOwn(piece, name)) return undefined;
    return (piece as Record<string, unknown>)[name];
  }, answer);
}

export function textAt(answer: unknown, path: string | undefined): string {
  const value = path === undefined ? undefined : at(answer, path);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function holds(value: unknown, wanted: NonNullable<Matches>[number][string]): boolean {
  if (value === undefined || value === null || typeof value === 'object') return false;
  if (Array.isArray(wanted)) return wanted.some((each) => String(each) === String(value));
  const number = Number(value);
  return String(value).trim() !== '' && number >= (wanted.min ?? -Infinity) && number <= (wanted.max ?? Infinity);
}

export const matchesOne = (answer: unknown, matches: Matches): boolean =>
  (matches ?? []).some((match) => Object.entries(match).every(([path, wanted]) => holds(at(answer, path), wanted)));
