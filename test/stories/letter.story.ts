// Draft letters of the steps that ask for one: one an agency and day, signed and numbered by people.
import { listLetters, showLetter, signLetter } from '../../libs/application/use-cases/letter.use-cases.js';
import { RefusedError } from '../../libs/kernel/index.js';
import { story } from './harness.js';

const ROWS = [
  { title: 'Lập kế hoạch rà soát văn bản', lead: 'Sở Tư pháp', deadline: 'Quý I năm 2021' },
  { title: 'Kiểm tra văn bản', lead: 'Sở Tư pháp', deadline: 'Quý I năm 2021' },
];
const FIRST = '2021-04-07.so-tu-phap';

describe('dự thảo công văn', () => {
  story('hai nhiệm vụ cùng quá hạn là một công văn; ký xong thì số và ngày hiện ở nhiệm vụ', '2021-03-30 07:00', async (s) => {
    await s.plan(ROWS);
    for (const row of [1, 2]) await s.does('accept', row, 'so-tu-phap');
    await s.moveTo('2021-04-06 18:00');
    s.forgetMail();
    s.while(() => expect(listLetters(s.application, {})).toEqual([]));
    await s.moveTo('2021-04-07 08:00');
    s.forgetMail();
    s.while(() => {
      expect(listLetters(s.application, { drafts: true })).toMatchObject([
        { letter: FIRST, kind: 'urge', issuer: 'Sở Nội vụ', items: [{}, {}], signed: null },
      ]);
      expect(showLetter(s.application, FIRST).text).toContain('còn 2 nhiệm vụ đã quá thời hạn');
    });
    await s.moveTo('2021-04-08 09:00');
    await s.whileTurning(async () => {
      await signLetter(
        s.application,
        FIRST,
        { number: '321/SNV-CCHC', date: '2021-04-08' },
        { user: 'lan', role: 'head', agency: 'so-noi-vu', via: 'http' },
      );
      const trail = await s.application.taskHistory(s.task(2));
      expect(trail.map((entry) => entry.sentence)).toContain('Công văn gửi Sở Tư pháp đã ký: số 321/SNV-CCHC ngày 08/04/2021');
    });
    await s.moveTo('2021-04-14 08:00');
    s.forgetMail();
    s.while(() =>
      expect(listLetters(s.application, {}).map(({ letter, kind, signed }) => [letter, kind, signed?.number ?? null])).toEqual([
        ['2021-04-14.so-tu-phap', 'explain', null],
        [FIRST, 'urge', '321/SNV-CCHC'],
      ]),
    );
  });

  story('mỗi việc một dự thảo: dự thảo sau thay dự thảo trước; đã ký thì không trình ký lần nữa', '2021-03-30 07:00', async (s) => {
    await s.plan([...ROWS, { ...ROWS[0]!, title: 'Thẩm định văn bản', deadline: 'Trước ngày 03/4/2021' }]);
    for (const row of [1, 2, 3]) await s.does('accept', row, 'so-tu-phap');
    const standing = () =>
      listLetters(s.application, {}).map(({ letter, kind, items, struck }) => [
        letter,
        kind,
        items.length,
        struck.map(({ reason }) => reason),
      ]);
    // 7/4: a step of the two of the quarter. 9/4: one of the third. Each draft has all that is late.
    await s.moveTo('2021-04-09 09:00');
    s.forgetMail();
    s.while(() =>
      expect(standing()).toEqual([
        ['2021-04-09.so-tu-phap', 'urge', 3, []],
        [FIRST, 'urge', 0, ['in-later-draft', 'in-later-draft', 'in-later-draft']],
      ]),
    );
    await s.whileTurning(async () => {
      expect(await codeOf(signLetter(s.application, FIRST, { number: '1/SNV-CCHC', date: '2021-04-09' }, SIGNER))).toBe('letter.closed');
      expect(showLetter(s.application, FIRST).text).toContain('DỰ THẢO ĐÃ ĐÓNG ngày 09/04/2021');
    });
    // 14/4 and 16/4: the province is to ask for explanations; one paper is enough, and with it nothing is left to be urged.
    await s.moveTo('2021-04-16 09:00');
    s.forgetMail();
    s.while(() =>
      expect(standing().slice(0, 3)).toEqual([
        ['2021-04-16.so-tu-phap', 'explain', 3, []],
        ['2021-04-14.so-tu-phap', 'explain', 0, ['in-later-draft', 'in-later-draft', 'in-later-draft']],
        ['2021-04-09.so-tu-phap', 'urge', 3, []],
      ]),
    );
    await s.signs('2021-04-16.so-tu-phap', { number: '9/UBND-NC', date: '2021-04-16' }, 'so-noi-vu');
    s.forgetMail();
    s.while(() => expect(listLetters(s.application, { drafts: true })).toEqual([]));
  });

  const SIGNER = { user: 'lan', role: 'head', agency: 'so-noi-vu', via: 'http' } as const;
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof RefusedError ? error.refusal.code : String(error)),
    );

  story(
    'nhiệm vụ đã xong, gia hạn, rút hay giao cơ quan khác thì bỏ khỏi dự thảo; không còn gì thì đóng',
    '2021-03-30 07:00',
    async (s) => {
      await s.plan([...ROWS, { ...ROWS[0]!, title: 'Thẩm định văn bản' }, { ...ROWS[0]!, title: 'Công bố danh mục' }]);
      for (const row of [1, 2, 3, 4]) await s.does('accept', row, 'so-tu-phap');
      await s.moveTo('2021-04-06 18:00');
      s.forgetMail();
      await s.moveTo('2021-04-07 08:00');
      s.forgetMail();
      s.while(() => expect(listLetters(s.application, { drafts: true })).toMatchObject([{ letter: FIRST, items: [{}, {}, {}, {}] }]));
      await s.moveTo('2021-04-08 09:00');
      await s.does('withdraw', 1, 'ubnd-tinh', { document: '20/QĐ-UBND', reason: 'Trùng nội dung' });
      await s.does('extend', 2, 'ubnd-tinh', { to: '2021-05-31', document: '21/QĐ-UBND', reason: 'Chờ hướng dẫn' });
      await s.does('reassign', 3, 'ubnd-tinh', { from: 'so-tu-phap', to: 'so-y-te', document: '22/QĐ-UBND', reason: 'Đúng chức năng' });
      s.while(() => {
        const [letter] = listLetters(s.application, { drafts: true });
        expect(letter).toMatchObject({ items: [{ title: 'Công bố danh mục' }], closedOn: null });
        expect(letter!.struck.map(({ title, reason, on }) => [title, reason, on])).toEqual([
          ['Lập kế hoạch rà soát văn bản', 'withdrawn', '2021-04-08'],
          ['Kiểm tra văn bản', 'deadline-changed', '2021-04-08'],
          ['Thẩm định văn bản', 'reassigned', '2021-04-08'],
        ]);
        expect(showLetter(s.application, FIRST).text).toContain('còn 1 nhiệm vụ đã quá thời hạn');
      });
      await s.moveTo('2021-04-09 09:00');
      await s.does('report-completion', 4, 'so-tu-phap', { document: '30/STP', documentDate: '2021-04-09' });
      await s.whileTurning(async () => {
        expect(listLetters(s.application, { drafts: true })).toEqual([]);
        expect(showLetter(s.application, FIRST)).toMatchObject({
          closedOn: '2021-04-09',
          text: expect.stringContaining('DỰ THẢO ĐÃ ĐÓNG ngày 09/04/2021') as string,
        });
        const trail = async (row: number) => (await s.application.taskHistory(s.task(row))).map((entry) => entry.sentence);
        expect(await trail(2)).toContain(
          'Bỏ khỏi dự thảo công văn gửi Sở Tư pháp: 2. Kiểm tra văn bản (thời hạn đã được điều chỉnh); còn 2 nhiệm vụ',
        );
        expect(await trail(4)).toContain(
          'Đóng dự thảo công văn gửi Sở Tư pháp, không còn nhiệm vụ nào phải nêu: 4. Công bố danh mục (đã báo cáo hoàn thành, đang chờ xác nhận)',
        );
        expect(await codeOf(signLetter(s.application, FIRST, { number: '9/SNV', date: '2021-04-09' }, SIGNER))).toBe('letter.closed');
      });
      s.forgetMail();
    },
  );
});
