// A cell as the grammar wants it: one clean copy to quote from, one folded copy (lower case, no diacritics) to match on.
// Both have the same length, so a place in one is the same place in the other.
import { withoutNoteMarks } from '../../kernel/note-mark.rule.js';

/** A deadline is a few words; what is longer than this is prose that a person must read. */
export const LONGEST_CELL = 600;

export interface Folded {
  clean: string;
  folded: string;
}

// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const LEFT_OVER_MARK = /\p{M}/gu;
// eslint-disable-next-line no-control-regex
const LINE_BREAK = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]|<br ?\/?>/gi;

// Letters with a stroke have no decomposition; dashes and arrows stand for one another; quotes and bold marks say nothing.
const SAME: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'đĐðÐɖƉ'].map((letter) => [letter, 'd'])),
  // Cyrillic and Greek letters that a keyboard or a scan puts in place of Latin ones.
  ...Object.fromEntries([...'іІӀΙι'].map((letter) => [letter, 'i'])),
  ...{ а: 'a', А: 'a', е: 'e', Е: 'e', о: 'o', О: 'o', х: 'x', Х: 'x', у: 'y', У: 'y', т: 't', Т: 't', ѵ: 'v', Ѵ: 'v' },
  ...Object.fromEntries([...'‐‑‒–—―−÷~→⇒⟶➔'].map((dash) => [dash, '-'])),
  ...Object.fromEntries([...'⁄∕\\'].map((slash) => [slash, '/'])),
  ...Object.fromEntries([...'*_"“”„\'‘’`«»|'].map((mark) => [mark, ' '])),
  '[': '(',
  ']': ')',
  '{': '(',
  '}': ')',
};

const foldLetter = (letter: string): string => SAME[letter] ?? letter.normalize('NFD').charAt(0).toLowerCase().charAt(0);

/** Composed, without invisible characters, spaces of one kind; at most one character longer than `LONGEST_CELL`. */
export function foldCell(text: string): Folded {
  const seen = text
    .slice(0, 4 * LONGEST_CELL)
    .replace(LINE_BREAK, '\n')
    .replace(INVISIBLE, '');
  // A note mark made a figure would make another day of it: "Tháng 1²" is not month 12.
  const clean = withoutNoteMarks(seen)
    .text.normalize('NFKC')
    .replace(LEFT_OVER_MARK, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim()
    .slice(0, LONGEST_CELL + 1);
  return { clean, folded: Array.from({ length: clean.length }, (_, at) => foldLetter(clean.charAt(at))).join('') };
}
