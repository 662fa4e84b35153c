// Who issued a document, from the left half of its letter-head, in the spelling of running text: "Ủy ban nhân dân tỉnh Nam Định".
import { oneLine } from './cell-text.rule.js';

const STATE =
  /CỘNG HO?[ÒÀ]A? XÃ HỘI(?: CHỦ NGHĨA VIỆT NAM)?|CỘNG HOÀ XÃ HỘI(?: CHỦ NGHĨA VIỆT NAM)?|CHỦ NGHĨA VIỆT NAM|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc|ĐẢNG CỘNG SẢN VIỆT NAM/giu;
const BODY =
  /^(?:ỦY BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|BỘ |SỞ |BAN |CỤC |TỔNG CỤC|VĂN PHÒNG|THANH TRA|BẢO HIỂM|NGÂN HÀNG|KHO BẠC|KIỂM TOÁN|VIỆN |TỈNH ỦY|THÀNH ỦY|ĐẢNG|ĐẠI HỌC|TRƯỜNG |HỌC VIỆN|TRUNG TÂM|CÔNG AN|TÒA ÁN|ỦY BAN|PHÒNG |TỔNG CÔNG TY|TẬP ĐOÀN)/u;
const PLACE = /^(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s/u;

const LEVELS = ['tỉnh', 'thành phố', 'huyện', 'quận', 'thị xã', 'thị trấn', 'xã', 'phường', 'đặc khu'];
const COMMON: [RegExp, string][] = [
  [/^ubnd\b/u, 'Ủy ban nhân dân'],
  [/^hđnd\b/u, 'Hội đồng nhân dân'],
];

/** Parts of names that carry a capital wherever they stand. */
const PROPER: [RegExp, string][] = [
  [/nhà nước/u, 'Nhà nước'],
  [/việt nam/u, 'Việt Nam'],
  [/quốc gia/u, 'Quốc gia'],
  [/trung ương$/u, 'Trung ương'],
  [/thương binh và xã hội/u, 'Thương binh và Xã hội'],
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
  const party = lower.match(/^((?:tỉnh|thành|huyện|quận|thị) ủy)\s+(.+)$/u);
  if (party) return `${capital(party[1]!)} ${party[2]!.split(' ').map(capital).join(' ')}`;
  const standing = (each: string) => new RegExp(`(?:^|\\s)${each}\\s(?!hội)`, 'u');
  const level = LEVELS.find((each) => standing(each).test(lower));
  const at = level ? lower.search(standing(level)) : -1;
  const body = at < 0 ? lower : lower.slice(0, at);
  const place = at < 0 || !level ? '' : lower.slice(at).trim().slice(level.length);
  let words = body.trim().split(' ').filter(Boolean);
  if (/^(?:bộ|sở)$/u.test(words[0] ?? '')) words = capitalsOfParts(words);
  if (words.join(' ') === 'bộ Công thương') words = ['bộ', 'Công', 'Thương'];
  words = PROPER.reduce((text, [plain, proper]) => text.replace(plain, proper), words.join(' ')).split(' ');
  const named = place
    .trim()
    .split(' ')
    .filter(Boolean)
    .map((word) => (word === '-' || word === '–' ? word : capital(word)));
  return capital([...words, ...(level && at >= 0 ? [level, ...named] : [])].join(' '))
    .replace(/ chính phủ$/u, ' Chính phủ')
    .replace('thành phố Hồ Chí Minh', 'Thành phố Hồ Chí Minh');
}

const clean = (line: string): string =>
  oneLine(
    line
      .replace(STATE, ' ')
      .replace(/[-–_=*]{3,}/g, ' ')
      .replace(/số\s*:.*$/iu, ' ')
      .replace(/\*/g, ''),
  );

/** A narrow letter-head breaks names over lines: "ỦY / BAN QUỐC GIA / VỀ CHUYỂN ĐỔI SỐ". */
const BROKEN = /^(?:ỦY|UỶ|HỘI|VĂN|NGÂN|THỦ|CHÍNH)$/u;

function namesIn(head: readonly string[]): string[] {
  const names: string[] = [];
  let open = false;
  let before = '';
  for (const line of head.map(clean)) {
    const upper = `${before}${line.toUpperCase()}`.replace(/^UỶ/u, 'ỦY');
    before = BROKEN.test(upper) ? `${upper} ` : '';
    if (line === '' || line !== line.toUpperCase() || before !== '') {
      open &&= before !== '';
      continue;
    }
    const last = names.at(-1);
    if (BODY.test(upper)) names.push(upper);
    else if (last !== undefined && (open || PLACE.test(upper) || /(?:\sVÀ|,|\s-)$/u.test(last)) && !/\d/.test(upper))
      names[names.length - 1] = `${last} ${upper}`;
    else continue;
    open = true;
  }
  return names;
}

const CENTRAL = /^(?:Hà Nội|Hải Phòng|Đà Nẵng|Cần Thơ|Huế|Hồ Chí Minh|TP\.? ?Hồ Chí Minh)$/u;

/** A letter-head that lost the name of the place still gives it before the date: "Đắk Lắk, ngày 24 tháng 12 năm 2025". */
function placeIn(head: readonly string[], all: readonly string[]): string | null {
  const place = head
    .join(' ')
    .match(/(?:^|[\s|])((?:\p{Lu}[\p{L}.]*[\s-]*){1,5}),\s*ngày/u)?.[1]
    ?.trim();
  if (!place) return null;
  if (CENTRAL.test(place)) return `thành phố ${place}`;
  const named = all.join(' ').match(new RegExp(`(tỉnh|thành phố|thị xã|huyện|quận|xã|phường)\\s+${place.replace(/\./g, '')}`, 'iu'));
  return named ? `${named[1]!.toLowerCase()} ${place}` : null;
}

/** The last body named in the letter-head; the one above it is its superior. */
export function issuerIn(head: readonly string[], annex: string, all: readonly string[] = []): string | null {
  const names = namesIn(head);
  const last = names.at(-1);
  if (last) {
    const above = names.at(-2)?.match(/(?:TỈNH|THÀNH PHỐ)\s.+$/u)?.[0];
    if (/^(?:ỦY BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN)$/u.test(last))
      return [runningName(last), placeIn(head, all)].filter(Boolean).join(' ');
    return runningName(above && /^SỞ |^BAN |^THANH TRA/u.test(last) && !/(?:TỈNH|THÀNH PHỐ)\s/u.test(last) ? `${last} ${above}` : last);
  }
  const of = annex.match(/của\s+(?:Chủ tịch\s+)?((?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Bộ|Sở|Chính phủ|Thủ tướng)[^),.;]*)/u)?.[1];
  return of ? runningName(of) : null;
}
