// What notices and messages say in Vietnamese: the letters themselves, why something was not sent, refusals, the trail.
import { channelName } from './channels.js';
import { wrong } from './input.js';
import { printInstant } from '../../kernel/index.js';
import type { Audience, KindWords } from '../facts/audience.js';
import type { Params, Sentences } from '../facts/sentences.js';
import { kinds } from './notice-kinds.js';
import { calendar } from './calendar.js';
import { number } from './number.js';

const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

interface MilestoneSaid {
  year: string | null;
  recurring: boolean;
  listed: boolean;
  last: boolean;
}

const SINGULAR: readonly [RegExp, string][] = [
  [/các (nhiệm vụ|báo cáo)/gu, '$1'],
  [/Các nhiệm vụ/gu, 'Nhiệm vụ'],
  [/Các báo cáo/gu, 'Báo cáo'],
  [/trong thời hạn nêu tại từng nhiệm vụ/gu, 'trong thời hạn nêu trên'],
  [/nêu tại từng nhiệm vụ/gu, 'nêu dưới đây'],
];

export const mail = {
  kinds: kinds as Record<keyof typeof kinds, KindWords>,
  tomorrow: 'Hạn ngày mai',
  tasks: (count: number): string => `${count} nhiệm vụ`,
  reports: (count: number): string => `${count} báo cáo`,
  count: (label: string, what: string, copy: boolean): string => `${copy ? `để biết, ${lowerFirst(label)}` : label}: ${what}`,
  ofAgency: (agency: string): string => `của ${agency}`,
  ofAgencies: (agencies: number): string => `của ${agencies} cơ quan`,
  /** Of tasks whose reader only follows them, beside his own of the same kind. */
  followed: (label: string): string => `Theo dõi, ${lowerFirst(label)}`,
  /** In a subject: all that is sent for information. */
  toKnow: (what: string): string => `để biết: ${what}`,
  /** In a subject: what stands under other headings than the one that is named. */
  others: (what: string): string => `việc khác: ${what}`,
  /** Tasks and reports together. */
  matters: (count: number): string => `${count} nội dung`,
  headline: (counts: readonly string[], whose: string): string => `${upperFirst(counts.map(lowerFirst).join('; '))} ${whose}`.trim(),
  salutation: (addressee: string): string => `Kính gửi: ${addressee}`,
  /** Said of one alone as of one. */
  inNumber: (text: string, count: number): string =>
    count === 1 ? SINGULAR.reduce((said, [many, one]) => said.replace(many, one), text) : text,
  summary: (at: string, reports = false): string =>
    `Hệ thống thông báo tình hình các ${reports ? 'báo cáo' : 'nhiệm vụ'} sau đây, số liệu tính đến ${at}.`,
  onDay: (day: string): string => `ngày ${day}`,
  sectionHeading: (label: string, what: string, copy: boolean): string => `${copy ? `Để biết: ${lowerFirst(label)}` : label} (${what})`,
  copyIntro: (label: string, reports: boolean, audience: Audience): string => {
    const what = `các ${reports ? 'báo cáo' : 'nhiệm vụ'} sau đây (${lowerFirst(label)})`;
    return audience === 'decider'
      ? `Kính báo cáo ${what} để biết, theo dõi, chỉ đạo.`
      : `${upperFirst(what)} được gửi để biết, ${audience === 'helper' ? 'phối hợp' : 'theo dõi'}; cơ quan nhận thư không phải báo cáo lại.`;
  },
  itemTitle: (code: string, title: string): string => (code ? `[${code}] ${title}` : title),
  labels: {
    news: 'Nội dung',
    plan: 'Văn bản giao',
    lead: 'Cơ quan chủ trì',
    jointLeads: 'Cùng chủ trì',
    coordinators: 'Cơ quan phối hợp',
    due: 'Thời hạn',
    late: 'Đã quá hạn',
    remaining: 'Còn lại',
    changes: 'Điều chỉnh',
    suspended: 'Tạm dừng',
    phase: 'Tình trạng',
    risks: 'Nguy cơ',
    urged: 'Đôn đốc',
    explanation: 'Giải trình',
    extension: 'Xin gia hạn',
    reporter: 'Cơ quan báo cáo',
    data: 'Nội dung báo cáo',
    covers: 'Nhiệm vụ thường xuyên phải báo cáo',
  },
  plan: (number: string, year: number): string => `${number} (kế hoạch năm ${year})`,
  noDay: (text: string): string =>
    text ? `chưa xác định được ngày; văn bản ghi “${text}”` : 'chưa xác định được ngày; văn bản không ghi thời hạn',
  standing: 'thường xuyên, không có ngày đến hạn; theo dõi qua báo cáo định kỳ',
  milestone: ({ year, recurring, listed, last }: MilestoneSaid, day: string): string =>
    `mốc${year ? ` năm ${year}` : ''} là ngày ${day}; nhiệm vụ ${recurring ? 'định kỳ' : listed ? 'có nhiều mốc' : 'nhiều năm'}, ${last ? 'đây là mốc cuối cùng' : 'tiếp tục thực hiện sau mốc'}`,
  rolled: (day: string): string => ` (trùng ngày nghỉ nên được tính đến hết ngày ${day})`,
  extended: (day: string): string => ` (đã được gia hạn; thời hạn ban đầu ${day})`,
  days: (calendar: number, working: number): string => `${number(calendar)} ngày (${number(working)} ngày làm việc)`,
  ofWhichSuspended: (calendar: number, working: number): string => `, trong đó tạm dừng ${calendar} ngày (${working} ngày làm việc)`,
  today: 'đến hạn trong hôm nay',
  /** An extension that the lead has asked for and that nobody has decided yet. */
  extensionAsked: (on: string, to: string, paper: string, by: string): string =>
    `đã đề nghị ngày ${on} gia hạn đến ngày ${to} (${paper}); đang chờ ${by} quyết định`,
  extensionWaits: (on: string, by: string): string =>
    `Đề nghị gia hạn ngày ${on} đang chờ ${by} quyết định; trong khi chờ, thời hạn hiện tại vẫn được tính.`,
  extensionsWait: 'Các đề nghị gia hạn đã gửi đang chờ quyết định; trong khi chờ, thời hạn hiện tại vẫn được tính.',
  extensionsAsked: 'Nhiệm vụ đã xin gia hạn đang chờ quyết định thì không phải xin lại.',
  /** Letters that were signed, by what they ask for. */
  letters: {
    urge: (number: string, date: string): string => `công văn số ${number} ngày ${date}`,
    explain: (number: string, date: string): string => `công văn yêu cầu giải trình số ${number} ngày ${date}`,
    sanction: (number: string, date: string): string => `công văn nhắc nhở số ${number} ngày ${date}`,
  },
  notUrged: 'chưa ghi nhận công văn đôn đốc nào được ký ban hành gửi cơ quan chủ trì về nhiệm vụ này',
  /** For who must do the work, and for everybody else. */
  open: 'Xem và cập nhật nhiệm vụ tại',
  look: 'Xem nhiệm vụ tại',
  read: {
    label: 'Xác nhận đã nhận, đã đọc',
    hint: 'Liên kết mở một trang để xác nhận; chưa có gì được ghi nhận cho đến khi bấm nút trên trang đó.',
  },
  decline: 'Không nhận thư gửi để biết nữa',
  whyHeading: 'Thư này được gửi vì:',
  provisionalDay: calendar.day,
  mayChange: calendar.mayChange,
  automatic: (organisation: string): string =>
    `Thư do ${organisation} lập và gửi tự động, không phải là công văn và không thay thế văn bản hành chính.`,
  noReply: 'Không cần trả lời thư này; việc báo cáo, cập nhật được thực hiện trên hệ thống.',
};

