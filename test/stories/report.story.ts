// Standing tasks as periodic reports: an agency that leads some owes one report a period, and the report can be late.
import { isRefusal } from '../../libs/kernel/index.js';
import { openOperatorTasks } from '../../libs/application/use-cases/operator-task.use-cases.js';
import { listReports, showReport } from '../../libs/application/use-cases/report.use-cases.js';
import { story, type Story } from './harness.js';

const CONG_KHAI = { title: 'Công khai thủ tục hành chính', lead: 'Sở Tư pháp', deadline: 'Thường xuyên' };
const TUYEN_TRUYEN = { title: 'Tuyên truyền cải cách hành chính', lead: 'Sở Tư pháp', deadline: 'Thường xuyên' };
const Q1 = '2021-q1.so-tu-phap';

const lines = (s: Story, ...rows: number[]) => rows.map((row) => ({ task: s.task(row), text: 'Đã thực hiện' }));
const standing = (s: Story, report: string) => showReport(s.application, report).standing;

/** The assignment and its two reminders are not what these stories are about. */
async function assigned(s: Story, rows: Parameters<Story['plan']>[0]): Promise<void> {
  await s.plan(rows);
  await s.does('accept', 1, 'so-tu-phap');
  if (rows.length > 1) await s.does('accept', 2, 'so-tu-phap');
  await s.moveTo('2021-02-24 18:00');
  s.forgetMail();
}

