// What character formatting says, kept while words are still text: readers set signs around what is struck out or raised, and
// here they become what they mean. Struck words do not count, and a raised mark is no part of the word it stands on.
import { raise, withoutNoteMarks } from '../../../kernel/note-mark.rule.js';
import { isBlank, oneLine } from './cell-text.rule.js';

/** Characters that Unicode keeps for use inside a program; no document holds them. */
const STRUCK = '\ufdd0';
const UNSTRUCK = '\ufdd1';
const RAISED = '\ufdd2';
const LEVEL = '\ufdd3';
const SIGNS = /[\ufdd0-\ufdd3]/;
const ALL_SIGNS = /[\ufdd0-\ufdd3]/g;
/** A bar or a stroke drawn through each letter, as web pages offer it: "x̶", "x̷". */
const BARRED = /(?:\P{M}\p{M}*?[\u0335-\u0338]\p{M}*)+/gu;
const BARS = /[\u0335-\u0338]/g;
const HAS_BARS = /[\u0335-\u0338]/;

export const asStruck = (text: string): string => (text === '' ? '' : `${STRUCK}${text}${UNSTRUCK}`);
export const asRaised = (text: string): string => (text === '' ? '' : `${RAISED}${text}${LEVEL}`);

/** Words that are struck out. `whole`: nothing of the text is left without them. */
export interface Struck {
  whole: boolean;
  words: string;
}

export interface Formatted {
  /** What counts; of a text that is struck out as a whole, its words, so that somebody can decide on them. */
  text: string;
  struck?: Struck;
  /** Note marks that stood in it, without what raised them. */
  marks?: string[];
}

interface Run {
  text: string;
  struck: boolean;
  raised: boolean;
}

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  const open = { struck: 0, raised: 0 };
  for (const part of text.split(/([\ufdd0-\ufdd3])/)) {
    if (part === STRUCK) open.struck += 1;
    else if (part === UNSTRUCK) open.struck = Math.max(0, open.struck - 1);
    else if (part === RAISED) open.raised += 1;
    else if (part === LEVEL) open.raised = Math.max(0, open.raised - 1);
    else if (part !== '') {
      const [struck, raised] = [open.struck > 0, open.raised > 0];
      const last = runs.at(-1);
      if (last && last.struck === struck && last.raised === raised) last.text += part;
      else runs.push({ text: part, struck, raised });
    }
  }
  return runs;
}

/** Raised runs as Unicode writes them; where everything is raised, nothing is. */
function levelled(runs: readonly Run[]): Run[] {
  if (runs.every((run) => run.raised || isBlank(run.text))) return runs.map((run) => ({ ...run, raised: false }));
  let before = '';
  return runs.map((run) => {
    const text = run.raised ? raise(run.text, before) : run.text;
    before += run.text;
    return { ...run, text };
  });
}

const textOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join('');
const tidy = (text: string): string =>
  text
    .replace(/[^\S\n\t]{2,}/g, ' ')
    .replace(/ +(?=[,;.:)])/g, '')
    .replace(/^[\s,;]+|\s+$/g, '');

/** Signs between words say nothing, and neither does the number before them: "1. ~~Rà soát~~;" is struck as a whole. */
const saysNothing = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text) || /^\s*\d{1,2}(?:\.\d{1,2})*[.)]\s*$/.test(text);

/** What a text says by its formatting. `leading`: whether a mark before the first word is that of a note, and stays. */
export function formatted(given: string, leading: 'stays' | 'goes' = 'goes'): Formatted {
  const signed = HAS_BARS.test(given) ? given.replace(BARRED, (barred) => asStruck(barred.replace(BARS, ''))) : given;
  if (!SIGNS.test(signed)) return unmarked(given, leading);
  const runs = levelled(runsOf(signed));
  const out = runs.filter((run) => run.struck && !isBlank(run.text));
  if (out.length === 0) return unmarked(textOf(runs), leading);
  const left = textOf(runs.filter((run) => !run.struck));
  const words = oneLine(withoutNoteMarks(textOf(out)).text);
  const whole = saysNothing(left);
  if (saysNothing(words)) return unmarked(textOf(runs), leading);
  return { ...unmarked(whole ? textOf(runs) : tidy(left), leading), struck: { whole, words } };
}

function unmarked(text: string, leading: 'stays' | 'goes'): Formatted {
  const read = withoutNoteMarks(text, leading);
  return read.marks.length > 0 ? read : { text: read.text };
}

/** Without the signs, for whoever only looks at the letters. */
export const withoutSigns = (text: string): string => text.replace(ALL_SIGNS, '');

/** "~~" and the tags that strike words out: each may open or close. */
const STRIKE_SIGNS = /~~|<\/?(?:s|strike|del)\b[^>\n]{0,200}>/giu;
const RAISINGS =
  /<sup\b[^>\n]{0,200}>([^<\n]{0,20})<\/sup>|\^([\p{L}\d()*,]{1,5})\^|(?<!^)\[\^([\w*-]{1,10})\](?!:)|\$?\^\{([\p{L}\d()*]{1,4})\}\$?|\$\^(\d{1,3})\$/gimu;
const DEFINITION = /^\[\^([\w*-]{1,10})\]:\s*/gm;

/** Signs do not reach over the bar or the tab between two cells. */
const inEachCell = (text: string): string => text.replace(/[^|\t]+/g, (part) => (isBlank(part) ? part : asStruck(part)));

interface StrikeSign {
  at: number;
  length: number;
  /** "~~", or the name of the tag. */
  kind: string;
  opens: boolean;
  closes: boolean;
}

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /\S/u.test(sign);

const strikeSignsOf = (line: string): StrikeSign[] =>
  [...line.matchAll(STRIKE_SIGNS)].map(({ 0: sign, index }) => {
    const kind = sign
      .replace(/^<\/?/, '')
      .replace(/[\s/>][\s\S]*$/, '')
      .toLowerCase();
    const waved = sign === '~~';
    return {
      at: index,
      length: sign.length,
      kind,
      opens: waved ? isLetter(line[index + 2]) : !sign.startsWith('</'),
      closes: waved ? isLetter(line[index - 1]) : sign.startsWith('</'),
    };
  });

/** What stands between a sign and the next of its kind that closes it, sign by sign from the left. */
function struckIn(line: string): string {
  const signs = strikeSignsOf(line);
  if (signs.length < 2) return line;
  const closing = new Map<string, number>();
  /** For each sign the next one that closes its kind. */
  const ends = signs.map(() => -1);
  for (let at = signs.length - 1; at >= 0; at -= 1) {
    const { kind, closes } = signs[at]!;
    ends[at] = closing.get(kind) ?? -1;
    if (closes) closing.set(kind, at);
  }
  let [text, from] = ['', 0];
  for (let at = 0; at < signs.length; at += 1) {
    const { at: begin, length, opens } = signs[at]!;
    const end = signs[ends[at]!];
    if (!opens || !end) continue;
    const words = line.slice(begin + length, end.at);
    if (words === '') continue;
    text += line.slice(from, begin) + inEachCell(words);
    from = end.at + end.length;
    at = ends[at]!;
  }
  return text + line.slice(from);
}

/** The marks of Markdown and of web pages in plain text. */
export const formattedPlain = (text: string): string =>
  text
    .split('\n')
    .map(struckIn)
    .join('\n')
    .replace(DEFINITION, (_, mark: string) => `(${mark}) `)
    .replace(RAISINGS, (_, ...said: (string | undefined)[]) => asRaised(said.slice(0, 5).find((each) => each !== undefined) ?? ''));
