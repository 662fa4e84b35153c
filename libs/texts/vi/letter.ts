// The draft of a công văn in the wording of official papers, and what people read about letters.
import { printDay } from '../../kernel/day.rule.js';
import type { LetterSentences, WhyStruck } from '../facts/letter-facts.js';
import type { Sentences } from '../facts/sentences.js';
import { phases } from './task.js';
import { whoMay } from './who-may.js';

/** Who signs for an agency below the province, by how its name begins. */
const HEADS: readonly [string, string][] = [
  ['văn phòng', 'CHÁNH VĂN PHÒNG'],
  ['thanh tra', 'CHÁNH THANH TRA'],
  ['ban ', 'TRƯỞNG BAN'],
  ['ủy ban', 'CHỦ TỊCH'],
];
const SHARES = {
  lead: (name) => `trách nhiệm của ${name}`,
  'former-lead': (name) => `trách nhiệm của ${name} (cơ quan chủ trì trước)`,
  'waited-for': (name) => `chờ ${name}`,
  suspended: () => 'tạm dừng theo quyết định',
} as Record<string, (name: string) => string> & { lead: (name: string) => string };
const atPlaces = (places: readonly number[]): string => `nhiệm vụ số ${places.join(', ')} tại Phụ lục`;
const short = (agency: string): string => agency.replace(/(Ủy|Uỷ) ban nhân dân/u, 'UBND');

