// What the weekly digest says to leaders in Vietnamese.
import { addDays, dayOf, printDay, printInstant } from '../../kernel/index.js';
import type { Sentences } from '../facts/sentences.js';
import { leftOut } from './counts.js';
import { number, share } from './number.js';

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

export const digest = {
  subject: (week: string, late: number) =>
    late > 0
      ? `[Đúng Hạn] Bản tin tuần ${week}: ${number(late)} nhiệm vụ quá hạn`
      : `[Đúng Hạn] Bản tin tuần ${week}: không có nhiệm vụ quá hạn`,
  /** `2021-W14` → `14/2021` */
  week: (week: string) => `${Number(week.slice(6))}/${week.slice(0, 4)}`,
  salutation: (addressee: string) => `Kính gửi: ${addressee}`,
  summary: (plans: readonly string[], asOf: string) =>
    `Hệ thống báo cáo tình hình thực hiện nhiệm vụ tại ${plans.length === 1 ? `Kế hoạch số ${plans[0]}` : `${number(plans.length)} kế hoạch (${plans.join('; ')})`}. Số liệu tính đến 24 giờ 00 ngày ${printDay(asOf)}.`,
  noPlans: (asOf: string) => `Chưa có kế hoạch nào được giao. Số liệu tính đến 24 giờ 00 ngày ${printDay(asOf)}.`,
  headings: {
    counts: 'Số liệu tổng hợp',
    newlyLate: 'Mới quá hạn trong tuần',
    late: 'Nhiệm vụ quá hạn theo cơ quan chủ trì',
    atRisk: 'Nhiệm vụ có nguy cơ quá hạn',
    undetermined: 'Nhiệm vụ chưa xác định thời hạn',
    missingReports: 'Báo cáo định kỳ chưa nộp',
    unreachable: 'Người nhận chưa liên lạc được',
    silences: 'Đang tạm ngừng nhắc việc',
  },
  counted: (heading: string, count: number) => `${heading} (${number(count)})`,
  cells: {
    doneOnTime: 'Hoàn thành đúng hạn',
    doneLate: 'Hoàn thành quá hạn',
    openOnTime: 'Chưa hoàn thành, trong hạn',
    openLate: 'Chưa hoàn thành, quá hạn',
    atRisk: 'Trong đó sắp đến hạn',
    milestonePassed: 'Nhiệm vụ nhiều năm, định kỳ, nhiều mốc, đã qua mốc',
    noDeadline: 'Thường xuyên hoặc chưa xác định thời hạn',
    suspended: 'Tạm dừng',
    withdrawn: 'Thu hồi',
    carriedOver: 'Chuyển tiếp',
  },
  columns: { cell: 'Chỉ tiêu', value: 'Số nhiệm vụ', change: (before: string) => `So với ${printDay(before)}` },
  share,
  plain: (value: number) => number(value),
  change: (difference: number) =>
    difference === 0 ? 'không đổi' : difference > 0 ? `tăng ${number(difference)}` : `giảm ${number(-difference)}`,
  denominator: (whole: number) => `Tỷ lệ của bốn chỉ tiêu đầu tính trên ${number(whole)} nhiệm vụ có thời hạn.`,
  leftOut,
  lateShare: (part: number, whole: number) =>
    whole === 0
      ? 'Chưa có nhiệm vụ nào đã hoàn thành hoặc đã đến hạn.'
      : `Tỷ lệ quá hạn chưa hoàn thành trên số nhiệm vụ đã hoàn thành hoặc đã đến hạn: ${share(part, whole)}.`,
  nothingLate: 'Không có nhiệm vụ nào quá hạn.',
  /** `joint`: how many more it leads together with others, listed apart. */
  agency: (name: string, count: number, joint: number) =>
    `${name}: ${number(count)} nhiệm vụ${joint > 0 ? ` (ngoài ra cùng chủ trì ${number(joint)} nhiệm vụ, nêu ở mục nhiều cơ quan chủ trì)` : ''}`,
  joint: (count: number) => `Nhiều cơ quan chủ trì: ${number(count)} nhiệm vụ`,
  /** True of some of the leads only. */
  onlyOf: (fact: string, leads: readonly string[]) => `${leads.join('; ')}: ${lowerFirst(fact)}`,
  /** `plan`: its number, where several plans are spoken of. */
  task: (code: string, title: string, plan: string | null) =>
    `${code && plan ? `${code} (${plan}). ` : code ? `${code}. ` : plan ? `(${plan}) ` : ''}${title}`,
  ofLeads: (leads: readonly string[]) =>
    leads.length === 1 ? `Chủ trì: ${leads[0]}` : `Chủ trì (${number(leads.length)} cơ quan): ${leads.join('; ')}`,
  ofAgencies: (names: readonly string[]) =>
    names.length === 1 ? `Cơ quan: ${names[0]}` : `${number(names.length)} cơ quan: ${names.join('; ')}`,
  late: (due: string, original: string | null, calendar: number, working: number, suspended: number) =>
    `Hạn ${printDay(due)}${original ? ` (hạn gốc ${printDay(original)})` : ''}; ${calendar > 0 ? `quá ${number(calendar)} ngày (${number(working)} ngày làm việc)` : 'vừa hết hạn'}${suspended > 0 ? `, trong đó tạm dừng ${number(suspended)} ngày` : ''}`,
  milestone: (year: string | null, due: string) => `Mốc${year ? ` năm ${year}` : ''}: ${printDay(due)}`,
  due: (due: string) => `Hạn ${printDay(due)}`,
  fresh: 'mới quá hạn',
  undetermined: (text: string, since: string) =>
    text ? `Kế hoạch ghi “${text}”; giao ngày ${printDay(since)}` : `Kế hoạch không ghi thời hạn; giao ngày ${printDay(since)}`,
  unreachable: (since: string, what: string) => `${what} (từ ${printDay(since)})`,
  silentAgency: (name: string) => `Mọi nhiệm vụ của ${name}`,
  silentUntil: (until: string) => `Tạm ngừng nhắc đến hết ngày ${printDay(until)}`,
  silenceWhy: (reason: string, by: string) => `Lý do: ${reason} (${by})`,
  checkpoint: (position: number) =>
    `Điểm chốt nhật ký: đến vị trí ${number(position)}. Bản tin này có thể được lập lại đúng nguyên văn từ nhật ký.`,
  open: 'Xem chi tiết tại',
  automatic: (organisation: string) => `Bản tin do ${organisation} tự động lập vào ngày làm việc đầu tiên của tuần.`,
  noReply: 'Đề nghị không trả lời thư này.',
};

