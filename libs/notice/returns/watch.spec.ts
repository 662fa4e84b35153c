// The mailbox of returned mail, read over IMAP from a server on the loopback: what is recorded, what is passed over, and what
// happens when the service or the server stops on the way.
import { deliveryReport, autoReply, personalReply, BOUNCES_IN_WORDS } from '../../../test/support/returned-mails.js';
import { startImapPeer, type ImapPeer } from '../../../test/support/imap-peer.js';
import { PEER_CERTIFICATE } from '../../../test/support/smtp-peer.js';
import { sampleEvent } from '../../event-store/port/event-store.contract.js';
import { openMemoryEventStore } from '../../event-store/memory/memory.event-store.js';
import { openProjections } from '../../event-store/projections/projections.js';
import { upcastingEventStore } from '../../event-store/wrapping/upcasting.event-store.js';
import type { EventStore } from '../../event-store/port/event-store.js';
import { signerOf } from '../../identity/signer.js';
import { VirtualClock } from '../../kernel/clock.js';
import { isRefusal, SYSTEM, type StoredEvent } from '../../kernel/index.js';
import { stableKey } from '../../kernel/ids.js';
import { MESSAGE_EVENT_VERSIONS } from '../facts/notice.events.js';
import { messagesProjection } from '../facts/messages.projection.js';
import { recordOnMessage } from '../sending/sending.js';
import { connectMailbox } from './imap.reader.js';
import { mailboxName, readImapSettings, type ImapSettings } from './imap-settings.js';
import { INCOMING_EVENT_VERSIONS } from './incoming.events.js';
import { mailboxesProjection } from './mailboxes.projection.js';
import { returnAddress } from '../links/return-token.rule.js';
import { returnTokens } from '../links/return-token.js';
import { readNew, reconnectDelay, watchMailbox, type WatchDeps, type WatchState } from './watch.js';

const NOW = '2021-04-01T01:00:00.000Z';
const tokens = returnTokens(signerOf([{ secret: 'khóa', until: null }]));
const keys = ['a', 'b', 'c'].map((name) => stableKey('message', name)) as [string, string, string];
const aboutMail = (key: string) => ({
  returnAddress: returnAddress('thu-tra-lai@namdinh.example', tokens.tokenOf(key)) ?? '',
  address: 'gd@sotuphap.example',
  envelopeId: tokens.tokenOf(key),
});

let peer: ImapPeer;
let store: EventStore;
let settings: ImapSettings;
let said: string[];
let deps: WatchDeps;

async function start(options: Parameters<typeof startImapPeer>[0] = {}, env: Record<string, string> = {}): Promise<void> {
  peer = await startImapPeer(options);
  const { user, pass } = peer.login;
  const read = readImapSettings({
    DUNGHAN_IMAP_URL: `${options.secure ? 'imaps' : 'imap'}://${user}:${pass}@127.0.0.1:${peer.port}/INBOX`,
    ...(options.secure || options.starttls ? { DUNGHAN_IMAP_CA: PEER_CERTIFICATE } : { DUNGHAN_IMAP_TLS: 'off' }),
    ...env,
  });
  if (read === null || isRefusal(read)) throw new Error(JSON.stringify(read));
  settings = read;
  store = openMemoryEventStore();
  said = [];
  deps = dependencies();
  for (const key of keys) await sent(key);
}

/** As a process that has just been started sees it. */
function dependencies(): WatchDeps {
  const rows = openProjections(':memory:', [messagesProjection, mailboxesProjection]);
  return {
    store,
    rows,
    catchUp: async () => void (await rows.catchUp(store)),
    clock: new VirtualClock(NOW),
    by: { ...SYSTEM, via: 'mailbox' },
    tokens,
    report: (line) => said.push(line),
    mailbox: mailboxName(settings),
    connect: () => connectMailbox(settings),
    delay: async () => {},
  };
}

async function sent(key: string): Promise<void> {
  const address = 'gd@sotuphap.example';
  const composed = {
    key,
    channel: 'email',
    address,
    addressee: 'Giám đốc Sở Tư pháp',
    to: 'so-tu-phap',
    notices: [`n.${key}`],
    digest: null,
  };
  await recordOnMessage({ type: 'ComposeMessage', ...composed }, null, deps);
  const messageId = `<${tokens.tokenOf(key)}@namdinh.example>`;
  await recordOnMessage({ type: 'IntendMessage', key, notices: composed.notices, messageId, after: 0, abandoned: false }, null, deps);
  const accepted = { key, notices: composed.notices, transport: 'smtp', answer: '250 ok', attempt: 1, references: [], text: null };
  await recordOnMessage({ type: 'RecordSent', ...accepted }, null, deps);
}

async function log(): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const event of store.follow(0)) events.push(event);
  return events;
}
const typesFrom = async (position: number): Promise<string[]> => (await log()).slice(position).map((event) => event.type);

/** Reads what is there and goes. */
async function readOnce(with_ = deps): Promise<number> {
  const connection = await with_.connect();
  try {
    return await readNew(connection, with_, new AbortController().signal);
  } finally {
    await connection.close();
  }
}

