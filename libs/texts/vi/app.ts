import { fieldName, inputSentence, wrong } from './input.js';
import { number } from './number.js';
import type { Sentences } from '../facts/sentences.js';

/** What can be asked for by name. */
const FILTERS: Readonly<Record<string, string>> = {
  plan: 'kế hoạch',
  agency: 'cơ quan',
  standing: 'tiến độ',
  reportStanding: 'tình trạng báo cáo',
  state: 'trạng thái',
  channel: 'kênh gửi',
  period: 'kỳ báo cáo',
  task: 'nhiệm vụ, báo cáo',
  type: 'loại sự việc',
};

export const refusals = {
  'input-invalid': inputSentence,
  'input-not-json': (p) =>
    p.place ? `Nội dung gửi đến không phải là JSON hợp lệ: sai từ ký tự thứ ${p.place}.` : 'Nội dung gửi đến không phải là JSON hợp lệ.',
  'port-in-use': (p) =>
    `Cổng ${p.port} trên ${p.host} đang được chương trình khác dùng. Hãy tắt chương trình đó hoặc chọn cổng khác: --port ${p.other}.`,
  'host-not-allowed': (p) => `Không mở được địa chỉ ${p.host}:${p.port}: ${p.detail}.`,
  'request-key-invalid': (p) =>
    `Khóa của thao tác (Idempotency-Key, --key) phải có từ ${p.least} đến ${p.most} ký tự ASCII in được, không có dấu cách.`,
  'request-key-reused': () =>
    'Khóa này đã được dùng cho một thao tác khác. Mỗi thao tác cần một khóa riêng; chỉ dùng lại khóa khi thực hiện lại đúng thao tác đó.',
  'request-under-way': () => 'Thao tác với khóa này đang được thực hiện. Hãy thử lại sau giây lát.',
  'host-not-served': (p) =>
    `Hệ thống không phục vụ dưới tên “${p.host}”. Hãy mở bằng địa chỉ trong thư (DUNGHAN_URL), hoặc quản trị viên thêm tên này vào DUNGHAN_HOSTS.`,
  'too-many-attempts': (p) => `Đã sai quá nhiều lần từ địa chỉ này. Hãy thử lại sau ${p.seconds} giây.`,
  'setting-invalid': (p) => `Cấu hình ${p.name} không hợp lệ: ${p.detail}.`,
  'setting-file-empty': (p) => `Tệp mà ${p.name} chỉ đến không có nội dung.`,
  'filter-unknown': (p) =>
    `Không có ${FILTERS[String(p.filter)] ?? String(p.filter)} “${p.value}”.${p.choices ? ` Hiện có: ${p.choices}.` : ''}`,
  'query-unknown': (p) =>
    `Địa chỉ này không dùng tham số “${p.name}”.${p.choices ? ` Các tham số dùng được: ${p.choices}.` : ' Địa chỉ này không nhận tham số nào.'}`,
  'query-flag': (p) => `Tham số “${p.name}” chỉ nhận true hoặc false, không phải “${p.value}”.`,
  'method-not-allowed': (p) => `Không thực hiện được thao tác ${p.method} tại địa chỉ này; chỉ dùng được: ${p.choices}.`,
  'media-type': () => 'Nội dung gửi đến phải là JSON (Content-Type: application/json).',
  'bad-request': () => 'Yêu cầu gửi đến không đúng dạng nên không đọc được.',
  'route-closed': () => 'Địa chỉ này chưa mở cho ai.',
  'not-found': (p) => `Không tìm thấy “${p.what}”.`,
  'moment-invalid': (p) => `“${p.text}” không phải là một ngày có thật; ghi ngày/tháng/năm, ví dụ 31/12/2026.`,
  'period-backwards': (p) => `Ngày kết thúc ${p.to} sớm hơn ngày bắt đầu ${p.from}.`,
  'period-too-long': (p) => `Khoảng thời gian mô phỏng tối đa là ${p.years} năm.`,
  'history-line': (p) =>
    `Dòng ${p.line} của tệp lịch sử không đọc được: ${p.field === '—' ? '' : `${fieldName(String(p.field))} `}${wrong(p)}.`,
  'history-row': (p) => `Kế hoạch không có dòng ${p.row}.`,
  'history-outside': (p) => `Thời điểm ${p.on} nằm ngoài khoảng mô phỏng.`,
  'file-not-written': (p) => `Không ghi được “${p.file}”: ${p.detail}.`,
  'line-invalid': (p) => `Dòng ${p.line}: “${p.text}” không phải là năm kế hoạch hay ngày ban hành (ngày/tháng/năm) hợp lệ.`,
  'file-not-read': (p) => `Không đọc được “${p.file}”: ${p.detail}.`,
  'too-large': (p) => `Tệp lớn hơn mức cho phép (${p.limit} MB).`,
  'body-too-large': (p) => `Nội dung gửi đến địa chỉ này lớn hơn mức cho phép (${p.limit} ${p.unit}).`,
  'json-too-deep': (p) => `JSON gửi đến có các phần lồng nhau quá ${p.limit} lớp.`,
  'json-too-many': (p) => `JSON gửi đến có quá ${number(Number(p.limit))} giá trị.`,
  'answers-busy': (p) => `Đang có quá nhiều yêu cầu cùng lúc. Hãy thử lại sau ${p.seconds} giây.`,
  'reader-busy': (p) => `Đang có nhiều tệp chờ đọc. Hãy gửi lại sau ${p.seconds} giây.`,
  'request-gone': () => 'Người gửi đã ngắt kết nối trước khi có kết quả.',
  'service-fault': (p) => `Hệ thống gặp lỗi ngoài dự kiến (mã ${p.id}). Việc vừa yêu cầu chưa được ghi nhận.`,
  'sample-sends-nothing': () =>
    'Dữ liệu là kế hoạch mẫu với số điện thoại không có thật nên không được gửi tin nhắn. Hãy xóa thư mục dữ liệu hoặc bỏ cấu hình SMS, webhook.',
  'simulate.no-lead': () => 'Dòng không có cơ quan chủ trì nên không giao được.',
} satisfies Sentences;
