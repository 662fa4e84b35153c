// The draft of a công văn in the wording of official papers, and what people read about letters.
import { printDay } from '../../kernel/day.rule.js';
import type { LetterSentences } from '../letter-facts.js';
import type { Sentences } from '../sentences.js';

/** A letter is a Vietnamese paper in whatever language the house speaks. */
export const letter = {
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  draft: 'DỰ THẢO',
  signed: (number: string, date: string) => `Đã ký ban hành số ${number} ngày ${date}; bản chính lưu tại văn thư`,
  numberEmpty: 'Số:          /',
  number: (number: string) => `Số: ${number}`,
  dateEmpty: (place: string, year: string) => `${place}, ngày      tháng      năm ${year}`,
  date: (place: string, day: string, month: string, year: string) => `${place}, ngày ${day} tháng ${month} năm ${year}`,
  about: {
    urge: 'V/v đôn đốc thực hiện nhiệm vụ quá hạn',
    explain: 'V/v yêu cầu giải trình việc chậm thực hiện nhiệm vụ',
    sanction: 'V/v nhắc nhở, chấn chỉnh việc thực hiện nhiệm vụ quá hạn',
  },
  to: (agency: string) => `Kính gửi: ${agency}`,
  opening: (agency: string, tasks: number, day: string) =>
    `Qua theo dõi việc thực hiện các nhiệm vụ được giao, số liệu tính đến ngày ${day}, ${agency} còn ${tasks} nhiệm vụ đã quá thời hạn nhưng chưa có báo cáo hoàn thành, cụ thể như sau:`,
  head: ['STT', 'Nội dung nhiệm vụ', 'Văn bản giao', 'Thời hạn', 'Số ngày quá hạn'],
  days: (calendar: number, working: number) => `${calendar} ngày (${working} ngày làm việc)`,
  demand: {
    urge: [
      'Đề nghị Thủ trưởng cơ quan tập trung chỉ đạo, hoàn thành dứt điểm các nhiệm vụ nêu trên, báo cáo kết quả kèm theo văn bản, sản phẩm và nêu rõ nguyên nhân chậm.',
    ],
    explain: [
      'Yêu cầu Thủ trưởng cơ quan giải trình bằng văn bản nguyên nhân chậm, trách nhiệm của tập thể, cá nhân có liên quan và cam kết thời gian hoàn thành từng nhiệm vụ.',
      'Trường hợp chậm do phải chờ ý kiến của cơ quan khác, nêu rõ cơ quan, số, ngày văn bản xin ý kiến.',
    ],
    sanction: [
      'Nhắc nhở Thủ trưởng cơ quan nghiêm túc rút kinh nghiệm trong chỉ đạo, điều hành; khẩn trương hoàn thành và báo cáo kết quả.',
      'Giao cơ quan theo dõi phối hợp kiểm tra việc thực hiện, xem xét trách nhiệm và báo cáo Chủ tịch Ủy ban nhân dân tỉnh.',
    ],
  },
  closing: ['Đề nghị cơ quan nghiêm túc triển khai thực hiện./.'],
  signatureOfDepartment: (issuer: string): string[] =>
    issuer.toLocaleLowerCase('vi').startsWith('văn phòng') ? ['CHÁNH VĂN PHÒNG'] : ['GIÁM ĐỐC'],
  signatureOfProvince: {
    urge: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    explain: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    sanction: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
  },
  copiesHeading: 'Nơi nhận:',
  copies: ['- Như trên;', '- Chủ tịch, các Phó Chủ tịch UBND tỉnh (để báo cáo);', '- Lưu: VT.'],
};

export const letterKinds = {
  urge: 'đôn đốc',
  explain: 'yêu cầu giải trình',
  sanction: 'nhắc nhở, phê bình',
};

export const refusals = {
  'letter.unknown': (p) => `Không có dự thảo công văn “${p.letter}”.`,
  'letter.not-entitled': (p) => `Chỉ cơ quan ký (${p.issuer}), cơ quan theo dõi hoặc cơ quan giao nhiệm vụ được ghi nhận công văn đã ký.`,
  'letter.signed-already': (p) => `Công văn “${p.letter}” đã được ký, số ${p.number}.`,
  'letter.date-in-future': (p) => `Ngày ký ${printDay(String(p.date))} sau ngày hôm nay (${printDay(String(p.today))}).`,
  'letter.date-before-draft': (p) => `Ngày ký ${printDay(String(p.date))} trước ngày dự thảo (${printDay(String(p.day))}).`,
} satisfies Sentences;

export const events: LetterSentences = {
  LetterDrafted: (d) =>
    `Dự thảo công văn ${letterKinds[d.kind]} gửi ${d.agency.name}, ${d.items.length} nhiệm vụ, trình ${d.issuer.name} ký`,
  LetterRedrafted: (d) =>
    `Dự thảo lại công văn ${letterKinds[d.kind]} gửi ${d.agency.name}, ${d.items.length} nhiệm vụ, trình ${d.issuer.name} ký`,
  LetterSigned: (d) => `Công văn gửi ${d.agency.name} đã ký: số ${d.number} ngày ${printDay(d.date)}`,
};
