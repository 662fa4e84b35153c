// A request for explanation: made by a letter that people have signed, answered by the lead, judged by the overseer.
import { listLetters, showLetter } from '../../libs/application/use-cases/letter.use-cases.js';
import { story, type Story } from './harness.js';

const TU_PHAP = { title: 'Lập kế hoạch rà soát văn bản', lead: 'Sở Tư pháp', deadline: 'Quý I năm 2021' };
const LETTER = '2021-04-14.so-tu-phap';

async function late(s: Story): Promise<void> {
  await s.plan([TU_PHAP]);
  await s.does('accept', 1, 'so-tu-phap');
  await s.moveTo('2021-04-13 18:00');
  s.forgetMail();
  await s.moveTo('2021-04-14 08:00');
  s.mailbox('pho-chu-tich@ubnd-tinh').expects(/đề nghị yêu cầu giải trình/i);
}

/** The letter of step 6, signed. */
async function asked(s: Story): Promise<void> {
  await late(s);
  await s.moveTo('2021-04-14 15:00');
  await s.signs(LETTER, { number: '9/UBND-NC', date: '2021-04-14' }, 'so-noi-vu');
}

const why = (s: Story) => s.application.showTask(s.task(1)).parts[0]!.why.join(' ');
const flat = (text = ''): string => text.replace(/\s+/gu, ' ');

