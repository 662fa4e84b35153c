// What a cell looks like, judged cheaply by its words: an agency, a deadline, money, a product. Used to put cells under columns
// where the document does not say which is which; the careful readings come later.
import { bare, isBlank } from './cell-text.rule.js';

const AGENCY_HEAD =
  '(?:(?:cac|tat ca|toan bo|nhung|mot so|giam doc|thu truong|chu tich|lanh dao) )?' +
  '(?:so|bo|ban|ubnd|uy ban|van phong|vp|cuc|chi cuc|tong cuc|cong an|hoi|truong|trung tam|dai|bao|thanh tra|lien doan|tinh doan|thanh doan|' +
  'mat tran|mttq|ubmttq|doan thanh nien|kho bac|bao hiem|ngan hang|vien|toa an|kiem toan|co quan|don vi|dia phuong|phong|doanh nghiep|' +
  'cong ty|tong cong ty|tap doan|hdnd|hoi dong|vu|thuong truc|to cong tac|to giup viec|hoc vien|hiep hoi|huyen|quan|xa|phuong|thi xa|' +
  'thanh pho|tinh uy|thanh uy|quan uy|huyen uy|chinh phu|quoc hoi|chinh quyen|cap|nganh|tccc|to chuc|chuyen vien|nha xuat ban|buu dien|buu chinh|vnpt|viettel|hai quan|thue)\\b';
const AGENCY = new RegExp(`^[-+•*]?\\s*(?:chu tri\\s*:\\s*)?${AGENCY_HEAD}`);
/** Openings of tasks and products that only look like the name of an agency. */
const NO_AGENCY =
  /^[-+]?\s*(?:ban hanh|bao cao|bao dam|bao ve|bao tri|bo phan|bo tieu chi|bo chi so|bo thu tuc|bo sung|bo tri|bo du lieu|hoi nghi|hoi thao|hoi thi|vien tro|vu viec|to chuc (?!chinh tri|doan the|xa hoi|hoi)|phong,? chong|phong ngua|so lieu|so luong|so hoa|so ket|so sanh|truong hop|xa hoi hoa|cap nhat|cap (?:giay|phat|moi|doi|chung)|quan ly|quan triet|quan tam|quan he|van phong dien tu|dai tho|phuong an|phuong thuc|nganh nghe|thue (?:dich|chuyen|tu))/;

export function looksLikeAgency(text: string): boolean {
  const words = bare(text);
  if (!words || words.length > 600 || NO_AGENCY.test(words) || !AGENCY.test(words)) return false;
  if (words.length <= 80) return true;
  // A long cell is a list of agencies only when it keeps naming them.
  const heads = words.match(new RegExp(`\\b${AGENCY_HEAD}`, 'g'))?.length ?? 0;
  return heads >= words.length / 70;
}

const TIME =
  /\b(?:quy|qui)\s*\/?\s*(?:i{1,3}|iv|[1-4])\b|\b(?:thang|nam|ngay|tuan)\s*\d|\b\d{1,2}\s*[/.-]\s*(?:\d{1,2}\s*[/.-]\s*)?(?:19|20)\d\d\b|\b(?:19|20)\d\d\b|\bthuong xuyen\b|\b(?:hang|hang|moi) (?:nam|quy|thang|tuan|ngay)\b|\bdinh ky\b|\blien tuc\b|\bca nam\b|\btrong nam\b|\bdot xuat\b|\b\d+ thang\b|\b\d+ ngay\b|\bsau khi\b|\bngay sau\b|\bkhi (?:co|duoc|phat sinh)\b|\bgiai doan\b|\b(?:dau|cuoi|giua) (?:nam|quy|thang)\b/;