/** Why a notice, or a whole message, was not sent. */
export const reasons = {
  silenced: () => 'đang tạm ngừng nhắc theo quyết định của cơ quan theo dõi',
  superseded: (p) => `đã có thông báo ở bậc cao hơn (bậc ${p.step}) cho cùng nhiệm vụ`,
  done: () => 'nhiệm vụ đã hoàn thành',
  reported: () => 'cơ quan chủ trì đã báo cáo hoàn thành',
  accepted: () => 'cơ quan chủ trì đã tiếp nhận nhiệm vụ',
  declined: () => 'cơ quan chủ trì đã trả lại nhiệm vụ, đang chờ quyết định',
  moved: () => 'nhiệm vụ đã có cập nhật mới',
  explained: () => 'cơ quan chủ trì đã giải trình',
  decided: () => 'đã được giải quyết',
  overtaken: () => 'đã có diễn biến mới hơn',
  determined: () => 'thời hạn đã được xác định',
  extended: () => 'thời hạn đã thay đổi',
  'milestone-met': () => 'mốc đã có kết quả được xác nhận',
  'goes-on': () => 'nhiệm vụ tiếp tục thực hiện sau mốc',
  'day-passed': () => 'đã qua ngày đến hạn',
  suspended: () => 'nhiệm vụ đang tạm dừng',
  withdrawn: () => 'nhiệm vụ đã thu hồi',
  reassigned: () => 'nhiệm vụ đã chuyển cho cơ quan khác chủ trì',
  'carried-over': () => 'nhiệm vụ đã chuyển tiếp sang kế hoạch sau',
  'no-address': (p) => `chưa có địa chỉ ${channelName(p.channel)} của ${role(p.role)} (${p.to})`,
  'channel-not-configured': (p) => `kênh ${channelName(p.channel)} chưa được cấu hình`,
  'copies-declined': () => 'người nhận không nhận thư gửi để biết',
  'nothing-left': () => 'không còn nội dung nào cần báo',
  'outcome-unknown': () => 'không còn nội dung nào cần báo; lần gửi trước chưa rõ kết quả nên có thể thư đã đến nơi',
  'recipient-limit': (p) => `đã đủ ${p.limit} ${channelName(p.channel)} trong ngày cho người nhận này`,
  'bad-address': (p) => `địa chỉ ${channelName(p.channel)} “${p.address}” không dùng được: ${addressFault(p.detail)}`,
  'given-up': (p) => `không gửi được ${channelName(p.channel)}: ${p.detail}`,
  bounced: (p) => `${channelName(p.channel)} ${p.channel === 'sms' ? 'không đến được máy nhận' : 'bị trả lại'}: ${p.detail}`,
} satisfies Sentences;

