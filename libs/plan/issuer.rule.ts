// Who issued a document, from the left half of its letter-head, in the spelling of running text: "Ủy ban nhân dân tỉnh Nam Định".
import { oneLine } from './cell-text.rule.js';

const STATE =
  /CỘNG HO?[ÒÀ]A? XÃ HỘI(?: CHỦ NGHĨA VIỆT NAM)?|CỘNG HOÀ XÃ HỘI(?: CHỦ NGHĨA VIỆT NAM)?|CHỦ NGHĨA VIỆT NAM|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc/giu;
const BODY =
  /^(?:ỦY BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|BỘ |SỞ |BAN |CỤC |TỔNG CỤC|VĂN PHÒNG|THANH TRA|BẢO HIỂM|NGÂN HÀNG|KHO BẠC|KIỂM TOÁN|VIỆN |TỈNH ỦY|THÀNH ỦY|ĐẢNG|ĐẠI HỌC|TRƯỜNG |HỌC VIỆN|TRUNG TÂM|CÔNG AN|TÒA ÁN|ỦY BAN|PHÒNG |TỔNG CÔNG TY|TẬP ĐOÀN)/u;
const PLACE = /^(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s/u;

const LEVELS = ['tỉnh', 'thành phố', 'huyện', 'quận', 'thị xã', 'thị trấn', 'xã', 'phường', 'đặc khu'];
const COMMON: [RegExp, string][] = [
  [/^ubnd\b/u, 'Ủy ban nhân dân'],
  [/^hđnd\b/u, 'Hội đồng nhân dân'],
];

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** After "Bộ", "Sở" the parts of the name carry a capital: "Sở Kế hoạch và Đầu tư", "Bộ Văn hóa, Thể thao và Du lịch". */
function capitalsOfParts(words: string[]): string[] {
  return words.map((word, at) => {
    const before = words[at - 1] ?? '';
    const opens = at === 1 || before === 'và' || before === '-' || before === '–' || before.endsWith(',');
    return opens && word !== 'và' ? capital(word) : word;
  });
}

/** Capitals to the spelling of running text; the name of the place keeps a capital on every word. */
export function runningName(line: string): string {
  const lower = COMMON.reduce(
    (text, [short, long]) => text.replace(short, long.toLowerCase()),
    oneLine(line)
      .toLowerCase()
      .replace(/^uỷ|^ủy/u, 'ủy'),
  );
  const level = LEVELS.find((each) => new RegExp(`(?:^|\\s)${each}\\s`, 'u').test(lower));
  const at = level ? lower.search(new RegExp(`(?:^|\\s)${level}\\s`, 'u')) : -1;
  const body = at < 0 ? lower : lower.slice(0, at);
  const place = at < 0 || !level ? '' : lower.slice(at).trim().slice(level.length);
  let words = body.trim().split(' ').filter(Boolean);
  if (/^(?:bộ|sở)$/u.test(words[0] ?? '')) words = capitalsOfParts(words);
  if (words.join(' ') === 'bộ Công thương') words = ['bộ', 'Công', 'Thương'];
  const named = place
    .trim()
    .split(' ')
    .filter(Boolean)
    .map((word) => (word === '-' || word === '–' ? word : capital(word)));
  return capital([...words, ...(level && at >= 0 ? [level, ...named] : [])].join(' ')).replace(/ chính phủ$/u, ' Chính phủ');
}

const clean = (line: string): string =>
  oneLine(
    line
      .replace(STATE, ' ')
      .replace(/[-–_=*]{3,}/g, ' ')
      .replace(/số\s*:.*$/iu, ' ')
      .replace(/\*/g, ''),
  );

/** The last body named in the letter-head; the one above it is its superior. */
export function issuerIn(head: readonly string[], annex: string): string | null {
  const names: string[] = [];
  for (const line of head.map(clean)) {
    const upper = line.toUpperCase().replace(/^UỶ/u, 'ỦY');
    if (line !== line.toUpperCase() || line === '') continue;
    if (BODY.test(upper)) names.push(upper);
    else if (names.length > 0 && (PLACE.test(upper) || /(?:\sVÀ|,|\s-|NHÂN DÂN)$/u.test(names.at(-1)!)))
      names[names.length - 1] += ` ${upper}`;
  }
  const last = names.at(-1);
  if (last) {
    const place = names.at(-2)?.match(/(?:TỈNH|THÀNH PHỐ)\s.+$/u)?.[0];
    return runningName(place && /^SỞ |^BAN |^THANH TRA/u.test(last) && !/(?:TỈNH|THÀNH PHỐ)\s/u.test(last) ? `${last} ${place}` : last);
  }
  const of = annex.match(/của\s+(?:Chủ tịch\s+)?((?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Bộ|Sở|Chính phủ|Thủ tướng)[^),.;]*)/u)?.[1];
  return of ? runningName(of) : null;
}
