// Durable appends by many writers at once, against the rate at which one writer waits for the disk each time.
import { join } from 'node:path';
import { openSqliteEventStore } from '../../dist/libs/event-store/sqlite/sqlite.event-store.js';
import { event } from './facts.mjs';
import { atLeast, figure, seconds } from './measure.mjs';

const [ALONE, TOGETHER, WRITERS] = [300, 20_000, 256];
const DATA = { part: 'so-tu-phap', percent: 40, note: 'Đã tổng hợp số liệu của các sở, ban, ngành và UBND cấp huyện' };

export async function appends(folder) {
  const store = openSqliteEventStore(join(folder, 'appends.db'));
  const append = (stream) => store.append(stream, 'none', [event('ProgressReported', DATA)]);
  const alone = async () => {
    for (let index = 0; index < ALONE; index += 1) await append(`task-a${index}`);
  };
  let next = 0;
  const writer = async () => {
    while (next < TOGETHER) await append(`task-b${next++}`);
  };
  const slow = ALONE / (await seconds(alone));
  const fast = TOGETHER / (await seconds(() => Promise.all(Array.from({ length: WRITERS }, writer))));
  await store.close();
  console.log(`durable appends: ${figure(slow)}/s one at a time, ${figure(fast)}/s by ${WRITERS} writers`);
  atLeast('durable appends under load, against one event a transaction', fast / slow, 3);
}
