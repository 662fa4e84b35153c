// An amendment carried to its tasks, the power going at every step of it: what was decided is done, once.
import { readDirectory } from '../../libs/agency/directory/directory.reader.js';
import { PROJECTIONS } from '../../libs/catalogue/catalogue.js';
import { readCalendar } from '../../libs/deadline/calendars/calendar.reader.js';
import { readPolicy } from '../../libs/escalation/policy/policy.reader.js';
import type { EventStore } from '../../libs/event-store/port/event-store.js';
import { openMemoryEventStore } from '../../libs/event-store/memory/memory.event-store.js';
import { openProjections } from '../../libs/event-store/projections/projections.js';
import { VirtualClock } from '../../libs/kernel/clock.js';
import { instantAt, isRefusal, type Actor, type StoredEvent } from '../../libs/kernel/index.js';
import { memoryChannel } from '../../libs/notice/channels/port/memory.channel.js';
import { plansProjection, type PlanRow } from '../../libs/plan/plans.projection.js';
import { embeddedQueue } from '../../libs/queue/embedded.queue.js';
import { tasksProjection } from '../../libs/task/tasks.projection.js';
import type { TaskState } from '../../libs/task/facts/task.state.rule.js';
import { openApplication } from '../../libs/application/application.js';
import type { Application } from '../../libs/application/ports/application.types.js';
import { SENDER_ORGANISATION } from '../../libs/application/config/settings.js';
import { FIRST, planText, SECOND, type PlanPaper } from '../support/plan-files.js';
import { readText } from '../support/read-plans.js';

const PLAN = '8-kh-ubnd-tinh-nam-dinh-2026';
const by: Actor = { user: 'lan', role: 'head', agency: 'ubnd-tinh', via: 'simulation' };

class PowerCut extends Error {
  // What a disk says that is gone: nothing can be written any more.
  readonly code = 'EIO';
}

/** The log of a machine whose power goes after so many more writes. */
function untilPowerCut(store: EventStore, writes: number): EventStore {
  let left = writes;
  return {
    append(stream, expected, events) {
      left -= 1;
      return left < 0 ? Promise.reject(new PowerCut()) : store.append(stream, expected, events);
    },
    read: (stream, from, limit) => store.read(stream, from, limit),
    follow: (position, options) => store.follow(position, options),
    at: (position) => store.at(position),
    close: () => Promise.resolve(),
  };
}

function open(store: EventStore, day: string): Application {
  const policy = readPolicy();
  if (isRefusal(policy)) throw new Error(policy.code);
  return openApplication({
    store,
    projections: openProjections(':memory:', PROJECTIONS),
    queue: embeddedQueue(),
    channels: new Map([['email', memoryChannel('email')]]),
    clock: new VirtualClock(instantAt(day, '08:00')),
    calendar: readCalendar(),
    policy,
    language: 'vi',
    organisation: SENDER_ORGANISATION.vi,
    link: null,
    links: null,
    via: 'simulation',
  });
}

function accepted<T extends object>(answer: T): T {
  if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
  return answer;
}

const sheet = (paper: PlanPaper) => ({ reading: readText(planText(paper)), source: { name: `${paper.number}.md`, sha256: paper.number } });

/** A plan in force since January whose amendment of June is decided and waits to be applied. */
async function decidedAmendment(): Promise<EventStore> {
  const store = openMemoryEventStore();
  const january = open(store, '2026-01-05');
  await january.importDirectory(readDirectory(), 'test');
  const { plans, calendar, clock } = january;
  const first = sheet(FIRST);
  accepted(await plans.import(first.reading, first.source, calendar.version, by, clock.now()));
  accepted(await plans.approve(PLAN, { leaveOut: [{ row: 6, reason: 'không phải nhiệm vụ' }], asRead: true }, by, clock.now()));
  await january.react();
  const june = open(store, '2026-06-15');
  const second = sheet(SECOND);
  const decide = async (choose: string, differences: unknown) =>
    accepted(await june.plans.decide(PLAN, { decision: 'difference', differences, choose }, by, june.clock.now()));
  accepted(await june.plans.amend(PLAN, second.reading, second.source, calendar.version, by, june.clock.now()));
  await decide('same', ['r07.pair']);
  await decide('withdraw', 'all');
  await decide('accept', 'all');
  return store;
}

async function apply(application: Application): Promise<void> {
  await application.catchUp();
  accepted(await application.plans.applyAmendment(PLAN, {}, by, application.clock.now()));
  await application.react();
}

