// Text messages through HTTP gateways as the shipped descriptions speak to them, on a real server on the loopback.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { startHttpPeer, type HttpPeer, type HttpTemper } from '../../../../test/support/http-peer.js';
import { isRefusal } from '../../../kernel/index.js';
import { gatewaySchema, type Gateway } from '../../gateway/description.rule.js';
import { readGateway } from '../../gateway/gateway.reader.js';
import type { Channel, DeliveryReport } from '../port/channel.js';
import { channelContract, outgoing } from '../port/channel.contract.js';
import { smsHttpChannel } from './sms-http.channel.js';
import { smsSchema, smsSettingsOf } from './sms-settings.js';

const ADDRESS = '+84912345678';
const TOKEN = 'mã gọi lại đủ dài';
const SECRETS = { apiKey: 'khóa', secretKey: 'bí mật', token: 'mã' };

/** A shipped description, spoken to a server of ours. */
function gatewayAt(name: string, url: string): Gateway {
  const gateway = readGateway(name);
  if (isRefusal(gateway)) throw new Error(gateway.code);
  const at = (given: string): string => given.replace(/^https:\/\/[^/]+/, url);
  return {
    ...gateway,
    send: { ...gateway.send, url: at(gateway.send.url) },
    ...(gateway.status ? { status: { ...gateway.status, url: at(gateway.status.url) } } : {}),
  };
}
const channelAt = (name: string, url: string): Channel =>
  smsHttpChannel(
    {
      gateway: gatewayAt(name, url),
      secrets: SECRETS,
      sender: 'UBND',
      callback: 'https://x.gov.vn/goi-lai',
      callbackToken: TOKEN,
      timeoutMs: 1_500,
      connections: 4,
    },
    { ...smsSettingsOf(smsSchema.parse({})), perSecond: 1_000 },
  );

const taken: HttpTemper = { body: { CodeResult: '100', SMSID: 'sms-1' } };

channelContract('sms-http', async () => {
  const peer = await startHttpPeer(taken);
  return {
    channel: channelAt('esms', peer.url),
    address: ADDRESS,
    arrived: async () => peer.asked.filter((_, index) => !refused.has(index)).map(({ body }) => body),
    async break(how) {
      refused.clear();
      if (how === 'later') refused.add(peer.asked.length);
      peer.temper = how === 'later' ? { status: 503 } : taken;
    },
    close: peer.close,
  };
});
const refused = new Set<number>();

/** Well in its form, and nothing was sent. */
const SENT_TO_NOBODY = { status: 'success', code: '00', data: { tranId: 77, totalSMS: 0, invalidPhone: ['84912345678'] } };

