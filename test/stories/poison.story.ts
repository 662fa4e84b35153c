// Somebody has written into the log what nobody understands: in one stream of every kind, the cycle goes on for all others.
import { openOperatorTasks } from '../../libs/application/use-cases/operator-task.use-cases.js';
import { startSending } from '../../libs/engine/cycle.js';
import { openApplication } from '../../libs/application/application.js';
import type { Application } from '../../libs/application/ports/application.types.js';
import { SENDER_ORGANISATION } from '../../libs/application/config/settings.js';
import { readDirectory } from '../../libs/agency/directory/directory.reader.js';
import { EVENT_VERSIONS, PROJECTIONS, UPCASTERS } from '../../libs/catalogue/catalogue.js';
import { isWorkingDay } from '../../libs/deadline/calendars/calendar.rule.js';
import { readCalendar } from '../../libs/deadline/calendars/calendar.reader.js';
import type { EscalationPolicy } from '../../libs/escalation/policy/policy.types.rule.js';
import { readPolicy } from '../../libs/escalation/policy/policy.reader.js';
import { everything, refusalOf, sampleEvent } from '../../libs/event-store/port/event-store.contract.js';
import type { EventStore } from '../../libs/event-store/port/event-store.js';
import { openProjections } from '../../libs/event-store/projections/projections.js';
import { upcastingEventStore } from '../../libs/event-store/wrapping/upcasting.event-store.js';
import { accountService } from '../../libs/identity/account.service.js';
import { VirtualClock } from '../../libs/kernel/clock.js';
import { addDays, dayOf, instantAt, isRefusal, type NewEvent, type RefusedError, type StoredEvent } from '../../libs/kernel/index.js';
import type { OutgoingMessage } from '../../libs/notice/channels/port/channel.js';
import { memoryChannel } from '../../libs/notice/channels/port/memory.channel.js';
import { embeddedQueue } from '../../libs/queue/embedded.queue.js';
import { Story } from './harness.js';
import { closeStages, clusterStage, embeddedStage, type Stage } from './stages.js';

const POISONED_ON = '2021-04-08';
const ENDS_ON = '2021-04-15';
/** What the agency with the poisoned streams is called in them. */
const VICTIM = 'so-tu-phap';

interface Play {
  application: Application;
  log: EventStore;
  story: Story;
  mails: readonly OutgoingMessage[];
  /** Lets the cycle turn through the days up to the end of `day`. */
  until(day: string): Promise<void>;
}

const opened: Application[] = [];
afterEach(async () => {
  for (const application of opened.splice(0)) await application.close();
});
afterAll(closeStages);

function shipped(): EscalationPolicy {
  const policy = readPolicy();
  if (isRefusal(policy)) throw new Error(policy.code);
  return policy;
}

/** A process on the log of a stage, that knows the events of its version. */
function join(stage: Stage, clock: VirtualClock, versions: Readonly<Record<string, number>>): Play {
  const email = memoryChannel('email');
  const application = openApplication({
    ...stage,
    store: upcastingEventStore(stage.store, UPCASTERS, versions),
    projections: openProjections(':memory:', PROJECTIONS),
    channels: new Map([['email', email]]),
    clock,
    calendar: readCalendar(),
    policy: shipped(),
    language: 'vi',
    organisation: SENDER_ORGANISATION.vi,
    link: null,
    links: null,
    via: 'simulation',
  });
  opened.push(application);
  const story = new Story(application, clock, email.messages, [], 'moments');
  const until = async (day: string): Promise<void> => {
    for (let today = dayOf(clock.now()); today <= day; today = addDays(today, 1)) {
      if (!isWorkingDay(application.calendar, today)) continue;
      clock.moveTo(instantAt(today, '09:30'));
      await story.cycle();
    }
  };
  return { application, log: stage.store, story, mails: email.messages, until };
}

/** Agencies, each with a task that is late, one that is due and a standing one; the victim's reminders of one are held back. */
const AGENCIES: readonly [string, string][] = [
  [VICTIM, 'Sở Tư pháp'],
  ['so-y-te', 'Sở Y tế'],
  ['so-tai-chinh', 'Sở Tài chính'],
];

