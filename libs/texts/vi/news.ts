// What people are told has happened to a task: how a mail calls it and what it asks, the sentence that says it, its name in the trail.
import { printDay } from '../../kernel/day.rule.js';
import type { Asks, KindWords } from '../facts/audience.js';
import type { Params, Sentences } from '../facts/sentences.js';

const FOLLOW = 'Đề nghị theo dõi, cập nhật vào công tác đôn đốc.';
const KNOW = 'Kính báo cáo để theo dõi, chỉ đạo.';
const HELP = 'Đề nghị nắm thông tin để phối hợp với cơ quan chủ trì.';

const LATE = 'Thời hạn nêu trên đã qua; đề nghị khẩn trương hoàn thành và báo cáo kết quả.';
const MORE_TIME = 'Trường hợp cần thêm thời gian, đề nghị có văn bản xin gia hạn.';

/** Of what asks the lead to keep a day: `words`, and what is asked when the day has passed. */
const unlessLate = (words: KindWords, askLate: string, moreTime?: KindWords['moreTime']): KindWords => ({
  ...words,
  askLate,
  ...(moreTime ? { moreTime } : {}),
});

const news = (label: string, intro: string, doer: string, others: Partial<Asks> = {}): KindWords => ({
  label,
  intro,
  ask: { doer, decider: KNOW, follower: FOLLOW, helper: HELP, ...others },
});

