// Tasks that a plan does not finish go on in the next one: until it is issued that stays to be settled, then both know of each other.
import { openOperatorTasks } from '../../libs/application/use-cases/operator-task.use-cases.js';
import { story, type Story } from './harness.js';

const OLD = [
  { title: 'Xây dựng kho dữ liệu dùng chung', lead: 'Sở Tư pháp', deadline: 'Năm 2021' },
  { title: 'Số hóa hồ sơ lưu trữ', lead: 'Sở Y tế', deadline: 'Năm 2021' },
];
const NEW = [
  { title: 'Tập huấn nghiệp vụ', lead: 'Sở Y tế', deadline: 'Năm 2022' },
  { title: 'Hoàn thành kho dữ liệu dùng chung', lead: 'Sở Tư pháp', deadline: 'Năm 2022' },
];
const DOCUMENT = 'Kế hoạch cải cách hành chính năm 2022 sẽ ban hành';

const order = async (s: Story, task: string, verb: string, agency: string, body: object) => {
  const handled = await s.application.tasks.order(verb, task, body, s.as(agency), s.now());
  await s.application.react();
  // As when somebody does something to a row: who must hear of it hears at once, however often the cycle turns.
  await s.whileTurning(() => s.cycle());
  return handled;
};

describe('chuyển tiếp nhiệm vụ', () => {
  story('sang văn bản sẽ ban hành, rồi sang đúng nhiệm vụ của kế hoạch sau', '2021-12-27 07:00', async (s) => {
    await s.plan(OLD);
    const [first, second] = [s.task(1), s.task(2)];
    const plan = first.split('.')[0] ?? '';
    const signed = { document: '900/QĐ-UBND', documentDate: '2021-12-27' };
    // 1. A plan that does not exist is none; nothing leaves the count.
    expect(await s.tryTo('carry-over', 1, 'ubnd-tinh', { toPlan: 'ke-hoach-2022', ...signed })).toMatchObject({
      code: 'task.carry-plan-unknown',
    });
    expect((await s.application.counts(plan)).total).toMatchObject({ carriedOver: 0, unresolved: 0 });
    // 2. A document to come is named as one, and stays to be settled.
    await s.does('carry-over', 1, 'ubnd-tinh', { toDocument: DOCUMENT, ...signed });
    await s.does('carry-over', 2, 'ubnd-tinh', { toDocument: DOCUMENT, ...signed });
    expect((await s.application.counts(plan)).total).toMatchObject({ carriedOver: 2, unresolved: 2 });
    expect(s.application.texts.leftOut((await s.application.counts(plan)).total)).toBe(
      'Không tính: 2 chuyển tiếp (2 chưa xác định kế hoạch tiếp nhận).',
    );
    expect(openOperatorTasks(s.application).map(({ kind, task }) => [kind, task])).toEqual([
      ['carry-over-unresolved', first],
      ['carry-over-unresolved', second],
    ]);
    // 3. The next plan is issued, and it is said which of its tasks goes on with which.
    await s.moveTo('2022-01-10 09:00');
    s.forgetMail();
    await s.plan(NEW, 2022);
    const heir = s.task(2);
    await order(s, first, 'resolve-carry-over', 'so-noi-vu', { toTask: heir });
    await order(s, second, 'resolve-carry-over', 'so-noi-vu', { toPlan: heir.split('.')[0] });
    expect(openOperatorTasks(s.application)).toEqual([]);
    expect((await s.application.counts(plan)).total).toMatchObject({ carriedOver: 2, unresolved: 0 });
    // 4. Each knows of the other, on its page and in its history.
    expect(s.application.showTask(first).carriedTo).toMatchObject({ task: { task: heir }, document: DOCUMENT });
    expect(s.application.showTask(heir).carriedFrom).toMatchObject([{ task: first, paper: '900/QĐ-UBND' }]);
    expect(s.application.showTask(s.task(1)).carriedFrom).toEqual([]);
    const said = async (task: string) =>
      (await s.application.taskHistory(task)).filter(({ type }) => type === 'CarryOverResolved').map(({ sentence }) => sentence);
    expect(await said(heir)).toEqual(await said(first));
    expect(await said(heir)).toEqual([expect.stringContaining('Hoàn thành kho dữ liệu dùng chung')]);
    await s.moveTo('2022-01-10 10:00');
    s.forgetMail();
  });
});
