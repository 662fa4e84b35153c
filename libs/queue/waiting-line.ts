// Who waits: by priority, and within one in the order they came, at a cost that does not grow with the length.
import type { Job } from './queue.js';

export interface WaitingLine {
  add(job: Job): void;
  take(): Job | undefined;
}

export function waitingLine(): WaitingLine {
  const lines = new Map<number, WaitingLine>();
  return {
    add(job) {
      const { priority = 0 } = job;
      const line = lines.get(priority) ?? inOrder();
      lines.set(priority, line);
      line.add(job);
    },
    take() {
      // There are as many as there are priorities: a handful.
      for (const priority of [...lines.keys()].sort((one, other) => one - other)) {
        const job = lines.get(priority)?.take();
        if (job) return job;
      }
      return undefined;
    },
  };
}

function inOrder(): WaitingLine {
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
