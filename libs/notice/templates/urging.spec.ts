// What mails and text messages say of letters that urged: what was signed, by number and day, and nothing else.
import { aLine, aView } from '../../../test/support/notice-samples.js';
import * as en from '../../texts/en/notice.js';
import * as vi from '../../texts/vi/notice.js';
import { renderEmail } from './email.template.js';
import { KINDS, type Section, type TaskLine, type UrgingLetter } from './message-view.rule.js';
import { smsText } from './sms.rule.js';

const URGED: UrgingLetter = { number: '321/SNV-CCHC', date: '2021-04-08', kind: 'urge' };
const ASKED: UrgingLetter = { number: '9/UBND-NC', date: '2021-04-15', kind: 'explain' };
const section = (kind: string, rows: Partial<TaskLine>[], copy = false): Section => ({
  kind,
  copy,
  audience: 'decider',
  rows: rows.map(aLine),
});
const flat = (text: string): string => text.replace(/\s+/gu, ' ');
const textOf = (sections: Section[], lang: 'vi' | 'en' = 'vi'): string => flat(renderEmail(aView({ sections, lang })).text);
const NONE = 'Đôn đốc: chưa ghi nhận công văn đôn đốc nào được ký ban hành gửi cơ quan chủ trì về nhiệm vụ này';

describe('what a mail says of urging', () => {
  it.each(['urge', 'explain', 'sanction'])('%s: item by item, the letter or that there is none', (kind) => {
    const text = textOf([section(kind, [{ urged: [URGED, ASKED] }, { task: 't2', code: 'II.2' }])]);
    const [, first = '', second = ''] = text.split(/\[I\.1\.3\]|\[II\.2\]/u);
    expect(first).toContain('Đôn đốc: công văn số 321/SNV-CCHC ngày 08/04/2021; công văn yêu cầu giải trình số 9/UBND-NC ngày 15/04/2021');
    expect(first).not.toContain(NONE);
    expect(second).toContain(NONE);
  });

  it('to the lead: a letter that was signed is named, that there is none is no news', () => {
    expect(textOf([section('late', [{ urged: [URGED] }])])).toContain('công văn số 321/SNV-CCHC ngày 08/04/2021');
    expect(textOf([section('late', [{}])])).not.toContain('Đôn đốc:');
  });

  it('in English', () => {
    expect(textOf([section('explain', [{ urged: [URGED] }])], 'en')).toContain('Urged by: letter 321/SNV-CCHC of 08/04/2021');
    expect(textOf([section('sanction', [{}])], 'en')).toContain(
      'no signed letter that urges the lead agency has been recorded for this task',
    );
  });

  it.each(KINDS)('%s: nothing is said of all tasks that hangs on a letter', (kind) => {
    const claims =
      /đã được đôn đốc|được đôn đốc nhiều lần|sau khi cơ quan chủ trì được đôn đốc|đã được nhắc|đôn đốc lần|was urged|been urged|was reminded|second urging/iu;
    for (const words of [vi, en]) expect(JSON.stringify(words.mail.kinds[kind])).not.toMatch(claims);
  });
});

describe('what a text message says of urging', () => {
  const say = (kind: string, urged: UrgingLetter[]): string =>
    smsText(aView({ sections: [section(kind, [{ urged }])] }), { coding: 'unicode', maxParts: 5, prefix: 'CCHC', contact: null });

  it('names the last letter to whoever is asked for one, and claims none', () => {
    expect(say('explain', [URGED])).toContain('Đã có CV 321/SNV-CCHC ngày 08/04/2021');
    for (const kind of ['urge', 'explain', 'sanction']) expect(say(kind, [])).not.toMatch(/đã được đôn đốc|Đã có CV/iu);
  });
});
