// What goes wrong in a turn: a step that fails stops no other, one stream on which anything breaks is left apart and looked at again,
// and only what is nobody's own fault ends the work.
import { readDirectory } from '../../libs/agency/directory.reader.js';
import { PROJECTIONS } from '../../libs/catalogue/catalogue.js';
import { readCalendar } from '../../libs/deadline/calendar.reader.js';
import type { EventStore } from '../../libs/event-store/event-store.js';
import { openMemoryEventStore } from '../../libs/event-store/memory.event-store.js';
import { openProjections } from '../../libs/event-store/projections.js';
import { VirtualClock } from '../../libs/kernel/clock.js';
import { instantAt, RefusedError, refuse } from '../../libs/kernel/index.js';
import { memoryChannel } from '../../libs/notice/channels/memory.channel.js';
import { embeddedQueue } from '../../libs/queue/embedded.queue.js';
import { Story } from '../../test/stories/harness.js';
import { openChores } from './chore-desk.js';
import { nextWake, startSending, STEPS } from './cycle.js';
import { TurnFault } from './engine.js';
import { openHouse } from './house.js';
import type { House } from './house.types.js';
import { isInfrastructure } from './infrastructure.rule.js';
import { policyFrom } from './open-house.js';
import { SENDER_ORGANISATION } from './settings.js';

/** What the log does instead of its work; nothing while null. */
interface Saboteur {
  append: ((stream: string, types: string[]) => Error | null) | null;
  follow: ((position: number) => Error | null) | null;
}

function sabotaged(log: EventStore, saboteur: Saboteur): EventStore {
  return {
    ...log,
    async append(stream, expected, events) {
      const fault = saboteur.append?.(
        stream,
        events.map(({ type }) => type),
      );
      if (fault) throw fault;
      return log.append(stream, expected, events);
    },
    async *follow(position, options) {
      const fault = saboteur.follow?.(position);
      if (fault) throw fault;
      yield* log.follow(position, options);
    },
  };
}

const LEADS: readonly [string, string][] = [
  ['so-tu-phap', 'Sở Tư pháp'],
  ['so-y-te', 'Sở Y tế'],
];

async function begin() {
  const saboteur: Saboteur = { append: null, follow: null };
  const clock = new VirtualClock(instantAt('2021-03-11', '07:00'));
  const email = memoryChannel('email');
  const house = openHouse({
    store: sabotaged(openMemoryEventStore(), saboteur),
    projections: openProjections(':memory:', PROJECTIONS),
    queue: embeddedQueue(),
    channels: new Map([['email', email]]),
    clock,
    calendar: readCalendar(),
    policy: policyFrom(),
    language: 'vi',
    organisation: SENDER_ORGANISATION.vi,
    link: null,
    links: null,
    via: 'simulation',
  });
  opened.push(house);
  startSending(house, 1);
  await house.importDirectory(readDirectory(), 'story');
  await house.policies.adopt(house.policy, 'story', house.self, clock.now());
  await house.catchUp();
  const story = new Story(house, clock, email.messages, [], 'moments');
  await story.plan(LEADS.map(([, lead]) => ({ title: `Rà soát văn bản của ${lead}`, lead, deadline: 'Quý I năm 2021' })));
  const told = (agency: string, day: string): boolean =>
    email.messages.some(
      ({ at, address, content }) => at.startsWith(day) && address.includes(agency) && !content.subject.includes('Bản tin'),
    );
  return { house, clock, story, saboteur, mails: email.messages, told };
}

const opened: House[] = [];
afterEach(async () => {
  for (const house of opened.splice(0)) await house.close();
});

const faultsOf = async (turn: Promise<unknown>): Promise<string[]> => {
  const fault: unknown = await turn.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(fault instanceof TurnFault)) throw new Error(`expected a turn with faults, found ${String(fault)}`);
  return fault.steps.filter(({ error }) => error !== null).map(({ name }) => name);
};

/** The last day of the quarter is past: the first step after the deadline is due, on a Monday, when the digest is due as well. */
const MONDAY = '2021-04-05';

it('a digest whose reading of the log failed once is drawn up at the next turn, and the reminders do not wait for it', async () => {
  const { house, clock, saboteur, mails, told } = await begin();
  clock.moveTo(instantAt(MONDAY, '08:00'));
  saboteur.follow = (position) => (position === 0 ? new RefusedError(refuse('store-io-error', { file: 'events.db' })) : null);
  expect(await faultsOf(house.cycle())).toEqual(['digest']);
  await house.queue.idle();
  expect(told('so-y-te', MONDAY)).toBe(true);
  expect(mails.filter(({ content }) => content.subject.includes('Bản tin'))).toEqual([]);
  saboteur.follow = null;
  const { steps } = await house.cycle();
  await house.queue.idle();
  expect(steps.map(({ name, error }) => [name, error])).toEqual(STEPS.map(({ name }) => [name, null]));
  expect(mails.filter(({ content }) => content.subject.includes('Bản tin'))).not.toEqual([]);
});

