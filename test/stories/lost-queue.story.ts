// Redis loses everything, is away for an hour, and two cycles turn at once: every mail reaches a real mail server, once.
import { Redis } from 'ioredis';
import { startSending } from '../../apps/server/cycle.js';
import { openHouse } from '../../apps/server/house.js';
import type { House } from '../../apps/server/house.types.js';
import { channelsFrom, SENDER_ORGANISATION } from '../../apps/server/settings.js';
import { readDirectory } from '../../libs/agency/directory.reader.js';
import { PROJECTIONS } from '../../libs/catalogue/catalogue.js';
import { readCalendar } from '../../libs/deadline/calendar.reader.js';
import { readPolicy } from '../../libs/escalation/policy.reader.js';
import { dataPaths } from '../../libs/event-store/data-folder.js';
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

it('gửi đủ và không gửi hai lần', async () => {
  const [redis, peer, folder] = [await startRedis(), await startSmtpPeer(), newFolder()];
  const [clock, store, policy] = [new VirtualClock(instantAt('2021-01-04', '07:00')), openMemoryEventStore(), readPolicy()];
  if (isRefusal(policy)) throw new Error(policy.code);
  const env = { DUNGHAN_SMTP_URL: `smtp://127.0.0.1:${peer.port}`, DUNGHAN_MAIL_FROM: 'dung-han@tinh.example', DUNGHAN_SMTP_TLS: 'off' };
  const open = (): House =>
    openHouse({
      store,
      projections: openProjections(':memory:', PROJECTIONS),
      queue: bullmqQueue({
        connection: { host: '127.0.0.1', port: redis.port },
        prefix: 'lost',
        onError: () => undefined,
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
  const settle = async (): Promise<void> => {
    await one.queue.idle();
    await Promise.all([one.catchUp(), other.catchUp()]);
  };
  try {
    await one.importDirectory(readDirectory(), 'story');
    await one.policies.adopt(one.policy, 'story', one.self, clock.now());
    const rows = ['Sở Tư pháp', 'Sở Y tế', 'Sở Tài chính'].map((lead) => ({ title: `Việc của ${lead}`, lead, deadline: 'Quý I' }));
    await new Story(one, clock, [], [], 'outage').plan(rows, 2021);

    // 1. What waits is lost before anybody takes it.
    clock.moveTo(instantAt('2021-01-07', '09:00'));
    expect((await one.cycle()).dispatched.queued).toBeGreaterThan(0);
    const client = new Redis(redis.port, '127.0.0.1');
    await client.flushall();
    client.disconnect();
    startSending(one);
    startSending(other);
    await one.cycle();
    await settle();
    const first = peer.received.length;
    expect(first).toBeGreaterThan(0);

    // 2. Redis is away when the next steps come due, and for an hour.
    clock.moveTo(instantAt('2021-04-05', '08:00'));
    await redis.kill();
    await expect(one.cycle()).rejects.toThrow();
    clock.moveTo(instantAt('2021-04-05', '09:00'));
    await redis.start();
    const again = (): Promise<unknown> => one.cycle().catch(() => new Promise(setImmediate).then(again));
    await again();
    await settle();
    const second = peer.received.length;
    expect(second).toBeGreaterThan(first);

    // 3. Two cycles at once, twice.
    clock.moveTo(instantAt('2021-04-09', '09:00'));
    await Promise.all([one.cycle(), other.cycle()]);
    await Promise.all([one.cycle(), other.cycle()]);
    await settle();
    expect(peer.received.length).toBeGreaterThan(second);

    // Every message was taken by the server once, and is on record.
    const ids = (await peer.mails()).map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
    const mails = one.projections.all(messagesProjection).filter(({ channel }) => channel === 'email');
    expect(mails.filter(({ state }) => state !== 'sent' && state !== 'cancelled')).toEqual([]);
    expect(mails.filter(({ state }) => state === 'sent')).toHaveLength(ids.length);
  } finally {
    await Promise.all([one.close(), other.close()]);
    await Promise.all([peer.close(), redis.dispose()]);
    folder.remove();
  }
});