async function everything(store: EventStore): Promise<Map<string, [string, unknown][]>> {
  const streams = new Map<string, [string, unknown][]>();
  for await (const { stream, type, data } of store.follow(0) as AsyncIterable<StoredEvent>)
    streams.set(stream, [...(streams.get(stream) ?? []), [type, data]]);
  return streams;
}

describe('an amendment', () => {
  it('changes what is in force, each change resting on its document', async () => {
    const store = await decidedAmendment();
    const application = open(store, '2026-06-15');
    await apply(application);
    const task = (row: string) => application.projections.get<TaskState>(tasksProjection, `${PLAN}.${row}`)!;
    const paper = { number: '60/KH-UBND', date: '2026-06-10' };
    expect(task('r01').deadlines).toMatchObject([
      { nominalDue: '2026-03-31', afterDue: false, paper: { number: '8/KH-UBND' } },
      { nominalDue: '2026-09-30', afterDue: true, paper },
    ]);
    expect(task('r02').parts.map((part) => part.agency)).toEqual(['so-tai-chinh']);
    expect(task('r02').coordinators.map((each) => each.agency)).toEqual(['so-noi-vu']);
    expect(task('r03').withdrawnAt).not.toBeNull();
    expect(task('r04')).toMatchObject({
      assigned: { title: SECOND.rows[2]![0], code: '4', printedCode: '3' },
      deadlines: [{ nominalDue: null }, { nominalDue: '2026-11-30' }],
    });
    expect(task('r09').assigned).toMatchObject({ title: 'Số hóa hồ sơ lưu trữ', paper, row: 9, code: '5b', printedCode: '5' });
    const [withdrawal] = (await store.read(`task-${PLAN}.r03`)).filter((event) => event.type === 'TaskWithdrawn');
    expect(withdrawal).toMatchObject({
      occurredOn: '2026-06-10',
      by: { role: 'system' },
      data: { paper, reason: 'Bãi bỏ theo văn bản số 60/KH-UBND ngày 10/06/2026' },
    });
    const { phase, refused } = application.projections.get<PlanRow>(plansProjection, PLAN)!.amendments[0]!;
    expect({ phase, refused }).toEqual({ phase: 'carried-out', refused: [] });
  });

  it('is finished after a power cut at any moment, and done again does nothing', async () => {
    const whole = await decidedAmendment();
    await apply(open(whole, '2026-06-15'));
    const expected = await everything(whole);
    let cuts = 0;
    for (let writes = 0; ; writes += 1) {
      const store = await decidedAmendment();
      const application = open(untilPowerCut(store, writes), '2026-06-15');
      const cut = await apply(application).then(
        () => false,
        (error: unknown) => {
          if (error instanceof PowerCut) return true;
          throw error;
        },
      );
      if (!cut) break;
      cuts += 1;
      const next = open(store, '2026-06-15');
      await next.react();
      // Before the first write nothing was decided; after it everything follows.
      if (writes === 0) expect((await everything(store)).get(`plan-${PLAN}`)!.at(-1)![0]).toBe('DifferencesDecided');
      else expect(await everything(store)).toEqual(expected);
      const position = next.projections.position();
      await next.react();
      await open(store, '2026-06-15').react();
      await next.catchUp();
      expect(next.projections.position()).toBe(position);
    }
    expect(cuts).toBeGreaterThan(10);
  });

  it('tells the plan what a task could not take any more', async () => {
    const store = await decidedAmendment();
    const application = open(store, '2026-06-15');
    await application.catchUp();
    accepted(await application.plans.applyAmendment(PLAN, {}, by, application.clock.now()));
    // Somebody is quicker than the reactor.
    accepted(await application.tasks.order('withdraw', `${PLAN}.r01`, { document: '61/UBND' }, by, application.clock.now()));
    await application.react();
    const { phase, refused } = application.projections.get<PlanRow>(plansProjection, PLAN)!.amendments[0]!;
    expect(phase).toBe('carried-out');
    expect(refused).toMatchObject([{ task: `${PLAN}.r01`, code: 'task.closed', params: { state: 'withdrawn' } }]);
    const { events } = await application.askTrail({ type: 'AmendmentEffectRefused' });
    expect(events[0]?.sentence).toBe(
      'Văn bản sửa đổi lần 1 không thực hiện được với nhiệm vụ “1 Rà soát văn bản quy phạm pháp luật của tỉnh”: Không thể sửa đổi nhiệm vụ theo văn bản sửa đổi kế hoạch: nhiệm vụ đang ở trạng thái “Thu hồi”',
    );
  });
});
