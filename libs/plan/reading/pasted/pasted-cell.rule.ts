// One cell of a pasted text: the marks of Markdown are taken away, and what they said is kept.
import { formatted, withoutSigns } from '../document/formatted-text.rule.js';
import type { SourceCell } from '../document/plan.types.rule.js';

export interface Line {
  text: string;
  where: string;
}

const BOLD_LINE = /^(\*\*|__)(?=\S)(?:(?!\1).)+\1[.:;]?$/;
/** A backslash before a sign means the sign itself. */
const ESCAPED = /\\([\\`*_{}[\]()#+\-.!|<>~])/g;

/** Words without the marks that only set them in bold or italics. */
export const withoutMarks = (text: string): string =>
  text
    .replace(/\*\*|__/g, '')
    .replace(/(?<![\p{L}\d*\\])\*(?=\S)([^*\n]*[^*\s\\])\*(?![\p{L}\d*])/gu, '$1')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(ESCAPED, '$1')
    .trim();

/** A cell that was bold throughout says so. `leading`: see `formatted`. */
export function pastedCell(text: string, leading: 'stays' | 'goes' = 'goes'): SourceCell {
  const read = formatted(withoutMarks(text.trim()), leading);
  const clean = read.text.trim();
  const lines = withoutSigns(text)
    .split(/\n|<br\s*\/?>/i)
    .filter((line) => line.trim() !== '');
  const bold = clean !== '' && lines.every((line) => BOLD_LINE.test(line.trim()));
  return { ...read, text: clean, span: 1, ...(bold ? { bold } : {}) };
}