export const newsKinds = {
  'extension-asked': news(
    'Xin gia hạn, chờ quyết định',
    'Cơ quan chủ trì đề nghị gia hạn các nhiệm vụ sau đây.',
    'Đề nghị tiếp tục thực hiện theo thời hạn hiện tại trong khi chờ quyết định.',
    {
      decider:
        'Kính đề nghị xem xét, quyết định: ghi nhận quyết định gia hạn (số, ngày văn bản) hoặc không đồng ý kèm lý do trên hệ thống. Trong khi chờ, thời hạn hiện tại vẫn được tính.',
      follower: 'Đề nghị theo dõi, có ý kiến tham mưu về đề nghị gia hạn khi được hỏi.',
    },
  ),
  'extension-granted': unlessLate(
    news(
      'Được gia hạn',
      'Các nhiệm vụ sau đây đã được gia hạn.',
      'Đề nghị tổ chức thực hiện, hoàn thành và báo cáo kết quả theo thời hạn mới.',
      { follower: 'Đề nghị theo dõi việc thực hiện theo thời hạn mới.', helper: 'Đề nghị phối hợp với cơ quan chủ trì theo thời hạn mới.' },
    ),
    LATE,
    { before: '', late: MORE_TIME },
  ),
  'extension-refused': unlessLate(
    news(
      'Không được gia hạn',
      'Đề nghị gia hạn các nhiệm vụ sau đây không được chấp thuận; thời hạn thực hiện không thay đổi.',
      'Đề nghị khẩn trương hoàn thành và báo cáo kết quả theo thời hạn đã giao.',
      {
        follower: 'Đề nghị theo dõi, đôn đốc việc thực hiện theo thời hạn đã giao.',
        helper: 'Đề nghị phối hợp để cơ quan chủ trì sớm hoàn thành nhiệm vụ.',
      },
    ),
    LATE,
  ),
  'deadline-set': unlessLate(
    news(
      'Đã xác định thời hạn',
      'Thời hạn của các nhiệm vụ sau đây đã được xác định.',
      'Đề nghị tổ chức thực hiện, hoàn thành và báo cáo kết quả theo thời hạn này.',
      { follower: 'Đề nghị theo dõi việc thực hiện theo thời hạn này.', helper: 'Đề nghị phối hợp với cơ quan chủ trì theo thời hạn này.' },
    ),
    LATE,
    { before: '', late: MORE_TIME },
  ),
  amended: news(
    'Sửa đổi, bổ sung nhiệm vụ',
    'Các nhiệm vụ sau đây đã được sửa đổi, bổ sung.',
    'Đề nghị xem nội dung mới và tổ chức thực hiện theo nội dung đã sửa đổi, bổ sung.',
  ),
  suspended: news(
    'Tạm dừng thực hiện',
    'Các nhiệm vụ sau đây được tạm dừng thực hiện.',
    'Đề nghị tạm dừng thực hiện cho đến khi có quyết định tiếp tục; hệ thống không nhắc việc trong thời gian tạm dừng.',
    {
      follower: 'Đề nghị theo dõi; hệ thống không nhắc cơ quan chủ trì trong thời gian tạm dừng.',
      helper: 'Đề nghị tạm dừng việc phối hợp cho đến khi có quyết định tiếp tục.',
    },
  ),
  resumed: unlessLate(
    news(
      'Tiếp tục thực hiện',
      'Các nhiệm vụ sau đây được tiếp tục thực hiện sau thời gian tạm dừng.',
      'Đề nghị tiếp tục tổ chức thực hiện, hoàn thành và báo cáo kết quả theo thời hạn nêu trên.',
      {
        follower: 'Đề nghị theo dõi việc tiếp tục thực hiện.',
        helper: 'Đề nghị tiếp tục phối hợp với cơ quan chủ trì.',
      },
    ),
    LATE,
    { before: MORE_TIME, late: MORE_TIME },
  ),
  withdrawn: news(
    'Thu hồi nhiệm vụ',
    'Các nhiệm vụ sau đây đã được thu hồi.',
    'Đề nghị dừng thực hiện; không phải báo cáo thêm về các nhiệm vụ này.',
    { follower: 'Đề nghị dừng theo dõi, đôn đốc các nhiệm vụ này.', helper: 'Đề nghị dừng việc phối hợp thực hiện các nhiệm vụ này.' },
  ),
  'carried-over': news(
    'Chuyển tiếp sang kế hoạch sau',
    'Các nhiệm vụ sau đây được chuyển tiếp sang kế hoạch sau.',
    'Đề nghị tiếp tục thực hiện theo kế hoạch được chuyển tiếp đến.',
    {
      follower: 'Đề nghị theo dõi việc thực hiện theo kế hoạch được chuyển tiếp đến.',
      helper: 'Đề nghị phối hợp thực hiện theo kế hoạch được chuyển tiếp đến.',
    },
  ),
  'taken-away': news(
    'Thôi chủ trì nhiệm vụ',
    'Cơ quan chủ trì trước đây thôi chủ trì các nhiệm vụ sau đây.',
    'Đề nghị bàn giao hồ sơ, tài liệu và kết quả đã thực hiện; từ nay không phải báo cáo về các nhiệm vụ này.',
    { follower: 'Đề nghị theo dõi việc bàn giao.', helper: 'Đề nghị phối hợp với cơ quan chủ trì mới.' },
  ),
  'lead-changed': news(
    'Thay đổi cơ quan chủ trì',
    'Các nhiệm vụ sau đây có cơ quan chủ trì mới.',
    'Đề nghị nhận bàn giao và tổ chức thực hiện theo thời hạn được giao.',
    { follower: 'Đề nghị theo dõi việc bàn giao, tiếp nhận nhiệm vụ.', helper: 'Đề nghị phối hợp với cơ quan chủ trì mới.' },
  ),
  'coordinator-named': news(
    'Bổ sung cơ quan phối hợp',
    'Cơ quan phối hợp mới được bổ sung cho các nhiệm vụ sau đây.',
    'Đề nghị trao đổi nội dung phối hợp với cơ quan phối hợp mới.',
    { helper: 'Đề nghị phối hợp với cơ quan chủ trì trong phạm vi chức năng, nhiệm vụ được giao.' },
  ),
  'coordinator-released': news(
    'Thôi phối hợp nhiệm vụ',
    'Cơ quan được nêu thôi phối hợp thực hiện các nhiệm vụ sau đây.',
    'Đề nghị điều chỉnh nội dung phối hợp cho phù hợp.',
    { helper: 'Đề nghị dừng việc phối hợp và bàn giao nội dung đã thực hiện cho cơ quan chủ trì.' },
  ),
  'coordinators-changed': news(
    'Thay đổi cơ quan phối hợp',
    'Cơ quan phối hợp thực hiện các nhiệm vụ sau đây có thay đổi.',
    'Đề nghị trao đổi, thống nhất nội dung phối hợp với các cơ quan phối hợp hiện nay.',
  ),
  declined: news(
    'Trả lại nhiệm vụ, chờ quyết định',
    'Cơ quan chủ trì trả lại các nhiệm vụ sau đây.',
    'Đề nghị chờ quyết định; trong khi chờ, thời hạn thực hiện vẫn được tính.',
    {
      decider:
        'Kính đề nghị xem xét, quyết định: giao cơ quan khác chủ trì hoặc không chấp thuận kèm lý do trên hệ thống. Trong khi chờ, thời hạn thực hiện vẫn được tính.',
      follower: 'Đề nghị theo dõi, có ý kiến tham mưu về việc trả lại nhiệm vụ khi được hỏi.',
    },
  ),
  'decline-refused': unlessLate(
    news(
      'Không chấp thuận trả lại nhiệm vụ',
      'Việc trả lại các nhiệm vụ sau đây không được chấp thuận; thời hạn thực hiện không thay đổi.',
      'Đề nghị tiếp tục chủ trì, tổ chức thực hiện, hoàn thành và báo cáo kết quả theo thời hạn đã giao.',
      { follower: 'Đề nghị theo dõi việc thực hiện.' },
    ),
    LATE,
  ),
  'completion-reported': news(
    'Chờ xác nhận hoàn thành',
    'Cơ quan chủ trì đã báo cáo hoàn thành các nhiệm vụ sau đây và đang chờ xác nhận.',
    'Đề nghị chờ kết quả xác nhận; hệ thống không nhắc việc trong khi chờ.',
    {
      decider: 'Kính đề nghị xem xét, xác nhận hoặc chỉ đạo việc xác nhận kết quả.',
      follower: 'Đề nghị kiểm tra kết quả, xác nhận hoàn thành hoặc trả lại kèm lý do trên hệ thống.',
    },
  ),
  'completion-returned': news(
    'Báo cáo hoàn thành bị trả lại',
    'Báo cáo hoàn thành các nhiệm vụ sau đây bị trả lại để tiếp tục thực hiện.',
    'Đề nghị bổ sung, hoàn thiện theo lý do trả lại và báo cáo lại trên hệ thống; thời hạn thực hiện không thay đổi.',
    { follower: 'Đề nghị theo dõi việc bổ sung, hoàn thiện.' },
  ),
  'completion-confirmed': news(
    'Đã xác nhận hoàn thành',
    'Kết quả hoàn thành các nhiệm vụ sau đây đã được xác nhận.',
    'Không phải báo cáo thêm về các nhiệm vụ này; đề nghị lưu hồ sơ theo quy định.',
    { follower: 'Đề nghị lưu hồ sơ theo dõi.', helper: 'Việc phối hợp thực hiện các nhiệm vụ này đã kết thúc.' },
  ),
  /** Of one milestone of work of several years, or of work that recurs. */
  'milestone-confirmed': news(
    'Đã xác nhận hoàn thành mốc',
    'Kết quả theo mốc của các nhiệm vụ sau đây đã được xác nhận; nhiệm vụ tiếp tục thực hiện.',
    'Đề nghị hoàn thành, báo cáo kết quả theo mốc tiếp theo.',
    {
      follower: 'Đề nghị theo dõi việc thực hiện đến mốc tiếp theo.',
      helper: 'Đề nghị tiếp tục phối hợp với cơ quan chủ trì.',
    },
  ),
  'explanation-given': news(
    'Đã giải trình, chờ xem xét',
    'Cơ quan chủ trì đã giải trình về các nhiệm vụ sau đây.',
    'Đề nghị chờ ý kiến về nội dung giải trình.',
    { follower: 'Đề nghị xem xét, chấp nhận hoặc trả lại giải trình kèm lý do trên hệ thống.' },
  ),
  'explanation-accepted': news(
    'Giải trình được chấp nhận',
    'Giải trình về các nhiệm vụ sau đây được chấp nhận.',
    'Đề nghị tiếp tục thực hiện theo nội dung đã cam kết.',
    { follower: 'Đề nghị theo dõi việc thực hiện cam kết.' },
  ),
  'wait-stated': news(
    'Báo chờ cơ quan khác',
    'Cơ quan chủ trì báo phải chờ cơ quan khác khi thực hiện các nhiệm vụ sau đây.',
    'Đề nghị chờ xác nhận; khi hết chờ, đề nghị ghi ngày kết thúc trên hệ thống.',
    {
      follower: 'Đề nghị kiểm tra, xác nhận hoặc không xác nhận thời gian chờ trên hệ thống.',
      helper: 'Đề nghị sớm trả lời cơ quan chủ trì nếu đang được chờ.',
    },
  ),
  'wait-confirmed': news(
    'Xác nhận thời gian chờ',
    'Thời gian chờ cơ quan khác khi thực hiện các nhiệm vụ sau đây đã được xác nhận.',
    'Đề nghị tiếp tục thực hiện; khi hết chờ, đề nghị ghi ngày kết thúc trên hệ thống.',
  ),
  'wait-refused': unlessLate(
    news(
      'Không xác nhận thời gian chờ',
      'Thời gian chờ cơ quan khác khi thực hiện các nhiệm vụ sau đây không được xác nhận.',
      'Đề nghị tiếp tục thực hiện theo thời hạn đã giao; thời gian này được tính cho cơ quan chủ trì.',
    ),
    LATE,
  ),
};

