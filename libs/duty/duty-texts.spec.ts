// The texts are a leaf and know no feature: here both are held together.
import { readdirSync, readFileSync } from 'node:fs';
import * as en from '../texts/en/report.js';
import type { ReportSentences } from '../texts/facts/report-facts.js';
import * as vi from '../texts/vi/report.js';
import { DUTY_EVENT_VERSIONS, type DutyEvents } from './duty.events.js';
import { REPORT_EVENT_VERSIONS, type ReportEvents } from './report.events.js';

type Declared = DutyEvents & ReportEvents;
/** Each sentence can be given the data of its event. */
const fits: { [Type in keyof Declared]: (data: Declared[Type], names: (agency: string) => string) => string } =
  vi.events satisfies ReportSentences;

const sources = readdirSync('libs/duty', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.(spec|feature|controller)\.ts$/.test(file))
  .map((file) => readFileSync(`libs/duty/${file}`, 'utf8'))
  .join('\n');

describe.each([
  ['vi', vi],
  ['en', en],
])('the texts of reports in %s', (_, words) => {
  it('have a sentence for every event', () => {
    expect(Object.keys(fits).sort()).toEqual(Object.keys({ ...DUTY_EVENT_VERSIONS, ...REPORT_EVENT_VERSIONS }).sort());
    expect(Object.keys(words.events).sort()).toEqual(Object.keys(fits).sort());
  });

  it('have a sentence for every refusal, and none that is never used', () => {
    const used = new Set([...sources.matchAll(/refuse\('(report\.[a-z-]+)'/g)].map((match) => match[1]));
    expect(Object.keys(words.refusals).sort()).toEqual([...used].sort());
  });
});

it('names the periods as officials do', () => {
  expect(['2021-q1', '2021-h1', '2021-q3', '2021-year'].map(vi.periodName)).toEqual([
    'quý I năm 2021',
    '6 tháng đầu năm 2021',
    'quý III năm 2021',
    'năm 2021',
  ]);
  expect(en.periodName('2021-h1')).toBe('the first half of 2021');
});
