// What the commands about the civil-service calendar say.
import { printDay } from '../../kernel/day.rule.js';

export const calendar = {
  about: 'Lịch làm việc: ngày nghỉ lễ, tết theo thông báo hằng năm, hoặc tính theo luật khi chưa có thông báo',
  list: 'Các năm đã có thông báo và các lần thay đổi lịch, kèm văn bản',
  show: 'Các ngày nghỉ, ngày làm bù của một năm; năm chưa có thông báo thì tính theo luật và là lịch tạm tính',
  check: 'Kiểm tra một tệp lịch nghỉ; không lưu gì',
  preview: 'Xem trước thời hạn, báo cáo và bước đôn đốc nào thay đổi khi nạp tệp; không lưu gì',
  load: 'Nạp lịch nghỉ lễ, tết của một năm theo thông báo; điều đã báo không báo lại',
  file: 'Tệp lịch nghỉ (JSON); lược đồ: libs/calendar/notice.schema.json',
  reason: 'Lý do nạp lại một năm đã có thông báo',
  despite: 'Vẫn nạp dù có điểm bất thường, khi đã đối chiếu đúng với văn bản',
  paper: (number: string, date: string | null) => (date ? `${number} ngày ${printDay(date)}` : number),
  inForce: (version: string) => `Lịch đang áp dụng: ${version}. Các năm theo thông báo:`,
  others: 'Các năm khác tính theo luật, là lịch tạm tính.',
  shipped: 'đi kèm phần mềm',
  year: (year: number, documents: string, workingDays: number, version: string) =>
    `Năm ${year}: ${workingDays} ngày làm việc; ${documents ? `theo ${documents}` : 'tính theo luật, chưa có thông báo'} (lịch ${version}).`,
  provisional: (year: number, what: string) => `Lịch tạm tính, có thể thay đổi khi có thông báo nghỉ lễ, tết năm ${year}: ${what}.`,
  valid: (year: number, documents: string, days: number, workingDays: number) =>
    `Hợp lệ: năm ${year} theo ${documents}; ${days} ngày được liệt kê, ${workingDays} ngày làm việc.`,
  warning: (what: string) => `Cần đối chiếu lại với văn bản: ${what}.`,
  changed: (days: number) => (days === 0 ? 'Không ngày nào đổi giữa làm việc và nghỉ.' : `${days} ngày thay đổi:`),
  becomes: (works: boolean): string => (works ? 'thành ngày làm việc' : 'thành ngày nghỉ'),
  moved: (deadlines: number, reports: number, steps: number) =>
    `Thời hạn thay đổi: ${deadlines}; hạn nộp báo cáo thay đổi: ${reports}; bước đôn đốc thay đổi: ${steps}.`,
  nothingStored: 'Đây là xem trước; chưa có gì được ghi.',
  loaded: (year: number, version: string) => `Đã nạp lịch nghỉ lễ, tết năm ${year}; lịch đang áp dụng: ${version}.`,
  known: (year: number) => `Lịch nghỉ lễ, tết năm ${year} đã được nạp đúng như vậy; không có gì thay đổi.`,
  weekdays: ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'] as readonly string[],
  columns: {
    version: 'Phiên bản',
    at: 'Lúc',
    by: 'Người nạp',
    year: 'Năm',
    paper: 'Văn bản',
    reason: 'Lý do',
    day: 'Ngày',
    weekday: 'Thứ',
    kind: 'Loại',
    name: 'Tên',
    task: 'Nhiệm vụ',
    part: 'Cơ quan',
    step: 'Bậc',
    before: 'Trước',
    after: 'Sau',
  },
};
