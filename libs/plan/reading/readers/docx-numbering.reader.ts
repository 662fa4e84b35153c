// Numbers that Word counts itself ("1.", "a)") and the marks of its notes.
import { childOf, childrenOf, parseXml, valueOf, type XmlNode } from './xml.reader.js';

/** Words' own numbering is not in the text: a bullet or a number set by a list style is made visible. */
export type Numbering = (paragraph: XmlNode) => string;

const ROMAN: [number, string][] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
/** Above this nobody counts so, and the figure says it. */
const LAST_ROMAN = 3_999;
export function roman(value: number): string {
  if (value > LAST_ROMAN) return String(value);
  let rest = value;
  let text = '';
  for (const [worth, sign] of ROMAN) for (; rest >= worth; rest -= worth) text += sign;
  return text;
}

function printed(format: string, value: number): string {
  if (format === 'upperRoman') return roman(value);
  if (format === 'lowerRoman') return roman(value).toLowerCase();
  if (format === 'upperLetter') return String.fromCharCode(64 + ((value - 1) % 26) + 1);
  if (format === 'lowerLetter') return String.fromCharCode(96 + ((value - 1) % 26) + 1);
  return format === 'decimalZero' ? String(value).padStart(2, '0') : String(value);
}

/** As many levels as Word has, and a label longer than any. */
const MOST_LEVELS = 9;
const LONGEST_LABEL = 255;

interface Level {
  format: string;
  pattern: string;
  start: number;
}

/** Numbers that Word counts itself ("1.", "a)") are part of what people see, so they are counted again here. */
export function numberingOf(part: Uint8Array | undefined, file: string): Numbering {
  if (!part) return () => '';
  const root = childOf(parseXml(part, file), 'numbering');
  const levelsOf = (list: XmlNode): Level[] =>
    childrenOf(list, 'lvl')
      .slice(0, MOST_LEVELS)
      .map((level) => ({
        format: childOf(level, 'numFmt')?.attributes['val'] ?? 'decimal',
        pattern: (childOf(level, 'lvlText')?.attributes['val'] ?? '').slice(0, LONGEST_LABEL),
        start: valueOf(level, 'start') || 1,
      }));
  const abstracts = new Map(childrenOf(root, 'abstractNum').map((each) => [each.attributes['abstractNumId'] ?? '', levelsOf(each)]));
  const lists = new Map(
    childrenOf(root, 'num').map((each) => [
      each.attributes['numId'] ?? '',
      abstracts.get(childOf(each, 'abstractNumId')?.attributes['val'] ?? '') ?? [],
    ]),
  );
  const counters = new Map<string, number[]>();
  return (paragraph) => {
    const own = childOf(childOf(paragraph, 'pPr'), 'numPr');
    const list = childOf(own, 'numId')?.attributes['val'] ?? '';
    const levels = lists.get(list);
    const depth = valueOf(own, 'ilvl');
    const level = levels?.[depth];
    if (!levels || !level || level.format === 'none') return '';
    if (level.format === 'bullet') return '- ';
    const counts = counters.get(list) ?? [];
    counts[depth] = (counts[depth] ?? level.start - 1) + 1;
    counts.length = depth + 1;
    counters.set(list, counts);
    const label = level.pattern.replace(/%(\d)/g, (_, place: string) => {
      const at = Number(place) - 1;
      return printed(levels[at]?.format ?? 'decimal', counts[at] ?? levels[at]?.start ?? 1);
    });
    return label ? `${label} ` : '';
  };
}
