// Idempotency-Key: an order that is given again under its key is answered again and recorded once.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Application } from '../../../../libs/application/ports/application.types.js';
import { recordedUnder, refuseOtherOrder } from '../../../../libs/application/queries/request-keys.js';
import type { WithActor } from '../../../../libs/identity/access.decorator.js';
import { digestOfRequest } from '../../../../libs/identity/request-digest.js';
import { requestKey } from '../../../../libs/identity/request-key.rule.js';
import { requestId } from '../../../../libs/identity/requests.projection.js';
import { localTime, orThrow, RefusedError, refuse } from '../../../../libs/kernel/index.js';

export const KEY_HEADER = 'idempotency-key';
/** In the answer to an order that is given again: when it was recorded. */
export const RECORDED_HEADER = 'dunghan-recorded-at';

const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Orders under way in this process, by account and key. */
export function keepRequestKeys(fastify: FastifyInstance, application: Pick<Application, 'catchUp' | 'projections' | 'store'>): void {
  const underWay = new Set<string>();
  const held = new WeakMap<FastifyRequest, string>();
  fastify.addHook('preHandler', async (request: FastifyRequest, reply: FastifyReply) => {
    const given = request.headers[KEY_HEADER];
    if (given === undefined || !CHANGES.has(request.method)) return;
    const key = orThrow(requestKey(given));
    const asking = request as FastifyRequest & WithActor;
    // Whoever is nobody is refused by what he asks for.
    if (!asking.actor) return;
    const by = { ...asking.actor, request: { key, body: digestOfRequest(request.method, request.url, request.body ?? null) } };
    await application.catchUp();
    refuseOtherOrder(by, application);
    // What is recorded stays recorded once; how things stand may have changed since, and the answer shows them as they stand now.
    const [first] = await recordedUnder(by, application);
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
