// The marks that make a document a state secret: MẬT, TỐI MẬT, TUYỆT MẬT, stamped on its first page, printed in a header, written
// into its name. The words "bảo mật", "bí mật nhà nước", "mật khẩu" are none.

import { refuse, type Refusal } from './refusal.rule.js';

export const SECRECY_DEGREES = ['TUYỆT MẬT', 'TỐI MẬT', 'MẬT'] as const;
export type SecrecyDegree = (typeof SECRECY_DEGREES)[number];

/** Signs nobody sees, and letters of other alphabets that look like these. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060-\u2064\ufdd0-\ufdd3\ufeff]/g;
const ALIKE: Readonly<Record<string, string>> = {
  М: 'M',
  м: 'm',
  Т: 'T',
  т: 't',
  А: 'A',
  а: 'a',
  О: 'O',
  о: 'o',
  Е: 'E',
  е: 'e',
  У: 'Y',
  І: 'I',
  Μ: 'M',
  Τ: 'T',
  Α: 'A',
  Ο: 'O',
  Ε: 'E',
  Υ: 'Y',
  Ι: 'I',
};
const ALL_ALIKE = new RegExp(`[${Object.keys(ALIKE).join('')}]`, 'gu');

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(ALL_ALIKE, (letter) => ALIKE[letter] ?? letter);

/** "Â" and "A" stand for "Ậ" where a machine or a hurried hand lost the mark; "Ặ", "Ấ", "Ắ" make other words. */
const A = '[ậâa]';
const MAT = `m${A}t`;
const DEGREE = `(?:tuy[ệêe]t\\s*${MAT}|t[ốôo][ií]\\s*${MAT}|${MAT})`;
const EXACT: readonly [RegExp, SecrecyDegree][] = [
  [new RegExp(`^(?:tuy[ệêe]t${MAT})+$`, 'iu'), 'TUYỆT MẬT'],
  [new RegExp(`^(?:t[ốôo][ií]${MAT})+$`, 'iu'), 'TỐI MẬT'],
  [new RegExp(`^(?:${MAT})+$`, 'iu'), 'MẬT'],
];

const compact = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

function degreeOf(words: string): SecrecyDegree | null {
  const letters = compact(words);
  return EXACT.find(([pattern]) => pattern.test(letters))?.[1] ?? null;
}

const isCapital = (text: string): boolean => text === text.toUpperCase();
const beginsCapital = (text: string): boolean => /^\P{L}*\p{Lu}/u.test(text);
/** Without any mark on its letters "MAT" is the degree only in capitals, and only where stamps stand. */
const isToned = (text: string): boolean => /[ậâ]/iu.test(text);

/** Words that make another word of "mật", when the line was broken before it. */
const ENDS_OTHER = /(?:bảo|bí|cơ|thân|cẩn|tuần|mã|giải|độ|dấu|không|bao|bi|giai|do|than)\P{L}*$/iu;

const ANY_DEGREE = new RegExp(DEGREE, 'iu');
const GRADE = String.raw`(?:độ|mức|cấp)(?:\s+độ)?\s+(?:bảo\s+)?m[ậâ]t|do[ _-]?mat`;
const LABELLED = new RegExp(`(?:^|[^\\p{L}])(?:${GRADE})\\s*[:–—-]\\s*(?:độ\\s+)?(${DEGREE})(?!\\s*\\p{L})`, 'iu');
/** Labels that say so only when nothing follows: "Đóng dấu: Tuyệt mật, Tối mật" is an instruction. */
const LABELLED_LAST = new RegExp(`(?:^|[^\\p{L}])(?:mức\\s+độ|(?:đóng\\s+)?dấu|phân\\s+loại)\\s*[:–—-]\\s*(${DEGREE})\\P{L}*$`, 'iu');
const LABELLED_ALOUD = new RegExp(`^(?:${GRADE}|(?:đóng\\s+)?dấu|độ(?=\\s+t))\\s+(${DEGREE})\\P{L}*$`, 'iu');
const PAPER = String.raw`(?:tài liệu|văn bản|hồ sơ|công văn|kế hoạch|báo cáo|phụ lục|đề án|quyết định|bản)(?:\s+(?:có|thuộc))?(?:\s+độ)?`;
const NAMED = new RegExp(`^${PAPER}\\s*[:–-]?\\s*[([]?(${DEGREE})[)\\]]?\\P{L}*$`, 'iu');
/** "Tài liệu mật, không sao chụp", "TÀI LIỆU MẬT SỐ 3". */
const NAMED_KEPT = new RegExp(
  `^${PAPER}\\s*[:–-]?\\s*(${DEGREE})\\P{L}*(?:số(?:\\s*[\\d.…]+)?$|không\\s+(?:được\\s+)?(?:sao|phổ biến|lưu hành|mang))`,
  'iu',
);
const OF_STATE = new RegExp(
  `^(?:thuộc\\s+)?bí\\s+m[ậâ]t\\s+nhà\\s+nước\\P{L}*(?:(?:thuộc|có)\\s+)?(?:độ(?:\\s+m[ậâ]t\\s*:)?\\P{L}*)?(${DEGREE})\\P{L}*$`,
  'iu',
);
const FOLLOWED = new RegExp(`^(${DEGREE})\\s*(?:[-–—(,;:/]|bản số|số bản)(.{0,60})$`, 'iu');
const ENDING = new RegExp(`^(.*\\S)\\s*[-–—|,;:/]\\s*(${DEGREE})\\P{L}*$`, 'iu');
const BRACKETED = new RegExp(`[([]\\s*(${DEGREE})\\s*[)\\]]`, 'iu');
/** The number of a document: "Số: 12/KH-UBND (Mật)", "Số: 05/MẬT-KH". */
const NUMBERED = new RegExp(`^số\\P{L}.{0,60}(?:[([]\\s*(${DEGREE})\\s*[)\\]]|[-/](${DEGREE})[-/])`, 'iu');

