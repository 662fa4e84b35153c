// Every command of the README, and of the pages it leads to, runs as it is written there, in its order, beside the sample.
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dunghan, newFolder, serve } from '../support/dunghan.js';
import { noticeOf } from '../support/notices.js';

const README = readFileSync('README.md', 'utf8');

/** Words of a shell line: quotes keep together, a `#` begins what is said to the reader. */
const words = (line: string): string[] =>
  [...line.replace(/\s#\s.*$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

function linesOf(page: string): string[] {
  const blocks = [...page.matchAll(/```(?:sh)?\n(.*?)```/gs)].flatMap(([, block = '']) => block.split('\n'));
  const inline = [...page.replace(/```.*?```/gs, '').matchAll(/`(npx dunghan [^`]+)`/g)].map(([, line = '']) => line);
  return [...blocks, ...inline].map((line) => line.trim()).filter(Boolean);
}
const lines = linesOf(README);
const commands = lines.map(words).filter(([first]) => first === 'npx');

/** Those of a page, however the program is called there; what docker runs is the cluster's. */
const PAGES = ['docs/calendar.md', 'docs/sms.md', 'docs/operations.md', 'docs/monitoring/README.md'];
const ofPages = PAGES.flatMap((page) =>
  linesOf(readFileSync(page, 'utf8'))
    .filter((line) => /^(?:npx )?dunghan /.test(line))
    .map((line) => ({ page, args: words(line.replace(/^npx /, '')).slice(1) })),
);

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
  'calendar preview': /Thời hạn thay đổi: \d+/,
  'calendar load': /năm 2027/,
  'sms preview': /32 ký tự, 1 phần \(không dấu\), 350 đồng/,
  'audit check': /Nhật ký đúng như hệ thống đã thấy/,
  'audit steps': /mọi bước đến hạn đều có kết quả/,
  'import-log': /đọc lại để đối chiếu/,
};

it('knows the lines that are not commands of the product', () => {
  // `npm start` and `npm test` install, build and serve or test: they are what runs this.
  expect(lines.map((line) => line.split(/\s+/, 1)[0]).filter((first) => first !== 'npx')).toEqual(['npm', 'npm', 'npm']);
  expect(commands.length).toBeGreaterThan(20);
});

it('finds the commands of every page', () => expect([...new Set(ofPages.map(({ page }) => page))]).toEqual(PAGES));

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

describe('the pages', () => {
  beforeAll(async () => {
    writeFileSync(join(folder.path, '2027.json'), JSON.stringify(noticeOf(2027)));
    await dunghan(['export', '--out', 'nhat-ky.jsonl'], {}, folder.path);
  });

  it.each(ofPages.map(({ page, args }) => [page, args.join(' '), args] as const))('%s: dunghan %s', async (_page, _line, args) => {
    const { code, stdout, stderr } = await dunghan([...args], {}, folder.path);
    // Of a log that is as it was there is nothing to accept.
    if (args[1] === 'accept') {
      expect([code, stderr]).toEqual([1, expect.stringContaining('không có gì để chấp nhận')]);
      return;
    }
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    const said = SAYS[args.slice(0, 2).join(' ')] ?? SAYS[args[0] ?? ''];
    expect(stdout).toMatch(said ?? /\S/);
  });
});