it.each([
  ['an error of a kind that nobody has thought of', () => new Error('cái gì đó hỏng')],
  ['a refusal that no feature has', () => new RefusedError(refuse('stream-contended', { stream: 'ladder' }))],
  ['an event that is too large for the store', () => new RefusedError(refuse('event-too-large', { limit: 4 }))],
  ['a rule that meets what it was not made for', () => new TypeError('undefined is not a date')],
])('%s on one stream: an alarm for it, everything else goes on, and it is looked at again', async (_name, fault) => {
  const { house, clock, story, saboteur, told } = await begin();
  const stream = `ladder-${story.task(1)}.so-tu-phap`;
  clock.moveTo(instantAt(MONDAY, '08:00'));
  saboteur.append = (name) => (name === stream ? fault() : null);
  await story.cycle();
  expect([told('so-y-te', MONDAY), told('so-tu-phap', MONDAY)]).toEqual([true, false]);
  const alarm = { kind: 'stream-broken', task: null, sentence: expect.stringContaining(`“${stream}”`) };
  expect(openChores(house).filter(({ kind }) => kind === 'stream-broken')).toEqual([expect.objectContaining(alarm)]);
  expect(house.troubles.all().map((trouble) => trouble.stream)).toEqual([stream]);
  // It stays one alarm however often it is looked at.
  await story.cycle();
  expect(openChores(house).filter(({ kind }) => kind === 'stream-broken')).toHaveLength(1);
  saboteur.append = null;
  await story.cycle();
  expect(told('so-tu-phap', MONDAY)).toBe(true);
  expect(openChores(house).filter(({ kind }) => kind === 'stream-broken')).toEqual([]);
  expect(house.troubles.all()).toEqual([]);
});

it('what broke while a decision was followed is followed again once nothing breaks, also by another process', async () => {
  const { house, clock, story, saboteur } = await begin();
  const task = story.task(1);
  clock.moveTo(instantAt('2021-03-12', '08:00'));
  saboteur.append = (name) => (name.startsWith(`ladder-${task}`) ? new Error('hỏng') : null);
  await story.does('extend', 1, 'ubnd-tinh', { to: '2021-06-30', document: '12/UBND-NC', reason: 'Chờ hướng dẫn' });
  const looks = async (): Promise<string[]> =>
    (await house.store.read(`ladder-${task}.so-tu-phap`))
      .filter(({ type }) => type === 'LadderScheduled')
      .map(({ recordedAt }) => recordedAt);
  const before = await looks();
  saboteur.append = null;
  // As in a process that has just begun: only the alarm knows of it.
  house.troubles.clear(`ladder-${task}.so-tu-phap`);
  clock.moveTo(instantAt('2021-03-15', '08:00'));
  await story.cycle();
  expect(await looks()).toEqual([...before, instantAt('2021-03-15', '08:00')]);
  expect(openChores(house).filter(({ kind }) => kind === 'stream-broken')).toEqual([]);
});

it('a full disk is nobody’s trouble: the turn says so, no stream is set apart, and the next turn does all of it', async () => {
  const { house, clock, saboteur, told } = await begin();
  clock.moveTo(instantAt(MONDAY, '08:00'));
  saboteur.append = () => new RefusedError(refuse('store-full', { file: 'events.db' }));
  expect(await faultsOf(house.cycle())).toContain('ladders');
  expect(house.troubles.all()).toEqual([]);
  saboteur.append = null;
  await house.cycle();
  await house.queue.idle();
  expect([told('so-y-te', MONDAY), told('so-tu-phap', MONDAY)]).toEqual([true, true]);
  expect(openChores(house).filter(({ kind }) => kind === 'stream-broken')).toEqual([]);
});

it('a log that cannot be followed ends the turn at its first step', async () => {
  const { house, saboteur } = await begin();
  saboteur.follow = () => new RefusedError(refuse('kurrentdb-unreachable', { server: 'kho:2113', obstacle: 'refused' }));
  const fault = (await house.cycle().catch((error: unknown) => error)) as TurnFault;
  expect(fault.steps.map(({ name }) => name)).toEqual(['project']);
});

it('names every step once, and each moment a clock is moved to comes from one of them', async () => {
  const { house } = await begin();
  const names = STEPS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const end = instantAt('2021-12-31', '23:00');
  const moments = STEPS.map((step) => step.nextAt(house, end)).filter((moment) => moment !== null);
  expect(moments.sort()[0]).toBe(nextWake(house, end));
});

const about = (message: string, rest: object): Error => Object.assign(new Error(message), rest);

it.each<[string, unknown, boolean]>([
  ['a full disk', new RefusedError(refuse('store-full')), true],
  ['a log that does not answer', new RefusedError(refuse('kurrentdb-deadline')), true],
  ['a queue that is away', new RefusedError(refuse('queue-unreachable')), true],
  ['no space for a file', about('no space left on device', { code: 'ENOSPC' }), true],
  ['a locked database', about('database is locked', { code: 'SQLITE_BUSY' }), true],
  ['a server that is unavailable', about('14 UNAVAILABLE', { code: 14, details: 'No connection established' }), true],
  ['work that was broken off', new DOMException('This operation was aborted', 'AbortError'), true],
  ['a connection lost behind another error', new Error('outer', { cause: about('reset', { code: 'ECONNRESET' }) }), true],
  ['a stream that was cut', new RefusedError(refuse('stream-truncated')), false],
  ['an event that is too large', new RefusedError(refuse('event-too-large')), false],
  ['a rule of a feature', new RefusedError(refuse('ladder.unknown')), false],
  ['a constraint', about('UNIQUE constraint failed', { code: 'SQLITE_CONSTRAINT_UNIQUE' }), false],
  ['a wrong argument', Object.assign(new TypeError('wrong'), { code: 'ERR_INVALID_ARG_TYPE' }), false],
  ['anything else', new Error('anything else'), false],
  ['a text that was thrown', 'ENOSPC', false],
  ['nothing that was thrown', undefined, false],
])('%s is nobody’s own fault, or is one stream’s trouble', (_name, error, expected) => {
  expect(isInfrastructure(error)).toBe(expected);
});