/** What stands beside a mark in the same stamp or header: how urgent, which copy, which page. */
const STAMPED_BESIDE =
  /(?<!\p{L})(?:h[ỏo]a\s+t[ốo]c(?:\s+h[ẹe]n\s+gi[ờo])?|(?:th[ượuo]+ng\s+)?kh[ẩa]n|bản\s+số\P{L}*|số\s+bản\P{L}*|trang\s+\d+(?:\s*\/\s*\d+)?)(?!\p{L})/giu;
/** One of a list, or of a count: "a) Tối mật", "Mật: 0". */
const LISTED = /^\s*(?:\d{1,2}[.)]|[a-zđ][.)]|[-+•])\s+(?!.*[-+•]\s*$)/iu;
const COUNTED = new RegExp(`^\\P{L}*(?:${DEGREE})\\s*[:=]\\s*\\d`, 'iu');
const TICKED = /[([]\s*[x✓✔]\s*[)\]]/giu;

const HINT = /m\P{L}*[ậâa]\P{L}*t/iu;
const LONGEST = 300;

/** One stretch of a line: what stands alone, or is labelled as a degree. `stamped`: whether it stands where stamps do. */
function degreeInPart(given: string, stamped: boolean): SecrecyDegree | null {
  const part = given.replace(TICKED, ' ');
  const words = part.replace(/^[^\p{L}([]+|[^\p{L})\]]+$/gu, '');
  const sure = (text: string): boolean => (isToned(text) ? beginsCapital(text) : stamped && isCapital(text));
  const alone = degreeOf(words);
  if (alone) return sure(words) && !COUNTED.test(part) && (isCapital(words) || !LISTED.test(part)) ? alone : null;
  const labelled = LABELLED.exec(part)?.[1] ?? LABELLED_LAST.exec(part)?.[1];
  if (labelled && isToned(labelled)) return degreeOf(labelled);
  const named = NAMED.exec(words)?.[1];
  if (named && isToned(named) && (stamped || isCapital(named))) return degreeOf(named);
  const said = FOLLOWED.exec(words)?.[1] ?? (stamped ? BRACKETED.exec(words)?.[1] : undefined);
  if (said && isCapital(said) && sure(said)) return degreeOf(said);
  return stamped ? degreeStamped(words) : null;
}

/** A degree in capitals with the marks of its letters, which nobody writes in running text. */
const aloud = (text: string | undefined): SecrecyDegree | null => (text && isCapital(text) && isToned(text) ? degreeOf(text) : null);

/** What only a head or a stamp says so. */
function degreeStamped(words: string): SecrecyDegree | null {
  const beside = words.replace(STAMPED_BESIDE, ' ');
  const first = NAMED_KEPT.exec(words)?.[1] ?? OF_STATE.exec(words)?.[1] ?? NUMBERED.exec(words)?.slice(1).find(Boolean);
  if (first && isToned(first) && (beginsCapital(first) || NAMED_KEPT.test(words))) return degreeOf(first);
  const [, before = '', ending] = ENDING.exec(words) ?? [];
  const ends = ending && !ENDS_OTHER.test(before) && !ANY_DEGREE.test(before) ? ending : undefined;
  const said = [beside === words ? undefined : beside, LABELLED_ALOUD.exec(words)?.[1], ends];
  return said.map(aloud).find((degree) => degree !== null) ?? null;
}

/** How many lines at the head of a document stamps stand among. */
const HEAD_LINES = 40;

/** Letters of a stamp may stand one below the other. */
const LETTERS_IN_LINE = 5;
const LETTERS_IN_COLUMN = 10;

