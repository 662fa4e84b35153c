// Secrets in files, as a container platform gives them: every command works with what they hold, and none without.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { authority, certificate } from '../support/certificates.js';
import { dunghan, newFolder } from '../support/dunghan.js';
import { startStandIn, type StandIn } from '../support/eventstore/server.js';

const PASSWORD = 'mật khẩu rất dài ';
const MISSING = '/khong/co/tep';

let folder: ReturnType<typeof newFolder>;
let store: StandIn;
let caFile: string;

const fileWith = (name: string, text: string): string => {
  const file = join(folder.path, name);
  writeFileSync(file, text, { mode: 0o600 });
  return file;
};

beforeAll(async () => {
  folder = newFolder();
  const ca = await authority();
  caFile = fileWith('ca.pem', ca.cert);
  store = await startStandIn({ tls: await certificate(ca), users: { dunghan: PASSWORD } });
});
afterAll(async () => {
  await store.stop();
  folder.remove();
});

const url = (): string => `kurrentdb://localhost:${store.port}`;
/** Runs on the server, with an account whose password lies in a file. */
const onServer = (args: readonly string[], changes: Record<string, string> = {}) =>
  dunghan([...args, '--data', join(folder.path, 'data')], {
    DUNGHAN_KURRENTDB_URL_FILE: fileWith('url', `${url()}\n`),
    DUNGHAN_KURRENTDB_CA: caFile,
    DUNGHAN_KURRENTDB_USER: 'dunghan',
    DUNGHAN_KURRENTDB_PASSWORD_FILE: fileWith('mat-khau', `${PASSWORD}\r\n`),
    ...changes,
  });

async function refused(args: readonly string[], changes: Record<string, string>): Promise<string> {
  const { code, stdout, stderr } = await onServer(args, changes);
  expect([code, stdout, stderr.trim().split('\n')]).toEqual([1, '', [expect.any(String)]]);
  return stderr;
}

it('every command works on the log that a file names, and on no other', async () => {
  expect(await onServer(['account', 'open', 'lan', '--name', 'Lan', '--role', 'admin'])).toMatchObject({ code: 0, stderr: '' });
  const out = join(folder.path, 'nhat-ky.jsonl');
  expect(await onServer(['export', '--out', out])).toMatchObject({ code: 0 });
  expect(readFileSync(out, 'utf8')).toContain('AccountOpened');
  expect(await onServer(['rebuild'])).toMatchObject({ code: 0 });
  expect(existsSync(join(folder.path, 'data', 'events.db'))).toBe(false);
});

it('a file that is missing or empty is a sentence, whatever the command', async () => {
  for (const args of [
    ['agency', 'list'],
    ['export', '--out', join(folder.path, 'khong.jsonl')],
    ['serve', '--port', '0'],
  ]) {
    expect(await refused(args, { DUNGHAN_KURRENTDB_URL_FILE: MISSING })).toBe(
      'Không đọc được tệp mà DUNGHAN_KURRENTDB_URL_FILE chỉ đến: ENOENT.\n',
    );
    const empty = fileWith('rong', '\n');
    expect(await refused(args, { DUNGHAN_KURRENTDB_URL_FILE: empty })).toBe(
      'Tệp mà DUNGHAN_KURRENTDB_URL_FILE chỉ đến không có nội dung.\n',
    );
  }
});

it('where both are given, the file is not read', async () => {
  const both = {
    DUNGHAN_KURRENTDB_URL: url(),
    DUNGHAN_KURRENTDB_URL_FILE: MISSING,
    DUNGHAN_KURRENTDB_PASSWORD: PASSWORD,
    DUNGHAN_KURRENTDB_PASSWORD_FILE: MISSING,
  };
  expect(await onServer(['account', 'list'], both)).toMatchObject({ code: 0, stdout: expect.stringContaining('lan') });
  const other = { DUNGHAN_KURRENTDB_PASSWORD: PASSWORD, DUNGHAN_KURRENTDB_PASSWORD_FILE: fileWith('sai', 'sai') };
  expect(await onServer(['account', 'list'], other)).toMatchObject({ code: 0 });
});

it('the addresses of the service and of its heartbeat are read from files', async () => {
  for (const name of ['DUNGHAN_URL', 'DUNGHAN_HEARTBEAT_URL'])
    expect(await refused(['serve', '--port', '0'], { [`${name}_FILE`]: fileWith('dia-chi', 'ftp://x') })).toContain(`${name} `);
});

it('tells that a setting is there, and never what it is', async () => {
  const env = { DUNGHAN_KURRENTDB_PASSWORD_FILE: fileWith('mat-khau', PASSWORD) };
  const { code, stdout, stderr } = await dunghan(['settings', '--json'], env);
  expect([code, stderr]).toEqual([0, '']);
  const { settings } = JSON.parse(stdout) as { settings: { variable: string; set: boolean }[] };
  expect(settings.find(({ variable }) => variable === 'DUNGHAN_KURRENTDB_PASSWORD')?.set).toBe(true);
  expect(stdout).not.toContain(PASSWORD.trim());
});
