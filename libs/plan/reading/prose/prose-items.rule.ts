// Lines of running text put together again into items: a numbered point, a bullet, a paragraph.
import { oneLine } from '../document/cell-text.rule.js';
import { numberedLine } from '../document/numbering.rule.js';

export interface Item {
  /** Printed number without its dot; empty for bullets and paragraphs. */
  code: string;
  /** Level of the number, 10 for a bullet, 11 for a bullet below it, null for a paragraph. */
  level: number | null;
  text: string;
}

const BULLET = /^([-–•*]|\+)\s*(?=\S)/u;
const ENDS = /[.;:]$/;
/** From here on a document only says who signed and who receives it. */
const CLOSING = /^(?:Nơi nhận|TM\.|KT\.|TL\.|TUQ\.)/u;

function itemOf(line: string): Item {
  const numbered = numberedLine(line);
  if (numbered) return { code: numbered.code, level: numbered.level, text: numbered.rest };
  const bullet = line.match(BULLET);
  if (bullet) return { code: '', level: bullet[1] === '+' ? 11 : 10, text: line.slice(bullet[0].length) };
  return { code: '', level: null, text: line };
}

/** Lines broken by the page belong together until one ends a sentence or a new item opens. */
export function itemsOf(lines: readonly string[]): Item[] {
  const items: Item[] = [];
  for (const line of lines.map(oneLine)) {
    if (line === '') continue;
    if (CLOSING.test(line)) break;
    const own = itemOf(line);
    const last = items.at(-1);
    const goesOn = last !== undefined && own.level === null && !ENDS.test(last.text) && /^[\p{Ll}\d"“(]|,$/u.test(line);
    if (last && goesOn) last.text = `${last.text} ${line}`;
    else items.push(own);
  }
  return items;
}