async function begin(stage: Stage, agencies = AGENCIES): Promise<Play & { clock: VirtualClock }> {
  const clock = new VirtualClock(instantAt('2021-03-11', '07:00'));
  const play = join(stage, clock, EVENT_VERSIONS);
  const { application, story, until } = play;
  startSending(application, 1);
  await application.importDirectory(readDirectory(), 'story');
  await application.policies.adopt(application.policy, 'story', application.self, clock.now());
  await application.catchUp();
  const leads = agencies.map(([, name]) => name);
  await story.plan([
    ...leads.map((lead) => ({ title: `Rà soát văn bản của ${lead}`, lead, deadline: 'Quý I năm 2021' })),
    ...leads.map((lead) => ({ title: `Công khai thủ tục của ${lead}`, lead, deadline: 'Thường xuyên' })),
    ...leads.map((lead) => ({ title: `Đào tạo của ${lead}`, lead, deadline: 'Tháng 4 năm 2021' })),
  ]);
  const lan = { user: 'lan', name: 'Nguyễn Thị Lan', agency: VICTIM, role: 'officer' } as const;
  await accountService(application.store).open(lan, story.as('so-noi-vu'), clock.now());
  for (const [index, [agency]] of agencies.entries()) await story.does('accept', index + 1, agency);
  const chore = { key: 'role-vacant.so-tu-phap', kind: 'role-vacant', params: { role: 'x', agency: 'y', step: 1 } } as const;
  await application.operatorTasks.open({ ...chore, task: null, agency: VICTIM }, application.self, clock.now());
  await story.silences({ task: story.task(2 * leads.length + 1), part: VICTIM, reason: 'Chờ Bộ', until: '2021-04-12' }, 'so-noi-vu');
  await until(addDays(POISONED_ON, -1));
  clock.moveTo(instantAt(POISONED_ON, '07:00'));
  return { ...play, clock };
}

const kindOf = (stream: string): string => stream.replace(/-.*/, '');

/** Of each kind of stream one, the victim's where it has any. */
function victims(log: readonly StoredEvent[]): StoredEvent[][] {
  const streams = new Map<string, StoredEvent[]>();
  for (const event of log) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  const chosen = new Map<string, StoredEvent[]>();
  for (const [stream, history] of streams) {
    if (!chosen.has(kindOf(stream)) || JSON.stringify(history).includes(VICTIM)) chosen.set(kindOf(stream), history);
  }
  return [...chosen.values()];
}

/** Streams in which nothing has happened yet, and what would be the first there. */
const TO_COME: readonly [string, string][] = [
  ['digest-2021-W15', 'DigestIssued'],
  ['step-audit-2021-04-09', 'StepsAudited'],
  ['letter-2021-04-14.so-tu-phap', 'LetterDrafted'],
  ['channel-email', 'ChannelPaused'],
  ['copies-1', 'CopiesDeclined'],
  ['incoming-1', 'IncomingMailRead'],
];

const POISONS: readonly [string, (type: string, version: number) => NewEvent][] = [
  ['a type that nobody declares', () => sampleEvent({}, { type: 'SomethingElse' })],
  ['a version of the future', (type) => sampleEvent({}, { type, version: 99 })],
  ['nothing of what it should say', (type, version) => sampleEvent({}, { type, version })],
  ['a list instead of what it should say', (type, version) => sampleEvent([1, 2], { type, version })],
];

const STAGES: readonly [string, () => Promise<Stage>][] = [
  ['một tiến trình', embeddedStage],
  ['KurrentDB, Redis', clusterStage],
];

/** What agencies with nothing wrong were told of their tasks and reports. */
const toOthers = ({ mails }: Play): string[] =>
  mails
    .filter(({ address, content }) => /so-y-te|so-tai-chinh/.test(address) && !content.subject.includes('Bản tin'))
    .map(({ at, address, content }) => `${at} ${address} ${content.subject}`);

describe.each(STAGES)('một dòng sự kiện mỗi loại bị hỏng (%s)', (_name, stage) => {
  let expected: string[];
  beforeAll(async () => {
    const play = await begin(await embeddedStage());
    await play.until(ENDS_ON);
    expected = toOthers(play);
    expect(expected.filter((mail) => mail > POISONED_ON)).not.toEqual([]);
  });

  // In one process every poison, in several that of a newer one beside.
  it.each(stage === embeddedStage ? POISONS : POISONS.slice(1, 2))(
    '%s: được để riêng và báo động, mọi cơ quan khác vẫn được nhắc như thường',
    async (_poison, poison) => {
      const play = await begin(await stage());
      const { application, log } = play;
      const chosen = victims(await everything(log));
      expect(chosen.map(([first]) => kindOf(first!.stream)).sort()).toEqual(
        'account chore digest directory duty ladder letter message notice plan policy report silence step task'.split(' '),
      );
      for (const history of chosen) {
        const { stream, type, version } = history[0]!;
        await log.append(stream, 'any', [poison(type, version)]);
      }
      for (const [stream, type] of TO_COME) await log.append(stream, 'none', [poison(type, EVENT_VERSIONS[type]!)]);

      await play.until(ENDS_ON);

      const poisoned = [...chosen.map(([first]) => first!.stream), ...TO_COME.map(([stream]) => stream)].sort();
      expect(toOthers(play)).toEqual(expected);
      expect(
        application.projections
          .parked()
          .map(({ stream }) => stream)
          .sort(),
      ).toEqual(poisoned);
      const alarms = openOperatorTasks(application).filter(({ kind }) => kind === 'event-set-aside');
      expect(alarms.map(({ sentence }) => poisoned.find((stream) => sentence.includes(`“${stream}” không đọc được`))).sort()).toEqual(
        poisoned,
      );
      for (const stream of poisoned) expect(await refusalOf(application.store.read(stream))).toBe('stream-held');
    },
  );
});

