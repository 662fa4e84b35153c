// Work of several years: what its people read when the result of a milestone is reported and confirmed.
import { story } from './harness.js';

const NHIEU_NAM = { title: 'Đào tạo, bồi dưỡng công chức', lead: 'Sở Tư pháp', deadline: '2021-2023' };
const QUY_IV = { title: 'Lập kế hoạch rà soát văn bản', lead: 'Sở Y tế', deadline: 'Quý IV năm 2021' };
const text = (mail: { content: { text: string } } | null): string => (mail?.content.text ?? '').replace(/\s+/gu, ' ');

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
