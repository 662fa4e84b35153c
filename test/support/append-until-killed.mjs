// A child process that appends to an SQLite log until it is killed, and prints each batch once the log has acknowledged it:
//   node append-until-killed.mjs FILE
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
const { openSqliteEventStore } = await import('../../libs/event-store/sqlite/sqlite.event-store.ts');

const store = openSqliteEventStore(process.argv[2]);
const by = { user: 'kiem-thu', role: 'system', agency: null, via: 'cli' };

function batch(size) {
  const ids = Array.from({ length: size }, () => randomUUID());
  return ids.map((id) => ({
    id,
    type: 'Counted',
    version: 1,
    recordedAt: '2021-01-01T00:00:00.000Z',
    occurredOn: null,
    by,
    correlationId: ids[0],
    causationId: null,
    data: { batch: ids, text: 'x'.repeat(300) },
  }));
}

async function write(stream, size) {
  for (;;) {
    const events = batch(size);
    await store.append(stream, 'any', events);
    writeSync(1, `${events.map((event) => event.id).join(' ')}\n`);
  }
}

await Promise.all(Array.from({ length: 12 }, (_, writer) => write(`s${writer % 5}`, 1 + (writer % 4))));
