// What is recorded is answered as recorded: what follows from it may fail, and is done by the next turn of the cycle.
import { RefusedError, refuse, type Actor } from '../../kernel/index.js';
import { chairOf, closeSabotaged, applicationOn, sabotagedApplication } from '../../../test/support/sabotage.js';
import { setDeadlines } from './deadline.use-cases.js';
import { taskUseCases } from './task.use-cases.js';
import { moveTasks } from './ladder.use-cases.js';
import { policyFrom } from '../compose.js';
import { planUseCases } from './plan.use-cases.js';
import { RecordedUnseen } from './recorded.js';
import { reportUseCases } from './report.use-cases.js';
import { silenceUseCases } from './silence.use-cases.js';

afterEach(closeSabotaged);

const full = () => new RefusedError(refuse('store-full', { file: 'events.db' }));
const lead: Actor = { user: 'lan', role: 'officer', agency: 'so-tu-phap', via: 'http' };
/** A day that a document has still to set. */
const OPEN = 'Theo hướng dẫn của Bộ Nội vụ';
const signed = { document: '12/UBND-NC', documentDate: '2021-03-11' };

it('an order is answered with the task as it stands although nothing could follow, and the next turn lets it follow', async () => {
  const { application, story, saboteur } = await sabotagedApplication();
  const [task, ladder] = [story.task(1), `ladder-${story.task(1)}.so-tu-phap`];
  saboteur.append = (stream) => (stream.startsWith('task-') ? null : full());
  const view = await taskUseCases(application).order('extend', task, { to: '2021-06-30', ...signed, reason: 'Chờ hướng dẫn' }, chairOf());
  expect(view).toMatchObject({ id: task, deadline: { effectiveDue: '2021-06-30' } });
  const before = (await application.store.read(ladder)).length;
  saboteur.append = null;
  await application.cycle();
  expect((await application.store.read(ladder)).length).toBeGreaterThan(before);
});

it('where the read models cannot follow either, it is said to be recorded, and it is', async () => {
  const { application, story, saboteur } = await sabotagedApplication();
  saboteur.follow = full;
  const order = taskUseCases(application).order('report-progress', story.task(1), { percent: 40 }, lead);
  expect(await order.catch((error: unknown) => error)).toBeInstanceOf(RecordedUnseen);
  const events = await application.store.read(`task-${story.task(1)}`);
  expect(events.map(({ type }) => type).filter((type) => type === 'ProgressReported')).toHaveLength(1);
});

it('plans, silences and several deadlines are answered the same way', async () => {
  const { application, story, saboteur } = await sabotagedApplication(OPEN);
  const plan = story.task(1).split('.')[0]!;
  saboteur.append = (stream) => (/^(task|plan|silence)-/.test(stream) ? null : full());
  const several = await setDeadlines(application, { tasks: [story.task(1), story.task(2)], to: '2021-04-29', ...signed }, chairOf(), false);
  expect(several).toMatchObject({
    tasks: [{ deadline: { effectiveDue: '2021-04-29' } }, { deadline: { effectiveDue: '2021-04-29' } }],
    notSet: [],
  });
  saboteur.append = null;
  saboteur.follow = full;
  const silence = silenceUseCases(application).start(
    { task: story.task(1), part: 'so-tu-phap', reason: 'Chờ Bộ', until: '2021-04-01' },
    chairOf(),
  );
  expect(await silence.catch((error: unknown) => error)).toBeInstanceOf(RecordedUnseen);
  saboteur.follow = null;
  // What was refused is not said to be recorded.
  await expect(planUseCases(application).approve(plan, { asRead: true }, chairOf())).rejects.toThrow(RefusedError);
  await expect(reportUseCases(application).submit('2021-Q1.so-tu-phap', {}, lead)).rejects.toThrow(RefusedError);
});

