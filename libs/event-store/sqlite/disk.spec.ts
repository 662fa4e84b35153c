// What is not on the disk is not acknowledged, and a disk that failed once is not trusted again.
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskOf } from './disk.js';
import { groupCommit } from './group-commit.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dung-han-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('reaches the log of a database that is written to', async () => {
  const file = join(folder, 'log.db');
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE numbers (number INTEGER)');
  const disk = diskOf(file);
  await disk.reached();
  expect(disk.check).not.toThrow();
  disk.close();
  db.close();
});

it('fails for good when it has failed once', async () => {
  const file = join(folder, 'nothing.db');
  const disk = diskOf(file);
  await expect(disk.reached()).rejects.toThrow('ENOENT');
  new Database(`${file}-wal`).exec('CREATE TABLE numbers (number INTEGER)').close();
  await expect(disk.reached()).rejects.toThrow('ENOENT');
  expect(disk.check).toThrow('ENOENT');
});

it('answers no append before the disk has it, and all that came meanwhile together', async () => {
  const db = new Database(join(folder, 'log.db'));
  db.exec('CREATE TABLE numbers (number INTEGER)');
  const waiting: (() => void)[] = [];
  const answered: number[] = [];
  const commits = groupCommit<number>(
    db,
    1000,
    () => new Promise((resolve) => waiting.push(resolve)),
    () => {},
  );
  const append = async (number: number) => {
    await commits.run(() => Number(db.prepare('INSERT INTO numbers VALUES (?)').run(number).changes));
    answered.push(number);
  };
  const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  const first = append(1);
  await turn();
  const others = [append(2), append(3)];
  await turn();
  expect([answered, waiting.length]).toEqual([[], 1]);
  waiting[0]!();
  await first;
  await turn();
  expect([answered, waiting.length]).toEqual([[1], 2]);
  waiting[1]!();
  await Promise.all(others);
  expect(answered).toEqual([1, 2, 3]);
  await commits.settled();
  db.close();
});

it('lets an append fail that the disk did not take', async () => {
  const db = new Database(join(folder, 'log.db'));
  const commits = groupCommit<number>(
    db,
    1000,
    () => Promise.reject(new Error('EIO')),
    () => {},
  );
  await expect(commits.run(() => 1)).rejects.toThrow('EIO');
  await commits.settled();
  db.close();
});
