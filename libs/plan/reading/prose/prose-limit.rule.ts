// The term at the end of a sentence: ", hoàn thành trước ngày 30/6/2026", "trong quý II năm 2026", "(thời hạn: tháng 5)".
import { oneLine } from '../document/cell-text.rule.js';

const UNIT = '(?:ngày|tháng|quý|năm|tuần|cuối|đầu|\\d)';
const LIMIT = new RegExp(
  '(?:[,;(]\\s*|\\s+)(' +
    `(?:(?:hoàn thành|xong|báo cáo[^,;.]{0,60}?|trình[^,;.]{0,60}?|ban hành|thực hiện|gửi[^,;.]{0,60}?)\\s+)?(?:trước|trong|chậm nhất(?: là)?|muộn nhất|đến hết|xong trước|từ)\\s+${UNIT}[^;.()]{0,80}` +
    '|thời hạn(?: hoàn thành| thực hiện)?\\s*:?\\s*[^;.()]{3,80}' +
    '|thời gian(?: thực hiện| hoàn thành)?\\s*:\\s*[^;.()]{3,80}' +
    '|(?:định kỳ\\s+)?(?:hằng|hàng)\\s+(?:năm|quý|tháng|tuần)|định kỳ[^;.()]{3,40}' +
    ')\\s*[).;]*$',
  'iu',
);
const LABEL = /^(?:thời hạn|thời gian)(?: thực hiện| hoàn thành)?\s*:?\s*/iu;
const DONE = /^(?:báo cáo|trình|ban hành|thực hiện|gửi)[^,;.]*?\s+(?=trước|trong|chậm nhất|muộn nhất|đến hết|từ)/iu;

/** The sentence without its term, and the term; the term is empty when the sentence names none. */
export function withoutLimit(sentence: string): { rest: string; limit: string } {
  const found = sentence.match(LIMIT);
  if (!found || found.index === undefined || found.index < 8) return { rest: sentence, limit: '' };
  const whole = oneLine(found[1]!);
  const kept = whole.match(DONE)?.[0] ?? '';
  const rest = `${sentence.slice(0, found.index)}${kept === '' ? '' : `, ${kept}`}`;
  return { rest: rest.replace(/[\s,;.(]+$/, ''), limit: whole.slice(kept.length).replace(LABEL, '') };
}
