// What people read about tasks: refusals, the sentence of each event in the trail, the names of phases and standings.
import { printDay } from '../../kernel/day.rule.js';
import type { Params, Sentences } from '../facts/sentences.js';
import { calendarName, number } from './number.js';
import type { CarryFact, DayFact, PaperFact, PartyFact, TaskSentences } from '../facts/task-facts.js';

/** Processing state; the last three are states of a whole task. */
export const phases = {
  assigned: 'Mới giao (chờ tiếp nhận)',
  accepted: 'Chưa thực hiện',
  'in-progress': 'Đang thực hiện',
  declined: 'Trả lại (chờ quyết định)',
  'awaiting-confirmation': 'Chờ xác nhận hoàn thành',
  done: 'Hoàn thành',
  suspended: 'Tạm dừng',
  withdrawn: 'Thu hồi',
  'carried-over': 'Chuyển tiếp kỳ sau',
};

export const standings = {
  'on-time': 'Trong hạn',
  'milestone-passed': 'Mốc đã qua, tiếp tục thực hiện',
  'at-risk': 'Sắp đến hạn',
  late: 'Quá hạn',
  'no-deadline': 'Chưa xác định thời hạn',
  'done-on-time': 'Hoàn thành đúng hạn',
  'done-late': 'Hoàn thành quá hạn',
  'done-no-deadline': 'Hoàn thành (không có ngày hết hạn)',
  suspended: 'Tạm dừng',
  withdrawn: 'Thu hồi',
  'carried-over': 'Chuyển tiếp kỳ sau',
};

/** The day of a milestone in a table, said to be one. */
export const milestoneDue = (day: string, { year, recurring }: { year: string | null; recurring: boolean }): string =>
  `${day}, ${year ? `mốc năm ${year}` : recurring ? 'mốc định kỳ' : 'mốc'}`;

/** A standing task has no term by nature: nothing is missing. */
export const standingOf = (standing: keyof typeof standings, regular: boolean): string =>
  regular && standing === 'no-deadline' ? 'Thường xuyên' : regular && standing === 'done-no-deadline' ? 'Hoàn thành' : standings[standing];

const actions: Readonly<Record<string, string>> = {
  AssignTask: 'giao nhiệm vụ',
  AcceptTask: 'tiếp nhận nhiệm vụ',
  ReportProgress: 'cập nhật tiến độ',
  ReportCompletion: 'báo cáo hoàn thành',
  ConfirmCompletion: 'xác nhận hoàn thành',
  ReturnCompletion: 'yêu cầu thực hiện lại',
  DeclineTask: 'trả lại nhiệm vụ',
  RefuseDecline: 'từ chối việc trả lại nhiệm vụ',
  ReassignLead: 'điều chuyển cơ quan chủ trì',
  ChangeCoordinators: 'thay đổi cơ quan phối hợp',
  RequestExtension: 'xin gia hạn',
  RefuseExtension: 'từ chối gia hạn',
  ExtendDeadline: 'gia hạn',
  SetDeadline: 'xác định thời hạn',
  SetPredecessors: 'xác định nhiệm vụ phải làm trước',
  StartWait: 'ghi nhận việc chờ ý kiến',
  EndWait: 'ghi nhận đã có ý kiến',
  ConfirmWait: 'xác nhận thời gian chờ ý kiến',
  RefuseWait: 'không chấp nhận thời gian chờ ý kiến',
  AnswerExplanation: 'giải trình',
  AcceptExplanation: 'chấp nhận giải trình',
  ReturnExplanation: 'yêu cầu giải trình lại',
  OpenExplanation: 'yêu cầu giải trình',
  RecomputeDeadline: 'tính lại thời hạn',
  SuspendTask: 'tạm dừng nhiệm vụ',
  ResumeTask: 'cho tiếp tục nhiệm vụ',
  WithdrawTask: 'thu hồi nhiệm vụ',
  CarryOver: 'chuyển tiếp nhiệm vụ sang kế hoạch sau',
  ResolveCarryOver: 'xác định kế hoạch tiếp nhận nhiệm vụ chuyển tiếp',
  AmendTask: 'sửa đổi nhiệm vụ theo văn bản sửa đổi kế hoạch',
};

/** What an order is called, by its type. */
export const actionName = (type: string): string => actions[type] ?? type;

