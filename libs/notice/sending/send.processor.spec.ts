// From pending notices to mail at a real SMTP server: grouped, looked at once more, recorded before and after, and the
// same mail again after a crash.
import { openMemoryEventStore } from '../../event-store/memory/memory.event-store.js';
import { retryingEventStore } from '../../event-store/retrying/retrying.event-store.js';
import type { EventStore } from '../../event-store/port/event-store.js';
import { signerOf } from '../../identity/signer.js';
import { VirtualClock } from '../../kernel/clock.js';
import { RefusedError, refuse, SYSTEM, type Rows, type StoredEvent } from '../../kernel/index.js';
import { newId } from '../../kernel/ids.js';
import type { Job, Queue } from '../../queue/queue.js';
import { memoryRows } from '../../../test/support/memory-rows.js';
import { aLine, aNotice } from '../../../test/support/notice-samples.js';
import { startSmtpPeer, type SmtpPeer } from '../../../test/support/smtp-peer.js';
import { abandonedBefore, MAX_ATTEMPTS } from '../facts/backoff.rule.js';
import type { Channel } from '../channels/port/channel.js';
import { emailChannel } from '../channels/mail/email-smtp.channel.js';
import { dispatch, type DispatchDeps } from './dispatch.processor.js';
import { messagesProjection, type MessageRow } from '../facts/messages.projection.js';
import { noticeStream } from '../facts/notice.commands.js';
import { noticesProjection, type NoticeRow } from '../facts/notices.projection.js';
import { withoutTokens } from '../links/hidden-tokens.rule.js';
import { returnTokens } from '../links/return-token.js';
import { pausesProjection } from '../facts/pauses.projection.js';
import { sendMessage, type SendResult } from './send.processor.js';
import type { LastLook, SendDeps } from './sending.js';
import { viewMessage } from '../templates/message-view.rule.js';

const START = '2021-04-01T01:00:00.000Z';
const later = (minutes: number) => new Date(Date.parse(START) + minutes * 60_000).toISOString();
const sender = { name: 'Đúng Hạn', address: 'dung-han@namdinh.example', replyTo: null };

/** One running service: notices, a clock, a mail server and a queue that only remembers. */
interface Application {
  peer: SmtpPeer;
  store: EventStore;
  rows: Rows;
  clock: VirtualClock;
  deps: SendDeps & DispatchDeps;
  jobs: Job[];
  raise(...notices: Partial<NoticeRow>[]): Promise<void>;
  /** One cycle: dispatch, then every job of the queue in turn. */
  cycle(): Promise<SendResult[]>;
  /** The same application with some of its parts replaced, as after a restart. */
  with(changes: Partial<SendDeps & DispatchDeps>): Application;
  log(): Promise<StoredEvent[]>;
  messages(): Promise<MessageRow[]>;
  notices(): Promise<NoticeRow[]>;
}

async function types(application: Application, prefix = ''): Promise<string[]> {
  return (await application.log()).filter((event) => event.stream.startsWith(prefix)).map((event) => event.type);
}

