// What the tasks of a plan with every trap of numbering are called: each by a code of its own, fixed when it is assigned, and the same in a log from before.
import { readDirectory } from '../../libs/agency/directory/directory.reader.js';
import { PROJECTIONS, UPCASTERS } from '../../libs/catalogue/catalogue.js';
import { readCalendar } from '../../libs/deadline/calendars/calendar.reader.js';
import { readPolicy } from '../../libs/escalation/policy/policy.reader.js';
import type { EventStore } from '../../libs/event-store/port/event-store.js';
import { openMemoryEventStore } from '../../libs/event-store/memory/memory.event-store.js';
import { openProjections } from '../../libs/event-store/projections/projections.js';
import { upcastingEventStore } from '../../libs/event-store/wrapping/upcasting.event-store.js';
import { VirtualClock } from '../../libs/kernel/clock.js';
import { instantAt, isRefusal, type Actor, type NewEvent } from '../../libs/kernel/index.js';
import { memoryChannel } from '../../libs/notice/channels/port/memory.channel.js';
import { embeddedQueue } from '../../libs/queue/embedded.queue.js';
import { tasksProjection } from '../../libs/task/tasks.projection.js';
import type { TaskState } from '../../libs/task/facts/task.state.rule.js';
import { openApplication } from '../../libs/application/application.js';
import type { Application } from '../../libs/application/ports/application.types.js';
import { SENDER_ORGANISATION } from '../../libs/application/config/settings.js';
import { pastedText } from '../support/pasted-plan.js';
import { readText } from '../support/read-plans.js';

const by: Actor = { user: 'lan', role: 'head', agency: 'ubnd-tinh', via: 'simulation' };

/** The plan prints V for two sections, VI for two, 1.1 seven times, and two tasks without a number below headings 3 and 4. */
const CODES = [
  ['I.1.1', 'I.1.2', 'I.1.3', 'I.2.1', 'I.2.2'],
  ['II.1.1', 'II.1.2', 'II.1.3', 'II.2.1'],
  ['III.1.1', 'III.1.2'],
  ['IV.1.1', 'IV.2.1', 'IV.2.2', 'IV.3', 'IV.4'],
  ['Va.1', 'Va.2'],
  ['Vb.1', 'Vb.1.1', 'Vb.1.2', 'Vb.3.1', 'Vb.3.2'],
  ['VIb.1.1', 'VIb.1.2'],
  ['VII.1.1', 'VII.2.1'],
].flat();

function open(store: EventStore): Application {
  const policy = readPolicy();
  if (isRefusal(policy)) throw new Error(policy.code);
  return openApplication({
    store,
    projections: openProjections(':memory:', PROJECTIONS),
    queue: embeddedQueue(),
    channels: new Map([['email', memoryChannel('email')]]),
    clock: new VirtualClock(instantAt('2021-01-04', '08:00')),
    calendar: readCalendar(),
    policy,
    language: 'vi',
    organisation: SENDER_ORGANISATION.vi,
    link: null,
    links: null,
    via: 'simulation',
  });
}

async function inForce(): Promise<{ store: EventStore; application: Application }> {
  const store = openMemoryEventStore();
  const application = open(store);
  await application.importDirectory(readDirectory(), 'test');
  const source = { name: 'ke-hoach.txt', sha256: 'x' };
  const imported = await application.plans.import(
    readText(pastedText()),
    source,
    application.calendar.version,
    by,
    application.clock.now(),
  );
  if (isRefusal(imported)) throw new Error(imported.code);
  await application.plans.approve(imported.plan, { asRead: true }, by, application.clock.now());
  await application.react();
  return { store, application };
}

const tasksOf = (application: Application): TaskState[] =>
  application.projections.all<TaskState>(tasksProjection).sort((one, other) => one.assigned!.row - other.assigned!.row);
const codesIn = (application: Application): string[] => tasksOf(application).map(({ assigned }) => assigned!.code);

/** The same log as it was written before there were codes. */
async function asWrittenBefore(store: EventStore): Promise<EventStore> {
  const old = openMemoryEventStore();
  for await (const event of store.follow(0)) {
    const { stream, revision: _, position: __, ...rest } = event;
    const { codeInPlan: ___, ...assigned } = event.data as Record<string, unknown>;
    const imported = (data: { tasks: Record<string, unknown>[] }) => ({
      ...data,
      tasks: data.tasks.map(({ numbers: ____, ...task }) => task),
    });
    const written =
      event.type === 'TaskAssigned'
        ? { ...rest, version: 1, data: assigned }
        : event.type === 'PlanImported'
          ? { ...rest, version: 2, data: imported(event.data as Parameters<typeof imported>[0]) }
          : rest;
    await old.append(stream, 'any', [written as NewEvent]);
  }
  return upcastingEventStore(old, UPCASTERS);
}

describe('the tasks of a plan that repeats its numbers', () => {
  it('have a code each, as an official would find it in the document, and keep what is printed', async () => {
    const { application } = await inForce();
    expect(codesIn(application)).toEqual(CODES);
    expect(new Set(CODES).size).toBe(CODES.length);
    expect(
      tasksOf(application)
        .map(({ assigned }) => assigned!.printedCode)
        .filter((code) => code === '1.1'),
    ).toHaveLength(7);
    expect(application.showTask(tasksOf(application)[7]!.id)).toMatchObject({ code: 'II.1.3', printedCode: '1.3' });
  });

  it('get the same codes in a log from before, once', async () => {
    const { store } = await inForce();
    const old = await asWrittenBefore(store);
    const application = open(old);
    await application.catchUp();
    expect(codesIn(application).filter((code) => code === '1.1')).toHaveLength(7);
    await application.cycle();
    await application.cycle();
    expect(codesIn(application)).toEqual(CODES);
    for (const { id } of tasksOf(application)) {
      const coded = (await old.read(`task-${id}`)).filter(({ type }) => type === 'TaskCoded');
      expect(coded).toMatchObject([{ by: { role: 'system' } }]);
    }
  });
});
