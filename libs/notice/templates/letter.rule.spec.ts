// What a mail says is true on the day it is read: no day is asked to be kept that has passed, nothing is told twice, and a
// sentence ends once.
import { aLine, aNotice, aView } from '../../../test/support/notice-samples.js';
import { renderEmail } from './email.template.js';
import { AUDIENCES } from '../../texts/facts/audience.js';
import { KINDS, viewMessage, type Section, type TaskLine } from './message-view.rule.js';

const LATE = { calendar: 12, working: 8, suspended: null };
const flat = (text: string): string => text.replace(/\s+/gu, ' ');
const section = (kind: string, rows: Partial<TaskLine>[], audience: Section['audience'] = 'doer'): Section => ({
  kind,
  copy: false,
  audience,
  rows: rows.map(aLine),
});
const say = (kind: string, rows: Partial<TaskLine>[], lang: 'vi' | 'en' = 'vi', audience: Section['audience'] = 'doer'): string =>
  flat(renderEmail(aView({ sections: [section(kind, rows, audience)], lang })).text);

describe('a day that has passed', () => {
  const KEEPS_A_DAY = ['deadline-set', 'resumed', 'extension-granted', 'extension-refused', 'decline-refused', 'wait-refused', 'assigned'];

  it.each(KEEPS_A_DAY)('%s: nobody is asked to keep it', (kind) => {
    const [late, ahead] = [say(kind, [{ late: LATE }]), say(kind, [{ late: null }])];
    expect(late).toMatch(/thời hạn nêu trên đã qua/iu);
    expect(late).not.toMatch(/theo thời hạn (này|mới|nêu trên|đã giao|được giao)/iu);
    expect(ahead).not.toMatch(/thời hạn nêu trên đã qua/iu);
    expect(ahead).toMatch(/theo thời hạn/iu);
    expect(say(kind, [{ late: LATE }], 'en')).toContain('deadline above has passed');
  });

  it('where it lies ahead of one of the tasks, that is asked to be kept', () =>
    expect(say('deadline-set', [{ late: LATE }, { task: 't2', late: null }])).toContain('theo thời hạn này'));

  it('says nothing of reports that may have been returned', () => {
    for (const kind of ['late', 'urge', 'explain', 'sanction']) {
      expect(say(kind, [{ late: LATE }])).toContain('chưa hoàn thành');
      expect(say(kind, [{ late: LATE }])).not.toMatch(/chưa (có )?báo cáo hoàn thành/iu);
    }
  });
});

describe('a new lead', () => {
  it('a coordinator is told of a new lead once', () => {
    const source = {
      lang: 'vi' as const,
      organisation: '',
      link: null,
      generatedAt: '2021-05-20T02:00:00.000Z',
      lineOf: aLine,
      whyOf: ({ kind }: { kind: string }) => kind,
    };
    const assigned = aNotice({ kind: 'assigned', role: 'coordinator', copy: true });
    const changed = aNotice({ kind: 'lead-changed', role: 'coordinator', copy: true });
    const kinds = (...notices: ReturnType<typeof aNotice>[]) =>
      viewMessage('', notices, { ...source, lineOf: () => aLine() }).sections.map(({ kind }) => kind);
    expect(kinds(assigned, changed)).toEqual(['lead-changed']);
    expect(kinds(assigned)).toEqual(['assigned']);
    expect(kinds({ ...assigned, copy: false }, changed)).toEqual(['assigned', 'lead-changed']);
    expect(kinds({ ...assigned, task: 't2' }, changed)).toEqual(['lead-changed', 'assigned']);
  });
});

describe('sentences about several agencies', () => {
  it('end once, and name an agency once', () => {
    const [one, other] = [
      { part: 'a', lead: 'Sở Y tế' },
      { part: 'b', lead: 'Thanh tra tỉnh' },
    ];
    const risks = say('late', [
      { ...one, risks: ['Đã xin gia hạn.', 'Chưa có cập nhật.'] },
      { ...other, risks: ['Chưa có cập nhật.'] },
    ]);
    expect(risks).toContain('Nguy cơ: Đã xin gia hạn. Chưa có cập nhật (Sở Y tế); Chưa có cập nhật (Thanh tra tỉnh)');
    const news = say('completion-reported', [
      { ...one, news: ['Sở Y tế báo cáo hoàn thành'] },
      { ...other, news: ['Thanh tra tỉnh báo cáo hoàn thành'] },
    ]);
    expect(news).toContain('Nội dung: Sở Y tế báo cáo hoàn thành; Thanh tra tỉnh báo cáo hoàn thành -');
    for (const text of [risks, news]) expect(text).not.toMatch(/\.;|\. \(/u);
  });
});

describe('one task alone', () => {
  it.each(KINDS)('%s is not spoken of as several', (kind) => {
    for (const audience of AUDIENCES) {
      const one = say(kind, [{}], 'vi', audience);
      expect(one).not.toMatch(/các nhiệm vụ|các báo cáo|từng nhiệm vụ(?! thường xuyên)/iu);
      expect(say(kind, [{}], 'en', audience)).not.toMatch(/\b(the|these|following|late) tasks\b|reports below/i);
    }
  });
  it('several are', () => {
    expect(say('late', [{}, { task: 't2' }])).toContain('Các nhiệm vụ sau đây đã quá thời hạn');
    expect(say('late', [{}])).toContain('Nhiệm vụ sau đây đã quá thời hạn');
    expect(say('withdrawn', [{}])).toContain('không phải báo cáo thêm về nhiệm vụ này');
    expect(say('late', [{}], 'en')).toContain('The deadline of the task below has passed and it is not complete.');
  });
});

it('what is for information is put to a leader as to a leader', () => {
  const copied = (audience: Section['audience']) =>
    flat(renderEmail(aView({ sections: [{ kind: 'late', copy: true, audience, rows: [aLine()] }] })).text);
  expect(copied('decider')).toContain('Kính báo cáo nhiệm vụ sau đây (quá hạn) để biết, theo dõi, chỉ đạo.');
  expect(copied('helper')).toContain('Nhiệm vụ sau đây (quá hạn) được gửi để biết, phối hợp; cơ quan nhận thư không phải báo cáo lại.');
  expect(copied('follower')).toContain('được gửi để biết, theo dõi; cơ quan nhận thư không phải báo cáo lại.');
});

it('a milestone and a day that is not known are said in one breath', () => {
  expect(
    say('assigned', [
      { milestone: { year: '2021', recurring: false, listed: false, last: false }, due: '2021-12-31', effectiveDue: '2021-12-31' },
    ]),
  ).toContain('Thời hạn: mốc năm 2021 là ngày 31/12/2021;');
  expect(say('undetermined', [{ due: null, effectiveDue: null, dueText: '' }])).toContain('văn bản không ghi thời hạn');
});
