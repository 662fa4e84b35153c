// What is wrong with what somebody stated, as a Vietnamese sentence that calls each field by its name.
import type { Params } from '../facts/sentences.js';
import { number } from './number.js';

/** What the fields of orders, questions and files are called. */
export const fieldNames: Readonly<Record<string, string>> = {
  acceptedDate: 'ngày hoàn thành được chấp nhận',
  accountKey: 'mã khóa',
  actor: 'người thực hiện',
  agencies: 'danh sách cơ quan',
  agency: 'cơ quan',
  alias: 'tên gọi khác',
  aliases: 'các tên gọi khác',
  amendment: 'lần sửa đổi',
  asOf: 'như đã biết vào ngày',
  at: 'thời điểm',
  authority: 'cơ quan giao nhiệm vụ',
  by: 'cơ quan thực hiện',
  cell: 'nội dung ô',
  cells: 'các ô được sửa',
  choose: 'lựa chọn',
  code: 'số thứ tự',
  contacts: 'danh sách đầu mối',
  content: 'nội dung tệp',
  coordinator: 'ô cơ quan phối hợp',
  coordinators: 'cơ quan phối hợp',
  date: 'ngày văn bản',
  days: 'số ngày',
  deadline: 'thời hạn',
  decision: 'loại quyết định',
  deputy: 'cấp phó',
  differences: 'các điểm khác',
  do: 'thao tác',
  document: 'số, ký hiệu văn bản',
  documentDate: 'ngày văn bản',
  due: 'ngày phải nộp',
  email: 'địa chỉ thư điện tử',
  field: 'lĩnh vực',
  from: 'từ',
  funding: 'kinh phí',
  group: 'nhóm cơ quan',
  groupOf: 'cơ quan thành viên',
  history: 'lịch sử',
  id: 'mã',
  issuedOn: 'ngày ký văn bản',
  'issued-on': 'ngày ký văn bản',
  kind: 'loại',
  lead: 'ô cơ quan chủ trì',
  leaveOut: 'các dòng để lại',
  limit: 'số dòng tối đa',
  lines: 'nội dung từng nhiệm vụ',
  members: 'cơ quan thành viên',
  name: 'tên',
  note: 'nội dung',
  number: 'số, ký hiệu văn bản',
  on: 'ngày',
  overseers: 'cơ quan theo dõi',
  part: 'phần việc của cơ quan',
  percent: 'tỷ lệ hoàn thành',
  period: 'kỳ báo cáo',
  phone: 'số điện thoại',
  phrase: 'cụm từ chỉ thời hạn',
  pieces: 'các phần được tách',
  plan: 'kế hoạch',
  planYear: 'năm của kế hoạch',
  'plan-year': 'năm của kế hoạch',
  policy: 'chính sách đôn đốc',
  port: 'cổng mạng',
  predecessors: 'nhiệm vụ phải làm trước',
  product: 'sản phẩm',
  reason: 'lý do',
  revision: 'bản đã xem',
  risk: 'nguy cơ',
  role: 'vai trò',
  row: 'dòng',
  rows: 'các dòng',
  scheme: 'chế độ báo cáo',
  short: 'tên ngắn',
  signer: 'người ký',
  since: 'ngày bắt đầu chờ',
  standing: 'tiến độ',
  state: 'trạng thái',
  task: 'nhiệm vụ',
  tasks: 'các nhiệm vụ',
  teach: 'ghi vào danh bạ',
  text: 'nội dung',
  title: 'tên, nội dung',
  to: 'đến',
  toDocument: 'văn bản sẽ ban hành',
  toPlan: 'kế hoạch tiếp nhận',
  toTask: 'nhiệm vụ tiếp nhận',
  type: 'loại sự việc',
  until: 'đến hết ngày',
  user: 'tên tài khoản',
  validFrom: 'ngày bắt đầu',
  validTo: 'ngày kết thúc',
  wait: 'lần chờ ý kiến',
};

