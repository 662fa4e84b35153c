// What a text message says in Vietnamese, before its marks are taken away: short, the code first, what is asked last.
import { printDay, type Day } from '../../kernel/index.js';
import type { Asks, Audience } from '../facts/audience.js';
import { newsSms } from './news.js';

const two = (count: number): string => String(count).padStart(2, '0');

interface SmsKind {
  /** `days`: how many days late or left; null when there is no day. What the lead is told to do, others are told is so. */
  label(days: number | null, audience: Audience): string;
  ask: Asks;
}

/** What whoever does not do the work is asked, in one breath. */
const asks = (doer: string, follower: string): Asks => ({
  doer,
  follower,
  decider: 'Kính đề nghị xem xét, chỉ đạo',
  helper: 'Đề nghị phối hợp với cơ quan chủ trì',
});

const REPORT = asks('Đề nghị hoàn thành, báo cáo trên hệ thống', 'Đề nghị theo dõi, đôn đốc cơ quan chủ trì');
const ACCEPT = asks('Đề nghị tiếp nhận trên hệ thống', 'Đề nghị theo dõi việc tiếp nhận');
const PROPOSED: Asks = {
  ...REPORT,
  decider: 'Kính đề nghị xem xét',
  signer: 'Đề nghị xem xét, ký',
  follower: 'Đề nghị tham mưu, trình ký',
};

const HAND_IN = asks('Đề nghị nộp báo cáo trên hệ thống', 'Đề nghị theo dõi, nhắc cơ quan báo cáo');
const EXPLAIN: Asks = {
  ...asks('Đề nghị giải trình bằng văn bản, nhập trên hệ thống', 'Đề nghị theo dõi, đôn đốc cơ quan chủ trì giải trình'),
  helper: 'Đề nghị cung cấp thông tin cho cơ quan chủ trì',
};
/** An order to the lead; to everybody else what it has, or has not, done. */
const toDo =
  (order: string, fact: string): SmsKind['label'] =>
  (_days, audience) =>
    audience === 'doer' ? order : fact;

/** News has no days of its own. */
const news = Object.fromEntries(Object.entries(newsSms).map(([kind, { label, ask }]) => [kind, { label: () => label, ask }]));

const kinds = {
  sanction: { label: (days) => `QUÁ HẠN ${late(days)}, đề xuất nhắc nhở, phê bình`, ask: PROPOSED },
  explain: { label: (days) => `QUÁ HẠN ${late(days)}, đề nghị yêu cầu giải trình`, ask: PROPOSED },
  urge: { label: (days) => `QUÁ HẠN ${late(days)}, đề nghị ký công văn đôn đốc`, ask: PROPOSED },
  late: { label: (days) => `QUÁ HẠN ${late(days)}`, ask: REPORT },
  'due-tomorrow': { label: (days) => (days === 1 ? 'HẠN NGÀY MAI' : 'CẬN KỀ THỜI HẠN'), ask: REPORT },
  'due-soon': { label: (days) => (days === null ? 'SẮP ĐẾN HẠN' : `SẮP ĐẾN HẠN, còn ${two(days)} ngày`), ask: REPORT },
  reminder: {
    label: (days) => (days === null ? 'NHẮC VIỆC' : `NHẮC VIỆC, còn ${two(days)} ngày`),
    ask: asks('Đề nghị cập nhật tiến độ trên hệ thống', 'Đề nghị theo dõi tiến độ'),
  },
  unexplained: { label: toDo('YÊU CẦU GIẢI TRÌNH NGAY, đã quá hạn giải trình', 'QUÁ HẠN GIẢI TRÌNH'), ask: EXPLAIN },
  'explanation-asked': { label: toDo('YÊU CẦU GIẢI TRÌNH', 'CƠ QUAN CHỦ TRÌ ĐƯỢC YÊU CẦU GIẢI TRÌNH'), ask: EXPLAIN },
  'report-missing': {
    label: (days, audience) =>
      `${audience === 'doer' ? 'YÊU CẦU NỘP BÁO CÁO' : 'CHƯA NỘP BÁO CÁO'}, QUÁ HẠN ${late(days)}`.replace(/ $/, ''),
    ask: { ...HAND_IN, doer: 'Đề nghị nộp ngay trên hệ thống, nêu lý do nộp muộn', decider: 'Kính đề nghị chỉ đạo việc nộp báo cáo' },
  },
  'report-due': {
    label: (days, audience) =>
      `${audience === 'doer' ? 'ĐỀ NGHỊ NỘP BÁO CÁO' : 'SẮP ĐẾN HẠN NỘP BÁO CÁO'}${days === null ? '' : `, còn ${two(days)} ngày`}`,
    ask: { ...HAND_IN, decider: 'Kính đề nghị theo dõi, chỉ đạo' },
  },
  'no-progress': {
    label: toDo('ĐỀ NGHỊ CẬP NHẬT TIẾN ĐỘ', 'CHƯA CẬP NHẬT TIẾN ĐỘ'),
    ask: asks('Đề nghị nêu việc đã làm, khó khăn, vướng mắc trên hệ thống', 'Đề nghị kiểm tra, nhắc cơ quan chủ trì cập nhật'),
  },
  undetermined: {
    label: toDo('ĐỀ NGHỊ CHO BIẾT CĂN CỨ XÁC ĐỊNH THỜI HẠN', 'CHƯA XÁC ĐỊNH THỜI HẠN'),
    ask: {
      ...asks('Đề nghị báo cơ quan theo dõi số, ngày văn bản làm căn cứ', 'Đề nghị xác định thời hạn trên hệ thống khi đã có căn cứ'),
      helper: 'Đề nghị thông tin nếu biết căn cứ đã được ban hành',
    },
  },
  ...news,
  'not-accepted': { label: () => 'CHƯA TIẾP NHẬN', ask: ACCEPT },
  assigned: { label: () => 'NHIỆM VỤ MỚI GIAO', ask: ACCEPT },
  other: { label: () => 'CÓ THÔNG BÁO MỚI', ask: asks('Đề nghị xem trên hệ thống', 'Đề nghị xem trên hệ thống') },
} satisfies Record<string, SmsKind>;

