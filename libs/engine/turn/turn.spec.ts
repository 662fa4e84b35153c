// What goes wrong in a turn: a step that fails stops no other, one stream on which anything breaks is left apart and looked at again,
// and only what is nobody's own fault ends the work.
import { instantAt, RefusedError, refuse } from '../../kernel/index.js';
import { closeSabotaged, sabotagedApplication } from '../../../test/support/sabotage.js';
import { openOperatorTasks } from '../../application/use-cases/operator-task.use-cases.js';
import { nextWake, STEPS } from '../cycle.js';
import { TurnFault } from './engine.js';
import { isInfrastructure } from './infrastructure.rule.js';

afterEach(closeSabotaged);

const faultsOf = async (turn: Promise<unknown>): Promise<string[]> => {
  const fault: unknown = await turn.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(fault instanceof TurnFault)) throw new Error(`expected a turn with faults, found ${String(fault)}`);
  return fault.steps.filter(({ error }) => error !== null).map(({ name }) => name);
};

/** The last day of the quarter is past: the first step after the deadline is due, on a Monday, when the digest is due as well. */
const MONDAY = '2021-04-05';

it('a digest whose reading of the log failed once is drawn up at the next turn, and the reminders do not wait for it', async () => {
  const { application, clock, saboteur, mails, told } = await sabotagedApplication();
  clock.moveTo(instantAt(MONDAY, '08:00'));
  saboteur.follow = (position) => (position === 0 ? new RefusedError(refuse('store-io-error', { file: 'events.db' })) : null);
  expect(await faultsOf(application.cycle())).toEqual(['digest']);
  await application.queue.idle();
  expect(told('so-y-te', MONDAY)).toBe(true);
  expect(mails.filter(({ content }) => content.subject.includes('Bản tin'))).toEqual([]);
  saboteur.follow = null;
  const { steps } = await application.cycle();
  await application.queue.idle();
  expect(steps.map(({ name, error }) => [name, error])).toEqual(STEPS.map(({ name }) => [name, null]));
  expect(mails.filter(({ content }) => content.subject.includes('Bản tin'))).not.toEqual([]);
});

it.each([
  ['an error of a kind that nobody has thought of', () => new Error('cái gì đó hỏng')],
  ['a refusal that no feature has', () => new RefusedError(refuse('stream-contended', { stream: 'ladder' }))],
  ['an event that is too large for the store', () => new RefusedError(refuse('event-too-large', { limit: 4 }))],
  ['a rule that meets what it was not made for', () => new TypeError('undefined is not a date')],
])('%s on one stream: an alarm for it, everything else goes on, and it is looked at again', async (_name, fault) => {
  const { application, clock, story, saboteur, told } = await sabotagedApplication();
  const stream = `ladder-${story.task(1)}.so-tu-phap`;
  clock.moveTo(instantAt(MONDAY, '08:00'));
  saboteur.append = (name) => (name === stream ? fault() : null);
  await story.cycle();
  expect([told('so-y-te', MONDAY), told('so-tu-phap', MONDAY)]).toEqual([true, false]);
  const alarm = { kind: 'stream-broken', task: null, sentence: expect.stringContaining(`“${stream}”`) };
  expect(openOperatorTasks(application).filter(({ kind }) => kind === 'stream-broken')).toEqual([expect.objectContaining(alarm)]);
  expect(application.troubles.all().map((trouble) => trouble.stream)).toEqual([stream]);
  // It stays one alarm however often it is looked at.
  await story.cycle();
  expect(openOperatorTasks(application).filter(({ kind }) => kind === 'stream-broken')).toHaveLength(1);
  saboteur.append = null;
  await story.cycle();
  expect(told('so-tu-phap', MONDAY)).toBe(true);
  expect(openOperatorTasks(application).filter(({ kind }) => kind === 'stream-broken')).toEqual([]);
  expect(application.troubles.all()).toEqual([]);
});

