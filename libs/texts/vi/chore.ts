// What the administrator must put right by hand, said in Vietnamese.
import type { Params, Sentences } from '../facts/sentences.js';
import { differenceOf } from '../facts/log-difference.js';
import { differs } from './audit.js';
import { channelName } from './channels.js';
import { addressFaults, attemptFault } from './notice.js';

/** Why an event is set aside. */
const SET_ASIDE: Readonly<Record<string, string>> = {
  'type-unknown': 'phiên bản này không biết loại sự kiện này, hãy nâng cấp hệ thống',
  'version-newer': 'do một phiên bản mới hơn ghi, hãy nâng cấp hệ thống',
  'not-json': 'nội dung không phải là JSON',
  'data-broken': 'thiếu hoặc sai nội dung mà phiên bản này cần',
  foreign: 'do chương trình khác ghi, thiếu thông tin về người ghi và thời điểm ghi',
  link: 'chỉ là liên kết tới một sự kiện ở nơi khác',
  'stream-deleted': 'có người đã xóa hẳn dòng sự kiện này trong kho sự kiện',
};

export const chores = {
  'no-address': (p) => `Chưa có địa chỉ ${channelName(p.channel)} của ${p.role} (${p.agency}); bổ sung vào danh bạ`,
  'bad-address': (p) =>
    `Địa chỉ ${channelName(p.channel)} “${p.address}” của ${p.agency} không dùng được: ${addressFaults[p.detail ?? ''] ?? p.detail}`,
  bounced: (p) =>
    p.channel === 'sms'
      ? `Tin nhắn SMS gửi đến ${p.address} (${p.agency}) không đến được máy nhận: ${p.detail}; kiểm tra và sửa danh bạ`
      : `Thư gửi đến “${p.address}” (${p.agency}) bị trả lại: ${p.detail}; kiểm tra và sửa danh bạ`,
  'role-vacant': (p) =>
    `Không có ai giữ vai trò ${p.role} (${p.agency}); ${p.step === undefined ? 'bổ sung vào danh bạ' : `bậc ${p.step} đã được chuyển ngay lên bậc tiếp theo`}`,
  'given-up': (p) => `Không gửi được ${channelName(p.channel)} đến ${p.address} (${p.agency}) sau ${p.attempts} lần: ${p.detail}`,
  'outcome-unknown': (p) =>
    `Không rõ ${channelName(p.channel)} đến ${p.address} (${p.agency}) đã đến hay chưa: ${attemptFault(p.detail)}; hỏi người nhận trước khi gửi lại`,
  'step-missed': (p) =>
    `${p.count} bước đôn đốc đã đến hạn mà chưa có kết quả nào được ghi nhận, sớm nhất là “${p.id}” lúc ${p.at}; xem bằng lệnh: npx dunghan audit steps`,
  'event-set-aside': (p) =>
    `Sự kiện tại vị trí ${p.position} (${p.type}) của “${p.stream}” không đọc được và đã được để riêng: ${SET_ASIDE[String(p.detail)] ?? p.detail}; các sự kiện sau đó của “${p.stream}” chờ cho tới khi xử lý xong`,
  'stream-broken': (p) =>
    `Không xử lý được “${p.stream}” vì một lỗi của chương trình hoặc dữ liệu sai (${p.detail}); những việc khác vẫn chạy. Hãy báo đơn vị phát triển`,
  'carry-over-unresolved': (p) =>
    `Nhiệm vụ “${p.title}” (kế hoạch ${p.plan}) được chuyển tiếp sang “${p.document}” nhưng chưa xác định kế hoạch tiếp nhận; khi văn bản đã ban hành và được phê duyệt trên hệ thống, ghi nhận bằng lệnh: npx dunghan task do resolve-carry-over ${p.task} --to MÃ-KẾ-HOẠCH --by CƠ-QUAN`,
  'log-differs': (p) => `${differs(differenceOf(p))}; xem bằng lệnh: npx dunghan audit check`,
  'clock-behind': (p) =>
    `Đồng hồ máy chủ (${p.machine}) chậm hơn thời điểm ghi nhận gần nhất (${p.recorded}); cho tới khi đồng hồ đúng trở lại, không có gì mới đến hạn và mọi việc được ghi vào thời điểm ${p.recorded}. Hãy chỉnh đồng hồ máy chủ theo NTP`,
} satisfies Sentences;

/** Why the chore about a stream on which something broke is closed by itself. */
export const streamMended: string = 'Đã xử lý lại được, không còn lỗi.';

/** Why the chore about a carry-over is closed by itself. */
export const carryOverSettled: string = 'Đã xác định kế hoạch tiếp nhận.';

export const refusals = {
  'chore.unknown': (p) => `Không có việc cần xử lý “${p.key}”.`,
  'chore.closed': (p) => `Việc “${p.key}” đã được xử lý xong.`,
} satisfies Sentences;

export const events = {
  ChoreOpened: (d: { kind: keyof typeof chores; params: Params }) => `Quản trị viên cần xử lý: ${chores[d.kind]?.(d.params) ?? d.kind}`,
  ChoreClosed: (d: { note: string }) => `Quản trị viên đã xử lý: ${d.note}`,
};
