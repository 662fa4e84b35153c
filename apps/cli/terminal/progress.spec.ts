// What somebody sees who watches a long command.
import { PassThrough } from 'node:stream';
import { monthProgress, progressBar } from './progress.js';

function watched(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  const written = () => String(stream.read() ?? '');
  return { bar: progressBar(stream as unknown as NodeJS.WriteStream), written };
}

it('is a count without a bar where nobody knows how much there is', () => {
  const { bar, written } = watched(true);
  bar.show('Exporting', 1, 0);
  bar.stop();
  const text = written();
  expect(text).toContain('Exporting 1');
  expect(text).not.toContain('=');
});

it('is a bar that fills where the end is known, and a new one for what comes next', () => {
  const { bar, written } = watched(true);
  bar.show('Writing', 500, 1000);
  bar.show('Verifying', 1000, 1000);
  bar.stop();
  expect(written()).toMatch(/Writing =+-+ 500[^]*Verifying =+ 1000/);
});

it('is nothing in a file', () => {
  const { bar, written } = watched(false);
  bar.show('Exporting', 1, 0);
  bar.stop();
  expect(written()).toBe('');
});

const months = (isTTY: boolean) => {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  const words = { loading: 'Đang nạp', line: (month: number, of: number) => `tháng ${month}/${of}` };
  const progress = monthProgress(words, stream as unknown as NodeJS.WriteStream);
  for (const month of [1, 1, 2, 2, 4]) progress.show(month, 12);
  progress.stop();
  return String(stream.read() ?? '');
};

it('months are a line each in a file, said once, and a bar for who watches', () => {
  expect(months(false)).toBe('tháng 1/12\ntháng 2/12\ntháng 4/12\n');
  expect(months(true)).toMatch(/Đang nạp .*1\/12/);
});