describe('báo cáo định kỳ', () => {
  story('hai nhiệm vụ thường xuyên là một báo cáo; nhắc, quá hạn, nộp muộn', '2021-02-22 07:00', async (s) => {
    await assigned(s, [CONG_KHAI, TUYEN_TRUYEN]);
    s.while(() => expect(showReport(s.application, Q1)).toMatchObject({ standing: 'upcoming', due: '2021-03-16' }));
    await s.moveTo('2021-03-09 07:59');
    s.nothingUnexpected();
    await s.moveTo('2021-03-09 08:00');
    const mail = s.mailbox('dau-moi@so-tu-phap').expects(/đến kỳ báo cáo: 1 báo cáo của Sở Tư pháp/i);
    s.while(() => {
      expect(mail?.content.text).toContain('Báo cáo cải cách hành chính quý I năm 2021');
      expect(mail?.content.text).toContain('số liệu từ 15/12/2020 đến 14/03/2021');
      // Where the lines break depends on which of the two comes first.
      expect(mail?.content.text.replace(/\s+/g, ' ')).toContain('Công khai thủ tục hành chính');
      expect(mail?.content.text.replace(/\s+/g, ' ')).toContain('Tuyên truyền cải cách hành chính');
      expect(standing(s, Q1)).toBe('open');
    });
    await s.moveTo('2021-03-15 08:00');
    s.mailbox('dau-moi@so-tu-phap').expects(/đến kỳ báo cáo/i);
    s.mailbox('lanh-dao@so-tu-phap').expects(/đến kỳ báo cáo/i);
    await s.moveTo('2021-03-16 23:59');
    s.nothingUnexpected();
    s.while(() => expect(standing(s, Q1)).toBe('open'));
    await s.moveTo('2021-03-17 08:00');
    s.mailbox('lanh-dao@so-tu-phap').expects(/chưa nộp báo cáo định kỳ: 1 báo cáo/i);
    s.mailbox('dau-moi@so-noi-vu').expects(/chưa nộp báo cáo định kỳ/i);
    s.while(() => {
      expect(showReport(s.application, Q1)).toMatchObject({ standing: 'overdue', daysLate: { calendar: 1, working: 1 } });
      // The task itself has no day that could pass.
      expect(s.application.showTask(s.task(1)).standing).toBe('no-deadline');
    });
    await s.moveTo('2021-03-18 09:00');
    await s.reports(Q1, { document: '15/BC-STP', lines: lines(s, 1, 2) }, 'so-tu-phap');
    s.while(() =>
      expect(showReport(s.application, Q1)).toMatchObject({ standing: 'submitted-late', daysLate: { calendar: 2, working: 2 } }),
    );
    await s.moveTo('2021-04-30 18:00');
    s.nothingUnexpected();
  });

  story('nộp đúng hạn thì không ai bị nhắc nữa; trả lại thì tính là chưa nộp', '2021-02-22 07:00', async (s) => {
    await assigned(s, [CONG_KHAI]);
    await s.moveTo('2021-03-15 09:00');
    s.forgetMail();
    s.while(() => expect(showReport(s.application, Q1).tasks).toHaveLength(1));
    await s.reports(Q1, { document: '15/BC-STP', lines: lines(s, 1) }, 'so-tu-phap');
    s.while(() => expect(standing(s, Q1)).toBe('submitted'));
    await s.moveTo('2021-03-18 09:00');
    s.nothingUnexpected();
    await s.returns(Q1, 'Thiếu số liệu đến 14/3', 'so-noi-vu');
    s.while(() => expect(standing(s, Q1)).toBe('overdue'));
    // What it missed while it was submitted is told once, the highest step that is true.
    await s.moveTo('2021-03-18 16:00');
    s.mailbox('lanh-dao@so-tu-phap').expects(/chưa nộp báo cáo định kỳ/i);
    s.mailbox('dau-moi@so-noi-vu').expects(/chưa nộp báo cáo định kỳ/i);
    await s.reports(Q1, { document: '17/BC-STP', lines: lines(s, 1) }, 'so-tu-phap');
    await s.moveTo('2021-03-31 18:00');
    s.nothingUnexpected();
  });

  story('đổi chủ trì trước ngày chốt thì cơ quan mới báo cáo, cơ quan cũ thôi', '2021-02-22 07:00', async (s) => {
    await assigned(s, [CONG_KHAI]);
    await s.moveTo('2021-03-10 09:00');
    s.forgetMail();
    await s.does('reassign', 1, 'ubnd-tinh', { from: 'so-tu-phap', to: 'so-y-te', document: '9/QĐ-UBND', reason: 'Chuyển nhiệm vụ' });
    await s.does('accept', 1, 'so-y-te');
    await s.moveTo('2021-03-12 18:00');
    s.forgetMail();
    s.while(() => {
      expect(standing(s, Q1)).toBe('cancelled');
      expect(standing(s, '2021-q1.so-y-te')).toBe('open');
    });
    await s.moveTo('2021-03-15 18:00');
    s.mailbox('dau-moi@so-y-te').expects(/đến kỳ báo cáo/i);
    s.mailbox('lanh-dao@so-y-te').expects(/đến kỳ báo cáo/i);
    s.nothingUnexpected();
    await s.moveTo('2021-03-16 18:00');
  });

  story('thu hồi sau ngày chốt thì vẫn phải báo cáo kỳ đó, kỳ sau không còn', '2021-02-22 07:00', async (s) => {
    await assigned(s, [CONG_KHAI]);
    await s.moveTo('2021-03-15 09:00');
    s.forgetMail();
    await s.does('withdraw', 1, 'ubnd-tinh', { reason: 'Không còn cần' });
    s.while(() => expect(showReport(s.application, Q1)).toMatchObject({ standing: 'open', tasks: [{ task: s.task(1) }] }));
    await s.moveTo('2021-03-17 18:00');
    s.forgetMail();
    await s.moveTo('2021-06-30 18:00');
    s.forgetMail();
    s.while(() => expect(listReports(s.application, {}).map((each) => each.report)).toEqual([Q1]));
  });

  story(
    'không ai giữ vai trò phải báo thì báo ngay người của bậc trên, quản trị viên có việc phải làm',
    '2021-02-22 07:00',
    async (s) => {
      await assigned(s, [CONG_KHAI]);
      await s.moveTo('2021-03-17 18:00');
      s.forgetMail();
      await s.moveTo('2021-03-23 08:00');
      s.mailbox('pho-chu-tich@ubnd-tinh').expects(/chưa nộp báo cáo định kỳ: 1 báo cáo/i);
      s.mailbox('lanh-dao@van-phong-ubnd-tinh').expects(/để biết, chưa nộp báo cáo định kỳ/i);
      s.while(() => expect(openOperatorTasks(s.application).map(({ kind }) => kind)).toEqual(['role-vacant']));
      await s.moveTo('2021-03-30 08:00');
      s.mailbox('pho-chu-tich@ubnd-tinh').expects(/chưa nộp báo cáo định kỳ: 1 báo cáo/i);
      s.nothingUnexpected();
    },
    {
      directory: (shipped) => ({
        ...shipped,
        contacts: shipped.contacts.filter(({ agency, role }) => agency !== 'so-noi-vu' || role !== 'head'),
      }),
    },
  );

  story('ai được nộp, nộp gì, khi nào', '2021-02-22 07:00', async (s) => {
    await assigned(s, [CONG_KHAI, TUYEN_TRUYEN]);
    await s.moveTo('2021-03-12 09:00');
    s.forgetMail();
    await s.cycle();
    const tries = async (body: object, agency: string) => {
      const answer = await s.application.reports.submit(Q1, body, { user: agency, role: 'head', agency, via: 'http' }, s.now());
      return isRefusal(answer) ? answer.code : 'done';
    };
    const whole = { document: '1/BC', lines: lines(s, 1, 2) };
    expect(await tries(whole, 'so-tu-phap')).toBe('report.too-early');
    expect(await tries(whole, 'so-noi-vu')).toBe('report.only-agency');
    await s.moveTo('2021-03-14 09:00');
    expect(await tries({ ...whole, lines: lines(s, 1) }, 'so-tu-phap')).toBe('report.line-missing');
    expect(await tries({ ...whole, lines: [...lines(s, 1, 2), { task: 'x.r01', text: 'x' }] }, 'so-tu-phap')).toBe('report.line-unknown');
    expect(await tries({ ...whole, documentDate: '2021-03-15' }, 'so-tu-phap')).toBe('report.document-in-future');
    expect(await tries(whole, 'so-tu-phap')).toBe('done');
    expect(await tries(whole, 'so-tu-phap')).toBe('report.submitted-already');
    await s.cycle();
  });

  story('kế hoạch năm sau ký trong tháng 12 không phải báo cáo về năm đang kết thúc', '2020-12-10 09:00', async (s) => {
    await s.plan([CONG_KHAI], 2021);
    const mail = s.mailbox('dau-moi@so-tu-phap').expects(/nhiệm vụ mới giao/i);
    s.while(() => {
      const text = mail?.content.text.replace(/\s+/g, ' ');
      expect(text).toContain('Thời hạn: thường xuyên, không có ngày đến hạn; theo dõi qua báo cáo định kỳ');
      expect(text).toContain('được giao cho Sở Tư pháp chủ trì (nhiệm vụ thường xuyên)');
      expect(text).not.toMatch(/chưa xác định|chưa có ngày/);
    });
    await s.does('accept', 1, 'so-tu-phap');
    s.forgetMail();
    await s.moveTo('2021-01-29 18:00');
    s.nothingUnexpected();
    s.while(() => expect(listReports(s.application, {}).map(({ report }) => report)).toEqual([Q1]));
    await s.moveTo('2021-03-09 08:00');
    s.mailbox('dau-moi@so-tu-phap').expects(/đến kỳ báo cáo: 1 báo cáo của Sở Tư pháp/i);
  });

  story('nhiệm vụ của kế hoạch cũ vẫn vào báo cáo của năm đang kết thúc, của kế hoạch mới thì chưa', '2020-12-01 07:00', async (s) => {
    await s.plan([CONG_KHAI], 2020);
    await s.does('accept', 1, 'so-tu-phap');
    await s.moveTo('2020-12-10 09:00');
    await s.plan([TUYEN_TRUYEN], 2021);
    await s.does('accept', 1, 'so-tu-phap');
    await s.moveTo('2020-12-14 18:00');
    s.forgetMail();
    await s.moveTo('2020-12-15 08:00');
    const mails = [s.mailbox('dau-moi@so-tu-phap').expects(/đến kỳ báo cáo/i), s.mailbox('lanh-dao@so-tu-phap').expects(/đến kỳ báo cáo/i)];
    s.while(() => {
      for (const mail of mails) {
        const text = mail?.content.text.replace(/\s+/g, ' ');
        expect(text).toContain('Báo cáo cải cách hành chính năm 2020');
        expect(text).toContain(CONG_KHAI.title);
        expect(text).not.toContain(TUYEN_TRUYEN.title);
      }
    });
    await s.moveTo('2021-02-26 18:00');
    s.forgetMail();
    await s.moveTo('2021-03-09 08:00');
    const next = s.mailbox('dau-moi@so-tu-phap').expects(/đến kỳ báo cáo/i);
    s.while(() => {
      expect(next?.content.text.replace(/\s+/g, ' ')).toContain('Báo cáo cải cách hành chính quý I năm 2021');
      expect(next?.content.text.replace(/\s+/g, ' ')).toContain(TUYEN_TRUYEN.title);
    });
  });
});
