// The log of the stand-in for EventStoreDB: streams, expected revisions, idempotency, truncation and deletion as the server
// documents and does them, in memory. As there, what is accepted is not what readers see: expected revisions are held against all
// that was accepted, and readers see a record, and its writer is answered, a while later.

/** Revision of the event that ends a tombstoned stream for ever. */
export const TOMBSTONE = 9_223_372_036_854_775_807n;

export interface Proposed {
  id: string;
  type: string;
  json: boolean;
  data: Uint8Array;
  metadata: Uint8Array;
}

export interface Recorded extends Proposed {
  stream: string;
  revision: bigint;
  /** Where the record begins. Each commits itself, also when several are written at once: commit and prepare position are both this. */
  position: bigint;
  created: number;
}

export type ExpectedState = 'any' | 'no_stream' | 'stream_exists' | bigint;

export type Written =
  | { kind: 'ok'; revision: bigint; position: bigint }
  | { kind: 'wrong'; current: bigint | null }
  /** A repeated write whose first one is accepted and not shown yet: the server drops it without a word. */
  | { kind: 'dropped' }
  | { kind: 'deleted' }
  | { kind: 'too-large'; most: number }
  | { kind: 'event-too-large'; id: string; size: number; most: number };

export type StreamRead = { kind: 'ok'; events: Recorded[] } | { kind: 'not-found' } | { kind: 'deleted' };

interface Metadata {
  $maxCount?: number;
  $tb?: number | bigint;
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
/** What a record takes in the log besides its data. */
const HEADER = 137;

/** As the server counts: types are UTF-16 to it. */
const sizeOf = ({ data, metadata, type }: Proposed): number => data.length + metadata.length + type.length * 2;

export class EventLog {
  /** What readers see. */
  readonly all: Recorded[] = [];
  /** Accepted and not shown yet, in order. */
  readonly #hidden: Recorded[] = [];
  readonly #awaited: { position: bigint; tell(): void }[] = [];
  #due = 0;
  /** How long the next record stays unseen once it is accepted, in milliseconds; 0: not at all. */
  showsAfterMs: () => number = () => 0;
  readonly #streams = new Map<string, Recorded[]>();
  /** What the server remembers of recent writes, and forgets when it starts again. */
  #recent = new Map<string, { stream: string; revision: bigint }>();
  readonly #listeners = new Set<() => void>();
  #end = 0n;

  constructor(
    readonly maxAppendSize = 1024 * 1024,
    readonly maxEventSize = Infinity,
  ) {
    this.#record('$epoch-information', [{ id: '00000000-0000-4000-8000-000000000001', ...json('$epoch-information', { epoch: 0 }) }]);
  }

  get end(): bigint {
    return this.#end;
  }

