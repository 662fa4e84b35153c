// Text messages over SMPP to a real message centre on the loopback, in every temper it can have.
import { receipt, startSmppPeer, type SmppPeer, type SmppPeerOptions, type Submitted } from '../../../../test/support/smpp-peer.js';
import { readFileSync } from 'node:fs';
import { PEER_CERTIFICATE } from '../../../../test/support/smtp-peer.js';
import type { Channel, DeliveryReport, OutgoingMessage } from '../port/channel.js';
import { channelContract, outgoing } from '../port/channel.contract.js';
import { smsSettingsOf, smsSchema, type SmsSettings } from './sms-settings.js';
import { smsSmppChannel, type SmppSettings } from './sms-smpp.channel.js';

const ADDRESS = '+84912345678';
const sms = (changes: Partial<SmsSettings> = {}): SmsSettings => ({ ...smsSettingsOf(smsSchema.parse({})), perSecond: 1_000, ...changes });
const settings = (port: number, changes: Partial<SmppSettings> = {}): SmppSettings => ({
  host: '127.0.0.1',
  port,
  tls: false,
  ca: null,
  systemId: 'dunghan',
  password: 'bí mật',
  systemType: '',
  window: 4,
  timeoutMs: 1_500,
  enquireMs: 30_000,
  source: 'UBNDNAMDINH',
  long: 'udh',
  receiptId: 'same',
  ...changes,
});
const LONG = 'Nhiem vu so 1. '.repeat(20).trim();

channelContract('sms-smpp', async () => {
  const peer = await startSmppPeer();
  return {
    channel: smsSmppChannel(settings(peer.port), sms()),
    address: ADDRESS,
    arrived: async () => peer.taken.map((each) => `umr:${each.reference}`),
    async break(how) {
      peer.temper = how === 'later' ? { status: 0x08 } : 'accept';
    },
    close: peer.close,
  };
});