const day = (value: string | number | undefined): string => printDay(String(value));
/** A number alone is a number; words with it are left as they are. */
function named(p: Params): string {
  const number = String(p.document);
  const whole = /^\p{L}+\s/u.test(number) ? number : `văn bản số ${number}`;
  return `${whole}${p.date ? ` ngày ${day(p.date)}` : ''}`;
}
/** A document that calls itself a plan is not called one twice. */
const planCalled = (name: string): string => (/^kế hoạch /iu.test(name) ? name : `kế hoạch ${name}`);

const by = (p: Params): string => (p.document ? ` theo ${named(p)}` : '');
const paper = (p: Params): string => (p.document ? ` (${named(p)})` : '');
const said = (word: string, p: Params): string => (p.reason ? `; ${word}: ${String(p.reason).replace(/[.;\s]+$/u, '')}` : '');
const because = (p: Params): string => said('lý do', p);
const waiting = (p: Params): string => (Number(p.waited) > 0 ? `; đã chờ ${p.waited} ngày làm việc` : '');

/** "mốc năm 2022 (31/12/2022) ", of a report for one milestone. */
const milestone = (p: Params): string => (p.milestone ? `mốc ${p.year ? `năm ${p.year} (${day(p.milestone)})` : day(p.milestone)} ` : '');