afterEach(() => peer.close());

describe('the mailbox of returned mail', () => {
  it('ties what it finds to the messages, once each', async () => {
    await start();
    const before = (await log()).length;
    peer.deliver(deliveryReport(aboutMail(keys[0])));
    peer.deliver(deliveryReport(aboutMail(keys[1]), { action: 'delivered', status: '2.0.0' }));
    peer.deliver(deliveryReport(aboutMail(keys[2]), { action: 'delayed', status: '4.4.1' }));
    peer.deliver(BOUNCES_IN_WORDS.qmail!(aboutMail(keys[2])));
    expect(await readOnce()).toBe(4);
    expect(await typesFrom(before)).toEqual([
      'MessageBounced',
      'IncomingMailRead',
      'MessageDelivered',
      'IncomingMailRead',
      'MessageReported',
      'IncomingMailRead',
      'MessageBounced',
      'IncomingMailRead',
    ]);
    const [bounced, read] = (await log()).slice(before);
    expect(bounced).toMatchObject({ stream: `message-${keys[0]}`, by: { via: 'mailbox' }, data: { address: 'gd@sotuphap.example' } });
    expect(read).toMatchObject({ correlationId: keys[0], data: { uid: 1, verdict: 'report', message: keys[0] } });
    expect(await readOnce()).toBe(0);
    expect(await readOnce(dependencies())).toBe(0);
  });

  it('goes on behind a mail whose message waits, and says so', async () => {
    await start();
    await store.append(`message-${keys[0]}`, 'any', [sampleEvent({}, { type: 'SomethingElse' })]);
    const before = (await log()).length;
    peer.deliver(deliveryReport(aboutMail(keys[0])));
    peer.deliver(deliveryReport(aboutMail(keys[1])));
    const reading = upcastingEventStore(store, [], { ...MESSAGE_EVENT_VERSIONS, ...INCOMING_EVENT_VERSIONS });
    expect(await readOnce({ ...deps, store: reading })).toBe(2);
    expect(await typesFrom(before)).toEqual(['IncomingMailRead', 'MessageBounced', 'IncomingMailRead']);
    expect(said).toEqual([expect.stringMatching(/^mail 1 of .* waits behind an event that cannot be read$/)]);
  });

  it('passes over what is not for it, and says so of what pretends to be', async () => {
    await start();
    const before = (await log()).length;
    const stranger = { ...aboutMail(keys[0]), returnAddress: 'thu-tra-lai@namdinh.example', envelopeId: 'x' };
    const foreign = tokens.tokenOf(stableKey('message', 'never sent'));
    peer.deliver(autoReply(aboutMail(keys[0])));
    peer.deliver(personalReply(aboutMail(keys[0])));
    peer.deliver(deliveryReport(stranger));
    peer.deliver(deliveryReport({ ...stranger, envelopeId: foreign }));
    peer.deliver(deliveryReport({ ...stranger, envelopeId: `${keys[0]}.0123456789abcdef` }));
    peer.deliver('không phải thư');
    await readOnce();
    const events = (await log()).slice(before);
    expect(events.map((event) => event.type)).toEqual(Array<string>(6).fill('IncomingMailRead'));
    expect(events.map((event) => (event.data as { verdict: string }).verdict)).toEqual([
      'auto-reply',
      'other',
      'unknown',
      'forged',
      'forged',
      'other',
    ]);
    expect(said).toEqual([expect.stringContaining('mail 4'), expect.stringContaining('mail 5')]);
    expect(JSON.stringify([events, said])).not.toContain(peer.login.pass);
  });

  it('takes a mail again after a crash between the news and the note, and records nothing twice', async () => {
    await start();
    peer.deliver(deliveryReport(aboutMail(keys[0])));
    await recordOnMessage({ type: 'RecordBounced', key: keys[0], address: 'gd@sotuphap.example', detail: 'x' }, null, deps);
    const before = (await log()).length;
    await readOnce(dependencies());
    expect(await typesFrom(before)).toEqual(['IncomingMailRead']);
  });

  it('starts anew when the server has given new numbers, and records nothing twice', async () => {
    await start();
    peer.deliver(deliveryReport(aboutMail(keys[0])));
    await readOnce();
    peer.renumber();
    const before = (await log()).length;
    expect(await readOnce()).toBe(1);
    expect(await typesFrom(before)).toEqual(['IncomingMailRead']);
    expect(await readOnce()).toBe(0);
  });

  it.each([
    ['flag', ['\\Seen'], []],
    ['keep', [], []],
    ['move:Da-doc', null, [1]],
  ])('leaves a mail as told: %s', async (handled, flags, moved) => {
    await start({}, { DUNGHAN_IMAP_HANDLED: handled });
    peer.deliver(deliveryReport(aboutMail(keys[0])));
    await readOnce();
    const [mail] = peer.folder('INBOX').mails;
    expect(mail ? [...mail.flags] : null).toEqual(flags);
    expect(peer.folder('Da-doc').mails.map((each) => each.uid)).toEqual(moved);
    expect(peer.orders.join('\n')).not.toMatch(/EXPUNGE|Deleted/);
  });

  it.each([
    ['imaps', { secure: true }],
    ['STARTTLS', { starttls: true }],
  ])('is read over %s with an authority of its own', async (_name, options) => {
    await start(options);
    peer.deliver(deliveryReport(aboutMail(keys[0])));
    expect(await readOnce()).toBe(1);
  });

  it('gives no password to a server that is not who it says, or that has no TLS', async () => {
    await start({ secure: true }, { DUNGHAN_IMAP_CA: '' });
    await expect(deps.connect()).rejects.toThrow(/certificate/i);
    await peer.close();
    await start({}, { DUNGHAN_IMAP_TLS: 'required' });
    await expect(deps.connect()).rejects.toThrow();
    expect(peer.orders.filter((order) => /LOGIN|AUTHENTICATE/.test(order))).toEqual([]);
  });
});

