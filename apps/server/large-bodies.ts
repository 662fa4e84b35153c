// A body that is too large is read to its end and thrown away before it is refused: who is still writing when the answer
// comes would see a broken connection and never the sentence.
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Beyond this nobody waits for the end: the connection is cut. */
const MOST_DISCARDED = 512_000_000;

async function discard({ raw }: FastifyRequest): Promise<void> {
  let read = 0;
  for await (const chunk of raw as AsyncIterable<Buffer>) {
    read += chunk.length;
    if (read > MOST_DISCARDED) return;
  }
}

/** @param limit in bytes, as the adapter knows it; bodies that do not say how long they are meet the adapter's own limit */
export function refuseLargeBodies(fastify: FastifyInstance, limit: number): void {
  fastify.addHook('onRequest', async (request: FastifyRequest) => {
    if (Number(request.headers['content-length'] ?? 0) <= limit) return;
    await discard(request);
    throw Object.assign(new Error('body too large'), { statusCode: 413 });
  });
}
