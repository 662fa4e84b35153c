// Whoever wrote sees what he wrote, whichever process answers next: an answer to a writing names the position of the log it
// was written before, and a later request that carries the position is answered from read models that have seen it.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Replica } from '../../runtime/replica.js';

const HEADER = 'dunghan-position';
const COOKIE = /(?:^|;\s*)dunghan-position=(\d{1,16})(?:;|$)/;
/** Longer than any process is behind when all is well. */
const COOKIE_SECONDS = 60;

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The furthest position a request says its sender knows of; 0 when it says nothing. */
export function positionOf({ headers }: Pick<FastifyRequest, 'headers'>): number {
  const header = headers[HEADER];
  const given = [typeof header === 'string' && /^\d{1,16}$/.test(header) ? header : '0', COOKIE.exec(headers.cookie ?? '')?.[1] ?? '0'];
  return Math.max(...given.map(Number));
}

const wasWritten = ({ method }: FastifyRequest, { statusCode }: FastifyReply): boolean => !READS.has(method) && statusCode < 400;

export function keepPositions(fastify: FastifyInstance, replica: Replica, position: () => number): void {
  fastify.addHook('preHandler', async (request) => {
    const known = positionOf(request);
    if (known > 0) await replica.seen(known);
  });
  fastify.addHook('onSend', async (request, reply, payload) => {
    if (wasWritten(request, reply)) {
      const here = String(position());
      void reply.header(HEADER, here);
      void reply.header('set-cookie', `${HEADER}=${here}; Path=/; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Lax`);
    }
    return payload;
  });
}
