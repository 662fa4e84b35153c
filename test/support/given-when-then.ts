// A decider tested as a sentence: given these commands or facts, when this command, then these facts or this refusal.
import {
  SYSTEM,
  fold,
  isRefusal,
  type Actor,
  type Decider,
  type Fact,
  type Instant,
  type Refusal,
  type StoredEvent,
} from '../../libs/kernel/index.js';

/** A fact with when and by whom it was recorded. */
export interface Past {
  fact: Fact;
  at: Instant;
  by?: Actor;
}

/** Facts as the store would return them. */
export const stored = (stream: string, history: readonly Past[], after = 0): StoredEvent[] =>
  history.map(({ fact, at, by = SYSTEM }, index) => ({
    id: `event-${after + index}`,
    type: fact.type,
    version: 1,
    stream,
    revision: after + index,
    position: after + index + 1,
    recordedAt: at,
    occurredOn: fact.occurredOn ?? null,
    by,
    correlationId: 'test',
    causationId: null,
    data: fact.data,
  }));

type Timed = { now: Instant; by: Actor };

/** Carries out commands one after the other, each on what the ones before it left; refused ones change nothing. */
export function play<State, Command extends Timed, Event extends Fact>(
  decider: Decider<State, Command, Event>,
  stream: string,
  commands: readonly Command[],
): { state: State; events: StoredEvent[]; refusals: { command: Command; refusal: Refusal }[] } {
  const events: StoredEvent[] = [];
  const refusals: { command: Command; refusal: Refusal }[] = [];
  let state = decider.initial;
  for (const command of commands) {
    const facts = decider.decide(command, state);
    if (isRefusal(facts)) {
      refusals.push({ command, refusal: facts });
      continue;
    }
    const recorded = stored(
      stream,
      facts.map((fact) => ({ fact, at: command.now, by: command.by })),
      events.length,
    );
    events.push(...recorded);
    state = recorded.reduce((now, event) => decider.evolve(now, event as unknown as Event), state);
  }
  return { state, events, refusals };
}

/** `given` for one decider. Every command given must be accepted, or the test fails. */
export const givenFor =
  <State, Command extends Timed, Event extends Fact>(decider: Decider<State, Command, Event>, stream: string) =>
  (past: readonly Command[]) => ({
    when(command: Command) {
      const { events, refusals } = play(decider, stream, past);
      expect(refusals).toEqual([]);
      const answer = decider.decide(command, fold(decider, events));
      return {
        then(facts: readonly Fact[]): void {
          expect(answer).toEqual(facts);
        },
        thenNothing(): void {
          expect(answer).toEqual([]);
        },
        /** `params`: those that matter to the test. */
        thenRefused(code: string, params: Refusal['params'] = {}): void {
          expect(answer).toMatchObject({ refused: true, code, params });
        },
      };
    },
  });
