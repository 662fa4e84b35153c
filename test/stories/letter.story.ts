// Draft letters of the steps that ask for one: one an agency and day, signed and numbered by people.
import { listLetters, showLetter, signLetter } from '../../apps/server/letter-desk.js';
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
    s.while(() => expect(listLetters(s.house, {})).toEqual([]));
    await s.moveTo('2021-04-07 08:00');
    s.forgetMail();
    s.while(() => {
      expect(listLetters(s.house, { drafts: true })).toMatchObject([
        { letter: FIRST, kind: 'urge', issuer: 'Sở Nội vụ', items: [{}, {}], signed: null },
      ]);
      expect(showLetter(s.house, FIRST).text).toContain('còn 2 nhiệm vụ đã quá thời hạn');
    });
    await s.moveTo('2021-04-08 09:00');
    await s.whileTurning(async () => {
      await signLetter(
        s.house,
        FIRST,
        { number: '321/SNV-CCHC', date: '2021-04-08' },
        { user: 'lan', role: 'head', agency: 'so-noi-vu', via: 'http' },
      );
      const trail = await s.house.taskHistory(s.task(2));
      expect(trail.map((entry) => entry.sentence)).toContain('Công văn gửi Sở Tư pháp đã ký: số 321/SNV-CCHC ngày 08/04/2021');
    });
    await s.moveTo('2021-04-14 08:00');
    s.forgetMail();
    s.while(() =>
      expect(listLetters(s.house, {}).map(({ letter, kind, signed }) => [letter, kind, signed?.number ?? null])).toEqual([
        ['2021-04-14.so-tu-phap', 'explain', null],
        [FIRST, 'urge', '321/SNV-CCHC'],
      ]),
    );
  });
});
