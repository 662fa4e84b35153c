import type { Sentences } from '../sentences.js';

export const refusals = {
  'input-invalid': (p) => `Trường “${p.field}” không hợp lệ: ${p.vi}.`,
  'input-not-json': (p) => `Nội dung gửi đến không phải là JSON hợp lệ: ${p.detail}.`,
  'task.unknown-verb': (p) => `Không có thao tác “${p.verb}”. Các thao tác: ${p.verbs}.`,
  'port-in-use': (p) =>
    `Cổng ${p.port} trên ${p.host} đang được chương trình khác dùng. Hãy tắt chương trình đó hoặc chọn cổng khác: --port ${p.other}.`,
  'host-not-allowed': (p) => `Không mở được địa chỉ ${p.host}:${p.port}: ${p.detail}.`,
  'setting-invalid': (p) => `Cấu hình ${p.name} không hợp lệ: ${p.detail}.`,
  'setting-file-empty': (p) => `Tệp ${p.file} (${p.name}) không có nội dung.`,
  'not-found': (p) => `Không có ${p.what}.`,
  'moment-invalid': (p) => `“${p.text}” không phải là ngày (YYYY-MM-DD).`,
  'period-backwards': (p) => `Ngày kết thúc ${p.to} sớm hơn ngày bắt đầu ${p.from}.`,
  'period-too-long': (p) => `Khoảng thời gian mô phỏng tối đa là ${p.years} năm.`,
  'history-line': (p) => `Dòng ${p.line} của tệp lịch sử không đọc được: ${p.detail}.`,
  'history-row': (p) => `Kế hoạch không có dòng ${p.row}.`,
  'history-outside': (p) => `Thời điểm ${p.on} nằm ngoài khoảng mô phỏng.`,
  'file-not-written': (p) => `Không ghi được “${p.file}”: ${p.detail}.`,
  'line-invalid': (p) => `Dòng ${p.line}: “${p.text}” không phải là năm kế hoạch hay ngày ban hành (YYYY-MM-DD) hợp lệ.`,
  'file-not-read': (p) => `Không đọc được “${p.file}”: ${p.detail}.`,
  'too-large': (p) => `Tệp lớn hơn mức cho phép (${p.limit} MB).`,
  'service-fault': (p) => `Hệ thống gặp lỗi ngoài dự kiến (mã ${p.id}). Việc vừa yêu cầu chưa được ghi nhận.`,
  'sample-sends-nothing': () =>
    'Dữ liệu là kế hoạch mẫu với số điện thoại không có thật nên không được gửi tin nhắn. Hãy xóa thư mục dữ liệu hoặc bỏ cấu hình SMS, webhook.',
  'simulate.no-lead': () => 'Dòng không có cơ quan chủ trì nên không giao được.',
} satisfies Sentences;
