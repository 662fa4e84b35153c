// A cycle in which nothing is due, with everything on: reports of standing tasks, the digest, the daily audit. Then the digest
// itself, and what a process that only turns such cycles holds in memory.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDirectory } from '../../dist/libs/agency/directory/directory.reader.js';
import { PROJECTIONS } from '../../dist/libs/catalogue/catalogue.js';
import { openProjections } from '../../dist/libs/event-store/projections/projections.js';
import { VirtualClock } from '../../dist/libs/kernel/clock.js';
import { instantAt } from '../../dist/libs/kernel/index.js';
import { assigned, openBenchApplication, openLog, seed } from './facts.mjs';
import { atMost, figure, median, seconds } from './measure.mjs';

const SMALL = 10_000;
const STANDING = 50;
const CYCLES = 200;
const NOW = instantAt('2026-03-04', '09:30');

const open = (folder, tasks) => {
  const store = openLog(join(folder, `idle-${tasks}.db`));
  const projections = openProjections(join(folder, `idle-${tasks}-rows.db`), PROJECTIONS);
  return { store, projections, application: openBenchApplication(store, projections, new VirtualClock(NOW)) };
};

async function cycles(application) {
  const times = [];
  for (let turn = 0; turn < CYCLES; turn += 1) times.push((await seconds(() => application.cycle())) * 1000);
  return median(times);
}

async function measure(folder, tasks) {
  const { store, projections, application } = open(folder, tasks);
  await seed(store, tasks);
  await application.importDirectory(readDirectory(), 'bench');
  // What was seeded has its ladders; what follows from the standing tasks is left to the cycle.
  projections.setCheckpoint('reactor', projections.position());
  for (let row = 1; row <= STANDING; row += 1) await store.append(`task-s.r${row}`, 'none', [assigned('s', row, null)]);
  await application.cycle();
  const rows = (name) => projections.all(PROJECTIONS.find((each) => each.name === name)).length;
  const settled = { reports: rows('reports'), digests: rows('digests'), audits: rows('step_audits') };
  if (Object.values(settled).includes(0)) throw new Error(`the first cycle left something out: ${JSON.stringify(settled)}`);
  const idle = await cycles(application);
  const digest = await seconds(() => application.digest(instantAt('2026-03-04')));
  await application.close();
  return { idle, digest };
}

/** Of a process of its own, because this one has made up all the tasks. */
const memoryOf = (folder, tasks) => Number(execFileSync(process.execPath, [fileURLToPath(import.meta.url), folder, `${tasks}`]));

async function serve(folder, tasks) {
  const { application } = open(folder, tasks);
  await cycles(application);
  console.log(process.memoryUsage().rss / 1024 / 1024);
  await application.close();
}

export async function idle(folder, large) {
  const [few, many] = [await measure(folder, SMALL), await measure(folder, large)];
  const [small, tasks] = [SMALL.toLocaleString('en'), large.toLocaleString('en')];
  console.log(`idle cycle: ${figure(few.idle)} ms at ${small} open tasks, ${figure(many.idle)} ms at ${tasks}`);
  atMost('idle cycle, large against small', many.idle / few.idle, 1.5);
  atMost('idle cycle, milliseconds', many.idle, 5);
  console.log(`digest of ${small} open tasks, drawn up from the log: ${figure(few.digest)} s`);
  atMost(`memory of a process that turns cycles at ${tasks} open tasks, MB`, memoryOf(folder, large), 400);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await serve(process.argv[2], process.argv[3]);
