// What people read about the civil-service calendar: days that may still move, notices that are loaded, and why one is refused.
import { wrong } from './input.js';
import { printDay } from '../../kernel/day.rule.js';
import type { CalendarSentences } from '../facts/calendar-facts.js';
import type { Params, Sentences } from '../facts/sentences.js';

const day = (value: unknown): string => printDay(String(value));
const file = (p: Params): string => (p.file ? `Tệp lịch nghỉ “${p.file}”` : 'Lịch nghỉ');
const place = (p: Params): string => `${file(p)} không hợp lệ tại “${p.path}”`;

export const refusals = {
  'calendar.unreadable': (p) => `Không đọc được tệp lịch nghỉ “${p.file}”: ${p.detail}.`,
  'calendar.not-json': (p) => `Tệp lịch nghỉ “${p.file}” không phải là JSON hợp lệ${p.place ? `: sai từ ký tự thứ ${p.place}` : ''}.`,
  'calendar.invalid': (p) => `${place(p)}: ${wrong(p)}.`,
  'calendar.outside-year': (p) => `${place(p)}: ngày ${day(p.day)} không thuộc năm ${p.year}; ngày của năm khác ghi vào lịch của năm đó.`,
  'calendar.day-twice': (p) => `${place(p)}: ngày ${day(p.day)} đã có tại “${p.first}”.`,
  'calendar.work-on-weekday': (p) => `${place(p)}: ngày làm bù ${day(p.day)} phải là thứ Bảy hoặc Chủ nhật.`,
  'calendar.off-on-weekend': (p) =>
    `${place(p)}: ngày ${day(p.day)} là thứ Bảy hoặc Chủ nhật, vốn là ngày nghỉ; ngày nghỉ bù, ngày nghỉ hoán đổi phải là ngày làm việc.`,
  'calendar.no-such-year': (p) => `Không có lịch năm “${p.year}”: năm phải từ ${p.first} đến ${p.last}.`,
  'calendar.reason-needed': (p) => `Năm ${p.year} đã có thông báo nghỉ lễ, tết; nạp lại thì phải nêu lý do.`,
  'calendar.warnings': (p) => `${file(p)} năm ${p.year} có điểm bất thường: ${p.vi}. Nếu đúng như văn bản, hãy xác nhận để vẫn nạp.`,
} satisfies Sentences;

export const events: CalendarSentences = {
  CalendarAdopted: (d) => {
    const years = d.years.map(({ year }) => year);
    return `Ghi nhận lịch làm việc đi kèm phần mềm: các năm ${Math.min(...years)}-${Math.max(...years)} theo thông báo, các năm khác tính theo luật`;
  },
  CalendarYearLoaded: (d) => {
    const papers = d.documents.map(({ number, date }) => (date ? `${number} ngày ${printDay(date)}` : number)).join('; ');
    return `Nạp lịch nghỉ lễ, tết năm ${d.year} theo ${papers}${d.reason ? `; lý do nạp lại: ${d.reason}` : ''}`;
  },
};

/** Days computed from the law. */
export const calendar = {
  /** A printed day, marked when it is of a year without a notice. */
  day: (printed: string, provisional: number | null | undefined): string => (provisional ? `${printed} (tạm tính)` : printed),
  /** Once, where such days are shown. */
  mayChange: (years: readonly number[]): string =>
    `Ngày theo lịch tạm tính, có thể thay đổi khi có thông báo nghỉ lễ, tết năm ${years.join(', ')}.`,
  /** Where there is room to say what may move. */
  mayMove: 'Còn có thể đổi: các ngày nghỉ quanh Tết Âm lịch, ngày nghỉ liền kề Quốc khánh 2/9, các ngày hoán đổi.',
  whatMayMove: 'các ngày nghỉ quanh Tết Âm lịch, ngày nghỉ liền kề Quốc khánh 2/9 và các ngày hoán đổi',
  warnings: {
    'missing-holiday': (p) => `thiếu ngày nghỉ theo luật ${day(p.day)} (${p.name})`,
    'not-made-up': (p) => `${p.lost} ngày nghỉ lễ rơi vào thứ Bảy, Chủ nhật nhưng có ${p.madeUp} ngày nghỉ bù`,
    unbalanced: (p) => `${p.off} ngày nghỉ hoán đổi nhưng có ${p.work} ngày làm bù`,
  } satisfies Sentences as Sentences,
  kinds: {
    holiday: 'nghỉ lễ, tết',
    compensatory: 'nghỉ bù',
    'swapped-off': 'nghỉ hoán đổi',
    'swapped-work': 'làm bù',
  },
};