const TIME_HEAD =
  /^[-+•(]?\s*(?:truoc|trong|den|tu|xong|cham nhat|hoan thanh (?:truoc|trong|vao|nam|quy|thang|xong)|quy|qui|thang|nam|ngay|tuan|thuong xuyen|hang|dinh ky|giai doan|theo (?:quy dinh|huong dan|lo trinh|tien do|ke hoach|yeu cau|chi dao|thoi gian|thoi han|chuong trinh|lich)|khi|sau|ngay sau|ca nam|lien tuc|dot xuat|\d{1,2} ?[/-] ?\d+|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,3} (?:ngay|thang|tuan|nam|quy|lan)|(?:19|20)\d\d|(?:dau|cuoi|giua) (?:nam|quy|thang|ky)|moi (?:nam|quy|thang)|han|bat dau|het|muon nhat|du kien|kip thoi)\b/;

export function looksLikeDeadline(text: string): boolean {
  const words = bare(text);
  if (!words || words.length > 220) return false;
  if (/^theo (?:quy dinh|huong dan|lo trinh|tien do|ke hoach|yeu cau|chi dao|chuong trinh)\b/.test(words) && words.length <= 120)
    return true;
  if (!TIME.test(words)) return false;
  return TIME_HEAD.test(words) ? words.length <= 160 : words.length <= 40 && /^(?:ban hanh|trinh|xong|bao cao)\b/.test(words);
}

const MONEY =
  /\b(?:kinh phi|ngan sach|nguon von|von|nsnn|nstw|nsdp|xa hoi hoa|du toan|chi thuong xuyen|su nghiep|nguon (?:thu|chi|kp)|kp|(?:trieu|ty|nghin) dong|trieu|ty)\b/;

export function looksLikeFunding(text: string): boolean {
  const words = bare(text);
  if (!words || words.length > 160) return false;
  if (/^[\d.,\s]+(?:d|dong|trieu|ty|trd)?$/.test(words)) return words.replace(/\D/g, '').length >= 2 && !/^(?:19|20)\d\d$/.test(words);
  return (
    MONEY.test(words) &&
    /^[-+]?\s*(?:nguon|kinh phi|ngan sach|von|ns|kp|xa hoi|du toan|chi|tu |lay|su dung|bo tri|theo|khong|dam bao|\d)/.test(words)
  );
}

const PRODUCT =
  /^[-+•]?\s*(?:\d+ )?(?:cac )?(?:du thao )?(?:ke hoach|quyet dinh|bao cao|nghi quyet|cong van|van ban|to trinh|thong bao|chi thi|de an|quy che|huong dan|he thong|phan mem|danh muc|ho so|bien ban|hop dong|chuong trinh|nghi dinh|thong tu|luat|co so du lieu|csdl|hoi nghi|tai lieu|bo tieu chi|ket qua|ty le|lop|so lieu|phu luc|giay|ban|ket luan|ho so|tin,? bai|trang|chuyen muc|san pham|cong bo)\b/;

export const looksLikeProduct = (text: string): boolean => {
  const words = bare(text);
  return words.length > 0 && words.length <= 250 && PRODUCT.test(words);
};

/** Marks that mean "the same as above". */
export const isDitto = (text: string): boolean => /^["“”'’〃]+$|^[-–]?\s*(?:nt|n\/t|nhu tren|nhu tren\.?)\s*[-–]?$/.test(bare(text));

/** A tick in a column that stands for a year or a quarter. */
export const isTick = (text: string): boolean => /^(?:x|v|✓|✔|√|\*|●|■|có|true)$/iu.test(text.trim());

/** The box of a sheet that is not ticked. */
export const isUnticked = (text: string): boolean => /^false$/i.test(text.trim());

/** Names the kind of text for the guess of a missing heading. */
export function kindOf(text: string): 'blank' | 'number' | 'agency' | 'deadline' | 'funding' | 'words' {
  if (isBlank(text)) return 'blank';
  if (/^\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVX]+|[A-Za-zĐđ])[.)]?$/.test(text.trim())) return 'number';
  if (looksLikeDeadline(text)) return 'deadline';
  if (looksLikeAgency(text)) return 'agency';
  if (looksLikeFunding(text)) return 'funding';
  return 'words';
}
