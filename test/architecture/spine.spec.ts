// From the tick to the recorded mail the way is short, and docs/ARCHITECTURE.md says which it is.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const MOST_FILES = 14;
const MOST_LINES = 1100;

const spine = [
  ...(/\*\*The spine\.\*\*(.*?)\n- \*\*/s.exec(readFileSync('docs/ARCHITECTURE.md', 'utf8'))?.[1] ?? '').matchAll(/`([^`]+\.ts)`/g),
].map(([, file]) => file!);
const textOf = (file: string): string => readFileSync(file, 'utf8');
const importsOf = (file: string): string[] =>
  [...textOf(file).matchAll(/^(?:import|export) [^;]*?from '(\.[^']+)\.js';/gm)].map(([, path]) => `${join(dirname(file), path!)}.ts`);
/** What hands a mail on. What has another suffix is a rule, a fact, a read model or an adapter. */
const handsOn = (file: string): boolean => /^[a-z-]+(\.processor)?\.ts$/.test(file.split('/').at(-1)!);

it('names files that are there', () => {
  expect(spine.length).toBeGreaterThan(8);
  expect(spine.filter((file) => !existsSync(file))).toEqual([]);
});

it('is at most fourteen files and below 1,100 lines', () => {
  expect(spine.length).toBeLessThanOrEqual(MOST_FILES);
  expect(spine.reduce((lines, file) => lines + textOf(file).split('\n').length - 1, 0)).toBeLessThan(MOST_LINES);
});

it('hangs together: each file is imported by one before it, and the tick turns the cycle through its port', () => {
  const [tick, cycle, ...others] = spine;
  expect(textOf(tick!)).toContain('.cycle()');
  expect(importsOf('libs/application/application.ts')).toContain(cycle);
  const reached = others.filter((file, index) => spine.slice(1, index + 2).some((before) => importsOf(before).includes(file)));
  expect(reached).toEqual(others);
});

it('leaves out nothing that sends: what its part in the notices imports there, and hands on itself, is named', () => {
  const sending = spine.filter((file) => file.startsWith('libs/notice/sending/'));
  const beside = sending.flatMap(importsOf).filter((file) => file.startsWith('libs/notice/sending/') && handsOn(file));
  expect(beside.filter((file) => !spine.includes(file))).toEqual([]);
});
