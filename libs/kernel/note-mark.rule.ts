// Small raised figures after a word ("Tháng 1²", "Sở Tư pháp⁽¹⁾") point to a note: they are no part of the word before them.
// What Unicode raises is told apart here from what keeps its meaning: m², m³, the minutes of "17h³⁰".

const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LETTERS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'abcdefghijklmnoprstuvwxyz'].map((letter, at) => [letter, [...'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ'][at]!])),
  ...Object.fromEntries([...DIGITS].map((digit, at) => [String(at), digit])),
  '(': '⁽',
  ')': '⁾',
  '[': '⁽',
  ']': '⁾',
  // Raised asterisks, daggers and number signs have no letters of their own in Unicode.
  '*': '﹡',
  '#': '﹟',
  '†': '†',
  '‡': '‡',
  '§': '§',
};

const SIGN = `${DIGITS}ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ⁽⁾﹡﹟†‡ªº\\u2460-\\u2487`;
const ONE_MARK = `[${SIGN}]+(?:\\s*[,;]\\s*(?=[${SIGN}])[${SIGN}]+)*`;
const MARKS = new RegExp(ONE_MARK, 'gu');
const ANY = new RegExp(`[${SIGN}]`, 'u');
const LEADING = new RegExp(`^\\s*(${ONE_MARK})[.:)]?\\s*(?=\\S)`, 'u');

/** What a raised run must look like to be the mark of a note. */
const MARK = String.raw`[([]?(?:\d{1,3}\*{0,4}|\p{L}|[ivx]{1,4}|[IVX]{1,4}|\*{1,4}|[†‡§#])[)\].:]?`;
const RAISED = new RegExp(`^${MARK}(?:\\s*[,;]\\s*${MARK})*$`, 'u');

/** A raised run as Unicode raises it; as it is when it is no mark ("1ˢᵗ", "50.000đ"). `before`: the words it follows. */
export function raise(text: string, before: string): string {
  const sign = text.trim();
  if (/\d\s*(?:h|g|giờ)\s*$/iu.test(before) && /^\d{1,2}$/.test(sign)) return text;
  if (/^[hg]$/.test(sign) && /\d\s*$/.test(before)) return text;
  // What is no mark stays; a figure that only stood above another is still not joined to it.
  if (!RAISED.test(sign)) return /\d$/.test(before) && /^\d/.test(text) ? ` ${text}` : text;
  return [...text].map((letter) => LETTERS[letter] ?? LETTERS[letter.toLowerCase()] ?? letter).join('');
}

/** A mark as its note is looked up by: "⁽²⁾" is "2". */
export const plainMark = (mark: string): string => mark.normalize('NFKC').replace(/[()[\].:\s]/g, '');

const UNIT = /(?<!\p{L})(?:[kcdmh]?m|dam|µm|μm|in|ft)$/u;
const OF_TEN = /(?<![\p{L}\d/.,-])10$/u;
const COUNTED = /^\s*(?:đồng|đ\b|VNĐ|VND|USD|tấn|người|hộ|lượt|m\b|m[²³])/u;

/** Exponents, degrees and minutes are part of the number they stand on. */
function keepsMeaning(mark: string, before: string, after: string): boolean {
  if (/^[²³]$/u.test(mark) && UNIT.test(before)) return true;
  if (/^[⁰ºᵒ]$/u.test(mark) && /\d$/.test(before)) return true;
  if (new RegExp(`^[${DIGITS}]{1,2}$`, 'u').test(mark) && /\d\s*(?:h|g|giờ)\s*$/iu.test(before)) return true;
  return /^(?:[³⁶⁹]|¹²)$/u.test(mark) && OF_TEN.test(before) && COUNTED.test(after);
}

export interface Unmarked {
  text: string;
  /** Marks that were taken out, in order, each as its note is looked up by. */
  marks: string[];
}

/** The text without its note marks. `leading`: a mark before the first word belongs to a note itself and stays. */
export function withoutNoteMarks(text: string, leading: 'stays' | 'goes' = 'goes'): Unmarked {
  if (!ANY.test(text)) return { text, marks: [] };
  const marks: string[] = [];
  const own = leading === 'stays' ? (LEADING.exec(text)?.[0].length ?? 0) : 0;
  const rest = text.slice(own).replace(MARKS, (mark, at: number, whole: string) => {
    if (keepsMeaning(mark, whole.slice(0, at), whole.slice(at + mark.length))) return mark;
    // Alone it says nothing else: the number of a row, a tick.
    if (whole.trim() === mark.trim()) return mark.normalize('NFKC');
    marks.push(...mark.split(/[,;]/).map(plainMark).filter(Boolean));
    return '';
  });
  // "(¹)": the brackets around a mark are part of it.
  const tidy = rest.replace(/\s*\(\s*\)|\s*\[\s*\]/g, (empty) => (marks.length > 0 ? '' : empty));
  return { text: text.slice(0, own) + (marks.length > 0 ? tidy.replace(/[^\S\n]+$/gm, '') : tidy), marks };
}

export interface NoteLine {
  mark: string;
  text: string;
  /** Whether the mark is raised, and not only in brackets. */
  raised: boolean;
}

/** A line that is a note: its mark, and what it says. */
export function noteLine(text: string): NoteLine | null {
  const raised = LEADING.exec(text);
  if (raised) return { mark: plainMark(raised[1]!), text: text.slice(raised[0].length).trim(), raised: true };
  const [, bracketed, said] = /^\s*[([](\d{1,2}|\p{Ll}|\*{1,3})[)\]]\s*(\S[\s\S]*)$/u.exec(text) ?? [];
  if (bracketed && said) return { mark: bracketed, text: said.trim(), raised: false };
  const [, stars, words] = /^\s*(\*{1,3})\s+(\S[\s\S]*)$/.exec(text) ?? [];
  return stars && words ? { mark: stars, text: words.trim(), raised: false } : null;
}