const action = (p: Params): string => actions[String(p.action)] ?? String(p.action);
const phase = (name: unknown): string => phases[name as keyof typeof phases] ?? String(name);
const day = (value: unknown): string => printDay(String(value));

export const refusals = {
  'task.unknown': (p) =>
    `Không có nhiệm vụ “${p.task}”. Nhiệm vụ được gọi bằng mã (xem: dunghan task list) hoặc bằng số trong kế hoạch, ví dụ II.1.3.`,
  'task.code-ambiguous': (p) => `Có ${p.count} nhiệm vụ mang số “${p.code}”. Hãy ghi rõ kế hoạch: ${p.choices}.`,
  'task.unknown-verb': (p) => `Không có thao tác “${p.verb}”. Các thao tác: ${p.verbs}.`,
  'task.unknown-agency': (p) => `Danh bạ không có cơ quan “${p.agency}”.`,
  'task.exists': (p) => `Mã nhiệm vụ “${p.task}” đã dùng cho dòng ${p.row} của kế hoạch ${p.plan}.`,
  'task.no-lead': (p) => `Nhiệm vụ “${p.title}” chưa có cơ quan chủ trì nên chưa giao được.`,
  'task.named-twice': (p) => `${p.agency} được nêu hai lần trong cùng một nhiệm vụ; mỗi cơ quan chỉ chủ trì hoặc chỉ phối hợp.`,
  'task.only-assigner': (p) => `Chỉ các cơ quan sau được giao nhiệm vụ này: ${p.assigners}; ${p.by} không thuộc số đó.`,
  'task.inspector-only-reads': (p) => `Tài khoản thanh tra chỉ được xem, không được ${action(p)}.`,
  'task.system-only-assigns': (p) => `Hệ thống không tự ${action(p)}; việc này do cơ quan có thẩm quyền thực hiện.`,
  'task.closed': (p) => `Không thể ${action(p)}: nhiệm vụ đang ở trạng thái “${phase(p.state)}”.`,
  'task.suspended': (p) => `Không thể ${action(p)}: nhiệm vụ đang tạm dừng.`,
  'task.not-suspended': (p) => `Không thể ${action(p)}: nhiệm vụ không bị tạm dừng.`,
  'task.wrong-phase': (p) => `Không thể ${action(p)}: phần việc của ${p.part} đang ở trạng thái “${phase(p.phase)}”.`,
  'task.only-lead': (p) => `Chỉ cơ quan chủ trì (${p.leads}) được ${action(p)}; ${p.by} không chủ trì nhiệm vụ này.`,
  'task.coordinator-only-helps': (p) => `${p.by} là cơ quan phối hợp; chỉ cơ quan chủ trì (${p.leads}) được ${action(p)}.`,
  'task.only-overseer': (p) => `Chỉ cơ quan theo dõi (${p.overseers}) được ${action(p)}; ${p.by} không theo dõi phần việc này.`,
  'task.own-work': (p) => `${p.by} chủ trì nhiệm vụ này nên không được tự ${action(p)}; việc đó thuộc ${p.overseers}.`,
  'task.no-overseer': (p) =>
    `Không thể ${action(p)}: mọi cơ quan theo dõi đều chủ trì nhiệm vụ này (${p.leads}); đề nghị ${p.authority} điều chuyển chủ trì.`,
  'task.only-authority': (p) => `Chỉ cơ quan giao nhiệm vụ (${p.authority}) được ${action(p)}; ${p.by} không có thẩm quyền này.`,
  'task.only-overseer-or-authority': (p) =>
    `Chỉ cơ quan theo dõi hoặc cơ quan giao nhiệm vụ (${p.deciders}) được ${action(p)}; ${p.by} không có thẩm quyền này.`,
  'task.no-such-part': (p) => `“${p.part}” không chủ trì phần việc nào của nhiệm vụ này; cơ quan chủ trì: ${p.leads}.`,
  'task.nothing-awaits': (p) => `Không thể ${action(p)}: không có phần việc nào đang chờ xác nhận hoàn thành.`,
  'task.document-missing': (p) => `Phải nêu số, ký hiệu văn bản khi ${action(p)}.`,
  'task.document-in-future': (p) => `Văn bản ${p.document} ghi ngày ${day(p.date)}, sau ngày hôm nay (${day(p.today)}).`,
  'task.reason-missing': (p) => `Phải nêu lý do khi ${action(p)}.`,
  'task.product-missing': () => 'Báo cáo hoàn thành phải kèm số văn bản sản phẩm hoặc giải trình kết quả.',
  'task.progress-missing': () => 'Cập nhật tiến độ phải có tỷ lệ phần trăm hoặc nội dung đã làm.',
  'task.percent-out-of-range': (p) => `Tỷ lệ hoàn thành phải là số nguyên từ 0 đến 100, không phải ${p.percent}.`,
  'task.not-a-day': (p) => `“${p.day}” không phải là một ngày có thật; ghi ngày/tháng/năm, ví dụ 31/12/2026.`,
  'task.no-day-to-extend': () => 'Nhiệm vụ chưa có ngày hết hạn để gia hạn; hãy dùng thao tác xác định thời hạn.',
  'task.not-later': (p) => `Thời hạn mới (${day(p.to)}) phải sau thời hạn đang áp dụng (${day(p.due)}).`,
  'task.day-before-document': (p) =>
    `Ngày ${day(p.to)} sớm hơn ngày của văn bản giao nhiệm vụ (số ${p.document}, ngày ${day(p.date)}). Đề nghị kiểm tra lại ngày, năm.`,
  'task.no-milestones': () => 'Nhiệm vụ này không chia theo mốc; báo cáo hoàn thành không nêu mốc.',
  'task.milestone-and-whole': () => 'Chỉ nêu một trong hai: mốc được báo cáo, hoặc báo cáo hoàn thành toàn bộ nhiệm vụ.',
  'task.milestone-which': (p) => `Phải nêu rõ báo cáo hoàn thành cho mốc nào (${p.milestones}), hoặc báo cáo hoàn thành toàn bộ nhiệm vụ.`,
  'task.milestone-met': (p) => `Mốc ${day(p.milestone)} của ${p.part} đã được xác nhận hoàn thành.`,
  'task.no-such-milestone': (p) =>
    `Nhiệm vụ không có mốc ${day(p.milestone)}.${p.milestones ? ` Mốc đang chờ kết quả: ${p.milestones}.` : ''}`,
  'task.has-day': (p) => `Nhiệm vụ đã có thời hạn ${day(p.due)}; muốn thay đổi phải gia hạn.`,
  'task.accepted-after-report': (p) =>
    `Ngày hoàn thành được chấp nhận (${day(p.date)}) không được sau ngày ${p.part} báo cáo (${day(p.reported)}).`,
  'task.extension-pending': (p) => `${p.part} đã xin gia hạn đến ${day(p.to)} và đang chờ quyết định.`,
  'task.no-extension-request': () => 'Không có đề nghị gia hạn nào đang chờ quyết định.',
  'task.leads-already': (p) => `${p.agency} đã chủ trì nhiệm vụ này.`,
  'task.coordinator-leads': (p) => `${p.agency} chủ trì nhiệm vụ này nên không đồng thời là cơ quan phối hợp.`,
  'task.predecessor-unknown': (p) => `Không có nhiệm vụ “${p.predecessor}”.`,
  'task.predecessor-elsewhere': (p) => `Nhiệm vụ “${p.predecessor}” không thuộc cùng kế hoạch (${p.plan}).`,
  'task.predecessor-circle': (p) => `“${p.predecessor}” không thể làm trước “${p.task}”: hai nhiệm vụ sẽ chờ lẫn nhau.`,
  'task.waits-for-itself': (p) => `${p.agency} không thể chờ ý kiến của chính mình.`,
  'task.waits-already': (p) => `Đã ghi nhận việc chờ ý kiến ${p.agency} từ ngày ${day(p.since)} (lần ${p.wait}) và chưa kết thúc.`,
  'task.wait-in-future': (p) => `Ngày ${day(p.day)} sau ngày hôm nay (${day(p.today)}).`,
  'task.wait-before-assignment': (p) => `Ngày ${day(p.day)} trước ngày được giao nhiệm vụ (${day(p.assigned)}).`,
  'task.wait-backwards': (p) => `Ngày có ý kiến ${day(p.on)} trước ngày bắt đầu chờ ${day(p.since)}.`,
  'task.wait-ended': (p) => `Lần chờ ${p.wait} đã kết thúc ngày ${day(p.on)}.`,
  'task.wait-judged': (p) => `Lần chờ ${p.wait} đã được cơ quan theo dõi kết luận.`,
  'task.no-such-wait': (p) => (p.wait === '' ? 'Phải nêu rõ lần chờ nào (số thứ tự).' : `Không có lần chờ ${p.wait}.`),
  'task.no-preview': (p) => `Không xem trước được thao tác “${p.verb}”; chỉ các thao tác: ${p.verbs}.`,
  'task.one-of-several': (p) => `Nhiệm vụ ${p.task}: ${p.vi} Chưa có nhiệm vụ nào được thay đổi.`,
  'task.no-explanation-asked': (p) => `${p.part} không có yêu cầu giải trình nào đang chờ trả lời.`,
  'task.no-explanation-given': (p) => `${p.part} chưa gửi giải trình nào chờ xem xét.`,
  'task.explanation-day-past': (p) => `Ngày phải giải trình lại ${day(p.due)} đã qua (hôm nay là ${day(p.today)}).`,
  'task.carry-target-missing': () =>
    'Phải nêu nhiệm vụ được chuyển tiếp sang đâu: mã một kế hoạch đang thực hiện, mã một nhiệm vụ của kế hoạch đó, hoặc tên văn bản sẽ ban hành.',
  'task.carry-target-twice': () => 'Chỉ nêu một trong hai: kế hoạch (hoặc nhiệm vụ) đã có, hoặc tên văn bản sẽ ban hành.',
  'task.carry-plan-unknown': (p) =>
    `Không có kế hoạch “${p.plan}” để chuyển tiếp sang. Nếu kế hoạch chưa ban hành, nêu tên văn bản sẽ ban hành và xác định sau.`,
  'task.carry-plan-draft': (p) =>
    `Kế hoạch “${p.plan}” chưa được phê duyệt nên chưa tiếp nhận nhiệm vụ được. Phê duyệt trước, hoặc nêu là văn bản sẽ ban hành.`,
  'task.carry-own-plan': (p) => `Nhiệm vụ đang thuộc chính kế hoạch “${p.plan}”; chỉ chuyển tiếp được sang kế hoạch khác.`,
  'task.carry-task-unknown': (p) => `Không có nhiệm vụ “${p.task}” để chuyển tiếp sang.`,
  'task.carry-task-elsewhere': (p) => `Nhiệm vụ “${p.task}” không thuộc kế hoạch “${p.plan}”.`,
  'task.carry-circle': (p) => `Không chuyển tiếp sang “${p.task}” được: nhiệm vụ đó lại chuyển tiếp về chính nhiệm vụ này.`,
  'task.not-carried': () => 'Nhiệm vụ này chưa được chuyển tiếp sang kế hoạch nào.',
  'task.only-plan-amends': () => 'Nhiệm vụ chỉ được sửa đổi qua văn bản sửa đổi kế hoạch.',
} satisfies Sentences;

