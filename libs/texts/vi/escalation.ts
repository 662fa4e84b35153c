// What people read about escalation: why a policy is refused, why a recipient is told, why a step was skipped, the trail.
import { printDay, printInstant } from '../../kernel/day.rule.js';
import type { EscalationSentences } from '../escalation-facts.js';
import type { Params, Sentences } from '../sentences.js';

const file = (p: Params): string => (p.file ? `Tệp chính sách đôn đốc “${p.file}”` : 'Chính sách đôn đốc');
const due = (p: Params): string => (p.due ? `hạn ${printDay(String(p.due))}` : 'chưa có ngày đến hạn cụ thể');
const unreported = 'mà chưa có báo cáo hoàn thành';
const late = (p: Params): string => `Nhiệm vụ đã quá hạn ${p.workingDays} ngày làm việc (${due(p)}) ${unreported}`;
const left = (p: Params): string =>
  Number(p.workingDays) > 0
    ? `còn ${p.workingDays} ngày làm việc (${due(p)})`
    : `đây là ngày làm việc cuối cùng trước khi hết hạn (${due(p)})`;

export const refusals = {
  'policy.invalid': (p) => `${file(p)} không hợp lệ tại “${p.path}”: ${p.vi}.`,
  'policy.hours': (p) => `${file(p)} không hợp lệ tại “${p.path}”: giờ kết thúc gửi ${p.until} phải sau giờ bắt đầu gửi ${p.from}.`,
  'policy.step-hour': (p) => `${file(p)} không hợp lệ tại “${p.path}”: bước đến hạn lúc ${p.at}, sau khi hết giờ gửi (${p.until}).`,
  'policy.order': (p) =>
    `${file(p)} không hợp lệ tại “${p.path}”: các bước phải theo thứ tự thời gian và bậc cao hơn phải đến sau, nhưng bậc ${p.step} không đến sau bậc ${p.before} (“${p.beforePath}”).`,
  'policy.twice': (p) => `${file(p)} không hợp lệ tại “${p.path}”: bậc ${p.step} với loại “${p.kind}” đã có tại “${p.first}”.`,
  'policy.unreadable': (p) => `Không đọc được tệp chính sách đôn đốc “${p.file}”: ${p.detail}.`,
  'policy.not-json': (p) => `Tệp chính sách đôn đốc “${p.file}” không phải là JSON hợp lệ: ${p.detail}.`,
} satisfies Sentences;

/** Why a recipient is told; said to the recipient. */
export const reasons = {
  assigned: (p) => `Nhiệm vụ mới được giao cho ${p.lead} chủ trì (${due(p)})`,
  coordinates: (p) => `Cơ quan được nêu là cơ quan phối hợp của nhiệm vụ mới giao cho ${p.lead} chủ trì (${due(p)})`,
  'not-accepted': (p) => `Nhiệm vụ đã được giao ${p.workingDays} ngày làm việc mà ${p.lead} chưa tiếp nhận`,
  'no-progress': (p) => `Đã ${p.workingDays} ngày làm việc không có cập nhật nào về nhiệm vụ do ${p.lead} chủ trì (${due(p)})`,
  undetermined: (p) => `Nhiệm vụ do ${p.lead} chủ trì chưa xác định được ngày đến hạn; đề nghị cho biết đã có văn bản làm căn cứ hay chưa`,
  reminder: (p) => `Nhắc việc: ${left(p)}`,
  'due-soon': (p) => `Nhiệm vụ sắp đến hạn: ${left(p)}`,
  'due-tomorrow': (p) => `Nhiệm vụ sắp hết hạn, ${left(p)} ${unreported}`,
  late,
  urge: (p) => `${late(p)}; đề nghị có công văn đôn đốc`,
  explain: (p) => `${late(p)}; đề nghị yêu cầu cơ quan chủ trì giải trình`,
  sanction: (p) => `${late(p)}; đề xuất nhắc nhở, phê bình hoặc kiểm tra`,
} satisfies Sentences;

/** Why a step of the ladder was skipped, or the whole ladder stopped. */
export const skips = {
  superseded: () => 'người nhận được báo ở bậc cao hơn trong cùng lần xem xét',
  'day-passed': () => 'đã qua ngày đến hạn',
  accepted: () => 'cơ quan chủ trì đã tiếp nhận nhiệm vụ',
  declined: () => 'cơ quan chủ trì đã trả lại nhiệm vụ, đang chờ quyết định',
  moved: () => 'nhiệm vụ đã có cập nhật mới',
  determined: () => 'thời hạn đã được xác định',
  extended: () => 'thời hạn đã thay đổi',
  reported: () => 'cơ quan chủ trì đã báo cáo hoàn thành, đang chờ xác nhận',
  done: () => 'nhiệm vụ đã hoàn thành',
  suspended: () => 'nhiệm vụ đang tạm dừng',
  withdrawn: () => 'nhiệm vụ đã thu hồi',
  'carried-over': () => 'nhiệm vụ đã chuyển tiếp sang kế hoạch sau',
  reassigned: () => 'nhiệm vụ đã chuyển cho cơ quan khác chủ trì',
  'no-recipient': () => 'không xác định được cơ quan, người nhận',
} satisfies Sentences;

const KINDS: Readonly<Record<string, string>> = {
  assigned: 'báo nhiệm vụ mới giao',
  'not-accepted': 'nhắc tiếp nhận',
  'no-progress': 'nhắc cập nhật tiến độ',
  undetermined: 'hỏi về thời hạn chưa xác định',
  reminder: 'nhắc việc',
  'due-soon': 'báo sắp đến hạn',
  'due-tomorrow': 'báo cận kề thời hạn',
  late: 'báo quá hạn',
  urge: 'đề nghị đôn đốc',
  explain: 'đề nghị yêu cầu giải trình',
  sanction: 'đề xuất nhắc nhở, phê bình',
};

const why = (code: string | null): string => (skips as Sentences)[code ?? '']?.({}) ?? code ?? '';
const first = (looks: readonly { at: string }[]): string => {
  const [earliest] = looks.map((look) => look.at).sort();
  return earliest ? `, sớm nhất lúc ${printInstant(earliest)}` : '';
};

export const events: EscalationSentences = {
  LadderScheduled: (d, names) =>
    `Lập lịch đôn đốc ${names(d.part)} theo thời hạn lần ${d.deadlineVersion}: ${d.looks.length} bước${first(d.looks)} (chính sách ${d.policy}, lịch làm việc ${d.calendar})`,
  LadderStopped: (d, names) => `Dừng đôn đốc ${names(d.part)}: ${why(d.reason)}`,
  StepTaken: (d, names) => {
    const step = `Bậc ${d.step} (${KINDS[d.kind] ?? d.kind}) đối với ${names(d.part)}`;
    return d.outcome === 'raised' ? `${step}: phát sinh ${d.notices.length} thông báo` : `${step}: bỏ qua vì ${why(d.reason)}`;
  },
};
