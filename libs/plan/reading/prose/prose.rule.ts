// Tasks assigned in running text: "Giao Sở X chủ trì, phối hợp với Y …, hoàn thành trước ngày 30/6/2026"; a list of duties below
// the name of an agency; points with labels. Candidates only, and marked as such: a sentence says less surely than a table what
// is a task and what is advice.
import { planProblem } from '../document/problem.rule.js';
import { bare } from '../document/cell-text.rule.js';
import { looksLikeAgency } from '../document/likeness.rule.js';
import type { RawTask } from '../tables/plan-table.rule.js';
import { itemsOf, type Item } from './prose-items.rule.js';
import { labelledTasks } from './prose-labels.rule.js';
import { withoutLimit } from './prose-limit.rule.js';

const VERBS =
  'tham mưu|xây dựng|tổ chức|triển khai|rà soát|hướng dẫn|ban hành|trình|thực hiện|theo dõi|kiểm tra|đôn đốc|hoàn thành|hoàn thiện|nghiên cứu|đề xuất|báo cáo|tổng hợp|cập nhật|công bố|đẩy mạnh|nâng cao|bảo đảm|đảm bảo|chỉ đạo|đánh giá|tiếp tục|phát triển|vận hành|kết nối|chuẩn bị|lập|xử lý|cung cấp|bố trí|thẩm định|khẩn trương|thường xuyên|định kỳ|chủ động|tăng cường|cân đối|hỗ trợ|tuyên truyền|phổ biến|quản lý|giám sát|thanh tra|đưa|số hóa|sửa đổi|bổ sung|kiện toàn|sắp xếp|giúp|thông tin|đăng tải|phê duyệt|duy trì|nâng cấp|đào tạo|tập huấn|khai thác|tích hợp|làm sạch|chia sẻ|công khai|thống kê|phối hợp';
/** In small letters: "Sở Xây dựng" is a name, "xây dựng" is what it does. */
const BEFORE_VERB = `(?=(?:${VERBS})(?![\\p{L}]))`;
const HELP = `(?:,?\\s*phối hợp (?:với|cùng|chặt chẽ với)\\s+(.+?))?(?:[,:]\\s*|\\s+)${BEFORE_VERB}`;
const ORDER = '(?:(?:[Gg]iao cho|[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu|[Pp]hân công)\\s+)?';
const ASSIGN = new RegExp(`^${ORDER}(.{3,160}?)\\s*[:,]?\\s+(?:chịu trách nhiệm |có trách nhiệm |là cơ quan )?chủ trì${HELP}`, 'u');
/** "Giao Sở X rà soát …": an order, with or without a term. "UBND cấp xã lập …, xong trước ngày …": only a term makes it one. */
const ORDERED = new RegExp(`^[Gg]iao(?: cho)?\\s+(.{3,160}?)\\s+${BEFORE_VERB}`, 'u');
const TERMED = new RegExp(`^${ORDER}(.{3,160}?)\\s+${BEFORE_VERB}`, 'u');
const HELPED = new RegExp(`^(?:[Ll]à (?:cơ quan|đơn vị) )?[Cc]hủ trì${HELP}`, 'u');
/** "1. Sở Nội vụ", "Giao Sở Nội vụ:", "2. Sở Tài chính có trách nhiệm:": the duties stand below. */
const HEADING =
  /^(?:(?:giao|đề nghị|yêu cầu|đối với|trách nhiệm của)\s+)?(.{3,200}?)(?:\s+(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ))?\s*[:.]?$/iu;
const INLINE = /^(?:(?:giao|đề nghị|yêu cầu)\s+)?([^:]{3,160}?)(?:\s+(?:có trách nhiệm|chịu trách nhiệm))?\s*:\s+(?=\S)/iu;
/** The end of a document speaks of the document. */
const CLOSES =
  /^(?:Trên đây|Trong quá trình|Kế hoạch này|Nghị quyết này|Quyết định này|Chương trình này|Căn cứ (?:nội dung|Kế hoạch này)|Yêu cầu (?:các|thủ trưởng))/u;
const DOES = /chủ trì|phối hợp|tham mưu|triển khai|thực hiện|chịu trách nhiệm|báo cáo|rà soát|hướng dẫn|tổng hợp/iu;

