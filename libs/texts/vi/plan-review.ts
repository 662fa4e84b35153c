// What is said while a draft is reviewed and a plan is amended.
import { dayOf, printDay } from '../../kernel/day.rule.js';
import type { Params, Sentences } from '../facts/sentences.js';

/** What is still to be decided about a row. */
export const points: Readonly<Record<string, string>> = {
  'lead-missing': 'chưa có cơ quan chủ trì',
  'lead-unknown': 'cơ quan chủ trì không có trong danh bạ',
  'lead-unresolved': 'ô chủ trì có chỗ chưa rõ',
  'deadline-missing': 'chưa có thời hạn',
  'deadline-unreadable': 'không đọc được thời hạn',
  'deadline-ambiguous': 'thời hạn có thể hiểu nhiều cách',
  'struck-out': 'văn bản đã gạch bỏ cả dòng',
  'struck-in-part': 'văn bản đã gạch bỏ một phần',
};

export const fates: Readonly<Record<string, string>> = {
  task: 'nhiệm vụ',
  'not-a-task': 'không phải nhiệm vụ',
  split: 'đã tách',
  joined: 'đã gộp',
};

export const differenceKinds: Readonly<Record<string, string>> = {
  pair: 'có phải cùng một dòng',
  removed: 'không còn trong văn bản mới',
  added: 'thêm mới',
  lead: 'chủ trì',
  coordinators: 'phối hợp',
  deadline: 'thời hạn',
  title: 'nội dung',
  product: 'sản phẩm',
  funding: 'kinh phí',
  place: 'vị trí trong kế hoạch',
};

export const choices: Readonly<Record<string, string>> = {
  accept: 'theo văn bản mới',
  keep: 'giữ như đang thực hiện',
  withdraw: 'bãi bỏ',
  same: 'cùng một dòng',
  different: 'hai dòng khác nhau',
};

export const outcomes: Readonly<Record<string, string>> = {
  unchanged: 'không đổi',
  changed: 'đã sửa đổi',
  kept: 'giữ như đang thực hiện',
  withdrawn: 'bãi bỏ',
  added: 'giao mới',
  'not-taken-over': 'không đưa vào',
  'closed-before': 'đã kết thúc từ trước',
  'never-assigned': 'chưa từng giao',
  'not-a-task': 'không phải nhiệm vụ',
  split: 'đã tách',
  joined: 'đã gộp',
};

export const notes: Readonly<Record<string, string>> = {
  reported: 'phần việc đã báo cáo hoàn thành, nên chưa đổi được cơ quan chủ trì',
  done: 'nhiệm vụ đã hoàn thành, nên giữ nguyên',
  extended: 'thời hạn đang áp dụng đã thay đổi so với văn bản đầu tiên',
};

export const amendmentPhases: Readonly<Record<string, string>> = {
  draft: 'đang xem xét',
  discarded: 'đã hủy',
  applied: 'đang thực hiện sửa đổi',
  'carried-out': 'đã sửa đổi',
};

const of = (words: Readonly<Record<string, string>>, name: unknown): string => words[String(name)] ?? String(name);
const inWords = (text: unknown, words: Readonly<Record<string, string>>): string =>
  Object.entries(words).reduce((said, [code, word]) => said.replaceAll(code, word), String(text));
const more = (p: Params): string => (Number(p.more) > 0 ? ` và ${p.more} mục khác` : '');
const when = (p: Params): string => (p.at ? ` ngày ${printDay(dayOf(String(p.at)))}` : '');
/** Such rows are not accepted together with the others. */
const struckOut = (p: Params): string =>
  /struck-out/.test(String(p.rows))
    ? ' Dòng bị gạch bỏ thì phải quyết định từng dòng: “không phải nhiệm vụ”, hoặc giữ như đã đọc và nêu rõ dòng đó.'
    : '';
const whom = (p: Params): string => (p.by ? `, người nhập: ${p.by}` : '');

