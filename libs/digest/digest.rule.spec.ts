// What the digest says of tasks as they stood at two moments, and that its figures agree with each other.
import type { DaysLate } from '../task/standing/standing.rule.js';
import fc from 'fast-check';
import { assigned, calendar, confirm, extendTo, lead, order, party, report, taskAfter } from '../../test/support/tasks.js';
import { instantAt } from '../kernel/index.js';
import { texts } from '../texts/index.js';
import { digestOf } from './digest.rule.js';
import { digestLetter } from './digest-letter.rule.js';
import { renderDigest } from './digest.template.js';
import type { TaskState } from '../task/facts/task.state.rule.js';

const of = (tasks: readonly TaskState[], before: readonly TaskState[] = tasks) =>
  digestOf({
    week: '2021-W14',
    checkpoint: { position: 12, event: 'e12' },
    now: { at: instantAt('2021-04-05'), tasks },
    before: { at: instantAt('2021-03-29'), tasks: before },
    calendar,
    risksOf: (task) => (task.id === 'p.r08' ? [{ code: 'risk.record', params: { late: 3, due: 4, percent: 75 } }] : []),
    missingReports: [],
    unreachable: [],
    silences: [],
  });

const reader = (lang: 'vi' | 'en') => ({
  lang,
  addressee: 'Chủ tịch <UBND>',
  organisation: 'Hệ thống Đúng Hạn',
  link: 'https://dunghan.example',
  reason: texts(lang).reason,
  chore: texts(lang).chore,
  report: texts(lang).report.reportTitle,
});

const late = taskAfter([assigned({ row: 1 })], 'p.r01');
const extended = taskAfter([assigned({ row: 2, due: '2021-03-10' }), extendTo('2021-03-26', '2021-03-09')], 'p.r02');
const soon = taskAfter([assigned({ row: 3, due: '2021-04-09', leads: [lead('so-y-te')] })], 'p.r03');
const done = taskAfter([assigned({ row: 4 }), report('so-tu-phap', '2021-03-30'), confirm('so-noi-vu', '2021-03-31')], 'p.r04');
const unknown = taskAfter([assigned({ row: 5, kind: 'conditional', due: null })], 'p.r05');
const standing = taskAfter([assigned({ row: 6, kind: 'standing', due: null })], 'p.r06');
const all = [late, extended, soon, done, unknown, standing];

const daysOf = ({ calendar: days, working }: DaysLate) => ({ calendar: days, working });

