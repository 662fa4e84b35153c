// The alphabet every phone and every message centre knows (3GPP TS 23.038, GSM 7-bit default and its extension), and how
// Vietnamese is written in it: without its marks.

const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const ESCAPE = 0x1b;
const EXTENSION: Readonly<Record<string, number>> = {
  '\f': 0x0a,
  '^': 0x14,
  '{': 0x28,
  '}': 0x29,
  '\\': 0x2f,
  '[': 0x3c,
  '~': 0x3d,
  ']': 0x3e,
  '|': 0x40,
  '€': 0x65,
};

const CODES = new Map([...BASIC].map((char, code) => [char, code] as const).filter(([, code]) => code !== ESCAPE));
const CHARS = new Map([...CODES].map(([char, code]) => [code, char] as const));
const EXTENDED = new Map(Object.entries(EXTENSION).map(([char, code]) => [code, char] as const));

/** Septets a character takes; null when the alphabet does not have it. */
export const septets = (char: string): 1 | 2 | null => (CODES.has(char) ? 1 : char in EXTENSION ? 2 : null);

export const isGsm7 = (text: string): boolean => [...text].every((char) => septets(char) !== null);

const TYPOGRAPHY: readonly [RegExp, string][] = [
  [/[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]/gu, ' '],
  [/[\u200b-\u200f\u2060\ufeff\u00ad]/gu, ''],
  [/[“”„‟«»″]/gu, '"'],
  [/[‘’‚‛′`´]/gu, "'"],
  [/[‐‑‒–—―−]/gu, '-'],
  [/…/gu, '...'],
  [/[•·▪●]/gu, '-'],
  [/₫/gu, 'd'],
  [/×/gu, 'x'],
];

/** What no phone without Unicode can show. */
const NO_SIGN = '?';

/** The text without the marks of Vietnamese and without typography: every character of the answer is in the alphabet. */
export function withoutMarks(text: string): string {
  const plain = text.normalize('NFC').replace(/đ/gu, 'd').replace(/Đ/gu, 'D').normalize('NFD').replace(/\p{M}/gu, '');
  const typed = TYPOGRAPHY.reduce((so, [pattern, char]) => so.replace(pattern, char), plain);
  return [...typed.normalize('NFC')].map((char) => (septets(char) === null ? NO_SIGN : char)).join('');
}

/** One octet a septet, as SMPP carries them under data coding 0. @throws on a character the alphabet does not have */
export function encodeGsm7(text: string): Uint8Array {
  const codes = [...text].flatMap((char) => {
    const code = CODES.get(char);
    if (code !== undefined) return [code];
    const extended = EXTENSION[char];
    if (extended === undefined) throw new Error(`“${char}” is not in the GSM 7-bit alphabet`);
    return [ESCAPE, extended];
  });
  return Uint8Array.from(codes);
}

export function decodeGsm7(octets: Uint8Array): string {
  let text = '';
  for (let place = 0; place < octets.length; place += 1) {
    const code = octets[place] ?? 0;
    if (code === ESCAPE) text += EXTENDED.get(octets[(place += 1)] ?? 0) ?? ' ';
    else text += CHARS.get(code) ?? NO_SIGN;
  }
  return text;
}
