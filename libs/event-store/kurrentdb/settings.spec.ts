// Settings of the event store: what is understood, what is refused, and that no refusal tells a secret.
import { isRefusal } from '../../kernel/index.js';
import { readKurrentSettings } from './settings.js';

const read = (url: string, env: Record<string, string> = {}) => readKurrentSettings({ DUNGHAN_KURRENTDB_URL: url, ...env });

it('is the embedded log when nothing is said', () => {
  expect(readKurrentSettings({})).toBeNull();
  expect(read('  ')).toBeNull();
});

it.each([
  ['kurrentdb://kho.tinh.gov.vn', { hosts: [{ address: 'kho.tinh.gov.vn', port: 2113 }], discover: false, tls: true, verify: true }],
  ['esdb+discover://cum:2114/?tls=false', { hosts: [{ address: 'cum', port: 2114 }], discover: true, tls: false }],
  [
    'kurrentdb://a,b:2,c:3?tlsVerifyCert=false',
    { hosts: ['a', 'b', 'c'].map((address) => expect.objectContaining({ address })), verify: false },
  ],
  ['esdb://localhost:2113?tls=false', { hosts: [{ address: 'localhost', port: 2113 }], tls: false, credentials: null, user: null }],
  ['esdb://admin:changeit@localhost:2113/?tls=False&tlsVerifyCert=False', { tls: false, verify: false, credentials: null }],
  ['esdb+discover://admin:changeit@127.0.0.1:2113,localhost?tls=false', { discover: true, tls: false, credentials: null }],
  [
    'kurrentdb://admin:changeit@localhost:2113?tls=true&tlsVerifyCert=false',
    { tls: true, verify: false, credentials: { username: 'admin', password: 'changeit' } },
  ],
  ['esdb://a?tls=false&keepAliveInterval=20000&keepAliveTimeout=-1', { keepAlive: { everyMs: 20_000, timeoutMs: -1 } }],
  ['esdb://a?keepAliveInterval=500', { keepAlive: { everyMs: 10_000, timeoutMs: 10_000 } }],
  [
    'esdb://a,b?nodePreference=follower&maxDiscoverAttempts=3&gossipTimeout=5&connectionName=x&throwOnAppendFailure=false&new=1',
    { hosts: [{ address: 'a', port: 2113 }, expect.anything()], tls: true },
  ],
  ['kurrentdb://admin:ch%40ngeit@a', { credentials: { username: 'admin', password: 'ch@ngeit' }, prefix: 'dunghan-' }],
] as const)('understands %s', (url, expected) => {
  expect(read(url)).toMatchObject(expected);
});

it('takes the account from where it is named, whatever the address says', () => {
  const env = { DUNGHAN_KURRENTDB_USER: 'lan', DUNGHAN_KURRENTDB_PASSWORD: 'bí mật' };
  for (const url of ['kurrentdb://a', 'kurrentdb://admin:changeit@a'])
    expect(read(url, env)).toMatchObject({ credentials: { username: 'lan', password: 'bí mật' } });
});

it.each<[string, Record<string, string>, string]>([
  ['http://lan:bi-mat@a', {}, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat@a:99999', {}, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat@', {}, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat@a?tls=vâng', {}, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat@a?keepAliveInterval=often', {}, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat@a?userCertFile=a.pem', {}, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat@a?userCertFile=/khong/co.pem&userKeyFile=/khong/co.pem', {}, 'notice.setting-file'],
  ['kurrentdb://lan:bi-mat%@a', {}, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat@a?tls=false', {}, 'kurrentdb-password-in-clear'],
  ['kurrentdb://lan:bi-mat@localhost,a?tls=false', {}, 'kurrentdb-password-in-clear'],
  ['kurrentdb://lan@a', {}, 'setting-invalid'],
  ['kurrentdb://a', { DUNGHAN_KURRENTDB_PASSWORD: 'bi-mat' }, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat@a', { DUNGHAN_KURRENTDB_CA: '/khong/co.pem' }, 'notice.setting-file'],
  ['kurrentdb://lan:bi-mat@a', { DUNGHAN_KURRENTDB_PREFIX: '$ce-' }, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat@a', { DUNGHAN_KURRENTDB_PREFIX: 'dunghan' }, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat@a', { DUNGHAN_KURRENTDB_TIMEOUT: '0' }, 'setting-invalid'],
])('refuses %s %j and does not repeat the password', (url, env, code) => {
  const refusal = read(url, env);
  expect(isRefusal(refusal) && refusal.code).toBe(code);
  expect(JSON.stringify(refusal)).not.toContain('bi-mat');
});
