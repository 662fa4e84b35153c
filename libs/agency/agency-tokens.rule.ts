// An agency cell as words and punctuation, each word with a key that forgives case, normal form and where the tone mark sits.

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
}

/** With `plain` the text carries no diacritics at all, so keys drop them everywhere. */
export type Mode = 'toned' | 'plain';

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

/** Short forms that stand for one thing only. `show` also rewrites the name that is handed back. */
const SHORT_FORMS: [short: string, long: string, show: boolean][] = [
  ['VP', 'Văn phòng', true],
  ['VPUBND', 'Văn phòng UBND', true],
  ['VPHĐND', 'Văn phòng HĐND', true],
  ['VPUB', 'Văn phòng UBND', true],
  ['VPCP', 'Văn phòng Chính phủ', true],
  ['BQL', 'Ban Quản lý', true],
  ['QL', 'Quản lý', true],
  ['QLDA', 'Quản lý dự án', true],
  ['KCN', 'khu công nghiệp', true],
  ['KKT', 'khu kinh tế', true],
  ['KCX', 'khu chế xuất', true],
  ['TP', 'thành phố', true],
  ['TX', 'thị xã', true],
  ['TPHCM', 'thành phố Hồ Chí Minh', true],
  ['HCM', 'Hồ Chí Minh', true],
  ['TW', 'Trung ương', true],
  ['TƯ', 'Trung ương', true],
  ['BHXH', 'Bảo hiểm xã hội', true],
  ['KBNN', 'Kho bạc Nhà nước', true],
  ['NHNN', 'Ngân hàng Nhà nước', true],
  ['NHCSXH', 'Ngân hàng Chính sách xã hội', true],
  ['CSXH', 'Chính sách xã hội', true],
  ['UBCKNN', 'Ủy ban Chứng khoán Nhà nước', true],
  ['CATP', 'Công an thành phố', true],
  ['CAT', 'Công an tỉnh', true],
  ['CA', 'Công an', true],
  ['TAND', 'Tòa án nhân dân', true],
  ['TANDTC', 'Tòa án nhân dân tối cao', true],
  ['VKSND', 'Viện kiểm sát nhân dân', true],
  ['VKSNDTC', 'Viện kiểm sát nhân dân tối cao', true],
  ['VKS', 'Viện kiểm sát', true],
  ['LĐLĐ', 'Liên đoàn Lao động', true],
  ['TLĐLĐ', 'Tổng Liên đoàn Lao động', true],
  ['LHPN', 'Liên hiệp Phụ nữ', true],
  ['CCB', 'Cựu chiến binh', true],
  ['TNCS', 'Thanh niên Cộng sản', true],
  ['THADS', 'Thi hành án dân sự', true],
  ['BCĐ', 'Ban Chỉ đạo', true],
  ['BCH', 'Ban Chỉ huy', true],
  ['BCHQS', 'Bộ Chỉ huy Quân sự', true],
  ['CHQS', 'Chỉ huy Quân sự', true],
  ['BĐBP', 'Bộ đội Biên phòng', true],
  ['TTXVN', 'Thông tấn xã Việt Nam', true],
  ['TTCP', 'Thanh tra Chính phủ', true],
  ['UBDT', 'Ủy ban Dân tộc', true],
  ['PTTH', 'Phát thanh và Truyền hình', true],
  ['PTNT', 'Phát triển nông thôn', true],
  ['GTVT', 'Giao thông vận tải', true],
  ['CNTT', 'Công nghệ thông tin', true],
  ['CNTTTT', 'Công nghệ thông tin và Truyền thông', true],
  ['PVHCC', 'Phục vụ hành chính công', true],
  ['HCC', 'hành chính công', true],
  ['TTPVHCC', 'Trung tâm Phục vụ hành chính công', true],
  ['TTHCC', 'Trung tâm Hành chính công', true],
  ['KHCN', 'Khoa học và Công nghệ', false],
  ['KHĐT', 'Kế hoạch và Đầu tư', false],
  ['TNMT', 'Tài nguyên và Môi trường', false],
  ['TTTT', 'Thông tin và Truyền thông', false],
  ['NNPTNT', 'Nông nghiệp và Phát triển nông thôn', false],
  ['NNMT', 'Nông nghiệp và Môi trường', false],
  ['LĐTBXH', 'Lao động Thương binh Xã hội', false],
  ['VHTTDL', 'Văn hóa Thể thao Du lịch', false],
  ['GDĐT', 'Giáo dục và Đào tạo', false],
  ['CCHC', 'cải cách hành chính', false],
  ['TTHC', 'thủ tục hành chính', false],
  ['CĐS', 'chuyển đổi số', false],
  ['TTĐT', 'thông tin điện tử', false],
  ['KHTC', 'Kế hoạch Tài chính', false],
  ['TCCB', 'Tổ chức cán bộ', false],
  ['ĐBQH', 'đại biểu Quốc hội', false],
  ['UBMTTQ', 'Ủy ban Mặt trận Tổ quốc', true],
  ['UBMTTQVN', 'Ủy ban Mặt trận Tổ quốc Việt Nam', true],
  ['MTTQVN', 'Mặt trận Tổ quốc Việt Nam', true],
  ['DN', 'doanh nghiệp', true],
  ['CTY', 'Công ty', true],
  ['VN', 'Việt Nam', true],
  ['HTX', 'hợp tác xã', true],
  ['ĐHQG', 'Đại học Quốc gia', true],
  ['LHH', 'Liên hiệp các Hội', true],
  ['TĐ', 'Tập đoàn', true],
  ['TCT', 'Tổng công ty', true],
];