function build(peer: SmtpPeer, store: EventStore, clock: VirtualClock, changes: Partial<SendDeps & DispatchDeps>): Application {
  const { rows, catchUp } = memoryRows(store, [noticesProjection, messagesProjection, pausesProjection] as never);
  const jobs: Job[] = [];
  const queue: Queue = {
    async add(job) {
      if (!jobs.some((each) => each.id === job.id)) jobs.push(job);
    },
    process() {},
    async idle() {},
    fault: () => null,
    async close() {},
  };
  const deps: SendDeps & DispatchDeps = {
    store,
    rows,
    catchUp,
    channels: new Map(),
    clock,
    by: SYSTEM,
    queue,
    stillTrue: () => ({ still: true }),
    addressOf: ({ to }) => ({ address: `${to}@namdinh.example`, addressee: `Thủ trưởng ${to}` }),
    waits: () => false,
    isolate: (_stream, work) => work(),
    view: ({ addressee }, notices, generatedAt) =>
      viewMessage(addressee, notices, {
        lang: 'vi',
        organisation: 'Hệ thống Đúng Hạn',
        link: null,
        generatedAt,
        lineOf: ({ task, part }) => aLine({ task, part, title: `Nhiệm vụ ${task}` }),
        whyOf: () => 'Cơ quan chủ trì nhiệm vụ',
      }),
    isLatest: () => true,
    digestLetter: async ({ addressee }, { week }) => ({ subject: `Bản tin ${week}`, text: addressee, html: `<p>${addressee}</p>` }),
    isOpen: () => true,
    abandonedBefore: (now) => abandonedBefore(START, now),
    ...changes,
    retryingStore: retryingEventStore(changes.store ?? store, new AbortController().signal, 1),
  };
  return {
    peer,
    store,
    rows,
    clock,
    deps,
    jobs,
    async raise(...notices) {
      for (const notice of notices.map(aNotice)) {
        const {
          state: _s,
          raisedAt: _r,
          raisedBy: _b,
          correlationId,
          message: _m,
          sentAt: _t,
          dropped: _d,
          passedOn: _p,
          ...data
        } = notice;
        const event = {
          id: newId(),
          type: 'NoticeRaised',
          version: 1,
          data,
          recordedAt: clock.now(),
          by: SYSTEM,
          correlationId,
          causationId: null,
        };
        await deps.store.append(noticeStream(notice.key), 'none', [event]);
      }
    },
    async cycle() {
      await catchUp();
      await dispatch(clock.now(), deps);
      const results: SendResult[] = [];
      for (const job of jobs.splice(0)) results.push(await sendMessage(job.id, deps));
      await catchUp();
      return results;
    },
    with: (more) => build(peer, store, clock, { ...changes, ...more }),
    async log() {
      const events: StoredEvent[] = [];
      for await (const event of store.follow(0)) events.push(event);
      return events;
    },
    async messages() {
      await catchUp();
      return rows.all(messagesProjection);
    },
    async notices() {
      await catchUp();
      return rows.all(noticesProjection);
    },
  };
}

/** A store that fails to append one kind of event, as often as told. */
function failing(store: EventStore, type: string, times: number, fault: () => Error = () => new Error('disk full')): EventStore {
  let left = times;
  return {
    ...store,
    async append(stream, expected, events) {
      if (events.some((event) => event.type === type) && left > 0) {
        left -= 1;
        throw fault();
      }
      return store.append(stream, expected, events);
    },
  };
}

