// A date in a sheet means what its format shows: a year alone is the year, a month and a year are the month. What stands around
// it in the format ("Tháng "m"/"yyyy, "Trước ngày "dd/mm/yyyy) is part of what people read.

interface Parts {
  before: string;
  after: string;
  shows: Set<'y' | 'm' | 'd'>;
}

/** A letter with a meaning, or text that stands as it is. */
type Token = { letter: string } | { text: string };

const SECTION = /(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\[])+/gu;
const CONDITION = /^\s*(?:\[(?![<>=])[^\]]*\]\s*)*\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]/;

const holds = (sign: string, value: number, bound: number): boolean =>
  (value < bound && ['<', '<=', '<>'].includes(sign)) ||
  (value > bound && ['>', '>=', '<>'].includes(sign)) ||
  (value === bound && ['=', '<=', '>='].includes(sign));

/** A format may have a part for some values and another for the rest: "[<44197]yyyy;dd/mm/yyyy". */
function sectionFor(format: string, value: number): string {
  const sections = format.match(SECTION) ?? [format];
  const meant = sections.find((section) => {
    const [, sign, bound] = CONDITION.exec(section) ?? [];
    return sign === undefined || holds(sign, value, Number(bound));
  });
  return meant ?? format;
}

/** null for elapsed time, and for other calendars and eras, which only the program itself can write. */
function tokensOf(section: string): Token[] | null {
  const tokens: Token[] = [];
  const text = (said: string) => tokens.push({ text: said });
  for (const [token] of section.matchAll(/"[^"]*"|\\.|[_*].|\[[^\]]*\]|AM\/PM|A\/P|[a-z]+|[^a-z]/giu)) {
    if (token.startsWith('"')) text(token.slice(1, -1));
    else if (token.startsWith('\\')) text(token.slice(1));
    else if (/^[_*]/.test(token)) text(' ');
    else if (token.startsWith('[')) {
      if (/^\[(?:h+|m+|s+)\]$/i.test(token)) return null;
    } else if (/^(?:AM\/PM|A\/P)$/i.test(token)) tokens.push({ letter: 'a' });
    else if (/^[a-z]+$/i.test(token)) {
      for (const [same] of token.toLowerCase().matchAll(/(.)\1*/gu)) {
        if (!'ymdhs'.includes(same[0]!)) return null;
        tokens.push({ letter: same[0]! + String(same.length) });
      }
    } else text(token);
  }
  return tokens;
}

/** An "m" beside hours or seconds stands for minutes. */
function isMinutes(letters: readonly string[], at: number): boolean {
  return letters[at - 1]?.startsWith('h') === true || letters[at + 1]?.startsWith('s') === true;
}

function partsOf(section: string): Parts | null {
  const tokens = tokensOf(section);
  if (!tokens) return null;
  const places = tokens.flatMap((token, at) => ('letter' in token ? [{ at, letter: token.letter }] : []));
  const letters = places.map((each) => each.letter);
  // "dddd" is the name of the weekday.
  const dates = places.filter(
    ({ letter }, index) => letter.startsWith('y') || /^d[12]$/.test(letter) || (letter.startsWith('m') && !isMinutes(letters, index)),
  );
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) return null;
  const words = (from: number, to: number) =>
    tokens
      .slice(from, to)
      .map((token) => ('text' in token ? token.text : ''))
      .join('');
  const told = (text: string) => (/\p{L}/u.test(text) ? text.replace(/\s+/g, ' ') : '');
  return {
    before: told(words(0, first.at)),
    after: told(words(last.at + 1, tokens.length)),
    shows: new Set(dates.map(({ letter }) => letter[0] as 'y' | 'm' | 'd')),
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * What a format shows of a day, the way a Vietnamese document writes it; null when that is for the program to say.
 * `value`: the number in the cell, which a format may ask about.
 */
export function shownDate(format: string, { y, m, d }: { y: number; m: number; d: number }, value: number): string | null {
  const parts = partsOf(sectionFor(format, value));
  if (!parts) return null;
  const shown = partShown(parts, { y, m, d });
  return shown === null ? null : `${parts.before}${shown}${parts.after}`.trim();
}

function partShown({ before, shows }: Parts, { y, m, d }: { y: number; m: number; d: number }): string | null {
  const has = (...wanted: ('y' | 'm' | 'd')[]) => wanted.every((each) => shows.has(each));
  if (has('d', 'm', 'y')) return `${two(d)}/${two(m)}/${y}`;
  if (has('d', 'm')) return `${two(d)}/${two(m)}`;
  // A day of no month is no term.
  if (has('d')) return null;
  if (has('m', 'y')) return `${m}/${y}`;
  if (has('m')) return /tháng\s*$/iu.test(before) ? String(m) : `Tháng ${m}`;
  return String(y);
}
