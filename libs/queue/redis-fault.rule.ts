// What an error of Redis or of the way to it means, as a refusal with a sentence.
import { obstacleOf, refuse, type Refusal } from '../kernel/index.js';

/** What Redis itself answers. */
const ANSWERS: readonly [RegExp, string][] = [
  [/NOAUTH|WRONGPASS|NOPERM|invalid password|without any password/i, 'queue-access-denied'],
  [/DB index|SELECT is not allowed/i, 'queue-no-such-database'],
  [/^LOADING/, 'queue-loading'],
  // Who waited for work while it was made a copy is told so by UNBLOCKED.
  [/^(READONLY|MASTERDOWN|UNBLOCKED)/, 'queue-read-only'],
  [/^OOM/, 'queue-full'],
];

const answerIn = (message: string): string | undefined => ANSWERS.find(([pattern]) => pattern.test(message))?.[1];

/** @param obstacle what a closer look has found to stand in the way */
export function redisFault(error: Error & { code?: string }, server: string, obstacle?: string): Refusal {
  const answer = answerIn(error.message);
  return answer
    ? refuse(answer, { server })
    : refuse('queue-unreachable', { server, obstacle: obstacle ?? obstacleOf(error.code) ?? 'lost' });
}

/** Whether Redis has answered, or the network said why not; otherwise it is worth a closer look. */
export const isExplained = ({ message, code }: Error & { code?: string }): boolean =>
  answerIn(message) !== undefined || ![null, 'silent'].includes(obstacleOf(code));
