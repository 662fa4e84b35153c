// Two workers, each turning the cycle, and a process that answers; their clocks a minute apart. On every working day something
// breaks while messages flow: a connection to the log or to Redis is cut, shut or stalled, a worker is killed, Redis forgets or dies,
// the log starts again. What the mail server and the message centre saw is the proof. `npm run test:chaos` plays it for many days.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { startSending } from '../../libs/engine/cycle.js';
import type { Application } from '../../libs/application/ports/application.types.js';
import { openServiceApplication } from '../../libs/application/compose.js';
import { withoutTokens } from '../../libs/notice/links/hidden-tokens.rule.js';
import { PROJECTIONS } from '../../libs/catalogue/catalogue.js';
import { addWorkingDays } from '../../libs/deadline/calendars/calendar.rule.js';
import { openDataFolder, dataPaths } from '../../libs/event-store/sqlite/data-folder.js';
import { openProjections } from '../../libs/event-store/projections/projections.js';
import { accountService } from '../../libs/identity/account.service.js';
import { VirtualClock } from '../../libs/kernel/clock.js';
import { dayOf, instantAt, isRefusal, toInstant, toMillis, type Day, type Instant, type StoredEvent } from '../../libs/kernel/index.js';
import { memoryChannel } from '../../libs/notice/channels/port/memory.channel.js';
import { messagesProjection, type MessageRow } from '../../libs/notice/facts/messages.projection.js';
import type { MessageEvents } from '../../libs/notice/facts/notice.events.js';
import { noticesProjection } from '../../libs/notice/facts/notices.projection.js';
import { Member } from '../support/cluster.js';
import type { EventLog } from '../support/eventstore/log.js';
import { startStandIn, type StandIn } from '../support/eventstore/server.js';
import { peersEnv, sharedKeysEnv } from '../support/peers.js';
import { planOfDays, START } from '../support/plan-of-days.js';
import { startRedis, type RedisServer } from '../support/redis.js';
import { startSmppPeer, type SmppPeer, type Submitted } from '../support/smpp-peer.js';
import { startSmtpPeer, type SmtpPeer } from '../support/smtp-peer.js';
import { until } from '../support/until.js';

/** As many days as there are kinds of trouble. */
const DAYS = Number(process.env['DUNGHAN_TEST_DAYS'] ?? 14);
/** Half of them have no mailbox. */
const AGENCIES = Number(process.env['DUNGHAN_TEST_AGENCIES'] ?? 4);
const SEED = Number(process.env['DUNGHAN_TEST_SEED'] ?? 1);
const MINUTE = 60_000;
/** An attempt whose process died is taken up after a quarter of an hour, and Redis gives back the jobs of the dead within seconds. */
const MOST_ROUNDS = 40;
const KEEPER = { user: 'chaos', role: 'admin', agency: null, via: 'cli' } as const;

/** Numbers below `limit` that are the same in every run with the same seed (mulberry32). */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Resolves when so many more events of a type have been written; of any type when none is named. */
const written = (count: number, type: string | null): Promise<void> =>
  new Promise((resolve) => {
    let [seen, left] = [log.all.length, count];
    const stop = log.onWrite(() => {
      left -= log.all.slice(seen).filter((event) => type === null || event.type === type).length;
      seen = log.all.length;
      if (left > 0) return;
      stop();
      resolve();
    });
  });

const roll = dice(SEED);
let folder: string;
let log: EventLog;
let store: StandIn;
let redis: RedisServer;
let smtp: SmtpPeer;
let smpp: SmppPeer;
let clock: VirtualClock;
let observer: Application;
let members: { one: Member; other: Member; api: Member };
let days: Day[];
let bearer: string;
const killedOn = new Set<Day>();

