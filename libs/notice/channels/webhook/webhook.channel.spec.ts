// Notices handed to another system: what it gets, how it checks who sent it, and where they never go.
import { createHmac } from 'node:crypto';
import type { lookup } from 'node:dns';
import { startHttpPeer, type HttpPeer, type HttpTemper } from '../../../../test/support/http-peer.js';
import { channelContract, outgoing } from '../port/channel.contract.js';
import { INSIDE_CODE, isInside, publicLookup } from './private-address.js';
import { webhookChannel, type WebhookEndpoint } from './webhook.channel.js';

const SECRET = 'một bí mật đủ dài';
const endpoint = (url: string, changes: Partial<WebhookEndpoint> = {}): WebhookEndpoint => ({
  id: 'cong',
  url,
  secret: SECRET,
  agencies: null,
  roles: null,
  allowPrivate: true,
  ...changes,
});
const channelAt = (...endpoints: WebhookEndpoint[]) => webhookChannel({ endpoints, timeoutMs: 1_500 });

let failed = 0;
channelContract('webhook', async () => {
  const peer = await startHttpPeer();
  failed = 0;
  return {
    channel: channelAt(endpoint(`${peer.url}/nhan`)),
    address: 'cong',
    arrived: async () => peer.asked.slice(failed).map(({ body }) => body),
    async break(how) {
      if (how === 'later') failed = peer.asked.length + 1;
      peer.temper = how === 'later' ? { status: 503 } : {};
    },
    close: peer.close,
  };
});

describe('a webhook', () => {
  let peer: HttpPeer;
  beforeEach(async () => {
    peer = await startHttpPeer();
  });
  afterEach(() => peer.close());
  const send = (changes: Partial<WebhookEndpoint> = {}) => {
    const channel = channelAt(endpoint(`${peer.url}/nhan?kenh=1`, changes));
    return channel.send(outgoing(channel, { address: 'cong' }));
  };

  it('gets the notice as JSON, signed over time and body', async () => {
    expect(await send()).toMatchObject({ state: 'accepted' });
    const [asked] = peer.asked;
    expect(asked).toMatchObject({ method: 'POST', url: '/nhan?kenh=1' });
    const [, seconds = '', signature = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(asked?.headers['dung-han-signature'])) ?? [];
    expect(Number(seconds) * 1000).toBe(Date.parse('2021-04-01T01:00:00.000Z'));
    expect(signature).toBe(createHmac('sha256', SECRET).update(`${seconds}.${asked?.body}`).digest('hex'));
    expect(JSON.parse(asked?.body ?? '')).toMatchObject({
      version: 1,
      id: '0123456789abcdef0123456789abcdef',
      addressee: 'Giám đốc Sở Tư pháp',
      subject: '[Đúng Hạn] Quá hạn: 1 nhiệm vụ của Sở Tư pháp',
      sections: [{ kind: 'late', rows: [{ code: 'I.1.3' }] }],
    });
    expect(asked?.headers['dung-han-message']).toBe('0123456789abcdef0123456789abcdef');
  });

  it.each<[string, HttpTemper, object]>([
    ['has had it before', { status: 409 }, { state: 'accepted' }],
    ['refuses it', { status: 422, body: 'thiếu' }, { state: 'rejected', permanent: true, error: expect.stringContaining('422') }],
    ['does not know us', { status: 401 }, { state: 'rejected', permanent: false }],
    ['is broken', { status: 500 }, { state: 'rejected', permanent: false }],
    ['sends us elsewhere', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, { state: 'rejected', permanent: false }],
    ['hangs up', 'drop', { state: 'rejected', permanent: false }],
    ['does not answer', 'silent', { state: 'rejected', permanent: false }],
  ])('tells when the other side %s', async (_name, temper, outcome) => {
    peer.temper = temper;
    expect(await send()).toMatchObject(outcome);
    expect(peer.asked).toHaveLength(1);
  });

  it.each(['127.0.0.1', 'localhost', '0x7f000001', '2130706433', '[::1]', '[::ffff:127.0.0.1]'])(
    'never goes inside, however it is written: %s',
    async (host) => {
      const url = peer.url.replace('127.0.0.1', host);
      expect(await send({ url, allowPrivate: false })).toMatchObject({
        state: 'rejected',
        error: expect.stringMatching(/public Internet/),
      });
      expect(peer.asked).toEqual([]);
    },
  );

  it('is the first endpoint that fits the recipient', () => {
    const channel = channelAt(
      endpoint('https://a.vn', { id: 'so-y-te', agencies: ['so-y-te'] }),
      endpoint('https://b.vn', { id: 'lanh-dao', roles: ['chair'] }),
    );
    const reach = (agency: string, role: string) => channel.reach({ agency, role, email: null, phone: null });
    expect(reach('so-y-te', 'chair')).toEqual({ address: 'so-y-te' });
    expect(reach('ubnd-tinh', 'chair')).toEqual({ address: 'lanh-dao' });
    expect(reach('so-tu-phap', 'lead-head')).toBeNull();
  });
});

describe('an address', () => {
  it.each([
    '127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1',
    '224.0.0.1', '255.255.255.255', '::', '::1', '::ffff:10.0.0.1', '::ffff:169.254.169.254', 'fc00::1', 'fd12::1', 'fe80::1%eth0', 'ff02::1',
    '64:ff9b::7f00:1', '2002:7f00:1::', 'not-an-address',
  ])('%s is inside', (address) => expect(isInside(address)).toBe(true)); // prettier-ignore
  it.each(['8.8.8.8', '172.32.0.1', '192.167.1.1', '2001:4860:4860::8888', '::ffff:8.8.8.8'])('%s is outside', (address) =>
    expect(isInside(address)).toBe(false),
  );

  const resolving = (...addresses: string[]) =>
    publicLookup(((_host: string, _options: object, done: (error: null, found: object[]) => void) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )) as unknown as typeof lookup);
  const ask = (look: ReturnType<typeof publicLookup>, all = false) =>
    new Promise((resolve) =>
      look('cong.gov.vn', { all }, (error, address) => resolve(error ? (error as NodeJS.ErrnoException).code : address)),
    );

  it('is checked where it is connected to, so that a name cannot lead inside', async () => {
    expect(await ask(resolving('8.8.8.8'))).toBe('8.8.8.8');
    expect(await ask(resolving('8.8.8.8'), true)).toEqual([{ address: '8.8.8.8', family: 4 }]);
    expect(await ask(resolving('8.8.8.8', '10.0.0.1'))).toBe(INSIDE_CODE);
    expect(await ask(resolving())).toBe(INSIDE_CODE);
  });
});
