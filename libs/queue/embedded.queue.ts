// The queue inside the process. What waits is forgotten when the process ends; the next cycle adds it again.
import type { Job, Queue, Work } from './queue.js';
import { waitingLine, type WaitingLine } from './waiting-line.js';

export interface EmbeddedQueueOptions {
  /** Told of a handler that threw. */
  onError?: (error: unknown, job: Job) => void;
}

interface Kind {
  handler: ((job: Job) => Promise<void>) | null;
  concurrency: number;
  /** Between two beginnings. */
  gapMs: number;
  /** No job begins before. */
  next: number;
  timer: NodeJS.Timeout | null;
  running: number;
  waiting: WaitingLine;
}

const newKind = (): Kind => ({ handler: null, concurrency: 1, gapMs: 0, next: 0, timer: null, running: 0, waiting: waitingLine() });

export function embeddedQueue({ onError = warn }: EmbeddedQueueOptions = {}): Queue {
  const kinds = new Map<string, Kind>();
  /** Ids that wait or run. */
  const pending = new Set<string>();
  let whenIdle: (() => void)[] = [];
  let closed = false;

  function kindOf(name: string): Kind {
    const kind = kinds.get(name) ?? newKind();
    kinds.set(name, kind);
    return kind;
  }

  /** Starts as many jobs as the kind may run now. */
  function pull(kind: Kind): void {
    while (kind.handler && kind.running < kind.concurrency && !mustWait(kind)) {
      const job = kind.waiting.take();
      if (!job) return;
      kind.next = kind.gapMs === 0 ? 0 : performance.now() + kind.gapMs;
      kind.running += 1;
      void run(kind, kind.handler, job);
    }
  }

  /** Whether the kind has begun as many as it may for now; it is then looked at again. */
  function mustWait(kind: Kind): boolean {
    if (kind.timer) return true;
    const rest = kind.next === 0 ? 0 : kind.next - performance.now();
    if (rest <= 0) return false;
    kind.timer = setTimeout(() => ((kind.timer = null), pull(kind)), Math.ceil(rest));
    return true;
  }

  async function run(kind: Kind, handler: (job: Job) => Promise<void>, job: Job): Promise<void> {
    try {
      // Not in the caller's own turn: adding a job returns before it starts.
      await Promise.resolve();
      await handler(job);
    } catch (error) {
      onError(error, job);
    } finally {
      kind.running -= 1;
      pending.delete(job.id);
      pull(kind);
      if (pending.size === 0) tellIdle();
    }
  }

  function tellIdle(): void {
    const waiting = whenIdle;
    whenIdle = [];
    for (const resolve of waiting) resolve();
  }

  const idle = () => (pending.size === 0 ? Promise.resolve() : new Promise<void>((resolve) => whenIdle.push(resolve)));

  return {
    async add(job) {
      if (closed || pending.has(job.id)) return;
      pending.add(job.id);
      const kind = kindOf(job.kind);
      kind.waiting.add(job);
      pull(kind);
    },
    process(name, handler, { concurrency = 1, perSecond = null }: Work = {}) {
      const kind = kindOf(name);
      if (kind.handler) throw new Error(`jobs of the kind ${name} have a handler already`);
      Object.assign(kind, { handler, concurrency, gapMs: perSecond ? 1_000 / perSecond : 0 });
      pull(kind);
    },
    idle,
    fault: () => null,
    async close() {
      closed = true;
      for (const kind of kinds.values()) {
        if (kind.timer) clearTimeout(kind.timer);
        for (let job = kind.waiting.take(); job; job = kind.waiting.take()) pending.delete(job.id);
      }
      await idle();
    },
  };
}

function warn(error: unknown, job: Job): void {
  process.emitWarning(`job ${job.id} (${job.kind}) failed: ${error instanceof Error ? error.message : String(error)}`);
}
