// Silences: nothing is told while one lasts, and when it is over each is told once, the lead before anybody above it.
import { listSilences } from '../../libs/application/use-cases/silence.use-cases.js';
import { story } from './harness.js';

const TU_PHAP = { title: 'Lập kế hoạch rà soát văn bản', lead: 'Sở Tư pháp', deadline: 'Quý I năm 2021' };
const HAI = { title: 'Kiểm tra văn bản', lead: 'Sở Tư pháp', deadline: 'Quý I năm 2021' };
const THUONG_XUYEN = { title: 'Công khai thủ tục', lead: 'Sở Tư pháp', deadline: 'Thường xuyên' };

describe('tạm ngừng nhắc', () => {
  story(
    'trong lúc tạm ngừng không ai được nhắc; hết hạn thì nhắc một lần, cơ quan chủ trì trước, cấp trên sau',
    '2021-03-23 07:00',
    async (s) => {
      await s.plan([TU_PHAP]);
      await s.does('accept', 1, 'so-tu-phap');
      await s.moveTo('2021-03-23 18:00');
      s.forgetMail();
      expect(await s.silences({ task: s.task(1), reason: 'x', until: '2021-04-05' }, 'so-tu-phap')).toMatchObject({ code: 'silence.own' });
      await s.silences({ task: s.task(1), part: 'so-tu-phap', reason: 'Chờ Bộ Tư pháp', until: '2021-04-07' }, 'so-noi-vu');
      await s.moveTo('2021-04-07 18:00');
      s.nothingUnexpected();
      s.while(() => expect(listSilences(s.application)).toMatchObject([{ reason: 'Chờ Bộ Tư pháp', until: '2021-04-07', active: true }]));
      // Late, and past the day of urging: the lead hears first, and whoever is above it when the lead has had its days.
      await s.moveTo('2021-04-08 08:00');
      s.mailbox('lanh-dao@so-tu-phap').expects(/quá hạn/i);
      s.mailbox('dau-moi@so-noi-vu').expects(/quá hạn/i);
      s.mailbox('dau-moi@so-tu-phap').isEmpty();
      s.while(() => expect(listSilences(s.application)).toEqual([]));
      await s.moveTo('2021-04-13 18:00');
      s.nothingUnexpected();
      await s.moveTo('2021-04-14 08:00');
      s.mailbox('lanh-dao@so-noi-vu').expects(/đề nghị đôn đốc/i);
      s.mailbox('lanh-dao@van-phong-ubnd-tinh').expects(/để biết, đề nghị đôn đốc/i);
      s.nothingUnexpected();
    },
  );

  story('hoàn thành trong lúc tạm ngừng thì hết hạn cũng không nhắc', '2021-03-29 07:00', async (s) => {
    await s.plan([TU_PHAP]);
    await s.does('accept', 1, 'so-tu-phap');
    await s.moveTo('2021-03-29 18:00');
    s.forgetMail();
    await s.silences({ task: s.task(1), reason: 'Chờ', until: '2021-04-05' }, 'ubnd-tinh');
    await s.moveTo('2021-04-02 09:00');
    await s.does('report-completion', 1, 'so-tu-phap', { document: '12/KH-STP' });
    // That it waits is news to whoever confirms; that it still waits is a reminder, and comes when the silence is over.
    s.mailbox('dau-moi@so-noi-vu').expects(/chờ xác nhận hoàn thành/i);
    await s.moveTo('2021-04-07 07:59');
    s.nothingUnexpected();
    await s.moveTo('2021-04-09 18:00');
    s.mailbox('dau-moi@so-noi-vu').expects(/chờ xác nhận hoàn thành/i);
    s.nothingUnexpected();
  });

  story('tạm ngừng cả cơ quan thì mọi việc và báo cáo đều im; kết thúc sớm thì nhắc ngay', '2021-03-11 07:00', async (s) => {
    await s.plan([TU_PHAP, HAI, THUONG_XUYEN]);
    for (const row of [1, 2, 3]) await s.does('accept', row, 'so-tu-phap');
    await s.moveTo('2021-03-11 18:00');
    s.forgetMail();
    expect(await s.silences({ agency: 'so-tu-phap', reason: 'x', until: '2021-06-30' }, 'so-noi-vu')).toMatchObject({
      code: 'silence.too-long',
    });
    await s.silences({ agency: 'so-tu-phap', reason: 'Chuyển trụ sở', until: '2021-04-30' }, 'so-noi-vu');
    await s.moveTo('2021-03-26 10:00');
    s.nothingUnexpected();
    const [silence] = listSilences(s.application);
    await s.endsSilence(silence!.silence, 'Đã chuyển xong', 'so-noi-vu');
    // Two tasks that are due soon and a report that is missing, one mail a mailbox.
    s.mailbox('dau-moi@so-tu-phap').expects(/sắp đến hạn: 2 nhiệm vụ/i);
    s.mailbox('lanh-dao@so-tu-phap').expects(/chưa nộp báo cáo định kỳ: 1 báo cáo; sắp đến hạn: 2 nhiệm vụ/i);
    s.mailbox('dau-moi@so-noi-vu').expects(/chưa nộp báo cáo định kỳ/i);
    s.mailbox('lanh-dao@so-noi-vu').expects(/chưa nộp báo cáo định kỳ/i);
    s.mailbox('lanh-dao@van-phong-ubnd-tinh').expects(/chưa nộp báo cáo định kỳ/i);
    await s.moveTo('2021-03-29 18:00');
    s.nothingUnexpected();
    await s.moveTo('2021-03-30 18:00');
    s.forgetMail();
  });
});
