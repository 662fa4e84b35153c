// What a browser is told about every answer: to run nothing, load nothing from elsewhere, and keep nothing.
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LINK_PATH } from '../../../../libs/notice/links/links.js';

const NOTHING = ["'none'"];
const OURS = ["'self'"];

const policy = (directives: Record<string, string[]>): FastifyHelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { 'default-src': NOTHING, 'base-uri': NOTHING, 'frame-ancestors': NOTHING, ...directives },
  },
  frameguard: { action: 'deny' },
  referrerPolicy: { policy: 'same-origin' },
  // Whether there is an encrypted way in, knows the proxy that gives it.
  strictTransportSecurity: false,
});

const PAGES = policy({ 'style-src': OURS, 'img-src': ["'self'", 'data:'], 'frame-src': OURS, 'form-action': OURS });
/** The pages that describe the API bring scripts and styles of their own, and ask the API. */
const DOCS = policy({
  'script-src': OURS,
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': OURS,
});

/** The address of such a page is itself a secret: it is given to nobody. */
const LINK_HEADERS = { 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' };

const isDocs = ({ url }: FastifyRequest): boolean => url.startsWith('/api/docs');

export async function keepHeaders(fastify: FastifyInstance): Promise<void> {
  await fastify.register(helmet, { global: false });
  fastify.addHook('onRequest', async (request, reply) => {
    await reply.helmet(isDocs(request) ? DOCS : PAGES);
    if (!isDocs(request)) void reply.header('cache-control', 'no-store');
    if (request.url.startsWith(LINK_PATH)) void reply.headers(LINK_HEADERS);
  });
}
