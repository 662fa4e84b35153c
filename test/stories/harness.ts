// Stories: facts, a moved clock, mailboxes. A message nobody expects fails the story. Each story is played three times,
// with the cycle turning at every moment that matters, at many others besides, and not at all until its end, and the
// laws of the application are checked on each.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { nextWake, startSending } from '../../libs/engine/cycle.js';
import { openApplication } from '../../libs/application/application.js';
import type { Application } from '../../libs/application/ports/application.types.js';
import { REACTOR } from '../../libs/engine/reactions.js';
import { Replica } from '../../apps/server/runtime/replica.js';
import { SENDER_ORGANISATION } from '../../libs/application/config/settings.js';
import type { Directory } from '../../libs/agency/directory/agency.types.rule.js';
import { readDirectory } from '../../libs/agency/directory/directory.reader.js';
import { PROJECTIONS } from '../../libs/catalogue/catalogue.js';
import { readCalendar } from '../../libs/deadline/calendars/calendar.reader.js';
import type { Calendar } from '../../libs/deadline/calendars/calendar.rule.js';
import type { EscalationPolicy } from '../../libs/escalation/policy/policy.types.rule.js';
import { readPolicy } from '../../libs/escalation/policy/policy.reader.js';
import { openProjections, type Projections } from '../../libs/event-store/projections/projections.js';
import { VirtualClock } from '../../libs/kernel/clock.js';
import { instantAt, isRefusal, toInstant, toMillis, type Actor, type Instant, type Refusal } from '../../libs/kernel/index.js';
import type { OutgoingMessage } from '../../libs/notice/channels/port/channel.js';
import { memoryChannel } from '../../libs/notice/channels/port/memory.channel.js';
import { planIn } from '../../libs/plan/reading/plan-file.reader.js';
import { taskId } from '../../libs/plan/draft/assignment.rule.js';
import { rowKey } from '../../libs/plan/draft/row-key.rule.js';
import { lookHours, sendingMoment } from '../../libs/escalation/policy/sending-hours.rule.js';
import { closeStages, clusterStage, embeddedStage, type Stage } from './stages.js';

/** How the cycle turns while the clock is moved. */
type Beat = 'moments' | 'often' | 'outage';

/** Of the beat that turns besides: it drifts through all hours and minutes of the day. */
const OFTEN_MS = 317 * 60_000;

export interface Row {
  title: string;
  lead: string;
  coordinators?: string;
  deadline: string;
}

const document = (year: number, rows: readonly Row[]): string => `ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH

Số: 1/KH-UBND

Nam Định, ngày 01 tháng 12 năm ${year - 1}

KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM ${year}

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện | Kinh phí |
|---|---|---|---|---|---|
${rows.map((row, index) => `| ${index + 1} | ${row.title} | ${row.lead} | ${row.coordinators ?? ''} | ${row.deadline} | Ngân sách |`).join('\n')}
`;

type FiledPlan = Awaited<ReturnType<typeof planIn>>;

/** Every play of a story reads the same plans with the same directory. */
const filedPlans = new Map<string, Promise<FiledPlan>>();

async function planOf(text: string, application: Application): Promise<FiledPlan> {
  const directory = application.directory();
  const key = JSON.stringify([text, directory, application.calendar.version]);
  let filed = filedPlans.get(key);
  if (!filed) filedPlans.set(key, (filed = readAsFile(text, directory, application.calendar)));
  return structuredClone(await filed);
}