const path = (name: string): string => join(folder, name);
const open = (name: string, clock: VirtualClock, env: Record<string, string>): Promise<Application> =>
  openServiceApplication({
    folder: openDataFolder(path(name)),
    channels: new Map(['email', 'sms'].map((channel) => [channel, memoryChannel(channel)])),
    clock,
    language: 'vi',
    link: null,
    via: 'cycle',
    config: env,
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dung-han-chaos-'));
  [store, redis, smtp, smpp] = await Promise.all([startStandIn(), startRedis(), startSmtpPeer(), startSmppPeer()]);
  log = store.log;
  clock = new VirtualClock(instantAt(START, '07:00'));
  observer = await open('observer', clock, { DUNGHAN_KURRENTDB_URL: `kurrentdb://127.0.0.1:${store.port}?tls=false` });
  days = await planOfDays(observer, folder, DAYS, AGENCIES);
  const accounts = accountService(observer.store);
  await accounts.open({ user: 'lan', name: 'Nguyễn Thị Lan', agency: null, role: 'admin' }, KEEPER, clock.now());
  const issued = await accounts.issueToken('lan', '2032-01-01T00:00:00.000Z', KEEPER, clock.now());
  if (isRefusal(issued)) throw new Error(issued.code);
  bearer = issued.bearer;
  const env = { ...sharedKeysEnv(folder), ...peersEnv(smtp, smpp), DUNGHAN_KURRENTDB_TIMEOUT: '2', DUNGHAN_TAKEOVER: '2' };
  const ports = { store: store.port, redis: redis.port };
  const make = (name: string, role: 'api' | 'worker', wrongBy: number) => Member.make({ role, data: path(name), ports, env, wrongBy });
  const [one, other, api] = await Promise.all([make('one', 'worker', 0), make('other', 'worker', -MINUTE), make('api', 'api', MINUTE / 2)]);
  members = { one, other, api };
  await Promise.all(everybody().map((member) => member.start(clock.now())));
}, 120_000);

