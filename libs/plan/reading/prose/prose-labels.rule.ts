// Tasks listed with labels instead of columns: the task, and after it "Cơ quan chủ trì: …", "Thời gian: …", in lines of their own
// or in brackets behind it.
import type { Item } from './prose-items.rule.js';

const BODY = '(?:(?:các\\s+)?(?:cơ quan|đơn vị|bộ phận)(?:,\\s*(?:cơ quan|đơn vị|địa phương))*\\s+)?';
const LABELS = {
  title: '(?:nội dung|nhiệm vụ|tên nhiệm vụ)(?:\\s+(?:công việc|thực hiện|nhiệm vụ))?',
  lead: `${BODY}(?:chủ trì|đầu mối)(?:\\s+(?:thực hiện|tham mưu|triển khai))?|(?:cơ quan|đơn vị)\\s+thực hiện|trách nhiệm thực hiện|phân công(?:\\s+thực hiện)?`,
  coordinator: `${BODY}phối hợp(?:\\s+thực hiện)?`,
  deadline: '(?:thời gian|thời hạn|tiến độ|lộ trình)(?:\\s+(?:thực hiện|hoàn thành|triển khai|trình|ban hành|dự kiến))*|hoàn thành',
  product: '(?:sản phẩm|kết quả|đầu ra)(?:\\s+(?:dự kiến|đầu ra|đạt được|thực hiện|phải đạt))?',
  funding: '(?:nguồn\\s+)?kinh phí(?:\\s+thực hiện)?',
} as const;
export type LabelRole = keyof typeof LABELS;

const ROLES = Object.keys(LABELS) as LabelRole[];
const LABEL = new RegExp(`(?:^|[;.,(–-]\\s*|\\s)(?:${ROLES.map((role) => `(?<${role}>${LABELS[role]})`).join('|')})\\s*:\\s*`, 'giu');

export type Labelled = Partial<Record<LabelRole, string>>;

const clean = (text: string): string => text.replace(/^[\s(]+|[\s;,.()]+$/g, '');

/** What the labels of a text say, and the words before the first of them; null when it has none. */
export function labelsIn(text: string): { before: string; said: Labelled } | null {
  const marks = [...text.matchAll(LABEL)];
  if (marks.length === 0) return null;
  const said: Labelled = {};
  marks.forEach((mark, index) => {
    const role = ROLES.find((each) => mark.groups?.[each] !== undefined)!;
    said[role] ??= clean(text.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? text.length));
  });
  return { before: clean(text.slice(0, marks[0]!.index)), said };
}

export interface LabelledTask {
  /** The item that names the task; items between it and its labels only explain it. */
  item: Item;
  said: Labelled;
  at: number;
}

/** The point the labels belong to: the nearest whose number stands above theirs, or else the nearest text. */
function ownerOf(pending: readonly { item: Item; at: number }[], label: Item): { item: Item; at: number } | undefined {
  const depth = label.level ?? 12;
  return pending.findLast(({ item }) => item.level !== null && item.level >= 2 && item.level < depth) ?? pending.at(-1);
}

export function labelledTasks(items: readonly Item[]): LabelledTask[] {
  const tasks: LabelledTask[] = [];
  let pending: { item: Item; at: number }[] = [];
  let open: LabelledTask | null = null;
  items.forEach((item, at) => {
    const found = labelsIn(item.text);
    if (!found) {
      pending.push({ item, at });
      open = null;
      return;
    }
    const titled = found.said.title ?? found.before;
    if (open === null || titled.length > 8) {
      const owner = titled.length > 8 ? { item: { ...item, text: titled }, at } : ownerOf(pending, item);
      pending = [];
      if (!owner) return;
      open = { ...owner, said: {} };
      tasks.push(open);
    }
    open.said = { ...found.said, ...open.said };
  });
  return tasks.filter(({ said }) => said.lead !== undefined && Object.keys(said).length > 1);
}