describe('yêu cầu giải trình', () => {
  story('dự thảo chưa ký thì không ai phải giải trình', '2021-03-30 07:00', async (s) => {
    await late(s);
    s.while(() => expect(listLetters(s.application, { drafts: true })[0]).toMatchObject({ letter: LETTER, kind: 'explain', signed: null }));
    await s.moveTo('2021-04-27 18:00');
    s.nothingUnexpected();
    s.while(() => expect(why(s)).not.toContain('giải trình'));
    for (const { content } of s.sent)
      expect(content.subject + content.text).not.toMatch(/Quá hạn giải trình|được yêu cầu giải trình bằng/u);
  });

  story('ký rồi mới bắt đầu thời hạn; công văn và thư nêu cùng một ngày, cùng một cơ quan', '2021-03-30 07:00', async (s) => {
    await asked(s);
    for (const role of ['lanh-dao', 'dau-moi']) {
      const mail = s.mailbox(`${role}@so-tu-phap`).expects(/yêu cầu giải trình: 1 nhiệm vụ của Sở Tư pháp/i);
      // Five working days from the 14th, that day and Hung Kings (21/4) not counted.
      if (mail) expect(flat(mail.content.text)).toContain('theo công văn số 9/UBND-NC ngày 14/04/2021, chậm nhất 22/04/2021');
    }
    s.while(() => {
      const letter = showLetter(s.application, LETTER);
      expect(letter).toMatchObject({ name: 'Sở Tư pháp', issuer: 'Ủy ban nhân dân tỉnh Nam Định', signed: { explainBy: '2021-04-22' } });
      expect(letter.text).toContain('Kính gửi: Sở Tư pháp');
      expect(letter.text).toContain('trong thời hạn 05 ngày làm việc kể từ ngày ký công văn này (không tính ngày ký)');
      expect(why(s)).toContain('giải trình bằng văn bản theo công văn số 9/UBND-NC ngày 14/04/2021, chậm nhất 22/04/2021');
    });
    await s.moveTo('2021-04-22 18:00');
    s.nothingUnexpected();
    await s.moveTo('2021-04-23 08:00');
    s.mailbox('pho-chu-tich@ubnd-tinh').expects(/quá hạn giải trình: 1 nhiệm vụ/i);
    s.mailbox('lanh-dao@so-noi-vu').expects(/quá hạn giải trình: 1 nhiệm vụ/i);
    const mail = s.mailbox('lanh-dao@so-tu-phap').expects(/^(?!.*để biết).*quá hạn giải trình: 1 nhiệm vụ/im);
    if (mail) expect(flat(mail.content.text)).toContain('theo công văn số 9/UBND-NC ngày 14/04/2021; hạn giải trình là ngày 22/04/2021');
    s.while(() => expect(why(s)).toContain('đã quá hạn giải trình 1 ngày'));
  });

  story(
    'công văn ghi nhận muộn: thư nói đúng ngày trong công văn, chỉ báo lên khi cơ quan đã có đủ số ngày',
    '2021-03-30 07:00',
    async (s) => {
      await late(s);
      await s.moveTo('2021-04-27 09:00');
      await s.signs(LETTER, { number: '9/UBND-NC', date: '2021-04-15' }, 'so-noi-vu');
      for (const role of ['lanh-dao', 'dau-moi']) {
        const mail = s.mailbox(`${role}@so-tu-phap`).expects(/yêu cầu giải trình: 1 nhiệm vụ/i);
        if (mail) {
          expect(flat(mail.content.text)).toContain(
            'thời hạn giải trình nêu trong công văn (23/04/2021) đã qua khi công văn được ghi nhận trên hệ thống, ngày 27/04/2021',
          );
        }
      }
      await s.moveTo('2021-05-06 18:00');
      // Step 7 comes by the days of the task itself.
      s.mailbox('chu-tich@ubnd-tinh').expects(/đề xuất nhắc nhở/i);
      s.nothingUnexpected();
      // 28, 29, 04/05, 05, 06 and the day after; 30/4, 01/5 and 03/5 are no working days.
      await s.moveTo('2021-05-07 08:00');
      for (const address of ['pho-chu-tich@ubnd-tinh', 'lanh-dao@so-noi-vu', 'lanh-dao@so-tu-phap'])
        s.mailbox(address).expects(/quá hạn giải trình: 1 nhiệm vụ/i);
    },
  );

  story('người ký ghi ngày khác thì thư nêu ngày đó', '2021-03-30 07:00', async (s) => {
    await late(s);
    await s.moveTo('2021-04-14 15:00');
    await s.signs(LETTER, { number: '9/UBND-NC', date: '2021-04-14', explainBy: '2021-04-29' }, 'so-noi-vu');
    for (const role of ['lanh-dao', 'dau-moi']) {
      const mail = s.mailbox(`${role}@so-tu-phap`).expects(/yêu cầu giải trình/i);
      if (mail) expect(flat(mail.content.text)).toContain('chậm nhất 29/04/2021');
    }
    s.while(() => expect(showLetter(s.application, LETTER).text).toContain('chậm nhất ngày 29/04/2021'));
    await s.moveTo('2021-04-29 07:30');
    s.nothingUnexpected();
  });

  story('trả lời thì không bị báo; trả lại thì phải giải trình lại; chấp nhận thì xong', '2021-03-30 07:00', async (s) => {
    await asked(s);
    s.forgetMail();
    await s.moveTo('2021-04-15 09:00');
    await s.whileTurning(async () => {
      expect(await s.tryTo('accept-explanation', 1, 'so-noi-vu')).toMatchObject({ code: 'task.no-explanation-given' });
      await s.does('answer-explanation', 1, 'so-tu-phap', { text: 'Chậm do chờ số liệu của các huyện', document: '88/STP' });
      expect(await s.tryTo('accept-explanation', 1, 'so-tu-phap')).toMatchObject({ code: 'task.own-work' });
      expect(why(s)).toContain('Đã giải trình ngày 15/04/2021');
      await s.does('return-explanation', 1, 'so-noi-vu', { reason: 'Chưa rõ trách nhiệm', due: '2021-04-20' });
    });
    const given = s.mailbox('dau-moi@so-noi-vu').expects(/đã giải trình, chờ xem xét/i);
    s.while(() => expect(flat(given?.content.text ?? '')).toContain('Sở Tư pháp đã giải trình ngày 15/04/2021'));
    for (const role of ['lanh-dao', 'dau-moi']) {
      const mail = s.mailbox(`${role}@so-tu-phap`).expects(/yêu cầu giải trình/i);
      if (mail) expect(flat(mail.content.text)).toContain('yêu cầu giải trình lại, chậm nhất 20/04/2021: Chưa rõ trách nhiệm');
    }
    await s.moveTo('2021-04-16 09:00');
    await s.whileTurning(async () => {
      await s.does('answer-explanation', 1, 'so-tu-phap', { text: 'Trách nhiệm thuộc phòng Văn bản', document: '90/STP' });
      await s.does('accept-explanation', 1, 'so-noi-vu');
      expect(why(s)).not.toContain('giải trình');
    });
    s.mailbox('dau-moi@so-noi-vu').expects(/đã giải trình, chờ xem xét/i);
    s.mailbox('dau-moi@so-tu-phap').expects(/giải trình được chấp nhận/i);
    await s.moveTo('2021-04-28 18:00');
    s.nothingUnexpected();
  });

  story('đã giải trình, bị trả lại: không ai được nghe là chưa từng giải trình', '2021-03-30 07:00', async (s) => {
    await asked(s);
    await s.moveTo('2021-04-15 09:00');
    await s.whileTurning(async () => {
      await s.does('answer-explanation', 1, 'so-tu-phap', { text: 'Chậm do chờ số liệu của các huyện', document: '88/STP' });
      await s.does('return-explanation', 1, 'so-noi-vu', { reason: 'Chưa rõ trách nhiệm.', due: '2021-04-20' });
    });
    await s.moveTo('2021-04-22 18:00');
    s.forgetMail();
    // Six working days from the return; 21/4 is none.
    await s.moveTo('2021-04-26 08:00');
    for (const address of ['pho-chu-tich@ubnd-tinh', 'lanh-dao@so-noi-vu', 'lanh-dao@so-tu-phap']) {
      const mail = s.mailbox(address).expects(/quá hạn giải trình: 1 nhiệm vụ/i);
      s.while(() => {
        const text = flat(mail!.content.text);
        expect(text).toContain('Giải trình đã bị trả lại: Chưa rõ trách nhiệm; chưa giải trình lại, đã quá hạn');
        expect(text).toContain('Giải trình của Sở Tư pháp về nhiệm vụ quá hạn đã bị trả lại và chưa có giải trình lại');
        expect(text).not.toMatch(/Sở Tư pháp chưa giải trình|Chưa giải trình/u);
      });
    }
    s.forgetMail();
  });

  story('được gia hạn hoặc chuyển cơ quan thì không bị báo chưa giải trình', '2021-03-30 07:00', async (s) => {
    await asked(s);
    s.forgetMail();
    await s.moveTo('2021-04-16 09:00');
    await s.does('extend', 1, 'ubnd-tinh', { to: '2021-12-31', document: '12/UBND-NC', reason: 'Chờ hướng dẫn' });
    s.forgetMail();
    await s.moveTo('2021-04-30 18:00');
    s.nothingUnexpected();
    await s.does('reassign', 1, 'ubnd-tinh', { from: 'so-tu-phap', to: 'so-tai-chinh', document: '13/UBND-NC', reason: 'Đúng chức năng' });
    s.forgetMail();
    await s.moveTo('2021-05-14 18:00');
    for (const { content } of s.sent) expect(content.subject).not.toMatch(/quá hạn giải trình/iu);
    s.forgetMail();
  });
});
