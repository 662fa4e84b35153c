// How much JSON is taken from whoever sends it, told from its bytes before anything is built of them: a parser makes an object of every
// value, and what walks them afterwards goes as deep as they do.
import { refuse, type Refusal } from './refusal.rule.js';

export interface JsonBounds {
  depth: number;
  values: number;
}

/** No form, policy, notice or directory of the application goes deeper than ten. */
export const MOST_JSON_DEPTH = 64;

/** What a policy or a notice may have, from whichever side it comes: more than the longest of them has. */
export const MOST_JSON: JsonBounds = { depth: MOST_JSON_DEPTH, values: 5_000 };

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Where the string ends that begins at `from`: the place of its closing quote. */
function endOfString(bytes: Uint8Array, from: number): number {
  let at = from + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

/**
 * The refusal of JSON that is nested too deep or has too many values; null where it is neither, also where it is no JSON at all.
 * @param bytes UTF-8, in which no part of another character looks like one of these
 */
export function beyondJsonBounds(bytes: Uint8Array, { depth, values }: JsonBounds): Refusal | null {
  let [open, count] = [0, 1];
  for (let at = 0; at < bytes.length; at += 1) {
    const sign = bytes[at];
    if (sign === QUOTE) at = endOfString(bytes, at);
    else if (sign === COMMA) count += 1;
    else if (sign === OPEN_LIST || sign === OPEN_OBJECT) {
      open += 1;
      count += 1;
      if (open > depth) return refuse('json-too-deep', { limit: depth });
    } else if (sign === CLOSE_LIST || sign === CLOSE_OBJECT) open -= 1;
    if (count > values) return refuse('json-too-many', { limit: values });
  }
  return null;
}
