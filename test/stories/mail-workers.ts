// Workers on one log and one Redis, that send to a real mail server.
import { openApplication } from '../../libs/application/application.js';
import type { Application } from '../../libs/application/ports/application.types.js';
import { channelsFrom, SENDER_ORGANISATION } from '../../libs/application/config/settings.js';
import { PROJECTIONS } from '../../libs/catalogue/catalogue.js';
import { readCalendar } from '../../libs/deadline/calendars/calendar.reader.js';
import { readPolicy } from '../../libs/escalation/policy/policy.reader.js';
import { dataPaths } from '../../libs/event-store/sqlite/data-folder.js';
import type { EventStore } from '../../libs/event-store/port/event-store.js';
import { openMemoryEventStore } from '../../libs/event-store/memory/memory.event-store.js';
import { openProjections } from '../../libs/event-store/projections/projections.js';
import { VirtualClock } from '../../libs/kernel/clock.js';
import { instantAt, isRefusal } from '../../libs/kernel/index.js';
import { newFolder } from '../support/dunghan.js';
import { startRedis, type RedisServer } from '../support/redis.js';
import { startSmtpPeer, type SmtpPeer } from '../support/smtp-peer.js';
import { redisQueue } from './stages.js';

export interface MailWorkers {
  /** Of all of them; it begins on the first working day of 2021. */
  clock: VirtualClock;
  redis: RedisServer;
  peer: SmtpPeer;
  folder: string;
  /** One more; whoever opens it closes it. */
  open(): Application;
  close(): Promise<void>;
}

/** As each process has a connection of its own: closing it closes no other. */
const connected = ({ append, read, follow, at }: EventStore): EventStore => ({ append, read, follow, at, close: async () => undefined });

export async function mailWorkers(env: Readonly<Record<string, string>> = {}): Promise<MailWorkers> {
  const [redis, peer, folder] = [await startRedis(), await startSmtpPeer(), newFolder()];
  const [clock, store, policy] = [new VirtualClock(instantAt('2021-01-04', '07:00')), openMemoryEventStore(), readPolicy()];
  if (isRefusal(policy)) throw new Error(policy.code);
  const mail = { DUNGHAN_SMTP_URL: `smtp://127.0.0.1:${peer.port}`, DUNGHAN_MAIL_FROM: 'dung-han@tinh.example', DUNGHAN_SMTP_TLS: 'off' };
  return {
    clock,
    redis,
    peer,
    folder: folder.path,
    open: () =>
      openApplication({
        store: connected(store),
        projections: openProjections(':memory:', PROJECTIONS),
        queue: redisQueue(redis, 'workers'),
        channels: channelsFrom({ ...mail, ...env }, dataPaths(folder.path), null),
        clock,
        calendar: readCalendar(),
        policy: { ...policy, digest: { to: [] } },
        language: 'vi',
        shared: true,
        organisation: SENDER_ORGANISATION.vi,
        link: null,
        links: null,
        via: 'simulation',
      }),
    async close() {
      await Promise.all([peer.close(), redis.dispose(), store.close()]);
      folder.remove();
    },
  };
}
