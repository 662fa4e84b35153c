// Every sentence exists in both languages, and a reading is the same in both but for its sentences.
import { readFileSync } from 'node:fs';
import { readCalendar } from './calendars/calendar.reader.js';
import { readDeadline } from './deadline.rule.js';
import * as en from '../texts/en/deadline.js';
import * as vi from '../texts/vi/deadline.js';

const calendar = readCalendar();
const cells = readFileSync(new URL('./judged-cells.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' ').slice(3).join(' ').split('\t')[0]!.replaceAll('\\n', '\n'));

describe('the sentences', () => {
  it.each(['readings', 'endings', 'restDays', 'questions'] as const)('of %s are the same in both languages', (part) => {
    expect(Object.keys(en[part]).sort()).toEqual(Object.keys(vi[part]).sort());
  });

  it('change with the language and nothing else does', () => {
    for (const text of cells) {
      const context = { planYear: 2026, issuedOn: null };
      const { why, ambiguous, ...read } = readDeadline(text, context, calendar);
      const { why: whyEnglish, ambiguous: question, ...english } = readDeadline(text, context, calendar, 'en');
      expect(english).toEqual(read);
      expect(whyEnglish).not.toBe(why);
      expect(question === null).toBe(ambiguous === null);
      expect(`${whyEnglish}${question ?? ''}`).not.toMatch(/undefined|null|NaN/);
    }
  });

  it('say in English what was read', () => {
    const read = readDeadline('Quý III/2023', { planYear: 2023, issuedOn: null }, calendar, 'en');
    expect(read.why).toBe(
      'A quarter runs to its last day, 30/09/2023; a rest day (Saturday), so it moves to the next working day, 02/10/2023 (Civil Code 2015, art. 148.5, calendar 2026, edition 2).',
    );
  });

  it('know no day of issue when none is given', () => {
    const context = { planYear: 2026, issuedOn: null };
    expect(readDeadline('Từ ngày ban hành', context, calendar).why).toContain('từ ngày ban hành');
    expect(readDeadline('Từ ngày ban hành', context, calendar, 'en').ambiguous).toContain('when the document is issued');
    expect(readDeadline('Từ ngày ban hành', { ...context, issuedOn: '2026-02-03' }, calendar).ambiguous).toContain('03/02/2026');
  });
});
