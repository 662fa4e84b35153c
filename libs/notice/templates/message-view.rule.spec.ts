// From notices to sections and lines.
import { aLine, aNotice } from '../../../test/support/notice-samples.js';
import type { NoticeRow } from '../facts/notices.projection.js';
import { viewMessage, type ViewSource } from './message-view.rule.js';

const source: ViewSource = {
  lang: 'vi',
  organisation: 'Hệ thống Đúng Hạn',
  link: null,
  generatedAt: '2021-04-01T01:00:00.000Z',
  lineOf: ({ task, part }: NoticeRow) => aLine({ task, part, effectiveDue: task === 't9' ? null : `2021-0${task.slice(1)}-01` }),
  whyOf: ({ role }: NoticeRow) => `vì ${role}`,
};
const view = (...notices: NoticeRow[]) => viewMessage('Giám đốc', notices, source);

describe('the view of a message', () => {
  it('puts the most urgent section first and copies last', () => {
    const sections = view(
      aNotice({ task: 't1', kind: 'assigned' }),
      aNotice({ task: 't2', kind: 'sanction', copy: true }),
      aNotice({ task: 't3', kind: 'late' }),
      aNotice({ task: 't4', kind: 'of-the-province' }),
      aNotice({ task: 't5', kind: 'due-soon' }),
    ).sections;
    expect(sections.map(({ kind, copy }) => [kind, copy])).toEqual([
      ['late', false],
      ['due-soon', false],
      ['assigned', false],
      ['of-the-province', false],
      ['sanction', true],
    ]);
  });

  it('says once what is told in two roles, and asks to act when one of them is asked', () => {
    const { sections, why } = view(aNotice({ role: 'coordinator', copy: true, task: 't1' }), aNotice({ role: 'lead-head', task: 't1' }));
    expect(sections).toMatchObject([{ copy: false, rows: [{ task: 't1' }] }]);
    expect(sections[0]?.rows).toHaveLength(1);
    expect(why).toEqual(['vì coordinator', 'vì lead-head']);
  });

  it('gives each reason once', () => expect(view(aNotice({ task: 't1' }), aNotice({ task: 't2' })).why).toEqual(['vì lead-head']));

  describe('what has happened and a reminder of the same work', () => {
    const lines = (...notices: NoticeRow[]) =>
      viewMessage('Giám đốc', notices, {
        ...source,
        lineOf: ({ kind, task, part, occasion }) => aLine({ task, part, news: occasion ? [kind] : [] }),
      }).sections.map(({ kind, copy, rows }) => [kind, copy, rows.map(({ news }) => news)]);
    const returned = (changes: Partial<NoticeRow> = {}) => aNotice({ kind: 'completion-returned', step: 1, occasion: 'f2', ...changes });

    it('before the day is one line, under what has happened', () =>
      expect(lines(returned(), aNotice({ kind: 'due-soon', step: 2 }), aNotice({ kind: 'reminder', step: 1 }))).toEqual([
        ['completion-returned', false, [['completion-returned']]],
      ]));
    it('after the day is one line, under what is late', () =>
      expect(lines(returned(), aNotice({ kind: 'late' }))).toEqual([['late', false, [['completion-returned']]]]));
    it('is where its reader is asked to act', () =>
      expect(lines(returned({ copy: true }), aNotice({ kind: 'due-soon', step: 2 }))).toEqual([
        ['due-soon', false, [['completion-returned']]],
      ]));
    it('stays two lines of two tasks, of two leads, and where each asks for something of its own', () => {
      expect(lines(returned({ task: 't1' }), aNotice({ kind: 'due-soon', task: 't2' }))).toHaveLength(2);
      expect(lines(returned(), aNotice({ kind: 'due-soon', part: 'so-y-te' }))).toHaveLength(2);
      expect(lines(aNotice({ kind: 'extension-asked', occasion: 'f3' }), aNotice({ kind: 'due-soon', step: 2 }))).toHaveLength(2);
    });
  });

  it('lists what is due first at the top and what has no day at the end', () => {
    const [section] = view(aNotice({ task: 't9' }), aNotice({ task: 't3' }), aNotice({ task: 't1' })).sections;
    expect(section?.rows.map((row) => row.task)).toEqual(['t1', 't3', 't9']);
  });
});
