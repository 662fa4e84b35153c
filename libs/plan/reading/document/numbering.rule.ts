// Printed numbers: "I.", "A.", "1.", "1.1", "a)". A number tells how deep a line stands, never which line it is: plans repeat them.
import { oneLine } from './cell-text.rule.js';

export interface Numbered {
  /** As printed, without the closing dot or bracket. */
  code: string;
  /** 0 part or letter, 1 Roman, 2 "1.", 3 "1.1", …, 9 "a)". */
  level: number;
  rest: string;
}

const depthOf = (code: string): number => code.split('.').length;

const romanLevel = (numeral: string): number => (/^[CDLM]$/.test(numeral) ? 0 : 1);

type Pattern = [RegExp, (found: RegExpMatchArray) => { code: string; level: number }];

const PATTERNS: Pattern[] = [
  [/^(?:phần|chương)\s+(thứ\s+\S+|[IVXLC]+|\d+)\s*[.:–-]?\s+(?=\S)/iu, (found) => ({ code: found[1]!, level: 0 })],
  [/^(?:mục|nhóm)\s+([IVXLC]+|\d+)\s*[.:–-]\s*(?=\S)/iu, (found) => ({ code: found[1]!, level: 1 })],
  [/^([IVX]+(?:\.\d{1,2})+)[.)]?\s+(?=\S)/u, (found) => ({ code: found[1]!, level: depthOf(found[1]!) })],
  [/^([IVXLC]+)\s*[.)/:–-]\s*(?=\p{L})/u, (found) => ({ code: found[1]!, level: romanLevel(found[1]!) })],
  [/^([A-ZĐ])\s*[.)/:]\s*(?=\p{L})/u, (found) => ({ code: found[1]!, level: 0 })],
  [/^(\d{1,2}(?:\.\d{1,2})+)(?:[.)]\s*(?=\D)|\s*(?=["“(]?\p{Lu}))/u, (found) => ({ code: found[1]!, level: 1 + depthOf(found[1]!) })],
  [/^(\d{1,3})(?:[.)]\s*(?=\D)|\s*[/:–-]\s*(?=\p{Lu}))/u, (found) => ({ code: found[1]!, level: 2 })],
  [/^([a-zđ])[.)]\s*(?=\S)/u, (found) => ({ code: found[1]!, level: 9 })],
];

/** Takes the printed number off the front of a line; null when it carries none. */
export function numberedLine(text: string): Numbered | null {
  const line = oneLine(text);
  for (const [pattern, read] of PATTERNS) {
    const found = line.match(pattern);
    if (found) return { ...read(found), rest: line.slice(found[0].length).trim() };
  }
  return null;
}

/** A cell that holds a number and nothing else, as in a column STT; null when it holds something else. */
export function numberCell(text: string): { code: string; level: number } | null {
  const code = oneLine(text).replace(/^[([]|[\s.):\]/]+$/g, '');
  if (/^[IVX]+$/.test(code)) return { code, level: 1 };
  if (/^[A-ZĐ]$/.test(code)) return { code, level: 0 };
  if (/^[IVXLC]+(\.\d{1,3})*$/.test(code)) return { code, level: depthOf(code) };
  if (/^\d{1,3}(\.\d{1,3})*$/.test(code)) return { code, level: 1 + depthOf(code) };
  if (/^[a-zđ]$/.test(code)) return { code, level: 9 };
  return null;
}

/** Strips a number or a single bullet: what is left is the title. */
export function withoutNumber(text: string): string {
  const line = numberedLine(text)?.rest ?? oneLine(text);
  return line.replace(/^[-–+•*]\s*(?=\p{L})/u, '');
}