it('what broke while a decision was followed is followed again once nothing breaks, also by another process', async () => {
  const { application, clock, story, saboteur } = await sabotagedApplication();
  const task = story.task(1);
  clock.moveTo(instantAt('2021-03-12', '08:00'));
  saboteur.append = (name) => (name.startsWith(`ladder-${task}`) ? new Error('hỏng') : null);
  await story.does('extend', 1, 'ubnd-tinh', { to: '2021-06-30', document: '12/UBND-NC', reason: 'Chờ hướng dẫn' });
  const looks = async (): Promise<string[]> =>
    (await application.store.read(`ladder-${task}.so-tu-phap`))
      .filter(({ type }) => type === 'LadderScheduled')
      .map(({ recordedAt }) => recordedAt);
  const before = await looks();
  saboteur.append = null;
  // As in a process that has just begun: only the alarm knows of it.
  application.troubles.clear(`ladder-${task}.so-tu-phap`);
  clock.moveTo(instantAt('2021-03-15', '08:00'));
  await story.cycle();
  expect(await looks()).toEqual([...before, instantAt('2021-03-15', '08:00')]);
  expect(openOperatorTasks(application).filter(({ kind }) => kind === 'stream-broken')).toEqual([]);
});

it('a full disk is nobody’s trouble: the turn says so, no stream is set apart, and the next turn does all of it', async () => {
  const { application, clock, saboteur, told } = await sabotagedApplication();
  clock.moveTo(instantAt(MONDAY, '08:00'));
  saboteur.append = () => new RefusedError(refuse('store-full', { file: 'events.db' }));
  expect(await faultsOf(application.cycle())).toContain('ladders');
  expect(application.troubles.all()).toEqual([]);
  saboteur.append = null;
  await application.cycle();
  await application.queue.idle();
  expect([told('so-y-te', MONDAY), told('so-tu-phap', MONDAY)]).toEqual([true, true]);
  expect(openOperatorTasks(application).filter(({ kind }) => kind === 'stream-broken')).toEqual([]);
});

it('a log that cannot be followed ends the turn at its first step', async () => {
  const { application, saboteur } = await sabotagedApplication();
  saboteur.follow = () => new RefusedError(refuse('kurrentdb-unreachable', { server: 'kho:2113', obstacle: 'refused' }));
  const fault = (await application.cycle().catch((error: unknown) => error)) as TurnFault;
  expect(fault.steps.map(({ name }) => name)).toEqual(['project']);
});

it('names every step once, and each moment a clock is moved to comes from one of them', async () => {
  const { application } = await sabotagedApplication();
  const names = STEPS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const end = instantAt('2021-12-31', '23:00');
  const moments = STEPS.map((step) => step.nextAt(application, end)).filter((moment) => moment !== null);
  expect(moments.sort()[0]).toBe(nextWake(application, end));
});

const about = (message: string, rest: object): Error => Object.assign(new Error(message), rest);

it.each<[string, unknown, boolean]>([
  ['a full disk', new RefusedError(refuse('store-full')), true],
  ['a log that does not answer', new RefusedError(refuse('kurrentdb-deadline')), true],
  ['a queue that is away', new RefusedError(refuse('queue-unreachable')), true],
  ['no space for a file', about('no space left on device', { code: 'ENOSPC' }), true],
  ['a locked database', about('database is locked', { code: 'SQLITE_BUSY' }), true],
  ['a server that is unavailable', about('14 UNAVAILABLE', { code: 14, details: 'No connection established' }), true],
  ['work that was broken off', new DOMException('This operation was aborted', 'AbortError'), true],
  ['a connection lost behind another error', new Error('outer', { cause: about('reset', { code: 'ECONNRESET' }) }), true],
  ['a stream that was cut', new RefusedError(refuse('stream-truncated')), false],
  ['an event that is too large', new RefusedError(refuse('event-too-large')), false],
  ['a rule of a feature', new RefusedError(refuse('ladder.unknown')), false],
  ['a constraint', about('UNIQUE constraint failed', { code: 'SQLITE_CONSTRAINT_UNIQUE' }), false],
  ['a wrong argument', Object.assign(new TypeError('wrong'), { code: 'ERR_INVALID_ARG_TYPE' }), false],
  ['anything else', new Error('anything else'), false],
  ['a text that was thrown', 'ENOSPC', false],
  ['nothing that was thrown', undefined, false],
])('%s is nobody’s own fault, or is one stream’s trouble', (_name, error, expected) => {
  expect(isInfrastructure(error)).toBe(expected);
});
