// Idempotency-Key: an order that is given again under its key is answered again and recorded once; the key is kept with the events, so that
// this holds after a restart and whichever process is asked.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { WithActor } from '../../libs/identity/actor.controller.js';
import { digestOfRequest } from '../../libs/identity/request-digest.js';
import { requestKey } from '../../libs/identity/request-key.rule.js';
import { requestId, requestsProjection, type RequestRow } from '../../libs/identity/requests.projection.js';
import { isRefusal, localTime, RefusedError, refuse, type Actor, type StoredEvent } from '../../libs/kernel/index.js';
import type { House } from './house.types.js';

export const KEY_HEADER = 'idempotency-key';
/** In the answer to an order that is given again: when it was recorded. */
export const RECORDED_HEADER = 'dunghan-recorded-at';

const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

type Known = Pick<House, 'projections'>;

const rowOf = ({ user, request }: Actor, { projections }: Known): RequestRow | null =>
  request ? projections.get<RequestRow>(requestsProjection, requestId(user, request.key)) : null;

/** @throws RefusedError `request-key-reused` when the key stands for another order */
export function refuseOtherOrder(by: Actor, house: Known): void {
  const row = rowOf(by, house);
  if (row && row.body !== by.request?.body) throw new RefusedError(refuse('request-key-reused'));
}

/** Whether this very order is on record, for orders that look before they record. */
export const isRecorded = (by: Actor, house: Known): boolean => rowOf(by, house) !== null;

/** What an order recorded when it was first given. */
export async function recordedUnder(by: Actor, house: Pick<House, 'projections' | 'store'>): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (const stream of rowOf(by, house)?.streams ?? [])
    events.push(
      ...(await house.store.read(stream)).filter((event) => event.by.user === by.user && event.by.request?.key === by.request?.key),
    );
  return events;
}

/** Orders under way in this process, by account and key. */
export function keepRequestKeys(fastify: FastifyInstance, house: House): void {
  const underWay = new Set<string>();
  const held = new WeakMap<FastifyRequest, string>();
  fastify.addHook('preHandler', async (request: FastifyRequest, reply: FastifyReply) => {
    const given = request.headers[KEY_HEADER];
    if (given === undefined || !CHANGES.has(request.method)) return;
    const key = requestKey(given);
    if (isRefusal(key)) throw new RefusedError(key);
    const asking = request as FastifyRequest & WithActor;
    // Whoever is nobody is refused by what he asks for.
    if (!asking.actor) return;
    const by = { ...asking.actor, request: { key, body: digestOfRequest(request.method, request.url, request.body ?? null) } };
    await house.catchUp();
    refuseOtherOrder(by, house);
    // What is recorded stays recorded once; how things stand may have changed since, and the answer shows them as they stand now.
    const [first] = await recordedUnder(by, house);
    if (first) void reply.header(RECORDED_HEADER, localTime(first.recordedAt));
    const id = requestId(by.user, key);
    if (underWay.has(id)) throw new RefusedError(refuse('request-under-way'));
    underWay.add(id);
    held.set(request, id);
    asking.actor = by;
  });
  const release = (request: FastifyRequest): void => {
    const id = held.get(request);
    if (id !== undefined) underWay.delete(id);
  };
  fastify.addHook('onResponse', async (request: FastifyRequest, _reply: FastifyReply) => release(request));
}
