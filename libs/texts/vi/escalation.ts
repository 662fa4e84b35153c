// What people read about escalation: why a policy is refused, why a recipient is told, why a step was skipped, the trail.
import { calendarName, policyName } from './number.js';
import { wrong } from './input.js';
import { printDay, printInstant } from '../../kernel/day.rule.js';
import type { EscalationSentences } from '../facts/escalation-facts.js';
import type { Params, Sentences } from '../facts/sentences.js';
import { newsNames, newsReasons } from './news.js';

const file = (p: Params): string => (p.file ? `Tệp chính sách đôn đốc “${p.file}”` : 'Chính sách đôn đốc');
const due = (p: Params): string =>
  p.milestone
    ? `mốc${p.year ? ` năm ${p.year}` : ''}: ${printDay(String(p.due))}`
    : p.due
      ? `hạn ${printDay(String(p.due))}`
      : p.standing
        ? 'nhiệm vụ thường xuyên'
        : 'chưa có ngày đến hạn cụ thể';
const incomplete = 'mà chưa hoàn thành';
const late = (p: Params): string =>
  `Nhiệm vụ đã quá hạn ${p.workingDays} ngày làm việc (${due(p)}${p.suspended ? `; trong đó tạm dừng ${p.suspended} ngày làm việc` : ''}) ${incomplete}`;
/** The letter that asks for an explanation; what was asked without one names none. */
const letter = (p: Params): string => `công văn số ${p.number} ngày ${printDay(String(p.date))}`;
const asking = (p: Params): string => (p.number ? `Theo ${letter(p)}, ` : '');
const left = (p: Params): string =>
  Number(p.workingDays) > 0
    ? `còn ${p.workingDays} ngày làm việc (${due(p)})`
    : `đây là ngày làm việc cuối cùng trước khi ${p.milestone ? 'đến mốc' : 'hết hạn'} (${due(p)})`;

export const refusals = {
  'policy.invalid': (p) => `${file(p)} không hợp lệ tại “${p.path}”: ${wrong(p)}.`,
  'policy.hours': (p) => `${file(p)} không hợp lệ tại “${p.path}”: giờ kết thúc gửi ${p.until} phải sau giờ bắt đầu gửi ${p.from}.`,
  'policy.step-hour': (p) => `${file(p)} không hợp lệ tại “${p.path}”: bước đến hạn lúc ${p.at}, sau khi hết giờ gửi (${p.until}).`,
  'policy.order': (p) =>
    `${file(p)} không hợp lệ tại “${p.path}”: các bước phải theo thứ tự thời gian và bậc cao hơn phải đến sau, nhưng bậc ${p.step} không đến sau bậc ${p.before} (“${p.beforePath}”).`,
  'policy.twice': (p) => `${file(p)} không hợp lệ tại “${p.path}”: bậc ${p.step} với loại “${p.kind}” đã có tại “${p.first}”.`,
  'policy.no-kind': (p) => `${file(p)} không hợp lệ tại “${p.path}”: không có bước nào thuộc loại “${p.kind}”.`,
  'policy.no-rung': (p) => `${file(p)} không hợp lệ tại “${p.path}”: không có bước nào ở bậc ${p.step}.`,
  'policy.no-channel': (p) => `${file(p)} không hợp lệ tại “${p.path}”: không có kênh “${p.channel}”.`,
  'policy.no-agency': (p) => `${file(p)} không hợp lệ tại “${p.path}”: danh bạ không có cơ quan “${p.agency}”.`,
  'policy.unknown': (p) => `Không có chính sách đôn đốc “${p.ref}”.`,
  'policy.version-taken': (p) =>
    `Chính sách “${p.ref}” đã có với nội dung khác. Nội dung đã ghi nhận không thay đổi được; hãy đặt số phiên bản mới.`,
  'policy.retired': (p) => `Chính sách “${p.ref}” đã thôi sử dụng.`,
  'policy.in-force': (p) => `Chính sách “${p.ref}” đang có hiệu lực; hãy đưa chính sách khác vào sử dụng trước.`,
  'policy.from-past': (p) => `Ngày có hiệu lực ${printDay(String(p.from))} đã qua (hôm nay ${printDay(String(p.today))}).`,
  'ladder.unknown': (p) => `Nhiệm vụ “${p.task}” không có đôn đốc đối với “${p.part}”.`,
  'ladder.stopped': (p) => `Không thể chuyển bậc đối với “${p.part}”: ${why(String(p.reason))}.`,
  'ladder.step-told': (p) => `Bậc ${p.step} đã được thông báo đối với “${p.part}” theo thời hạn hiện tại; không gửi lần nữa.`,
  'ladder.no-step': (p) => `Chính sách “${p.policy}” không có bậc ${p.step} cho nhiệm vụ này.`,
  'policy.unreadable': (p) => `Không đọc được tệp chính sách đôn đốc “${p.file}”: ${p.detail}.`,
  'policy.not-json': (p) =>
    `Tệp chính sách đôn đốc “${p.file}” không phải là JSON hợp lệ${p.place ? `: sai từ ký tự thứ ${p.place}` : ''}.`,
} satisfies Sentences;