/** Why a week has no digest. */
export const skips = {
  'no-tasks': () => 'chưa có nhiệm vụ nào được giao',
  'service-was-down': () => 'dịch vụ không hoạt động trong suốt tuần; bản tin của tuần mới nhất được gửi thay',
  'nobody-to-tell': () => 'không có lãnh đạo nào có địa chỉ thư điện tử',
} satisfies Sentences;

export const refusals = {
  'digest.moment': (p) =>
    `“${p.text}” không phải là một ngày có thật (ghi ngày/tháng/năm, ví dụ 31/12/2026) hay một thời điểm có cả giờ (ví dụ 2026-12-31T17:00+07:00).`,
  'digest.file-kind': (p) => `Không rõ ghi “${p.file}” theo dạng nào; tên tệp phải kết thúc bằng một trong: ${p.kinds}.`,
  'digest.future': (p) => `Chưa đến thời điểm ${printInstant(String(p.asOf))}; không lập được bản tin của tương lai.`,
} satisfies Sentences;

export const events = {
  DigestIssued: (d: { week: string; asOf: string; messages: readonly unknown[]; late: number }) =>
    `Phát hành bản tin tuần ${digest.week(d.week)} (số liệu đến 24:00 ngày ${printDay(addDays(dayOf(d.asOf), -1))}): ${d.late} nhiệm vụ quá hạn, gửi ${d.messages.length} lãnh đạo`,
  DigestSkipped: (d: { week: string; reason: string }) =>
    `Không phát hành bản tin tuần ${digest.week(d.week)}: ${(skips as Sentences)[d.reason]?.({}) ?? d.reason}`,
};
