// Why a deadline was read as it was, and what a careful official would ask when it can be read in more than one way.
import { calendarName } from './number.js';
import type { Sentences } from '../facts/sentences.js';

/** One clause a rule: the reading in words, to be followed by what became of the day. */
export const readings = {
  'named-day': (p) => `Ô ghi rõ ngày ${p.due}`,
  'day-before': (p) => `“Trước ngày ${p.named}” nghĩa là chậm nhất hết ngày liền trước, ${p.due}`,
  'hour-of-day': (p) => `Ô ghi trước một giờ trong ngày ${p.due}, nên hạn nằm trong ngày đó`,
  'period-before': (p) => `“Trước” kỳ bắt đầu từ ${p.named} nghĩa là chậm nhất hết ngày liền trước, ${p.due}`,
  'month-end': (p) => `Hạn theo tháng tính đến hết ngày cuối tháng, ${p.due}`,
  'quarter-end': (p) => `Hạn theo quý tính đến hết ngày cuối quý, ${p.due}`,
  'half-year-end': (p) => `Hạn theo nửa năm tính đến hết ngày cuối kỳ, ${p.due}`,
  'nine-months-end': (p) => `Hạn 9 tháng tính đến hết ngày ${p.due}`,
  'year-end': (p) => `Hạn theo năm tính đến hết ngày cuối năm, ${p.due}`,
  'years-end': (p) => `Hạn theo nhiều năm tính đến hết năm cuối, ${p.due}`,
  'civil-code-146': (p) => `Theo Điều 146 Bộ luật Dân sự 2015, cách ghi đầu, giữa hoặc cuối kỳ ở đây là ngày ${p.due}`,
  'last-of-several': (p) => `Ô ghi ${p.count} mốc; mốc cuối cùng là ngày ${p.due}`,
  onward: (p) => `Nhiệm vụ còn tiếp tục ở các năm sau; mốc phải có kết quả trước mắt là ngày ${p.due}`,
  'every-year': (p) => `Nhiệm vụ lặp lại hằng năm; mốc kế tiếp là ngày ${p.due}`,
  'every-year-on': (p) => `Nhiệm vụ lặp lại hằng năm vào thời điểm đã ghi; mốc của năm là ngày ${p.due}`,
  'every-half-year': (p) => `Nhiệm vụ lặp lại 6 tháng một lần; mốc kế tiếp là ngày ${p.due}`,
  'every-quarter': (p) => `Nhiệm vụ lặp lại hằng quý; mốc kế tiếp là ngày ${p.due}`,
  'every-month': (p) => `Nhiệm vụ lặp lại hằng tháng; mốc kế tiếp là ngày ${p.due}`,
  'every-week': (p) =>
    p.due ? `Nhiệm vụ lặp lại hằng tuần; mốc kế tiếp là ngày ${p.due}` : 'Nhiệm vụ lặp lại hằng tuần; ô không ghi ngày nào trong tuần',
  'every-other': () => 'Nhiệm vụ lặp lại nhưng chưa rõ nhịp hoặc ngày của từng lần',
  standing: () => 'Nhiệm vụ thường xuyên, không có ngày đến hạn; theo dõi qua báo cáo định kỳ',
  'start-only': (p) => `Ô chỉ ghi lúc bắt đầu (${p.start}), không ghi lúc phải xong`,
  'start-on-issue': () => 'Ô chỉ ghi bắt đầu từ ngày ban hành, không ghi lúc phải xong',
  condition: () => 'Hạn chờ văn bản hoặc sự kiện bên ngoài nên chưa xác định được ngày',
  'working-days': (p) =>
    `${p.count} ngày làm việc tính từ sau ngày ${p.from} (không tính ngày đầu, Điều 147 Bộ luật Dân sự 2015) kết thúc ngày ${p.due}`,
  'calendar-days': (p) =>
    `${p.count} ngày tính từ sau ngày ${p.from} (không tính ngày đầu, Điều 147 Bộ luật Dân sự 2015) kết thúc ngày ${p.due}`,
  'corresponding-day': (p) => `Thời hạn tính từ ngày ${p.from} kết thúc vào ngày tương ứng, ${p.due} (Điều 148 Bộ luật Dân sự 2015)`,
  empty: () => 'Ô thời hạn để trống',
  'too-many': () => 'Ô có quá nhiều số và chữ nên không đọc như một thời hạn',
  'too-long': (p) => `Ô dài hơn ${p.longest} ký tự nên không đọc như một thời hạn`,
  unknown: () => 'Không nhận ra thời hạn nào trong ô này',
  unclear: () => 'Nhận ra có thời điểm trong ô nhưng không rõ thời điểm nào là hạn',
  'no-such-day': (p) => `“${p.words}” không phải một ngày có thật`,
  'no-such-month': (p) => `“${p.words}” không phải một tháng có thật`,
  'no-such-quarter': (p) => `“${p.words}” không phải một quý có thật`,
  'no-such-year': (p) => `“${p.words}” không có năm hợp lệ`,
  'day-without-month': (p) => `“${p.words}” chỉ ghi ngày, không ghi tháng`,
  'week-of-month': (p) => `“${p.words}” ghi tuần thứ mấy trong tháng, không có ngày cuối thống nhất`,
  ditto: () => 'Ô ghi “như trên”, tự nó không nêu thời hạn',
} satisfies Sentences;

