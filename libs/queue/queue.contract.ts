// What every queue must do, as one suite that each of them runs.
import type { Job, Queue } from './queue.js';

export interface OpenedQueue {
  queue: Queue;
  /** What the queue has reported of handlers that threw. */
  reported: { error: unknown; job: Job }[];
  dispose(): Promise<void>;
}

/** A handler whose jobs start and then wait to be let go. */
function gate() {
  const started: string[] = [];
  const doors = new Map<string, () => void>();
  let onStart: () => void = () => {};
  return {
    started,
    handler: (job: Job) =>
      new Promise<void>((resolve) => {
        started.push(job.id);
        doors.set(job.id, resolve);
        onStart();
      }),
    /** Resolves when so many jobs have started in all. */
    starts: (count: number) =>
      new Promise<void>((resolve) => {
        onStart = () => void (started.length >= count && resolve());
        onStart();
      }),
    finish: (id: string) => doors.get(id)!(),
  };
}

const mail = (id: string): Job => ({ id, kind: 'mail' });

export function queueContract(name: string, open: () => Promise<OpenedQueue>): void {
  describe(name, () => {
    let opened: OpenedQueue;
    let queue: Queue;
    beforeEach(async () => {
      opened = await open();
      queue = opened.queue;
    });
    afterEach(() => opened.dispose());

    it('gives each job to the handler of its kind', async () => {
      const seen: Job[] = [];
      queue.process('mail', async (job) => void seen.push(job));
      queue.process('sms', async (job) => void seen.push(job));
      await queue.add(mail('a'));
      await queue.add({ id: 'b', kind: 'sms' });
      await queue.idle();
      expect(seen.sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual([mail('a'), { id: 'b', kind: 'sms' }]);
    });

    it('keeps a job until its kind has a handler', async () => {
      const seen: string[] = [];
      await queue.add(mail('a'));
      queue.process('mail', async (job) => void seen.push(job.id));
      await queue.idle();
      expect(seen).toEqual(['a']);
    });

    it('runs jobs one at a time, in the order they came, unless told otherwise', async () => {
      const seen: string[] = [];
      let running = 0;
      queue.process('mail', async (job) => {
        running += 1;
        expect(running).toBe(1);
        await new Promise(setImmediate);
        seen.push(job.id);
        running -= 1;
      });
      const ids = Array.from({ length: 50 }, (_, index) => `job-${index}`);
      for (const id of ids) await queue.add(mail(id));
      await queue.idle();
      expect(seen).toEqual(ids);
      expect(opened.reported).toEqual([]);
    });

    it('runs as many at once as it is told, and no more', async () => {
      const work = gate();
      queue.process('mail', work.handler, { concurrency: 3 });
      for (const id of ['a', 'b', 'c', 'd', 'e']) await queue.add(mail(id));
      await work.starts(3);
      await new Promise(setImmediate);
      expect(work.started).toEqual(['a', 'b', 'c']);
      work.finish('b');
      await work.starts(4);
      expect(work.started).toEqual(['a', 'b', 'c', 'd']);
      for (const id of ['a', 'c', 'd']) work.finish(id);
      await work.starts(5);
      work.finish('e');
      await queue.idle();
    });

    it('takes the smaller priority first, and in each the order they came', async () => {
      const seen: string[] = [];
      const urgent = (id: string, priority: number): Job => ({ ...mail(id), priority });
      for (const job of [urgent('c', 2), urgent('b', 1), urgent('d', 2), mail('a')]) await queue.add(job);
      queue.process('mail', async ({ id }) => void seen.push(id));
      await queue.idle();
      expect(seen).toEqual(['a', 'b', 'c', 'd']);
    });

    it('begins no more in a second than it is told', async () => {
      const began: number[] = [];
      queue.process('mail', async () => void began.push(performance.now()), { concurrency: 10, perSecond: 5 });
      for (let n = 0; n < 6; n += 1) await queue.add(mail(`m${n}`));
      await queue.idle();
      expect(began).toHaveLength(6);
      // A window of the other side's clock may seem a little shorter here.
      expect(began[5]! - began[0]!).toBeGreaterThan(900);
    });

    it('does not let one kind wait for another', async () => {
      const [slow, quick] = [gate(), gate()];
      queue.process('mail', slow.handler);
      queue.process('sms', quick.handler);
      await queue.add(mail('a'));
      await queue.add({ id: 'b', kind: 'sms' });
      await Promise.all([slow.starts(1), quick.starts(1)]);
      quick.finish('b');
      slow.finish('a');
      await queue.idle();
    });

    it('takes a job once while it waits or runs, and again when it is over', async () => {
      const work = gate();
      queue.process('mail', work.handler);
      for (const id of ['a', 'a', 'b', 'b']) await queue.add(mail(id));
      await work.starts(1);
      await queue.add(mail('a'));
      work.finish('a');
      await work.starts(2);
      work.finish('b');
      await queue.idle();
      expect(work.started).toEqual(['a', 'b']);
      await queue.add(mail('a'));
      await work.starts(3);
      work.finish('a');
      await queue.idle();
      expect(work.started).toEqual(['a', 'b', 'a']);
    });

    it('reports a handler that throws, forgets the job and goes on', async () => {
      const seen: string[] = [];
      queue.process('mail', async (job) => {
        seen.push(job.id);
        if (job.id === 'bad') throw new Error('no such host');
      });
      for (const id of ['bad', 'good']) await queue.add(mail(id));
      await queue.idle();
      expect(seen).toEqual(['bad', 'good']);
      expect(opened.reported).toMatchObject([{ error: { message: 'no such host' }, job: mail('bad') }]);
      await queue.add(mail('bad'));
      await queue.idle();
      expect(seen).toEqual(['bad', 'good', 'bad']);
    });

    it('is idle when there is nothing to do', async () => {
      await queue.idle();
      queue.process('mail', async () => {});
      await queue.idle();
    });

    it('is not idle before a job that a handler added is over', async () => {
      const seen: string[] = [];
      queue.process('mail', async (job) => {
        seen.push(job.id);
        if (job.id === 'a') await queue.add(mail('b'));
      });
      await queue.add(mail('a'));
      await queue.idle();
      expect(seen).toEqual(['a', 'b']);
    });

    it('closes when what runs is over, and starts nothing more', async () => {
      const work = gate();
      queue.process('mail', work.handler);
      for (const id of ['a', 'b']) await queue.add(mail(id));
      await work.starts(1);
      let closed = false;
      const closing = queue.close().then(() => (closed = true));
      await queue.add(mail('c'));
      await new Promise(setImmediate);
      expect(closed).toBe(false);
      work.finish('a');
      await closing;
      expect(work.started).toEqual(['a']);
    });

    it('has one handler a kind', () => {
      queue.process('mail', async () => {});
      expect(() => queue.process('mail', async () => {})).toThrow('mail');
    });
  });
}
