// Redis loses everything, is away for an hour, and two cycles turn at once: every mail reaches a real mail server, once.
import { Redis } from 'ioredis';
import { startSending } from '../../libs/engine/cycle.js';
import { readDirectory } from '../../libs/agency/directory/directory.reader.js';
import { instantAt } from '../../libs/kernel/index.js';
import { messagesProjection } from '../../libs/notice/facts/messages.projection.js';
import { Story } from './harness.js';
import { mailWorkers } from './mail-workers.js';

it('gửi đủ và không gửi hai lần', async () => {
  const workers = await mailWorkers();
  const { clock, redis, peer } = workers;
  const [one, other] = [workers.open(), workers.open()];
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
    await workers.close();
  }
});