describe('text messages over SMPP', () => {
  let peer: SmppPeer;
  let channel: Channel;
  const reports: DeliveryReport[] = [];
  const start = async (changes: Partial<SmppSettings> = {}, style: Partial<SmsSettings> = {}, options: SmppPeerOptions = {}) => {
    peer = await startSmppPeer(options);
    channel = smsSmppChannel(settings(peer.port, changes), sms(style));
    reports.length = 0;
  };
  const message = (changes: Partial<OutgoingMessage> = {}) => outgoing(channel, { address: ADDRESS, ...changes });
  const saying = (text: string) => message({ content: { subject: '', text, html: '' } });
  const listen = () => channel.listen!(async (report) => void reports.push(report));
  afterEach(async () => {
    await channel.close();
    await peer.close();
  });

  it('say who sends them, go to an international number, ask for a receipt, and name their coding', async () => {
    await start();
    const outcome = await channel.send(message());
    const [taken] = peer.taken;
    expect(taken).toMatchObject({ to: '84912345678', from: 'UBNDNAMDINH', coding: 0, registered: 1, udh: [], sar: null });
    expect(taken?.text).toMatch(/^CCHC 2021\/I\.1\.3 QUA HAN 01 ngay\. Chu tri: So Tu phap\./);
    expect(outcome).toEqual({ state: 'accepted', answer: 'smsc-1', references: ['smsc-1'], text: taken?.text });
  });

  it('have their marks in UCS-2', async () => {
    await start({}, { coding: 'unicode' });
    await channel.send(message());
    expect(peer.taken.map(({ coding }) => coding)).toEqual([8, 8]);
    expect(peer.taken.map(({ text }) => text).join('')).toContain('QUÁ HẠN 01 ngày');
  });

  it('are told in parts with a header that puts them together', async () => {
    await start();
    const outcome = await channel.send(saying(LONG));
    expect(outcome).toMatchObject({ state: 'accepted', references: ['smsc-1', 'smsc-2'] });
    expect(peer.taken.map(({ text }) => text).join('')).toBe(LONG);
    expect(peer.taken.map(({ udh }) => [udh[0], udh[1], udh.slice(-2)])).toEqual([
      [0, 3, [2, 1]],
      [0, 3, [2, 2]],
    ]);
    expect(peer.taken[0]?.udh[2]).toBe(peer.taken[1]?.udh[2]);
  });

  it('or with parameters of their own', async () => {
    await start({ long: 'sar' });
    await channel.send(saying(LONG));
    expect(peer.taken.map(({ sar, udh }) => [sar?.slice(1), udh])).toEqual([
      [[2, 1], []],
      [[2, 2], []],
    ]);
  });

  it.each<[string, number, object]>([
    ['refuses the number', 0x0b, { permanent: true, down: false, error: 'ESME_RINVDSTADR' }],
    ['has an error of its own', 0x08, { permanent: false, down: false, error: 'ESME_RSYSERR' }],
    ['is asked too much', 0x58, { permanent: false, down: true, error: 'ESME_RTHROTTLED' }],
    ['does not know the sender', 0x0a, { permanent: false, down: true, error: 'ESME_RINVSRCADR' }],
    ['says what only its vendor knows', 0x4aa, { permanent: false, error: '0x000004aa' }],
  ])('tell when the centre %s', async (_name, status, outcome) => {
    await start();
    peer.temper = { status };
    expect(await channel.send(message())).toMatchObject({ state: 'rejected', ...outcome });
    expect(peer.taken).toEqual([]);
  });

  it.each(['silent', 'drop'] as const)('are unknown when the centre took them and its answer stays out (%s)', async (temper) => {
    await start();
    peer.temper = temper;
    expect(await channel.send(message())).toMatchObject({ state: 'unknown', parts: 1, references: [], down: true });
    expect(peer.taken).toHaveLength(1);
    expect(await channel.query!({ key: 'k', identity: '0001', address: ADDRESS, references: [] })).toEqual({
      state: 'unknown',
      answer: 'no message_id',
    });
  });

  it('are unknown when only some of their parts were taken', async () => {
    await start();
    peer.next = ['accept', 'silent'];
    expect(await channel.send(saying(LONG))).toMatchObject({ state: 'unknown', parts: 2, references: ['smsc-1'] });
  });

  it('offer a part again that is refused for now after another was taken', async () => {
    await start();
    peer.next = ['accept', { status: 0x58 }, { status: 0x08 }, 'accept'];
    expect(await channel.send(saying(LONG))).toMatchObject({ state: 'accepted', references: ['smsc-1', 'smsc-2'] });
  });

  it('say that they never left when nobody listens, and go when somebody does', async () => {
    await start();
    const { port } = peer;
    await peer.close();
    expect(await channel.send(message())).toMatchObject({ state: 'rejected', permanent: false, down: true });
    peer = await startSmppPeer({ port });
    expect(await channel.send(message())).toMatchObject({ state: 'accepted' });
  });

  it('say that they never left when the log-in is refused, and do not show the password', async () => {
    await start({}, {}, { login: { systemId: 'dunghan', password: 'khác' } });
    const outcome = await channel.send(message());
    expect(outcome).toMatchObject({ state: 'rejected', permanent: false, down: true, error: expect.stringContaining('ESME_RINVPASWD') });
    expect(JSON.stringify([outcome, channel.describe()])).not.toContain('bí mật');
  });

  it('are never more under way than the window allows', async () => {
    await start({ window: 2 });
    peer.gather = 2;
    await Promise.all(Array.from({ length: 12 }, (_, index) => channel.send(message({ key: `key-${index}` }))));
    expect(peer.taken).toHaveLength(12);
    expect(peer.mostAtOnce).toBe(2);
  });

  it('bind again after the centre has hung up', async () => {
    await start();
    await channel.send(message());
    const gone = new Promise((resolve) => peer.sessions()[0]?.once('close', resolve));
    peer.hangUp();
    await gone;
    const outcomes = [await channel.send(message()), await channel.send(message())];
    expect(outcomes.at(-1)).toMatchObject({ state: 'accepted' });
  });

  it('test a silent link, and leave with a good-bye', async () => {
    await start({ enquireMs: 20 });
    await channel.send(message());
    while (peer.enquiries < 2) await new Promise(setImmediate);
    await channel.close();
    expect(peer.unbound).toBe(1);
  });

  describe('whose receipts', () => {
    it('come as a text and are answered when they were taken up', async () => {
      await start();
      listen();
      await channel.send(message());
      const [{ id, to }] = peer.taken as [Submitted];
      expect(await peer.deliver(receipt({ id, to }))).toBe(0);
      expect(reports).toEqual([{ reference: 'smsc-1', identity: null, address: ADDRESS, state: 'delivered', detail: 'DELIVRD err:000' }]);
    });

    it('come as parameters, with our own reference', async () => {
      await start();
      listen();
      await channel.send(message());
      const { reference } = peer.taken[0]!;
      const tlv = { receipted_message_id: 'smsc-1', message_state: 5, user_message_reference: Number.parseInt(reference, 16) };
      await peer.deliver({ ...receipt(peer.taken[0]!, 'DELIVRD', 'other'), ...tlv });
      expect(reports).toMatchObject([{ reference: 'smsc-1', identity: reference, state: 'failed', detail: 'UNDELIV err:000' }]);
    });

    it('are refused for now when they could not be put on record, so that the centre tells again', async () => {
      await start();
      channel.listen!(async () => {
        throw new Error('disk full');
      });
      await channel.send(message());
      expect(await peer.deliver(receipt(peer.taken[0]!))).toBe(0x64);
    });

    it('are not confused with texts from people, or with nonsense', async () => {
      await start();
      listen();
      await channel.send(message());
      const person = {
        esm_class: 0,
        source_addr: '84912345678',
        destination_addr: '1',
        short_message: Buffer.from('id:smsc-1 stat:DELIVRD'),
      };
      expect(await peer.deliver(person)).toBe(0);
      expect(await peer.deliver({ ...person, esm_class: 4, short_message: Buffer.from('\u0000\u0001') })).toBe(0);
      expect(reports).toEqual([]);
    });

    it.each([
      ['hex', (count: number) => String(254 + count), '00000FF'],
      ['decimal', () => '0A1F', '0000002591'],
    ] as const)('may write the number of the answer in another way (%s)', async (receiptId, idOf, shown) => {
      await start({ receiptId }, {}, { idOf });
      listen();
      const outcome = await channel.send(message());
      await peer.deliver(receipt(peer.taken[0]!, 'DELIVRD', shown));
      expect(outcome).toMatchObject({ references: [reports[0]?.reference] });
    });
  });

  it('can be asked about by the names the centre gave them', async () => {
    await start();
    const asked = (references: string[]) => channel.query!({ key: 'k', identity: '0001', address: ADDRESS, references });
    peer.states = new Map([['a', 2], ['b', 1], ['c', 5]]); // prettier-ignore
    expect(await asked(['a'])).toEqual({ state: 'delivered', answer: 'DELIVRD', references: ['a'] });
    expect(await asked(['a', 'b'])).toMatchObject({ state: 'accepted' });
    expect(await asked(['a', 'c'])).toMatchObject({ state: 'failed' });
    expect(await asked(['d'])).toMatchObject({ state: 'unknown' });
    expect(peer.queried).toEqual(['a', 'a', 'b', 'a', 'c', 'd']);
  });

  it('go over TLS, and not to a stranger', async () => {
    const ca = readFileSync(PEER_CERTIFICATE, 'utf8');
    await start({ tls: true, host: 'localhost', ca }, {}, { tls: true });
    expect(await channel.send(message())).toMatchObject({ state: 'accepted' });
    const wary = smsSmppChannel(settings(peer.port, { tls: true, host: 'localhost' }), sms());
    expect(await wary.send(message())).toMatchObject({ state: 'rejected', down: true });
    await wary.close();
    expect(peer.taken).toHaveLength(1);
  });
});