describe('text messages through a gateway', () => {
  let peer: HttpPeer;
  let channel: Channel;
  const start = async (name: string, temper: HttpPeer['temper'] = taken) => {
    peer = await startHttpPeer(temper);
    channel = channelAt(name, peer.url);
  };
  const send = () => channel.send(outgoing(channel, { address: ADDRESS }));
  const query = (references: string[]) => channel.query!({ key: 'k', identity: 'k', address: ADDRESS, references });
  afterEach(() => peer.close());

  it('ask eSMS as it wants to be asked', async () => {
    await start('esms');
    expect(await send()).toMatchObject({ state: 'accepted', references: ['sms-1'], text: expect.stringMatching(/^CCHC 2021/) });
    const [asked] = peer.asked;
    expect(asked).toMatchObject({ method: 'POST', url: '/MainService.svc/json/SendMultipleMessage_V4_post_json/' });
    expect(JSON.parse(asked?.body ?? '')).toMatchObject({
      ApiKey: 'khóa',
      SecretKey: 'bí mật',
      Phone: '0912345678',
      Brandname: 'UBND',
      SmsType: '2',
      IsUnicode: '0',
      RequestId: '0123456789abcdef0123456789abcdef',
      CallbackUrl: 'https://x.gov.vn/goi-lai',
    });
  });

  it('ask SpeedSMS as it wants to be asked', async () => {
    await start('speedsms', { body: { status: 'success', code: '00', data: { tranId: 123456, totalSMS: 1 } } });
    expect(await send()).toMatchObject({ state: 'accepted', references: ['123456'] });
    const [asked] = peer.asked;
    expect(JSON.parse(asked?.body ?? '')).toMatchObject({ to: ['84912345678'], sms_type: 3, sender: 'UBND' });
    expect(asked?.headers.authorization).toBe(`Basic ${Buffer.from('mã:x').toString('base64')}`);
  });

  it.each<[string, string, HttpTemper, object]>([
    ['esms', 'has had the request before', { body: { CodeResult: '124' } }, { state: 'accepted', references: [] }],
    ['esms', 'finds the number wrong', { body: { CodeResult: '108', ErrorMessage: 'sai số' } }, { permanent: true, error: 'sai số' }],
    ['esms', 'is out of money', { body: { CodeResult: '103' } }, { state: 'rejected', permanent: false, down: true }],
    ['esms', 'does not answer, and would know the request again', 'silent', { state: 'rejected', permanent: false, down: true }],
    ['speedsms', 'sends to none of the numbers', { body: SENT_TO_NOBODY }, { state: 'rejected', permanent: true }],
    ['speedsms', 'is out of money', { body: { status: 'error', code: '300' } }, { state: 'rejected', permanent: false, down: true }],
    ['speedsms', 'finds the number wrong', { body: { status: 'error', code: '105' } }, { state: 'rejected', permanent: true }],
    ['speedsms', 'says what nobody has described', { body: { status: 'ồ' } }, { state: 'unknown' }],
    ['speedsms', 'does not answer', 'silent', { state: 'unknown', detail: 'no-answer', down: true }],
    ['speedsms', 'hangs up', 'drop', { state: 'unknown' }],
    ['speedsms', 'stands behind a broken proxy', { status: 502, body: '<html>' }, { state: 'unknown', detail: 'HTTP 502' }],
    ['speedsms', 'is asked too often', { status: 429 }, { state: 'rejected', permanent: false, down: true }],
    ['speedsms', 'does not know us', { status: 401 }, { state: 'rejected', permanent: false, down: true }],
    ['speedsms', 'sends us elsewhere', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, { state: 'rejected', down: true }],
  ])('tell when %s %s', async (name, _what, temper, outcome) => {
    await start(name, temper);
    const said = await send();
    expect(said).toMatchObject(outcome);
    expect(JSON.stringify(said)).not.toMatch(/bí mật|khóa/);
    expect(peer.asked).toHaveLength(1);
  });

  it('never left when nobody listens', async () => {
    await start('speedsms');
    await peer.close();
    expect(await send()).toEqual({ state: 'rejected', error: 'ECONNREFUSED', permanent: false, down: true });
  });

  it('can be asked about', async () => {
    await start('esms', { body: { CodeResponse: '100', SMSID: 'sms-1', SendStatus: 5, SendSuccess: 1, SendFailed: 0 } });
    expect(await query(['sms-1'])).toMatchObject({ state: 'delivered', references: ['sms-1'] });
    expect(peer.asked[0]?.url).toBe('/MainService.svc/json/GetSendStatus?RefId=sms-1&ApiKey=kh%C3%B3a&SecretKey=b%C3%AD+m%E1%BA%ADt');
    peer.temper = { body: { CodeResponse: '100', SendStatus: 5, SendSuccess: 0, SendFailed: 1 } };
    expect(await query(['sms-1'])).toMatchObject({ state: 'failed' });
    peer.temper = { body: { CodeResponse: '105' } };
    expect(await query(['sms-1'])).toMatchObject({ state: 'unknown' });
    expect(await query([])).toMatchObject({ state: 'unknown' });
  });

  it('are reported by a call', async () => {
    await start('esms');
    const reports: DeliveryReport[] = [];
    expect(await channel.reported!(TOKEN, { SMSID: 'sms-1' })).toBe(false);
    channel.listen!(async (report) => void reports.push(report));
    const call = { SMSID: 'sms-1', RequestId: 'khoa', phonenumber: '0912345678', SendStatus: '5', SendSuccess: '1', SendFailed: '0' };
    expect(await channel.reported!(TOKEN, call)).toBe(true);
    expect(await channel.reported!(TOKEN, { ...call, SendSuccess: '0', SendFailed: '1' })).toBe(true);
    expect(await channel.reported!(TOKEN, { ...call, SendStatus: '2' })).toBe(true);
    expect(await channel.reported!(TOKEN, { nonsense: true })).toBe(false);
    expect(await channel.reported!('đoán', call)).toBe(false);
    expect(reports.map(({ state }) => state)).toEqual(['delivered', 'failed', 'under-way']);
    expect(reports[0]).toEqual({ reference: 'sms-1', identity: 'khoa', address: ADDRESS, state: 'delivered', detail: '5' });
  });
});

describe('the descriptions of gateways', () => {
  const folder = new URL('../gateways/', import.meta.url);
  it('have a published schema that says what is checked', () => {
    const published = JSON.parse(readFileSync(new URL('gateway.schema.json', folder), 'utf8')) as unknown;
    expect(published).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(gatewaySchema, { io: 'input' }))));
  });
  it('name no value that nobody fills in', () => {
    const refusal = readGateway(new URL('../gateways/gateway.schema.json', import.meta.url).pathname);
    expect(isRefusal(refusal) && refusal.code).toBe('notice.gateway');
  });
});