it.each(STAGES)('phiên bản mới đọc được thì làm tiếp theo thứ tự, không mất việc nào (%s)', async (_name, stage) => {
  const parts = await stage();
  const { application, log, story, mails, until, clock } = await begin(parts);
  const task = story.task(1);
  const isAboutIt = ({ at, content }: OutgoingMessage): boolean =>
    at > POISONED_ON && content.text.includes('Rà soát văn bản của Sở Tư pháp') && !content.subject.includes('Bản tin');
  // A newer process has recorded that it is done, in a shape of its own, and then its return, which everybody can read.
  const by = story.as(VICTIM);
  const done = { part: VICTIM, paper: { number: '9/BC-STP', date: '2021-04-07' }, note: '' };
  const returned = { part: VICTIM, reason: 'Thiếu phụ lục' };
  await log.append(`task-${task}`, 'any', [sampleEvent(done, { type: 'CompletionReported', version: 99, by, recordedAt: clock.now() })]);
  await log.append(`task-${task}`, 'any', [sampleEvent(returned, { type: 'CompletionReturned', by, recordedAt: clock.now() })]);
  await until('2021-04-13');
  // Nobody is told that it is late while something about it cannot be read; nobody may act on it either.
  expect(mails.filter(isAboutIt)).toEqual([]);
  expect(await story.tryTo('report-progress', 1, VICTIM, { percent: 50 }).catch((error: RefusedError) => error.refusal.code)).toBe(
    'stream-held',
  );
  expect(application.showTask(task).parts[0]).toMatchObject({ phase: 'accepted' });

  const newer = join({ ...parts, queue: embeddedQueue() }, clock, { ...EVENT_VERSIONS, CompletionReported: 99 });
  startSending(newer.application, 1);
  await newer.until('2021-04-15');
  expect(newer.application.projections.parked()).toEqual([]);
  const told = (await newer.application.taskHistory(task)).map(({ type }) => type);
  expect(told.slice(told.indexOf('CompletionReported'))).toEqual(expect.arrayContaining(['CompletionReported', 'CompletionReturned']));
  expect(newer.mails.filter(isAboutIt)).not.toEqual([]);
});

/** Each event type of a log once, with each of its members left empty or wrong. */
function* broken(log: readonly StoredEvent[]): Generator<{ name: string; upTo: StoredEvent[] }> {
  const firsts = new Map([...log].reverse().map((event) => [event.type, event]));
  for (const event of firsts.values()) {
    const before = log.filter(({ position }) => position < event.position);
    for (const member of Object.keys(event.data as object)) {
      for (const wrong of [null, 7]) {
        const data = { ...(event.data as object), [member]: wrong };
        yield { name: `${event.type}.${member} = ${wrong}`, upTo: [...before, { ...event, data }] };
      }
    }
  }
}

it('thiếu hoặc sai bất kỳ phần nào của bất kỳ sự kiện nào: vòng lặp và các trang vẫn chạy', async () => {
  const { log, until } = await begin(await embeddedStage(), AGENCIES.slice(0, 1));
  await until(ENDS_ON);
  const faults: string[] = [];
  const variants = [...broken(await everything(log))];
  expect(variants.length).toBeGreaterThan(200);
  for (const { name, upTo } of variants) {
    const stage = await embeddedStage();
    for (const event of upTo) await stage.store.append(event.stream, 'any', [event]);
    const { application, story } = join(stage, new VirtualClock(instantAt(addDays(ENDS_ON, 1), '10:00')), EVENT_VERSIONS);
    startSending(application, 1);
    try {
      await story.cycle();
      await story.cycle();
      await application.listTasks({});
      await application.counts();
      openOperatorTasks(application);
    } catch (error) {
      faults.push(`${name}: ${(error as Error).stack}`);
    }
    await application.close();
    opened.pop();
  }
  expect(faults).toEqual([]);
});
