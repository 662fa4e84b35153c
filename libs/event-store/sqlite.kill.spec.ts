// `kill -9` in the middle of appends: what was acknowledged is there, and no batch is there in part.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { everything } from './port/event-store.contract.js';
import { openSqliteEventStore } from './sqlite/sqlite.event-store.js';

const WRITER = fileURLToPath(new URL('../../test/support/append-until-killed.mjs', import.meta.url));
const ROUNDS = 5;

/** The batches a writer was acknowledged before it was killed, after `enough` of them and some milliseconds more. */
async function acknowledgedUntilKilled(file: string, enough: number): Promise<string[][]> {
  const child = spawn(process.execPath, [WRITER, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const batches: string[][] = [];
  for await (const line of createInterface(child.stdout)) {
    batches.push(line.split(' '));
    if (batches.length === enough) setTimeout(() => child.kill('SIGKILL'), Math.random() * 20);
  }
  return batches;
}

it('loses nothing that was acknowledged and keeps no part of a batch', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dung-han-'));
  const file = join(folder, 'events.db');
  const acknowledged: string[][] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      acknowledged.push(...(await acknowledgedUntilKilled(file, 1 + Math.floor(Math.random() * 400))));
      const store = openSqliteEventStore(file);
      const events = await everything(store);
      await store.close();
      const ids = new Set(events.map((event) => event.id));
      expect(acknowledged.flat().filter((id) => !ids.has(id))).toEqual([]);
      const torn = events.filter((event) => (event.data as { batch: string[] }).batch.some((id) => !ids.has(id)));
      expect(torn).toEqual([]);
      expect(events.map((event) => event.position)).toEqual(events.map((_, index) => index + 1));
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
