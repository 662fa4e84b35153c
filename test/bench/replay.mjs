// Folding the whole log into read models, against reading it and parsing its JSON.
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { PROJECTIONS } from '../../dist/libs/catalogue/catalogue.js';
import { openProjections } from '../../dist/libs/event-store/projections/projections.js';
import { openLog, seed } from './facts.mjs';
import { atLeast, figure, median, seconds } from './measure.mjs';

const TASKS = 20_000;
const EVENTS = 2 * TASKS;
const TURNS = 5;

function scan(file) {
  const db = new Database(file, { readonly: true });
  let characters = 0;
  for (const row of db.prepare('SELECT * FROM events ORDER BY position').iterate()) characters += JSON.parse(row.data).task?.length ?? 0;
  db.close();
  return characters;
}

export async function replay(folder) {
  const file = join(folder, 'replay.db');
  const store = openLog(file);
  await seed(store, TASKS);
  const folded = PROJECTIONS.filter(({ name }) => name === 'tasks' || name === 'ladders');
  const turns = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const bare = EVENTS / (await seconds(() => scan(file)));
    const projections = openProjections(join(folder, `replay-${turn}-rows.db`), folded);
    const product = EVENTS / (await seconds(() => projections.catchUp(store)));
    projections.close();
    turns.push({ bare, product, ratio: product / bare });
  }
  await store.close();
  const middle = (name) => median(turns.map((turn) => turn[name]));
  console.log(
    `replay: ${figure(middle('bare'))} events/s bare scan with JSON.parse, ${figure(middle('product'))} events/s folded into tasks and ladders`,
  );
  atLeast('projection replay, against the bare scan', middle('ratio'), 0.4);
}
