// Wordings the scanner looks for, folded, longer ones first where one begins another.
import { after, isFigure, saysAt, type Token } from './tokens.rule.js';

const wordings = (list: string): string[] => list.split(',').map((words) => words.trim());

export const DITTO = ['nhu tren', '- nt -', 'nt', 'nhu dong tren', 'nhu muc tren'];

export const STANDING = wordings(`
  thuong xuyen lien tuc, thuong xuyen, lien tuc, thuong truc, quanh nam, xuyen suot, lau dai, 24 / 24, tx,
  suot qua trinh thuc hien, suot qua trinh, trong qua trinh thuc hien, trong qua trinh`);

export const ORIENTATION = ['va dinh huong', 'dinh huong', 'tam nhin', 'va tam nhin'];

const ONWARD_HEADS = wordings(`
  va tiep tuc cho cac, va tiep tuc trong cac, va tiep tuc cac, va dinh huong cho cac, va dinh huong cac, va trong cac, va cho cac,
  cho cac, den cac, va cac, cac, va tiep tuc cho nhung, va tiep tuc trong nhung, va tiep tuc nhung, va dinh huong nhung,
  va trong nhung, va cho nhung, cho nhung, den nhung, va nhung, nhung`);
const ONWARD_UNITS = ['nam', 'giai doan', 'thang', 'quy', 'ky'];
const FOLLOWING = ['tiep theo', 'ke tiep', 'tiep sau', 'sau do', 'sau nay', 'sau', 'toi', 'con lai'];
const ONWARD = wordings(`
  va nam tiep theo, va nam ke tiep, va nam sau, va giai doan tiep theo, va giai doan ke tiep, va giai doan sau,
  tro di, tro ve sau, ve sau, va tiep theo, va tiep tuc`);

/** "và những năm tiếp theo", "trở đi": the place after it. */
export function onwardAt(tokens: readonly Token[], at: number): number | null {
  const head = after(tokens, at, ONWARD_HEADS);
  const unit = head === null ? null : after(tokens, head, ONWARD_UNITS);
  return (unit === null ? null : after(tokens, unit, FOLLOWING)) ?? after(tokens, at, ONWARD);
}

export const FROM = wordings(`
  thoi gian bat dau :, bat dau :, khoi cong, khoi dong, bat dau thuc hien tu, trien khai tu, thuc hien tu, ap dung tu,
  bat dau tu, bat dau, ke tu, tinh tu, tu sau, tu`);
export const BEFORE = ['truoc', 'som hon'];
export const UNTIL = ['cho den', 'den', 'toi', 'truoc hoac trong', 'trong hoac truoc', 'truoc va trong'];
/** Words between a relation and the day or period it governs. */
export const POINT_WORDS = wordings(`
  thoi diem, thoi han, thoi gian, moc, het ngay, het, khoang, cac, dip quoc khanh, ngay quoc khanh, quoc khanh, dip`);
export const TERM_INTRODUCTIONS = wordings(`
  truoc, cham nhat la, cham nhat, trong, den het, den, hoan thanh trong, hoan thanh, xong, vao, han`);

export const CONDITIONS = wordings(`
  ngay sau khi, sau khi, ngay khi, cho den khi, den khi, tu khi, ke tu khi, khi, theo, tuy thuoc, tuy, phu thuoc, can cu,
  dot xuat, ky hop, sau ky hop, truoc ky hop, trong ky hop, tai ky hop, neu, cung thoi diem, dong thoi voi, ngay sau,
  bao dam tien do, dam bao tien do, phu hop voi, dong bo voi, song song voi, cung voi, gan voi tien do, doi huong dan, truong hop, phat sinh, nhu phu luc, cho y kien, cho huong dan, cho chi dao, cho van ban, cho quy dinh,
  dung tien do, dung lo trinh, dung quy dinh, dung thoi han quy dinh, dung thoi gian quy dinh, ke tu ngay, tinh tu ngay,
  tu ngay, ke tu thoi diem, tu thoi diem`);