describe('sending', () => {
  let peer: SmtpPeer;
  let channel: Channel;
  let application: Application;
  beforeEach(async () => {
    peer = await startSmtpPeer();
    const server = { host: '127.0.0.1', port: peer.port, secure: false, auth: null, tls: 'off', ca: null } as const;
    channel = emailChannel(
      { ...server, connections: 2, timeoutMs: 5_000, sender, dkim: null, bounces: null, receipts: 'failures' },
      returnTokens(signerOf([{ secret: 'khóa', until: null }])),
    );
    application = build(peer, openMemoryEventStore(), new VirtualClock(START), { channels: new Map([['email', channel]]) });
  });
  afterEach(async () => {
    await channel.close();
    await peer.close();
  });

  it('brings the notices of one address in one mail, with the intent recorded before and the answer after', async () => {
    await application.raise({ key: 'n1', task: 't1' }, { key: 'n2', task: 't2' });
    expect(await application.cycle()).toEqual([{ state: 'sent' }]);
    const mails = await peer.mails();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toMatch(/Nhiệm vụ t1[\s\S]*Nhiệm vụ t2/);
    expect(await types(application, 'message-')).toEqual(['MessageComposed', 'MessageIntended', 'MessageSent']);
    // The signature is in the mail, and nowhere in what a full export of the log hands on.
    expect(mails[0]?.messageId).toMatch(/^<[0-9a-f]{32}\.[0-9a-v]{16}@/);
    expect(JSON.stringify(await application.log())).not.toMatch(/[0-9a-f]{32}\.[0-9a-v]{16}/);
    expect(await application.notices()).toMatchObject([
      { key: 'n1', state: 'sent', sentAt: START },
      { key: 'n2', state: 'sent', sentAt: START },
    ]);
    expect(await application.messages()).toMatchObject([
      {
        state: 'sent',
        transport: 'smtp',
        answer: expect.stringMatching(/^250/),
        attempt: 1,
        messageId: withoutTokens(mails[0]?.messageId ?? ''),
        notices: ['n1', 'n2'],
      },
    ]);
  });

  it('sends nothing in a second cycle', async () => {
    await application.raise({ key: 'n1' });
    await application.cycle();
    const before = (await application.log()).length;
    expect(await application.cycle()).toEqual([]);
    expect(await application.log()).toHaveLength(before);
    expect(peer.received).toHaveLength(1);
  });

  it('leaves what is not due yet', async () => {
    await application.raise({ key: 'n1', dueAt: later(60) });
    expect(await application.cycle()).toEqual([]);
    application.clock.moveTo(later(60));
    expect(await application.cycle()).toEqual([{ state: 'sent' }]);
  });

  it('links each event to the one that caused it', async () => {
    await application.raise({ key: 'n1' });
    await application.cycle();
    const [composed, intended, sent] = (await application.log()).filter((event) => event.stream.startsWith('message-'));
    expect(composed).toMatchObject({ causationId: null, correlationId: (composed?.data as { key: string }).key });
    expect(intended?.causationId).toBe(composed?.id);
    expect(sent?.causationId).toBe(intended?.id);
  });

  describe('what is not sent', () => {
    it('leaves its reason: no address, no channel, superseded', async () => {
      const noAddress = application.with({
        addressOf: ({ to }) => (to === 'so-y-te' ? null : { address: `${to}@x.example`, addressee: to }),
      });
      await noAddress.raise(
        { key: 'n1', to: 'so-y-te' },
        { key: 'n2', channel: 'sms' },
        { key: 'n3', step: 2, kind: 'due-soon' },
        { key: 'n4', step: 4 },
      );
      await noAddress.cycle();
      expect((await noAddress.notices()).map(({ key, state, dropped }) => [key, state, dropped?.reason])).toEqual([
        ['n1', 'dropped', 'no-address'],
        ['n2', 'dropped', 'channel-not-configured'],
        ['n3', 'dropped', 'superseded'],
        ['n4', 'sent', undefined],
      ]);
    });

    const done: LastLook = { still: false, reason: 'done', params: {} };

    it('is found by the last look; the rest of the message goes', async () => {
      const looking = application.with({ stillTrue: ({ key }) => (key === 'n1' ? done : { still: true }) });
      await looking.raise({ key: 'n1', task: 't1' }, { key: 'n2', task: 't2' });
      await looking.cycle();
      expect(await looking.notices()).toMatchObject([
        { key: 'n1', state: 'dropped', dropped: { reason: 'done' } },
        { key: 'n2', state: 'sent' },
      ]);
      const [mail] = await peer.mails();
      expect(mail?.text).toContain('Nhiệm vụ t2');
      expect(mail?.text).not.toContain('Nhiệm vụ t1');
    });

    it('cancels the message when nothing is left', async () => {
      const looking = application.with({ stillTrue: () => done });
      await looking.raise({ key: 'n1' });
      expect(await looking.cycle()).toEqual([{ state: 'cancelled' }]);
      expect(await looking.messages()).toMatchObject([{ state: 'cancelled', reason: 'nothing-left' }]);
      expect(peer.received).toEqual([]);
      expect(await looking.cycle()).toEqual([]);
    });

    it('loses its channel between grouping and sending', async () => {
      await application.raise({ key: 'n1' });
      await application.deps.catchUp();
      await dispatch(application.clock.now(), application.deps);
      const [job] = application.jobs;
      expect(await sendMessage(job?.id ?? '', { ...application.deps, channels: new Map() })).toEqual({ state: 'cancelled' });
      expect(await application.notices()).toMatchObject([{ state: 'dropped', dropped: { reason: 'channel-not-configured' } }]);
    });
  });

  describe('after a failure', () => {
    it('is tried again when the time has come, under the same Message-ID', async () => {
      peer.temper = { rcpt: 451 };
      await application.raise({ key: 'n1' });
      expect(await application.cycle()).toEqual([{ state: 'failed', retryAt: later(1) }]);
      expect(await application.notices()).toMatchObject([{ state: 'failed' }]);
      expect(await application.cycle()).toEqual([]);
      peer.temper = 'accept';
      application.clock.moveTo(later(1));
      expect(await application.cycle()).toEqual([{ state: 'sent' }]);
      expect(await application.messages()).toMatchObject([{ state: 'sent', attempt: 2, error: null }]);
      const [mail] = await peer.mails();
      const intents = (await application.log())
        .filter((event) => event.type === 'MessageIntended')
        .map((event) => (event.data as { messageId: string }).messageId);
      expect(intents).toEqual([withoutTokens(mail?.messageId ?? ''), withoutTokens(mail?.messageId ?? '')]);
    });

    it('is not tried before its time by a job that lingers in the queue', async () => {
      peer.temper = { rcpt: 451 };
      await application.raise({ key: 'n1' });
      await application.cycle();
      const [message] = await application.messages();
      expect(await sendMessage(message?.key ?? '', application.deps)).toEqual({ state: 'stopped', reason: 'too-early' });
    });

    it('is given up at once when the refusal is for good', async () => {
      peer.temper = { rcpt: 550 };
      await application.raise({ key: 'n1' });
      expect(await application.cycle()).toEqual([{ state: 'failed', retryAt: null }]);
      expect(await application.messages()).toMatchObject([{ state: 'given-up', error: expect.stringContaining('550') }]);
      application.clock.moveTo(later(100_000));
      expect(await application.cycle()).toEqual([]);
    });

    it('is given up in the end', async () => {
      peer.temper = { rcpt: 451 };
      await application.raise({ key: 'n1' });
      const outcomes: SendResult[] = [];
      for (let hours = 0; hours < 24 * 6; hours += 1) {
        application.clock.moveTo(later(hours * 60));
        outcomes.push(...(await application.cycle()));
      }
      expect(outcomes).toHaveLength(MAX_ATTEMPTS);
      expect(outcomes.at(-1)).toEqual({ state: 'failed', retryAt: null });
    });

    it('is not tried again when it is no longer true', async () => {
      peer.temper = { rcpt: 451 };
      await application.raise({ key: 'n1' });
      await application.cycle();
      peer.temper = 'accept';
      const looking = application.with({ stillTrue: () => ({ still: false, reason: 'done', params: {} }) });
      looking.clock.moveTo(later(1));
      expect(await looking.cycle()).toEqual([{ state: 'cancelled' }]);
      expect(peer.received).toEqual([]);
    });

    it('of the letter itself is recorded like any other', async () => {
      const broken = application.with({
        view: () => {
          throw new Error('no such task');
        },
      });
      await broken.raise({ key: 'n1' });
      expect(await broken.cycle()).toEqual([{ state: 'failed', retryAt: later(1) }]);
      expect(await broken.messages()).toMatchObject([{ state: 'failed', error: expect.stringContaining('no such task') }]);
    });
  });

  describe('while the log is away', () => {
    const away = () => new RefusedError(refuse('kurrentdb-unreachable', { server: 'x', obstacle: 'refused' }));

    it('what became of an attempt is kept until it is on record, and the mail goes once', async () => {
      await application.raise({ key: 'n1' });
      expect(await application.with({ store: failing(application.store, 'MessageSent', 3, away) }).cycle()).toEqual([{ state: 'sent' }]);
      application.clock.moveTo(later(20));
      expect(await application.cycle()).toEqual([]);
      expect(peer.received).toHaveLength(1);
    });

    it('an attempt that could be recorded only later is not made on an old look', async () => {
      await application.raise({ key: 'n1' });
      const late = () => (application.clock.moveTo(later(2)), away());
      const cut = application.with({ store: failing(application.store, 'MessageIntended', 1, late) });
      expect(await cut.cycle()).toEqual([{ state: 'failed', retryAt: later(3) }]);
      expect(peer.received).toEqual([]);
      expect(await cut.messages()).toMatchObject([{ state: 'failed', error: 'log-away' }]);
      application.clock.moveTo(later(3));
      expect(await cut.cycle()).toEqual([{ state: 'sent' }]);
      expect(peer.received).toHaveLength(1);
    });
  });

  describe('after a crash', () => {
    it('between the 250 and its record, the same mail goes again under the same Message-ID, and the attempt counts', async () => {
      await application.raise({ key: 'n1' });
      const crashing = application.with({ store: failing(application.store, 'MessageSent', 1) });
      await expect(crashing.cycle()).rejects.toThrow('disk full');
      expect(peer.received).toHaveLength(1);

      application.clock.moveTo(later(1));
      const restarted = application.with({ abandonedBefore: (now) => abandonedBefore(later(1), now) });
      expect(await restarted.cycle()).toEqual([{ state: 'sent' }]);
      const [first, second] = await peer.mails();
      expect(peer.received).toHaveLength(2);
      expect(second?.messageId).toBe(first?.messageId);
      expect(await restarted.messages()).toMatchObject([{ state: 'sent', attempt: 2 }]);
      expect(await restarted.cycle()).toEqual([]);
    });

    it('of a process that nobody restarts, another takes over after a quarter of an hour', async () => {
      await application.raise({ key: 'n1' });
      await expect(application.with({ store: failing(application.store, 'MessageSent', 1) }).cycle()).rejects.toThrow();
      const other = application.with({ abandonedBefore: (now) => abandonedBefore(null, now) });
      other.clock.moveTo(later(15));
      expect(await other.cycle()).toEqual([]);
      other.clock.moveTo(later(16));
      expect(await other.cycle()).toEqual([{ state: 'sent' }]);
    });

    it('before anything was sent, the emptied queue heals', async () => {
      await application.raise({ key: 'n1' });
      await application.deps.catchUp();
      await dispatch(application.clock.now(), application.deps);
      application.jobs.length = 0;
      expect(await application.with({}).cycle()).toEqual([{ state: 'sent' }]);
      expect(peer.received).toHaveLength(1);
    });

    it('with an unknown outcome, a message that is no longer true says so', async () => {
      await application.raise({ key: 'n1' });
      await expect(application.with({ store: failing(application.store, 'MessageSent', 1) }).cycle()).rejects.toThrow();
      application.clock.moveTo(later(1));
      const restarted = application.with({
        abandonedBefore: (now) => abandonedBefore(later(1), now),
        stillTrue: () => ({ still: false, reason: 'done', params: {} }),
      });
      expect(await restarted.cycle()).toEqual([{ state: 'cancelled' }]);
      expect(await restarted.messages()).toMatchObject([{ state: 'cancelled', reason: 'outcome-unknown' }]);
    });

    it('nothing is sent when the intent cannot be recorded', async () => {
      await application.raise({ key: 'n1' });
      const crashing = application.with({ store: failing(application.store, 'MessageIntended', 1) });
      await expect(crashing.cycle()).rejects.toThrow('disk full');
      expect(peer.received).toEqual([]);
      expect(await crashing.cycle()).toEqual([{ state: 'sent' }]);
    });
  });

  describe('side by side', () => {
    it('of several processors with the same message only one sends', async () => {
      await application.raise({ key: 'n1' });
      await application.deps.catchUp();
      await dispatch(application.clock.now(), application.deps);
      const id = application.jobs[0]?.id ?? '';
      const results = await Promise.all([1, 2, 3, 4].map(() => sendMessage(id, application.deps)));
      expect(results.filter((result) => result.state === 'sent')).toHaveLength(1);
      expect(results.filter((result) => result.state === 'stopped')).toHaveLength(3);
      expect(peer.received).toHaveLength(1);
    });

    it('only one takes over what a crash left open', async () => {
      await application.raise({ key: 'n1' });
      await expect(application.with({ store: failing(application.store, 'MessageSent', 1) }).cycle()).rejects.toThrow();
      const [message] = await application.messages();
      application.clock.moveTo(later(20));
      const results = await Promise.all([1, 2, 3].map(() => sendMessage(message?.key ?? '', application.deps)));
      expect(results.filter((result) => result.state === 'sent')).toHaveLength(1);
      expect(peer.received).toHaveLength(2);
    });

    it.each(['before', 'after'])(
      'two workers that grouped differently still send each notice once, %s the first has sent',
      async (when) => {
        const other = application.with({});
        const sendAll = async ({ jobs, deps }: Application) => {
          for (const job of jobs) await sendMessage(job.id, deps);
        };
        await application.raise({ key: 'n1', task: 't1' });
        await application.deps.catchUp();
        await application.raise({ key: 'n2', task: 't2' });
        await other.deps.catchUp();
        // Each groups by what it knows, neither sees the other's messages.
        await dispatch(application.clock.now(), application.deps);
        if (when === 'after') await sendAll(application);
        await dispatch(other.clock.now(), other.deps);
        await sendAll(other);
        if (when === 'before') await sendAll(application);
        const texts = (await peer.mails()).map((mail) => mail.text ?? '');
        for (const task of ['t1', 't2']) expect(texts.filter((text) => text.includes(`Nhiệm vụ ${task}`))).toHaveLength(1);
        expect((await application.notices()).map((notice) => notice.state)).toEqual(['sent', 'sent']);
      },
    );

    it('grouping again before the projection has followed composes the same message', async () => {
      await application.raise({ key: 'n1' });
      await application.deps.catchUp();
      await dispatch(application.clock.now(), application.deps);
      await dispatch(application.clock.now(), application.deps);
      expect(await types(application, 'message-')).toEqual(['MessageComposed']);
      expect(application.jobs).toHaveLength(1);
    });
  });

  it('stops at a message nobody composed', async () =>
    expect(await sendMessage('khong-co', application.deps)).toEqual({ state: 'stopped', reason: 'unknown' }));

  it('stops at a message that is over', async () => {
    await application.raise({ key: 'n1' });
    await application.cycle();
    const [message] = await application.messages();
    expect(await sendMessage(message?.key ?? '', application.deps)).toEqual({ state: 'stopped', reason: 'over' });
  });
});
