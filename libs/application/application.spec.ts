// A application that closes while its log is away: outcomes under way are waited for, and then given up with a sentence.
import { PROJECTIONS } from '../catalogue/catalogue.js';
import { readCalendar } from '../deadline/calendars/calendar.reader.js';
import { everything, sampleEvent } from '../event-store/port/event-store.contract.js';
import type { EventStore } from '../event-store/port/event-store.js';
import { openMemoryEventStore } from '../event-store/memory/memory.event-store.js';
import { openProjections } from '../event-store/projections/projections.js';
import { VirtualClock } from '../kernel/clock.js';
import { RefusedError, refuse } from '../kernel/index.js';
import { embeddedQueue } from '../queue/embedded.queue.js';
import { texts } from '../texts/index.js';
import { jobFaults } from './fault-words.js';
import { openApplication } from './application.js';
import { policyFrom } from './compose.js';
import { SENDER_ORGANISATION } from './config/settings.js';

/** A log that refuses so many writes before it takes one. */
function away(log: EventStore, times: number): EventStore {
  let left = times;
  const append: EventStore['append'] = async (stream, expected, events) => {
    if ((left -= 1) >= 0) throw new RefusedError(refuse('kurrentdb-unreachable', { server: 'kho:2113', obstacle: 'refused' }));
    return log.append(stream, expected, events);
  };
  return { ...log, append, close: async () => undefined };
}

/** Closes an application in which one outcome is under way; what is then in the log, and what was said. */
async function closed(times: number, patienceMs?: number) {
  const log = openMemoryEventStore();
  const said: string[] = [];
  const application = openApplication({
    store: away(log, times),
    projections: openProjections(':memory:', PROJECTIONS),
    queue: embeddedQueue({ onError: jobFaults(texts('vi'), (line) => said.push(line)) }),
    channels: new Map(),
    clock: new VirtualClock('2026-03-02T01:00:00.000Z'),
    calendar: readCalendar(),
    policy: policyFrom(),
    language: 'vi',
    organisation: SENDER_ORGANISATION.vi,
    link: null,
    links: null,
    via: 'cycle',
    ...(patienceMs !== undefined && { patienceMs }),
  });
  application.queue.process(
    'send',
    async () => void (await application.retryingStore.append('message-a', 'none', [sampleEvent({ outcome: 'sent' })])),
  );
  await application.queue.add({ id: 'a', kind: 'send' });
  await application.close();
  return { events: await everything(log), said };
}

it('records what is under way when the log comes back in time', async () => {
  expect(await closed(2)).toEqual({ events: [expect.objectContaining({ data: { outcome: 'sent' } })], said: [] });
});

it('gives it up when patience is over, and says so', async () => {
  const { events, said } = await closed(Infinity, 1);
  expect(events).toEqual([]);
  expect(said).toEqual([expect.stringMatching(/^Việc a \(send\) không xong: Không kết nối được kho sự kiện tại kho:2113/)]);
});
