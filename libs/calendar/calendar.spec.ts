// Notices of years: what is refused and where, what looks wrong, and what the calendar is called after each.
import { readFileSync, writeFileSync } from 'node:fs';
import { noticeOf, otherSideOf2027, type Notice } from '../../test/support/notices.js';
import { readCalendar } from '../deadline/calendars/calendar.reader.js';
import { calendarAt, calendarData, isProvisional, isWorkingDay } from '../deadline/calendars/calendar.rule.js';
import { isRefusal } from '../kernel/index.js';
import { texts } from '../texts/index.js';
import { calendarFrom, calendarHistory } from './calendar-book.rule.js';
import type { LoadYear } from './calendar.commands.js';
import { calendarDecider } from './calendar.decider.js';
import { readNoticeFile } from './notice.reader.js';
import { noticeJsonSchema, parseNotice, warningsOf } from './notice.rule.js';

const PUBLISHED = new URL('./notice.schema.json', import.meta.url);
const [vi, en] = [texts('vi'), texts('en')];

function refusalOf(json: unknown): { code: string; params: object; vi: string } {
  const refusal = parseNotice(json);
  if (!isRefusal(refusal)) throw new Error('it was taken');
  expect(en.refusal(refusal)).not.toBe(refusal.code);
  return { code: refusal.code, params: refusal.params, vi: vi.refusal(refusal) };
}

const with2027 = (day: object): object => ({ ...noticeOf(2027), days: [...noticeOf(2027).days, { name: 'Ngày thử', ...day }] });

describe('the notice of a year', () => {
  it('is taken, in the order of its days', () => {
    const notice = otherSideOf2027();
    const shuffled = { ...notice, $schema: 'notice.schema.json', days: [...notice.days].reverse() };
    const parsed = parseNotice(shuffled);
    if (isRefusal(parsed)) throw new Error(parsed.code);
    const dates = parsed.days.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort());
    expect(warningsOf(parsed)).toEqual([]);
  });

  it.each([
    [
      'a day of another year',
      with2027({ date: '2028-01-03', kind: 'holiday' }),
      'calendar.outside-year',
      '03/01/2028 không thuộc năm 2027',
    ],
    ['a day twice', with2027({ date: '2027-09-02', kind: 'holiday' }), 'calendar.day-twice', '02/09/2027 đã có tại “days.'],
    [
      'a weekday worked for another',
      with2027({ date: '2027-08-20', kind: 'swapped-work' }),
      'calendar.work-on-weekday',
      '20/08/2027 phải là',
    ],
    [
      'a Sunday off in lieu',
      with2027({ date: '2027-05-02', kind: 'compensatory' }),
      'calendar.off-on-weekend',
      '02/05/2027 là thứ Bảy hoặc',
    ],
    [
      'a Saturday given off',
      with2027({ date: '2027-08-21', kind: 'swapped-off' }),
      'calendar.off-on-weekend',
      '21/08/2027 là thứ Bảy hoặc',
    ],
    ['a day that does not exist', with2027({ date: '2027-02-29', kind: 'holiday' }), 'calendar.invalid', 'days.'],
    ['a kind that does not exist', with2027({ date: '2027-08-20', kind: 'free' }), 'calendar.invalid', 'days.'],
    ['a year beyond all reckoning', { ...noticeOf(2027), year: 1066 }, 'calendar.invalid', '“year”'],
    ['no year', { ...noticeOf(2027), year: 'hai nghìn' }, 'calendar.invalid', '“year”'],
    ['no document', { ...noticeOf(2027), documents: [] }, 'calendar.invalid', '“documents”'],
    ['no days', { ...noticeOf(2027), days: [] }, 'calendar.invalid', '“days”'],
    ['a word too much', { ...noticeOf(2027), ghichu: 'x' }, 'calendar.invalid', ''],
    ['a list', [], 'calendar.invalid', ''],
  ])('is refused with %s', (_what, json, code, words) => {
    const refusal = refusalOf(json);
    expect(refusal.code).toBe(code);
    expect(refusal.vi).toContain(words);
  });

  it('is refused when its file is not there or not JSON', () => {
    expect(readNoticeFile('/nowhere/2027.json')).toMatchObject({ code: 'calendar.unreadable' });
    expect(readNoticeFile(new URL(import.meta.url).pathname)).toMatchObject({ code: 'calendar.not-json' });
  });

  it('is looked at again when a day of the law is missing, not made up for, or an exchange has one side', () => {
    const warned = (notice: Notice): string[] => warningsOf(notice).map(({ code, params }) => vi.calendar.warnings[code]!(params));
    expect(warned(noticeOf(2027, ['2027-04-16']))).toEqual(['thiếu ngày nghỉ theo luật 16/04/2027 (Giỗ Tổ Hùng Vương (10/3 âm lịch))']);
    expect(warned(noticeOf(2027, ['2027-05-03']))).toEqual(['3 ngày nghỉ lễ rơi vào thứ Bảy, Chủ nhật nhưng có 2 ngày nghỉ bù']);
    const [oneSided] = warned(noticeOf(2027, [], [{ date: '2027-08-30', name: 'Nghỉ', kind: 'swapped-off' }]));
    expect(oneSided).toBe('1 ngày nghỉ hoán đổi nhưng có 0 ngày làm bù');
    // The day beside 2/9 and those around Tết are for the notice to say.
    expect(warned(otherSideOf2027())).toEqual([]);
    expect(warned(noticeOf(2029))).toEqual([]);
  });

  it('is published with the schema it is checked by', () => {
    // After a change of the schema: UPDATE_SCHEMA=1 writes the file anew.
    if (process.env.UPDATE_SCHEMA) writeFileSync(PUBLISHED, `${JSON.stringify(noticeJsonSchema(), null, 2)}\n`);
    expect(JSON.parse(readFileSync(PUBLISHED, 'utf8'))).toEqual(JSON.parse(JSON.stringify(noticeJsonSchema())));
  });
});

