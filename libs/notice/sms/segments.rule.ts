// Of how many parts a text message consists, as operators count and bill them: 160 septets in one part or 153 in each of
// several; 70 or 67 units of UTF-16 when it has marks.
import { decodeGsm7, encodeGsm7, septets, withoutMarks } from './gsm7.rule.js';

/** `plain`: without marks, in the GSM 7-bit alphabet. `unicode`: with marks, in UCS-2. */
export type Coding = 'plain' | 'unicode';

const ALONE: Readonly<Record<Coding, number>> = { plain: 160, unicode: 70 };
const TOGETHER: Readonly<Record<Coding, number>> = { plain: 153, unicode: 67 };

const unitsOf = (char: string, coding: Coding): number => (coding === 'plain' ? (septets(char) ?? 1) : char.length);

export const units = (text: string, coding: Coding): number => [...text].reduce((sum, char) => sum + unitsOf(char, coding), 0);

/** Most units that fit into so many parts. */
export const room = (parts: number, coding: Coding): number => (parts === 1 ? ALONE[coding] : parts * TOGETHER[coding]);

/** As it can be sent: without marks where that is the coding, and composed where it is not. */
export const prepare = (text: string, coding: Coding): string => (coding === 'plain' ? withoutMarks(text) : text.normalize('NFC'));

/** The parts of a prepared text. No character is cut in two: neither an escape from its character nor a surrogate from its other half. */
export function split(text: string, coding: Coding): string[] {
  if (units(text, coding) <= ALONE[coding]) return [text];
  const parts: string[] = [];
  let [part, used] = ['', 0];
  for (const char of text) {
    const size = unitsOf(char, coding);
    if (used + size > TOGETHER[coding]) {
      parts.push(part);
      [part, used] = ['', 0];
    }
    part += char;
    used += size;
  }
  return [...parts, part];
}

const CUT = '...';

/**
 * A prepared text, cut at a word so that it fits into so many parts; `keep`, its beginning, is cut only when it alone is too
 * long. What is cut ends in dots.
 */
export function fit(text: string, keep: string, parts: number, coding: Coding): string {
  if (split(text, coding).length <= parts) return text;
  const most = room(parts, coding) - CUT.length - slack(parts, coding);
  let [short, used] = ['', 0];
  for (const char of text) {
    used += unitsOf(char, coding);
    if (used > most) break;
    short += char;
  }
  const word = short.lastIndexOf(' ');
  const end = word >= keep.length ? word : short.length;
  return short.slice(0, end).replace(/[\s,;:.(-]+$/u, '') + CUT;
}

/** Each part but the last may leave one unit empty, where a character of two does not fit. */
const slack = (parts: number, coding: Coding): number => (parts === 1 ? 0 : parts - 1 + (coding === 'plain' ? 1 : 0));

/** The octets of one part and the data coding SMPP names them by. */
export function encode(part: string, coding: Coding): { octets: Uint8Array; dataCoding: 0 | 8 } {
  if (coding === 'plain') return { octets: encodeGsm7(part), dataCoding: 0 };
  const octets = new Uint8Array(part.length * 2);
  for (let place = 0; place < part.length; place += 1) {
    const unit = part.charCodeAt(place);
    octets[place * 2] = unit >> 8;
    octets[place * 2 + 1] = unit & 0xff;
  }
  return { octets, dataCoding: 8 };
}

export function decode(octets: Uint8Array, coding: Coding): string {
  if (coding === 'plain') return decodeGsm7(octets);
  let text = '';
  for (let place = 0; place + 1 < octets.length; place += 2) text += String.fromCharCode((octets[place]! << 8) | octets[place + 1]!);
  return text;
}

/** The user data header that lets the phone put the parts together (3GPP TS 23.040 9.2.3.24.1): reference, count, number. */
export const concatenation = (reference: number, count: number, number: number): Uint8Array =>
  Uint8Array.from([5, 0, 3, reference & 0xff, count, number]);

export interface SmsCost {
  coding: Coding;
  units: number;
  parts: number;
  /** In đồng; null when no price is configured. */
  cost: number | null;
}

/** @param price of one part, in đồng */
export function costOf(text: string, coding: Coding, price: number | null): SmsCost {
  const parts = split(text, coding).length;
  return { coding, units: units(text, coding), parts, cost: price === null ? null : parts * price };
}
