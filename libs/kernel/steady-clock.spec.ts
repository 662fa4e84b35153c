// Time that was recorded does not run back.
import type { Clock } from './clock.js';
import { SteadyClock } from './steady-clock.js';

let machine: string;
let clock: SteadyClock;
beforeEach(() => {
  machine = '2026-03-10T08:00:00.000Z';
  clock = new SteadyClock({ now: () => machine } satisfies Clock);
});

it('is the clock of the machine as long as that is ahead of what was recorded', () => {
  clock.recorded('2026-03-10T07:59:00.000Z');
  expect([clock.now(), clock.behind()]).toEqual(['2026-03-10T08:00:00.000Z', null]);
});

it('stands still at the last moment on record while the machine is behind it, and says so beyond small corrections', () => {
  clock.recorded('2026-03-10T07:59:00.000Z');
  machine = '2026-03-10T07:56:00.000Z';
  expect([clock.now(), clock.behind()]).toEqual(['2026-03-10T07:59:00.000Z', null]);
  machine = '2026-03-05T07:56:00.000Z';
  expect(clock.now()).toBe('2026-03-10T07:59:00.000Z');
  expect(clock.behind()).toEqual({ machine: '2026-03-05T07:56:00.000Z', recorded: '2026-03-10T07:59:00.000Z' });
  // What an older event says takes nothing back.
  clock.recorded('2026-03-01T00:00:00.000Z');
  expect(clock.now()).toBe('2026-03-10T07:59:00.000Z');
  machine = '2026-03-10T08:01:00.000Z';
  expect([clock.now(), clock.behind()]).toEqual(['2026-03-10T08:01:00.000Z', null]);
});
