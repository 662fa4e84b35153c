// The ladder of escalation as the people on it live it.
import { story } from './harness.js';

const TU_PHAP = { title: 'Lập kế hoạch rà soát văn bản', lead: 'Sở Tư pháp', deadline: 'Quý I năm 2021' };
const NOI_VU = { title: 'Chấm điểm các cơ quan', lead: 'Sở Nội vụ', deadline: 'Quý I năm 2021' };

describe('leo thang', () => {
  story('từ nhắc việc đến Chủ tịch tỉnh, mỗi bậc một lần, đúng người', '2021-03-15 07:00', async (s) => {
    await s.plan([TU_PHAP]);
    await s.does('accept', 1, 'so-tu-phap');
    await s.moveTo('2021-03-16 18:00');
    s.mailbox('dau-moi@so-tu-phap').expects(/nhiệm vụ mới giao/i);
    s.mailbox('lanh-dao@so-tu-phap').expects(/nhiệm vụ mới giao/i);
    s.nothingUnexpected();

    await s.moveTo('2021-03-17 08:00');
    s.mailbox('dau-moi@so-tu-phap').expects(/Nhắc việc: còn 10 ngày làm việc \(hạn 31\/03\/2021\)/);
    await s.moveTo('2021-03-24 08:00');
    s.mailbox('dau-moi@so-tu-phap').expects(/sắp đến hạn/i);
    s.mailbox('lanh-dao@so-tu-phap').expects(/sắp đến hạn/i);
    s.mailbox('dau-moi@so-noi-vu').expects(/để biết, sắp đến hạn/i);
    await s.moveTo('2021-03-30 08:00');
    s.mailbox('dau-moi@so-tu-phap').expects(/hạn ngày mai/i);
    s.mailbox('lanh-dao@so-tu-phap').expects(/hạn ngày mai/i);
    await s.moveTo('2021-04-01 08:00');
    s.mailbox('lanh-dao@so-tu-phap').expects(/quá hạn 1 ngày làm việc/);
    s.mailbox('dau-moi@so-noi-vu').expects(/quá hạn: 1 nhiệm vụ của Sở Tư pháp/i);
    await s.moveTo('2021-04-07 08:00');
    s.mailbox('lanh-dao@so-noi-vu').expects(/đề nghị đôn đốc/i);
    s.mailbox('lanh-dao@van-phong-ubnd-tinh').expects(/để biết, đề nghị đôn đốc/i);
    await s.moveTo('2021-04-14 08:00');
    s.mailbox('pho-chu-tich@ubnd-tinh').expects(/giải trình/);
    // Nobody has signed a letter: nothing is asked of the lead, and nothing is missing.
    await s.moveTo('2021-04-23 08:00');
    s.nothingUnexpected();
    // Hung Kings (21/4) is no working day: the twentieth is 29/4.
    await s.moveTo('2021-04-29 07:59');
    s.nothingUnexpected();
    await s.moveTo('2021-04-29 08:00');
    s.mailbox('chu-tich@ubnd-tinh').expects(/nhắc nhở, phê bình/);
  });

  story('Sở Nội vụ chủ trì thì Văn phòng UBND tỉnh theo dõi', '2021-03-29 07:00', async (s) => {
    await s.plan([NOI_VU]);
    await s.does('accept', 1, 'so-noi-vu');
    await s.moveTo('2021-03-31 18:00');
    s.forgetMail();
    await s.moveTo('2021-04-01 08:00');
    s.mailbox('lanh-dao@so-noi-vu').expects(/quá hạn/i);
    s.mailbox('dau-moi@van-phong-ubnd-tinh').expects(/quá hạn/i);
    await s.moveTo('2021-04-07 08:00');
    s.mailbox('lanh-dao@van-phong-ubnd-tinh').expects(/đề nghị đôn đốc/i);
    s.nothingUnexpected();
  });

  story('UBND tỉnh chủ trì thì không ai được đề nghị ký công văn gửi chính mình', '2021-03-29 07:00', async (s) => {
    await s.plan([{ title: 'Chỉ đạo sắp xếp đơn vị sự nghiệp', lead: 'UBND tỉnh', deadline: 'Quý I năm 2021' }]);
    await s.does('accept', 1, 'ubnd-tinh');
    await s.moveTo('2021-04-01 18:00');
    s.forgetMail();
    for (const moment of ['2021-04-07 08:00', '2021-04-14 08:00', '2021-04-29 08:00']) {
      await s.moveTo(moment);
      const mail = s.mailbox('pho-chu-tich@ubnd-tinh').expects(/^\[Đúng Hạn\] quá hạn: 1 nhiệm vụ của Ủy ban nhân dân tỉnh/i);
      s.while(() => {
        expect(mail?.content.text).toContain('Kính đề nghị chỉ đạo việc khẩn trương hoàn thành');
        expect(mail?.content.text).not.toMatch(/công văn (đôn|yêu)|giải\s+trình|phê\s+bình|đôn\s+đốc/);
      });
      s.forgetMail();
    }
    await s.moveTo('2021-05-14 18:00');
    s.nothingUnexpected();
  });

  story('báo cáo thì dừng; trả lại thì tiếp tục, không gửi lại bậc cũ', '2021-03-24 07:00', async (s) => {
    await s.plan([TU_PHAP]);
    await s.does('accept', 1, 'so-tu-phap');
    await s.moveTo('2021-03-25 09:00');
    s.forgetMail();
    await s.does('report-completion', 1, 'so-tu-phap', { document: '12/KH-STP' });
    await s.moveTo('2021-04-02 09:00');
    // Whoever confirms hears of it at once, again after three and six working days, then its head too.
    for (let times = 0; times < 3; times += 1) s.mailbox('dau-moi@so-noi-vu').expects(/chờ xác nhận hoàn thành/i);
    s.mailbox('lanh-dao@so-noi-vu').expects(/chờ xác nhận hoàn thành/i);
    s.nothingUnexpected();
    await s.does('return-completion', 1, 'so-noi-vu', { reason: 'Thiếu phần phân công' });
    s.mailbox('dau-moi@so-tu-phap').expects(/lý do: Thiếu\s+phần\s+phân\s+công/);
    s.mailbox('lanh-dao@so-tu-phap').expects(/lý do: Thiếu\s+phần\s+phân\s+công/);
    s.nothingUnexpected();
    // The day passed while the report lay with the overseer: it is late from the return on.
    await s.moveTo('2021-04-05 09:00');
    s.mailbox('lanh-dao@so-tu-phap').expects(/quá hạn/i);
    s.mailbox('dau-moi@so-noi-vu').expects(/quá hạn/i);
    s.mailbox('dau-moi@so-tu-phap').isEmpty();
    s.nothingUnexpected();
  });

  story('gia hạn thì leo thang theo hạn mới', '2021-03-29 07:00', async (s) => {
    await s.plan([TU_PHAP]);
    await s.does('accept', 1, 'so-tu-phap');
    await s.moveTo('2021-03-31 10:00');
    s.forgetMail();
    await s.does('extend', 1, 'ubnd-tinh', { to: '2021-04-05', document: '99/UBND', reason: 'Chờ ý kiến các huyện' });
    for (const who of ['dau-moi@so-tu-phap', 'lanh-dao@so-tu-phap', 'dau-moi@so-noi-vu']) s.mailbox(who).expects(/được gia hạn: 1/i);
    await s.moveTo('2021-04-01 18:00');
    // The steps that the new day brings at once are one mail a mailbox, the highest that is true.
    s.mailbox('dau-moi@so-tu-phap').expects(/sắp đến hạn/i);
    s.mailbox('lanh-dao@so-tu-phap').expects(/sắp đến hạn/i);
    s.mailbox('dau-moi@so-noi-vu').expects(/sắp đến hạn/i);
    await s.moveTo('2021-04-02 08:00');
    s.mailbox('dau-moi@so-tu-phap').expects(/05\/04\/2021 \(đã được gia hạn; thời hạn ban đầu 31\/03\/2021\)/);
    s.mailbox('lanh-dao@so-tu-phap').expects(/hạn/i);
    await s.moveTo('2021-04-06 08:00');
    s.mailbox('lanh-dao@so-tu-phap').expects(/quá hạn/i);
    s.mailbox('dau-moi@so-noi-vu').expects(/quá hạn/i);
    s.nothingUnexpected();
  });

  story('việc rơi vào Tết được báo ngày làm việc đầu tiên', '2021-02-05 07:00', async (s) => {
    await s.plan([{ ...TU_PHAP, deadline: 'Chậm nhất ngày 12/02/2021' }]);
    await s.does('accept', 1, 'so-tu-phap');
    await s.moveTo('2021-02-09 18:00');
    s.forgetMail();
    // 12/02 is the first day of Tết: the term ends with the first working day, 17/02.
    await s.moveTo('2021-02-18 07:59');
    s.nothingUnexpected();
    await s.moveTo('2021-02-18 08:00');
    s.mailbox('lanh-dao@so-tu-phap').expects(/quá hạn 1 ngày làm việc \(hạn 17\/02\/2021\)/);
    s.mailbox('dau-moi@so-noi-vu').expects(/quá hạn/i);
    s.nothingUnexpected();
  });

  story('nhiều nhiệm vụ cùng lúc là một thư; tạm dừng thì thôi', '2021-03-29 07:00', async (s) => {
    await s.plan([TU_PHAP, { ...TU_PHAP, title: 'Ban hành kế hoạch theo dõi' }, { ...TU_PHAP, title: 'Lập danh mục' }]);
    for (const row of [1, 2, 3]) await s.does('accept', row, 'so-tu-phap');
    await s.does('suspend', 3, 'ubnd-tinh', { document: '5/UBND', reason: 'Chờ quy định mới' });
    await s.moveTo('2021-03-31 18:00');
    s.forgetMail();
    await s.moveTo('2021-04-01 08:00');
    const mail = s.mailbox('lanh-dao@so-tu-phap').expects(/quá hạn: 2 nhiệm vụ/i);
    s.while(() => expect(mail?.content.text).not.toContain('Lập danh mục'));
    s.mailbox('dau-moi@so-noi-vu').expects(/quá hạn: 2 nhiệm vụ/i);
    s.nothingUnexpected();
  });

  story('chủ trì chung: mỗi cơ quan một phần, cùng biết nhau', '2021-03-31 07:00', async (s) => {
    await s.plan([{ ...TU_PHAP, lead: 'Văn phòng UBND tỉnh, Sở Tư pháp' }]);
    for (const agency of ['van-phong-ubnd-tinh', 'so-tu-phap']) await s.does('accept', 1, agency);
    await s.does('report-completion', 1, 'so-tu-phap', { document: '12/KH-STP' });
    await s.moveTo('2021-03-31 18:00');
    s.forgetMail();
    await s.moveTo('2021-04-01 08:00');
    s.mailbox('lanh-dao@van-phong-ubnd-tinh').expects(/Cùng chủ trì: Sở Tư pháp/);
    s.mailbox('lanh-dao@so-tu-phap').isEmpty();
    s.mailbox('dau-moi@so-noi-vu').expects(/quá hạn/i);
    s.nothingUnexpected();
    await s.does('confirm-completion', 1, 'so-noi-vu', { part: 'so-tu-phap' });
    s.mailbox('dau-moi@so-tu-phap').expects(/đã xác nhận hoàn thành/i);
    s.while(() => expect(s.application.showTask(s.task(1)).standing).toBe('late'));
  });

  story('chủ trì theo nhóm: mỗi thành viên một phần', '2021-12-30 07:00', async (s) => {
    await s.plan([{ title: 'Trình dự thảo văn bản', lead: 'Các Sở, ban, ngành', deadline: 'Năm 2021' }]);
    s.while(() => expect(s.application.showTask(s.task(1)).parts).toHaveLength(18));
    await s.does('report-completion', 1, 'so-y-te', { document: '1/SYT' });
    await s.moveTo('2022-01-04 07:00');
    s.forgetMail();
    await s.moveTo('2022-01-04 08:00');
    s.mailbox('lanh-dao@so-y-te').isEmpty();
    s.mailbox('lanh-dao@so-tu-phap').expects(/quá hạn/i);
    s.mailbox('dau-moi@so-noi-vu').expects(/quá hạn/i);
    s.mailbox('dau-moi@van-phong-ubnd-tinh').expects(/quá hạn/i);
    s.forgetMail();
  });

  story('chưa tiếp nhận sau hai ngày làm việc thì nhắc', '2021-01-29 07:00', async (s) => {
    await s.plan([TU_PHAP]);
    await s.moveTo('2021-02-01 18:00');
    s.forgetMail();
    await s.moveTo('2021-02-03 07:59');
    s.nothingUnexpected();
    await s.moveTo('2021-02-03 08:00');
    s.mailbox('dau-moi@so-tu-phap').expects(/chưa tiếp nhận/i);
    s.mailbox('lanh-dao@so-tu-phap').expects(/chưa tiếp nhận/i);
    s.nothingUnexpected();
  });

  story('ai không có quyền thì bị từ chối bằng một câu', '2021-02-01 08:00', async (s) => {
    await s.plan([TU_PHAP]);
    expect(await s.tryTo('report-completion', 1, 'so-y-te', { document: '1/SYT' })).toMatchObject({ refused: true });
    await s.does('report-completion', 1, 'so-tu-phap', { document: '12/KH-STP' });
    expect(await s.tryTo('confirm-completion', 1, 'so-tu-phap')).toMatchObject({ refused: true });
    expect(await s.tryTo('extend', 1, 'so-noi-vu', { to: '2021-05-05', document: '1/SNV', reason: 'x' })).toMatchObject({ refused: true });
    s.forgetMail();
  });
});
