// What went wrong, as whoever runs the service reads it.
import { RefusedError } from '../kernel/index.js';
import type { Job } from '../queue/queue.js';
import type { Texts } from '../texts/index.js';

export function faultWords(error: unknown, words: Texts): string {
  if (error instanceof RefusedError) return words.refusal(error.refusal);
  return error instanceof Error ? error.message : String(error);
}

/** Tells of a job that threw. */
export const jobFaults =
  (words: Texts, report: (line: string) => void) =>
  (error: unknown, { id, kind }: Job): void =>
    report(words.cli.serve.jobFault(id, kind, faultWords(error, words)));
