// What the lead is asked fits what it has done already: an extension asked for is not asked for again, a term that is over is not asked
// to be kept.
import { aLine, aView } from '../../../test/support/notice-samples.js';
import type { Language, TaskLine } from './message-view.rule.js';
import { letter } from './letter.rule.js';
import { smsText } from './sms.rule.js';

const WAITING = { askedOn: '2021-03-25', to: '2021-04-30', paper: '12/STP', by: 'Ủy ban nhân dân tỉnh Nam Định' };
const ahead: Partial<TaskLine> = { late: null, remaining: { calendar: 3, working: 3 }, due: '2021-04-04', effectiveDue: '2021-04-04' };
const view = (kind: string, rows: TaskLine[], lang: Language = 'vi') =>
  aView({ lang, sections: [{ kind, copy: false, audience: 'doer', rows }] });
const askOf = (kind: string, rows: TaskLine[], lang: Language = 'vi') => letter(view(kind, rows, lang)).parts[0]!.ask ?? '';

const ADVICE = { vi: /xin gia hạn, đề nghị gửi văn bản|đề nghị có văn bản xin gia hạn/, en: /extension is needed|ask for an extension/ };

describe.each([
  ['due-tomorrow', ahead],
  ['due-soon', ahead],
  ['resumed', ahead],
  ['resumed', {}],
  ['extension-granted', {}],
  ['deadline-set', {}],
])('a lead told %s', (kind, changes) => {
  const free = aLine({ ...changes, task: 't1', extension: null });
  const asked = aLine({ ...changes, task: 't2', extension: WAITING });

  it.each(['vi', 'en'] as const)('is told to ask for more time only where it has not (%s)', (lang) => {
    expect(askOf(kind, [free], lang)).toMatch(ADVICE[lang]);
    expect(askOf(kind, [asked], lang)).not.toMatch(ADVICE[lang]);
    expect(askOf(kind, [asked], lang)).toContain('25/03/2021');
    expect(askOf(kind, [asked], lang)).toContain('Ủy ban nhân dân tỉnh Nam Định');
    expect(askOf(kind, [free, asked], lang)).toMatch(ADVICE[lang]);
  });
});

it('a request that waits stands beside its task, in mail and text message, and beside nobody else’s', () => {
  const facts = (line: TaskLine) =>
    letter(view('due-soon', [line])).parts[0]!.items[0]!.facts.filter(({ label }) => label === 'Xin gia hạn');
  expect(facts(aLine({ ...ahead, extension: WAITING }))).toMatchObject([
    { value: 'đã đề nghị ngày 25/03/2021 gia hạn đến ngày 30/04/2021 (12/STP); đang chờ Ủy ban nhân dân tỉnh Nam Định quyết định' },
  ]);
  expect(facts(aLine({ ...ahead, extension: null }))).toEqual([]);
  const sms = (line: TaskLine) => smsText(view('due-soon', [line]), { coding: 'unicode', maxParts: 9, prefix: 'CCHC', contact: null });
  expect(sms(aLine({ ...ahead, extension: WAITING }))).toContain('Đề nghị gia hạn ngày 25/03/2021 chờ UBND tỉnh Nam Định quyết định.');
  expect(sms(aLine(ahead))).not.toContain('gia hạn');
});

describe('an explanation', () => {
  const open = aLine({ task: 't1' });
  const over = aLine({ task: 't2', explanationOver: true });
  it('is asked for within its term, or at once where the term was over when the letter was recorded', () => {
    expect(askOf('explanation-asked', [open])).toContain('trong thời hạn nêu');
    expect(askOf('explanation-asked', [over])).toMatch(/đã qua khi công văn được ghi nhận.*giải trình ngay/);
    expect(askOf('explanation-asked', [over])).not.toContain('trong thời hạn');
    expect(askOf('explanation-asked', [open, over])).toContain('nhiệm vụ đã qua ngày đó thì giải trình ngay');
    expect(askOf('explanation-asked', [over], 'en')).toMatch(/had passed when the letter was recorded.*at once/);
  });
});
