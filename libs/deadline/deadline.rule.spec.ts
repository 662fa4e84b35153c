// What a reading says beyond kind and day: rolling, the sentence, the question, the words kept.
import { calendarName } from '../texts/vi/number.js';
import { readCalendar } from './calendars/calendar.reader.js';
import { printDay } from '../kernel/index.js';
import { readDeadline, rollNamedDay } from './deadline.rule.js';

const calendar = readCalendar();
const read = (text: string, planYear = 2026, issuedOn: string | null = null) => readDeadline(text, { planYear, issuedOn }, calendar);

describe('rolling', () => {
  it.each([
    ['Năm 2022', '2022-12-31', '2023-01-03', 'year-end+roll'],
    ['Quý III/2023', '2023-09-30', '2023-10-02', 'quarter-end+roll'],
    ['Năm 2023', '2023-12-31', '2024-01-02', 'year-end+roll'],
    ['Quý I/2024', '2024-03-31', '2024-04-01', 'quarter-end+roll'],
    ['Quý II/2024', '2024-06-30', '2024-07-01', 'quarter-end+roll'],
    ['Quý I/2021', '2021-03-31', '2021-03-31', 'quarter-end'],
    ['chậm nhất ngày 20/6/2021', '2021-06-20', '2021-06-21', 'named-day+roll'],
  ])('%s is due %s, in effect %s', (text, nominalDue, effectiveDue, rule) => {
    expect(read(text)).toMatchObject({ nominalDue, effectiveDue, rule });
  });

  it.each(['trước ngày 21/6/2021', 'trước tháng 3/2027', 'Trước ngày 15/3/2021'])('never moves “%s”', (text) => {
    const deadline = read(text, 2021);
    expect(deadline.effectiveDue).toBe(deadline.nominalDue);
    expect(deadline.rule).not.toContain('+roll');
  });

  it('rolls a day someone names', () => {
    expect(rollNamedDay(calendar, '2022-12-31')).toBe('2023-01-03');
    expect(rollNamedDay(calendar, '2021-03-31')).toBe('2021-03-31');
  });
});

describe('the sentence', () => {
  it('says that and why the day moved, by which calendar', () => {
    expect(read('Quý III/2023').why).toBe(
      `Hạn theo quý tính đến hết ngày cuối quý, 30/09/2023; là ngày nghỉ (Thứ Bảy) nên hạn chuyển sang ngày làm việc kế tiếp, 02/10/2023 (khoản 5 Điều 148 Bộ luật Dân sự 2015, lịch làm việc ${calendarName(calendar.version)}).`,
    );
  });
  it('names the holiday', () => {
    expect(read('02/9/2026').why).toContain('Quốc khánh');
  });
  it('says that “trước” does not move', () => {
    expect(read('trước ngày 21/6/2021').why).toContain('không lùi');
  });
  it('says when the calendar of the year is not loaded', () => {
    expect(read('trước tháng 3/2027').why).toContain('lịch tạm tính, có thể thay đổi khi có thông báo nghỉ lễ, tết năm 2027');
    expect(read('Quý I/2026').why).not.toContain('tạm tính');
  });
  it('says when the year is that of the plan', () => {
    expect(read('Quý I').why).toContain('năm kế hoạch 2026');
    expect(read('Quý I/2026').why).not.toContain('năm kế hoạch');
  });
});

describe('what cannot be read', () => {
  it.each(['', '   ', '\u200b', 'Kịp thời', '32/2024/NĐ-CP', '117/KH-UBND', '46022', 'x'])('“%s” is unreadable and never a day', (text) => {
    expect(read(text)).toMatchObject({ kind: 'unreadable', nominalDue: null, effectiveDue: null, text });
  });
  it('tells an empty cell from an unknown one', () => {
    expect(read('').why).not.toBe(read('Kịp thời').why);
  });
  it('asks when a day does not exist', () => {
    expect(read('31/6/2026').ambiguous).toContain('31/6/2026');
  });
  it('refuses a plan year that is none', () => {
    expect(read('Quý I', Number.NaN)).toMatchObject({ kind: 'unreadable', nominalDue: null });
  });
});

describe('the year', () => {
  it('is doubted when it puts the deadline before the document', () => {
    expect(read('Quý I', 2025, '2025-11-24').ambiguous).toContain('31/03/2025');
    expect(read('Quý I/2026', 2025, '2025-11-24').ambiguous).toBeNull();
    expect(read('Quý I', 2026, '2025-11-24').ambiguous).toBeNull();
  });
});

describe('what is kept', () => {
  it('is the cell, letter by letter', () => {
    const text = '  Qu\u0079\u0301 I\u00a0/2026 ';
    expect(read(text)).toMatchObject({ kind: 'quarter', text });
  });
  it('is the condition beside the day', () => {
    expect(read('Quý III/2026 (sau khi Trung ương ban hành hướng dẫn)')).toMatchObject({
      kind: 'quarter',
      nominalDue: '2026-09-30',
      condition: 'sau khi Trung ương ban hành hướng dẫn',
    });
  });
  it('is each milestone with its words', () => {
    expect(read('Quý I: xây dựng dự thảo; Quý III: trình ban hành').milestones).toEqual([
      { due: '2026-03-31', text: 'Quý I: xây dựng dự thảo' },
      { due: '2026-09-30', text: 'Quý III: trình ban hành' },
    ]);
  });
});

describe('a deadline before the day of the document', () => {
  const asked = (text: string, issuedOn: string, planYear = 2021) => readDeadline(text, { planYear, issuedOn }, calendar).ambiguous;

  it.each([
    ['15/6/2020', '2021-01-05'],
    ['Trước ngày 15/3/2020', '2021-01-05'],
    ['Quý IV/2020', '2021-01-05'],
    ['Tháng 11/2020', '2021-01-05'],
    ['Năm 2019', '2021-01-05'],
    ['Giai đoạn 2016-2020', '2021-01-05'],
    ['15/3/2020; 15/6/2021', '2021-01-05'],
    ['Trước ngày 05/01/2021', '2021-01-05'],
    ['Quý I', '2021-05-10'],
  ])('%s in a document of %s is asked about, and the day is not changed', (text, issuedOn) => {
    expect(asked(text, issuedOn)).toContain(printDay(issuedOn));
  });

  it.each([
    ['15/6/2021', '2021-01-05'],
    ['05/01/2021', '2021-01-05'],
    ['Năm 2020', '2020-12-30'],
    ['Hàng quý', '2021-05-10'],
    ['Hàng năm', '2021-05-10'],
    ['Thường xuyên', '2021-05-10'],
    ['Giai đoạn 2016-2025', '2021-01-05'],
  ])('%s in a document of %s is not', (text, issuedOn) => expect(asked(text, issuedOn)).toBeNull());

  it('is not asked about when nobody knows the day of the document', () =>
    expect(readDeadline('15/6/2020', { planYear: 2021, issuedOn: null }, calendar).ambiguous).toBeNull());
});
