// What several processes say when they do not come together, in Vietnamese.
import type { Sentences } from '../sentences.js';

export const refusals = {
  'queue.unreachable': (p) => `Không kết nối được Redis tại ${p.server}: ${p.detail}. Hãy kiểm tra DUNGHAN_REDIS_URL và máy chủ Redis.`,
  'queue.access-denied': (p) => `Redis tại ${p.server} không cho phép: tên đăng nhập hoặc mật khẩu trong DUNGHAN_REDIS_URL không đúng.`,
  'role-unknown': (p) => `Không có vai trò “${p.role}”; hãy chọn all, api hoặc worker.`,
  'role-needs': (p) =>
    `Vai trò “${p.role}” chỉ chạy được khi nhiều tiến trình dùng chung nhật ký, hàng đợi và khóa ký. Còn thiếu: ${p.names}. Khi chỉ có một máy, hãy dùng --role all.`,
  'replica-behind': () => 'Máy này chưa cập nhật đến thao tác vừa thực hiện. Hãy thử lại sau giây lát.',
  'replica-starting': () => 'Máy này đang đọc nhật ký để cập nhật, chưa phục vụ được. Hãy thử lại sau giây lát.',
  'identity.keys-missing': (p) =>
    `Không có tệp khóa ký ${p.file} mà DUNGHAN_SIGNING_KEYS_FILE chỉ đến. Hãy tạo một lần bằng “dunghan keys rotate” rồi chép cho mọi máy.`,
} satisfies Sentences;