const orderOf = (notice: Notice, reason: string | null = null, known = false): LoadYear => ({
  type: 'LoadYear',
  ...notice,
  source: 'test',
  reason,
  known,
});

describe('loading it', () => {
  const first = calendarDecider.decide(orderOf(noticeOf(2027)), calendarDecider.initial);
  const state = (first as never[]).reduce((now, event) => calendarDecider.evolve(now, event), calendarDecider.initial);

  it('happens once', () => {
    expect(first).toMatchObject([{ type: 'CalendarYearLoaded', data: { year: 2027, reason: null }, occurredOn: '2026-12-15' }]);
    expect(calendarDecider.decide(orderOf(noticeOf(2027)), state)).toEqual([]);
  });

  it('again, or over what the product brings along, takes a reason', () => {
    expect(calendarDecider.decide(orderOf(otherSideOf2027()), state)).toMatchObject({ code: 'calendar.reason-needed' });
    expect(calendarDecider.decide(orderOf(noticeOf(2026), null, true), state)).toMatchObject({ code: 'calendar.reason-needed' });
    expect(calendarDecider.decide(orderOf(otherSideOf2027(), 'Sửa theo 56/BNV-CVL'), state)).toMatchObject([
      { type: 'CalendarYearLoaded', data: { reason: 'Sửa theo 56/BNV-CVL' } },
    ]);
  });

  it('puts the calendar of the product on record once', () => {
    const adopt = { type: 'AdoptCalendar' as const, version: 'vn-2026.2', years: [] };
    const events = calendarDecider.decide(adopt, calendarDecider.initial) as never[];
    expect(events).toHaveLength(1);
    const adopted = events.reduce((now, event) => calendarDecider.evolve(now, event), calendarDecider.initial);
    expect(calendarDecider.decide(adopt, adopted)).toEqual([]);
  });
});

describe('the calendar after it', () => {
  const shipped = calendarData(readCalendar());
  const change = (at: string, notice: Notice | null, adopted: typeof shipped | null = null) => ({
    at,
    adopted,
    loaded: notice && {
      year: { ...notice, documents: notice.documents.map(({ number }) => number) },
      papers: [],
      source: '',
      reason: null,
    },
  });
  const changes = [
    change('2026-11-01T00:00:00.000Z', null, shipped),
    change('2026-12-16T02:00:00.000Z', noticeOf(2027)),
    change('2027-03-01T02:00:00.000Z', otherSideOf2027()),
  ];

  it('has another name each time, and the same one for the same days', () => {
    const versions = calendarHistory(shipped, changes).map(({ calendar }) => calendar.version);
    expect(versions).toEqual([shipped.version, `${shipped.version}+1`, `${shipped.version}+2`]);
    expect(calendarFrom(shipped, []).version).toBe(shipped.version);
  });

  it('has the latest notice of a year, and is not provisional there', () => {
    const calendar = calendarFrom(shipped, changes);
    expect(['2027-09-01', '2027-09-02', '2027-09-03', '2027-08-30', '2027-08-21'].map((day) => isWorkingDay(calendar, day))).toEqual([
      ...[false, false, true, false, true],
    ]);
    expect([isProvisional(calendar, '2027-09-02'), isProvisional(calendar, '2028-09-02')]).toEqual([false, true]);
    expect(isWorkingDay(calendar, '2026-08-22')).toBe(true);
  });

  it('is known as it was at each moment', () => {
    const calendar = calendarFrom(shipped, changes);
    const at = (moment: string) => calendarAt(calendar, moment).version;
    expect([
      at('2026-12-16T01:59:59.999Z'),
      at('2026-12-16T02:00:00.000Z'),
      at('2027-03-01T01:00:00.000Z'),
      at('2027-03-02T01:00:00.000Z'),
    ]).toEqual([...[shipped.version, `${shipped.version}+1`, `${shipped.version}+1`, `${shipped.version}+2`]]);
    expect(isWorkingDay(calendarAt(calendar, '2027-02-01T00:00:00.000Z'), '2027-09-03')).toBe(false);
  });

  it('keeps what was loaded when the product brings along another', () => {
    const newer = { version: 'vn-2027.1', years: [...shipped.years, { year: 2027, documents: ['9/TB'], days: [] }] };
    const calendar = calendarFrom(shipped, [...changes, change('2027-04-01T00:00:00.000Z', null, newer)]);
    expect(calendar.version).toBe('vn-2027.1+2');
    expect(isWorkingDay(calendar, '2027-09-01')).toBe(false);
  });
});
