// Which line above a table names what its tasks belong to.
import { sameWords } from '../document/cell-text.rule.js';
import { numberedLine } from '../document/numbering.rule.js';

/** Headings that only say that tasks follow. */
const SAYS_NOTHING =
  /^(?:(?:cac|noi dung|phan cong|danh muc|to chuc|mot so)[ ,]*)*(?:nhiem vu|noi dung|giai phap|cong viec|thuc hien|trach nhiem)(?:[ ,]+(?:va|cac|nhiem vu|noi dung|giai phap|cu the|chu yeu|trong tam|thuc hien|chinh|cong viec|tien do|lo trinh|phan cong))*$/;

function isCaption(line: string): boolean {
  const numbered = numberedLine(line);
  if (!numbered || line.length > 150 || /[.;,]$/.test(line.trim())) return false;
  return !SAYS_NOTHING.test(sameWords(numbered.rest)) && !/chủ trì|chịu trách nhiệm/iu.test(line);
}

/** A heading counts for the table right below it; only a remark or a line that announces the table may stand between. */
export function captionAfter(line: string, before: string): string {
  if (isCaption(line)) return line;
  return line.length <= 120 && /:$|^\(.*\)$|^Đơn vị tính/u.test(line.trim()) ? before : '';
}