export const refusals = {
  'plan.already-draft': (p) =>
    `Văn bản ${p.number} đã được nhập${when(p)}${whom(p)} và đang chờ duyệt (${p.plan}). Hãy duyệt hoặc hủy bản đó.`,
  'plan.already-approved': (p) =>
    `Văn bản ${p.number} đã được nhập${when(p)}${whom(p)} và đã giao nhiệm vụ (${p.plan}); không nhập lần thứ hai. Nếu đây là bản sửa đổi, hãy dùng: dunghan plan amend ${p.plan}.`,
  'plan.imported-before': (p) =>
    `Văn bản này đã được nhập${when(p)}${whom(p)}, với số ${p.number} (kế hoạch ${p.plan}); không nhập lần thứ hai. Nếu bản đó còn là bản nháp, có thể hủy rồi nhập lại.`,
  'plan.no-tasks': (p) => `Không đọc được nhiệm vụ nào từ “${p.name}”, nên không nhập kế hoạch.`,
  'plan.unknown': (p) => `Không có kế hoạch “${p.plan}”.`,
  'plan.unknown-agency': (p) => `Danh bạ không có cơ quan “${p.agency}”.`,
  'plan.approved-before': (p) => `Kế hoạch “${p.plan}” đã được duyệt từ trước.`,
  'plan.discarded-before': (p) => `Kế hoạch “${p.plan}” đã bị hủy bản nháp; hãy nhập lại văn bản.`,
  'plan.not-a-draft': (p) => `Kế hoạch “${p.plan}” không có bản nháp nào để hủy.`,
  'plan.not-approved': (p) => `Kế hoạch “${p.plan}” chưa được duyệt nên chưa có gì để sửa đổi; hãy sửa ngay trên bản nháp.`,
  'plan.no-draft': (p) => `Kế hoạch “${p.plan}” không có bản nháp nào đang xem xét.`,
  'plan.stale': (p) =>
    `Kế hoạch “${p.plan}” đã thay đổi từ khi được xem (bản ${p.revision}, nay là bản ${p.current}). Hãy xem lại rồi quyết định.`,
  'plan.no-such-row': (p) => `Bản nháp có ${p.rows} dòng, không có dòng nhiệm vụ “${p.row}”.`,
  'plan.row-no-task': (p) => `Dòng ${p.row} không còn là nhiệm vụ (${of(fates, p.fate)}); muốn sửa, hãy rút lại quyết định đó trước.`,
  'plan.piece-is-split': (p) =>
    `Dòng ${p.row} đã là một phần tách từ dòng ${p.whole}; hãy rút lại việc tách rồi tách lại dòng ${p.whole} thành nhiều phần hơn.`,
  'plan.too-many-pieces': (p) => `Một dòng tách được nhiều nhất ${p.most} phần.`,
  'plan.join-one': (p) => `Cần ít nhất hai dòng khác nhau để gộp; chỉ có dòng ${p.row}.`,
  'plan.words-not-open': (p) => `Ở dòng ${p.row} không có chỗ nào ghi “${p.text}” mà chưa rõ là cơ quan nào.`,
  'plan.deadline-clear': (p) => `Thời hạn của dòng ${p.row} đã rõ (${printDay(String(p.due))}); nếu văn bản ghi khác, hãy sửa ô thời hạn.`,
  'plan.deadline-needs-document': (p) => `Thời hạn của dòng ${p.row} còn chờ điều kiện; phải nêu văn bản xác định ngày.`,
  'plan.deadline-needs-ground': (p) => `Phải nêu văn bản hoặc lý do khi xác định thời hạn của dòng ${p.row}.`,
  'plan.deadline-before-issue': (p) =>
    `Ngày ${printDay(String(p.day))} sớm hơn ngày ban hành văn bản (${printDay(String(p.issued))}). Nếu thời hạn của dòng ${p.row} đúng là như vậy, hãy ghi rõ lý do.`,
  'plan.lead-needed': (p) =>
    `Dòng ${p.rows} chưa có cơ quan chủ trì, không thể giữ như đã đọc; hãy sửa ô chủ trì hoặc đánh dấu không phải nhiệm vụ.`,
  'plan.rows-open': (p) =>
    `Còn ${p.count} dòng phải quyết định trước: ${inWords(p.rows, points)}${more(p)}. Hãy sửa từng dòng, hoặc giữ như đã đọc (--as-read), hoặc để lại kèm lý do.${struckOut(p)}`,
  'plan.nothing-left': (p) => `Không còn nhiệm vụ nào để giao trong kế hoạch “${p.plan}”.`,
  'plan.nothing-to-take-back': (p) => `Kế hoạch “${p.plan}” không còn quyết định nào để rút lại.`,
  'plan.no-such-decision': (p) => `Không có quyết định số ${p.decision}.`,
  'plan.taken-back-before': (p) => `Quyết định số ${p.decision} đã được rút lại từ trước.`,
  'plan.decision-rests': (p) =>
    `Quyết định số ${p.later} dựa trên quyết định số ${p.decision}; hãy rút lại quyết định số ${p.later} trước.`,
  'plan.amendment-open': (p) =>
    `Kế hoạch “${p.plan}” đang có văn bản sửa đổi ${p.number} (lần ${p.amendment}) chưa xong; hãy áp dụng hoặc hủy trước.`,
  'plan.no-amendment': (p) => `Kế hoạch “${p.plan}” không có văn bản sửa đổi nào đang xem xét.`,
  'plan.no-such-amendment': (p) => `Kế hoạch “${p.plan}” không có lần sửa đổi ${p.amendment}.`,
  'plan.no-such-difference': (p) => `Không có điểm khác “${p.key}”.`,
  'plan.choice-not-open': (p) =>
    `Với điểm khác “${p.key}” chỉ được chọn: ${p.choices} (không chọn được ${p.choice})${p.note ? `; ${of(notes, p.note)}` : ''}.`,
  'plan.differences-open': (p) => `Còn ${p.count} điểm khác chưa quyết định: ${p.keys}${more(p)}.`,
} satisfies Sentences;

const document = (p: Params): string => `văn bản số ${p.number}${p.date ? ` ngày ${p.date}` : ''}`;

