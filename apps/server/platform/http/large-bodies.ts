// How much may be sent to each address. Nobody is asked who he is before a small body is read; a large one is read only from who may send
// it, and of JSON nothing is built before its bytes have been counted.
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parse as parseForm } from 'node:querystring';
import { Readable } from 'node:stream';
import { MOST_BYTES } from '../../../../libs/agency/directory/directory-book.reader.js';
import type { WithActor } from '../../../../libs/identity/access.decorator.js';
import { beyondJsonBounds, MOST_JSON, RefusedError, refuse, type Refusal } from '../../../../libs/kernel/index.js';
import { MOST_UPLOAD_MB } from '../../../../libs/application/use-cases/plan.use-cases.js';

const [KB, MB] = [1_000, 1_000_000];

/** What is read from anybody, and of most orders from those who may give them. */
export const MOST_OPEN_BODY = 256 * KB;
const MOST_FORM = 64 * KB;
const MOST_VALUES = 60_000;

interface Room {
  path: RegExp;
  bytes: number;
  /** What the sentence names: a file is sent as base64, which nobody counts. */
  tooLarge: Refusal;
}

const inMegabytes = (limit: number): Refusal => refuse('body-too-large', { limit, unit: 'MB' });
const file = (megabytes: number): Pick<Room, 'bytes' | 'tooLarge'> => ({
  bytes: Math.ceil(megabytes * 1.4) * MB,
  tooLarge: refuse('too-large', { limit: megabytes }),
});

/** Addresses of which an account is asked and that take more. The first that fits counts. */
const ROOMS: readonly Room[] = [
  { path: /^\/api\/plans(\/:id\/amendments)?$/, ...file(MOST_UPLOAD_MB) },
  { path: /^\/api\/agencies\/import$/, ...file(MOST_BYTES / 1024 ** 2) },
  { path: /^\/api\/agencies\/:verb$/, bytes: MB, tooLarge: inMegabytes(1) },
  // A decision names up to 20,000 differences, an approval leaves out up to 10,000 rows.
  { path: /^\/api\/plans\//, bytes: 4 * MB, tooLarge: inMegabytes(4) },
];

const roomAt = (path: string | undefined): Room | undefined => ROOMS.find((room) => room.path.test(path ?? ''));

/** Beyond this nobody waits for the end: the connection is cut. */
const MOST_DISCARDED = 512 * MB;

/**
 * What was sent, or null when it is more than `limit`. Then all of it is read and thrown away: who is still writing when the answer comes
 * would see a broken connection and never the sentence.
 */
async function received(body: AsyncIterable<Buffer>, limit: number): Promise<Buffer[] | null> {
  let [read, kept]: [number, Buffer[] | null] = [0, []];
  for await (const chunk of body) {
    read += chunk.length;
    if (read > MOST_DISCARDED) break;
    kept = read <= limit ? kept : null;
    kept?.push(chunk);
  }
  return kept;
}

const limitOf = ({ routeOptions }: FastifyRequest): number => routeOptions.bodyLimit ?? MOST_OPEN_BODY;

/** The length of a body; of one that does not say it, null. */
const lengthOf = ({ headers }: FastifyRequest): number | null =>
  headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : null;

function tooLarge(request: FastifyRequest): RefusedError {
  const { routeOptions } = request;
  return new RefusedError(roomAt(routeOptions.url)?.tooLarge ?? refuse('body-too-large', { limit: MOST_OPEN_BODY / KB, unit: 'KB' }));
}

function refuseLarge(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const room = roomAt(route.url);
    if (room) route.bodyLimit = room.bytes;
  });
  fastify.addHook('onRequest', async (request: FastifyRequest) => {
    const [length, limit] = [lengthOf(request) ?? Infinity, limitOf(request)];
    const isStranger = !(request as WithActor).actor && limit > MOST_OPEN_BODY && length > MOST_OPEN_BODY;
    if (!isStranger && (length === Infinity || length <= limit)) return;
    await received(request.raw, 0);
    throw isStranger ? new RefusedError(refuse('account.token-needed')) : tooLarge(request);
  });
  fastify.addHook('preParsing', async (request: FastifyRequest, _reply: unknown, body) => {
    if (lengthOf(request) !== null) return body;
    const chunks = await received(body as unknown as AsyncIterable<Buffer>, limitOf(request));
    if (!chunks) throw tooLarge(request);
    return Readable.from(chunks);
  });
}

/** JSON and forms; what has been found small enough is parsed as ever. */
function parseBounded(adapter: FastifyAdapter): void {
  const parseJson = adapter.getInstance().getDefaultJsonParser('error', 'error');
  adapter.useBodyParser('application/json', false, {}, (request, bytes: Buffer, done) => {
    const values = limitOf(request) > MOST_OPEN_BODY ? MOST_VALUES : MOST_JSON.values;
    const refusal = beyondJsonBounds(bytes, { ...MOST_JSON, values });
    if (refusal) done(new RefusedError(refusal));
    else void parseJson(request, bytes.toString(), done);
  });
  adapter.useBodyParser('application/x-www-form-urlencoded', false, {}, (_request, bytes: Buffer, done) => {
    if (bytes.length > MOST_FORM) done(new RefusedError(refuse('body-too-large', { limit: MOST_FORM / KB, unit: 'KB' })));
    else done(null, { ...parseForm(bytes.toString(), '&', '=', { maxKeys: 0 }) });
  });
}

/** Must come after the hook that knows who asks, and before the routes are made. */
export function boundBodies(adapter: FastifyAdapter): void {
  refuseLarge(adapter.getInstance());
  parseBounded(adapter);
}