/** `pieces.1.title` → “tên, nội dung” (mục 2 của “các phần được tách”) */
export function fieldName(field: string): string {
  const keys = field.split('.');
  const last = keys.findLastIndex((key) => !/^\d+$/.test(key));
  const named = (key: string): string => `“${fieldNames[key] ?? key}”`;
  const name = named(keys[last] ?? field);
  const within = keys.slice(0, last).findLastIndex((key) => /^\d+$/.test(key));
  if (last < keys.length - 1) return `mục ${Number(keys[last + 1]) + 1} của ${name}`;
  return within > 0 ? `${name} (mục ${Number(keys[within]) + 1} của ${named(keys[within - 1] ?? '')})` : name;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'phải là chữ, viết trong dấu ngoặc kép',
  number: 'phải là số',
  int: 'phải là số nguyên',
  boolean: 'chỉ nhận đúng hoặc sai (true hoặc false)',
  array: 'phải là một danh sách',
  object: 'phải gồm các trường có tên',
  record: 'phải gồm các trường có tên',
};

const FORMATS: Readonly<Record<string, string>> = {
  email: 'không phải là địa chỉ thư điện tử',
  url: 'không phải là địa chỉ mạng đầy đủ',
  base64: 'không phải là nội dung tệp mã hóa theo base64',
};

const WANTED: Readonly<Record<string, string>> = {
  day: 'phải là một ngày có thật, ghi ngày/tháng/năm, ví dụ 31/12/2026',
  moment: 'phải là một ngày có thật, ghi ngày/tháng/năm, ví dụ 31/12/2026',
  instant: 'phải là thời điểm có cả giờ, ví dụ 2026-12-31T17:00:00+07:00',
  id: 'chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ so-tu-phap',
  https: 'phải bắt đầu bằng https',
  'plan-or-task': 'cần nêu đúng một trong hai: một kế hoạch hoặc một nhiệm vụ',
  'some-cell': 'phải có ít nhất một ô',
};

const under = (p: Params): string => {
  if (p.origin === 'string') return `phải có ít nhất ${number(Number(p.limit))} ký tự`;
  return p.origin === 'array' ? `phải có ít nhất ${number(Number(p.limit))} mục` : `không được nhỏ hơn ${number(Number(p.limit))}`;
};
const over = (p: Params): string => {
  if (p.origin === 'string') return `không được dài quá ${number(Number(p.limit))} ký tự`;
  return p.origin === 'array' ? `không được quá ${number(Number(p.limit))} mục` : `không được lớn hơn ${number(Number(p.limit))}`;
};

/** What is wrong, to be read after the name of the field. */
export function wrong(p: Params): string {
  if (p.vi) return String(p.vi);
  switch (p.problem) {
    case 'missing':
      return 'còn thiếu';
    case 'blank':
      return 'không được để trống';
    case 'type':
      return TYPES[String(p.expected)] ?? 'không đúng kiểu dữ liệu';
    case 'too-small':
      return under(p);
    case 'too-big':
      return over(p);
    case 'choice':
      return `phải là một trong: ${p.choices}`;
    case 'unknown-field':
      return 'không dùng ở đây';
    case 'format':
      return FORMATS[String(p.format)] ?? 'viết không đúng dạng';
    case 'custom':
      return WANTED[String(p.wanted)] ?? 'không hợp lệ';
    case 'broken-text':
      return 'có ký tự không trọn vẹn (không phải Unicode hợp lệ)';
    case 'control-character':
      return 'có ký tự điều khiển không được dùng';
    case 'json':
      return 'không phải là JSON hợp lệ';
    default:
      return 'viết không đúng dạng';
  }
}

const capital = (text: string): string =>
  text.replace(/^(“?)(.)/u, (_, quote: string, first: string) => quote + first.toLocaleUpperCase('vi'));

/** The same two words begin a stretch of days and name who hands over to whom. */
const STRETCH: Readonly<Record<string, string>> = { from: 'từ ngày', to: 'đến ngày', on: 'ngày' };

const speaksOfDays = (p: Params): boolean => p.wanted === 'day' || p.wanted === 'moment';

/** `“Ngày văn bản” phải là một ngày có thật…` */
export function inputSentence(p: Params): string {
  const field = String(p.field);
  if (p.problem === 'unknown-field') return `Không có trường nào tên là “${p.keys}” ở đây.`;
  if (field === '—') return `Nội dung gửi đến ${wrong(p)}.`;
  const stretch = speaksOfDays(p) ? STRETCH[field] : undefined;
  return `${capital(stretch ? `“${stretch}”` : fieldName(field))}${p.vi ? ':' : ''} ${wrong(p)}.`;
}
