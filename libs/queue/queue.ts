// The port to the queue. It holds no truth: what is pending is known from the events, and every cycle adds it again.

export interface Job {
  /** Key of the work; adding an id that still waits or runs changes nothing. */
  id: string;
  kind: string;
}

export interface Queue {
  add(job: Job): Promise<void>;
  /** One handler a kind. A handler records its own failures as events; one that throws is reported and the job is forgotten. */
  process(kind: string, handler: (job: Job) => Promise<void>, options?: { concurrency?: number }): void;
  /** Resolves when nothing waits or runs. */
  idle(): Promise<void>;
  /** Takes no more, lets what runs finish. */
  close(): Promise<void>;
}
