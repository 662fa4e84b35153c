// What people and programs state in words: well-formed Unicode in one form, without characters that steer instead of saying something.

/** What is wrong with a text: half a character, or a character that steers a terminal, a mail or a line. */
export type TextFault = 'broken-text' | 'control-character';

/** Line ends and tabs are how people lay out a text. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

export function textFault(text: string): TextFault | null {
  if (/\p{Surrogate}/u.test(text)) return 'broken-text';
  return CONTROLS.test(text) ? 'control-character' : null;
}

/** Below U+0300 every text is in NFC, however long: what a file in base64 is made of is not gone through once more. */
const inNfc = (text: string): string => (/[\u0300-\uffff]/.test(text) ? text.normalize('NFC') : text);

export type Cleaned = { value: unknown } | { fault: TextFault; path: string[] };

/** The same value with every text in NFC (Unicode Standard Annex 15); or where the first text stands that is none. */
export function cleaned(value: unknown): Cleaned {
  if (typeof value === 'string') {
    const fault = textFault(value);
    return fault ? { fault, path: [] } : { value: inNfc(value) };
  }
  const plain = Array.isArray(value) || (typeof value === 'object' && value !== null && isPlain(value));
  if (!plain) return { value };
  const members: [string, unknown][] = [];
  for (const [name, inner] of Object.entries(value as object)) {
    const nameFault = textFault(name);
    if (nameFault) return { fault: nameFault, path: [] };
    const within = cleaned(inner);
    if ('fault' in within) return { fault: within.fault, path: [name, ...within.path] };
    members.push([name, within.value]);
  }
  return { value: Array.isArray(value) ? members.map(([, inner]) => inner) : Object.fromEntries(members) };
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** RFC 5321 section 4.5.3.1: longer ones are refused by servers on the way. */
const MOST_LOCAL_PART = 64;
const MOST_ADDRESS = 254;
export const isOfMailLength = (address: string): boolean => address.length <= MOST_ADDRESS && address.lastIndexOf('@') <= MOST_LOCAL_PART;