it('of several tasks each is told of truly when the log goes away in the middle, and the rest follows when it is given again', async () => {
  const { application, story, saboteur } = await sabotagedApplication(OPEN);
  const [one, other] = [story.task(1), story.task(2)];
  const body = { tasks: [one, other], to: '2021-04-29', ...signed };
  saboteur.append = (stream) => (stream === `task-${other}` ? full() : null);
  const first = await setDeadlines(application, body, chairOf(), false);
  expect(first).toMatchObject({ tasks: [{ id: one, deadline: { effectiveDue: '2021-04-29' } }] });
  const { notSet } = first as { notSet: { task: string; detail: string }[] };
  expect(notSet).toEqual([{ task: other, code: 'task.one-of-several', detail: expect.stringContaining(other) as string, follows: true }]);
  expect(notSet[0]!.detail).toContain('đầy');
  saboteur.append = null;
  expect(await setDeadlines(application, { ...body, tasks: [other] }, chairOf(), false)).toMatchObject({
    tasks: [{ id: other }],
    notSet: [],
  });
});

it('an order to several tasks that was broken off is gone on with by any process that turns the cycle, once, and in the name of who gave it', async () => {
  const { application, story, saboteur, log, clock } = await sabotagedApplication(OPEN);
  const [one, other] = [story.task(1), story.task(2)];
  const by: Actor = { ...chairOf(), request: { key: 'van-ban-12-a', body: 'x' } };
  saboteur.append = (stream) => (stream === `task-${other}` ? full() : null);
  expect(await setDeadlines(application, { tasks: [one, other], to: '2021-04-29', ...signed }, by, false)).toMatchObject({
    tasks: [{ id: one }],
    notSet: [{ task: other, follows: true }],
  });
  const second = applicationOn(log, clock);
  await second.catchUp();
  await second.cycle();
  await second.cycle();
  const set = (await log.read(`task-${other}`)).filter(({ type }) => type === 'DeadlineSet');
  expect(set).toMatchObject([{ by: { user: 'chu-tich', request: { key: 'van-ban-12-a' } }, data: { nominalDue: '2021-04-29' } }]);
});

it('what somebody has decided since is left as it is, also by a process that reacts to everything anew', async () => {
  const { application, story, saboteur, log, clock } = await sabotagedApplication(OPEN);
  const [one, other] = [story.task(1), story.task(2)];
  saboteur.append = (stream) => (stream === `task-${other}` ? full() : null);
  await setDeadlines(application, { tasks: [one, other], to: '2021-04-29', ...signed }, chairOf(), false);
  clock.moveTo('2021-03-11T03:00:00.000Z');
  const decided = { to: '2021-05-20', document: '13/UBND-NC', documentDate: '2021-03-11' };
  // Recorded by a process that has not come to follow what happened to the first.
  const beside = applicationOn(log, clock);
  await beside.catchUp();
  await beside.tasks.order('set-deadline', other, decided, chairOf(), clock.now());
  const anew = applicationOn(log, clock);
  await anew.catchUp();
  await anew.cycle();
  expect(anew.showTask(other).deadline.nominalDue).toBe('2021-05-20');
});

it('of tasks that are moved to another policy each is told of truly, and the order given again goes on and answers for all', async () => {
  const { application, story, saboteur, clock } = await sabotagedApplication();
  const mine = { ...policyFrom(), version: 77, name: 'Thử nghiệm' };
  await application.policies.propose(mine, 'test', chairOf(), clock.now());
  await application.catchUp();
  const body = { to: `${mine.id}@77`, plan: story.task(1).split('.')[0]!, reason: 'Thí điểm' };
  const by = (): Actor => ({ ...chairOf(), request: { key: 'chuyen-chinh-sach', body: 'x' } });
  saboteur.append = (stream) => (stream === `ladder-${story.task(2)}.so-y-te` ? full() : null);
  const first = await moveTasks(application, body, by());
  expect(first).toMatchObject({
    moves: [{ task: story.task(1), part: 'so-tu-phap' }],
    notMoved: [{ task: story.task(2), part: 'so-y-te', detail: expect.stringContaining('đầy') as string }],
  });
  saboteur.append = null;
  const whole = await moveTasks(application, body, by());
  expect(whole).toMatchObject({ moves: [first.moves[0], { task: story.task(2), part: 'so-y-te' }], notMoved: [] });
  expect(await moveTasks(application, body, by())).toEqual(whole);
});

it('when not even the first could be recorded, none is said to be', async () => {
  const { application, story, saboteur } = await sabotagedApplication(OPEN);
  saboteur.append = full;
  const body = { tasks: [story.task(1), story.task(2)], to: '2021-04-29', ...signed };
  await expect(setDeadlines(application, body, chairOf(), false)).rejects.toThrow(RefusedError);
});