/** A letter is a Vietnamese paper in whatever language the house speaks. */
export const letter = {
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  draft: 'DỰ THẢO',
  closed: (day: string) => `DỰ THẢO ĐÃ ĐÓNG ngày ${day}: không còn nhiệm vụ nào phải nêu tại công văn này, không ký`,
  signed: (number: string, date: string) => `Đã ký ban hành số ${number} ngày ${date}; bản chính lưu tại văn thư`,
  numberEmpty: 'Số:          /',
  number: (number: string) => `Số: ${number}`,
  date: (place: string, day: string, month: string, year: string) => `${place}, ngày ${day} tháng ${month} năm ${year}`,
  /** `round`: the how-manieth letter it is about each of its tasks; 1 also where they differ. */
  about: {
    urge: (round: number) => `V/v đôn đốc${round > 1 ? ` lần ${round} việc` : ''} thực hiện nhiệm vụ quá hạn`,
    explain: (round: number) => `V/v ${round > 1 ? `đôn đốc lần ${round}, ` : ''}yêu cầu giải trình việc chậm thực hiện nhiệm vụ`,
    sanction: (_round: number) => 'V/v nhắc nhở, chấn chỉnh việc chậm thực hiện nhiệm vụ',
  },
  to: (agency: string) => `Kính gửi: ${agency}`,
  opening: (agency: string, tasks: number, day: string) =>
    `Qua theo dõi việc thực hiện các nhiệm vụ được giao, số liệu tính đến ngày ${day}, ${agency} còn ${tasks} nhiệm vụ đã quá thời hạn nhưng chưa hoàn thành (chi tiết tại Phụ lục kèm theo).`,
  /** Letters that were signed about some or all of the tasks. */
  urged: (letters: readonly string[], ofAll: boolean) =>
    `${ofAll ? 'Các nhiệm vụ nêu trên' : 'Trong số các nhiệm vụ nêu trên, có nhiệm vụ'} đã được đôn đốc tại ${letters.join('; ')}.`,
  earlier: (number: string, date: string, places: readonly number[] | null) =>
    `Công văn số ${number} ngày ${date}${places ? ` (${atPlaces(places)})` : ''}`,
  /** `null`: all of them. */
  which: (places: readonly number[] | null) => (places ? atPlaces(places) : 'các nhiệm vụ nêu trên'),
  demand: {
    urge: (which: string) => [
      `Đề nghị Thủ trưởng cơ quan tập trung chỉ đạo, hoàn thành dứt điểm ${which}, báo cáo kết quả kèm theo văn bản, sản phẩm và nêu rõ nguyên nhân chậm.`,
    ],
    explain: (which: string, to: string, term: string) => [
      `Yêu cầu Thủ trưởng cơ quan giải trình bằng văn bản về ${which}: nguyên nhân chậm, trách nhiệm của tập thể, cá nhân có liên quan và cam kết thời gian hoàn thành từng nhiệm vụ. Văn bản giải trình gửi ${to}${term}.`,
      'Trường hợp chậm do phải chờ ý kiến của cơ quan khác, nêu rõ cơ quan, số, ngày văn bản xin ý kiến.',
    ],
    sanction: (which: string, overseer: string, authority: string) => [
      `Nhắc nhở Thủ trưởng cơ quan nghiêm túc rút kinh nghiệm trong chỉ đạo, điều hành việc thực hiện ${which}; khẩn trương hoàn thành và báo cáo kết quả.`,
      `Giao ${overseer} theo dõi, kiểm tra việc thực hiện, tham mưu xem xét trách nhiệm và báo cáo Chủ tịch ${authority}.`,
    ],
  },
  /** The term runs from the day on the paper, so that every reader comes to the same day. */
  term: (workingDays: number) =>
    `, trong thời hạn ${String(workingDays).padStart(2, '0')} ngày làm việc kể từ ngày ký công văn này (không tính ngày ký)`,
  termBy: (day: string) => `, chậm nhất ngày ${day}`,
  by: (issuer: string, overseer: string | null) => (overseer ? `${issuer} (qua ${overseer})` : issuer),
  someOverseer: 'cơ quan theo dõi',
  closing: ['Đề nghị cơ quan nghiêm túc triển khai thực hiện./.'],
  annex: {
    heading: 'Phụ lục',
    title: 'DANH MỤC NHIỆM VỤ QUÁ HẠN CHƯA HOÀN THÀNH',
    with: (number: string, dated: string, issuer: string) => `(Kèm theo Công văn ${number} ${dated} của ${issuer})`,
    numberEmpty: 'số        /',
    number: (number: string) => `số ${number}`,
    dated: (day: string, month: string, year: string) => `ngày ${day} tháng ${month} năm ${year}`,
    asOf: (agency: string, day: string) => `Cơ quan chủ trì: ${agency}. Số liệu tính đến ngày ${day}.`,
    head: [
      'STT',
      'Nội dung nhiệm vụ',
      'Văn bản giao',
      'Cơ quan phối hợp',
      'Thời hạn gốc / điều chỉnh',
      'Tình hình thực hiện',
      'Số ngày quá hạn',
      'Nguyên nhân, trách nhiệm',
      'Đề xuất',
    ],
  },
  paper: (number: string, date: string | null) => (date ? `${number} ngày ${date}` : number),
  days: (calendar: number, working: number) => `${calendar} ngày (${working} ngày làm việc)`,
  jointLeads: (names: readonly string[]) => `Cùng chủ trì: ${names.join('; ')}`,
  changed: (day: string, paper: string | null) => `Điều chỉnh: ${day}${paper ? ` (${paper})` : ''}`,
  determined: (day: string, paper: string | null) => `Được xác định: ${day}${paper ? ` (${paper})` : ''}`,
  phases,
  percent: (percent: number) => `Đạt ${percent}%`,
  noted: (day: string, note: string) => (note ? `Cập nhật ngày ${day}: ${note}` : `Cập nhật ngày ${day}`),
  nothingReported: 'Chưa có báo cáo tiến độ',
  urgedAt: (letters: readonly string[]) => `Đã đôn đốc tại công văn số ${letters.join('; số ')}`,
  extensionAsked: (day: string, paper: string) => `Đã xin gia hạn đến ngày ${day} (${paper}), chưa có quyết định`,
  explained: (day: string, paper: string | null, text: string) => `Giải trình ngày ${day}${paper ? ` (${paper})` : ''}: ${text}`,
  explanationReturned: (reason: string, day: string) => `Giải trình đã bị trả lại (${reason}), phải giải trình lại chậm nhất ngày ${day}`,
  explanationAsked: (paper: string | null, day: string, passed: boolean) =>
    `Đã được yêu cầu giải trình${paper ? ` tại công văn số ${paper}` : ''}, ${passed ? `quá thời hạn (ngày ${day}) chưa có giải trình` : `chậm nhất ngày ${day}`}`,
  share: (days: number, name: string, role: string, papers: readonly string[], unconfirmed: boolean) =>
    `${days} ngày: ${(SHARES[role] ?? SHARES.lead)(name)}${papers.length > 0 ? ` (${papers.join(', ')}${unconfirmed ? '; chưa được xác nhận' : ''})` : ''}`,
  proposals: {
    urge: 'Khẩn trương hoàn thành, báo cáo kết quả',
    explain: 'Giải trình nguyên nhân chậm, trách nhiệm; cam kết thời gian hoàn thành',
    sanction: 'Rút kinh nghiệm; hoàn thành dứt điểm, báo cáo kết quả',
  },
  signatureOfDepartment: (issuer: string): string[] => [
    HEADS.find(([start]) => issuer.toLocaleLowerCase('vi').startsWith(start))?.[1] ?? 'GIÁM ĐỐC',
  ],
  signatureOfProvince: {
    urge: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    explain: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    sanction: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
  },
  copiesHeading: 'Nơi nhận:',
  sameAsAbove: '- Như trên;',
  forReport: (superior: string) => `- ${short(superior)} (để báo cáo);`,
  toFollow: (overseer: string) => `- ${short(overseer)} (để theo dõi, đôn đốc);`,
  /** The unit is left to be filled in where nobody has said which it is. */
  filed: (unit: string | null) => `- Lưu: VT, ${unit ?? '……'}.`,
};