/** Why a recipient is told; said to the recipient. */
export const reasons = {
  assigned: (p) => `Nhiệm vụ mới được giao cho ${p.lead} chủ trì (${due(p)})`,
  coordinates: (p) => `Cơ quan nhận thư phối hợp thực hiện nhiệm vụ mới giao cho ${p.lead} chủ trì (${due(p)})`,
  'not-accepted': (p) => `Đã qua ${p.workingDays} ngày làm việc kể từ ngày giao nhiệm vụ mà ${p.lead} chưa tiếp nhận`,
  'explanation-asked': (p) =>
    `${asking(p)}${p.lead} được yêu cầu giải trình${p.again ? ' lại' : ''} bằng văn bản về nhiệm vụ quá hạn${p.over ? `; thời hạn giải trình (ngày ${printDay(String(p.due))}) đã qua khi công văn được ghi nhận, giải trình vẫn phải gửi` : `, chậm nhất ngày ${printDay(String(p.due))}`}`,
  unexplained: (p) =>
    p.again
      ? `Giải trình của ${p.lead} về nhiệm vụ quá hạn đã bị trả lại và chưa có giải trình lại; hạn giải trình lại là ngày ${printDay(String(p.due))}`
      : `${p.lead} chưa giải trình về nhiệm vụ quá hạn${p.number ? ` theo ${letter(p)}` : ''}; hạn giải trình là ngày ${printDay(String(p.due))}`,
  'no-progress': (p) => `Đã qua ${p.workingDays} ngày làm việc không có cập nhật tiến độ nào về nhiệm vụ do ${p.lead} chủ trì (${due(p)})`,
  requested: (p) => `Theo yêu cầu chuyển ngay lên bậc ${p.step} đối với nhiệm vụ do ${p.lead} chủ trì (${due(p)}): ${p.reason}`,
  undetermined: (p) => `Nhiệm vụ do ${p.lead} chủ trì chưa xác định được ngày đến hạn`,
  reminder: (p) => `Nhắc việc: ${left(p)}`,
  'due-soon': (p) => `Nhiệm vụ sắp đến ${p.milestone ? 'mốc' : 'hạn'}: ${left(p)}`,
  'due-tomorrow': (p) => `Nhiệm vụ sắp ${p.milestone ? 'đến mốc' : 'hết hạn'}, ${left(p)} ${incomplete}`,
  late,
  urge: (p) => `${late(p)}; đề nghị có công văn đôn đốc`,
  explain: (p) => `${late(p)}; đề nghị yêu cầu cơ quan chủ trì giải trình`,
  sanction: (p) => `${late(p)}; đề xuất nhắc nhở, phê bình hoặc kiểm tra`,
  ...newsReasons,
} satisfies Sentences;

/** Why a step of the ladder was skipped, or the whole ladder stopped. */
export const skips = {
  superseded: () => 'người nhận được báo ở bậc cao hơn trong cùng lần xem xét',
  'milestone-met': () => 'mốc đã có kết quả được xác nhận',
  'goes-on': () => 'nhiệm vụ tiếp tục thực hiện sau mốc',
  'day-passed': () => 'đã qua ngày đến hạn',
  accepted: () => 'cơ quan chủ trì đã tiếp nhận nhiệm vụ',
  declined: () => 'cơ quan chủ trì đã trả lại nhiệm vụ, đang chờ quyết định',
  moved: () => 'nhiệm vụ đã có cập nhật mới',
  explained: () => 'cơ quan chủ trì đã giải trình',
  determined: () => 'thời hạn đã được xác định',
  extended: () => 'thời hạn đã thay đổi',
  reported: () => 'cơ quan chủ trì đã báo cáo hoàn thành, đang chờ xác nhận',
  done: () => 'nhiệm vụ đã hoàn thành',
  suspended: () => 'nhiệm vụ đang tạm dừng',
  withdrawn: () => 'nhiệm vụ đã thu hồi',
  'carried-over': () => 'nhiệm vụ đã chuyển tiếp sang kế hoạch sau',
  reassigned: () => 'nhiệm vụ đã chuyển cho cơ quan khác chủ trì',
  decided: () => 'đã được giải quyết',
  overtaken: () => 'đã có diễn biến mới hơn',
  'long-ago': () => 'việc đã qua lâu, không báo lại nữa',
  'other-tasks': () => 'bước này không áp dụng cho nhiệm vụ',
  silenced: () => 'đang tạm ngừng nhắc theo quyết định của cơ quan theo dõi',
  'role-vacant': () => 'không có ai giữ vai trò nhận thông báo',
  'no-address': () => 'chưa có địa chỉ của người nhận',
  'no-recipient': () => 'không xác định được cơ quan, người nhận',
} satisfies Sentences;

