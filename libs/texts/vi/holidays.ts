// What the days of the calendar are called, as the yearly notices call them.
const STEMS = ['Canh', 'Tân', 'Nhâm', 'Quý', 'Giáp', 'Ất', 'Bính', 'Đinh', 'Mậu', 'Kỷ'];
const BRANCHES = ['Thân', 'Dậu', 'Tuất', 'Hợi', 'Tý', 'Sửu', 'Dần', 'Mão', 'Thìn', 'Tỵ', 'Ngọ', 'Mùi'];

export const holidays = {
  newYear: 'Tết Dương lịch',
  /** `day`: which day of the lunar calendar it is. */
  tet: (year: number, day: string): string => `Tết Âm lịch ${STEMS[year % 10]} ${BRANCHES[year % 12]} (${day})`,
  lastMonth: (day: number): string => `${day} tháng Chạp`,
  firstMonth: (day: number): string => `mùng ${day}`,
  hungKings: 'Giỗ Tổ Hùng Vương (10/3 âm lịch)',
  victoryDay: 'Ngày Chiến thắng 30/4',
  labourDay: 'Ngày Quốc tế lao động 1/5',
  nationalDay: 'Quốc khánh 2/9',
  besideNationalDay: 'Quốc khánh (ngày liền kề 2/9)',
  cultureDay: 'Ngày Văn hóa Việt Nam 24/11',
  /** Days that are known by their date are called by it. */
  inLieuOf: (name: string): string => `Nghỉ bù ${name.replace(/^Ngày .* (?=\d)/, '')}`,
  hungKingsInLieu: 'Nghỉ bù Giỗ Tổ Hùng Vương',
  tetInLieu: (day: string): string => `Nghỉ bù Tết Âm lịch (cho ${day.slice(8, 10)}/${day.slice(5, 7)})`,
};
