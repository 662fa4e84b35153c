// Each request has a number, its caller's or ours, and leaves one line when it is answered: no query, no header, no token.
import type { FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { WithActor } from '../../../../libs/identity/access.decorator.js';
import { newId } from '../../../../libs/kernel/ids.js';

export const REQUEST_ID = 'x-request-id';

/** Addresses that are themselves secrets: the links of mails, and where gateways report. */
const SECRET_PATH = /^(\/l\/|\/api\/sms\/callback\/).*/s;

/** What may be said of where a request went. */
export const saidPath = (url: string): string => url.replace(/[?#].*$/s, '').replace(SECRET_PATH, '$1…');

export function requestId({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers[REQUEST_ID];
  return typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : newId();
}

/** What asks whether we live, every few seconds, is of interest only when it is told that something is wrong. */
const isProbe = ({ url }: FastifyRequest): boolean => /^\/(api\/health|metrics)\b/.test(url);

export function logRequests(fastify: FastifyInstance<RawServerDefault>): void {
  fastify.addHook('onRequest', async (request, reply) => void reply.header(REQUEST_ID, request.id));
  fastify.addHook('onResponse', async (request: FastifyRequest & WithActor, reply) => {
    const { statusCode: status } = reply;
    const level = status >= 500 ? 'warn' : isProbe(request) ? 'debug' : 'info';
    const { url: route } = request.routeOptions;
    // The pattern of a route stands for an address with a secret in it, however that was written.
    const path = route?.includes(':token') ? route : saidPath(request.url);
    const user = request.actor?.user;
    const said = { method: request.method, path, status, ms: Math.round(reply.elapsedTime), ...(user !== undefined && { user }) };
    request.log[level](said, `${request.method} ${path}: ${status}`);
  });
}
