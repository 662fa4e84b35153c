// Loads an escalation policy from a file, or the one that ships with the product.
import { readFileSync } from 'node:fs';
import { beyondJsonBounds, isRefusal, jsonPlace, MOST_JSON, refuse, secretName, type Refusal } from '../../kernel/index.js';
import { parsePolicy } from './policy.rule.js';
import type { EscalationPolicy } from './policy.types.rule.js';

const DEFAULT = new URL('../policies/default.json', import.meta.url);
/** What the product brought along before: tasks may still follow it. */
export const EARLIER: readonly URL[] = [1, 2].map((version) => new URL(`../policies/earlier/mac-dinh-${version}.json`, import.meta.url));

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The policy in `file` (default: the one of the product), or a refusal that names the file and the place in it. */
export function readPolicy(file: URL | string = DEFAULT): EscalationPolicy | Refusal {
  const name = file instanceof URL ? file.pathname : file;
  const secret = secretName(name);
  if (secret) return secret;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return refuse('policy.unreadable', { file: name, detail: messageOf(error) });
  }
  const beyond = beyondJsonBounds(Buffer.from(text), MOST_JSON);
  if (beyond) return beyond;
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse('policy.not-json', { file: name, ...jsonPlace(messageOf(error)) });
  }
  const policy = parsePolicy(json);
  return isRefusal(policy) ? refuse(policy.code, { ...policy.params, file: name }) : policy;
}
