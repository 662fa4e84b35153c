// What the auditor of the ladders says in Vietnamese.
import { printInstant } from '../../kernel/index.js';
import type { LogDifference } from '../facts/log-difference.js';
import type { Sentences } from '../facts/sentences.js';

/** How the log differs from what was seen of it. */
export function differs({ kind, since, until, events }: LogDifference): string {
  switch (kind) {
    case 'shorter':
      return `Nhật ký ngắn hơn những gì hệ thống đã thấy: sau vị trí ${since} thiếu ${events} sự kiện`;
    case 'hole':
      return `Nhật ký thiếu ${events} sự kiện trong khoảng vị trí ${since} đến ${until}`;
    case 'unreadable':
      return `Nhật ký không đọc tiếp được sau vị trí ${since}: sự kiện kế tiếp bị thiếu hoặc hỏng`;
    default:
      return `Nhật ký đã bị thay đổi trong khoảng vị trí ${since} đến ${until} so với những gì hệ thống đã thấy`;
  }
}

export const events = {
  StepsAudited: (d: { until: string; checked: number; missed: number }) =>
    d.missed === 0
      ? `Kiểm tra các bước đôn đốc đến ${printInstant(d.until)}: ${d.checked} bậc thang, mọi bước đến hạn đều có kết quả`
      : `Kiểm tra các bước đôn đốc đến ${printInstant(d.until)}: ${d.missed} bước đến hạn chưa có kết quả`,
  LogDifferenceAccepted: (d: { differences: LogDifference[]; reason: string }) =>
    `Chấp nhận nhật ký như hiện có (${d.differences.map(differs).join('; ')}): ${d.reason}`,
};

export const audit = {
  why: {
    unscheduled: 'chưa được lập lịch',
    'not-taken': 'đến hạn mà chưa được xem xét',
    'no-outcome': 'đã phát sinh thông báo nhưng chưa gửi và chưa có lý do',
  },
  settled: (checked: number, until: string) => `Đã kiểm tra ${checked} bậc thang đến ${until}: mọi bước đến hạn đều có kết quả.`,
  missed: (count: number, until: string) => `${count} bước đến hạn trước ${until} chưa có kết quả:`,
  allSettled: 'mọi bước đến hạn đã có kết quả',
  step: (step: number | null) => (step === null ? '—' : `bậc ${step}`),
  differs,
  overAgain: 'đã trở lại bình thường',
  same: (events: number, position: number, since: string) =>
    `Nhật ký đúng như hệ thống đã thấy: ${events} sự kiện đến vị trí ${position}, được theo dõi từ ${since}.`,
  acceptLater: 'Đã ghi nhận việc chấp nhận; dịch vụ sẽ lấy nhật ký hiện có làm mốc đối chiếu mới.',
};

export const refusals = {
  'audit.log-same': () => 'Nhật ký không khác với những gì hệ thống đã thấy, nên không có gì để chấp nhận.',
  'audit.log-unseen': (p) => `Chưa có gì để đối chiếu: dịch vụ chưa chạy trên thư mục “${p.folder}” nên chưa ghi lại gì về nhật ký.`,
  'audit.log-unreadable': () => 'Nhật ký không đọc được đến hết nên không chấp nhận được. Hãy khôi phục từ bản sao lưu.',
  'clock-behind': (p) =>
    `Đồng hồ máy chủ (${p.machine}) chậm hơn thời điểm ghi nhận gần nhất (${p.recorded}); không có gì mới đến hạn cho tới khi đồng hồ đúng trở lại.`,
  'disk-almost-full': (p) => `Đĩa chứa “${p.folder}” chỉ còn ${p.megabytes} MB; sắp không ghi được nữa.`,
} satisfies Sentences;
