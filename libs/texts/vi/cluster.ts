// What several processes say when they do not come together, in Vietnamese.
import type { Sentences } from '../facts/sentences.js';
import { networkObstacles } from './network.js';

/** Why Redis cannot be reached. */
const OBSTACLES: Readonly<Record<string, string>> = {
  ...networkObstacles({ server: 'Redis', ca: 'DUNGHAN_REDIS_CA', plain: 'dùng redis:// thay cho rediss://' }),
  'needs-tls': 'cổng này dùng TLS; hãy dùng rediss:// thay cho redis://',
  lost: 'mất kết nối với máy chủ',
  'not-redis': 'dịch vụ ở cổng này không phải là Redis',
  'no-answer': 'kết nối được nhưng Redis không trả lời như mong đợi',
};

export const refusals = {
  'queue-unreachable': (p) =>
    `Không kết nối được Redis tại ${p.server}: ${OBSTACLES[String(p.obstacle)] ?? p.obstacle}. Hãy kiểm tra DUNGHAN_REDIS_URL và máy chủ Redis.`,
  'queue-access-denied': (p) => `Redis tại ${p.server} không cho phép: tên đăng nhập hoặc mật khẩu trong DUNGHAN_REDIS_URL không đúng.`,
  'queue-no-such-database': (p) => `Redis tại ${p.server} không có cơ sở dữ liệu mang số ở cuối địa chỉ. Hãy kiểm tra DUNGHAN_REDIS_URL.`,
  'queue-loading': (p) => `Redis tại ${p.server} đang nạp dữ liệu từ đĩa. Hãy thử lại sau.`,
  'queue-read-only': (p) =>
    `Redis tại ${p.server} chỉ là bản sao để đọc, không nhận việc ghi. Hãy ghi địa chỉ của máy chủ chính vào DUNGHAN_REDIS_URL.`,
  'queue-too-old': (p) => `Redis tại ${p.server} là phiên bản ${p.version}; cần từ phiên bản ${p.oldest} trở lên.`,
  'queue-full': (p) => `Redis tại ${p.server} đã đầy bộ nhớ nên không nhận thêm việc. Hãy tăng maxmemory.`,
  'role-unknown': () => 'Vai trò (--role, DUNGHAN_ROLE) phải là all, api hoặc worker.',
  'role-needs': (p) =>
    `Vai trò “${p.role}” chỉ chạy được khi nhiều tiến trình dùng chung nhật ký và khóa ký, các worker còn dùng chung hàng đợi. Còn thiếu: ${p.names}. Khi chỉ có một máy, hãy dùng --role all.`,
  'replica-behind': () => 'Máy này chưa cập nhật đến thao tác vừa thực hiện. Hãy thử lại sau giây lát.',
  'replica-starting': () => 'Máy này đang đọc nhật ký để cập nhật, chưa phục vụ được. Hãy thử lại sau giây lát.',
  'identity.keys-missing': () =>
    'Không có tệp khóa ký mà DUNGHAN_SIGNING_KEYS_FILE chỉ đến. Hãy tạo một lần bằng “dunghan keys rotate” rồi chép cho mọi máy.',
} satisfies Sentences;
