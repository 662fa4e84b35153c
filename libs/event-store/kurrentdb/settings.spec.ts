// Settings of the event store: what is understood, what is refused, and that no refusal tells a secret.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  ['kurrentdb://admin:ch%40ngeit@a', { credentials: { username: 'admin', password: 'ch@ngeit' }, prefix: 'dunghan-' }],
] as const)('understands %s', (url, expected) => {
  expect(read(url)).toMatchObject(expected);
});

it('takes the password from a file, and the account from where it is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dung-han-'));
  writeFileSync(join(folder, 'mat-khau'), 'bí mật\n');
  const env = { DUNGHAN_KURRENTDB_USER: 'lan', DUNGHAN_KURRENTDB_PASSWORD_FILE: join(folder, 'mat-khau') };
  expect(read('kurrentdb://a', env)).toMatchObject({ credentials: { username: 'lan', password: 'bí mật' } });
  rmSync(folder, { recursive: true });
});

it.each<[string, Record<string, string>, string]>([
  ['http://lan:bi-mat@a', {}, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat@a:99999', {}, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat@', {}, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat@a?tls=vâng', {}, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat@a?nodePreference=follower', {}, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat%@a', {}, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat@a?tls=false', {}, 'kurrentdb-password-in-clear'],
  ['kurrentdb://lan@a', {}, 'setting-invalid'],
  ['kurrentdb://a', { DUNGHAN_KURRENTDB_PASSWORD: 'bi-mat' }, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat@a', { DUNGHAN_KURRENTDB_CA: '/khong/co.pem' }, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat@a', { DUNGHAN_KURRENTDB_PREFIX: '$ce-' }, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat@a', { DUNGHAN_KURRENTDB_PREFIX: 'dunghan' }, 'setting-invalid'],
  ['kurrentdb://lan:bi-mat@a', { DUNGHAN_KURRENTDB_TIMEOUT: '0' }, 'setting-invalid'],
])('refuses %s %j and does not repeat the password', (url, env, code) => {
  const refusal = read(url, env);
  expect(isRefusal(refusal) && refusal.code).toBe(code);
  expect(JSON.stringify(refusal)).not.toContain('bi-mat');
});
