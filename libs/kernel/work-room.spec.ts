import { fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newFolder } from '../../test/support/dunghan.js';
import { until } from '../../test/support/until.js';

const SUPPORT = join(process.cwd(), 'test/support');

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it('a room in the midst of an order ends when the process that gave it was killed', async () => {
  const folder = newFolder();
  const file = join(folder.path, 'pid');
  const owner = fork(join(SUPPORT, 'typescript-process.mjs'), [pathToFileURL(join(SUPPORT, 'room-owner.ts')).href, file]);
  try {
    await until(() => existsSync(file) && readFileSync(file, 'utf8') !== '');
    const room = Number(readFileSync(file, 'utf8'));
    expect(lives(room)).toBe(true);
    owner.kill('SIGKILL');
    await until(() => !lives(room));
  } finally {
    owner.kill('SIGKILL');
    if (existsSync(file) && lives(Number(readFileSync(file, 'utf8')))) process.kill(Number(readFileSync(file, 'utf8')), 'SIGKILL');
    folder.remove();
  }
});