/** Words that together are one word for matching: the written-out and the short form get one key. */
const FUSED: [words: string, key: string][] = [
  ['ủy ban nhân dân', 'ubnd'],
  ['hội đồng nhân dân', 'hđnd'],
  ['mặt trận tổ quốc', 'mttq'],
];

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

/** Text without diacritics anywhere was typed without them, or has none to lose; both read alike. */
export const modeOf = (text: string): Mode => (/[^\p{ASCII}]/u.test(text.replace(/[\u2010-\u2015\u2022“”‘’…]/gu, '')) ? 'toned' : 'plain');

/** A capital short form glued to the next word ("UBNDcấp"), or a name glued to the next head ("vụSở"), comes apart. */
const GLUED_SHORT = /(UBND|HĐND|MTTQ)(?=\p{Ll})/gu;
const GLUED_HEAD =
  /(?<=\p{Ll}{2})(?=(?:Sở|Bộ|UBND|Ủy ban|Uỷ ban|Văn phòng|Công an|Các |Ban |Cục |Đài |Báo |Thanh tra)(?!\p{L})|(?:UBND|HĐND|VP))/gu;
/** Slips of the fingers and of spelling that are no other word. */
const SLIPS: [RegExp, string][] = [
  [/(?<!\p{L})(?:UNBD|UBDN|UBNB|UDND)(?!\p{L})/gu, 'UBND'],
  [/(?<!\p{L})HDND(?!\p{L})/gu, 'HĐND'],
  [/(?<!\p{L})([Nn])ghành(?!\p{L})/gu, '$1gành'],
  [/(?<!\p{L})UB[ .]?\s?MTTQ(?=\P{L}|VN|$)/gu, 'UBMTTQ'],
  [/(?<!\p{L})v\s?\.\s?v(?!\p{L})[\s.…]*/giu, ' '],
  [/(?<!\p{L})[Mm]ột số(?=\s+(?:sở|bộ|ban|ngành|cơ quan|đơn vị|địa phương|huyện|xã|phường)(?!\p{L}))/gu, 'các'],
  // "TT" also shortens "thị trấn" and "Thông tin", "Truyền thông": only before what centres are called.
  [
    /(?<=^|[,;\n]\s*|[-+•]\s*)TT\.?(?=\s+(?:PVHCC|HCC|CNTT|KSBT|GDTX|GDNN|VHTT|XT|Y tế|Văn hóa|Văn hoá|Phục vụ|Xúc tiến|Kiểm soát|Trợ giúp|Khuyến nông|Lưu trữ))/gu,
    'Trung tâm',
  ],
];
const mended = (text: string): string => SLIPS.reduce((now, [slip, meant]) => now.replace(slip, meant), text);
/** A head glued to its field ("SởNội vụ"), and "và" glued to the word before it. */
const GLUED_FIELD = /(?<!\p{L})(Sở|Bộ|Vụ|Cục|Phòng)(?=\p{Lu})/gu;
const GLUED_AND = /(?<=\p{Ll}{2})và(?=\s+\p{Lu})/gu;
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD\0]/gu;
const RUNS = /[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu;

/** The cell as it is read: NFC, ordinary spaces and dashes, no invisible marks, glued words apart. */
export function tidy(text: string): string {
  return mended(text.normalize('NFC'))
    .replace(INVISIBLE, '')
    .replace(/[\u2010-\u2015\u2212\uFE58\uFF0D]/gu, '-')
    .replace(/[\uFF0C\u3001]/gu, ',')
    .replace(/\uFF1B/gu, ';')
    .replace(/<br\s*\/?>/giu, '\n')
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replace(/[*_`|“”"]/gu, ' ')
    .replace(GLUED_SHORT, '$1 ')
    .replace(GLUED_FIELD, '$1 ')
    .replace(GLUED_AND, ' và')
    .replace(GLUED_HEAD, ' ');
}

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
  return fuse(open(withoutCapitals(tokens), TABLES[mode]), TABLES[mode]);
}

/** In a cell typed wholly in capitals, capitals say nothing about short forms; short forms rarely carry diacritics, words mostly do. */
function withoutCapitals(tokens: Token[]): Token[] {
  const words = tokens.filter((token) => token.word && token.text.length > 1 && /\p{L}/u.test(token.text));
  const marked = words.filter((token) => /[^\p{ASCII}Đ]/u.test(token.text));
  const shouted = words.length > 3 && words.every((token) => token.caps) && marked.length * 2 > words.length;
  return shouted ? tokens.map((token) => ({ ...token, caps: token.caps && /^(UBND|HĐND|VP|TP|MTTQ)$/.test(token.text) })) : tokens;
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
        ...(long && { text: long.show ? word : index === 0 ? token.text : '', key: long.keys[index] ?? '', caps: false }),
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