/** What has happened; said to whoever is told. */
export const newsReasons = {
  'news.extension-asked': (p) =>
    `${p.lead} xin gia hạn đến ngày ${day(p.day)}${paper(p)}${p.before ? `; thời hạn hiện tại: ngày ${day(p.before)}` : ''}${because(p)}${waiting(p)}`,
  'news.extension-granted': (p) =>
    `Được gia hạn đến ngày ${day(p.day)}${by(p)}${p.before ? `; thời hạn trước đó: ngày ${day(p.before)}` : ''}${because(p)}`,
  'news.extension-refused': (p) =>
    `Không chấp thuận gia hạn${p.day ? ` đến ngày ${day(p.day)}` : ''}${paper(p)}${because(p)}${p.before ? `; thời hạn thực hiện vẫn là ngày ${day(p.before)}` : ''}`,
  'news.deadline-set': (p) => `Thời hạn được xác định là ngày ${day(p.day)}${by(p)}`,
  'news.amended': (p) => `Được sửa đổi, bổ sung${by(p)}${p.day ? `; thời hạn mới: ngày ${day(p.day)}` : ''}`,
  'news.suspended': (p) => `Tạm dừng thực hiện từ ngày ${day(p.on)}${by(p)}${because(p)}`,
  'news.resumed': (p) =>
    `Tiếp tục thực hiện từ ngày ${day(p.on)}${by(p)}${p.day ? `, sau khi tạm dừng từ ngày ${day(p.day)}` : ''}${because(p)}`,
  'news.withdrawn': (p) => `Thu hồi nhiệm vụ từ ngày ${day(p.on)}${by(p)}${because(p)}`,
  'news.carried-over': (p) =>
    `Chuyển tiếp sang ${p.heir ? `nhiệm vụ “${p.heir}” của ` : ''}${p.about ? planCalled(String(p.about)) : 'kế hoạch sau'}${by(p)}`,
  'news.taken-away': (p) =>
    `${p.lead} thôi chủ trì từ ngày ${day(p.on)}${by(p)}${p.others ? `; cơ quan chủ trì mới: ${p.others}` : ''}${because(p)}`,
  'news.lead-changed': (p) => `${p.lead} chủ trì${p.others ? ` thay ${p.others}` : ''} từ ngày ${day(p.on)}${by(p)}${because(p)}`,
  'news.coordinator-named': (p) => `${p.others} được bổ sung là cơ quan phối hợp${by(p)}`,
  'news.coordinator-released': (p) => `${p.others} thôi phối hợp thực hiện${by(p)}`,
  'news.coordinators-changed': (p) =>
    `${p.others ? `Cơ quan phối hợp nay là: ${p.others}` : 'Nhiệm vụ không còn cơ quan phối hợp'}${paper(p)}`,
  'news.declined': (p) => `${p.lead} trả lại nhiệm vụ ngày ${day(p.on)}${because(p)}${waiting(p)}`,
  'news.decline-refused': (p) => `Không chấp thuận trả lại nhiệm vụ${because(p)}; ${p.lead} tiếp tục chủ trì`,
  'news.completion-reported': (p) =>
    `${p.lead} báo cáo hoàn thành ${milestone(p)}ngày ${day(p.on)}${paper(p)}${said('kết quả', p)}${waiting(p)}`,
  'news.completion-returned': (p) => `Báo cáo hoàn thành ${milestone(p)}bị trả lại ngày ${day(p.on)}${because(p)}`,
  'news.completion-confirmed': (p) =>
    `Xác nhận hoàn thành ${milestone(p)}ngày ${day(p.on)}${p.day ? `; ngày hoàn thành được tính: ${day(p.day)}` : ''}${said('ghi chú', p)}`,
  'news.explanation-given': (p) => `${p.lead} đã giải trình ngày ${day(p.on)}${paper(p)}${waiting(p)}`,
  'news.explanation-accepted': (p) => `Giải trình của ${p.lead} được chấp nhận ngày ${day(p.on)}`,
  'news.wait-stated': (p) =>
    `${p.lead} báo đang chờ ${p.others}${p.day ? ` từ ngày ${day(p.day)}` : ''}${paper(p)}${said('nội dung chờ', p)}${waiting(p)}`,
  'news.wait-confirmed': (p) => `Thời gian chờ ${p.others} được xác nhận${p.day ? `, tính đến hết ngày ${day(p.day)}` : ''}`,
  'news.wait-refused': (p) => `Thời gian chờ ${p.others} không được xác nhận${because(p)}`,
  /** State of a part that its lead lost. */
  'news.handed-over': () => 'Đã thôi chủ trì',
  /** Why news is told to its reader. */
  'news.told-doer': (p) => `Cơ quan nhận thư chủ trì nhiệm vụ được nêu (${p.lead})`,
  'news.told-former': (p) => `Cơ quan nhận thư đã chủ trì nhiệm vụ được nêu (${p.lead})`,
  'news.told-decider': (p) => `Nhiệm vụ được nêu (${p.lead} chủ trì) do người nhận thư phụ trách, chỉ đạo`,
  'news.told-signer': (p) => `Cơ quan nhận thư theo dõi nhiệm vụ được nêu (${p.lead} chủ trì)`,
  'news.told-follower': (p) => `Cơ quan nhận thư theo dõi nhiệm vụ được nêu (${p.lead} chủ trì)`,
  'news.told-helper': (p) => `Cơ quan nhận thư phối hợp thực hiện nhiệm vụ được nêu (${p.lead} chủ trì)`,
  'news.told-released': (p) => `Cơ quan nhận thư đã phối hợp thực hiện nhiệm vụ được nêu (${p.lead} chủ trì)`,
} satisfies Sentences;

