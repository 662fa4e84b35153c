import { printInstant } from '../../kernel/index.js';
import type { Sentences } from '../facts/sentences.js';
import { whoMay } from './who-may.js';

export const refusals = {
  'account.exists': (p) => `Tài khoản “${p.user}” đã có.`,
  'account.closed': (p) => `Tài khoản “${p.user}” đã đóng và không dùng lại được.`,
  'account.unknown': (p) => `Không có tài khoản “${p.user}”.`,
  'account.needs-agency': (p) => `Tài khoản “${p.user}” phải thuộc một cơ quan.`,
  'account.token-expired': (p) => `Ngày hết hạn của mã truy cập cho “${p.user}” đã qua.`,
  'account.unknown-token': (p) => `Không có mã truy cập “${p.token}”.`,
  'account.token-needed': () => 'Cần mã truy cập để thực hiện việc này (Authorization: Bearer …).',
  'account.token-invalid': () => 'Mã truy cập không đúng hoặc đã hết hạn.',
  'account.not-allowed': (p) => `Tài khoản này không được phép thực hiện việc này; chỉ ${whoMay(p)} được thực hiện.`,
  'identity.keys-exposed': (p) => `Tệp khóa ký ${p.file} đang để người dùng khác đọc được; hãy đổi quyền: chmod 600 ${p.file}.`,
  'identity.keys-damaged': (p) =>
    `Tệp khóa ký ${p.file} bị hỏng; hãy khôi phục từ bản sao lưu, hoặc xóa tệp để tạo khóa mới (liên kết trong các thư đã gửi sẽ mất hiệu lực).`,
} satisfies Sentences;

export const events = {
  AccountOpened: (d: { user: string; name: string }) => `Mở tài khoản “${d.user}” cho ${d.name}`,
  TokenIssued: (d: { user: string; expiresAt: string }) =>
    `Cấp mã truy cập cho tài khoản “${d.user}”, có giá trị đến ${printInstant(d.expiresAt)}`,
  TokenRevoked: (d: { user: string }) => `Thu hồi mã truy cập của tài khoản “${d.user}”`,
  AccountClosed: (d: { user: string; reason: string }) => `Đóng tài khoản “${d.user}”: ${d.reason}`,
};
