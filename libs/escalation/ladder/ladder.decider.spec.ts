// A ladder may be given any order twice, late or out of turn: only what is new becomes a fact.
import { fold, type StoredEvent } from '../../kernel/index.js';
import { stored } from '../../../test/support/given-when-then.js';
import type { LadderCommand, ScheduleLadder, TakeStep } from './ladder.commands.js';
import { ladderDecider } from './ladder.decider.js';
import type { Look } from './ladder.events.js';
import { wakeAt, type LadderRow } from './ladder.state.rule.js';
import { laddersProjection } from './ladders.projection.js';

const LATE: Look = { index: 5, step: 4, kind: 'late', occasion: '', deadlineVersion: 1, at: '2021-04-01T01:00:00.000Z' };
const URGE: Look = { index: 6, step: 5, kind: 'urge', occasion: '', deadlineVersion: 1, at: '2021-04-07T01:00:00.000Z' };
const at = { task: 'p.r01', part: 'so-tu-phap' };

const schedule = (changes: Partial<ScheduleLadder> = {}): ScheduleLadder => ({
  type: 'ScheduleLadder',
  ...at,
  turn: 1,
  deadlineVersion: 1,
  policy: 'mac-dinh@1',
  calendar: 'vn-1',
  looks: [LATE, URGE],
  ...changes,
});
const take = (look: Look, changes: Partial<TakeStep> = {}): TakeStep => {
  const { at: _, ...rung } = look;
  return {
    type: 'TakeStep',
    ...at,
    turn: 1,
    ...rung,
    outcome: 'raised',
    reason: null,
    raisedTo: null,
    requested: false,
    notices: ['n1'],
    ...changes,
  };
};
const stop = (reason: string): LadderCommand => ({ type: 'StopLadder', ...at, reason });

function after(...commands: LadderCommand[]): { row: LadderRow | null; events: StoredEvent[] } {
  const events: StoredEvent[] = [];
  for (const command of commands) {
    const facts = ladderDecider.decide(command, fold(ladderDecider, events)) as { type: string; data: unknown }[];
    events.push(
      ...stored(
        'ladder-p.r01.so-tu-phap',
        facts.map((fact) => ({ fact, at: '2021-01-04T01:00:00.000Z' })),
        events.length,
      ),
    );
  }
  return { row: fold(ladderDecider, events), events };
}
const added = (given: LadderCommand[], command: LadderCommand) => after(...given, command).events.length - after(...given).events.length;

describe('scheduling', () => {
  it('the same again changes nothing', () => expect(added([schedule()], schedule())).toBe(0));
  it.each<[string, Partial<ScheduleLadder>]>([
    ['a new version of the deadline', { deadlineVersion: 2 }],
    ['another policy', { policy: 'mac-dinh@2' }],
    ['another calendar', { calendar: 'vn-2' }],
    ['other moments', { looks: [LATE, { ...URGE, at: '2021-04-08T01:00:00.000Z' }] }],
    ['fewer steps', { looks: [LATE] }],
    ['another turn', { turn: 2 }],
  ])('%s is a new schedule', (_, changes) => expect(added([schedule()], schedule(changes))).toBe(1));
  it('from before the last extension, or before the last reassignment, is outdated', () => {
    expect(added([schedule({ deadlineVersion: 2 })], schedule())).toBe(0);
    expect(added([schedule({ turn: 2 })], schedule({ deadlineVersion: 5 }))).toBe(0);
  });
  it('what was taken stays taken within a turn, and is forgotten with it', () => {
    expect(after(schedule(), take(LATE), stop('reported'), schedule()).row).toMatchObject({ stopped: null, taken: [{ kind: 'late' }] });
    expect(after(schedule(), take(LATE), schedule({ turn: 2 })).row?.taken).toEqual([]);
  });
});

describe('a step', () => {
  it('is taken once', () => expect(added([schedule(), take(LATE)], take(LATE, { notices: ['n2'] }))).toBe(0));
  it('is taken again under a new version of the deadline', () => {
    const second = { ...LATE, deadlineVersion: 2 };
    expect(added([schedule(), take(LATE), schedule({ deadlineVersion: 2, looks: [second] })], take(second))).toBe(1);
  });
  it.each<[string, LadderCommand[], TakeStep]>([
    ['of a ladder that was never scheduled', [], take(LATE)],
    ['of a ladder that stands still', [schedule(), stop('reported')], take(LATE)],
    ['of a turn that is over', [schedule(), schedule({ turn: 2 })], take(LATE)],
    ['that is not scheduled any more', [schedule(), schedule({ policy: 'mac-dinh@2', looks: [URGE] })], take(LATE)],
  ])('%s is not taken', (_, given, command) => expect(added(given, command)).toBe(0));
});

describe('stopping', () => {
  it('is recorded once for a reason, and again when the reason becomes another', () => {
    expect(added([schedule(), stop('reported')], stop('reported'))).toBe(0);
    expect(added([schedule(), stop('reported')], stop('done'))).toBe(1);
  });
  it('what never began cannot stop', () => expect(added([], stop('done'))).toBe(0));
});

describe('when to look again', () => {
  const wake = (...commands: LadderCommand[]) => wakeAt(after(...commands).row!);
  it('is the earliest step not taken', () => {
    expect(wake(schedule())).toBe(LATE.at);
    expect(wake(schedule(), take(LATE))).toBe(URGE.at);
    expect(wake(schedule({ looks: [URGE, LATE] }))).toBe(LATE.at);
  });
  it('is never when all are taken or the ladder stands still', () => {
    expect(wake(schedule(), take(LATE), take(URGE))).toBeNull();
    expect(wake(schedule(), stop('suspended'))).toBeNull();
  });
  it('is indexed for the cycle, for ladders and nothing else', () => {
    const { row, events } = after(schedule());
    expect(laddersProjection.indexes.wakeAt!(row!)).toBe(LATE.at);
    expect(laddersProjection.indexes.task!(row!)).toBe('p.r01');
    expect(laddersProjection.keys(events[0]!)).toEqual(['p.r01.so-tu-phap']);
    expect(laddersProjection.keys({ ...events[0]!, stream: 'task-p.r01' })).toEqual([]);
  });
});