/** Names of the steps in the trail. */
export const newsNames: Readonly<Record<string, string>> = {
  'extension-asked': 'báo có đề nghị gia hạn',
  'extension-granted': 'báo được gia hạn',
  'extension-refused': 'báo không được gia hạn',
  'deadline-set': 'báo thời hạn đã xác định',
  amended: 'báo nhiệm vụ được sửa đổi',
  suspended: 'báo tạm dừng',
  resumed: 'báo tiếp tục thực hiện',
  withdrawn: 'báo thu hồi nhiệm vụ',
  'carried-over': 'báo chuyển tiếp',
  'taken-away': 'báo thôi chủ trì',
  'lead-changed': 'báo thay đổi cơ quan chủ trì',
  'coordinator-named': 'báo cơ quan phối hợp mới',
  'coordinator-released': 'báo thôi phối hợp',
  'coordinators-changed': 'báo thay đổi cơ quan phối hợp',
  declined: 'báo có nhiệm vụ bị trả lại',
  'decline-refused': 'báo không chấp thuận trả lại',
  'completion-reported': 'báo chờ xác nhận hoàn thành',
  'completion-returned': 'báo báo cáo hoàn thành bị trả lại',
  'completion-confirmed': 'báo đã xác nhận hoàn thành',
  'explanation-given': 'báo đã có giải trình',
  'explanation-accepted': 'báo giải trình được chấp nhận',
  'wait-stated': 'báo có thời gian chờ cần xác nhận',
  'wait-confirmed': 'báo thời gian chờ được xác nhận',
  'wait-refused': 'báo thời gian chờ không được xác nhận',
};

/** What waits for the authority, and for whoever follows the task. */
const DECIDED: readonly string[] = ['extension-asked', 'declined'];
const JUDGED: readonly string[] = ['completion-reported', 'explanation-given', 'wait-stated'];

/** As a text message calls it, and what it asks of whom it waits for. */
export const newsSms: Readonly<Record<keyof typeof newsKinds, { label: string; ask: Asks }>> = Object.fromEntries(
  Object.entries<KindWords>(newsKinds).map(([kind, { label }]) => [
    kind,
    {
      label: label.toLocaleUpperCase('vi'),
      ask: {
        doer: 'Đề nghị xem trên hệ thống, thực hiện',
        decider: DECIDED.includes(kind) ? 'Kính đề nghị xem xét, quyết định' : 'Kính đề nghị theo dõi, chỉ đạo',
        follower: JUDGED.includes(kind) ? 'Đề nghị xem xét, xác nhận trên hệ thống' : 'Đề nghị theo dõi trên hệ thống',
        helper: 'Đề nghị xem trên hệ thống để phối hợp',
      },
    },
  ]),
) as Record<keyof typeof newsKinds, { label: string; ask: Asks }>;
