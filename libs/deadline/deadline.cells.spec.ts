// Over a thousand cells worded as plans word them, each judged by a person (judged-cells.txt).
import { readFileSync } from 'node:fs';
import { readCalendar } from './calendars/calendar.reader.js';
import { readDeadline } from './deadline.rule.js';

const calendar = readCalendar();
const LINE = /^(?<kind>\S+) (?<due>\S+) (?<mark>[?.]) (?<text>[^\t]*)(\t(?<planYear>\d{4}))?(\t(?<issuedOn>\S+))?$/;
const cells = readFileSync(new URL('./judged-cells.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => LINE.exec(line)!.groups as Record<'kind' | 'due' | 'mark' | 'text', string> & { planYear?: string; issuedOn?: string });

describe('judged cells', () => {
  it('are many', () => expect(cells.length).toBeGreaterThan(1_500));

  it.each(cells)('$text → $kind $due', ({ kind, due, mark, text, planYear, issuedOn }) => {
    const read = readDeadline(text.replaceAll('\\n', '\n'), { planYear: Number(planYear ?? 2026), issuedOn: issuedOn ?? null }, calendar);
    expect([read.every ? `${read.kind}/${read.every}` : read.kind, read.nominalDue ?? '-', read.ambiguous ? '?' : '.']).toEqual([
      kind,
      due,
      mark,
    ]);
  });
});

describe('the spellings of plan 117/KH-UBND', () => {
  it.each([
    ['Năm 2021', 'year', '2021-12-31'],
    ['Thường xuyên', 'standing', null],
    ['Quý 1-Năm 2021', 'quarter', '2021-03-31'],
    ['Quý I -Năm 2021', 'quarter', '2021-03-31'],
    ['Quý I năm 2021', 'quarter', '2021-03-31'],
    ['Quý IV Năm 2021', 'quarter', '2021-12-31'],
    ['Hàng năm (Theo lộ trình của Trung ương)', 'recurring', '2021-12-31'],
    ['Năm 2021 và những năm tiếp theo', 'multi-year', '2021-12-31'],
    ['Năm 2021 và những năm tiếp theo(Theo lộ trình của Trung ương)', 'multi-year', '2021-12-31'],
    ['Theo quy định của Bộ Nội vụ', 'conditional', null],
    ['Theo hướng dẫn của Bộ Nội vụ', 'conditional', null],
  ])('%s', (text, kind, nominalDue) => {
    expect(readDeadline(text, { planYear: 2021, issuedOn: '2020-12-30' }, calendar)).toMatchObject({ kind, nominalDue, ambiguous: null });
  });
});
