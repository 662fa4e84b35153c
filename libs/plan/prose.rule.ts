// Tasks assigned in sentences: "Giao Sở X chủ trì, phối hợp với Y …, hoàn thành trước ngày 30/6/2026". Candidates only, and
// marked as such: a sentence says less surely than a table what is a task and what is advice.
import { planProblem } from './problem.rule.js';
import { bare, oneLine } from './cell-text.rule.js';
import { looksLikeAgency } from './likeness.rule.js';
import { numberedLine, withoutNumber } from './numbering.rule.js';
import type { RawTask } from './plan-table.rule.js';

const ASSIGN =
  /^(?:[-–+•*]\s*)?(?:(?:giao|giao cho|đề nghị|yêu cầu)\s+)?(.{3,160}?)\s*[:,]?\s+chủ trì(?:,?\s*phối hợp (?:với|cùng)\s+(.+?))?(?:[,:]\s*|\s+)(?=(?:tham mưu|xây dựng|tổ chức|triển khai|rà soát|hướng dẫn|ban hành|trình|thực hiện|theo dõi|kiểm tra|đôn đốc|hoàn thành|hoàn thiện|nghiên cứu|đề xuất|báo cáo|tổng hợp|cập nhật|công bố|đẩy mạnh|nâng cao|bảo đảm|đảm bảo|chỉ đạo|đánh giá|tiếp tục|phát triển|vận hành|kết nối|chuẩn bị|lập|xử lý|cung cấp|bố trí|thẩm định|khẩn trương|thường xuyên|định kỳ)(?![\p{L}]))/iu;
const LIMIT =
  /(?:[,;(]\s*|\s+)((?:(?:hoàn thành|xong|báo cáo|trình|ban hành)\s+)?(?:trước|trong|chậm nhất|đến hết|xong trước)\s+(?:ngày|tháng|quý|năm|tuần|cuối|đầu|\d)[^;.()]{0,80}|thời hạn(?: hoàn thành)?\s*:?\s*[^;.()]{3,80}|thời gian(?: thực hiện| hoàn thành)?\s*:\s*[^;.()]{3,80})\s*[).;]*$/iu;
const LABEL = /^(?:thời hạn|thời gian)(?: thực hiện| hoàn thành)?\s*:?\s*/iu;

/** Lines broken by the page belong together until one ends a sentence or a new item opens. */
function sentences(lines: readonly string[]): string[] {
  const told: string[] = [];
  for (const line of lines) {
    const text = oneLine(line);
    const opens = /^[-–+•*]/u.test(text) || numberedLine(text) !== null;
    const last = told.at(-1);
    if (last === undefined || opens || /[.;:]$/.test(last)) told.push(text);
    else told[told.length - 1] = `${last} ${text}`;
  }
  return told;
}

export function readProse(lines: readonly string[]): RawTask[] {
  const tasks: RawTask[] = [];
  let field = '';
  for (const sentence of sentences(lines)) {
    const numbered = numberedLine(sentence);
    if (numbered && numbered.level <= 1) field = numbered.rest.slice(0, 200);
    const words = withoutNumber(sentence);
    const found = words.length < 2_000 ? words.match(ASSIGN) : null;
    const lead = found?.[1]?.trim() ?? '';
    if (!found || !looksLikeAgency(lead) || bare(lead).split(' ').length > 25) continue;
    const rest = words.slice(found[0].length);
    const limit = rest.match(LIMIT);
    const title = (limit ? rest.slice(0, limit.index) : rest).replace(/[\s,;.(]+$/, '');
    if (title.length < 8) continue;
    const where = sentence.slice(0, 60);
    tasks.push({
      code: numbered?.code ?? '',
      field,
      group: '',
      title: title.charAt(0).toUpperCase() + title.slice(1),
      product: '',
      lead,
      coordinator: found[2]?.trim() ?? '',
      deadline: limit ? oneLine(limit[1]!).replace(LABEL, '') : '',
      funding: null,
      where,
      problems: [planProblem('prose-task', where, sentence.slice(0, 500))],
    });
  }
  return tasks;
}