const KINDS: Readonly<Record<string, string>> = {
  assigned: 'báo nhiệm vụ mới giao',
  'not-accepted': 'nhắc tiếp nhận',
  'explanation-asked': 'yêu cầu giải trình',
  unexplained: 'nhắc giải trình',
  'no-progress': 'nhắc cập nhật tiến độ',
  requested: 'chuyển bậc theo yêu cầu',
  undetermined: 'hỏi về thời hạn chưa xác định',
  reminder: 'nhắc việc',
  'due-soon': 'báo sắp đến hạn',
  'due-tomorrow': 'báo cận kề thời hạn',
  late: 'báo quá hạn',
  urge: 'đề nghị đôn đốc',
  explain: 'đề nghị yêu cầu giải trình',
  sanction: 'đề xuất nhắc nhở, phê bình',
  ...newsNames,
};

const why = (code: string | null): string => (skips as Sentences)[code ?? '']?.({}) ?? code ?? '';
const first = (looks: readonly { at: string }[]): string => {
  const [earliest] = looks.map((look) => look.at).sort();
  return earliest ? `, sớm nhất lúc ${printInstant(earliest)}` : '';
};

/** What the product brings along, or a file. */
const sourceOf = (source: string): string => (source === 'dung-han' ? 'đi kèm phần mềm' : `nguồn: ${source}`);

export const events: EscalationSentences = {
  LadderScheduled: (d, names) =>
    `Lập lịch đôn đốc ${names(d.part)} theo thời hạn lần ${d.deadlineVersion}: ${d.looks.length} bước${first(d.looks)} (chính sách ${policyName(d.policy)}; lịch làm việc ${calendarName(d.calendar)})`,
  LadderMoved: (d, names) => `Chuyển đôn đốc ${names(d.part)} từ chính sách ${policyName(d.from)} sang ${policyName(d.to)}: ${d.reason}`,
  StepRequested: (d, names) =>
    `Yêu cầu chuyển ngay lên bậc ${d.step} (${KINDS[d.kind] ?? d.kind}) đối với ${names(d.part)}, thực hiện lúc ${printInstant(d.at)}: ${d.reason}`,
  LadderResumed: (d, names) => `Xem xét lại ${d.rungs.length} bậc đối với ${names(d.part)}: hết thời gian tạm ngừng nhắc`,
  LadderStopped: (d, names) => `Dừng đôn đốc ${names(d.part)}: ${why(d.reason)}`,
  StepTaken: (d, names) => {
    const step = `Bậc ${d.step} (${KINDS[d.kind] ?? d.kind}) đối với ${names(d.part)}`;
    if (d.outcome === 'raised') return `${step}: phát sinh ${d.notices.length} thông báo`;
    const instead = d.raisedTo === null ? '' : `; chuyển ngay cho người nhận của bậc ${d.raisedTo} (${d.notices.length} thông báo)`;
    return `${step}: bỏ qua vì ${why(d.reason)}${instead}`;
  },
  PolicyProposed: (d) =>
    `Ghi nhận chính sách đôn đốc ${policyName(`${d.id}@${d.version}`)} (“${d.policy.name}”), ${d.policy.steps.length} bước, ${sourceOf(d.source)}`,
  PolicySwitchedOn: (d) => {
    const paper = d.paper ? `, theo ${d.paper.number}${d.paper.date ? ` ngày ${printDay(d.paper.date)}` : ''}` : '';
    return `Đưa chính sách đôn đốc ${policyName(`${d.id}@${d.version}`)} vào sử dụng từ ngày ${printDay(d.from)}${paper}`;
  },
  PolicyRetired: (d) => `Thôi sử dụng chính sách đôn đốc ${policyName(`${d.id}@${d.version}`)}: ${d.reason}`,
};
