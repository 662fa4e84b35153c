// What is recorded is answered as recorded: what follows from it may fail, and is done by the next turn of the cycle.
import { RefusedError, refuse, type Actor } from '../../libs/kernel/index.js';
import { chairOf, closeSabotaged, sabotagedHouse } from '../../test/support/sabotage.js';
import { setDeadlines } from './deadline-desk.js';
import { taskDesk } from './desks.js';
import { planDesk } from './plan-desk.js';
import { RecordedUnseen } from './recorded.js';
import { reportDesk } from './report-desk.js';
import { silenceDesk } from './silence-desk.js';

afterEach(closeSabotaged);

const full = () => new RefusedError(refuse('store-full', { file: 'events.db' }));
const lead: Actor = { user: 'lan', role: 'officer', agency: 'so-tu-phap', via: 'http' };
/** A day that a document has still to set. */
const OPEN = 'Theo hướng dẫn của Bộ Nội vụ';
const signed = { document: '12/UBND-NC', documentDate: '2021-03-11' };

it('an order is answered with the task as it stands although nothing could follow, and the next turn lets it follow', async () => {
  const { house, story, saboteur } = await sabotagedHouse();
  const [task, ladder] = [story.task(1), `ladder-${story.task(1)}.so-tu-phap`];
  saboteur.append = (stream) => (stream.startsWith('task-') ? null : full());
  const view = await taskDesk(house).order('extend', task, { to: '2021-06-30', ...signed, reason: 'Chờ hướng dẫn' }, chairOf());
  expect(view).toMatchObject({ id: task, deadline: { effectiveDue: '2021-06-30' } });
  const before = (await house.store.read(ladder)).length;
  saboteur.append = null;
  await house.cycle();
  expect((await house.store.read(ladder)).length).toBeGreaterThan(before);
});

it('where the read models cannot follow either, it is said to be recorded, and it is', async () => {
  const { house, story, saboteur } = await sabotagedHouse();
  saboteur.follow = full;
  const order = taskDesk(house).order('report-progress', story.task(1), { percent: 40 }, lead);
  expect(await order.catch((error: unknown) => error)).toBeInstanceOf(RecordedUnseen);
  const events = await house.store.read(`task-${story.task(1)}`);
  expect(events.map(({ type }) => type).filter((type) => type === 'ProgressReported')).toHaveLength(1);
});

it('plans, silences and several deadlines are answered the same way', async () => {
  const { house, story, saboteur } = await sabotagedHouse(OPEN);
  const plan = story.task(1).split('.')[0]!;
  saboteur.append = (stream) => (/^(task|plan|silence)-/.test(stream) ? null : full());
  const several = await setDeadlines(house, { tasks: [story.task(1), story.task(2)], to: '2021-04-29', ...signed }, chairOf(), false);
  expect(several).toMatchObject({
    tasks: [{ deadline: { effectiveDue: '2021-04-29' } }, { deadline: { effectiveDue: '2021-04-29' } }],
    notSet: [],
  });
  saboteur.append = null;
  saboteur.follow = full;
  const silence = silenceDesk(house).start({ task: story.task(1), part: 'so-tu-phap', reason: 'Chờ Bộ', until: '2021-04-01' }, chairOf());
  expect(await silence.catch((error: unknown) => error)).toBeInstanceOf(RecordedUnseen);
  saboteur.follow = null;
  // What was refused is not said to be recorded.
  await expect(planDesk(house).approve(plan, { asRead: true }, chairOf())).rejects.toThrow(RefusedError);
  await expect(reportDesk(house).submit('2021-Q1.so-tu-phap', {}, lead)).rejects.toThrow(RefusedError);
});

it('of several tasks each is told of truly when the log goes away in the middle, and the rest follows when it is given again', async () => {
  const { house, story, saboteur } = await sabotagedHouse(OPEN);
  const [one, other] = [story.task(1), story.task(2)];
  const body = { tasks: [one, other], to: '2021-04-29', ...signed };
  saboteur.append = (stream) => (stream === `task-${other}` ? full() : null);
  const first = await setDeadlines(house, body, chairOf(), false);
  expect(first).toMatchObject({ tasks: [{ id: one, deadline: { effectiveDue: '2021-04-29' } }] });
  const { notSet } = first as { notSet: { task: string; detail: string }[] };
  expect(notSet).toEqual([{ task: other, code: 'task.one-of-several', detail: expect.stringContaining(other) as string }]);
  expect(notSet[0]!.detail).toContain('đầy');
  saboteur.append = null;
  expect(await setDeadlines(house, { ...body, tasks: [other] }, chairOf(), false)).toMatchObject({ tasks: [{ id: other }], notSet: [] });
});

it('when not even the first could be recorded, none is said to be', async () => {
  const { house, story, saboteur } = await sabotagedHouse(OPEN);
  saboteur.append = full;
  const body = { tasks: [story.task(1), story.task(2)], to: '2021-04-29', ...signed };
  await expect(setDeadlines(house, body, chairOf(), false)).rejects.toThrow(RefusedError);
});
