// The write side of a feature in three parts: where it starts, what it decides, how facts change it.
import type { Fact, StoredEvent } from './events.rule.js';
import { RefusedError, refuse, type Refusal } from './refusal.rule.js';

export interface Decider<State, Command, Event extends Fact> {
  initial: State;
  /** Pure: time and look-ups arrive in the command. An empty list means the command changed nothing. */
  decide(command: Command, state: State): Event[] | Refusal;
  evolve(state: State, event: Event): State;
}

/** @throws RefusedError `stream-held` when the rules break on an event: nothing is decided on a history that is understood in part */
export const fold = <State, Event extends Fact>(
  decider: Pick<Decider<State, never, Event>, 'initial' | 'evolve'>,
  events: readonly StoredEvent[],
): State =>
  events.reduce((state, event) => {
    try {
      return decider.evolve(state, event as unknown as Event);
    } catch (cause) {
      const { stream, position, type } = event;
      throw new RefusedError(refuse('stream-held', { stream, position, type, reason: 'data-broken' }), { cause });
    }
  }, decider.initial);
