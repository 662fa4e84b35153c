// Vietnamese typed with the fonts used before Unicode: TCVN3 (ABC, ".VnTime") and VNI. Such text looks like "Kế hoạch" only in
// its font; as characters it is "KÕ ho¹ch" or "Keá hoaïch". Recognised by how much Vietnamese comes out, converted when sure.

const TCVN3: Readonly<Record<string, string>> = table(
  '¡¢£¤¥¦§¨©ª«¬\u00ad®',
  'ĂÂÊÔƠƯĐăâêôơưđ',
  'µ¶·¸¹ »¼½¾Æ ÇÈÉÊË ÌÎÏÐÑ ÒÓÔÕÖ ×ØÜÝÞ ßáâãä åæçèé êëìíî ïñòóô õö÷øù úûüýþ',
  'àảãáạ ằẳẵắặ ầẩẫấậ èẻẽéẹ ềểễếệ ìỉĩíị òỏõóọ ồổỗốộ ờởỡớợ ùủũúụ ừửữứự ỳỷỹýỵ',
);

function table(...pairs: string[]): Record<string, string> {
  const map: Record<string, string> = {};
  for (let at = 0; at < pairs.length; at += 2)
    [...pairs[at]!].forEach((from, index) => from === ' ' || (map[from] = [...pairs[at + 1]!][index]!));
  return map;
}

/** VNI writes a letter and, after it, its mark. Rows: marks as typed; columns: the letters they stand on. */
const VNI_MARKS: Record<string, string> = {
  a: 'ùá øà ûả õã ïạ ââ áấ àầ åẩ ãẫ äậ êă éắ èằ úẳ üẵ ëặ',
  e: 'ùé øè ûẻ õẽ ïẹ âê áế àề åể ãễ äệ',
  o: 'ùó øò ûỏ õõ ïọ âô áố àồ åổ ãỗ äộ',
  ô: 'ùớ øờ ûở õỡ ïợ',
  u: 'ùú øù ûủ õũ ïụ',
  ö: 'ùứ øừ ûử õữ ïự',
  y: 'ùý øỳ ûỷ õỹ',
};
const VNI_ALONE: Record<string, string> = { ô: 'ơ', ö: 'ư', ñ: 'đ', í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' };

const VNI = new Map<string, string>();
for (const [letter, marks] of Object.entries(VNI_MARKS)) {
  for (const [mark, result] of marks.split(' ').map((pair) => [...pair] as [string, string])) {
    VNI.set(letter + mark, result);
    VNI.set(letter.toUpperCase() + mark.toUpperCase(), result.toUpperCase());
    VNI.set(letter.toUpperCase() + mark, result.toUpperCase());
  }
}
for (const [from, to] of Object.entries(VNI_ALONE)) {
  VNI.set(from, to);
  VNI.set(from.toUpperCase(), to.toUpperCase());
}

export const fromTcvn3 = (text: string): string => text.replace(/[\u00a1-\u00fe]/g, (letter) => TCVN3[letter] ?? letter);

export function fromVni(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at += 1) {
    const pair = VNI.get(text.slice(at, at + 2));
    if (pair && at + 1 < text.length) {
      result += pair;
      at += 1;
    } else result += VNI.get(text[at]!) ?? text[at]!;
  }
  return result;
}

const COMMON =
  /(?<!\p{L})(?:và|của|các|nhiệm|vụ|thực|hiện|kế|hoạch|cơ|quan|chủ|trì|phối|hợp|ủy|uỷ|nhân|dân|tỉnh|sở|thời|gian|hạn|năm|quý|cải|cách|hành|chính|số|văn|bản|công|quyết|định|ngày|tháng|độc|lập|hạnh|phúc|đề|xây|dựng|theo|hội|đồng|nghị|bộ|được|với|trong|về|cấp|huyện|xã)(?!\p{L})/giu;

/** Share of the words that every Vietnamese document is made of. */
export function vietnamese(text: string): number {
  const sample = text.slice(0, 40_000);
  const words = sample.match(/\p{L}+/gu)?.length ?? 0;
  return words === 0 ? 0 : (sample.match(COMMON)?.length ?? 0) / words;
}

export type LegacyEncoding = 'TCVN3 (ABC)' | 'VNI';

const SURE = 0.12;

/** Letters that only Unicode has, and that every Vietnamese sentence needs: "đ", "ơ", "ạ". */
export const isUnicode = (text: string): boolean =>
  /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/.test(text);

/** What a run of text says in the font it is set in; null when the font is not one of the old ones. ".VnTimeH" shows capitals. */
export function fromLegacyFont(text: string, font: string): { encoding: LegacyEncoding; text: string } | null {
  if (isUnicode(text)) return null;
  if (/^\.Vn/i.test(font)) {
    const read = fromTcvn3(text).normalize('NFC');
    return { encoding: 'TCVN3 (ABC)', text: /H$/.test(font) ? read.toUpperCase() : read };
  }
  return /^VNI[-\s]/i.test(font) ? { encoding: 'VNI', text: fromVni(text).normalize('NFC') } : null;
}

/** Text in an old font encoding turned into Unicode; null when it is not surely that. */
export function fromLegacy(text: string): { encoding: LegacyEncoding; text: string } | null {
  if (!/[\u00a1-\u00fe]/.test(text) || isUnicode(text)) return null;
  const plain = vietnamese(text);
  const tries = [
    { encoding: 'TCVN3 (ABC)' as const, text: fromTcvn3(text) },
    { encoding: 'VNI' as const, text: fromVni(text) },
  ].map((each) => ({ ...each, score: vietnamese(each.text) }));
  const [best, other] = tries.sort((a, b) => b.score - a.score) as [(typeof tries)[0], (typeof tries)[0]];
  if (best.score < SURE || best.score < plain + 0.08 || best.score < other.score + 0.05) return null;
  return { encoding: best.encoding, text: best.text.normalize('NFC') };
}
