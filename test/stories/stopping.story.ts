// A worker is asked to stop while a slow mail server has not answered yet: it finishes what it has begun and begins nothing, and
// another does the rest.
import { startSending } from '../../apps/server/cycle.js';
import { elsewhere } from '../../apps/server/drive.js';
import { openHouse } from '../../apps/server/house.js';
import type { House } from '../../apps/server/house.types.js';
import { startServer } from '../../apps/server/server.js';
import { channelsFrom, SENDER_ORGANISATION } from '../../apps/server/settings.js';
import { readDirectory } from '../../libs/agency/directory.reader.js';
import { PROJECTIONS } from '../../libs/catalogue/catalogue.js';
import { readCalendar } from '../../libs/deadline/calendar.reader.js';
import { readPolicy } from '../../libs/escalation/policy.reader.js';
import { dataPaths } from '../../libs/event-store/data-folder.js';
import type { EventStore } from '../../libs/event-store/event-store.js';
import { openMemoryEventStore } from '../../libs/event-store/memory.event-store.js';
import { openProjections } from '../../libs/event-store/projections.js';
import { VirtualClock } from '../../libs/kernel/clock.js';
import { instantAt, isRefusal } from '../../libs/kernel/index.js';
import { messagesProjection } from '../../libs/notice/messages.projection.js';
import { bullmqQueue } from '../../libs/queue/bullmq.queue.js';
import { newFolder } from '../support/dunghan.js';
import { startRedis } from '../support/redis.js';
import { startSmtpPeer } from '../support/smtp-peer.js';
import { Story } from './harness.js';

/** As each process has a connection of its own: closing it closes no other. */
const shared = ({ append, read, follow, at }: EventStore): EventStore => ({ append, read, follow, at, close: async () => undefined });

const until = (condition: () => boolean): Promise<void> =>
  condition() ? Promise.resolve() : new Promise(setImmediate).then(() => until(condition));

it('thư đang gửi được gửi xong và ghi lại, thư chưa gửi do máy khác gửi, không thư nào gửi hai lần', async () => {
  const [redis, peer, folder] = [await startRedis(), await startSmtpPeer(), newFolder()];
  const [clock, store, policy] = [new VirtualClock(instantAt('2021-01-04', '07:00')), openMemoryEventStore(), readPolicy()];
  if (isRefusal(policy)) throw new Error(policy.code);
  const env = {
    DUNGHAN_SMTP_URL: `smtp://127.0.0.1:${peer.port}`,
    DUNGHAN_MAIL_FROM: 'dung-han@tinh.example',
    DUNGHAN_SMTP_TLS: 'off',
    DUNGHAN_SMTP_CONNECTIONS: '2',
  };
  const open = (): House =>
    openHouse({
      store: shared(store),
      projections: openProjections(':memory:', PROJECTIONS),
      queue: bullmqQueue({
        connection: { host: '127.0.0.1', port: redis.port },
        prefix: 'stopping',
        onError: (error) => process.emitWarning(String(error)),
        onConnection: () => undefined,
      }),
      channels: channelsFrom(env, dataPaths(folder.path), null),
      clock,
      calendar: readCalendar(),
      policy: { ...policy, digest: { to: [] } },
      language: 'vi',
      shared: true,
      organisation: SENDER_ORGANISATION.vi,
      link: null,
      links: null,
      via: 'simulation',
    });
  const [one, other] = [open(), open()];
  try {
    await one.importDirectory(readDirectory(), 'story');
    await one.policies.adopt(one.policy, 'story', one.self, clock.now());
    const rows = [{ title: 'Việc của tất cả', lead: 'Các Sở, ban, ngành', deadline: 'Quý I' }];
    await new Story(one, clock, [], [], 'outage').plan(rows, 2021);
    clock.moveTo(instantAt('2021-01-07', '09:00'));
    const { queued } = (await one.cycle()).dispatched;
    expect(queued).toBeGreaterThan(2);

    let answer: () => void = () => undefined;
    peer.temper = { until: new Promise<void>((resolve) => (answer = resolve)) };
    const ways = { host: '127.0.0.1', port: 0, sample: false, outbox: folder.path, returnedMail: null, report: () => undefined };
    const server = await startServer(one, { ...ways, role: 'worker', drive: elsewhere });
    await until(() => peer.deliveries === 2);

    // Asked to stop in the middle of two mails, as `dunghan serve` does it.
    const stopped = server.close().then(() => one.close());
    answer();
    await stopped;
    await other.catchUp();
    const states = (): string[] => other.projections.all(messagesProjection).map(({ state }) => state);
    const begun = peer.received.length;
    expect(begun).toBeLessThan(queued);
    expect(states().sort()).toEqual([...Array<string>(queued - begun).fill('composed'), ...Array<string>(begun).fill('sent')]);

    startSending(other);
    await other.cycle();
    await other.queue.idle();
    await other.catchUp();
    expect(states()).toEqual(Array<string>(queued).fill('sent'));
    const ids = (await peer.mails()).map(({ messageId }) => messageId);
    expect([ids.length, new Set(ids).size]).toEqual([queued, queued]);
  } finally {
    await other.close();
    await Promise.all([peer.close(), redis.dispose(), store.close()]);
    folder.remove();
  }
});