const isName = (text: string): boolean => looksLikeAgency(text) && !DOES.test(text) && bare(text).split(' ').length <= 30;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const trimmed = (text: string): string => text.replace(/^[\s,:]+|[\s,;.(]+$/g, '');

interface Duty {
  lead: string;
  coordinator: string;
  text: string;
}

const LEAST_TITLE = 8;
const LONGEST_SENTENCE = 2_000;

/** The part of the document that is open, and the number it is printed under. */
interface Part {
  name: string;
  number: string;
}

const NO_PART: Part = { name: '', number: '' };
const partOf = (item: Item | undefined): Part => (item ? { name: item.text.slice(0, 200), number: item.code } : NO_PART);

function taskOf(item: Item, { name: field, number: section }: Part, { lead, coordinator, text }: Duty, group = ''): RawTask | null {
  const { rest, limit } = withoutLimit(trimmed(text));
  if (rest.length < LEAST_TITLE) return null;
  const where = item.text.slice(0, 60);
  const problems = [planProblem('prose-task', where, item.text.slice(0, 500))];
  const title = capital(trimmed(rest));
  const numbers = { part: '', section, group };
  const words = { field, group: '', title, product: '', lead, coordinator, deadline: limit, funding: null, where, problems };
  return { code: item.code, numbers, ...words };
}

/** "Sở X chủ trì, phối hợp với Y làm Z" in one sentence. */
function assigned(text: string): Duty | null {
  const found = text.length < LONGEST_SENTENCE ? text.match(ASSIGN) : null;
  const lead = found?.[1]?.trim() ?? '';
  return found && isName(lead) ? { lead, coordinator: found[2]?.trim() ?? '', text: text.slice(found[0].length) } : null;
}

/** The same without the word "chủ trì": who is told to do it leads. */
function ordered(text: string): Duty | null {
  if (text.length >= LONGEST_SENTENCE) return null;
  const found = text.match(ORDERED) ?? (withoutLimit(trimmed(text)).limit === '' ? null : text.match(TERMED));
  const lead = found?.[1]?.trim() ?? '';
  return found && isName(lead) ? dutyOf(lead, text.slice(found[0].length)) : null;
}

/** A duty below the name of an agency, or behind it. */
function dutyOf(lead: string, text: string): Duty {
  const helped = text.match(HELPED);
  return { lead, coordinator: helped?.[1]?.trim() ?? '', text: helped ? text.slice(helped[0].length) : text };
}

const agencyAbove = (item: Item): string | null => {
  const name = item.level !== null && item.text.length <= 200 ? (item.text.match(HEADING)?.[1] ?? '') : '';
  return isName(name) && (item.text.endsWith(':') || ordered(item.text) === null) ? name : null;
};

/** What is open while reading down: the part of the document, and the agency whose duties are listed. */
interface Open {
  part: Part;
  agency: { name: string; level: number; number: string } | null;
}

function tasksOf(item: Item, open: Open): RawTask[] {
  const told = (duty: Duty) => {
    const below = open.agency && (item.level === null || item.level > open.agency.level);
    const task = taskOf(item, open.part, duty, below ? open.agency?.number : '');
    return task ? [task] : [];
  };
  const sentence = assigned(item.text);
  if (sentence) return told(sentence);
  const behind = item.text.match(INLINE);
  if (behind && item.level !== null && isName(behind[1]!)) return told(dutyOf(behind[1]!, item.text.slice(behind[0].length)));
  const deeper = open.agency && (item.level === null || item.level > open.agency.level);
  if (open.agency && deeper && !item.text.endsWith(':')) return told(dutyOf(open.agency.name, item.text));
  const order = ordered(item.text);
  return order ? told(order) : [];
}

function assignedTasks(items: readonly Item[]): RawTask[] {
  const open: Open = { part: NO_PART, agency: null };
  return items.flatMap((item) => {
    const { level } = item;
    if (level !== null && level <= 1) Object.assign(open, { part: partOf(item), agency: null });
    if (CLOSES.test(item.text)) open.agency = null;
    const name = agencyAbove(item);
    if (name) open.agency = { name, level: level!, number: item.code };
    else if (open.agency && level !== null && level <= open.agency.level) open.agency = null;
    return name ? [] : tasksOf(item, open);
  });
}

const partAt = (items: readonly Item[], at: number): Part =>
  partOf(items.slice(0, at).findLast((item) => item.level !== null && item.level <= 1));

export function readProse(lines: readonly string[]): RawTask[] {
  const items = itemsOf(lines);
  const labelled = labelledTasks(items);
  if (labelled.length < 2) return assignedTasks(items);
  return labelled.flatMap(({ item, said, at }) => {
    const duty = { lead: said.lead ?? '', coordinator: said.coordinator ?? '', text: item.text };
    const task = taskOf(item, partAt(items, at), duty);
    if (!task) return [];
    return [{ ...task, product: said.product ?? '', funding: said.funding ?? null, deadline: said.deadline ?? task.deadline }];
  });
}
