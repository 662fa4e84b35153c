// A request for explanation: opened by the step that asks for one, answered by the lead, judged by the overseer.
import { story, type Story } from './harness.js';

const TU_PHAP = { title: 'Lập kế hoạch rà soát văn bản', lead: 'Sở Tư pháp', deadline: 'Quý I năm 2021' };

async function late(s: Story): Promise<void> {
  await s.plan([TU_PHAP]);
  await s.does('accept', 1, 'so-tu-phap');
  await s.moveTo('2021-04-13 18:00');
  s.forgetMail();
  await s.moveTo('2021-04-14 08:00');
}
const why = (s: Story) => s.house.showTask(s.task(1)).parts[0]!.why.join(' ');

describe('yêu cầu giải trình', () => {
  story('bậc 6 mở yêu cầu; không trả lời thì quá hạn giải trình và được báo lên', '2021-03-30 07:00', async (s) => {
    await late(s);
    s.mailbox('pho-chu-tich@ubnd-tinh').expects(/đề nghị yêu cầu giải trình/i);
    s.mailbox('lanh-dao@so-tu-phap').expects(/yêu cầu giải trình: 1 nhiệm vụ/i);
    s.mailbox('dau-moi@so-tu-phap').expects(/yêu cầu giải trình: 1 nhiệm vụ/i);
    // Hung Kings (21/4) is no working day.
    s.while(() => expect(why(s)).toContain('giải trình bằng văn bản, chậm nhất 22/04/2021'));
    await s.moveTo('2021-04-22 18:00');
    s.nothingUnexpected();
    await s.moveTo('2021-04-23 08:00');
    s.mailbox('pho-chu-tich@ubnd-tinh').expects(/chưa giải trình: 1 nhiệm vụ/i);
    s.mailbox('lanh-dao@so-noi-vu').expects(/chưa giải trình: 1 nhiệm vụ/i);
    s.mailbox('lanh-dao@so-tu-phap').expects(/^(?!.*để biết).*chưa giải trình: 1 nhiệm vụ/im);
    s.while(() => expect(why(s)).toContain('Chưa giải trình, đã quá hạn giải trình 1 ngày'));
  });

  story('trả lời thì không bị báo; trả lại thì phải giải trình lại; chấp nhận thì xong', '2021-03-30 07:00', async (s) => {
    await late(s);
    s.forgetMail();
    await s.moveTo('2021-04-15 09:00');
    await s.whileTurning(async () => {
      expect(await s.tryTo('accept-explanation', 1, 'so-noi-vu')).toMatchObject({ code: 'task.no-explanation-given' });
      await s.does('answer-explanation', 1, 'so-tu-phap', { text: 'Chậm do chờ số liệu của các huyện', document: '88/STP' });
      expect(await s.tryTo('accept-explanation', 1, 'so-tu-phap')).toMatchObject({ code: 'task.own-work' });
      expect(why(s)).toContain('Đã giải trình ngày 15/04/2021');
      await s.does('return-explanation', 1, 'so-noi-vu', { reason: 'Chưa rõ trách nhiệm', due: '2021-04-20' });
    });
    s.mailbox('lanh-dao@so-tu-phap').expects(/yêu cầu giải trình/i);
    s.mailbox('dau-moi@so-tu-phap').expects(/yêu cầu giải trình/i);
    await s.moveTo('2021-04-16 09:00');
    await s.whileTurning(async () => {
      await s.does('answer-explanation', 1, 'so-tu-phap', { text: 'Trách nhiệm thuộc phòng Văn bản', document: '90/STP' });
      await s.does('accept-explanation', 1, 'so-noi-vu');
      expect(why(s)).not.toContain('giải trình');
    });
    await s.moveTo('2021-04-28 18:00');
    s.nothingUnexpected();
  });
});