/** What became of the day: added to a reading that has one. */
export const endings = {
  kept: (p) => `là ngày làm việc nên giữ nguyên (lịch làm việc ${calendarName(p.version)})`,
  rolled: (p) =>
    `là ngày nghỉ (${p.rest}) nên hạn chuyển sang ngày làm việc kế tiếp, ${p.to} (khoản 5 Điều 148 Bộ luật Dân sự 2015, lịch làm việc ${calendarName(p.version)})`,
  strict: (p) => `đã ghi “trước” nên không lùi qua ngày nghỉ (lịch làm việc ${calendarName(p.version)})`,
  provisional: (p) =>
    `ngày theo lịch tạm tính, có thể thay đổi khi có thông báo nghỉ lễ, tết năm ${p.year} (các ngày nghỉ quanh Tết Âm lịch, ngày liền kề 2/9, ngày hoán đổi)`,
  'year-of-plan': (p) => `năm lấy theo năm kế hoạch ${p.year}`,
} satisfies Sentences;

export const restDays = {
  1: 'Thứ Hai',
  2: 'Thứ Ba',
  3: 'Thứ Tư',
  4: 'Thứ Năm',
  5: 'Thứ Sáu',
  6: 'Thứ Bảy',
  7: 'Chủ nhật',
} as const;

export const questions = {
  'no-end': (p) => `Nhiệm vụ bắt đầu từ ${p.start}; phải hoàn thành khi nào, hay là nhiệm vụ thường xuyên?`,
  'no-end-from-issue': () => 'Nhiệm vụ bắt đầu từ ngày ban hành; phải hoàn thành khi nào, hay là nhiệm vụ thường xuyên?',
  'standing-or-year': () => 'Đây là nhiệm vụ thường xuyên, hay phải hoàn thành trong năm đã ghi?',
  'standing-or-yearly': () => 'Đây là nhiệm vụ thường xuyên không có hạn, hay mỗi năm phải có kết quả vào cuối năm?',
  'odd-rhythm': (p) => `“${p.words}”: các lần thực hiện rơi vào những ngày nào?`,
  'how-often': () => 'Định kỳ bao lâu một lần, vào ngày nào?',
  'day-of-which-month': (p) => `“${p.words}”: ngày đó thuộc tháng nào của kỳ?`,
  'bare-six-months': () =>
    '“6 tháng” là 6 tháng đầu năm, là báo cáo 6 tháng một lần, hay là khoảng thời gian 6 tháng kể từ một ngày nào đó?',
  'issue-day-unknown': () => 'Văn bản được ban hành ngày nào để tính thời hạn?',
  'from-when': (p) => `“${p.words}”: thời hạn này tính từ ngày nào?`,
  'after-length': (p) => `“${p.words}”: phải xong khi hết thời hạn này, hay chỉ bắt đầu sau đó?`,
  orientation: (p) => `Hạn của nhiệm vụ là ${p.due}, hay kéo đến ${p.vision} theo định hướng?`,
  'only-orientation': () => 'Ô chỉ ghi định hướng; hạn của nhiệm vụ là ngày nào?',
  'what-was-meant': (p) => `“${p.words}” có phải ghi nhầm không; ngày đúng là ngày nào?`,
  ditto: () => 'Thời hạn có giống dòng ngay trên không?',
  'term-in-condition': (p) => `“${p.words}”: thời điểm nêu trong điều kiện có phải là hạn của nhiệm vụ không?`,
  'short-year': (p) => `Hai chữ số cuối có phải là năm không, tức hạn là ${p.due}?`,
  'round-the-clock': (p) => `“24/7” là làm liên tục, hay là ngày ${p.due}?`,
  'part-of-quarter': (p) => `Luật không định nghĩa đầu quý, giữa quý; hạn có phải là ngày ${p.due} không?`,
  'odd-months': (p) => `Hạn có phải là ngày ${p.due}, hết số tháng đã ghi tính từ đầu năm?`,
  'school-year': () => 'Năm học kết thúc ngày nào theo khung kế hoạch thời gian năm học?',
  'first-months': () => '“Những tháng đầu năm” là đến hết tháng mấy?',
  'week-of-month': (p) => `“${p.words}”: hạn là ngày nào?`,
  'mixed-range': () => 'Ô ghi từ một kỳ đến một năm; hạn là hết năm cuối, hay là kỳ đó của từng năm?',
  order: () => 'Các mốc không theo thứ tự thời gian; năm của từng mốc là năm nào?',
  'which-year': (p) => `Ô ghi một giai đoạn nhiều năm và một kỳ không ghi năm; hạn là ngày ${p.due}, hay là kỳ đó của năm khác?`,
  'named-year': (p) => `Năm ghi trong ô thuộc tên của nội dung công việc, hay là hạn (${p.due})?`,
  unsettling: (p) => `Ô có chữ “${p.words}”; thời hạn chính xác là gì?`,
  unclear: (p) => `“${p.words}”: thời hạn phải hoàn thành là ngày nào?`,
  'two-readings': () => 'Ô có thể đọc theo nhiều cách; cách nào đúng?',
  'dated-or-recurring': () => 'Ô vừa ghi một hạn cụ thể, vừa ghi việc lặp lại định kỳ; theo dõi theo hạn nào?',
  'printed-before-issue': (p) => `Hạn ${p.due} rơi trước ngày ban hành văn bản (${p.issued}); ngày, năm ghi trong ô có đúng không?`,
  'before-issue': (p) => `Hạn ${p.due} rơi trước ngày ban hành văn bản (${p.issued}); có phải của năm sau không?`,
} satisfies Sentences;
