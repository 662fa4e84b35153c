// The notice of a year as somebody could load it: the days of the law, changed.
import type { SpecialDay } from '../../libs/deadline/calendars/calendar.types.rule.js';
import { lawfulYear } from '../../libs/deadline/calendars/lawful-year.rule.js';
import type { Day } from '../../libs/kernel/index.js';

export interface Notice {
  year: number;
  documents: { number: string; date: Day | null }[];
  days: SpecialDay[];
}

/** @param without days of the law that the notice does not have */
export const noticeOf = (year: number, without: readonly Day[] = [], added: readonly SpecialDay[] = []): Notice => ({
  year,
  documents: [{ number: `1234/TB-BNV`, date: `${year - 1}-12-15` }],
  days: [...lawfulYear(year)!.days.filter(({ date }) => !without.includes(date)), ...added],
});

/** 2027 with 1/9 beside 2/9 instead of 3/9, and Monday 30/8 exchanged for Saturday 21/8. */
export const otherSideOf2027 = (): Notice =>
  noticeOf(
    2027,
    ['2027-09-03'],
    [
      { date: '2027-09-01', name: 'Quốc khánh (ngày liền kề 2/9)', kind: 'holiday' },
      { date: '2027-08-30', name: 'Hoán đổi: nghỉ thứ Hai 30/8 (làm bù thứ Bảy 21/8)', kind: 'swapped-off' },
      { date: '2027-08-21', name: 'Làm bù thứ Bảy cho 30/8', kind: 'swapped-work' },
    ],
  );
