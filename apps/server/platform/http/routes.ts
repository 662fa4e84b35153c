// Which methods an address answers, so that the wrong one is told the right ones instead of that there is no such address.
import type { FastifyInstance } from 'fastify';

export type MethodsAt = (path: string) => string[];

/** Must be asked for before the routes are made. */
export function methodsOf(fastify: FastifyInstance): MethodsAt {
  const routes: { pattern: RegExp; methods: readonly string[] }[] = [];
  fastify.addHook('onRoute', ({ url, method }) => {
    const pattern = url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
      .join('/');
    routes.push({ pattern: new RegExp(`^${pattern}/?$`), methods: [method].flat() });
  });
  return (path) => {
    const found = routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods);
    return [...new Set(found)].filter((method) => method !== 'HEAD' && method !== 'OPTIONS').sort();
  };
}
