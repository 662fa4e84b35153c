// Every command of the README runs as it is written there, in its order, beside the sample.
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { dunghan, newFolder, serve } from '../support/dunghan.js';

const README = readFileSync('README.md', 'utf8');

/** Words of a shell line: quotes keep together, a `#` begins what is said to the reader. */
const words = (line: string): string[] =>
  [...line.replace(/\s#\s.*$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

const blocks = [...README.matchAll(/```sh\n(.*?)```/gs)].flatMap(([, block = '']) => block.split('\n'));
const inline = [...README.replace(/```.*?```/gs, '').matchAll(/`(npx dunghan [^`]+)`/g)].map(([, line = '']) => line);
const lines = [...blocks, ...inline].map((line) => line.trim()).filter(Boolean);
const commands = lines.map(words).filter(([first]) => first === 'npx');

/** What each must say, besides succeeding. */
const SAYS: Readonly<Record<string, RegExp>> = {
  'read-plan': /5 nhiệm vụ, 0 điểm cần xem lại/,
  'plan import': /Đã nhập bản nháp 12-kh-ubnd-tinh-nam-dinh-2025: 5 nhiệm vụ/,
  'plan show': /Sau khi có kinh phí/,
  'plan approve': /giao 5 nhiệm vụ/,
  'task list': /Quý II năm 2026|30\/06\/2026/,
  'task show': /báo cáo hoàn thành, văn bản 12\/KH-STP/,
  'plan compare': /31\/12\/2026/,
  'audit find': /31\/KH-UBND/,
  'task counts': /Không tính: .*thường xuyên/,
  simulate: /Số liệu đến 24:00 ngày 30\/09\/2026/,
  digest: /Tỷ lệ của bốn chỉ tiêu đầu/,
  'policy list': /mac-dinh/,
  settings: /DUNGHAN_SMTP_URL/,
  'account token': /dh_lan_/,
};

it('knows the lines that are not commands of the product', () => {
  // `npm start` and `npm test` install, build and serve or test: they are what runs this.
  expect(lines.map((line) => line.split(/\s+/, 1)[0]).filter((first) => first !== 'npx')).toEqual(['npm', 'npm', 'npm']);
  expect(commands.length).toBeGreaterThan(20);
});

let folder: ReturnType<typeof newFolder>;
beforeAll(async () => {
  folder = newFolder();
  symlinkSync(join(process.cwd(), 'docs'), join(folder.path, 'docs'));
  const service = await serve(['--data', join(folder.path, 'data')]);
  await service.stop();
}, 600_000);
afterAll(() => folder.remove());

it.each(commands.map((command) => command.slice(1)))('npx %s %s %s', async (program, ...args) => {
  expect(program).toBe('dunghan');
  const { code, stdout, stderr } = await dunghan(args, {}, folder.path);
  expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
  expect(stdout.trim()).not.toBe('');
  const said = SAYS[args.slice(0, 2).join(' ')] ?? SAYS[args[0] ?? ''];
  if (said) expect(stdout).toMatch(said);
});