export const letterKinds = {
  urge: 'đôn đốc',
  explain: 'yêu cầu giải trình',
  sanction: 'nhắc nhở, phê bình',
};

/** Why a task left a draft, said after the task. */
export const whyStruck: Readonly<Record<WhyStruck, string>> = {
  withdrawn: 'nhiệm vụ không còn phải thực hiện',
  'carried-over': 'đã chuyển sang kế hoạch khác',
  reassigned: 'đã giao cơ quan khác chủ trì',
  done: 'đã hoàn thành',
  'awaiting-confirmation': 'đã báo cáo hoàn thành, đang chờ xác nhận',
  suspended: 'đang tạm dừng thực hiện',
  'deadline-changed': 'thời hạn đã được điều chỉnh',
  'not-late': 'không còn quá hạn',
  'explanation-asked': 'đã được yêu cầu giải trình',
  'asked-since': 'đã có công văn khác được ký sau dự thảo này',
  'in-later-draft': 'đã có trong dự thảo công văn lập sau',
};

const struckOf = (struck: readonly { code: string; title: string; reason: WhyStruck }[]): string =>
  struck.map(({ code, title, reason }) => `${code ? `${code}. ` : ''}${title} (${whyStruck[reason]})`).join('; ');

/** What stands at the head of a draft that nobody should sign any more, and before what left it. */
export const draftState = {
  closed: (day: string) => `đã đóng ngày ${day}`,
  struck: 'Đã bỏ khỏi dự thảo',
};

export const refusals = {
  'letter.closed': (p) =>
    `Dự thảo công văn “${p.letter}” đã đóng ngày ${printDay(String(p.day))}: các nhiệm vụ đã được giải quyết hoặc đã có trong công văn, dự thảo khác. Văn bản ký trước ngày đó thì ghi đúng ngày ký.`,
  'letter.unknown': (p) => `Không có dự thảo công văn “${p.letter}”.`,
  'letter.not-entitled': (p) =>
    `Chỉ ${whoMay(p)} được ghi nhận công văn đã ký; ${p.addressee} là cơ quan nhận công văn nên không tự ghi nhận.`,
  'letter.signed-already': (p) => `Công văn “${p.letter}” đã được ký, số ${p.number}.`,
  'letter.date-in-future': (p) => `Ngày ký ${printDay(String(p.date))} sau ngày hôm nay (${printDay(String(p.today))}).`,
  'letter.asks-no-explanation': (p) => `Công văn “${p.letter}” không yêu cầu giải trình, nên không có ngày giải trình để ghi.`,
  'letter.explain-by-too-early': (p) =>
    `Ngày phải giải trình ${printDay(String(p.day))} không sau ngày ký công văn (${printDay(String(p.date))}).`,
  'letter.date-before-draft': (p) => `Ngày ký ${printDay(String(p.date))} trước ngày dự thảo (${printDay(String(p.day))}).`,
} satisfies Sentences;

export const events: LetterSentences = {
  LetterDrafted: (d) =>
    `Dự thảo công văn ${letterKinds[d.kind]} gửi ${d.agency.name}, ${d.items.length} nhiệm vụ, trình ${d.issuer.name} ký`,
  LetterRedrafted: (d) =>
    `Dự thảo lại công văn ${letterKinds[d.kind]} gửi ${d.agency.name}, ${d.items.length} nhiệm vụ, trình ${d.issuer.name} ký`,
  LetterItemsStruck: (d) => `Bỏ khỏi dự thảo công văn gửi ${d.agency.name}: ${struckOf(d.struck)}; còn ${d.left} nhiệm vụ`,
  LetterClosed: (d) => `Đóng dự thảo công văn gửi ${d.agency.name}, không còn nhiệm vụ nào phải nêu: ${struckOf(d.struck)}`,
  LetterSigned: (d) =>
    `Công văn gửi ${d.agency.name} đã ký: số ${d.number} ngày ${printDay(d.date)}${d.explain ? `; yêu cầu giải trình ${d.explain.tasks.length} nhiệm vụ, chậm nhất ngày ${printDay(d.explain.by)}` : ''}`,
};