/** The paper behind a decision, with its day when it is known. */
const decided = ({ document, date }: Params): string => (document ? ` (văn bản ${document}${date ? ` ngày ${day(date)}` : ''})` : '');
const late = (p: Params): string => `${p.days} ngày (${p.workingDays} ngày làm việc)`;

/** The letter that asks for an explanation; what was asked without one names none. */
const askedBy = (p: Params): string => (p.number ? ` theo công văn số ${p.number} ngày ${day(p.date)}` : '');

/** "Mốc năm 2022 (31/12/2022)"; of several in a year by the day alone. */
const milestone = (p: Params): string => (p.year ? `mốc năm ${p.year} (${day(p.due)})` : `mốc ${day(p.due)}`);
const ofKind = (p: Params): string => (p.recurring ? 'nhiệm vụ định kỳ' : p.listed ? 'nhiệm vụ có nhiều mốc' : 'nhiệm vụ nhiều năm');
const next = (p: Params): string => (p.next ? `; mốc tiếp theo ${day(p.next)}` : '');

/** Why a part stands where it stands. */
export const reasons = {
  'explain.asked': (p) => `Đang chờ cơ quan chủ trì giải trình bằng văn bản${askedBy(p)}, chậm nhất ${day(p.due)}.`,
  'explain.asked-again': (p) => `Cơ quan theo dõi yêu cầu giải trình lại, chậm nhất ${day(p.due)}: ${p.again}`,
  'explain.asked-late': (p) =>
    `Chưa giải trình${askedBy(p)}; thời hạn giải trình nêu trong công văn (${day(p.due)}) đã qua khi công văn được ghi nhận trên hệ thống, ngày ${day(p.since)}; giải trình vẫn phải gửi, càng sớm càng tốt.`,
  'explain.overdue': (p) =>
    p.again
      ? `Giải trình đã bị trả lại: ${String(p.again).replace(/[.;\s]+$/u, '')}; chưa giải trình lại, đã quá hạn ${late(p)} (hạn ${day(p.due)}).`
      : `Chưa giải trình${askedBy(p)}, đã quá hạn giải trình ${late(p)} (hạn ${day(p.due)}).`,
  'explain.given': (p) => `Đã giải trình ngày ${day(p.day)}, đang chờ cơ quan theo dõi xem xét.`,
  'risk.no-movement': (p) =>
    `Không có cập nhật tiến độ nào từ ngày ${day(p.since)}; đã ${p.workingDays} ngày làm việc kể từ ngày chốt số liệu ${day(p.cutOff)}.`,
  'risk.predecessor-late': (p) => `Nhiệm vụ phải làm trước đang quá hạn: ${p.title}.`,
  'risk.extension-pending': (p) => `Đã xin gia hạn đến ${day(p.to)} nhưng chưa được trả lời, trong khi thời hạn ${day(p.due)} đã qua.`,
  'risk.record': (p) => `Cơ quan đã chậm ${p.late} trong ${p.due} phần việc đến hạn (${number(Number(p.percent), 1)}%).`,
  'standing.late': (p) => `Quá hạn ${late(p)} so với thời hạn ${day(p.due)}, theo lịch làm việc ${calendarName(p.calendar)}.`,
  'standing.reported-late': (p) =>
    `Báo cáo hoàn thành ngày ${day(p.day)}, quá hạn ${late(p)} so với thời hạn ${day(p.due)}, theo lịch làm việc ${calendarName(p.calendar)}.`,
  'standing.done-late': (p) =>
    `Hoàn thành ngày ${day(p.day)}, quá hạn ${late(p)} so với thời hạn ${day(p.due)}, theo lịch làm việc ${calendarName(p.calendar)}.`,
  'suspension.lasting': (p) => `Đang tạm dừng từ ngày ${day(p.from)}${decided(p)}.`,
  'suspension.ended': (p) => `Đã tạm dừng từ ngày ${day(p.from)} đến ngày ${day(p.to)}${decided(p)}.`,
  'standing.due-soon': (p) =>
    p.workingDays === 0
      ? `Hết hạn vào ${day(p.due)}, không còn ngày làm việc nào sau hôm nay.`
      : `Còn ${p.workingDays} ngày làm việc đến thời hạn ${day(p.due)}.`,
  'standing.milestone-passed': (p) =>
    `M${milestone(p).slice(1)} đã qua; ${ofKind(p)} tiếp tục thực hiện${p.next ? `, mốc tiếp theo ${day(p.next)}` : ''}.`,
  'standing.milestone-soon': (p) =>
    p.workingDays === 0
      ? `Đến ${milestone(p)}, không còn ngày làm việc nào sau hôm nay; ${ofKind(p)}.`
      : `Còn ${p.workingDays} ngày làm việc đến ${milestone(p)}; ${ofKind(p)}.`,
  'standing.milestone-met': (p) => `Đã hoàn thành ${milestone(p)} ngày ${day(p.day)}${next(p)}.`,
  'standing.milestone-reported': (p) => `Đã báo cáo hoàn thành ${milestone(p)} ngày ${day(p.day)}, đang chờ xác nhận.`,
  'reading.day-set': (p) =>
    `Văn bản giao ghi “${p.text}”; thời hạn đã được xác định là ngày ${day(p.day)}${p.document ? ` theo văn bản ${p.document}${p.date ? ` ngày ${day(p.date)}` : ''}` : ''}${p.effective ? ` (ngày nghỉ, tính đến hết ${day(p.effective)})` : ''}.`,
  'change.lead': (p) => `Chủ trì từ ngày ${day(p.since)}, thay ${p.from}${decided(p)}.`,
  'change.day': (p) => `Thời hạn ${day(p.day)} được xác định ngày ${day(p.on)}${decided(p)}${p.past ? ', khi ngày này đã qua' : ''}.`,
  'standing.extended-after-due': (p) => `Thời hạn ${day(p.due)} được gia hạn khi đã quá hạn (văn bản ${p.document}).`,
  'standing.unreadable-deadline': (p) => `Chưa đọc được thời hạn “${p.text}”; cần xác định thời hạn.`,
  'standing.day-awaited': (p) => `Chưa xác định thời hạn, còn chờ: ${p.condition}.`,
  'standing.regular': () => 'Nhiệm vụ thường xuyên: không có ngày hết hạn, thực hiện báo cáo định kỳ.',
  'standing.no-day': (p) => `Không có ngày hết hạn (“${p.text}”).`,
} satisfies Sentences;

