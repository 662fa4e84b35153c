// What is nobody's own fault: the log, the queue or the disk is away, or the process is stopping. Whatever else goes wrong while one
// stream is worked on is that stream's trouble.
import { RefusedError } from '../../kernel/index.js';

/** Refusals of the log, the queue and what holds them; `stream-…` and the rules of features are about one stream. */
const REFUSALS = /^(store|kurrentdb|queue|replica)-|^log-has-hole$/;

/** SQLite says of these that one statement was wrong, not that the file or the disk is. */
const OWN_FAULT = /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE|ERROR|MISUSE)/;

/** Of the operating system and the network. */
const SYSTEM = new Set(
  (
    'ENOSPC EDQUOT EIO EROFS EMFILE ENFILE ENOMEM EACCES EPERM EBUSY ECONNREFUSED ECONNRESET ECONNABORTED EPIPE ETIMEDOUT ' +
    'ENOTFOUND EAI_AGAIN EHOSTUNREACH EHOSTDOWN ENETUNREACH ENETDOWN ENOTCONN ABORT_ERR ERR_STREAM_PREMATURE_CLOSE'
  ).split(' '),
);

/** Names of errors that say nothing of what was asked: the work was broken off, or the other side is not there. */
const NAMES = new Set([
  'AbortError',
  'TimeoutError',
  'NoAnswerError',
  'MaxRetriesPerRequestError',
  'ReplyError',
  'ConnectionClosedError',
  'UnknownError',
]);

/** What a driver throws that is used after the process has closed it. */
const CLOSED = /^(The database connection is not open|Connection is closed\.?)$/;

const isOne = (error: unknown): boolean => {
  if (error instanceof RefusedError) return REFUSALS.test(error.refusal.code);
  if (typeof error !== 'object' || error === null) return false;
  const { name, code, message, details } = error as { name?: unknown; code?: unknown; message?: unknown; details?: unknown };
  if (typeof code === 'string' && code.startsWith('SQLITE_')) return !OWN_FAULT.test(code);
  // What gRPC reports has a number and its details.
  if (typeof code === 'number' && typeof details === 'string') return true;
  return SYSTEM.has(String(code)) || NAMES.has(String(name)) || CLOSED.test(String(message));
};

/** Also where it hides behind an error that was made of it, or is the first of several. */
export function isInfrastructure(error: unknown): boolean {
  for (let current: unknown = error, depth = 0; current && depth < 8; depth += 1) {
    if (isOne(current)) return true;
    if (current instanceof RefusedError) return false;
    if (current instanceof AggregateError) return current.errors.some(isInfrastructure);
    current = (current as { cause?: unknown }).cause;
  }
  return false;
}
