// The whole write side: read, fold, decide, append; again from the start when someone else was quicker.
import {
  fold,
  isRefusal,
  refuse,
  type Actor,
  type Decider,
  type Fact,
  type GivenOnce,
  type Instant,
  type NewEvent,
  type Refusal,
  type StoredEvent,
} from '../kernel/index.js';
import { newId, stableKey } from '../kernel/ids.js';
import { WrongRevisionError, type Appended, type EventStore } from './port/event-store.js';

export interface Envelope {
  now: Instant;
  by: Actor;
  /** Default: the id of the first event. */
  correlationId?: string;
  causationId?: string | null;
  /** The same key on the same stream gives the first answer and stores nothing; left out, it is that of the actor's request, if it has one. */
  idempotencyKey?: string;
  /**
   * The stream as the caller has just read or written it; empty when it is new to him. It is believed only as far as the append
   * confirms it: when somebody else has written meanwhile, and whenever there is nothing to append, the log is asked.
   */
  seen?: readonly StoredEvent[];
}

export interface Handled<State> {
  /** What was stored; empty when the command changed nothing. */
  events: StoredEvent[];
  state: State;
}

const ATTEMPTS = 25;

/** @param versions current version of each event type the decider may state */
export async function handle<State, Command, Event extends Fact>(
  store: EventStore,
  decider: Decider<State, Command, Event>,
  versions: Readonly<Record<string, number>>,
  stream: string,
  command: Command,
  envelope: Envelope,
): Promise<Handled<State> | Refusal> {
  const key = envelope.idempotencyKey ?? keyOfRequest(envelope.by, stream);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    // 1. Read the stream, or believe for once who has.
    const believed = attempt === 1 && isWhole(envelope.seen) ? envelope.seen : undefined;
    const history = believed ?? (await store.read(stream));
    // 2. Fold it to the state.
    const state = fold(decider, history);
    // 3. A command that was carried out before has its answer already.
    const before = answeredBefore(history, stream, key);
    if (isAnotherOrder(before, envelope.by)) return refuse('request-key-reused');
    if (before.length > 0) return { events: before, state };
    // 4. Decide.
    const facts = decider.decide(command, state);
    if (believed && (isRefusal(facts) || facts.length === 0)) continue;
    if (isRefusal(facts)) return facts;
    if (facts.length === 0) return { events: [], state };
    // 5. Append, provided that nobody has written since step 1.
    const events = inEnvelopes(facts, versions, stream, envelope, key);
    try {
      const appended = await store.append(stream, history.at(-1)?.revision ?? 'none', events);
      // What is recorded is answered as recorded, also when it cannot be read back.
      const recorded = await readBack(store, stream, events, appended, key).catch(() => asWritten(events, stream, appended));
      return { events: recorded, state: recorded.reduce((now, event) => decider.evolve(now, event as unknown as Event), state) };
    } catch (error) {
      if (!(error instanceof WrongRevisionError)) throw error;
    }
  }
  return refuse('stream-contended', { stream });
}

/**
 * What this very request recorded on the stream when it was given before; null when nothing. What an order looks up may be otherwise by now,
 * and it is answered all the same.
 */
export async function recordedBefore<State, Command, Event extends Fact>(
  store: EventStore,
  decider: Decider<State, Command, Event>,
  stream: string,
  { user, request }: Actor,
): Promise<Handled<State> | null> {
  if (!request) return null;
  const history = await store.read(stream);
  const events = history.filter(({ by }) => by.user === user && by.request?.key === request.key && by.request.body === request.body);
  return events.length > 0 ? { events, state: fold(decider, history) } : null;
}

/** A history with a gap, where somebody else has written in between, is no history. */
const isWhole = (seen: readonly StoredEvent[] | undefined): boolean =>
  seen !== undefined && (seen.at(-1)?.revision ?? -1) === seen.length - 1;

/** Of several only the last is known to lie where it does; the others are told of with its position. */
const asWritten = (events: readonly NewEvent[], stream: string, { revision, position }: Appended): StoredEvent[] =>
  events.map((event, index) => ({
    ...event,
    occurredOn: event.occurredOn ?? null,
    stream,
    revision: revision - events.length + 1 + index,
    position,
  }));

/** One new event is known without a look into the log; of a keyed one somebody else may have stored the first version. */
async function readBack(
  store: EventStore,
  stream: string,
  events: readonly NewEvent[],
  { revision, position }: Appended,
  key: string | undefined,
): Promise<StoredEvent[]> {
  const [event, ...more] = events;
  if (!event || more.length > 0 || key !== undefined) return store.read(stream, revision - events.length + 1, events.length);
  return asWritten([event], stream, { revision, position });
}

/** What a command would bring about now; nothing is stored. */
export async function rehearse<State, Command, Event extends Fact>(
  store: EventStore,
  decider: Decider<State, Command, Event>,
  versions: Readonly<Record<string, number>>,
  stream: string,
  command: Command,
  envelope: Envelope,
): Promise<{ before: State; after: State } | Refusal> {
  const history = await store.read(stream);
  const before = fold(decider, history);
  const facts = decider.decide(command, before);
  if (isRefusal(facts)) return facts;
  const events = inEnvelopes(facts, versions, stream, envelope, undefined).map((event) => ({ ...event, stream }));
  return { before, after: events.reduce((state, event) => decider.evolve(state, event as unknown as Event), before) };
}

/** How many orders each request has given to each stream: the second one to a stream is another order, also when all is given again. */
const given = new WeakMap<GivenOnce, Map<string, number>>();

/** Accounts do not share keys. */
function keyOfRequest({ user, request }: Actor, stream: string): string | undefined {
  if (!request) return undefined;
  const orders = given.get(request) ?? new Map<string, number>();
  given.set(request, orders);
  const order = orders.get(stream) ?? 0;
  orders.set(stream, order + 1);
  return stableKey('request', user, request.key, order);
}

/** Whether the key was used for something else before. */
const isAnotherOrder = ([first]: readonly StoredEvent[], { request }: Actor): boolean =>
  first?.by.request !== undefined && request !== undefined && first.by.request.body !== request.body;

function answeredBefore(history: readonly StoredEvent[], stream: string, key: string | undefined): StoredEvent[] {
  if (key === undefined) return [];
  const start = history.findIndex((event) => event.id === keyedId(stream, key, 0));
  if (start < 0) return [];
  return history.slice(start).filter((event, index) => event.id === keyedId(stream, key, index));
}

function inEnvelopes(
  facts: readonly Fact[],
  versions: Readonly<Record<string, number>>,
  stream: string,
  envelope: Envelope,
  key: string | undefined,
): NewEvent[] {
  const { now, by, causationId = null } = envelope;
  const ids = facts.map((_, index) => (key === undefined ? newId() : keyedId(stream, key, index)));
  return facts.map((fact, index) => ({
    id: ids[index]!,
    type: fact.type,
    version: versionOf(fact.type, versions),
    data: fact.data,
    occurredOn: fact.occurredOn ?? null,
    recordedAt: now,
    by,
    correlationId: envelope.correlationId ?? ids[0]!,
    causationId,
  }));
}

function versionOf(type: string, versions: Readonly<Record<string, number>>): number {
  const version = versions[type];
  if (version === undefined) throw new Error(`no version is declared for the event ${type}`);
  return version;
}

/** A UUID of version 8 (RFC 9562) that depends on nothing but its parts. */
function keyedId(stream: string, key: string, index: number): string {
  const hex = stableKey(stream, key, index);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