describe('the digest', () => {
  it('lists what is late by agency, the longest late first, and what has become late since', () => {
    const { late: agencies, newlyLate } = of(all);
    expect(
      agencies.map(({ agency, tasks }) => [agency, tasks.map((each) => [each.task, each.due, each.originalDue, daysOf(each.daysLate)])]),
    ).toEqual([
      [
        'so-tu-phap',
        [
          ['p.r02', '2021-03-26', '2021-03-10', { calendar: 9, working: 5 }],
          ['p.r01', '2021-03-31', null, { calendar: 4, working: 2 }],
        ],
      ],
    ]);
    expect(newlyLate.map((each) => each.task)).toEqual(['p.r01']);
  });

  it('lists what is at risk with its reasons, and what has no day yet; standing work is neither', () => {
    const { atRisk, undetermined } = of(all);
    expect(atRisk).toMatchObject([{ task: 'p.r03', reasons: [{ code: 'standing.due-soon' }] }]);
    expect(undetermined.map((each) => each.task)).toEqual(['p.r05']);
  });

  it('lists what is in time but in danger, with the danger', () => {
    const far = taskAfter([assigned({ row: 8, due: '2021-12-31' })], 'p.r08');
    const { atRisk } = of([far, taskAfter([assigned({ row: 9, due: '2021-12-31' })], 'p.r09')]);
    expect(atRisk).toMatchObject([{ task: 'p.r08', reasons: [{ code: 'risk.record' }] }]);
  });

  it('says of a milestone that it is one, and which', () => {
    const yearly = taskAfter([assigned({ row: 8, text: 'Trước ngày 10/4 hằng năm' })], 'p.r10');
    expect(of([yearly]).atRisk).toMatchObject([{ task: 'p.r10', due: '2021-04-09', milestone: { year: '2021' } }]);
    const text = renderDigest(of([yearly]), reader('vi')).text.replace(/\s+/g, ' ');
    expect(text).toContain('Mốc năm 2021: 09/04/2021');
    expect(text).not.toContain('Hạn 09/04/2021');
  });

  it('says of late work that changed hands from whom it came, by which document and since when', () => {
    const by = { from: 'so-tu-phap', to: party('so-y-te'), document: '15/QĐ-UBND', documentDate: '2021-03-25', reason: 'x' };
    const moved = taskAfter([assigned({ row: 1 }), order('ReassignLead', 'ubnd-tinh', '2021-03-26', by)], 'p.r11');
    const text = renderDigest(of([moved]), reader('vi')).text.replace(/\s+/g, ' ');
    expect(text).toContain('Chủ trì từ ngày 26/03/2021, thay Sở Tư pháp (văn bản 15/QĐ-UBND ngày 25/03/2021)');
  });

  it('counts with denominators, and changes from the digest before', () => {
    const digest = of(all, [late, extended]);
    expect(digest.counts).toMatchObject({ doneOnTime: 1, openOnTime: 1, openLate: 2, noDeadline: 2 });
    expect(digest.countsBefore).toMatchObject({ doneOnTime: 0, openOnTime: 1, openLate: 1 });
    expect(digest.lateShare).toEqual({ part: 2, whole: 3 });
  });

  it('calls what runs out at the very moment late by no day yet', () => {
    const atOnce = taskAfter([assigned({ row: 7, kind: 'date', due: '2021-04-04' })], 'p.r07');
    const digest = of([{ ...atOnce, deadlines: [{ ...atOnce.deadlines[0]!, effectiveDue: '2021-04-04' }] }]);
    expect(digest.newlyLate).toMatchObject([{ daysLate: { calendar: 0, working: 0 } }]);
    expect(renderDigest(digest, reader('vi')).text).toContain('vừa hết hạn');
  });

  it.each(['vi', 'en'] as const)('says the same in text and HTML, escaped, in %s', (lang) => {
    const { subject, text, html } = renderDigest(of(all), reader(lang));
    expect(subject).toContain('14/2021');
    expect(html).toContain('Chủ tịch &lt;UBND&gt;');
    expect(html).toContain('https://dunghan.example/nhiem-vu/p.r01');
    for (const words of [text.replace(/\s+/g, ' '), html]) expect(words).toContain('2/4 (50%)');
  });

  it('names reports that are missing, people who cannot be reached and what is silent', () => {
    const digest = {
      ...of([]),
      missingReports: [
        { agency: 'so-y-te', name: 'Sở Y tế', period: '2021-q1', due: '2021-03-16', daysLate: { calendar: 19, working: 13 } },
      ],
      unreachable: [{ since: '2021-04-01', kind: 'bounced', params: { address: 'a@b.example', agency: 'Sở Y tế', detail: '5.1.1' } }],
      silences: [{ task: null, agency: 'Sở Y tế', reason: 'Chống dịch', by: 'Sở Nội vụ', until: '2021-04-30' }],
    };
    const text = renderDigest(digest, reader('vi')).text.replace(/\s+/g, ' ');
    expect(text).toContain('Báo cáo cải cách hành chính quý I năm 2021 - Cơ quan: Sở Y tế');
    expect(text).toContain('“a@b.example” (Sở Y tế) bị trả lại: 5.1.1');
    expect(text).toContain('Mọi nhiệm vụ của Sở Y tế - Tạm ngừng nhắc đến hết ngày 30/04/2021');
    expect(text).toContain('Lý do: Chống dịch (Sở Nội vụ)');
  });

  it('says once what is the same of several agencies', () => {
    const group = taskAfter([assigned({ row: 9, due: '2021-04-09', leads: [lead('so-y-te', 'g'), lead('so-xay-dung', 'g')] })], 'p.r09');
    const text = renderDigest(of([group]), reader('vi')).text.replace(/\s+/g, ' ');
    expect(text).toContain('NGUY CƠ QUÁ HẠN (1)');
    expect(text).toContain('Chủ trì (2 cơ quan): Sở Xây dựng; Sở Y tế');
  });

  describe('of work with several leads', () => {
    const leads = [lead('so-y-te', 'g'), lead('so-xay-dung', 'g'), lead('so-tu-phap', 'g')];
    const group = taskAfter([assigned({ row: 9, leads })], 'p.r09');
    const held = taskAfter([assigned({ row: 10, due: '2021-04-09', leads })], 'p.r10');
    const listed = (tasks: readonly TaskState[]) => digestLetter(of(tasks), reader('vi')).blocks.slice(1);

    it('is one item that names them all, beside what each leads alone', () => {
      const block = listed([late, extended, group]).find(({ heading }) => heading.startsWith('Nhiệm vụ quá hạn'));
      expect(block?.heading).toBe('Nhiệm vụ quá hạn theo cơ quan chủ trì (3)');
      expect(block?.groups.map(({ title, items }) => [title, items.length])).toEqual([
        ['Sở Tư pháp: 2 nhiệm vụ (ngoài ra cùng chủ trì 1 nhiệm vụ, nêu ở mục nhiều cơ quan chủ trì)', 2],
        ['Nhiều cơ quan chủ trì: 1 nhiệm vụ', 1],
      ]);
      expect(block?.groups[1]?.items[0]?.facts[0]).toBe('Chủ trì (3 cơ quan): Sở Tư pháp; Sở Xây dựng; Sở Y tế');
    });

    it('says what is true of some of them only, and of whom', () => {
      const one = taskAfter([assigned({ row: 10, due: '2021-04-09', leads }), report('so-tu-phap', '2021-03-30')], 'p.r10');
      const digest = of([one]);
      const [first, ...others] = digest.atRisk;
      const said = digestLetter(
        {
          ...digest,
          atRisk: [
            { ...first!, reasons: [...first!.reasons, { code: 'risk.record', params: { late: 3, due: 4, percent: 75 } }] },
            ...others,
          ],
        },
        reader('vi'),
      ).blocks.find(({ heading }) => heading === 'Nhiệm vụ có nguy cơ quá hạn (1)');
      expect(said?.groups[0]?.items).toHaveLength(1);
      expect(said?.groups[0]?.items[0]?.facts.filter((fact) => fact.startsWith('Sở Xây dựng: '))).toHaveLength(1);
    });

    it('has the number of its items in every heading, whatever there is', () =>
      fc.assert(
        fc.property(fc.subarray([...all, group, held]), (tasks) => {
          for (const { heading, groups } of listed(tasks)) {
            const items = groups.flatMap((each) => each.items);
            expect(Number(/\((\d+)\)$/.exec(heading)?.[1])).toBe(items.length);
            expect(new Set(items.map((each) => each.url)).size).toBe(items.length);
          }
        }),
      ));
  });

  it('says of which plan a task is where there are several', () => {
    const digest = of([late]);
    const titles = (plans: string[]) =>
      digestLetter({ ...digest, plans }, reader('vi')).blocks.flatMap(({ groups }) =>
        groups.flatMap(({ items }) => items.map(({ title }) => title)),
      );
    expect(titles(['117/KH-UBND'])).toContain('I.1.1. Ban hành kế hoạch rà soát văn bản');
    expect(titles(['117/KH-UBND', '20/KH-UBND'])).toContain('I.1.1 (117/KH-UBND). Ban hành kế hoạch rà soát văn bản');
  });

  it('is the same bytes for the same log', () => expect(renderDigest(of(all), reader('vi'))).toEqual(renderDigest(of(all), reader('vi'))));

  it('says so when nothing is late', () => {
    const { subject, text } = renderDigest(of([done]), reader('vi'));
    expect(subject).toContain('không có nhiệm vụ quá hạn');
    expect(text).toContain('Không có nhiệm vụ nào quá hạn.');
  });

  it('has figures that agree with its lists', () =>
    fc.assert(
      fc.property(fc.subarray(all), fc.subarray(all), (tasks, before) => {
        const digest = of(tasks, before);
        const listed = digest.late.flatMap((each) => each.tasks);
        expect(new Set(listed.map((each) => each.task)).size).toBe(digest.counts.openLate);
        expect(digest.newlyLate.every((each) => listed.includes(each))).toBe(true);
        expect(digest.atRisk.length).toBe(digest.counts.atRisk);
        const { doneOnTime, doneLate, openOnTime, openLate, noDeadline, suspended, withdrawn, carriedOver } = digest.counts;
        expect(doneOnTime + doneLate + openOnTime + openLate + noDeadline + suspended + withdrawn + carriedOver).toBe(tasks.length);
      }),
    ));
});
