// What is sent as a plan and is a state secret leaves no event behind.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder, type DataFolder } from '../../event-store/sqlite/data-folder.js';
import { VirtualClock } from '../../kernel/clock.js';
import { instantAt, RefusedError, type Actor } from '../../kernel/index.js';
import type { Application } from '../ports/application.types.js';
import { openServiceApplication } from '../compose.js';
import { planUseCases } from './plan.use-cases.js';

const by: Actor = { user: 'lan', role: 'head', agency: 'ubnd-tinh', via: 'http' };
const { signal } = new AbortController();
const PLAN = (head: string, number: string) => `${head}

ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH

Số: ${number}/KH-UBND

Nam Định, ngày 05 tháng 01 năm 2026

KẾ HOẠCH CÔNG TÁC NĂM 2026

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | Rà soát văn bản | Sở Tư pháp | Sở Nội vụ | Quý I/2026 |
`;

let path: string;
let folder: DataFolder;
let application: Application;
beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'dung-han-desk-'));
  folder = openDataFolder(path);
  const clock = new VirtualClock(instantAt('2026-01-06', '08:00'));
  application = await openServiceApplication({ folder, channels: new Map(), clock, language: 'vi', link: null, via: 'http' });
});
afterEach(async () => {
  await application.close();
  folder.close();
  rmSync(path, { recursive: true });
});

async function eventsOf(): Promise<number> {
  let count = 0;
  for await (const _ of application.store.follow(0)) count += 1;
  return count;
}

const sent = (name: string, text: string) => ({ name, content: Buffer.from(text).toString('base64') });

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((cause: unknown) => cause);
  return error instanceof RefusedError ? error.refusal.code : 'accepted';
}

it('a plan or an amendment that is marked is refused before anything is recorded', async () => {
  const useCases = planUseCases(application);
  const plan = (await useCases.import(sent('ke-hoach.md', PLAN('', '7')), by, signal)) as unknown as { id: string };
  await useCases.approve(plan.id, {}, by);
  const before = await eventsOf();
  expect(await codeOf(useCases.import(sent('khac.md', PLAN('MẬT', '8')), by, signal))).toBe('document.secret');
  expect(await codeOf(useCases.import(sent('Kế hoạch (TỐI MẬT).md', PLAN('', '8')), by, signal))).toBe('document.secret');
  expect(await codeOf(useCases.amend(plan.id, sent('sua-doi.md', PLAN('Tuyệt mật', '9')), by, undefined, signal))).toBe('document.secret');
  expect(await eventsOf()).toBe(before);
  expect(await codeOf(useCases.import(sent('ke-hoach-bao-mat.md', PLAN('', '8')), by, signal))).toBe('plan.imported-before');
});
