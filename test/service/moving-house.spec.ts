// `dunghan export` and `dunghan import-log` as a user meets them: from a file to a server and back, and what is refused.
import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { dunghan, newFolder } from '../support/dunghan.js';
import { kurrentdb, type TestServer } from '../support/kurrentdb.js';

let folder: ReturnType<typeof newFolder>;
let server: TestServer;
beforeAll(async () => {
  folder = newFolder();
  server = await kurrentdb();
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const path = (name: string) => join(folder.path, name);

it('carries a log to a server and back, byte for byte, and refuses a damaged file', async () => {
  const onServer = server.freshSettings();
  // The first command in an empty folder puts the directory and the policies on record.
  expect((await dunghan(['agency', 'list', '--data', path('a')])).code).toBe(0);
  const exported = await dunghan(['export', '--out', path('log.jsonl'), '--data', path('a'), '--json']);
  expect(JSON.parse(exported.stdout)).toMatchObject({ leftOut: 0, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const imported = await dunghan(['import-log', path('log.jsonl'), '--data', path('b')], onServer);
  expect(imported).toMatchObject({ code: 0, stderr: '' });
  const back = await dunghan(['export', '--out', path('back.jsonl'), '--data', path('b')], onServer);
  expect(back.stdout).toContain((JSON.parse(exported.stdout) as { sha256: string }).sha256);
  expect(readFileSync(path('back.jsonl'), 'utf8')).toBe(readFileSync(path('log.jsonl'), 'utf8'));
  truncateSync(path('back.jsonl'), 3000);
  const damaged = await dunghan(['import-log', path('back.jsonl'), '--data', path('c')]);
  expect(damaged).toMatchObject({ code: 1, stdout: '' });
  expect(damaged.stderr).toMatch(/bị cụt phần cuối, nên chưa nhập sự kiện nào/);
}, 120_000);

it('says why when the server of the log is not there', async () => {
  const env = { DUNGHAN_KURRENTDB_URL: 'kurrentdb://127.0.0.1:1?tls=false', DUNGHAN_KURRENTDB_TIMEOUT: '1' };
  const { code, stderr } = await dunghan(['agency', 'list', '--data', path('d')], env);
  expect(code).toBe(1);
  expect(stderr).toMatch(/Không kết nối được kho sự kiện tại 127\.0\.0\.1:1: máy chủ từ chối kết nối/);
}, 60_000);
