// Loads the notice of a year from a file.
import { readFileSync } from 'node:fs';
import { beyondJsonBounds, jsonPlace, MOST_JSON, refuse, secretName, type Refusal } from '../kernel/index.js';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What the file holds, unchecked, or a refusal that names the file. */
export function readNoticeFile(file: string): { json: unknown } | Refusal {
  const secret = secretName(file);
  if (secret) return secret;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return refuse('calendar.unreadable', { file, detail: messageOf(error) });
  }
  const beyond = beyondJsonBounds(Buffer.from(text), MOST_JSON);
  if (beyond) return beyond;
  try {
    return { json: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown };
  } catch (error) {
    return refuse('calendar.not-json', { file, ...jsonPlace(messageOf(error)) });
  }
}
