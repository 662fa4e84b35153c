// After an agency has another name, or a document has put a task otherwise, everything that is shown says so at once; what was known on
// an earlier day is shown as it was known then.
import { newId } from '../../kernel/ids.js';
import { isRefusal } from '../../kernel/index.js';
import { chairOf, closeSabotaged, sabotagedApplication } from '../../../test/support/sabotage.js';
import { openOperatorTasks } from '../../application/use-cases/operator-task.use-cases.js';
import { callByCurrentNames } from './current-names.rule.js';
import { previewDeadline } from '../../application/use-cases/deadline.use-cases.js';
import { listReports } from '../../application/use-cases/report.use-cases.js';
import { leadNames } from '../../application/views/task-views.rule.js';

afterEach(closeSabotaged);

const OLD = 'Sở Tư pháp';
const NEW = 'Sở Tư pháp và Hộ tịch';
const signed = { document: '12/UBND-NC', documentDate: '2021-03-11' };

async function renamed(deadline?: string) {
  const play = await sabotagedApplication(deadline);
  const { application, clock, story } = play;
  const rename = async () => {
    const done = await application.agencies.order('change', { agency: 'so-tu-phap', name: NEW }, chairOf(), clock.now());
    if (isRefusal(done)) throw new Error(done.code);
    await application.catchUp();
  };
  /** A document puts the first task otherwise. */
  const retitle = async (title: string) => {
    const stream = `task-${story.task(1)}`;
    const history = await play.log.read(stream);
    const data = { amendment: 'x', paper: { number: '9/QĐ-UBND', date: '2021-03-11' }, texts: { title }, was: {}, joined: [], left: [] };
    await play.log.append(stream, history.length - 1, [
      {
        ...history[0]!,
        id: newId(),
        type: 'TaskAmended',
        version: 1,
        recordedAt: clock.now(),
        data: { ...data, deadline: null },
      },
    ]);
    await application.catchUp();
  };
  return { ...play, rename, retitle };
}

it('lists, pages, counts and previews call an agency by its new name at once', async () => {
  const { application, story, rename } = await renamed();
  const task = story.task(1);
  expect(leadNames(application.showTask(task))).toBe(OLD);
  await rename();
  expect((await application.listTasks({ agency: 'so-tu-phap' })).map(leadNames)).toEqual([NEW]);
  expect(application.showTask(task).parts).toMatchObject([{ agency: 'so-tu-phap', name: NEW }]);
  expect((await application.counts()).agencies.map(({ name }) => name)).toEqual(expect.arrayContaining([NEW, 'Sở Y tế']));
  expect(JSON.stringify(await application.counts())).not.toContain(`"${OLD}"`);
  const preview = await previewDeadline(application, 'extend', task, { to: '2021-06-30', ...signed, reason: 'Chờ Bộ' }, chairOf());
  expect(preview.parts).toMatchObject([{ name: NEW }]);
  // What happened is told as it was recorded.
  expect(application.showTask(task).leadText).toBe(OLD);
});

it('mails that leave afterwards do, and chores; a digest of an earlier day does not', async () => {
  const { application, story, mails, rename } = await renamed();
  const operatorTask = { task: null, agency: 'so-tu-phap', kind: 'role-vacant', params: { role: 'đầu mối', agency: OLD } } as const;
  await application.operatorTasks.open({ key: 'role-vacant.x', ...operatorTask }, application.self, application.clock.now());
  await story.moveTo('2021-04-06 09:00');
  await rename();
  expect(openOperatorTasks(application).map(({ sentence }) => sentence)).toEqual([expect.stringContaining(`(${NEW})`) as string]);
  const before = mails.length;
  await story.moveTo('2021-04-12 18:00');
  const said = mails.slice(before).map(({ content }) => content.text.replace(/\s+/g, ' '));
  const about = said.filter((text) => text.includes(NEW));
  expect(about.length).toBeGreaterThan(0);
  for (const text of said) expect(text.replaceAll(NEW, '').replaceAll(`văn bản của ${OLD}`, '')).not.toContain(OLD);
  const named = async (asOf: string) => JSON.stringify((await application.digest(asOf)).digest).replaceAll(`văn bản của ${OLD}`, '');
  const earlier = await named('2021-04-04T17:00:00.000Z');
  expect(earlier).toContain(OLD);
  expect(earlier).not.toContain(NEW);
  expect(await named('2021-04-11T17:00:00.000Z')).toContain(NEW);
});

it('periodic reports name the agency and their tasks as they are called now', async () => {
  const { application, story, rename, retitle } = await renamed('Thường xuyên');
  await story.moveTo('2021-03-12 09:00');
  await rename();
  await retitle('Rà soát văn bản còn hiệu lực');
  const report = listReports(application, {}).find(({ agency }) => agency === 'so-tu-phap');
  expect(report).toMatchObject({ name: NEW, tasks: [{ task: story.task(1), title: 'Rà soát văn bản còn hiệu lực' }] });
});

it('tasks that are named in other tasks are called as they are now', async () => {
  const { application, story, clock, retitle } = await renamed();
  const [first, second] = [story.task(1), story.task(2)];
  const order = await application.tasks.order('set-predecessors', second, { predecessors: [first] }, chairOf(), clock.now());
  if (isRefusal(order)) throw new Error(order.code);
  await retitle('Rà soát văn bản còn hiệu lực');
  expect(application.showTask(second).predecessors).toMatchObject([{ task: first, title: 'Rà soát văn bản còn hiệu lực' }]);
});

it('names stand beside ids at any depth; whatever has no id beside it stays', () => {
  const row = {
    name: 'không đổi',
    waits: [{ agency: { agency: 'a', name: 'cũ' } }],
    carriedTo: { task: { task: 't', code: '1', title: 'cũ' }, plan: { plan: 'p', name: 'cũ' } },
    other: { agency: 'b', name: 'cũ' },
  };
  callByCurrentNames(row, {
    agencies: new Map([['a', 'mới']]),
    taskName: (task) => (task === 't' ? { code: 'II.1', title: 'mới' } : null),
  });
  expect(row).toEqual({
    name: 'không đổi',
    waits: [{ agency: { agency: 'a', name: 'mới' } }],
    carriedTo: { task: { task: 't', code: 'II.1', title: 'mới' }, plan: { plan: 'p', name: 'cũ' } },
    other: { agency: 'b', name: 'cũ' },
  });
});