export const refusals = {
  'notice.unknown': (p) => `Không có thông báo “${p.notice}”.`,
  'notice.already-sent': (p) => `Thông báo “${p.notice}” đã được gửi, không thể bỏ.`,
  'notice.unknown-message': (p) => `Không có thư “${p.message}”.`,
  'notice.cannot-resend': (p) =>
    `Thư “${p.message}” đang ở trạng thái “${states[p.state as keyof typeof states] ?? p.state}”, không gửi lại được; chỉ gửi lại thư chưa rõ kết quả, không gửi được, bị trả lại hoặc máy chủ đã nhận mà chưa báo đến.`,
  'notice.not-intended': (p) => `Thư “${p.message}” chưa có lần gửi thứ ${p.attempt}.`,
  'message.unknown': (p) => `Không có thư, tin nhắn “${p.message}”.`,
  'notice.setting': (p) => `Cấu hình ${p.name} không hợp lệ: ${wrong(p)}.`,
  'notice.setting-file': (p) => `Không đọc được tệp mà ${p.name} chỉ đến: ${p.detail}.`,
  'notice.secret': (p) => `Cần đặt ${p.name}, ít nhất ${p.min} ký tự (hoặc ${p.name}_FILE là tệp chứa giá trị).`,
  'notice.smpp-url': () => 'DUNGHAN_SMPP_URL phải có dạng smpp://tài-khoản:mật-khẩu@máy-chủ:2775 hoặc ssmpp://… (có TLS).',
  'notice.sms-sender': () => 'Cần DUNGHAN_SMS_SENDER: tên định danh tối đa 11 chữ và số không dấu, hoặc một đầu số.',
  'notice.gateway': (p) => `Mô tả cổng tin nhắn mà DUNGHAN_SMS_GATEWAY chỉ đến không hợp lệ ở “${p.field}”: ${wrong(p)}.`,
  'notice.webhooks': (p) => `Tệp mà DUNGHAN_WEBHOOKS chỉ đến không hợp lệ ở “${p.field}”: ${wrong(p)}.`,
  'notice.channel-twice': (p) => `Có hai nhà cung cấp được cấu hình cho kênh ${channelName(p.channel)}; chỉ giữ một.`,
  'notice.smtp-url': () => 'DUNGHAN_SMTP_URL phải có dạng smtp://máy-chủ:587 hoặc smtps://tài-khoản:mật-khẩu@máy-chủ:465.',
  'notice.mail-from': () => 'Cần DUNGHAN_MAIL_FROM là địa chỉ thư gửi đi, ví dụ: Hệ thống Đúng Hạn <dung-han@namdinh.gov.vn>.',
  'notice.mail-reply-to': () => 'DUNGHAN_MAIL_REPLY_TO phải là một địa chỉ thư điện tử.',
  'notice.smtp-number': (p) => `${p.name} phải là số nguyên từ ${p.min} đến ${p.max}.`,
  'notice.mail-ca': (p) => `Không đọc được tệp chứng thư mà ${p.name} chỉ đến.`,
  'notice.mail-choice': (p) => `${p.name} phải là một trong các giá trị: ${p.choices}.`,
  'notice.bounce-address': () => 'DUNGHAN_BOUNCE_ADDRESS phải là một địa chỉ thư điện tử không có dấu “+”, ví dụ: thu-tra-lai@tinh.gov.vn.',
  'notice.imap-url': () =>
    'DUNGHAN_IMAP_URL phải có dạng imaps://tài-khoản:mật-khẩu@máy-chủ:993/INBOX hoặc imap://tài-khoản:mật-khẩu@máy-chủ:143/INBOX.',
  'notice.imap-handled': () => 'DUNGHAN_IMAP_HANDLED phải là keep, flag hoặc move:TÊN-THƯ-MỤC.',
  'notice.link-wrong': () =>
    'Liên kết này không đúng hoặc đã bị sửa. Hãy mở lại đúng liên kết trong thư; nếu địa chỉ bị ngắt dòng, hãy chép đủ cả địa chỉ.',
  'notice.link-expired': () => 'Liên kết này đã hết hiệu lực. Hãy dùng liên kết trong thư mới nhất hoặc mở hệ thống để xem nhiệm vụ.',
  'notice.dkim-incomplete': () => 'Để ký DKIM cần đủ DUNGHAN_DKIM_DOMAIN, DUNGHAN_DKIM_SELECTOR và DUNGHAN_DKIM_KEY.',
  'notice.dkim-domain': () => 'DUNGHAN_DKIM_DOMAIN không phải là một tên miền.',
  'notice.dkim-foreign': () =>
    'DUNGHAN_DKIM_DOMAIN không bao gồm tên miền của người gửi (DUNGHAN_MAIL_FROM), nên chữ ký sẽ không được công nhận.',
  'notice.dkim-selector': () => 'DUNGHAN_DKIM_SELECTOR không hợp lệ; chỉ dùng chữ cái, chữ số, dấu chấm và dấu gạch nối.',
  'notice.dkim-key': () => 'Không đọc được khóa riêng DUNGHAN_DKIM_KEY; cần khóa PEM không mật khẩu, hoặc tên tệp có khóa ấy.',
  'notice.dkim-kind': (p) => `Khóa DUNGHAN_DKIM_KEY phải là khóa RSA từ ${p.least} bit trở lên.`,
} satisfies Sentences;

