// Measures the built product against limits found in the same run on the same machine, so that the ratios mean something
// on any machine. `npm run bench -- 1000000` takes that many open tasks for the large idle cycle (default 100000);
// `npm run bench -- notices` runs the parts named.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appends } from './appends.mjs';
import { idle } from './idle.mjs';
import { notices } from './notices.mjs';
import { replay } from './replay.mjs';

const words = process.argv.slice(2);
const large = Number(words.find((word) => /^\d+$/.test(word)) ?? 100_000);
const parts = { appends, replay, notices, idle: (folder) => idle(folder, large) };
const named = Object.keys(parts).filter((name) => words.includes(name));

const folder = mkdtempSync(join(tmpdir(), 'dung-han-bench-'));
try {
  for (const name of named.length > 0 ? named : Object.keys(parts)) await parts[name](folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
