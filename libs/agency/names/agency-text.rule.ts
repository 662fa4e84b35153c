// The text of an agency cell as it is read: one normal form, slips mended, glued words apart.
import { withoutNoteMarks } from '../../kernel/note-mark.rule.js';

/** With `plain` the text carries no diacritics at all, so keys drop them everywhere. */
export type Mode = 'toned' | 'plain';

/** Text without diacritics anywhere was typed without them, or has none to lose; both read alike. */
export const modeOf = (text: string): Mode => (/[^\p{ASCII}]/u.test(text.replace(/[\u2010-\u2015\u2022“”‘’…]/gu, '')) ? 'toned' : 'plain');

/** A capital short form glued to the next word ("UBNDcấp"), or a name glued to the next head ("vụSở"), comes apart. */
const GLUED_SHORT = /(UBND|HĐND|MTTQ)(?=\p{Ll})/gu;
const GLUED_HEAD =
  /(?<=\p{Ll}{2})(?=(?:Sở|Bộ|UBND|Ủy ban|Uỷ ban|Văn phòng|Công an|Các |Ban |Cục |Đài |Báo |Thanh tra)(?!\p{L})|(?:UBND|HĐND|VP))/gu;
/** Slips of the fingers and of spelling that are no other word. */
const SLIPS: [RegExp, string][] = [
  [/(?<!\p{L})(?:UNBD|UBDN|UBNB|UDND)(?!\p{L})/gu, 'UBND'],
  [/(?<!\p{L})UB[ .]?\s?MTTQ(?=\P{L}|VN|$)/gu, 'UBMTTQ'],
  [/(?<!\p{L})v\s?\.\s?v(?!\p{L})[\s.…]*/giu, ' '],
];
/** The same for text with diacritics; text without has other words that look like these. */
const TONED_SLIPS: [RegExp, string][] = [
  [/(?<!\p{L})HDND(?!\p{L})/gu, 'HĐND'],
  [/(?<!\p{L})([Nn])ghành(?!\p{L})/gu, '$1gành'],
  [/(?<!\p{L})[Mm]ột\s+số(?=\s+(?:sở|bộ|ban|ngành|cơ quan|đơn vị|địa phương|huyện|xã|phường)(?!\p{L}))/gu, 'các'],
  // "P." also shortens "phường": only before what departments are called.
  [
    /(?<=^|[,;\n]\s*|[-+•]\s*)P\.\s*(?=(?:Nội vụ|Tài chính|TC|Kinh tế|KT|VH|Văn hóa|Văn hoá|GD|Giáo dục|Y tế|LĐ|Lao động|TN|Tài nguyên|NN|Nông nghiệp|Tư pháp|QL|Quản lý|Tổ chức|Hành chính)(?!\p{Ll}))/gu,
    'Phòng ',
  ],
  // "TT" also shortens "thị trấn" and "Thông tin", "Truyền thông": only before what centres are called.
  [
    /(?<=^|[,;\n]\s*|[-+•]\s*)TT\.?(?=\s+(?:PVHCC|HCC|CNTT|KSBT|GDTX|GDNN|VHTT|XT|Y tế|Văn hóa|Văn hoá|Phục vụ|Xúc tiến|Kiểm soát|Trợ giúp|Khuyến nông|Lưu trữ))/gu,
    'Trung tâm',
  ],
];

function mended(text: string): string {
  const slips = modeOf(text) === 'plain' ? SLIPS : [...SLIPS, ...TONED_SLIPS];
  return slips.reduce((now, [slip, meant]) => now.replace(slip, meant), text);
}

/** A head glued to its field ("SởNội vụ"), and "và" glued to the word before it. */
const GLUED_FIELD = /(?<!\p{L})(Sở|Bộ|Vụ|Cục|Phòng)(?=\p{Lu})/gu;
const GLUED_AND = /(?<=\p{Ll}{2})và(?=\s+\p{Lu})/gu;
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD\0]/gu;

/** The cell as it is read: NFC, ordinary spaces and dashes, no invisible marks, no note marks, glued words apart. */
export function tidy(text: string): string {
  return mended(withoutNoteMarks(text.normalize('NFC')).text)
    .replace(INVISIBLE, '')
    .replace(/[\u2010-\u2015\u2212\uFE58\uFF0D]/gu, '-')
    .replace(/[\uFF0C\u3001]/gu, ',')
    .replace(/\uFF1B/gu, ';')
    .replace(/<br\s*\/?>|\\r?\\?n(?=[\s\p{Lu}\d+•-])/giu, '\n')
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replace(/[*_`|“”"]/gu, ' ')
    .replace(GLUED_SHORT, '$1 ')
    .replace(GLUED_FIELD, '$1 ')
    .replace(GLUED_AND, ' và')
    .replace(GLUED_HEAD, ' ');
}