/** The degree that the lines of a document mark it with; null when they do not. `stamped`: all of them stand where stamps do. */
export function secrecyIn(lines: Iterable<string>, stamped = false): SecrecyDegree | null {
  let [before, column] = ['', ''];
  let count = 0;
  for (const raw of lines) {
    if (raw.trim() === '') continue;
    count += 1;
    const head = stamped || count <= HEAD_LINES;
    const letters = raw.length > LONGEST ? '' : compact(plain(raw));
    column = head && letters.length <= LETTERS_IN_LINE ? column + letters : '';
    const upright = column === letters || column.length > LETTERS_IN_COLUMN ? null : aloud(column);
    if (upright) return upright;
    if (raw.length > LONGEST || !HINT.test(plain(raw))) {
      before = raw.slice(-20);
      continue;
    }
    const line = plain(raw);
    // Letters set apart fill the line, or one of the columns side by side in it.
    const parts = [line, ...line.split(/\t|\||\s{2,}/)];
    const found = parts.map((part) => degreeInPart(part, head)).find((degree) => degree !== null);
    if (found && !(found === 'MẬT' && degreeOf(line) && ENDS_OTHER.test(before))) return found;
    before = raw.slice(-20);
  }
  return null;
}

const OTHER_BEFORE = new Set(
  'bảo bí cơ thân cẩn tuần mã giải bao bi co than can giai ra be mot hai khuon gap vang thay chan trai phai cac nhieu ngoai bo chu nuoc doi tham tien ong không khong vien viện bv khoa benh kham thuat'.split(
    ' ',
  ),
);
const OTHER_AFTER = new Set(
  'khẩu độ mã vụ ong thiết phục thám danh lệnh đạo ngữ truyền nghị hoa ước thư điện nhà khau do ma vu thiet phuc tham tran bang hang hoi duong nuoc na truoc sau phai trai bien cat dat pho tien nuoc nhat'.split(
    ' ',
  ),
);
/** "kế hoạch mật", "tài liệu mật", "KH mật": kinds of documents, by their last word or their short form. */
const DOCUMENTS = new Set('hoach lieu ban van so cao dinh an luc dau file trinh quyet thi kh bc ttr qd qđ cv pl tb ct nq'.split(' '));
/** What may follow at the end of a name and is no word of it: "mat-2026", "mat so 5", "mat (1)". */
const AFTER_NAME = /^(?:\d+|v\d+|so|số|nam|năm|final|copy|signed)$/;
/** Written as one word. */
const GLUED = new RegExp(
  `(?:(tuy[ệêe]t|t[ốôo][ií])${MAT}|(?:k[ếe]ho[ạa]ch|t[àa]ili[ệe]u|v[ăa]nb[ảa]n|c[ôo]ngv[ăa]n|b[áa]oc[áa]o|ph[ụu]l[ụu]c|h[ồo]s[ơo])${MAT})$`,
  'iu',
);

/** Names of files sent over the web may have their letters as bytes: "m%E1%BA%ADt". */
function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The degree that the name of a file or of a sheet says. */
export function secrecyOfName(name: string): SecrecyDegree | null {
  const stem = plain(unescaped(name))
    .replace(/\.[\p{L}\d]{1,5}$/u, '')
    .replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, ' ');
  const tokens = [...stem.matchAll(/[\p{L}\p{M}\d]+/gu)].map(({ 0: text, index }) => ({ text, at: index, low: text.toLowerCase() }));
  for (const [index, { text, at, low }] of tokens.entries()) {
    const [previous, next] = [tokens[index - 1]?.low ?? '', tokens[index + 1]?.low ?? ''];
    const whole = degreeOf(text);
    const pair = next !== '' && !OTHER_AFTER.has(tokens[index + 2]?.low ?? '') ? degreeOf(`${text}${next}`) : null;
    if (whole && whole !== 'MẬT') return whole;
    if (!whole && pair && pair !== 'MẬT') return pair;
    const [, glued] = GLUED.exec(low) ?? [];
    if (glued) return degreeOf(`${glued}mật`);
    if (GLUED.test(low)) return 'MẬT';
    const isNotice = previous === 'bao' && tokens[index - 2]?.low === 'thong';
    if (!whole || (OTHER_BEFORE.has(previous) && !isNotice) || OTHER_AFTER.has(next)) continue;
    if (isToned(text)) return 'MẬT';
    const last = tokens.slice(index + 1).every((token) => AFTER_NAME.test(token.low));
    const edge = index === 0 || last;
    const set = /[([_]$/.test(stem.slice(0, at)) || /^[)\]_]/.test(stem.slice(at + text.length));
    if (set || (edge && (isCapital(text) || isNotice || DOCUMENTS.has(previous)))) return 'MẬT';
    if (low !== text && isCapital(text) && !isCapital(stem)) return 'MẬT';
  }
  return null;
}

function* textsIn(json: unknown): Generator<string> {
  const open = [json];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') yield* value.split('\n');
    // The last is taken first: what is told of a document is told in its order.
    else if (typeof value === 'object' && value !== null) for (const each of Object.values(value).reverse()) open.push(each);
  }
}

/** The refusal of what was sent as JSON, when one of its texts marks it. */
export function secretJson(json: unknown): Refusal | null {
  const mark = secrecyIn(textsIn(json));
  return mark && refuse('document.secret', { mark });
}

/** The refusal of a file by the name in its path, before a byte of it is read. */
export function secretName(path: string): Refusal | null {
  const file = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const mark = secrecyOfName(file);
  return mark && refuse('document.secret', { file, mark });
}
