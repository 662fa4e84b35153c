// The command that reads deadlines, one by one and by the file, as an official or a script runs it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dunghan, newFolder } from '../support/dunghan.js';

let folder: ReturnType<typeof newFolder>;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => folder.remove());

function file(content: string | Uint8Array): string {
  const path = join(folder.path, 'cum-tu.txt');
  writeFileSync(path, content);
  return path;
}

async function linesOf(content: string | Uint8Array, ...more: string[]) {
  const { code, stdout } = await dunghan(['read-deadline', '--file', file(content), ...more]);
  expect(code).toBe(0);
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as { text: string; kind: string; nominalDue: string | null; why: string });
}

const daysOf = async (content: string | Uint8Array, ...more: string[]) => (await linesOf(content, ...more)).map((read) => read.nominalDue);

describe('read-deadline', () => {
  it('answers one phrase with the shape of a deadline', async () => {
    const { code, stdout } = await dunghan(['read-deadline', 'Quý IV', '--plan-year', '2025', '--issued-on', '2025-11-24', '--json']);
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse(stdout)).sort()).toEqual(
      'ambiguous condition effectiveDue every kind milestones nominalDue rule startsOn text why'.split(' '),
    );
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'quarter', nominalDue: '2025-12-31', startsOn: '2025-10-01', text: 'Quý IV' });
  });

  it.each(['- Quý II/2026', '-nt-', '-', ''])('takes “%s” for a cell and not for an option', async (phrase) => {
    const { code, stdout } = await dunghan(['read-deadline', phrase, '--plan-year', '2026', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ text: phrase });
  });

  it('explains in English when asked to', async () => {
    const { stdout } = await dunghan(['read-deadline', 'Quý IV', '--plan-year', '2025', '--lang', 'en']);
    expect(stdout).toMatch(/^A quarter runs to its last day, 31\/12\/2025/);
  });
});

describe('read-deadline --file', () => {
  it('answers every line, empty ones too, each with its own year and day of issue', async () => {
    const list = 'Quý I\r\n\r\nQuý I\t2024\r\n30 ngày kể từ ngày ban hành\t2026\t2026-01-05\r\n';
    expect(await daysOf(list, '--plan-year', '2025')).toEqual(['2025-03-31', null, '2024-03-31', '2026-02-04']);
  });

  it('needs no line end at the end, and no byte-order mark', async () => {
    expect(await daysOf('\uFEFFNăm 2026\nQuý I/2026')).toEqual(['2026-12-31', '2026-03-31']);
    expect(await daysOf('')).toEqual([]);
  });

  it('reads UTF-16, and control characters inside a cell', async () => {
    expect(await daysOf(new Uint8Array(Buffer.from('\uFEFFQuý I/2026\r\nTháng 6/2026\r\n', 'utf16le')))).toEqual([
      '2026-03-31',
      '2026-06-30',
    ]);
    expect(await daysOf('Quý\u0000 I/2026\u0007\n')).toEqual(['2026-03-31']);
  });

  it.each([
    ['a year that is none', 'Quý I\nQuý I\tMMXXV\n', /2.*MMXXV/],
    ['a day that is not there', 'Quý I\t2025\t2025-02-30\n', /1.*2025-02-30/],
    ['bytes in no encoding', Uint8Array.from({ length: 4_000 }, (_, at) => ((at * 37 + (at >> 3)) % 256) | 0x80), /cum-tu\.txt/],
  ])('refuses %s before it answers anything', async (_name, content, sentence) => {
    const { code, stdout, stderr } = await dunghan(['read-deadline', '--file', file(content)]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(sentence);
  });

  it('refuses a file that is not there', async () => {
    const { code, stderr } = await dunghan(['read-deadline', '--file', join(folder.path, 'khong-co.txt')]);
    expect(code).toBe(1);
    expect(stderr).toContain('khong-co.txt');
  });
});
