// A worker is asked to stop while a slow mail server has not answered yet: it finishes what it has begun and begins nothing, and
// another does the rest.
import { startSending } from '../../libs/engine/cycle.js';
import { elsewhere } from '../../apps/server/runtime/turn-trigger.js';
import { startServer } from '../../apps/server/server.js';
import { readDirectory } from '../../libs/agency/directory/directory.reader.js';
import { instantAt } from '../../libs/kernel/index.js';
import { messagesProjection } from '../../libs/notice/facts/messages.projection.js';
import { until } from '../support/until.js';
import { Story } from './harness.js';
import { mailWorkers } from './mail-workers.js';

it('thư đang gửi được gửi xong và ghi lại, thư chưa gửi do máy khác gửi, không thư nào gửi hai lần', async () => {
  const workers = await mailWorkers({ DUNGHAN_SMTP_CONNECTIONS: '2' });
  const { clock, peer, folder } = workers;
  const [one, other] = [workers.open(), workers.open()];
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
    const ways = { host: '127.0.0.1', port: 0, sample: false, outbox: folder, returnedMail: null, report: () => undefined };
    const server = await startServer(one, { ...ways, role: 'worker', trigger: elsewhere });
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
    await workers.close();
  }
});
