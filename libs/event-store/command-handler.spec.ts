// The write side: what is stored, what is refused, and what happens when someone else is quicker.
import { isRefusal, refuse, type Decider, type Fact, type Upcaster } from '../kernel/index.js';
import { upcastingEventStore } from './wrapping/upcasting.event-store.js';
import { handle, type Envelope, type Handled } from './command-handler.js';
import type { EventStore } from './port/event-store.js';
import { sampleEvent } from './port/event-store.contract.js';
import { openMemoryEventStore } from './memory/memory.event-store.js';

type Counted = Fact<'Counted', { by: number }> | Fact<'Limited', Record<string, never>>;
type Count = { by: number[]; on?: string };

/** Counts up to ten; `by` is stated as one event a number, and the tenth is followed by `Limited`. */
const counter: Decider<number, Count, Counted> = {
  initial: 0,
  decide(command, state) {
    const sum = state + command.by.reduce((total, by) => total + by, 0);
    if (sum > 10) return refuse('too-many', { state });
    const counted: Counted[] = command.by.map((by) => ({ type: 'Counted', data: { by }, occurredOn: command.on }));
    return sum === 10 && counted.length > 0 ? [...counted, { type: 'Limited', data: {} }] : counted;
  },
  evolve(state, event) {
    switch (event.type) {
      case 'Counted':
        return state + event.data.by;
      case 'Limited':
        return state;
    }
  },
};
const VERSIONS = { Counted: 2, Limited: 1 };

const envelope: Envelope = {
  now: '2021-03-31T17:00:00.000Z',
  by: { user: 'so-noi-vu', role: 'officer', agency: 'so-noi-vu', via: 'http' },
};

let store: EventStore;
beforeEach(() => {
  store = openMemoryEventStore();
});

const count = (command: Count, more: Partial<Envelope> = {}, on = store) =>
  handle(on, counter, VERSIONS, 'counter', command, { ...envelope, ...more });

function handled<T>(answer: T): Extract<T, Handled<unknown>> {
  if (isRefusal(answer)) throw new Error(answer.code);
  return answer as Extract<T, Handled<unknown>>;
}

it('stores what was decided and answers with it and the new state', async () => {
  await count({ by: [3] });
  const { events, state } = handled(await count({ by: [2, 5], on: '2021-03-30' }, { causationId: 'cause' }));
  expect(state).toBe(10);
  expect(events).toEqual(await store.read('counter', 1));
  expect(events).toMatchObject([
    { type: 'Counted', version: 2, data: { by: 2 }, revision: 1, position: 2, occurredOn: '2021-03-30', causationId: 'cause' },
    { type: 'Counted', version: 2, data: { by: 5 }, revision: 2, position: 3, recordedAt: envelope.now, by: envelope.by },
    { type: 'Limited', version: 1, revision: 3, position: 4, occurredOn: null },
  ]);
});

it('correlates the events of one command', async () => {
  const alone = handled(await count({ by: [1, 1] })).events;
  expect(alone.map((event) => event.correlationId)).toEqual([alone[0]!.id, alone[0]!.id]);
  const asked = handled(await count({ by: [1, 1] }, { correlationId: 'request-7' })).events;
  expect(asked.map((event) => event.correlationId)).toEqual(['request-7', 'request-7']);
});

it('stores nothing when a rule says no', async () => {
  await count({ by: [8] });
  expect(await count({ by: [3] })).toEqual(refuse('too-many', { state: 8 }));
  expect(await store.read('counter')).toHaveLength(1);
});

it('stores nothing when nothing was decided', async () => {
  expect(await count({ by: [] })).toEqual({ events: [], state: 0 });
  expect(await store.read('counter')).toEqual([]);
});

it('is a mistake of the program to state an event without a version', async () => {
  await expect(handle(store, counter, { Counted: 2 }, 'counter', { by: [10] }, envelope)).rejects.toThrow('Limited');
  expect(await store.read('counter')).toEqual([]);
});

it('folds events in their newest shape', async () => {
  await store.append('counter', 'none', [sampleEvent({ amount: '4' }, { type: 'Counted', version: 1 })]);
  const lift: Upcaster = { type: 'Counted', fromVersion: 1, up: (data) => ({ by: Number((data as { amount: string }).amount) }) };
  const lifted = upcastingEventStore(store, [lift]);
  expect(handled(await count({ by: [1] }, {}, lifted)).state).toBe(5);
  expect(await count({ by: [6] }, {}, lifted)).toEqual(refuse('too-many', { state: 5 }));
});

