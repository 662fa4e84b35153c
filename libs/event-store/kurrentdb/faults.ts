// What the client's errors mean: worth another try, or a refusal with a name.
import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  TimeoutError,
  UnavailableError,
} from '@kurrent/kurrentdb-client';
import { RefusedError, refuse } from '../../kernel/index.js';

/** The server did not answer in time; whether a write was carried out is not known. */
export class NoAnswerError extends Error {
  constructor() {
    super('no answer in time');
    this.name = 'NoAnswerError';
  }
}

/** The server has accepted what it does not show to readers yet: it says that a stream is longer than what can be read of it. */
export class NotShownYetError extends Error {
  constructor() {
    super('accepted and not shown yet');
    this.name = 'NotShownYetError';
  }
}

export type Fault = 'unreachable' | 'deadline' | 'no-leader';

const UNAVAILABLE = 14;
const CANCELLED = 1;
const DEADLINE = 4;
const ABORTED = 10;
const TOO_SLOW = /Operation timed out/;
const NOT_NOW = /Server Is (Not Ready|Busy|Too Busy)|write after end|client error \(Connect\)/;
/** One half of the client or the other has given up for good, or was replaced. */
const GIVEN_UP = /Failed to discover|Connection is closed|Channel has been shut down/;
const NO_LEADER = /No leader info/;
const NO_EVENT_STORE = /UNIMPLEMENTED|unsupported by the server|Received HTTP status code (?!401)4\d\d/;
const EVENT_TOO_LARGE = /Maximum ?Append ?Event ?Size/;
const MISPLACED = /invalid position/;
const UNAUTHENTICATED = /UNAUTHENTICATED|Received HTTP status code 401/;

const codeOf = (error: unknown) => (error as { code?: unknown } | null)?.code;
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Why it is worth trying again; null when it is not. */
export function passing(error: unknown): Fault | null {
  if (error instanceof NoAnswerError || error instanceof NotShownYetError) return 'deadline';
  if (error instanceof DeadlineExceededError || error instanceof TimeoutError) return 'deadline';
  if (codeOf(error) === DEADLINE || codeOf(error) === ABORTED || TOO_SLOW.test(messageOf(error))) return 'deadline';
  if (error instanceof NotLeaderError || NO_LEADER.test(messageOf(error))) return 'no-leader';
  if (error instanceof UnavailableError || error instanceof CancelledError) return 'unreachable';
  // Cancelled: by the server that stops, or because the client was replaced.
  if (codeOf(error) === UNAVAILABLE || codeOf(error) === CANCELLED) return 'unreachable';
  return NOT_NOW.test(messageOf(error)) || GIVEN_UP.test(messageOf(error)) ? 'unreachable' : null;
}

/** No connection stood, so that nothing has left; or a node that is no leader has sent us away. */
const NEVER_SENT = /No connection established|Name resolution failed|Failed to discover/;

/** Whether a write that failed so may have been carried out all the same, now or in a while. */
export const maybeWritten = (error: unknown): boolean => {
  const fault = passing(error);
  return fault !== null && fault !== 'no-leader' && !NEVER_SENT.test(messageOf(error));
};

/** What a read may be answered that begins inside a record; older releases say no more than that they failed. */
export const maybeMisplaced = (error: unknown): boolean => MISPLACED.test(messageOf(error)) || passing(error) === 'unreachable';

/** What to say about an error for good; errors that are no refusal come back as they are. */
export function refusal(error: unknown, server: string, stream: string): unknown {
  if (error instanceof RefusedError) return error;
  if (error instanceof AccessDeniedError || UNAUTHENTICATED.test(messageOf(error)))
    return new RefusedError(refuse('kurrentdb-access-denied', { server }));
  if (error instanceof StreamDeletedError) return new RefusedError(refuse('stream-deleted', { stream }));
  if (error instanceof MaxAppendSizeExceededError)
    return new RefusedError(refuse('append-too-large', { stream, most: Number(error.maxAppendSize) }));
  if (EVENT_TOO_LARGE.test(messageOf(error))) return new RefusedError(refuse('event-too-large', { stream }));
  if (NO_EVENT_STORE.test(messageOf(error))) return new RefusedError(refuse('kurrentdb-foreign', { server }));
  return error;
}
