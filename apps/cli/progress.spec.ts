// What somebody sees who watches a long command.
import { PassThrough } from 'node:stream';
import { progressBar } from './progress.js';

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