describe('someone else who is quicker', () => {
  it('makes it decide again, on what is true by then', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => count({ by: [1] })));
    expect(answers.filter(isRefusal)).toEqual([refuse('too-many', { state: 10 }), refuse('too-many', { state: 10 })]);
    expect(await store.read('counter')).toHaveLength(11);
  });

  it('is given up on after a while, with a refusal', async () => {
    let attempts = 0;
    const contended: EventStore = {
      ...store,
      async append(stream, expected, events) {
        attempts += 1;
        await store.append(stream, 'any', [sampleEvent({ by: 0 }, { type: 'Counted', version: 2 })]);
        return store.append(stream, expected, events);
      },
    };
    expect(await count({ by: [1] }, {}, contended)).toEqual(refuse('stream-contended', { stream: 'counter' }));
    expect(attempts).toBeGreaterThan(1);
    expect(await store.read('counter')).toHaveLength(attempts);
  });

  it('does not hide other failures', async () => {
    const broken: EventStore = { ...store, append: () => Promise.reject(new Error('disk')) };
    await expect(count({ by: [1] }, {}, broken)).rejects.toThrow('disk');
  });
});

describe('a stream that the caller has seen', () => {
  /** Counts how often the log is asked. */
  const counted = () => {
    const reads: string[] = [];
    return { reads, on: { ...store, read: (...asked: Parameters<EventStore['read']>) => (reads.push(asked[0]), store.read(...asked)) } };
  };

  it('is not read again', async () => {
    const seen = handled(await count({ by: [3] })).events;
    const { reads, on } = counted();
    const { state, events } = handled(await count({ by: [2] }, { seen }, on));
    expect([state, reads]).toEqual([5, []]);
    expect(events).toEqual(await store.read('counter', 1));
  });

  it('is read all the same when somebody has written since', async () => {
    const seen = handled(await count({ by: [3] })).events;
    await count({ by: [4] });
    expect(handled(await count({ by: [1] }, { seen })).state).toBe(8);
    expect(handled(await count({ by: [1] }, { seen: [] })).state).toBe(9);
  });

  it('is not believed when it has a gap', async () => {
    const first = handled(await count({ by: [3] })).events;
    await count({ by: [4] });
    const third = handled(await count({ by: [2] })).events;
    expect(await count({ by: [2] }, { seen: [...first, ...third] })).toEqual(refuse('too-many', { state: 9 }));
  });

  it('never refuses, and never changes nothing, on its own word', async () => {
    await store.append('counter', 'none', [sampleEvent({ by: 1 }, { type: 'Counted', version: 2 })]);
    const full = [{ ...(await store.read('counter'))[0]!, data: { by: 10 } }];
    expect(handled(await count({ by: [1] }, { seen: full })).state).toBe(2);
    expect(handled(await count({ by: [] }, { seen: full })).state).toBe(2);
  });
});

describe('an idempotency key', () => {
  it('gives the first answer again, also when the rule would now say no', async () => {
    const first = handled(await count({ by: [6, 1] }, { idempotencyKey: 'k' }));
    await count({ by: [1] });
    const again = handled(await count({ by: [6, 1] }, { idempotencyKey: 'k' }));
    expect(again.events).toEqual(first.events);
    expect(again.state).toBe(8);
    expect(await store.read('counter')).toHaveLength(3);
  });

  it('stores once what arrives twice at the same time', async () => {
    const [one, other] = await Promise.all([count({ by: [6] }, { idempotencyKey: 'k' }), count({ by: [6] }, { idempotencyKey: 'k' })]);
    expect(handled(one).events).toEqual(handled(other).events);
    expect(await store.read('counter')).toHaveLength(1);
  });

  it('gives ids that are UUIDs and differ by key, place and stream', async () => {
    const { events } = handled(await count({ by: [1, 1] }, { idempotencyKey: 'k' }));
    const other = handled(await count({ by: [1] }, { idempotencyKey: 'l' })).events;
    const elsewhere = handled(await handle(store, counter, VERSIONS, 'other', { by: [1] }, { ...envelope, idempotencyKey: 'k' })).events;
    const ids = [...events, ...other, ...elsewhere].map((event) => event.id);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