export const recipientRoles: Readonly<Record<string, string>> = {
  'lead-contact': 'đầu mối cơ quan chủ trì',
  'lead-head': 'thủ trưởng cơ quan chủ trì',
  coordinator: 'cơ quan phối hợp',
  'overseer-contact': 'đầu mối cơ quan theo dõi',
  'overseer-head': 'thủ trưởng cơ quan theo dõi',
  'office-chief': 'Chánh Văn phòng',
  'vice-chair': 'Phó Chủ tịch phụ trách',
  chair: 'Chủ tịch',
};
/** What is wrong with an address. */
export const addressFaults: Readonly<Record<string, string>> = {
  landline: 'là số điện thoại cố định, không nhận được tin nhắn',
  'short-code': 'là đầu số ngắn, không phải số di động',
  foreign: 'không phải số của Việt Nam',
  'not-a-number': 'không phải là số điện thoại',
  'no-such-prefix': 'không có đầu số di động này',
  length: 'thừa hoặc thiếu chữ số',
};
const addressFault = (code: string | number = ''): string => addressFaults[code] ?? String(code);

/** What went wrong at an attempt, where no server has said it. */
const ATTEMPT_FAULTS: Readonly<Record<string, string>> = {
  'process-ended': 'tiến trình dừng sau khi bắt đầu gửi và trước khi ghi nhận câu trả lời',
  'no-answer': 'không có câu trả lời trong thời gian chờ',
  'connection-broke': 'kết nối bị đứt trước khi có câu trả lời',
  'log-away': 'chưa gửi, vì kho sự kiện mất kết nối khi lần gửi được ghi nhận',
};
/** As we call it, or as the server has said it. */
export const attemptFault = (fault: string | number = ''): string => ATTEMPT_FAULTS[fault] ?? String(fault);
export const settled: string = 'Đã rõ kết quả gửi: tin đã được nhận.';

