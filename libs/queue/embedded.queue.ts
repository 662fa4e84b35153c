// The queue inside the process. What waits is forgotten when the process ends; the next cycle adds it again.
import type { Job, Queue } from './queue.js';

export interface EmbeddedQueueOptions {
  /** Told of a handler that threw. */
  onError?: (error: unknown, job: Job) => void;
}

interface Kind {
  handler: ((job: Job) => Promise<void>) | null;
  concurrency: number;
  running: number;
  waiting: Line;
}

export function embeddedQueue({ onError = warn }: EmbeddedQueueOptions = {}): Queue {
  const kinds = new Map<string, Kind>();
  /** Ids that wait or run. */
  const pending = new Set<string>();
  let whenIdle: (() => void)[] = [];
  let closed = false;

  function kindOf(name: string): Kind {
    const kind = kinds.get(name) ?? { handler: null, concurrency: 1, running: 0, waiting: line() };
    kinds.set(name, kind);
    return kind;
  }

  /** Starts as many jobs as the kind may run. */
  function pull(kind: Kind): void {
    while (kind.handler && kind.running < kind.concurrency) {
      const job = kind.waiting.take();
      if (!job) return;
      kind.running += 1;
      void run(kind, kind.handler, job);
    }
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
    process(name, handler, { concurrency = 1 } = {}) {
      const kind = kindOf(name);
      if (kind.handler) throw new Error(`jobs of the kind ${name} have a handler already`);
      Object.assign(kind, { handler, concurrency });
      pull(kind);
    },
    idle,
    async close() {
      closed = true;
      for (const kind of kinds.values()) {
        for (let job = kind.waiting.take(); job; job = kind.waiting.take()) pending.delete(job.id);
      }
      await idle();
    },
  };
}

function warn(error: unknown, job: Job): void {
  process.emitWarning(`job ${job.id} (${job.kind}) failed: ${error instanceof Error ? error.message : String(error)}`);
}

interface Line {
  add(job: Job): void;
  take(): Job | undefined;
}

/** First in, first out, at a cost that does not grow with its length. */
function line(): Line {
  let arriving: Job[] = [];
  let leaving: Job[] = [];
  return {
    add: (job) => void arriving.push(job),
    take() {
      if (leaving.length === 0) [leaving, arriving] = [arriving.reverse(), []];
      return leaving.pop();
    },
  };
}