export const NOT_EVENTS = wordings(`
  truoc mat, truoc het, truoc day, truoc tien, truoc do, sau do, sau nay, sau cung, sau mot, truoc han`);

export const UNSETTLING = wordings(`
  mua kho, mua mua, mua he, dip he, trong he, thang nam, quy nam, khoang, hoac, khong, tru, chua, am lich, lui, hoan lai,
  tam dung, so voi, co the, hay, ?`);
export const PERIODIC = ['dinh ky', 'thuong ky'];

/** Papers that are numbered within a year ("Nghị định 61/2018"). */
export const LEGAL = wordings(`nghi quyet, quyet dinh, nghi dinh, chi thi, thong tu, cong van, luat, qd, nq, nd, ct, tt, cv, tb, kl, ttr`);
/** Papers whose name a month may follow ("ban hành Kế hoạch 6/2026"). */
export const PAPERS = wordings(`ke hoach, de an, thong bao, chuong trinh, to trinh, ket luan, van ban, kh`);
/** Nouns that carry a number of their own, which is then neither a day nor a month. */
export const NUMBERED = wordings(`
  nghi quyet, quyet dinh, nghi dinh, chi thi, thong tu, de an, ke hoach, cong van, luat, thong bao, chuong trinh, to trinh,
  ket luan, van ban, quy dinh, muc, phu luc, dieu, khoan, giai doan, dot, lan, lan thu, buoc, nhom, noi dung, nhiem vu,
  chi tieu, khoa, cot, so, qd, nq, nd, ct, tt, cv, tb, kl, ttr, kh`);

export const FILLERS = [
  ...['hai', 'ba', 'tu', 'nam', 'sau', 'sáu', 'bay', '2', '3', '4', '5', '6', '7'].map((day) => `thu ${day}`),
  ...wordings(`
    chu nhat, khong muon hon, khong cham hon, khong tre hon, khong qua, muon nhat la, muon nhat, cham nhat la, cham nhat,
    tre nhat, han cuoi cung, han cuoi, thoi han, thoi gian, thoi diem, hoan thanh, hoan tat, trinh, ban hanh, du kien, thuc hien,
    trien khai, to chuc, trong vong, trong, vao, xong, han, la, cua, cac, ngay, het, phai, can, duoc, tiep tuc, hang, cho, va,
    nhung, giai doan, thoi ky, nhiem ky, toan bo, deadline, moc, cuoi, nam, it nhat, toi thieu, toi da, deu dan, bat dau,
    ket thuc`),
];

/** "17h00", "17 giờ 00", "16h30 phút": the place after it. */
export function hourAt(tokens: readonly Token[], at: number): number | null {
  const start = after(tokens, at, ['luc']) ?? at;
  const number = tokens[start]?.number ?? null;
  if (number === null || number > 24) return null;
  const unit = after(tokens, start + 1, ['h', 'gio', 'g']);
  if (unit === null) return saysAt(tokens, start + 1, ':') && tokens[start + 2]?.text.length === 2 ? start + 3 : null;
  const digits = tokens[unit];
  const hasMinutes = isFigure(digits) && digits.text.length === 2 && !'/-.'.includes(tokens[unit + 1]?.text ?? ' ');
  const minutes = hasMinutes ? unit + 1 : unit;
  const spoken = after(tokens, minutes, ['phut', 'p']) ?? minutes;
  return after(tokens, spoken, ['cua', ',']) ?? spoken;
}

const WEEKDAYS: Readonly<Record<string, number>> = {
  hai: 1,
  ba: 2,
  tu: 3,
  nam: 4,
  sau: 5,
  sáu: 5,
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
  // "31. 12. 2026" is a day written with spaces.
  if (isFigure(third) && tokens[at + 3]?.text === '.' && /^\d{4}$/.test(tokens[at + 4]?.text ?? '')) return false;
  return (second.text === '.' || second.text === ')') && second.at === first.end && (second.text === ')' || third.at > second.end);
}