async function readAsFile(text: string, directory: Directory, calendar: Calendar): Promise<FiledPlan> {
  const folder = await mkdtemp(join(tmpdir(), 'dung-han-story-'));
  try {
    const file = join(folder, 'plan.md');
    await writeFile(file, text);
    return await planIn(file, { directory, calendar, language: 'vi' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a mailbox received and nobody has accounted for yet. */
class Mailbox {
  readonly #unread: OutgoingMessage[];
  readonly #address: string;
  readonly #checks: boolean;
  constructor(unread: OutgoingMessage[], address: string, checks: boolean) {
    this.#unread = unread;
    this.#address = address;
    this.#checks = checks;
  }

  /** Exactly one new mail whose subject or text matches; it is then accounted for. */
  expects(pattern: RegExp): OutgoingMessage | null {
    if (!this.#checks) return null;
    const index = this.#unread.findIndex(
      ({ address, content }) => address === this.#address && (pattern.test(content.subject) || pattern.test(content.text)),
    );
    const seen = this.#unread.map(({ address, content }) => `${address}: ${content.subject}`).join('\n');
    if (index < 0) throw new Error(`no unread mail to ${this.#address} matches ${pattern}; unread:\n${seen || '(none)'}`);
    return this.#unread.splice(index, 1)[0]!;
  }

  isEmpty(): void {
    if (!this.#checks) return;
    const mine = this.#unread.filter((mail) => mail.address === this.#address).map((mail) => mail.content.subject);
    if (mine.length > 0) throw new Error(`unexpected mail to ${this.#address}: ${mine.join('; ')}`);
  }
}

export class Story {
  readonly application: Application;
  readonly #clock: VirtualClock;
  readonly #beat: Beat;
  readonly #sent: readonly OutgoingMessage[];
  /** Every SMS, when the application can send them. */
  readonly sms: readonly OutgoingMessage[];
  #read = 0;
  readonly #unread: OutgoingMessage[] = [];
  #plan = '';

  constructor(
    application: Application,
    clock: VirtualClock,
    sent: readonly OutgoingMessage[],
    sms: readonly OutgoingMessage[],
    beat: Beat,
  ) {
    this.application = application;
    this.#clock = clock;
    this.#sent = sent;
    this.sms = sms;
    this.#beat = beat;
  }

  get sent(): readonly OutgoingMessage[] {
    return this.#sent;
  }

  /** Imports and approves a plan of these rows, on the day the clock shows. */
  async plan(rows: readonly Row[], year = Number(this.#clock.now().slice(0, 4))): Promise<void> {
    const { reading, source } = await planOf(document(year, rows), this.application);
    if (reading.tasks.length !== rows.length)
      throw new Error(`${reading.tasks.length} tasks were read from ${rows.length} rows: ${JSON.stringify(reading.problems)}`);
    const by = this.as('ubnd-tinh');
    const imported = await this.application.plans.import(reading, source, this.application.calendar.version, by, this.#clock.now());
    if (isRefusal(imported)) throw new Error(imported.code);
    this.#plan = imported.plan;
    const approved = await this.application.plans.approve(imported.plan, { asRead: true }, by, this.#clock.now());
    if (isRefusal(approved)) throw new Error(approved.code);
    await this.#follow();
  }

  /** What the service does at once; during an outage of the cycle people can still work. */
  async #follow(): Promise<void> {
    if (this.#beat === 'outage') await this.application.react();
    else await this.cycle();
  }

  as(agency: string): Actor {
    return { user: agency, role: 'head', agency, via: 'simulation' };
  }

  task(row: number): string {
    return taskId(this.#plan, rowKey(row));
  }

  /** Somebody does something to a row; a refusal comes back as its value. */
  async tryTo(verb: string, row: number, agency: string, body: Record<string, unknown> = {}): Promise<Refusal | null> {
    const handled = await this.application.tasks.order(verb, this.task(row), body, this.as(agency), this.#clock.now());
    return isRefusal(handled) ? handled : null;
  }

  async does(verb: string, row: number, agency: string, body: Record<string, unknown> = {}): Promise<void> {
    const refusal = await this.tryTo(verb, row, agency, body);
    if (refusal) throw new Error(`${verb} by ${agency} was refused: ${this.application.texts.refusal(refusal)}`);
    await this.#follow();
  }

  now(): Instant {
    return this.#clock.now();
  }

  /** An agency submits a periodic report. */
  async reports(report: string, body: unknown, agency: string): Promise<void> {
    await this.#answered(() => this.application.reports.submit(report, body, this.as(agency), this.#clock.now()));
  }

  /** The receiver returns a periodic report. */
  async returns(report: string, reason: string, agency: string): Promise<void> {
    await this.#answered(() => this.application.reports.giveBack(report, { reason }, this.as(agency), this.#clock.now()));
  }

  /** Somebody holds reminders back; a refusal comes back as its value. */
  async silences(body: unknown, agency: string): Promise<Refusal | null> {
    const answer = await this.application.silences.start(body, this.as(agency), this.#clock.now());
    if (isRefusal(answer)) return answer;
    await this.#follow();
    return null;
  }

  async endsSilence(silence: string, reason: string, agency: string): Promise<void> {
    const answer = await this.application.silences.end(silence, { reason }, this.as(agency), this.#clock.now());
    if (isRefusal(answer)) throw new Error(this.application.texts.refusal(answer));
    await this.#follow();
  }

  /** What needs the cycle to have turned before is left out while it stands still. */
  async #answered(order: () => Promise<object | Refusal>): Promise<void> {
    if (this.#beat === 'outage') return;
    const answer = await order();
    if (isRefusal(answer)) throw new Error(this.application.texts.refusal(answer));
    await this.#follow();
  }

  async cycle(): Promise<void> {
    await this.application.cycle();
    await this.application.queue.idle();
    await this.application.catchUp();
    this.#unread.push(...this.#sent.slice(this.#read));
    this.#read = this.#sent.length;
  }

  /** Moves the clock, `2021-03-31 08:00` in Viet Nam; the cycle turns on the way. */
  async moveTo(moment: string): Promise<void> {
    const [day = '', time = ''] = moment.split(' ');
    const end = toMillis(instantAt(day, time));
    if (this.#beat === 'outage') return this.#clock.moveTo(toInstant(end));
    for (let next = this.#next(end); next < end; next = this.#next(end)) {
      this.#clock.moveTo(toInstant(next));
      await this.cycle();
    }
    this.#clock.moveTo(toInstant(end));
    await this.cycle();
  }

  /** The next moment at which the cycle turns; between two beats it turns when it must, so that nothing may go earlier or later. */
  #next(end: number): number {
    const now = toMillis(this.#clock.now());
    const beat = this.#beat === 'often' ? (Math.floor(now / OFTEN_MS) + 1) * OFTEN_MS : end;
    const wake = nextWake(this.application, toInstant(end));
    return wake === null ? beat : Math.min(beat, Math.max(now + 1, toMillis(wake)));
  }

  mailbox(address: string): Mailbox {
    return new Mailbox(this.#unread, `${address}.namdinh.example`, this.#beat !== 'outage');
  }

  /** Forgets the mails so far: what led up to the story. */
  forgetMail(): void {
    this.#unread.length = 0;
  }

  /** What needs the cycle to have turned, and may wait for something. */
  async whileTurning(work: () => Promise<void>): Promise<void> {
    if (this.#beat !== 'outage') await work();
  }

  /** People sign a letter that was drafted; there is none while the cycle stands still. */
  async signs(letter: string, body: object, agency: string): Promise<void> {
    await this.#answered(() => this.application.letters.sign(letter, body, this.as(agency), this.#clock.now()));
  }

  /** A check that only holds while the cycle turns. */
  while(check: () => void): void {
    if (this.#beat !== 'outage') check();
  }

  nothingUnexpected(): void {
    if (this.#unread.length > 0)
      throw new Error(`unexpected mail:\n${this.#unread.map(({ address, content }) => `${address}: ${content.subject}`).join('\n')}`);
  }
}

const everyRow = (projections: Projections): unknown => PROJECTIONS.map((projection) => [projection.name, projections.all(projection)]);

async function lawReplay(story: Story): Promise<void> {
  // Each read model is a fold of its own: in whatever order they follow the log, they come to the same rows.
  const anew = openProjections(':memory:', PROJECTIONS.toReversed());
  await anew.catchUp(story.application.store);
  const [again, rows] = [everyRow(anew), everyRow(story.application.projections)];
  // Jest compares slowly, and says well what differs.
  if (!isDeepStrictEqual(again, rows)) expect(again).toEqual(rows);
  anew.close();
}

async function lawSecondCycle(story: Story): Promise<void> {
  const before = [story.sent.length, story.application.projections.position()];
  await story.cycle();
  expect([story.sent.length, story.application.projections.position()]).toEqual(before);
}

/** What follows from the log may be followed again from its beginning. */
async function lawLostCheckpoint(story: Story): Promise<void> {
  story.application.projections.setCheckpoint(REACTOR, 0);
  await lawSecondCycle(story);
}

const isDigest = (subject: string): boolean => subject.startsWith('[Đúng Hạn] Bản tin tuần');

const mailsOf = (story: Story): string[] => story.sent.map(({ at, address, content }) => `${at} ${address} ${content.subject}`).sort();

async function playStory(
  start: string,
  tell: (story: Story) => Promise<void>,
  beat: Beat,
  policy: EscalationPolicy,
  options: StoryOptions,
  stage: Stage,
): Promise<string[]> {
  const [day = '', time = ''] = start.split(' ');
  const clock = new VirtualClock(instantAt(day, time));
  const [email, sms] = [memoryChannel('email'), memoryChannel('sms')];
  const application = openApplication({
    ...stage,
    projections: openProjections(':memory:', PROJECTIONS),
    channels: new Map(
      options.sms
        ? [
            ['email', email],
            ['sms', sms],
          ]
        : [['email', email]],
    ),
    clock,
    calendar: readCalendar(),
    policy,
    language: 'vi',
    organisation: SENDER_ORGANISATION.vi,
    link: null,
    links: null,
    via: 'simulation',
  });
  const replica = stage.shared ? new Replica(application, () => undefined) : null;
  try {
    startSending(application, 1);
    // As in a process of several: what is new comes by itself.
    replica?.follow();
    await application.importDirectory(options.directory?.(readDirectory()) ?? readDirectory(), 'story');
    await application.policies.adopt(policy, 'story', application.self, clock.now());
    await application.catchUp();
    const story = new Story(application, clock, email.messages, sms.messages, beat);
    await tell(story);
    if (beat === 'outage') {
      // The service comes back at the next opening: each mailbox gets one message, and a leader one digest.
      clock.moveTo(sendingMoment(lookHours(application.policy), application.calendar, clock.now()));
      await story.cycle();
      const addresses = story.sent.map(({ address, content }) => `${isDigest(content.subject) ? 'digest ' : ''}${address}`);
      expect(addresses).toEqual([...new Set(addresses)]);
    } else story.nothingUnexpected();
    await lawSecondCycle(story);
    await lawLostCheckpoint(story);
    await lawReplay(story);
    return mailsOf(story);
  } finally {
    await replica?.close();
    await application.close();
  }
}

interface StoryOptions {
  /** Whether leaders get their weekly digest; a story that is not about it is told without. */
  digest?: boolean;
  /** Whether the application can send SMS. */
  sms?: boolean;
  /** The directory of the story, made from the one that ships. */
  directory?: (shipped: Directory) => Directory;
}

afterAll(closeStages);

/**
 * Told on the parts of one process with every beat, and again on those of several: there the beats of people's days suffice,
 * and the mails must be the same.
 * @param start `2021-01-04 07:00`, when the story begins
 */
export function story(name: string, start: string, tell: (story: Story) => Promise<void>, options: StoryOptions = {}): void {
  const policyOf = (): EscalationPolicy => {
    const shipped = readPolicy();
    if (isRefusal(shipped)) throw new Error(shipped.code);
    return options.digest ? shipped : { ...shipped, digest: { to: [] } };
  };
  let mails: string[] = [];
  it(name, async () => {
    mails = await playStory(start, tell, 'moments', policyOf(), options, await embeddedStage());
    expect(await playStory(start, tell, 'often', policyOf(), options, await embeddedStage())).toEqual(mails);
    await playStory(start, tell, 'outage', policyOf(), options, await embeddedStage());
  });
  it(`${name} (KurrentDB, Redis)`, async () => {
    const there = await playStory(start, tell, 'moments', policyOf(), options, await clusterStage());
    // Told alone, a story has nothing to compare with.
    if (mails.length > 0) expect(there).toEqual(mails);
    await playStory(start, tell, 'outage', policyOf(), options, await clusterStage());
  });
}
