// Orders that are given again: the key is kept with the events, so that one is known after a restart and whichever process is asked.
import { requestId, requestsProjection, type RequestRow } from '../../identity/requests.projection.js';
import { RefusedError, refuse, type Actor, type StoredEvent } from '../../kernel/index.js';
import type { Application } from '../ports/application.types.js';

type Known = Pick<Application, 'projections'>;

const rowOf = ({ user, request }: Actor, { projections }: Known): RequestRow | null =>
  request ? projections.get<RequestRow>(requestsProjection, requestId(user, request.key)) : null;

/** @throws RefusedError `request-key-reused` when the key stands for another order */
export function refuseOtherOrder(by: Actor, application: Known): void {
  const row = rowOf(by, application);
  if (row && row.body !== by.request?.body) throw new RefusedError(refuse('request-key-reused'));
}

/** Whether this very order is on record, for orders that look before they record. */
export const isRecorded = (by: Actor, application: Known): boolean => rowOf(by, application) !== null;

/** What an order recorded when it was first given. */
export async function recordedUnder(by: Actor, application: Pick<Application, 'projections' | 'store'>): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (const stream of rowOf(by, application)?.streams ?? [])
    events.push(
      ...(await application.store.read(stream)).filter((event) => event.by.user === by.user && event.by.request?.key === by.request?.key),
    );
  return events;
}