describe('watching', () => {
  const stop = new AbortController();
  afterAll(() => stop.abort());

  /** Resolves when the watch tells of a state that holds. */
  function watching(signal: AbortSignal) {
    const waiting: { holds: (state: WatchState) => boolean; done: () => void }[] = [];
    const states: WatchState[] = [];
    const ended = watchMailbox(deps, signal, (state) => {
      states.push(state);
      for (const each of waiting.splice(0))
        if (each.holds(state)) each.done();
        else waiting.push(each);
    });
    return { states, ended, until: (holds: (state: WatchState) => boolean) => new Promise<void>((done) => waiting.push({ holds, done })) };
  }

  it('reads mail as the server tells of it, comes back when the connection breaks, and stops when told', async () => {
    await start();
    const end = new AbortController();
    const watch = watching(end.signal);
    const isWatching = ({ state }: WatchState): boolean => state === 'watching';
    await watch.until(isWatching);
    // Told by IDLE: the next time it waits, the mail has been read.
    const told = watch.until(isWatching);
    peer.deliver(deliveryReport(aboutMail(keys[0])));
    await told;
    expect((await log()).filter((event) => event.type === 'MessageBounced')).toHaveLength(1);
    // Broken: it connects again and reads what came meanwhile.
    const back = watch.until(isWatching);
    peer.hangUp();
    peer.deliver(deliveryReport(aboutMail(keys[1])));
    await back;
    expect((await log()).filter((event) => event.type === 'MessageBounced')).toHaveLength(2);
    expect(peer.logins).toBe(2);
    expect(watch.states).toContainEqual(
      expect.objectContaining({ state: 'waiting', fault: expect.any(String), retryAt: '2021-04-01T01:00:01.000Z' }),
    );
    end.abort();
    await watch.ended;
    expect(watch.states.at(-1)?.state).toBe('stopped');
  });

  it('tries again and again, ever more slowly, while it is not let in', async () => {
    await start();
    peer.locked = true;
    const end = new AbortController();
    const delays: number[] = [];
    deps = {
      ...deps,
      async delay(ms) {
        delays.push(ms);
        if (delays.length === 3) peer.locked = false;
      },
    };
    const watch = watching(end.signal);
    await watch.until(({ state }) => state === 'watching');
    expect(delays).toEqual([1_000, 2_000, 4_000]);
    expect(said.join('\n')).not.toContain(peer.login.pass);
    end.abort();
    await watch.ended;
  });

  it('never waits longer than five minutes', () => expect([1, 9, 10, 50].map(reconnectDelay)).toEqual([1_000, 256_000, 300_000, 300_000]));
});

describe('the settings of the mailbox', () => {
  it('are none when no mailbox is named', () => expect(readImapSettings({})).toBeNull());
  it('need an address with a log-in, and protect it', () =>
    expect(readImapSettings({ DUNGHAN_IMAP_URL: 'imap://thu%40tinh:b%C3%AD@mail.tinh.gov.vn' })).toEqual({
      host: 'mail.tinh.gov.vn',
      port: 143,
      secure: false,
      auth: { user: 'thu@tinh', pass: 'bí' },
      folder: 'INBOX',
      tls: 'required',
      ca: null,
      handled: { do: 'flag' },
      pollMs: 60_000,
    }));
  it.each([
    ['notice.imap-url', { DUNGHAN_IMAP_URL: 'mail.tinh.gov.vn' }],
    ['notice.imap-url', { DUNGHAN_IMAP_URL: 'imaps://mail.tinh.gov.vn' }],
    ['notice.mail-choice', { DUNGHAN_IMAP_TLS: 'có' }],
    ['notice.mail-ca', { DUNGHAN_IMAP_CA: '/không/có.pem' }],
    ['notice.imap-handled', { DUNGHAN_IMAP_HANDLED: 'delete' }],
    ['notice.imap-handled', { DUNGHAN_IMAP_HANDLED: 'move:' }],
    ['notice.smtp-number', { DUNGHAN_IMAP_POLL: '1' }],
  ])('refuse with %s: %p', (code, wrong) =>
    expect(readImapSettings({ DUNGHAN_IMAP_URL: 'imaps://a:b@mail.tinh.gov.vn', ...wrong })).toMatchObject({ refused: true, code }),
  );
});
