// Wordings the scanner looks for, folded, longer ones first where one begins another.
import { after, saysAt, type Token } from './tokens.rule.js';

export const DITTO = ['nhu tren', '- nt -', 'nt', 'nhu dong tren', 'nhu muc tren'];

export const STANDING = [
  'thuong xuyen lien tuc',
  'thuong xuyen',
  'lien tuc',
  'thuong truc',
  'quanh nam',
  'xuyen suot',
  'lau dai',
  '24 / 24',
  'suot qua trinh thuc hien',
  'suot qua trinh',
  'trong qua trinh thuc hien',
  'trong qua trinh',
];

export const ORIENTATION = ['va dinh huong', 'dinh huong', 'tam nhin', 'va tam nhin'];

const FOLLOWING = ['tiep theo', 'ke tiep', 'tiep sau', 'sau do', 'sau nay', 'sau', 'toi', 'con lai'];
const ONWARD_HEADS = [
  'va',
  'cho',
  'den',
  'va tiep tuc',
  'va tiep tuc cho',
  'va tiep tuc trong',
  'va trong',
  'va cho',
  'va dinh huong',
  'va dinh huong cho',
]
  .flatMap((head) => [`${head} nhung`, `${head} cac`])
  .concat('nhung', 'cac');
export const ONWARD = [
  ...ONWARD_HEADS.flatMap((head) =>
    ['nam', 'giai doan', 'thang', 'quy', 'ky'].flatMap((unit) => FOLLOWING.map((tail) => `${head} ${unit} ${tail}`)),
  ),
  ...['va nam', 'va giai doan'].flatMap((head) => ['tiep theo', 'ke tiep', 'sau'].map((tail) => `${head} ${tail}`)),
  'tro di',
  'tro ve sau',
  've sau',
  'va tiep theo',
  'va tiep tuc',
];

export const FROM = [
  'thoi gian bat dau :',
  'bat dau :',
  'khoi cong',
  'khoi dong',
  'bat dau thuc hien tu',
  'trien khai tu',
  'thuc hien tu',
  'ap dung tu',
  'bat dau tu',
  'bat dau',
  'ke tu',
  'tinh tu',
  'tu sau',
  'tu',
];
export const BEFORE = ['truoc'];
export const UNTIL = ['cho den', 'den', 'toi'];
/** Words between a relation and the day or period it governs. */
export const POINT_WORDS = ['thoi diem', 'thoi han', 'thoi gian', 'moc', 'het ngay', 'het', 'khoang', 'cac'];
export const TERM_INTRODUCTIONS = [
  'truoc',
  'cham nhat la',
  'cham nhat',
  'trong',
  'den het',
  'den',
  'hoan thanh trong',
  'hoan thanh',
  'xong',
  'vao',
  'han',
];

export const CONDITIONS = [
  'ngay sau khi',
  'sau khi',
  'ngay khi',
  'cho den khi',
  'den khi',
  'tu khi',
  'ke tu khi',
  'khi',
  'theo',
  'tuy thuoc',
  'tuy',
  'phu thuoc',
  'can cu',
  'dot xuat',
  'ky hop',
  'sau ky hop',
  'truoc ky hop',
  'trong ky hop',
  'tai ky hop',
  'neu',
  'cung thoi diem',
  'dong thoi voi',
  'ngay sau',
  'bao dam tien do',
  'dam bao tien do',
  'phu hop voi',
  'cho y kien',
  'ke tu ngay',
  'tinh tu ngay',
  'tu ngay',
  'ke tu thoi diem',
  'tu thoi diem',
];
export const NOT_EVENTS = [
  'truoc mat',
  'truoc het',
  'truoc day',
  'truoc tien',
  'truoc do',
  'sau do',
  'sau nay',
  'sau cung',
  'sau mot',
  'truoc han',
];

export const UNSETTLING = [
  'mua kho',
  'mua mua',
  'mua he',
  'dip he',
  'trong he',
  'thang nam',
  'quy nam',
  'khoang',
  'hoac',
  'khong',
  'tru',
  'chua',
  'am lich',
  'lui',
  'hoan lai',
  'tam dung',
  'so voi',
  'co the',
  'hay',
];
export const PERIODIC = ['dinh ky', 'thuong ky'];

