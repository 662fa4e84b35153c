// The envelope every event travels in. Event types are past tense and never change meaning; a new shape is a new version.
import type { Day, Instant } from './day.rule.js';

/** Under which key a person gave an order, and a digest of what was asked: the same key again is the same order. */
export interface GivenOnce {
  key: string;
  body: string;
}

/** Who did it: an account or the system, in which role, for which agency, by which way in. */
export interface Actor {
  user: string;
  role: 'head' | 'officer' | 'admin' | 'inspector' | 'system';
  agency: string | null;
  /** Who gave the command on the machine, beside whom it speaks for: the account of the operating system, or what `DUNGHAN_OPERATOR` names. */
  operator?: string;
  via: 'cli' | 'http' | 'link' | 'mailbox' | 'cycle' | 'simulation' | 'sample';
  /** What makes an order that is given again the same one; kept with its events. */
  request?: GivenOnce;
}

export const SYSTEM: Actor = { user: 'he-thong', role: 'system', agency: null, via: 'cycle' };

/** A fact as a decider states it: what happened, without where and when it was recorded. */
export interface Fact<Type extends string = string, Data = unknown> {
  type: Type;
  data: Data;
  /** The date on the paper, when there is one. */
  occurredOn?: Day | null;
}

/** The union of facts a feature declares as `{ Type: Data }`. */
export type FactOf<Declared> = { [Type in keyof Declared & string]: Fact<Type, Declared[Type]> }[keyof Declared & string];

/** A fact ready to be appended. `id` makes the append idempotent. */
export interface NewEvent extends Fact {
  id: string;
  version: number;
  recordedAt: Instant;
  by: Actor;
  correlationId: string;
  causationId: string | null;
}

/** A fact as the store returns it. `position` rises strictly over the whole store; `revision` counts 0, 1, 2… in its stream. */
export interface StoredEvent<Type extends string = string, Data = unknown> {
  id: string;
  type: Type;
  version: number;
  stream: string;
  revision: number;
  position: number;
  recordedAt: Instant;
  occurredOn: Day | null;
  by: Actor;
  correlationId: string;
  causationId: string | null;
  data: Data;
}

/** Lifts an old shape of one event type to the next version. */
export interface Upcaster {
  type: string;
  fromVersion: number;
  up(data: unknown): unknown;
}

/** Applies upcasters until the event has the newest shape they know. */
export function upcast<E extends StoredEvent>(event: E, upcasters: readonly Upcaster[]): E {
  let current = event;
  for (;;) {
    const step = upcasters.find((each) => each.type === current.type && each.fromVersion === current.version);
    if (!step) return current;
    current = { ...current, version: current.version + 1, data: step.up(current.data) };
  }
}
