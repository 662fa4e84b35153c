// An agency cell as words and punctuation, each word with a key that forgives case, normal form and where the tone mark sits.
import type { Mode } from './agency-text.rule.js';
import { FUSED, SHORT_FORMS } from './short-forms.rule.js';

export interface Token {
  /** As written (NFC); empty for the later words of an abbreviation that was opened up for matching only. */
  text: string;
  key: string;
  word: boolean;
  /** Whether white space, or a new line, stands before it in the cell. */
  gap: boolean;
  line: boolean;
  upper: boolean;
  /** Part of a word that is written in capitals only, such as an abbreviation. */
  caps: boolean;
  /** One of the words a short form was opened up to. */
  opened?: boolean;
  /** In a cell typed wholly in capitals. */
  shouted?: boolean;
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const I_FOR_Y = /^((?:qu|[hklmst])?)y([\u0300\u0301\u0303\u0309\u0323]?)$/u;

/** `hoà` and `hòa` (also `Uỷ`/`Ủy`, `thuỷ`/`thủy`, `lí`/`lý`) get one key: the tone moves to the end of the word. */
export function keyOf(word: string, mode: Mode): string {
  const apart = word
    .normalize('NFD')
    .toLowerCase()
    .replace(/đ/g, mode === 'plain' ? 'd' : 'đ');
  if (mode === 'plain') return apart.replace(/\p{M}+/gu, '');
  const tone = apart.match(TONES)?.[0] ?? '';
  const bare = apart.replace(TONES, '') + tone;
  return bare.replace(I_FOR_Y, (whole, before: string, mark: string) => (before ? `${before}i${mark}` : whole));
}

const wordsIn = (text: string): string[] => text.match(WORD) ?? [];
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

interface Tables {
  short: Map<string, { keys: string[]; words: string[]; show: boolean }>;
  fused: { keys: string[]; key: string }[];
}

const makeTables = (mode: Mode): Tables => ({
  short: new Map(
    SHORT_FORMS.map(([short, long, show]) => [
      keyOf(short, mode),
      { keys: wordsIn(long).map((word) => keyOf(word, mode)), words: wordsIn(long), show },
    ]),
  ),
  fused: FUSED.map(([words, key]) => ({ keys: words.split(' ').map((word) => keyOf(word, mode)), key: keyOf(key, mode) })),
});
const TABLES: Record<Mode, Tables> = { toned: makeTables('toned'), plain: makeTables('plain') };

const RUNS = /[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu;

export function tokensOf(tidied: string, mode: Mode): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const run of tidied.matchAll(RUNS)) {
    const between = tidied.slice(last, run.index);
    last = run.index + run[0].length;
    const text = run[0];
    const word = /[\p{L}\p{N}]/u.test(text);
    const upper = /^\p{Lu}/u.test(text);
    const caps = word && text.length > 1 && /^[\p{Lu}\p{N}]+$/u.test(text);
    tokens.push({ text, key: word ? keyOf(text, mode) : text, word, gap: between !== '', line: between.includes('\n'), upper, caps });
  }
  return fuse(open(withoutCapitals(tokens, mode), TABLES[mode]), TABLES[mode]);
}

/** Words that stand in lower case inside a cell, when it is not typed in capitals. */
const COMMON_WORDS = new Set(['các', 'cơ', 'đơn', 'địa', 'đoàn', 'doanh', 'tổng', 'ngành', 'hợp', 'có', 'liên', 'thuộc', 'trên']);
const BEGINS = new Set([';', '.', ':', '-', '+', '•', '/']);

/** Without a vowel, or the commonest. */
const SHORT_IN_CAPITALS = /^(?:UBND|HĐND|MTTQ|UBMTTQ|TAND|VKSND|[BCDĐGHKLMNPQRSTVX\d]{2,})$/u;

/** In a cell typed wholly in capitals, capitals say nothing about short forms; short forms rarely carry diacritics, words mostly do. */
function withoutCapitals(tokens: Token[], mode: Mode): Token[] {
  const words = tokens.filter((token) => token.word && token.text.length > 1 && /\p{L}/u.test(token.text));
  const marked = words.filter((token) => (mode === 'plain' ? /[AEIOUY]/ : /[^\p{ASCII}Đ]/u).test(token.text));
  const shouted = words.length > 3 && words.every((token) => token.caps) && marked.length * 2 > words.length;
  if (!shouted) return tokens;
  return tokens.map((token, at) => ({
    ...token,
    caps: token.caps && SHORT_IN_CAPITALS.test(token.text),
    upper:
      token.upper &&
      !(at > 0 && COMMON_WORDS.has(token.text.toLowerCase()) && !tokens[at]?.line && !BEGINS.has(tokens[at - 1]?.text ?? '')),
    shouted: true,
  }));
}

function open(tokens: Token[], { short }: Tables): Token[] {
  const opened: Token[] = [];
  let stopped = false;
  for (const [at, token] of tokens.entries()) {
    const long = token.caps || /^(Tp|Tx|Vp|Ql|Cty)$/.test(token.text) ? short.get(token.key) : undefined;
    // What follows the full stop of "TP.HCM" is a word of its own.
    const gap = token.gap || stopped;
    opened.push(
      ...(long?.words ?? ['']).map((word, index) => ({
        ...token,
        ...(long && { text: long.show ? word : index === 0 ? token.text : '', key: long.keys[index] ?? '', caps: false, opened: true }),
        gap: index > 0 || gap,
        line: index === 0 && token.line,
      })),
    );
    stopped = false;
    const next = tokens[at + 1];
    // The full stop of "TP." goes with the short form, unless it ends the cell.
    if (long && next?.text === '.' && !next.gap && at + 2 < tokens.length) {
      tokens.splice(at + 1, 1);
      stopped = true;
    }
  }
  return opened;
}

function fuse(tokens: Token[], { fused }: Tables): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const found = fused.find(({ keys }) => keys.every((key, offset) => tokens[at + offset]?.key === key));
    const first = tokens[at];
    if (!first) break;
    if (!found) {
      out.push(first);
      continue;
    }
    const parts = tokens.slice(at, at + found.keys.length);
    out.push({ ...first, key: found.key, text: parts.map((part) => part.text).join(' ') });
    at += found.keys.length - 1;
  }
  return out;
}

const CLOSES = new Set([',', '.', ';', ':', ')']);

/** The words of a stretch put together again as they were spaced. */
export function textOf(tokens: readonly Token[], from: number, to: number): string {
  let text = '';
  for (const token of tokens.slice(from, to))
    if (token.text) text += (token.gap && text !== '' && !CLOSES.has(token.text) ? ' ' : '') + token.text;
  return text
    .replace(/^[\s,.;:/&-]+|[\s,;:/&-]+$/gu, '')
    .replace(/(?<!(?:^|\s)\p{L}{1,2})\.$/u, '')
    .trim();
}