/** Nouns that carry a number of their own, which is then neither a day nor a month. */
export const NUMBERED = [
  'nghi quyet',
  'quyet dinh',
  'nghi dinh',
  'chi thi',
  'thong tu',
  'de an',
  'ke hoach',
  'cong van',
  'luat',
  'thong bao',
  'chuong trinh',
  'to trinh',
  'ket luan',
  'van ban',
  'quy dinh',
  'muc',
  'phu luc',
  'dieu',
  'khoan',
  'giai doan',
  'dot',
  'lan',
  'lan thu',
  'buoc',
  'nhom',
  'noi dung',
  'nhiem vu',
  'chi tieu',
  'khoa',
  'cot',
  'so',
];

export const FILLERS = [
  'khong muon hon',
  'khong cham hon',
  'khong tre hon',
  'khong qua',
  'muon nhat la',
  'muon nhat',
  'cham nhat la',
  'cham nhat',
  'tre nhat',
  'han cuoi cung',
  'han cuoi',
  'thoi han',
  'thoi gian',
  'thoi diem',
  'hoan thanh',
  'hoan tat',
  'trinh',
  'ban hanh',
  'du kien',
  'thuc hien',
  'trien khai',
  'to chuc',
  'trong vong',
  'trong',
  'vao',
  'xong',
  'han',
  'la',
  'cua',
  'cac',
  'ngay',
  'het',
  'phai',
  'can',
  'duoc',
  'tiep tuc',
  'hang',
  'cho',
  'va',
  'nhung',
  'giai doan',
  'thoi ky',
  'nhiem ky',
  'toan bo',
  'deadline',
  'moc',
  'cuoi',
  'nam',
  'it nhat',
  'toi thieu',
  'toi da',
  'deu dan',
  'bat dau',
  'ket thuc',
];

/** "17h00", "17 giờ 00", "16h30 phút": the place after it. */
export function hourAt(tokens: readonly Token[], at: number): number | null {
  const start = after(tokens, at, ['luc']) ?? at;
  const number = tokens[start]?.number;
  const unit = number != null && number <= 24 ? after(tokens, start + 1, ['h', 'gio', 'g']) : null;
  if (unit === null)
    return number != null && number <= 24 && saysAt(tokens, start + 1, ':') && tokens[start + 2]?.text.length === 2 ? start + 3 : null;
  const minutes =
    tokens[unit]?.number != null && tokens[unit]!.text.length === 2 && !'/-.'.includes(tokens[unit + 1]?.text ?? ' ') ? unit + 1 : unit;
  const spoken = after(tokens, minutes, ['phut', 'p']) ?? minutes;
  return after(tokens, spoken, ['cua', ',']) ?? spoken;
}

const WEEKDAYS: Readonly<Record<string, number>> = {
  hai: 1,
  ba: 2,
  tu: 3,
  nam: 4,
  sau: 5,
  bay: 6,
  '2': 1,
  '3': 2,
  '4': 3,
  '5': 4,
  '6': 5,
  '7': 6,
};

/** "thứ Sáu hằng tuần", "thứ 2, ngày 15/6": a day of the week, only beside a week or a date. 1 = Monday … 7 = Sunday. */
export function weekdayAt(tokens: readonly Token[], at: number): { weekday: number; next: number } | null {
  const start = after(tokens, at, ['ngay']) ?? at;
  const sunday = after(tokens, start, ['chu nhat']);
  const weekday = sunday !== null ? 7 : saysAt(tokens, start, 'thu') ? WEEKDAYS[tokens[start + 1]?.text ?? ''] : undefined;
  const next = sunday ?? start + 2;
  if (weekday === undefined) return null;
  const beside = after(tokens, next, ['hang tuan', 'moi tuan', 'cua tuan', 'trong tuan', 'cac tuan', ', ngay', 'ngay', '( ngay', '- ngay']);
  return beside === null ? null : { weekday, next };
}

/** "1. " or "a) " at the head of a line. */
export function isNumbering(tokens: readonly Token[], at: number): boolean {
  const [first, second, third] = tokens.slice(at, at + 3);
  if (!first?.newLine || !second || !third || !/^(\d{1,2}|[a-h])$/.test(first.text)) return false;
  return (second.text === '.' || second.text === ')') && second.at === first.end && (second.text === ')' || third.at > second.end);
}