const paperText = (paper: PaperFact): string => (paper.date ? `${paper.number} ngày ${printDay(paper.date)}` : paper.number);
const under = (paper: PaperFact | null): string => (paper ? ` theo văn bản ${paperText(paper)}` : '');
const because = (reason: string | null): string => (reason ? `; lý do: ${reason}` : '');
const list = (parties: readonly PartyFact[]): string => parties.map((party) => party.name).join(', ');
const until = ({ nominalDue, effectiveDue }: DayFact): string =>
  nominalDue === effectiveDue ? printDay(nominalDue) : `${printDay(nominalDue)} (ngày nghỉ, tính đến hết ${printDay(effectiveDue)})`;

/** Where a task goes on: “sang nhiệm vụ II.1.3 …, kế hoạch 12/KH-UBND”. */
export const carriedTo = ({ plan, task, document }: CarryFact): string => {
  if (!plan) return `sang văn bản sẽ ban hành “${document ?? ''}” (chưa xác định kế hoạch tiếp nhận)`;
  return task
    ? `sang nhiệm vụ “${task.code ? `${task.code}. ` : ''}${task.title}” của kế hoạch ${plan.name}`
    : `sang kế hoạch ${plan.name}`;
};

/** The columns an amendment can change. */
const textNames: Readonly<Record<string, string>> = {
  code: 'số thứ tự',
  field: 'lĩnh vực',
  group: 'nhóm',
  title: 'nội dung',
  product: 'sản phẩm',
  funding: 'kinh phí',
  leadText: 'ô chủ trì',
  coordinatorText: 'ô phối hợp',
};

