// Which column is which, by the wording of its heading. One line a wording: a new one is added here.
import { bare } from '../document/cell-text.rule.js';

export type Role =
  | 'number'
  | 'field'
  | 'group'
  | 'title'
  | 'product'
  | 'lead'
  | 'coordinator'
  | 'agencies'
  | 'deadline'
  | 'start'
  | 'end'
  | 'period'
  | 'funding'
  | 'target'
  | 'note';

export interface Column {
  role: Role;
  /** The heading as printed, its levels joined by " / ". */
  heading: string;
}

const BODY = '(?:co quan|don vi|to chuc|ca nhan|bo phan|nguoi|trach nhiem|phan cong|dia phuong|bo|nganh|phong|ban|so)';
const BODIES = `(?:cac )?${BODY}(?:[,/ ]+(?:va |cac )?${BODY})*`;
const TITLE_WORDS = '(?:nhiem vu|noi dung|cong viec|hoat dong|giai phap|dau viec|viec)';
const PAPER = '(?:chuong trinh|de an|du an|van ban|ke hoach)';
const DOING =
  '(?:thuc hien|soan thao|tham muu|phu trach|trien khai|chu quan|chiu trach nhiem|tham gia|xay dung|chinh|giai quyet|hoan thanh|trinh|theo doi)';
const EXPECTED = '(?:du kien|yeu cau|muc|moc|ten|loai|tong|nguon|nhu cau|khai toan|uoc tinh|uoc|phan ky|nam|ngay|thang)';
/** "Chủ trì", "Cơ quan, đơn vị chủ trì thực hiện", never a task that begins with the same words. */
const part = (words: string): RegExp =>
  new RegExp(`^(?:${BODIES} )?(?:${DOING}[ ,/-]*)?(?:${words})(?:[ ,/-]+${DOING})*(?: (?:nhiem vu|cong viec))?$`);
const measured = (words: string, after: string): RegExp =>
  new RegExp(`^(?:${EXPECTED}[ ,/-]*)*(?:${words})(?:[ ,/-]+(?:va )?(?:${words}|${after}))*$`);