/** Of a message that only became a file: no server has it. */
export const stored: string = 'đã lưu thành tệp, chưa gửi';

/** Where a message stands. */
export const states = {
  composed: 'chờ gửi',
  postponed: 'tạm hoãn',
  intended: 'đang gửi',
  sent: 'máy chủ đã nhận',
  failed: 'lỗi tạm thời, sẽ gửi lại',
  'given-up': 'không gửi được',
  unknown: 'chưa rõ kết quả',
  delivered: 'đã đến nơi',
  bounced: 'bị trả lại',
  read: 'cơ quan đã xác nhận',
  cancelled: 'không gửi',
};

const READ_BY: Readonly<Record<string, string>> = { link: 'liên kết trong thư', page: 'trang của hệ thống' };
const REPORTED = { 'under-way': 'đang chuyển', delivered: 'đã đến máy', failed: 'không đến được' };
const TRANSPORTS: Readonly<Record<string, string>> = {
  smtp: 'máy chủ thư đã nhận',
  smpp: 'tổng đài tin nhắn đã nhận',
  gateway: 'cổng tin nhắn đã nhận',
  webhook: 'hệ thống được kết nối đã nhận',
  memory: 'đã ghi nhận trong mô phỏng',
};

export const kindLabel = (kind: string): string => (kinds as Readonly<Record<string, KindWords>>)[kind]?.label ?? kinds.other.label;
const role = (name: string | number = ''): string => recipientRoles[name] ?? String(name);

type Names = (agency: string) => string;
const asIs: Names = (agency) => agency;

const reason = (code: string, params: Params, names: Names = asIs): string =>
  (reasons as Sentences)[code]?.(params.to === undefined ? params : { ...params, to: names(String(params.to)) }) ?? code;

const INCOMING: Readonly<Record<string, string>> = {
  report: 'báo cáo phát thư',
  bounce: 'thư bị trả lại',
  delay: 'báo phát thư chậm',
  forged: 'thư giả báo cáo phát thư, bỏ qua',
  unknown: 'báo cáo về thư không phải của hệ thống',
  'auto-reply': 'thư trả lời tự động, bỏ qua',
  other: 'thư khác, để người phụ trách đọc',
  malformed: 'thư hỏng, không đọc được',
};