  onWrite(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  restarted(): void {
    this.#recent = new Map();
  }

  append(stream: string, expected: ExpectedState, events: readonly Proposed[]): Written {
    const large = events.find((each) => sizeOf(each) > this.maxEventSize);
    if (large) return { kind: 'event-too-large', id: large.id, size: sizeOf(large), most: this.maxEventSize };
    const size = events.reduce((sum, each) => sum + sizeOf(each), 0);
    if (size > this.maxAppendSize) return { kind: 'too-large', most: this.maxAppendSize };
    const head = this.#head(stream);
    if (head === TOMBSTONE) return { kind: 'deleted' };
    const current = head ?? -1n;
    const repeated = this.#repeated(stream, expected, current, events);
    if (repeated !== 'new') return repeated;
    const softDeleted = this.#metadata(stream).$tb === TOMBSTONE;
    const fits =
      expected === 'any' ||
      (expected === 'no_stream' ? current < 0n || softDeleted : expected === 'stream_exists' ? current >= 0n : expected === current);
    if (!fits) return { kind: 'wrong', current: current < 0n ? null : current };
    if (softDeleted) this.setMetadata(stream, { $tb: Number(current + 1n) });
    return this.#record(stream, events);
  }

  /** As the server decides whether these events are here already. */
  #repeated(stream: string, expected: ExpectedState, current: bigint, events: readonly Proposed[]): Written | 'new' {
    const wrong: Written = { kind: 'wrong', current: current < 0n ? null : current };
    if (expected === 'any' || expected === 'stream_exists') {
      // From memory only: what was written long ago is written again.
      const found = events.map((each) => this.#recent.get(each.id)).map((each) => (each?.stream === stream ? each.revision : null));
      if (found[0] === null || found.length === 0) return 'new';
      const last = found.at(-1);
      if (typeof last === 'bigint' && !this.#isShown(stream, last)) return { kind: 'dropped' };
      return found.includes(null) || last === undefined || last === null ? wrong : this.#answer(stream, last);
    }
    const from = expected === 'no_stream' ? -1n : expected;
    if (from >= current) return 'new';
    const here = this.#streams.get(stream) ?? [];
    const same = events.map((each, index) => here[Number(from) + 1 + index]?.id === each.id);
    const end = from + BigInt(events.length);
    if (same.every(Boolean)) return this.#isShown(stream, end) ? this.#answer(stream, end) : { kind: 'dropped' };
    if (same[0] === false && expected === 'no_stream' && this.#metadata(stream).$tb === TOMBSTONE) return 'new';
    return wrong;
  }

  #answer(stream: string, revision: bigint): Written {
    return { kind: 'ok', revision, position: this.#streams.get(stream)![Number(revision)]!.position };
  }

  #record(stream: string, events: readonly Proposed[]): Written {
    const list = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, list);
    for (const each of events) {
      const recorded = { ...each, stream, revision: BigInt(list.length), position: this.#end, created: Date.now() };
      this.#end += BigInt(HEADER + stream.length + each.data.length + each.metadata.length);
      list.push(recorded);
      this.#hidden.push(recorded);
      this.#recent.set(each.id, { stream, revision: recorded.revision });
    }
    const last = list.at(-1)!;
    const wait = this.showsAfterMs();
    if (wait > 0) {
      // In the order of the log, however the moments were drawn.
      this.#due = Math.max(this.#due, performance.now() + wait);
      setTimeout(() => this.#showUpTo(last.position), this.#due - performance.now());
    } else this.#showUpTo(last.position);
    return { kind: 'ok', revision: last.revision, position: last.position };
  }

  #showUpTo(position: bigint): void {
    while (this.#hidden[0] && this.#hidden[0].position <= position) this.all.push(this.#hidden.shift()!);
    for (const listener of [...this.#listeners]) listener();
    while (this.#awaited[0] && this.#awaited[0].position <= position) this.#awaited.shift()!.tell();
  }

  #isShown(stream: string, revision: bigint): boolean {
    const [first] = this.#hidden;
    return !first || this.#streams.get(stream)![Number(revision)]!.position < first.position;
  }

  /** Calls back once readers see what lies at the position; at once when they do already. */
  whenShown(position: bigint, tell: () => void): void {
    const [first] = this.#hidden;
    if (!first || position < first.position) return tell();
    this.#awaited.push({ position, tell });
    this.#awaited.sort((one, other) => (one.position < other.position ? -1 : 1));
  }

  #head(stream: string): bigint | null {
    return this.#streams.get(stream)?.at(-1)?.revision ?? null;
  }

  #metadata(stream: string): Metadata {
    const last = this.#streams.get(`$$${stream}`)?.at(-1);
    if (!last) return {};
    const parsed = JSON.parse(text(last.data)) as Metadata;
    return { ...parsed, ...(parsed.$tb !== undefined && parsed.$tb >= Number(TOMBSTONE) ? { $tb: TOMBSTONE } : {}) };
  }

  setMetadata(stream: string, metadata: object): void {
    this.#record(`$$${stream}`, [{ id: crypto.randomUUID(), ...json('$metadata', metadata) }]);
  }

  /** Hides everything; the stream may be begun again, and counts on. */
  softDelete(stream: string): Written {
    const current = this.#head(stream);
    if (current === TOMBSTONE) return { kind: 'deleted' };
    if (current === null) return { kind: 'wrong', current: null };
    this.setMetadata(stream, { $tb: Number(TOMBSTONE) });
    return { kind: 'ok', revision: current, position: this.#end };
  }

  tombstone(stream: string): Written {
    if (this.#head(stream) === TOMBSTONE) return { kind: 'deleted' };
    const list = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, list);
    const position = this.#end;
    const recorded = { id: crypto.randomUUID(), ...json('$streamDeleted', {}), stream, revision: TOMBSTONE, position, created: Date.now() };
    this.#end += BigInt(HEADER);
    list.push(recorded);
    this.#hidden.push(recorded);
    this.#showUpTo(position);
    return { kind: 'ok', revision: TOMBSTONE, position };
  }

  read(stream: string, from: bigint, count: number, backwards: boolean): StreamRead {
    const hidden = this.#hidden[0]?.position ?? this.#end;
    const list = this.#streams.get(stream)?.filter(({ position }) => position < hidden);
    if (!list || list.length === 0) return { kind: 'not-found' };
    if (this.#head(stream) === TOMBSTONE) return { kind: 'deleted' };
    const { $maxCount, $tb } = this.#metadata(stream);
    if ($tb === TOMBSTONE) return { kind: 'not-found' };
    const first = Math.max(Number($tb ?? 0), $maxCount === undefined ? 0 : list.length - $maxCount);
    const visible = list.filter(({ revision }) => revision >= BigInt(first) && (backwards ? revision <= from : revision >= from));
    return { kind: 'ok', events: (backwards ? visible.reverse() : visible).slice(0, count) };
  }

  /** Index of the first record at or after a position; null when the position lies inside a record. */
  indexAt(position: bigint): number | null {
    const last = this.all.at(-1)!;
    if (position > last.position)
      return position >= this.#end || this.#hidden.some((each) => each.position === position) ? this.all.length : null;
    let [low, high] = [0, this.all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.all[middle]!.position < position) low = middle + 1;
      else high = middle;
    }
    return this.all[low]?.position === position ? low : null;
  }
}

export const json = (type: string, data: unknown, metadata?: unknown): Omit<Proposed, 'id'> => ({
  type,
  json: true,
  data: Buffer.from(JSON.stringify(data)),
  metadata: metadata === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(metadata)),
});
