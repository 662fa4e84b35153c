// What is put to a lead anew after its day has passed: the lead hears first, and everybody above it has its days counted from there.
import { story, type Story } from './harness.js';

const TU_PHAP = { title: 'Lập kế hoạch rà soát văn bản', lead: 'Sở Tư pháp', deadline: 'Quý I năm 2021' };
const THEO_BO = { ...TU_PHAP, title: 'Ban hành chương trình', deadline: 'Theo hướng dẫn của Bộ Nội vụ' };

const ABOVE = ['lanh-dao@so-noi-vu', 'lanh-dao@van-phong-ubnd-tinh', 'pho-chu-tich@ubnd-tinh', 'chu-tich@ubnd-tinh'];
const nobodyAbove = (s: Story): void => ABOVE.forEach((address) => s.mailbox(address).isEmpty());

describe('giao lại sau khi đã quá thời hạn', () => {
  story('tiếp tục sau tạm dừng: cơ quan chủ trì nghe trước, cấp trên đủ ngày kể từ khi tiếp tục', '2021-03-22 07:00', async (s) => {
    await s.plan([TU_PHAP]);
    await s.does('accept', 1, 'so-tu-phap');
    await s.does('suspend', 1, 'ubnd-tinh', { document: '5/UBND-NC', documentDate: '2021-03-22', reason: 'Chờ quy định mới' });
    await s.moveTo('2021-05-04 09:00');
    s.forgetMail();
    await s.does('resume', 1, 'ubnd-tinh', { document: '9/UBND-NC', documentDate: '2021-05-04', reason: 'Đã có quy định' });
    await s.moveTo('2021-05-04 18:00');
    s.forgetMail();
    await s.moveTo('2021-05-05 08:00');
    const late = s.mailbox('lanh-dao@so-tu-phap').expects(/quá hạn/i);
    s.while(() => {
      const text = late!.content.text.replace(/\s+/g, ' ');
      expect(text).toContain('35 ngày (22 ngày làm việc), trong đó tạm dừng 34 ngày (21 ngày làm việc)');
      expect(text).toContain('Đã tạm dừng từ ngày 22/03/2021 đến ngày 04/05/2021 (văn bản 5/UBND-NC ngày 22/03/2021)');
    });
    s.mailbox('dau-moi@so-noi-vu').expects(/quá hạn/i);
    s.nothingUnexpected();
    // 5, 6, 7, 10, 11 May.
    await s.moveTo('2021-05-11 07:59');
    s.nothingUnexpected();
    await s.moveTo('2021-05-11 08:00');
    const urge = s.mailbox('lanh-dao@so-noi-vu').expects(/đề nghị đôn đốc/i);
    s.while(() => expect(urge!.content.text.replace(/\s+/g, ' ')).toContain('trong đó tạm dừng 34 ngày'));
    s.mailbox('lanh-dao@van-phong-ubnd-tinh').expects(/để biết, đề nghị đôn đốc/i);
    // 12, 13, 14, 17, 18 May, and ten more.
    await s.moveTo('2021-05-18 07:59');
    s.nothingUnexpected();
    await s.moveTo('2021-05-18 08:00');
    s.mailbox('pho-chu-tich@ubnd-tinh').expects(/giải trình/i);
    await s.moveTo('2021-06-01 07:59');
    s.mailbox('chu-tich@ubnd-tinh').isEmpty();
    await s.moveTo('2021-06-01 08:00');
    const chair = s.mailbox('chu-tich@ubnd-tinh').expects(/nhắc nhở, phê bình/i);
    s.while(() => expect(chair!.content.text).not.toMatch(/đã được đôn đốc nhiều lần/));
    s.forgetMail();
  });

  story('bị tạm dừng khi đã quá hạn: những bậc chưa đến tính từ ngày tiếp tục', '2021-03-22 07:00', async (s) => {
    await s.plan([TU_PHAP]);
    await s.does('accept', 1, 'so-tu-phap');
    await s.moveTo('2021-04-08 09:00');
    // Late on 1 April, urged on 7 April.
    await s.does('suspend', 1, 'ubnd-tinh', { document: '5/UBND-NC', reason: 'Chờ quy định mới' });
    await s.moveTo('2021-05-17 09:00');
    s.forgetMail();
    await s.does('resume', 1, 'ubnd-tinh', { document: '9/UBND-NC', reason: 'Đã có quy định' });
    await s.moveTo('2021-05-31 07:59');
    nobodyAbove(s);
    s.forgetMail();
    await s.moveTo('2021-05-31 08:00');
    s.mailbox('pho-chu-tich@ubnd-tinh').expects(/giải trình/i);
    nobodyAbove(s);
    s.forgetMail();
  });

  story('chuyển chủ trì, thời hạn xác định lùi về trước: chủ trì mới nghe trước', '2021-03-22 07:00', async (s) => {
    await s.plan([TU_PHAP, THEO_BO]);
    for (const row of [1, 2]) await s.does('accept', row, 'so-tu-phap');
    await s.moveTo('2021-05-17 09:00');
    s.forgetMail();
    await s.does('reassign', 1, 'ubnd-tinh', { from: 'so-tu-phap', to: 'so-y-te', document: '7/QĐ-UBND', reason: 'Đúng chức năng' });
    await s.does('set-deadline', 2, 'so-noi-vu', { to: '2021-04-15', document: '99/BNV-CCHC' });
    await s.does('accept', 1, 'so-y-te');
    await s.moveTo('2021-05-18 08:00');
    s.mailbox('lanh-dao@so-y-te').expects(/quá hạn/i);
    s.mailbox('lanh-dao@so-tu-phap').expects(/quá hạn/i);
    nobodyAbove(s);
    await s.moveTo('2021-05-24 07:59');
    nobodyAbove(s);
    s.forgetMail();
    await s.moveTo('2021-05-24 08:00');
    s.mailbox('lanh-dao@so-noi-vu').expects(/đề nghị đôn đốc: 2 nhiệm vụ/i);
    s.mailbox('lanh-dao@van-phong-ubnd-tinh').expects(/đề nghị đôn đốc: 2 nhiệm vụ/i);
    s.nothingUnexpected();
  });

  story('kế hoạch nhập sau khi đã quá hạn: không ai trên cơ quan chủ trì được báo trước', '2021-05-17 09:00', async (s) => {
    await s.plan([TU_PHAP]);
    await s.does('accept', 1, 'so-tu-phap');
    await s.moveTo('2021-05-17 18:00');
    s.forgetMail();
    await s.moveTo('2021-05-18 08:00');
    s.mailbox('lanh-dao@so-tu-phap').expects(/quá hạn/i);
    s.mailbox('dau-moi@so-noi-vu').expects(/quá hạn/i);
    await s.moveTo('2021-05-24 07:59');
    s.nothingUnexpected();
    await s.moveTo('2021-05-24 08:00');
    s.mailbox('lanh-dao@so-noi-vu').expects(/đề nghị đôn đốc/i);
    s.mailbox('lanh-dao@van-phong-ubnd-tinh').expects(/đề nghị đôn đốc/i);
    s.nothingUnexpected();
  });
});

describe('tiếp nhận', () => {
  story('giao tối thứ Sáu: thư đi thứ Hai, hết hai ngày làm việc mới nhắc', '2021-01-29 18:30', async (s) => {
    await s.plan([TU_PHAP]);
    await s.moveTo('2021-02-01 18:00');
    s.mailbox('dau-moi@so-tu-phap').expects(/nhiệm vụ mới giao/i);
    s.mailbox('lanh-dao@so-tu-phap').expects(/nhiệm vụ mới giao/i);
    // Monday is the day of receiving; Tuesday and Wednesday are the two days.
    await s.moveTo('2021-02-04 07:59');
    s.nothingUnexpected();
    await s.moveTo('2021-02-04 08:00');
    const mail = s.mailbox('dau-moi@so-tu-phap').expects(/chưa tiếp nhận/i);
    s.while(() =>
      expect(mail!.content.text.replace(/\s+/g, ' ')).toContain(
        'Đã qua 2 ngày làm việc kể từ ngày giao nhiệm vụ mà Sở Tư pháp chưa tiếp nhận',
      ),
    );
    s.mailbox('lanh-dao@so-tu-phap').expects(/chưa tiếp nhận/i);
    s.nothingUnexpected();
  });
});
