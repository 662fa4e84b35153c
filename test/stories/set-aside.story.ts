// Somebody else has written into the log. The administrator is told once, the stream waits, everything else goes on.
import { readCalendar } from '../../libs/deadline/calendars/calendar.reader.js';
import { readDirectory } from '../../libs/agency/directory/directory.reader.js';
import { EVENT_VERSIONS, PROJECTIONS, UPCASTERS } from '../../libs/catalogue/catalogue.js';
import { readPolicy } from '../../libs/escalation/policy/policy.reader.js';
import { refusalOf, sampleEvent } from '../../libs/event-store/port/event-store.contract.js';
import { openMemoryEventStore } from '../../libs/event-store/memory/memory.event-store.js';
import { openProjections } from '../../libs/event-store/projections/projections.js';
import { upcastingEventStore } from '../../libs/event-store/wrapping/upcasting.event-store.js';
import { VirtualClock } from '../../libs/kernel/clock.js';
import { instantAt, isRefusal } from '../../libs/kernel/index.js';
import { memoryChannel } from '../../libs/notice/channels/port/memory.channel.js';
import { embeddedQueue } from '../../libs/queue/embedded.queue.js';
import { closeOperatorTask, openOperatorTasks } from '../../libs/application/use-cases/operator-task.use-cases.js';
import { openApplication } from '../../libs/application/application.js';
import { SENDER_ORGANISATION } from '../../libs/application/config/settings.js';

const TASK = 'task-8-kh-ubnd-tinh-nam-dinh-2026.r01';

async function application() {
  const log = openMemoryEventStore();
  const policy = readPolicy();
  if (isRefusal(policy)) throw new Error(policy.code);
  const opened = openApplication({
    store: upcastingEventStore(log, UPCASTERS, EVENT_VERSIONS),
    projections: openProjections(':memory:', PROJECTIONS),
    queue: embeddedQueue(),
    channels: new Map([['email', memoryChannel('email')]]),
    clock: new VirtualClock(instantAt('2026-03-02', '08:00')),
    calendar: readCalendar(),
    policy,
    language: 'vi',
    organisation: SENDER_ORGANISATION.vi,
    link: null,
    links: null,
    via: 'simulation',
  });
  await opened.importDirectory(readDirectory(), 'nam-dinh-2021.json');
  return { log, application: opened };
}

it('sự kiện lạ được để riêng, quản trị viên được báo một lần, các việc khác vẫn chạy', async () => {
  const { log, application: here } = await application();
  await log.append(TASK, 'none', [sampleEvent({}, { type: 'SomethingElse' })]);
  await log.append(TASK, 0, [sampleEvent({ percent: 40 }, { version: 99 })]);
  await here.cycle();
  await here.cycle();
  const [chore, ...others] = openOperatorTasks(here);
  expect(others).toEqual([]);
  expect(chore).toMatchObject({ kind: 'event-set-aside', task: '8-kh-ubnd-tinh-nam-dinh-2026.r01' });
  expect(chore!.sentence).toMatch(/SomethingElse.*không đọc được.*phiên bản này không biết loại sự kiện này/);
  expect(await refusalOf(here.store.read(TASK))).toBe('stream-held');
  expect(here.projections.parked()).toHaveLength(1);
  const admin = { user: 'quan-tri', role: 'admin', agency: null, via: 'http' } as const;
  await closeOperatorTask(here, chore!.key, { note: 'đã báo đơn vị phát triển' }, admin);
  await here.cycle();
  expect(openOperatorTasks(here)).toEqual([]);
  await here.close();
});