export const events = {
  NoticeRaised: (d: { kind: string; to: string; role: string; channel: string }, names: Names = asIs) =>
    `Phát sinh thông báo “${kindLabel(d.kind)}” cho ${role(d.role)} (${names(d.to)}) qua ${channelName(d.channel)}`,
  NoticeDropped: (d: { reason: string; params: Params }, names: Names = asIs) =>
    `Không gửi thông báo: ${reason(d.reason, d.params, names)}`,
  NoticePassedOn: (d: { channel: string; reason: string; params: Params }, names: Names = asIs) =>
    `Chuyển sang báo bằng ${channelName(d.channel)}: ${reason(d.reason, d.params, names)}`,
  /** The weekly digest carries no notices. */
  MessageComposed: (d: { channel: string; addressee: string; notices: readonly string[] }) =>
    d.notices.length === 0
      ? `Soạn bản tin tuần gửi ${d.addressee}`
      : `Soạn ${channelName(d.channel)} gửi ${d.addressee} gồm ${d.notices.length} thông báo`,
  MessageIntended: (d: { channel: string; addressee: string; attempt: number }) =>
    `Bắt đầu gửi ${channelName(d.channel)} cho ${d.addressee}, lần ${d.attempt}`,
  MessageSent: (d: { transport: string; attempt: number; answer: string }) =>
    d.transport === 'outbox'
      ? `Lưu thành tệp trong hộp thư đi, chưa gửi cho ai (lần ${d.attempt})`
      : `Gửi lần ${d.attempt} thành công, ${TRANSPORTS[d.transport] ?? d.transport}: ${d.answer}`,
  MessageFailed: (d: { error: string; attempt: number; retryAt: string | null }) =>
    `Gửi lần ${d.attempt} không thành công: ${attemptFault(d.error)}; ${d.retryAt ? `sẽ gửi lại lúc ${printInstant(d.retryAt)}` : 'không gửi lại nữa'}`,
  MessagePostponed: (d: { reason: string; params: Params; until: string }) =>
    `Tạm hoãn gửi đến ${printInstant(d.until)}: ${reason(d.reason, d.params)}`,
  MessageUnknown: (d: { detail: string; attempt: number }) =>
    `Gửi lần ${d.attempt} chưa rõ kết quả, không tự gửi lại: ${attemptFault(d.detail)}`,
  ChannelPaused: (d: { channel: string; until: string; failures: number; error: string }) =>
    `Tạm ngừng gửi ${channelName(d.channel)} đến ${printInstant(d.until)} vì nhà cung cấp không hoạt động (lần ${d.failures}): ${attemptFault(d.error)}`,
  ChannelResumed: (d: { channel: string }) => `Gửi ${channelName(d.channel)} trở lại bình thường`,
  MessageReported: (d: { reference: string; state: keyof typeof REPORTED; detail: string }) =>
    `Nhà cung cấp báo về phần ${d.reference}: ${REPORTED[d.state]} (${d.detail})`,
  MessageDelivered: (d: { detail: string }) => `Đã đến nơi: ${d.detail}`,
  MessageBounced: (d: { address: string; detail: string }) => `Bị trả lại từ ${d.address}: ${d.detail}`,
  MessageRead: (d: { agency: string; how: string }, names: Names = asIs) =>
    `${names(d.agency)} xác nhận đã đọc (${READ_BY[d.how] ?? d.how})`,
  MessageResendOrdered: (d: { reason: string }) => `Yêu cầu gửi lại: ${d.reason}`,
  MessageCancelled: (d: { reason: string }) => `Không gửi: ${reason(d.reason, {})}`,
  IncomingMailRead: (d: { mailbox: string; uid: number; verdict: string }) =>
    `Đọc thư số ${d.uid} của hộp thư ${d.mailbox}: ${INCOMING[d.verdict] ?? d.verdict}`,
  CopiesDeclined: (d: { to: string }, names: Names = asIs) => `Người nhận thư của ${names(d.to)} không nhận thư gửi để biết nữa`,
  CopiesWanted: (d: { to: string }, names: Names = asIs) => `Người nhận thư của ${names(d.to)} nhận lại thư gửi để biết`,
};