function late(days: number | null): string {
  return days === null ? '' : `${two(days)} ngày`;
}

/** Long names as officials write them in short messages; the first that fits. */
const SHORT: readonly [RegExp, string][] = [
  [/Văn phòng (?=Ủy|UBND)/gu, 'VP '],
  [/Ủy ban nhân dân/gu, 'UBND'],
  [/thành phố/gu, 'TP'],
  [/Ban Quản lý/gu, 'BQL'],
  [/Thông tin và Truyền thông/gu, 'TTTT'],
  [/Nông nghiệp và Phát triển nông thôn/gu, 'NNPTNT'],
  [/Lao động - Thương binh và Xã hội/gu, 'LĐTBXH'],
  [/Tài nguyên và Môi trường/gu, 'TNMT'],
  [/Văn hóa, Thể thao và Du lịch/gu, 'VHTTDL'],
];

const shortName = (agency: string): string => SHORT.reduce((name, [long, short]) => name.replace(long, short), agency);

export const sms = {
  kinds: kinds as Record<string, SmsKind>,
  /** `prefix`: what the plan is known by, e.g. CCHC. */
  head: (prefix: string, year: number, code: string): string => `${prefix} ${year}${code ? `/${code}` : ''}`,
  copy: 'Để biết: ',
  /** The days of several tasks differ: what is said of one of them is not said of all. */
  several: (label: string, tasks: number): string => `${label}: ${tasks} nhiệm vụ`,
  /** Reports have no codes: their periods are named. */
  severalReports: (label: string, reports: number, titles: readonly string[]): string =>
    `${label}: ${reports} báo cáo (${titles.join('; ')})`,
  codes: (codes: readonly string[], more: number): string => `${codes.join(', ')}${more > 0 ? ` và ${more} việc khác` : ''}`,
  lead: (agency: string): string => `Chủ trì: ${shortName(agency)}`,
  reporter: (agency: string): string => `Cơ quan báo cáo: ${shortName(agency)}`,
  reporters: (agencies: number): string => `${agencies} cơ quan báo cáo`,
  /** A letter that was signed. */
  urged: (number: string, day: Day): string => `Đã có CV ${number} ngày ${printDay(day)}`,
  /** An extension was asked for and waits. */
  waits: (on: Day, by: string): string =>
    `Đề nghị gia hạn ngày ${printDay(on)} chờ ${SHORT.reduce((name, [long, short]) => name.replace(long, short), by)} quyết định`,
  suspended: (days: number): string => `Trong đó tạm dừng ${two(days)} ngày`,
  leads: (agencies: number): string => `Chủ trì: ${agencies} cơ quan`,
  milestone: (year: string | null, day: Day, provisional?: number | null): string =>
    `Mốc${year ? ` năm ${year}` : ''}: ${printDay(day)}${provisional ? ' (tạm tính)' : ''}`,
  due: (day: Day, provisional?: number | null): string => `Hạn ${printDay(day)}${provisional ? ' (tạm tính)' : ''}`,
  taskDue: (day: Day, provisional?: number | null): string => `Hạn của nhiệm vụ ${printDay(day)}${provisional ? ' (tạm tính)' : ''}`,
};
