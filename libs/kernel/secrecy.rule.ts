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
};

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/[МмТтАаОоЕеУІ]/gu, (letter) => ALIKE[letter] ?? letter);

/** "Â" and "A" stand for "Ậ" where a machine or a hurried hand lost the mark; "Ặ", "Ấ", "Ắ" make other words. */
const A = '[ậâa]';
const MAT = `m${A}t`;
const DEGREE = `(?:tuy[ệêe]t\\s*${MAT}|t[ốôo][ií]\\s*${MAT}|${MAT})`;
const EXACT: readonly [RegExp, SecrecyDegree][] = [
  [new RegExp(`^tuy[ệêe]t${MAT}$`, 'iu'), 'TUYỆT MẬT'],
  [new RegExp(`^t[ốôo][ií]${MAT}$`, 'iu'), 'TỐI MẬT'],
  [new RegExp(`^${MAT}$`, 'iu'), 'MẬT'],
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
const ENDS_OTHER = /(?:bảo|bí|cơ|thân|cẩn|tuần|mã|giải|độ|dấu|bao|bi|giai|do|than)\s*$/iu;

const LABELLED = new RegExp(`(?:^|[^\\p{L}])(?:độ|mức|cấp)(?:\\s+độ)?\\s+m[ậâ]t\\s*[:–—-]\\s*(?:độ\\s+)?(${DEGREE})(?!\\s*\\p{L})`, 'iu');
const NAMED = new RegExp(
  `^(?:tài liệu|văn bản|hồ sơ|công văn|kế hoạch|báo cáo|phụ lục|đề án|quyết định|bản)\\s*[:–-]?\\s*[([]?(${DEGREE})[)\\]]?\\P{L}*$`,
  'iu',
);
const FOLLOWED = new RegExp(`^(${DEGREE})\\s*(?:[-–—(;:/]|bản số|số bản)(.{0,60})$`, 'iu');
const BRACKETED = new RegExp(`[([]\\s*(${DEGREE})\\s*[)\\]]`, 'iu');

const HINT = /m\P{L}*[ậâa]\P{L}*t/iu;
const LONGEST = 300;

/** One stretch of a line: what stands alone, or is labelled as a degree. `stamped`: whether it stands where stamps do. */
function degreeInPart(part: string, stamped: boolean): SecrecyDegree | null {
  const words = part.replace(/^[^\p{L}([]+|[^\p{L})\]]+$/gu, '');
  const alone = degreeOf(words);
  const sure = (text: string): boolean => (isToned(text) ? beginsCapital(text) : stamped && isCapital(text));
  if (alone) return sure(words) ? alone : null;
  const labelled = LABELLED.exec(part)?.[1] ?? NAMED.exec(words)?.[1];
  if (labelled && isToned(labelled)) return degreeOf(labelled);
  const said = FOLLOWED.exec(words)?.[1] ?? (stamped ? BRACKETED.exec(words)?.[1] : undefined);
  return said && isCapital(said) && sure(said) ? degreeOf(said) : null;
}

/** How many lines at the head of a document stamps stand among. */
const HEAD_LINES = 40;

/** The degree that the lines of a document mark it with; null when they do not. `stamped`: all of them stand where stamps do. */
export function secrecyIn(lines: Iterable<string>, stamped = false): SecrecyDegree | null {
  let before = '';
  let count = 0;
  for (const raw of lines) {
    if (raw.trim() === '') continue;
    count += 1;
    if (raw.length > LONGEST || !HINT.test(plain(raw))) {
      before = raw.slice(-20);
      continue;
    }
    const line = plain(raw);
    const head = stamped || count <= HEAD_LINES;
    // Letters set apart fill the line, or one of the columns side by side in it.
    const parts = [line, ...line.split(/\t|\||\s{2,}/)];
    const found = parts.map((part) => degreeInPart(part, head)).find((degree) => degree !== null);
    if (found && !(found === 'MẬT' && degreeOf(line) && ENDS_OTHER.test(before))) return found;
    before = raw.slice(-20);
  }
  return null;
}

const OTHER_BEFORE = new Set(
  'bảo bí cơ thân cẩn tuần mã giải bao bi co than can giai ra be mot hai khuon gap vang thay chan trai phai cac nhieu ngoai bo chu nuoc doi tham tien ong'.split(
    ' ',
  ),
);
const OTHER_AFTER = new Set(
  'khẩu độ mã vụ ong thiết phục thám danh lệnh đạo ngữ truyền nghị hoa ước thư điện nhà khau do ma vu thiet phuc tham tran bang hang hoi duong nuoc na truoc sau phai trai bien cat dat pho tien nuoc nhat'.split(
    ' ',
  ),
);
/** "kế hoạch mật", "tài liệu mật": kinds of documents, by their last word. */
const DOCUMENTS = new Set('hoach lieu ban van so cao dinh an luc dau file'.split(' '));

/** The degree that the name of a file or of a sheet says. */
export function secrecyOfName(name: string): SecrecyDegree | null {
  const stem = plain(name).replace(/\.[\p{L}\d]{1,5}$/u, '');
  const tokens = [...stem.matchAll(/[\p{L}\p{M}\d]+/gu)].map(({ 0: text, index }) => ({ text, at: index, low: text.toLowerCase() }));
  for (const [index, { text, at, low }] of tokens.entries()) {
    const [previous, next] = [tokens[index - 1]?.low ?? '', tokens[index + 1]?.low ?? ''];
    const whole = degreeOf(text);
    const pair = next !== '' && !OTHER_AFTER.has(tokens[index + 2]?.low ?? '') ? degreeOf(`${text}${next}`) : null;
    if (whole && whole !== 'MẬT') return whole;
    if (!whole && pair && pair !== 'MẬT') return pair;
    if (!whole || OTHER_BEFORE.has(previous) || OTHER_AFTER.has(next)) continue;
    if (isToned(text)) return 'MẬT';
    const edge = index === 0 || index === tokens.length - 1;
    const set = /[([_]$/.test(stem.slice(0, at)) || /^[)\]_]/.test(stem.slice(at + text.length));
    if (set || (edge && (isCapital(text) || DOCUMENTS.has(previous)))) return 'MẬT';
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
