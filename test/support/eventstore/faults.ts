// Errors as the server reports them: a status, and for known ones the name and what belongs to it as trailing metadata.
import { Metadata, status, type ServiceError } from '@grpc/grpc-js';

function of(code: status, details: string, trailers: Record<string, string> = {}): ServiceError {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return Object.assign(new Error(details), { code, details, metadata });
}

export const fault = {
  of,
  accessDenied: () => of(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' }),
  unauthenticated: () => of(status.UNAUTHENTICATED, 'Received HTTP status code 401'),
  notReady: () => of(status.UNAVAILABLE, 'Server Is Not Ready'),
  tooBusy: () => of(status.UNAVAILABLE, 'Server Is Too Busy'),
  noLeader: () => of(status.UNKNOWN, 'No leader info available in response'),
  notLeader: (host: string, port: number) =>
    of(status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': host,
      'leader-endpoint-port': String(port),
    }),
  timedOut: () => of(status.ABORTED, 'Operation timed out: Prepare phase timeout.'),
  streamDeleted: (stream: string) =>
    of(status.FAILED_PRECONDITION, `Event stream '${encodeURIComponent(stream)}' is deleted.`, {
      exception: 'stream-deleted',
      'stream-name': encodeURIComponent(stream),
    }),
  eventTooLarge: (id: string, size: number, most: number) =>
    of(status.INVALID_ARGUMENT, `Event with Id: ${id}, Size: ${size}, exceeds Maximum Append Event Size of ${most}.`, {
      exception: 'maximum-append-event-size-exceeded',
      'maximum-append-event-size': String(most),
    }),
  tooLarge: (most: number) =>
    of(status.INVALID_ARGUMENT, `Maximum Append Size of ${most} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(most),
    }),
};