/** The first that fits wins, so the narrow stand before the wide. */
const WORDINGS: [Role, RegExp][] = [
  ['note', /^(?:ghi chu|luu y|can cu|co so phap ly|don vi tinh|dvt|y kien)/],
  [
    'note',
    /^(?:lanh dao|nguoi ky|tham quyen|cap (?:trinh|ban hanh|phe duyet|quyet dinh|co tham quyen)|(?:co quan|cap)[^/]{0,12}(?:trinh|ban hanh|phe duyet|quyet dinh)$)/,
  ],
  ['number', /^(?:stt|s\.?t\.?t|tt|so tt|so thu tu|thu tu|no|#|ma so|ma nhiem vu|ma|t t|s t t)\b.{0,14}$|^#$/],
  ['agencies', new RegExp(`^(?:${BODIES} )?(?:${DOING} )?\\(?(?:chu tri.*phoi hop|phoi hop.*chu tri)`)],
  ['coordinator', part('phoi hop')],
  ['lead', part('chu tri|dau moi|phu trach|chu tri[ ,/]+dau moi|dau moi[ ,/]+chu tri')],
  ['lead', new RegExp(`^${BODIES}[ ,]+(?:duoc giao )?${DOING}(?:[ ,/]+${DOING})*(?: (?:nhiem vu|cong viec))?$`)],
  [
    'lead',
    new RegExp(
      `^(?:phu trach|phan cong|trach nhiem)(?: ${DOING})?$|^(?:co quan|don vi)(?:[,/ ]+(?:va )?(?:co quan|don vi|dia phuong|to chuc))*$`,
    ),
  ],
  [
    'funding',
    measured(
      'kinh phi|nguon von|von|nguon luc|du toan|ngan sach',
      'thuc hien|du kien|dam bao|bao dam|ho tro|de xuat|nhiem vu|nam 20\\d\\d',
    ),
  ],
  ['deadline', /^(?:thoi gian )?bat dau.*(?:ket thuc|hoan thanh)/],
  ['start', /^(?:thoi gian |ngay |thang |thoi diem )*bat dau|^tu(?: (?:ngay|thang|quy|nam))?$/],
  ['end', /^(?:thoi gian |ngay |thang |thoi diem )*ket thuc|^den(?: (?:ngay|thang|quy|nam))?$/],
  [
    'deadline',
    measured(
      'thoi gian|thoi han|tien do|lo trinh|thoi diem|ky han|han|hoan thanh|thoi gian[ ,/-]+tien do',
      'thuc hien|hoan thanh|trinh|trien khai|ban hanh|bao cao|du kien|giai quyet|xong|cuoi|chot|xu ly|xu li|cuoi cung|nhiem vu|cong viec|ket thuc|tham muu|theo ke hoach|nam 20\\d\\d|quy|thang|nam|yeu cau|can hoan thanh|phai hoan thanh|ubnd(?: tinh)?|hdnd(?: tinh)?|chinh phu|thu tuong(?: chinh phu)?|quoc hoi|bo chinh tri|cap co tham quyen|tinh uy|thanh uy',
    ),
  ],
  ['deadline', /^(?:nam|ngay|thang|quy) (?:thuc hien|hoan thanh)$/],
  ['period', /^(?:nam )?20\d\d$|^quy (?:i{1,3}|iv|[1-4])(?:[/ -]+(?:nam )?20\d\d)?$|^thang \d{1,2}$/],
  [
    'product',
    /^(?:(?:du kien|ten|loai|yeu cau|van ban|noi dung|muc tieu|chi tieu|cac|ve)[ ,/-]*)*(?:san pham|ket qua|dau ra|hinh thuc)(?![^,/]*(?:ra soat|danh gia|kiem tra|giai quyet))/,
  ],
  ['field', /^(?:(?:cac|ten) )?linh vuc/],
  ['group', new RegExp(`^nhom ${TITLE_WORDS}|^nhom$`)],
  ['title', new RegExp(`^(?:(?:cac|ten|danh muc|muc|cong tac|stt|tt)[ ,/]+)*${TITLE_WORDS}`)],
  ['title', new RegExp(`^(?:ten|danh muc|cac)?\\s*${PAPER}(?:[,/ ]+(?:${PAPER}|${TITLE_WORDS}|va|cac))*$`)],
  ['target', /^(?:cac )?(?:muc tieu|chi tieu)/],
];

/** The role a heading gives its column; null when the words are not those of a heading. */
export function roleOf(heading: string): Role | null {
  const words = bare(heading)
    .replace(/^[(*"“\s]+|[*"”:.\s]+$/g, '')
    .replace(/\s*\((?![^()]*phoi hop)[^()]*\)?$|\)$/, '')
    .trim();
  if (!words || words.length > 70) return null;
  return WORDINGS.find(([, wording]) => wording.test(words))?.[0] ?? null;
}

/** Under "Cơ quan thực hiện", "Chủ trì" means more than what stands above it. */
function roleOfLevels(levels: readonly string[]): Role | null {
  const leaf = levels.at(-1) ?? '';
  const below = roleOf(leaf);
  const above = roleOf(levels.slice(0, -1).join(' '));
  if (below && below !== 'title' && below !== 'note' && below !== 'target')
    return below === 'deadline' && /hoan thanh/.test(bare(leaf)) && above === 'deadline' ? 'end' : below;
  return above ?? below;
}

const isJustExecution = (heading: string): boolean => !/chu tri/.test(bare(heading));

/** Gives each column one role. `headings` are the levels of each column from the top down; unknown headings become notes. */
export function columnsOf(headings: readonly (readonly string[])[]): Column[] {
  const columns = headings.map((levels): Column => ({ role: roleOfLevels(levels) ?? 'note', heading: levels.join(' / ') }));
  const places = (role: Role) => columns.flatMap((column, index) => (column.role === role ? [index] : []));
  const change = (index: number, role: Role) => {
    columns[index] = { ...columns[index]!, role };
  };

  // Of two columns of tasks the first groups and the last is the task itself.
  for (const index of places('title').slice(0, -1)) change(index, 'group');
  if (places('title').length === 0) {
    const unknown = headings.findIndex((levels) => roleOfLevels(levels) === null);
    const last = places('group').at(-1) ?? places('field').at(-1) ?? (unknown >= 0 ? unknown : places('product')[0]);
    if (last !== undefined) change(last, 'title');
  }
  // A column of unknown name to the left of the tasks says what they belong to: "Trụ cột", "Chủ đề".
  const [title = 0] = places('title');
  const left = headings.findIndex((levels, index) => index < title && levels.length > 0 && roleOfLevels(levels) === null);
  if (left >= 0 && places('group').length === 0 && places('field').length === 0) change(left, 'group');
  const groups = places('group');
  for (const index of groups.slice(0, -1)) change(index, 'field');
  // Of two columns of agencies the one that says "chủ trì" leads; the other carries out.
  const leads = places('lead');
  if (leads.length > 1) {
    const lead = leads.find((index) => !isJustExecution(columns[index]!.heading)) ?? leads[0]!;
    const free = places('coordinator').length === 0 && places('agencies').length === 0;
    for (const index of leads) if (index !== lead) change(index, free ? 'coordinator' : 'note');
  }
  const deadlines = places('deadline');
  if (deadlines.length > 1) {
    const last = deadlines.find((index) => /hoan thanh|thoi han|han /.test(bare(columns[index]!.heading))) ?? deadlines[0]!;
    for (const index of deadlines) if (index !== last) change(index, 'note');
  }
  const [start] = places('start');
  const [end] = places('end');
  const [deadline] = places('deadline');
  if (start !== undefined && end === undefined) change(deadline ?? start, deadline === undefined ? 'deadline' : 'end');
  if (start === undefined && end !== undefined) change(end, deadline === undefined ? 'deadline' : 'note');
  for (const role of ['number', 'product', 'coordinator', 'agencies', 'start', 'end'] as const) {
    for (const index of places(role).slice(1)) change(index, 'note');
  }
  // Money of several sources stands in several columns under one heading.
  const [funding] = places('funding');
  for (const index of places('funding').slice(1)) if (headings[index]![0] !== headings[funding!]![0]) change(index, 'note');
  for (const index of places('target')) change(index, 'note');
  return columns;
}

/** Whether the roles of a row of headings are those of a table of tasks. */
export function isTaskHeading(roles: readonly (Role | null)[]): boolean {
  const known = new Set(roles.filter((role) => role !== null));
  const named = known.has('title') || known.has('group');
  const what = named || (known.size >= 3 && roles.includes(null) && !known.has('target'));
  const who = known.has('lead') || known.has('agencies') || known.has('coordinator');
  const when = known.has('deadline') || known.has('start') || known.has('end') || known.has('period');
  if (known.size >= 3 && what && (who || when)) return true;
  return known.size === 2 && what && who && roles.every((role) => role !== null);
}
