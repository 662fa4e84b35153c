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
  noLeader: () => of(status.UNKNOWN, 'No leader info available in response'),
  notLeader: (host: string, port: number) =>
    of(status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': host,
      'leader-endpoint-port': String(port),
    }),
  streamDeleted: (stream: string) =>
    of(status.FAILED_PRECONDITION, `Event stream '${encodeURIComponent(stream)}' is deleted.`, {
      exception: 'stream-deleted',
      'stream-name': encodeURIComponent(stream),
    }),
  tooLarge: (most: number) =>
    of(status.INVALID_ARGUMENT, `Maximum Append Size of ${most} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(most),
    }),
};
