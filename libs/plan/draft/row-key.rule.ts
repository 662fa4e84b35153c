// The name of a row for as long as its plan lives: its place in the document (`r07`), with a letter when it was split (`r07a`).
// Rows of an amending document are `n07`, so that they are never taken for rows in force.

export type RowPrefix = 'r' | 'n';

export const MOST_PIECES = 26;

export const rowKey = (place: number, prefix: RowPrefix = 'r'): string => `${prefix}${String(place).padStart(2, '0')}`;

export const pieceKey = (key: string, index: number): string => key + String.fromCharCode('a'.charCodeAt(0) + index);

export const isPiece = (key: string): boolean => /[a-z]$/.test(key);

/** 1-based place in the document. */
export const placeOf = (key: string): number => Number(/\d+/.exec(key)?.[0] ?? 0);

/** `7`, `r7` and `r07` are the same row; `prefix` is what a bare number means. */
export function keyFrom(stated: string | number, prefix: RowPrefix): string {
  const [, letter, place = '', piece = ''] = /^([rn])?0*(\d{1,5})([a-z]?)$/.exec(String(stated).trim().toLowerCase()) ?? [];
  return place === '' ? String(stated) : rowKey(Number(place), (letter as RowPrefix | undefined) ?? prefix) + piece;
}

export const inRowOrder = (one: string, other: string): number => placeOf(one) - placeOf(other) || (one < other ? -1 : one > other ? 1 : 0);
