// Two or more tasks printed in one cell: "1.1. Xây dựng … 1.2. Rà soát …".
import { oneLine } from '../document/cell-text.rule.js';
import { numberedLine } from '../document/numbering.rule.js';

export interface Piece {
  code: string;
  title: string;
}

const INNER = /(?:^|[.;:,\n]\s*|\s{1,3})(\d{1,2}(?:\.\d{1,2})+)\.?\s*(?=\p{Lu})/gu;
const AT_LINE = /(?:^|\n)\s*(\d{1,2})[.)]\s*(?=\p{L})/gu;

const follows = (code: string, before: string): boolean => {
  const parts = code.split('.').map(Number);
  const last = before.split('.').map(Number);
  if (parts.length !== last.length) return false;
  return parts.every((part, index) => part === last[index]! + (index === parts.length - 1 ? 1 : 0));
};

/** The tasks of one cell, in order, when their numbers follow one another; one piece otherwise. */
export function piecesOf(text: string): Piece[] {
  for (const pattern of [INNER, AT_LINE]) {
    const marks = [...text.matchAll(pattern)].map((found) => ({ code: found[1]!, at: found.index + found[0].indexOf(found[1]!) }));
    const consecutive = marks.length >= 2 && marks.every((mark, index) => index === 0 || follows(mark.code, marks[index - 1]!.code));
    if (!consecutive || text.slice(0, marks[0]!.at).trim() !== '') continue;
    return marks.map((mark, index) => {
      const piece = text.slice(mark.at, marks[index + 1]?.at ?? text.length);
      return { code: mark.code, title: oneLine(numberedLine(piece)?.rest ?? piece.slice(mark.code.length).replace(/^[.)\s]+/, '')) };
    });
  }
  return [];
}
