// Work of several years: what its people read when the result of a milestone is reported and confirmed.
import { story } from './harness.js';

const NHIEU_NAM = { title: 'Đào tạo, bồi dưỡng công chức', lead: 'Sở Tư pháp', deadline: '2021-2023' };
const QUY_IV = { title: 'Lập kế hoạch rà soát văn bản', lead: 'Sở Y tế', deadline: 'Quý IV năm 2021' };
const text = (mail: { content: { text: string } } | null): string => (mail?.content.text ?? '').replace(/\s+/gu, ' ');

describe('nhiệm vụ ghi nhiều mốc trong năm', () => {
  const HAI_QUY = { title: 'Tập huấn công chức một cửa', lead: 'Sở Tư pháp', deadline: 'Quý II, Quý IV năm 2021' };

  story('mỗi mốc được nhắc riêng, báo cáo riêng; chỉ quá hạn sau mốc cuối cùng', '2021-06-14 07:00', async (s) => {
    await s.plan([HAI_QUY]);
    await s.does('accept', 1, 'so-tu-phap');
    await s.moveTo('2021-06-22 18:00');
    s.forgetMail();
    await s.moveTo('2021-06-23 08:00');
    for (const role of ['dau-moi', 'lanh-dao']) {
      const soon = s.mailbox(`${role}@so-tu-phap`).expects(/sắp đến hạn: 1 nhiệm vụ/i);
      s.while(() => expect(text(soon)).toContain('mốc là ngày 30/06/2021; nhiệm vụ có nhiều mốc, tiếp tục thực hiện sau mốc'));
    }
    s.forgetMail();
    // Nothing was reported: nobody is told of a task that is late.
    await s.moveTo('2021-09-30 09:00');
    for (const { content } of s.sent) expect(content.subject).not.toMatch(/quá hạn|đôn đốc|giải trình/iu);
    s.while(() => expect(s.application.showTask(s.task(1)).standing).toBe('milestone-passed'));
    s.forgetMail();
    await s.does('report-completion', 1, 'so-tu-phap', { document: '7/STP', milestone: '2021-06-30' });
    s.mailbox('dau-moi@so-noi-vu').expects(/chờ xác nhận hoàn thành/i);
    await s.moveTo('2021-10-04 09:00');
    s.forgetMail();
    await s.does('confirm-completion', 1, 'so-noi-vu', {});
    s.mailbox('dau-moi@so-tu-phap').expects(/đã xác nhận hoàn thành mốc/i);
    s.forgetMail();
    await s.moveTo('2021-12-23 18:00');
    s.forgetMail();
    await s.moveTo('2021-12-24 08:00');
    const last = s.mailbox('dau-moi@so-tu-phap').expects(/sắp đến hạn: 1 nhiệm vụ/i);
    s.while(() => expect(text(last)).toContain('mốc là ngày 31/12/2021; nhiệm vụ có nhiều mốc, đây là mốc cuối cùng'));
    await s.moveTo('2021-12-31 18:00');
    s.forgetMail();
    await s.moveTo('2022-01-04 08:00');
    s.mailbox('lanh-dao@so-tu-phap').expects(/quá hạn: 1 nhiệm vụ/i);
    s.mailbox('dau-moi@so-noi-vu').expects(/quá hạn: 1 nhiệm vụ/i);
    s.forgetMail();
  });
});

describe('nhiệm vụ nhiều năm', () => {
  story('mỗi năm một mốc: được nhắc, được xác nhận, rồi tiếp tục', '2021-12-13 07:00', async (s) => {
    await s.plan([NHIEU_NAM, QUY_IV]);
    await s.does('accept', 1, 'so-tu-phap');
    await s.does('accept', 2, 'so-y-te');
    await s.moveTo('2021-12-23 18:00');
    s.forgetMail();
    // Returned within five working days of the day: told once, with what is left.
    await s.does('report-completion', 2, 'so-y-te', { document: '7/SYT' });
    await s.moveTo('2021-12-27 08:30');
    s.forgetMail();
    await s.does('return-completion', 2, 'so-noi-vu', { reason: 'Thiếu phụ lục' });
    const returned = s.mailbox('dau-moi@so-y-te').expects(/báo cáo hoàn thành bị trả lại/i);
    s.while(() => {
      expect(text(returned).match(/Lập kế hoạch rà soát văn bản/gu)).toHaveLength(1);
      expect(text(returned)).toContain('Thiếu phụ lục');
      expect(text(returned)).toContain('Còn lại: 4 ngày (4 ngày làm việc)');
    });
    s.forgetMail();
    // The first milestone.
    await s.does('report-completion', 1, 'so-tu-phap', { document: '12/STP' });
    const reported = s.mailbox('dau-moi@so-noi-vu').expects(/chờ xác nhận hoàn thành/i);
    s.while(() => {
      expect(text(reported)).toContain('Sở Tư pháp báo cáo hoàn thành mốc năm 2021 (31/12/2021) ngày 27/12/2021');
      expect(text(reported)).toContain('mốc năm 2021 là ngày 31/12/2021');
    });
    await s.moveTo('2022-01-05 09:00');
    s.forgetMail();
    await s.does('confirm-completion', 1, 'so-noi-vu', {});
    const confirmed = s.mailbox('dau-moi@so-tu-phap').expects(/đã xác nhận hoàn thành mốc/i);
    s.while(() => {
      expect(text(confirmed)).toContain('Xác nhận hoàn thành mốc năm 2021 (31/12/2021) ngày 05/01/2022');
      expect(text(confirmed)).not.toContain('Không phải báo cáo thêm');
    });
    s.forgetMail();
  });
});
