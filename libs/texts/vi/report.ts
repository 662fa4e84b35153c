// What people read about periodic reports: refusals, the names of periods and standings, the trail.
import { wrong } from './input.js';
import { printDay, printInstant } from '../../kernel/day.rule.js';
import type { ReportSentences } from '../facts/report-facts.js';
import type { Params, Sentences } from '../facts/sentences.js';

const PERIODS: Readonly<Record<string, string>> = { q1: 'quý I', h1: '6 tháng đầu năm', q3: 'quý III', year: 'năm' };

/** `2021-q1` as an official says it. */
export function periodName(period: string): string {
  const [year = '', part = ''] = period.split('-');
  if (part === 'year') return `năm ${year}`;
  const name = PERIODS[part] ?? part;
  return name.endsWith('năm') ? `${name} ${year}` : `${name} năm ${year}`;
}

export const reportTitle = (period: string): string => `Báo cáo cải cách hành chính ${periodName(period)}`;
export const reportData = (from: string, cutOff: string): string => `số liệu từ ${printDay(from)} đến ${printDay(cutOff)}`;
export const reportTasks = (count: number): string => `${count} nhiệm vụ thường xuyên`;

export const reportStandings = {
  upcoming: 'Chưa đến kỳ',
  open: 'Đang mở',
  submitted: 'Đã nộp',
  'submitted-late': 'Nộp muộn',
  overdue: 'Quá hạn chưa nộp',
  cancelled: 'Không phải báo cáo',
};

const day = (value: unknown): string => printDay(String(value));

export const refusals = {
  'report.regime-invalid': (p) => `Tệp chế độ báo cáo sai ở mục “${p.field}”: ${wrong(p)}.`,
  'report.unknown': (p) => `Không có báo cáo “${p.report}”, hoặc kỳ báo cáo chưa mở.`,
  'report.only-agency': (p) => `Chỉ ${p.agency} được nộp báo cáo này.`,
  'report.only-overseer': (p) => `Chỉ cơ quan nhận báo cáo (${p.overseer}) được trả lại.`,
  'report.cancelled': () => 'Cơ quan không còn nhiệm vụ thường xuyên nào trong kỳ nên không phải nộp báo cáo.',
  'report.submitted-already': (p) => `Báo cáo đã được nộp theo văn bản ${p.document}; muốn sửa thì cơ quan nhận phải trả lại trước.`,
  'report.not-submitted': () => 'Báo cáo chưa được nộp nên không thể trả lại.',
  'report.too-early': (p) => `Số liệu của kỳ tính đến hết ngày ${day(p.cutOff)}, chưa thể nộp trước ngày đó.`,
  'report.document-in-future': (p) => `Văn bản ${p.document} ghi ngày ${day(p.date)}, sau ngày hôm nay (${day(p.today)}).`,
  'report.line-missing': (p) => `Báo cáo thiếu nội dung về nhiệm vụ “${p.title}” (${p.task}).`,
  'report.line-unknown': (p) => `Nhiệm vụ “${p.task}” không thuộc báo cáo này; các nhiệm vụ phải báo cáo: ${p.tasks}.`,
  'report.line-twice': (p) => `Nhiệm vụ “${p.task}” được nêu hai lần.`,
} satisfies Sentences;

/** Why somebody is told of a report, or why a step about it was skipped. */
export const reasons = {
  'report-due': (p) =>
    `${p.agency} phải nộp báo cáo ${periodName(String(p.period))} chậm nhất ngày ${day(p.due)} (còn ${p.workingDays} ngày làm việc)`,
  'report-missing': (p) =>
    `${p.agency} chưa nộp báo cáo ${periodName(String(p.period))}, đã quá hạn ${p.workingDays} ngày làm việc (hạn ${day(p.due)})`,
  'report-submitted': () => 'báo cáo đã được nộp',
  'report-cancelled': () => 'cơ quan không còn phải nộp báo cáo này',
  'report-late': () => 'đã qua ngày phải nộp báo cáo',
} satisfies Sentences;

const SKIPS = reasons as Readonly<Record<string, (params: Params) => string>>;
const OTHERS: Readonly<Record<string, string>> = {
  superseded: 'đã có thông báo ở bậc cao hơn',
  'no-recipient': 'không xác định được người nhận',
  silenced: 'đang tạm ngừng nhắc',
  'role-vacant': 'không có ai giữ vai trò nhận thông báo',
  'no-address': 'chưa có địa chỉ của người nhận',
};
const why = (code: string | null): string => OTHERS[code ?? ''] ?? SKIPS[code ?? '']?.({}) ?? code ?? '';
const tasks = (list: readonly { code: string; title: string }[]): string =>
  list.map(({ code, title }) => (code ? `[${code}] ${title}` : title)).join('; ');

export const events: ReportSentences = {
  DutyTaken: (d) => `${d.name} có nhiệm vụ thường xuyên “${d.title}”, được báo cáo theo kỳ`,
  DutyEnded: (d, names) => `${names(d.agency)} không còn phải báo cáo theo kỳ về nhiệm vụ này`,
  DutyScheduled: (d, names) => `Kỳ báo cáo tiếp theo của ${names(d.agency)}: ${periodName(d.period)}, mở lúc ${printInstant(d.opensAt)}`,
  ReportOpened: (d) =>
    `Mở kỳ báo cáo ${periodName(d.period)} của ${d.name}: ${d.tasks.length} nhiệm vụ thường xuyên, ${reportData(d.from, d.cutOff)}, nộp chậm nhất ${printDay(d.due)}`,
  ReportTasksChanged: (d, names) => `Báo cáo của ${names(d.agency)} nay gồm ${d.tasks.length} nhiệm vụ: ${tasks(d.tasks)}`,
  ReportRescheduled: (d, names) =>
    `Tính lại các ngày của báo cáo của ${names(d.agency)} theo lịch làm việc mới: nộp chậm nhất ${printDay(d.due)}`,
  ReportCancelled: (d, names) => `${names(d.agency)} không còn nhiệm vụ thường xuyên nào trong kỳ, không phải nộp báo cáo`,
  ReportSubmitted: (d, names) => `${names(d.agency)} nộp báo cáo theo văn bản ${d.paper.number}, ${d.lines.length} nhiệm vụ`,
  ReportReturned: (d, names) => `Trả lại báo cáo của ${names(d.agency)}: ${d.reason}`,
  ReportStepTaken: (d, names) => {
    const step = `Bậc ${d.step} về báo cáo của ${names(d.agency)}`;
    if (d.outcome === 'raised') return `${step}: phát sinh ${d.notices.length} thông báo`;
    const instead = d.notices.length > 0 ? `; ${d.notices.length} thông báo được gửi ngay cho những người của bậc tiếp theo` : '';
    return `${step}: bỏ qua vì ${why(d.reason)}${instead}`;
  },
  ReportResumed: (d, names) => `Nhắc lại về báo cáo của ${names(d.agency)}: hết thời gian tạm ngừng nhắc`,
};
