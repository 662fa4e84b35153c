// Why a server cannot be reached, in Vietnamese: the same words for whatever kind of server it is.
import type { NetworkObstacle } from '../../kernel/index.js';

/** @param words what the server is called, the setting that names its authority, and how it is addressed without TLS */
export const networkObstacles = (words: { server: string; ca: string; plain: string }): Readonly<Record<NetworkObstacle, string>> => ({
  'host-unknown': 'không tìm thấy tên máy chủ này trên mạng',
  refused: `máy chủ từ chối kết nối; ${words.server} có thể chưa chạy hoặc sai cổng`,
  silent: 'máy chủ không trả lời',
  'certificate-expired': 'chứng thư số của máy chủ đã hết hạn hoặc chưa có hiệu lực',
  'certificate-untrusted': `chứng thư số của máy chủ không do tổ chức được tin cậy cấp; hãy kiểm tra ${words.ca}`,
  'certificate-name': 'chứng thư số được cấp cho tên máy chủ khác',
  'no-tls': `máy chủ không dùng TLS ở cổng này; nếu đúng như vậy hãy ${words.plain}`,
});
