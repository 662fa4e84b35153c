// The service looks after its own log: one that was cut or put back from an older copy, and a clock that was set back, are said in health
// and as an operator task, until somebody answers for them.
import Database from 'better-sqlite3';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operatorTasksProjection, type OperatorTaskRow } from '../../../libs/operator-task/operator-tasks.projection.js';
import { openDataFolder, type DataFolder } from '../../../libs/event-store/sqlite/data-folder.js';
import { sampleEvent } from '../../../libs/event-store/port/event-store.contract.js';
import { openSqliteEventStore } from '../../../libs/event-store/sqlite/sqlite.event-store.js';
import { VirtualClock, type Clock } from '../../../libs/kernel/clock.js';
import { instantAt, isRefusal, type Actor } from '../../../libs/kernel/index.js';
import type { Application } from '../../../libs/application/ports/application.types.js';
import { acceptLog, compareLog } from '../../../libs/application/log-comparison.js';
import { LogWatch } from './log-watch.js';
import { openServiceApplication } from '../../../libs/application/compose.js';

const ADMIN: Actor = { user: 'an', role: 'admin', agency: null, via: 'cli', operator: 'an' };

let path: string;
let folder: DataFolder;
let application: Application;
let watch: LogWatch;
let clock: Clock;

beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'dung-han-watch-'));
  clock = new VirtualClock(instantAt('2021-03-15', '08:00'));
  await open();
});
afterEach(async () => {
  await close();
  rmSync(path, { recursive: true });
});

async function open(): Promise<void> {
  folder = openDataFolder(path);
  application = await openServiceApplication({ folder, channels: new Map(), clock, language: 'vi', link: null, via: 'cycle' });
  watch = new LogWatch(application, () => {});
  await watch.start();
}
async function close(): Promise<void> {
  await watch.close();
  await application.close();
  folder.close();
}
async function teach(alias: string): Promise<void> {
  const taught = await application.agencies.order('teach-alias', { agency: 'so-tu-phap', alias }, ADMIN, application.clock.now());
  if (isRefusal(taught)) throw new Error(taught.code);
  await application.catchUp();
}
const openOperatorTasks = (): string[] =>
  application.projections
    .where<OperatorTaskRow>(operatorTasksProjection, 'open', 1)
    .map(({ kind, params }) => application.texts.chore(kind, params))
    .sort();

it('a copy of yesterday put back is said with what is missing, until somebody answers for it by name', async () => {
  await close();
  copyFileSync(folder.events, join(path, 'copy.db'));
  await open();
  const before = application.projections.position();
  for (const alias of ['Sở TP một', 'Sở TP hai', 'Sở TP ba']) await teach(alias);
  await watch.turn();
  expect(watch.health()).toMatchObject({ noted: before + 3, faults: [] });

  await close();
  copyFileSync(join(path, 'copy.db'), folder.events);
  await open();
  const sentence = `Nhật ký ngắn hơn những gì hệ thống đã thấy: sau vị trí ${before} thiếu 3 sự kiện`;
  expect(watch.health().faults).toEqual([sentence]);
  expect(openOperatorTasks()).toEqual([`${sentence}; xem bằng lệnh: npx dunghan audit check`]);
  const compared = await compareLog(path, {});
  // The operator task itself is an event at the place of one that is missing: what was found first is what stands.
  expect(compared.differences).toEqual([{ kind: 'shorter', since: before, until: null, events: 3 }]);

  await acceptLog(application, compared.differences, { reason: 'Khôi phục bản sao lưu ngày 14/3' }, ADMIN);
  await application.catchUp();
  await watch.turn();
  expect(watch.health().faults).toEqual([]);
  expect(openOperatorTasks()).toEqual([]);
  expect((await application.askTrail({ type: 'LogDifferenceAccepted' })).events).toMatchObject([
    { who: 'an', sentence: expect.stringContaining('Khôi phục bản sao lưu ngày 14/3') },
  ]);
  await watch.turn();
  expect((await compareLog(path, {})).differences).toEqual([]);
  await expect(acceptLog(application, [], { reason: 'x' }, ADMIN)).rejects.toThrow('audit.log-same');
});

it('an event that was edited while nobody ran is found at the start', async () => {
  await close();
  const db = new Database(folder.events);
  db.exec(`UPDATE events SET data = replace(data, 'Sở Tư pháp', 'Sở Tài pháp') WHERE position = 1`);
  db.close();
  await open();
  await watch.close();
  expect(watch.health().faults).toEqual([expect.stringMatching(/^Nhật ký đã bị thay đổi trong khoảng vị trí 1 đến \d+ so với/)]);
});

it('an acceptance in an older copy answers for nothing that came after it', async () => {
  await acceptLog(application, [{ kind: 'changed', since: 1, until: 2, events: null }], { reason: 'x' }, ADMIN);
  await application.catchUp();
  await watch.turn();
  await close();
  copyFileSync(folder.events, join(path, 'copy.db'));
  await open();
  await teach('Sở TP một');
  await acceptLog(application, [{ kind: 'changed', since: 1, until: 2, events: null }], { reason: 'y' }, ADMIN);
  await application.catchUp();
  await watch.turn();
  await close();
  copyFileSync(join(path, 'copy.db'), folder.events);
  await open();
  expect(watch.health().faults).toEqual([expect.stringContaining('ngắn hơn')]);
});

it('a clock that was set back five days is said; nothing is dated before what is on record', async () => {
  await teach('Sở TP một');
  await close();
  clock = { now: () => instantAt('2021-03-10', '08:00') };
  await open();
  expect(watch.health().faults).toEqual([
    'Đồng hồ máy chủ (08:00 10/03/2021) chậm hơn thời điểm ghi nhận gần nhất (08:00 15/03/2021); không có gì mới đến hạn cho tới khi đồng hồ đúng trở lại.',
  ]);
  expect(openOperatorTasks()).toEqual([expect.stringMatching(/^Đồng hồ máy chủ \(08:00 10\/03\/2021\)/)]);
  await teach('Sở TP hai');
  expect((await application.askTrail({})).events.map(({ recorded }) => recorded).every((at) => at === '08:00 15/03/2021')).toBe(true);

  await close();
  clock = { now: () => instantAt('2021-03-15', '08:01') };
  await open();
  expect([watch.health().faults, openOperatorTasks()]).toEqual([[], []]);
});

it('what a command beside the service has written is noted at the next look', async () => {
  const before = watch.health().noted ?? 0;
  const beside = openSqliteEventStore(folder.events);
  await beside.append('account-lan', 'none', [
    sampleEvent({ user: 'lan', name: 'Lan', agency: null, role: 'admin' }, { type: 'AccountOpened', recordedAt: clock.now() }),
  ]);
  await beside.close();
  await watch.turn();
  expect(watch.health().noted).toBe(before + 1);
});

it('a correction of a minute is no fault', async () => {
  await close();
  clock = { now: () => instantAt('2021-03-15', '07:59') };
  await open();
  expect([watch.health().faults, openOperatorTasks()]).toEqual([[], []]);
});