/** Kept with the facts, as an official would write them. */
export const amendmentReasons = {
  changed: (p) => `Sửa đổi theo ${document(p)}`,
  withdrawn: (p) => `Bãi bỏ theo ${document(p)}`,
} satisfies Sentences;

export const deadlineWhy = (p: Params): string =>
  `Ngày ${p.day} do người duyệt xác định${p.document ? ` theo văn bản ${p.document}` : ''}${p.reason ? `; lý do: ${p.reason}` : ''}.`;

/** How review is laid out on the command line. */
export const review = {
  open: (rows: number) => (rows === 0 ? 'Không còn gì phải quyết định.' : `Còn ${rows} dòng phải quyết định.`),
  revision: (revision: number) => `Bản ${revision}`,
  decisions: 'Các quyết định',
  takenBack: '(đã rút lại)',
  fate: 'Là',
  confidence: 'Tin cậy',
  toDecide: 'Phải quyết định',
  printedAs: 'Văn bản ghi',
  document: 'Mã mới',
  row: 'Mã',
  likeness: 'Giống',
  difference: 'Điểm khác',
  was: 'Đang thực hiện',
  now: 'Văn bản mới',
  decided: 'Quyết định',
  outcome: 'Kết quả',
  changes: 'Theo văn bản mới',
  kept: 'Giữ nguyên',
  undecided: (count: number) => (count === 0 ? 'Mọi điểm khác đã được quyết định.' : `Còn ${count} điểm khác chưa quyết định.`),
  amended: (plan: string, amendment: number, differences: number) =>
    `Đã nhập văn bản sửa đổi lần ${amendment} của ${plan}: ${differences} điểm khác cần quyết định. Xem: dunghan plan compare ${plan}`,
  applied: (plan: string, number: string) => `Đã áp dụng văn bản sửa đổi ${number} vào ${plan}.`,
  sum: (name: string, rows: number, parts: string) => `${name}: ${rows} dòng = ${parts}`,
  planSide: 'Kế hoạch đang thực hiện',
  documentSide: 'Văn bản mới',
  amendment: 'Lần sửa đổi',
  refused: (task: string) => `Không thực hiện được với nhiệm vụ “${task}”`,
  help: {
    revision: 'Bản đã xem; bị từ chối nếu kế hoạch đã thay đổi từ đó',
    asRead: 'Giữ như đã đọc mọi chỗ còn ngờ (dòng chưa có chủ trì thì không được)',
    row: 'Dòng: số trong văn bản (7) hoặc mã (r07, r07a; n07 ở văn bản sửa đổi)',
    rows: 'Một hay nhiều dòng',
    correct: 'Sửa ô của một dòng; ô được đọc lại, chữ trong văn bản vẫn giữ',
    split: 'Tách một dòng thành nhiều nhiệm vụ, mỗi --piece một nhiệm vụ',
    piece: 'Nội dung một phần, hoặc JSON các ô: {"title":…,"lead":…,"deadline":…}',
    join: 'Gộp các dòng vào dòng đầu',
    notTask: 'Đánh dấu các dòng không phải nhiệm vụ (cần --reason)',
    add: 'Thêm một nhiệm vụ mà bảng không có (cần --title và --reason: thấy ở đâu)',
    resolve: 'Cho biết một chỗ chưa rõ là cơ quan nào trong danh bạ',
    text: 'Chữ chưa rõ, như văn bản ghi',
    agency: 'Mã cơ quan trong danh bạ',
    teach: 'Ghi thêm tên gọi này vào danh bạ và đọc lại các dòng khác',
    deadline: 'Xác định thời hạn chưa rõ, còn chờ điều kiện hoặc có thể hiểu nhiều cách',
    to: 'Ngày, ngày/tháng/năm',
    accept: 'Giữ các dòng như đã đọc; không nêu dòng nào là tất cả',
    undo: 'Rút lại một quyết định; không nêu số là quyết định mới nhất',
    decision: 'Số của quyết định',
    cells: {
      title: 'Nội dung nhiệm vụ',
      product: 'Sản phẩm',
      lead: 'Ô cơ quan chủ trì',
      coordinator: 'Ô cơ quan phối hợp',
      deadline: 'Ô thời hạn',
      funding: 'Ô kinh phí',
      code: 'Số thứ tự',
      field: 'Lĩnh vực',
      group: 'Nhóm',
    },
    amend: 'Nhập văn bản sửa đổi của một kế hoạch đang thực hiện; chưa thay đổi gì',
    compare: 'Đối chiếu văn bản sửa đổi với kế hoạch đang thực hiện, từng dòng',
    decide: 'Quyết định các điểm khác, ví dụ r07.deadline; hoặc --all',
    difference: 'Mã điểm khác',
    all: 'Mọi điểm khác chưa quyết định mà được chọn như vậy',
    kind: 'Cùng --all: chỉ loại này',
    choose: 'Lựa chọn',
    apply: 'Áp dụng văn bản sửa đổi khi mọi điểm khác đã quyết định',
    receipt: 'Biên bản đối chiếu: mỗi dòng cũ và mỗi dòng mới đi đâu',
    amendment: 'Lần sửa đổi; không nêu là lần mới nhất',
  },
};
