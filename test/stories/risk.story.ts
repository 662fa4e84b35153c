// Risks beside the colour, and whose the lost days are, as people see them.
import { story } from './harness.js';

const KE_HOACH = { title: 'Lập kế hoạch kiểm tra', lead: 'Sở Tư pháp', deadline: 'Quý I năm 2021' };
const KIEM_TRA = { title: 'Kiểm tra các huyện', lead: 'Sở Y tế', deadline: 'Quý II năm 2021' };

describe('nguy cơ và số ngày chậm', () => {
  story('việc làm trước quá hạn thì việc làm sau có nguy cơ, trên trang, trong thư', '2021-03-01 07:00', async (s) => {
    await s.plan([KE_HOACH, KIEM_TRA]);
    await s.does('accept', 1, 'so-tu-phap');
    await s.does('accept', 2, 'so-y-te');
    expect(await s.tryTo('set-predecessors', 2, 'so-y-te', { predecessors: [s.task(1)] })).toMatchObject({
      code: 'task.only-overseer-or-authority',
    });
    await s.does('set-predecessors', 2, 'so-noi-vu', { predecessors: [s.task(1)] });
    expect(await s.tryTo('set-predecessors', 1, 'so-noi-vu', { predecessors: [s.task(2)] })).toMatchObject({
      code: 'task.predecessor-circle',
    });
    await s.moveTo('2021-06-14 18:00');
    s.forgetMail();
    const view = s.application.showTask(s.task(2));
    expect(view.standing).toBe('on-time');
    expect(view.parts[0]?.why.join(' ')).toContain('Nhiệm vụ phải làm trước đang quá hạn: 1. Lập kế hoạch kiểm tra');
    expect((await s.application.listTasks({ risk: true })).map((each) => each.id)).toContain(s.task(2));
    await s.moveTo('2021-06-16 08:00');
    const mail = s.mailbox('dau-moi@so-y-te').expects(/nhắc việc/i);
    s.while(() => expect(mail?.content.text.replace(/\s+/g, ' ')).toContain('Nhiệm vụ phải làm trước đang quá hạn'));
    s.forgetMail();
  });

  story('ngày chờ ý kiến không tính cho cơ quan chủ trì, và cộng lại đủ', '2021-03-22 07:00', async (s) => {
    await s.plan([KE_HOACH]);
    await s.does('accept', 1, 'so-tu-phap');
    await s.moveTo('2021-03-26 09:00');
    await s.does('start-wait', 1, 'so-tu-phap', { agency: 'so-tai-chinh', since: '2021-03-26', document: '55/STP', note: 'Kinh phí' });
    expect(await s.tryTo('start-wait', 1, 'so-tu-phap', { agency: 'so-tai-chinh', since: '2021-03-26', document: '56/STP' })).toMatchObject(
      {
        code: 'task.waits-already',
      },
    );
    expect(await s.tryTo('confirm-wait', 1, 'so-tu-phap', { wait: 1 })).toMatchObject({ code: 'task.own-work' });
    await s.moveTo('2021-04-06 09:00');
    await s.does('end-wait', 1, 'so-tu-phap', { on: '2021-04-05', document: '77/STC' });
    await s.does('confirm-wait', 1, 'so-noi-vu', { wait: 1 });
    await s.moveTo('2021-04-10 18:00');
    s.forgetMail();
    const [part] = s.application.showTask(s.task(1)).parts;
    expect(part).toMatchObject({
      daysLate: { calendar: 10, working: 7 },
      daysLost: [
        { role: 'waited-for', agency: 'so-tai-chinh', calendar: 5, working: 3, confirmed: true, papers: ['55/STP'] },
        { role: 'lead', agency: 'so-tu-phap', calendar: 5, working: 4, confirmed: null },
      ],
    });
    await s.moveTo('2021-04-12 18:00');
    s.forgetMail();
  });
});