afterAll(async () => {
  await Promise.all(everybody().map((member) => member.stop()));
  await observer.close();
  await Promise.all([store.stop(), redis.dispose(), smtp.close(), smpp.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const everybody = (): Member[] => Object.values(members);
const workers = (): Member[] => [members.one, members.other];

async function moveTo(now: Instant): Promise<void> {
  clock.moveTo(now);
  await Promise.all(everybody().map((member) => member.moveTo(now)));
}

const turns = (): Promise<string | null>[] => workers().map((worker) => worker.work());

interface Scene {
  victim: Member;
  day: Day;
  /** Both turn the cycle; a turn ends by itself or gives up. */
  busy: Promise<string | null>[];
}
interface Trouble {
  /** When it strikes, unless all is done before. */
  moment(): Promise<void>;
  /** Breaks something; resolves when it may be mended. */
  strike(scene: Scene): unknown;
}

/** While steps are raised, when a message has been claimed, or when one has just gone. */
const anyTime = (strike: Trouble['strike']): Trouble => ({
  moment: () =>
    [() => written(1 + roll(150), null), () => written(1 + roll(12), 'MessageIntended'), () => written(1 + roll(12), 'MessageSent')][
      roll(3)
    ]!(),
  strike,
});
const underWay = (strike: Trouble['strike']): Trouble => ({ moment: () => written(1 + roll(6), 'MessageIntended'), strike });

async function restartLog(): Promise<void> {
  await store.stop();
  store = await startStandIn({ log, port: store.port });
}

async function kill(day: Day, ...victims: Member[]): Promise<void> {
  killedOn.add(day);
  await Promise.all(victims.map((victim) => victim.kill()));
  await Promise.all(victims.map((victim) => victim.start(clock.now())));
}

const TROUBLES: Readonly<Record<string, Trouble>> = {
  'a connection to the log is cut': anyTime(({ victim }) => victim.store.cut()),
  'connections to the log are turned away': anyTime(({ victim }) => (victim.store.shut(), victim.store.turnedAway(2))),
  'a connection to the log swallows what it carries': anyTime(({ victim, busy }) => (victim.store.stall(), Promise.race(busy))),
  // For longer than anybody is patient with it, while messages are in the hands of the mail server and the message centre.
  // It is the one whose clock is slow: what it has claimed looks to the other as if it had been left for a minute.
  'a worker that is sending has lost the log': underWay(async () => {
    members.other.store.shut();
    await Promise.all([members.other.askLog(), members.one.turn()]);
    await Promise.all([members.other.askLog(), members.one.turn()]);
  }),
  'workers that are sending have lost the log': underWay(async () => {
    workers().forEach((worker) => worker.store.shut());
    for (const _ of [1, 2]) await Promise.all(workers().map((worker) => worker.askLog()));
  }),
  'the log starts again': anyTime(restartLog),
  'the log starts again while Redis is cut off': anyTime(({ victim }) => (victim.redis.cut(), restartLog())),
  'a connection to Redis is cut': anyTime(({ victim }) => victim.redis.cut()),
  'connections to Redis are turned away': anyTime(({ victim }) => (victim.redis.shut(), victim.redis.turnedAway(2))),
  'a connection to Redis swallows what it carries': anyTime(({ victim, busy }) => (victim.redis.stall(), Promise.race(busy))),
  'Redis forgets everything': anyTime(async () => {
    const client = new Redis(redis.port, '127.0.0.1');
    await client.flushall();
    client.disconnect();
  }),
  'Redis dies and comes back empty': anyTime(async () => {
    await redis.kill();
    await redis.start();
  }),
  'a worker is killed': anyTime(({ victim, day }) => kill(day, victim)),
  'both workers are killed': anyTime(({ day }) => kill(day, ...workers())),
};

/** What somebody has still to do, of what is due. */
function owed(): string[] {
  const messages = observer.projections.all(messagesProjection);
  const pending = observer.projections.upTo(noticesProjection, 'pending', clock.now());
  return [
    ...messages.filter(({ state }) => ['composed', 'intended', 'failed'].includes(state)).map(({ key, state }) => `${key} ${state}`),
    ...pending.map(({ key }) => key),
  ];
}

/** With everything mended, the clock goes on until all that is due is done. */
async function settle(): Promise<void> {
  let faults: (string | null)[] = [];
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    await moveTo(toInstant(toMillis(clock.now()) + 5 * MINUTE));
    faults = await Promise.all(turns());
    await observer.catchUp();
    if (faults.every((fault) => fault === null) && owed().length === 0) return;
  }
  throw new Error(
    `still owed after ${MOST_ROUNDS} rounds: ${owed().join(', ')}\nfaults of the turns: ${faults.join(', ')}\n${everybody()
      .map(({ said }) => said)
      .join('\n')}`,
  );
}

/** Somebody teaches the service a name, and asks again until it is heard. */
async function teach(alias: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${members.api.url}/api/agencies/teach-alias`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify({ agency: 'so-noi-vu', alias }),
    });
    if (answer.ok) return;
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ status: 503, detail: expect.stringMatching(/\p{L}/u) });
  }
}

const healthOf = async ({ url }: Member) =>
  (await (await fetch(`${url}/api/health`)).json()) as {
    status: string;
    position: number;
    cycle: { at: Instant | null };
    replica: { fault: object | null };
    queue: { fault: string | null };
  };

const behind = async ({ url }: Member): Promise<number> =>
  Number(/^dunghan_replica_behind_seconds (\S+)$/m.exec(await (await fetch(`${url}/metrics`)).text())?.[1]);

/** The notices of the same days without any trouble, in one process. */
async function calmDays(): Promise<string[]> {
  const calm = new VirtualClock(instantAt(START, '07:00'));
  const application = await open('calm', calm, {});
  await planOfDays(application, folder, DAYS, AGENCIES);
  startSending(application);
  for (const day of [...days, addWorkingDays(application.calendar, START, DAYS)]) {
    calm.moveTo(instantAt(day, '09:00'));
    await application.cycle();
    await application.queue.idle();
  }
  await application.catchUp();
  const notices = application.projections.all(noticesProjection).map(({ key }) => key);
  await application.close();
  return notices;
}

/** All rows of the read models in a file. */
function rowsIn(file: string): Record<string, unknown[]> {
  const projections = openProjections(file, PROJECTIONS);
  const rows = Object.fromEntries(PROJECTIONS.map((projection) => [projection.name, projections.all(projection)]));
  projections.close();
  return rows;
}

const repeated = <T>(list: readonly T[]): T[] => [...new Set(list.filter((each, index) => list.indexOf(each) < index))];

/** Plays the days; what broke on each, and the names that were taught. */
async function play(): Promise<{ played: string[]; taught: string[] }> {
  const [played, taught]: [string[], string[]] = [[], []];
  let deck: string[] = [];
  for (const day of days) {
    await moveTo(instantAt(day, '09:00'));
    if (deck.length === 0) deck = Object.keys(TROUBLES);
    const [kind = ''] = deck.splice(roll(deck.length), 1);
    const victim = roll(2) === 0 ? members.one : members.other;
    const trouble = TROUBLES[kind]!;
    played.push(`${day} ${kind}`);

    // Both turn the cycle, whoever's turn it is; in the midst of it something breaks.
    const busy = turns();
    const alias = `Tên gọi ngày ${day}`;
    const told = teach(alias).then(() => taught.push(alias));
    await Promise.race([trouble.moment(), ...busy]);
    await trouble.strike({ victim, day, busy });
    everybody().forEach((member) => member.heal());
    await Promise.all([...busy, told]);
    await settle();
  }
  // What a day's limit held back goes on the next.
  await moveTo(instantAt(addWorkingDays(observer.calendar, START, DAYS), '09:00'));
  await settle();
  return { played, taught };
}

it(`over ${DAYS} days nothing is lost and nothing goes twice (seed ${SEED})`, async () => {
  const { played, taught } = await play();

  const messages = observer.projections.all(messagesProjection);
  const notices = observer.projections.all(noticesProjection);
  const events: StoredEvent[] = [];
  for await (const event of observer.store.follow(0)) events.push(event);
  const ofType = (type: string) => events.filter((event) => event.type === type);
  const claimed = ofType('MessageIntended').map(({ data, recordedAt }) => ({ ...(data as MessageEvents['MessageIntended']), recordedAt }));
  /** Whether a process was killed on the day of the first attempt. */
  const wasHit = (messageId: string | null): boolean => {
    const first = claimed.find((attempt) => attempt.messageId === messageId);
    return first !== undefined && killedOn.has(dayOf(first.recordedAt));
  };

  // Every message has an end, and only a killed process leaves one that nobody knows.
  expect(messages.filter(({ state }) => !['sent', 'delivered', 'unknown', 'cancelled'].includes(state))).toEqual([]);
  const unknown = messages.filter(({ state }) => state === 'unknown');
  expect(unknown.filter(({ messageId }) => !wasHit(messageId))).toEqual([]);

  // Text messages: each part at most once at the centre, none of a message that is said not to have left, and each for certain
  // unless its outcome is recorded as unknown.
  expect(repeated(smpp.taken.map(({ reference, to, text }) => `${reference} ${to} ${text}`))).toEqual([]);
  const sms = messages.filter(({ channel, state }) => channel === 'sms' && state !== 'cancelled');
  const isOf =
    ({ reference, to }: Submitted) =>
    ({ messageId, address }: MessageRow): boolean =>
      messageId === reference && address.slice(-9) === to.slice(-9);
  expect(smpp.taken.filter((taken) => !sms.some(isOf(taken)))).toEqual([]);
  const arrived = sms.filter((message) => smpp.taken.some((taken) => isOf(taken)(message)));
  expect(sms.filter((message) => message.state !== 'unknown' && !arrived.includes(message))).toEqual([]);

  // Mails: every one that is recorded arrived; once more only where a process was killed with the answer in its hands, and then
  // under the same Message-ID and with the further attempt on record.
  const ids = (await smtp.mails()).map(({ messageId }) => withoutTokens(messageId ?? ''));
  const mails = messages.filter(({ channel, state }) => channel === 'email' && state === 'sent').map(({ messageId }) => messageId);
  expect(new Set(ids)).toEqual(new Set(mails));
  for (const id of repeated(ids)) {
    expect(wasHit(id)).toBe(true);
    expect(ids.filter((each) => each === id).length).toBeLessThanOrEqual(claimed.filter(({ messageId }) => messageId === id).length);
  }

  // Everybody was told what he would have been told in calm days, in one message; a text message that nobody knows of may have
  // been told once more by another way.
  const calm = await calmDays();
  const keys = notices.map(({ key }) => key);
  const passedOn = new Set(notices.map((notice) => notice.passedOn));
  expect(calm.filter((key) => !keys.includes(key))).toEqual([]);
  expect(keys.filter((key) => !calm.includes(key) && !passedOn.has(key))).toEqual([]);
  expect(repeated(ofType('MessageSent').flatMap(({ data }) => (data as MessageEvents['MessageSent']).notices))).toEqual([]);

  // Nothing happened twice in the log, and what people were told was done, was done.
  expect(repeated(events.map(({ id }) => id))).toEqual([]);
  const aliases = ofType('AliasTaught').map(({ data }) => (data as { alias: string }).alias);
  expect(aliases.filter((alias) => alias.startsWith('Tên gọi'))).toEqual(taught);

  process.stdout.write(
    `${played.join('\n')}\n${events.length} events; SMS ${sms.length - unknown.length} sent, ${unknown.length} unknown, ` +
      `${arrived.length} at the centre; mails ${mails.length} sent, ${ids.length} arrived\n`,
  );
}, 3_600_000);

it('says how far it is behind while the log or Redis is away, and catches up by itself', async () => {
  // 1. The log.
  everybody().forEach(({ store: way }) => way.shut());
  for (const member of everybody()) await until(async () => (await healthOf(member)).replica.fault !== null);
  // The clock that is a minute slow stands still until it has come to what is recorded.
  await moveTo(toInstant(toMillis(clock.now()) + 3 * MINUTE));
  for (const member of everybody()) {
    expect(await behind(member)).toBeGreaterThanOrEqual(120);
    expect(await healthOf(member)).toMatchObject({ status: 'degraded' });
  }
  expect((await fetch(`${members.api.url}/api/tasks`)).status).toBe(200);
  everybody().forEach((member) => member.heal());
  for (const member of everybody()) await until(async () => (await behind(member)) === 0);

  // 2. Redis, which those that only answer do not need.
  await redis.kill();
  for (const worker of workers()) await until(async () => (await healthOf(worker)).queue.fault !== null);
  expect(await healthOf(members.one)).toMatchObject({ status: 'degraded' });
  await redis.start();
  for (const worker of workers()) await until(async () => (await healthOf(worker)).queue.fault === null);

  // 3. The beat comes back by itself: nobody orders this turn.
  const later = toInstant(toMillis(clock.now()) + 5 * MINUTE);
  await moveTo(later);
  await until(async () =>
    (await Promise.all(workers().map(healthOf))).some(({ cycle: { at } }) => at !== null && toMillis(at) >= toMillis(later) - MINUTE),
  );

  await settle();
  for (const member of everybody()) expect(await healthOf(member)).toMatchObject({ status: 'ok', setAside: 0 });
}, 300_000);

it('has followed through all of it what the log says', async () => {
  await observer.catchUp();
  // Nobody is asked anything that would make it look: what others write is seen all the same.
  for (const member of everybody()) await until(async () => (await healthOf(member)).position === observer.projections.position());
  await Promise.all(everybody().map((member) => member.stop()));
  const fresh = path('fresh.db');
  const folded = openProjections(fresh, PROJECTIONS);
  await folded.catchUp(observer.store);
  folded.close();
  for (const name of ['one', 'other', 'api']) expect(rowsIn(dataPaths(path(name)).projections)).toEqual(rowsIn(fresh));
}, 300_000);