/** One sentence an event for the trail; who recorded it and when stands beside it. */
export const events: TaskSentences = {
  TaskAssigned: (d) => {
    const leads = d.leads.some((lead) => lead.group) ? `${d.leadText} (${d.leads.length} cơ quan)` : list(d.leads);
    const coordinators = d.coordinatorText ? `; phối hợp: ${d.coordinatorText}` : '';
    return `Giao ${leads} chủ trì nhiệm vụ “${d.title}”${under(d.paper)}; thời hạn: ${d.deadline.text || 'không ghi'}${coordinators}`;
  },
  TaskCoded: (d) => `Ghi mã của nhiệm vụ trong kế hoạch: ${d.code}`,
  TaskAccepted: (d, names) => `${names(d.part)} tiếp nhận nhiệm vụ`,
  ProgressReported: (d, names) =>
    `${names(d.part)} cập nhật tiến độ${d.percent === null ? '' : ` ${d.percent}%`}${d.note ? `: ${d.note}` : ''}`,
  CompletionReported: (d, names) =>
    `${names(d.part)} báo cáo hoàn thành${d.milestone ? ` mốc ${printDay(d.milestone)}` : ''}${d.paper ? `, văn bản ${paperText(d.paper)}` : ''}${d.note ? `: ${d.note}` : ''}`,
  CompletionConfirmed: (d, names) => `Xác nhận ${names(d.part)} hoàn thành ngày ${printDay(d.doneOn)}${because(d.reason)}`,
  MilestoneConfirmed: (d, names) =>
    `Xác nhận ${names(d.part)} hoàn thành mốc ${printDay(d.milestone)} ngày ${printDay(d.doneOn)}; nhiệm vụ tiếp tục thực hiện${because(d.reason)}`,
  CompletionReturned: (d, names) => `Yêu cầu ${names(d.part)} thực hiện lại${because(d.reason)}`,
  TaskDeclined: (d, names) => `${names(d.part)} trả lại nhiệm vụ${because(d.reason)}`,
  DeclineRefused: (d, names) => `Không chấp nhận việc ${names(d.part)} trả lại nhiệm vụ${because(d.reason)}`,
  LeadReassigned: (d, names) => `Điều chuyển chủ trì từ ${names(d.from)} sang ${d.to.name}${under(d.paper)}${because(d.reason)}`,
  CoordinatorsChanged: (d) => `Thay đổi cơ quan phối hợp thành: ${list(d.coordinators) || 'không có'}${under(d.paper)}`,
  ExtensionRequested: (d, names) =>
    `${names(d.part)} xin gia hạn đến ${printDay(d.to)}${under(d.paper)}${d.afterDue ? ' (gửi khi đã quá hạn)' : ''}${because(d.reason)}`,
  ExtensionRefused: (d) => `Từ chối gia hạn${under(d.paper)}${because(d.reason)}`,
  DeadlineExtended: (d) => {
    const from = d.previousDue ? ` từ ${printDay(d.previousDue)}` : '';
    return `Gia hạn${from} đến ${until(d)}${under(d.paper)}${d.afterDue ? ' (khi đã quá hạn)' : ''}${because(d.reason)}`;
  },
  DeadlineSet: (d) => `Xác định thời hạn ${until(d)}${under(d.paper)}`,
  DeadlineRecomputed: (d) =>
    `Tính lại thời hạn theo lịch làm việc mới${d.documents.length > 0 ? ` (${d.documents.join(', ')})` : ''}: từ ${until(d.was)} thành ${until(d)}`,
  ExplanationRequested: (d, names) =>
    `Yêu cầu ${names(d.part)} giải trình bằng văn bản${d.letter ? ` theo công văn số ${d.letter.number} ngày ${printDay(d.letter.date)}` : ''}, chậm nhất ${printDay(d.due)}`,
  ExplanationGiven: (d, names) => `${names(d.part)} giải trình${under(d.paper)}: ${d.text}`,
  ExplanationAccepted: (d, names) => `Chấp nhận giải trình của ${names(d.part)}`,
  ExplanationReturned: (d, names) => `Yêu cầu ${names(d.part)} giải trình lại, chậm nhất ${printDay(d.due)}${because(d.reason)}`,
  PredecessorsSet: (d) =>
    d.predecessors.length === 0
      ? 'Không còn nhiệm vụ nào phải làm trước'
      : `Phải làm trước: ${d.predecessors.map(({ code, title }) => (code ? `[${code}] ${title}` : title)).join('; ')}`,
  WaitStarted: (d, names) =>
    `${names(d.part)} chờ ý kiến ${d.agency.name} từ ngày ${printDay(d.since)}${under(d.paper)} (lần ${d.wait})${d.note ? `: ${d.note}` : ''}`,
  WaitEnded: (d, names) => `${names(d.part)} đã có ý kiến ngày ${printDay(d.on)}${under(d.paper)} (lần chờ ${d.wait})`,
  WaitConfirmed: (d, names) =>
    `Xác nhận thời gian ${names(d.part)} chờ ý kiến (lần ${d.wait})${d.until ? `, tính đến ngày ${printDay(d.until)}` : ''}`,
  WaitRefused: (d, names) => `Không chấp nhận thời gian ${names(d.part)} chờ ý kiến (lần ${d.wait})${because(d.reason)}`,
  TaskSuspended: (d) => `Tạm dừng nhiệm vụ${under(d.paper)}${because(d.reason)}`,
  TaskResumed: (d) => `Cho tiếp tục nhiệm vụ${under(d.paper)}${because(d.reason)}`,
  TaskWithdrawn: (d) => `Thu hồi nhiệm vụ${under(d.paper)}${because(d.reason)}`,
  TaskCarriedOver: (d) => `Chuyển tiếp nhiệm vụ ${carriedTo(d)}${under(d.paper)}`,
  CarryOverResolved: (d) => `Xác định nơi tiếp nhận nhiệm vụ chuyển tiếp: ${carriedTo({ ...d, document: null })}${under(d.paper)}`,
  TaskAmended: (d) => {
    const texts = Object.entries(d.texts).map(([part, now]) => `${textNames[part]} từ “${d.was[part] ?? ''}” thành “${now ?? ''}”`);
    const leads = [
      ...(d.joined.length > 0 ? [`thêm cơ quan chủ trì ${list(d.joined)}`] : []),
      ...(d.left.length > 0 ? [`bỏ cơ quan chủ trì ${list(d.left)}`] : []),
    ];
    const terms = d.deadline ? [`thời hạn thành “${d.deadline.text}”`] : [];
    return `Sửa đổi nhiệm vụ${under(d.paper)}: ${[...texts, ...leads, ...terms].join('; ')}`;
  },
};
