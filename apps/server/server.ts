// Starts the HTTP service on a house: problems, headers, tokens, documentation of the API.
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { accountsProjection, type AccountRow } from '../../libs/identity/accounts.projection.js';
import type { WithActor } from '../../libs/identity/actor.controller.js';
import { sharingPatience } from '../../libs/event-store/shared-patience.js';
import { bearerOf, parseToken } from '../../libs/identity/token.rule.js';
import { hashToken, sameHash } from '../../libs/identity/tokens.js';
import { RefusedError, refuse } from '../../libs/kernel/index.js';
import { LINK_PATH, MOST_LINK_CHARACTERS } from '../../libs/notice/links/links.js';
import { texts, type Texts } from '../../libs/texts/index.js';
import { startSending } from './cycle.js';
import { REACTOR } from './reactions.js';
import { boundBodies, MOST_OPEN_BODY } from './large-bodies.js';
import type { House } from './house.types.js';
import { KnownQuery } from './known-query.js';
import { methodsOf } from './routes.js';
import { frameOf } from './pages.controller.js';
import { Problems } from './problems.js';
import { MAILBOX_WATCH, type MailboxWatch } from './mailbox-watch.js';
import { LOG_WATCH, type LogWatch } from './log-watch.js';
import { FailedAttempts } from './failed-attempts.js';
import { hostName, isServed } from './hosts.rule.js';
import { boundReading } from './open-answers.js';
import { keepPositions } from './positions.js';
import { alone, type DriveOf } from './drive.js';
import { PULSE, type Pulse } from './pulse.js';
import { Replica } from './replica.js';
import { documentRequestKeys } from './request-key-docs.js';
import { keepRequestKeys } from './request-keys.js';
import type { Role } from './roles.js';
import { listeningRefused } from './starting.js';
import { ServerModule, type ServerSettings } from './server.module.js';
import { VERSION } from './version.js';

export interface ServerOptions extends ServerSettings {
  /** What this process does; everything when left out. */
  role?: Role;
  /** What turns the cycle; this process alone when left out. */
  drive?: DriveOf;
  /** What must be done before requests are answered and anything is sent; until then only health and metrics are. */
  prepare?: () => Promise<unknown>;
  host: string;
  port: number;
  /** Names under which it answers besides those of this machine; see `hosts.rule`. */
  names?: readonly string[];
  report(line: string): void;
  /** Takes out of what health and metrics show what settings keep secret. */
  unsaid?: (text: string) => string;
}

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** The address of such a page is itself a secret: it is given to nobody. */
const LINK_HEADERS = { 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' };

/** A form in this shape says only that its button was pressed (RFC 8058); what it holds is let go. */
function ignoreMultipart(fastify: FastifyInstance): void {
  if (fastify.hasContentTypeParser('multipart/form-data')) return;
  fastify.addContentTypeParser('multipart/form-data', (_request, payload, done) => {
    payload.on('end', () => done(null, {})).on('error', done);
    payload.resume();
  });
}

/** Who the bearer of the request's token is; a token that is wrong is refused, none at all is nobody. */
async function identify(house: House, request: FastifyRequest): Promise<void> {
  const { authorization } = request.headers;
  if (!authorization) return;
  const bearer = /^Bearer (\S+)$/i.exec(authorization)?.[1] ?? '';
  const presented = parseToken(bearer);
  if (presented) await house.catchUp();
  const account = presented && house.projections.get<AccountRow>(accountsProjection, presented.user);
  const actor = presented && bearerOf(account, presented, hashToken(bearer), house.clock.now(), sameHash);
  if (!actor) throw new RefusedError(refuse('account.token-invalid'));
  (request as WithActor).actor = actor;
}

/** What is answered before the read models have caught up. */
const isAboutUs = ({ url }: FastifyRequest): boolean => /^\/(api\/health|metrics)\b/.test(url);

const inEnglish = (request: FastifyRequest): boolean => /^en\b/i.test(request.headers['accept-language'] ?? '');

function documented(app: NestFastifyApplication): void {
  const config = new DocumentBuilder()
    .setTitle('Đúng Hạn')
    .setDescription(
      'Deadlines, standing, notices and the trail of a province’s plans. Days are YYYY-MM-DD in Asia/Ho_Chi_Minh; errors are RFC 9457 problems. ' +
        'A body may have 256 KB, more where a file or a long decision is sent, and JSON 64 levels and 5,000 values: beyond that the answer is 413 and names the limit.',
    )
    .setVersion(VERSION)
    .addBearerAuth()
    .build();
  SwaggerModule.setup('api/docs', app, () => documentRequestKeys(SwaggerModule.createDocument(app, config)), {
    jsonDocumentUrl: 'api/docs.json',
  });
}

export interface RunningServer {
  url: string;
  pulse: Pulse;
  /** Resolves when requests are answered and messages are sent. */
  ready: Promise<void>;
  close(): Promise<void>;
}

/**
 * What happened before is the workers' to react to, each with a bookmark of its own. A process that only answers has none of the kind
 * on a new disk: its first order would go through the whole log and repeat, task by task, what workers have long done.
 */
function leaveThePast({ projections }: House): void {
  projections.setBookmark(REACTOR, projections.position());
}

/** A running service. @throws RefusedError when the port is taken or the address cannot be opened */
export async function startServer(house: House, options: ServerOptions): Promise<RunningServer> {
  const { host, port, report, role = 'all', drive = alone, prepare, names = [], unsaid } = options;
  const replica = new Replica(house, report);
  const adapter = new FastifyAdapter({
    bodyLimit: MOST_OPEN_BODY,
    routerOptions: { maxParamLength: MOST_LINK_CHARACTERS },
  });
  const app = await NestFactory.create<NestFastifyApplication>(ServerModule.of(house, options, { role, drive, replica }, report), adapter, {
    logger: false,
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  const methodsAt = methodsOf(fastify);
  // All that a request asks of the log has one patience: who sent it is answered within it.
  fastify.addHook('onRequest', (_request, _reply, done) => sharingPatience(done));
  fastify.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    // Swagger's own pages bring their scripts and styles from this server.
    if (!request.url.startsWith('/api/docs')) void reply.headers(HEADERS);
    if (request.url.startsWith(LINK_PATH)) void reply.headers(LINK_HEADERS);
    const name = hostName(request.headers.host);
    if (name === null || !isServed(name, names, isAboutUs(request)))
      throw new RefusedError(refuse('host-not-served', { host: (request.headers.host ?? '').slice(0, 100) }));
    if (isAboutUs(request)) return;
    if (!replica.state().ready) throw new RefusedError(refuse('replica-starting'));
    await identify(house, request);
  });
  keepRequestKeys(fastify, house);
  keepPositions(fastify, replica, () => house.projections.position());
  if (unsaid)
    fastify.addHook('onSend', async (request: FastifyRequest, _reply: FastifyReply, payload: unknown) =>
      isAboutUs(request) && typeof payload === 'string' ? unsaid(payload) : payload,
    );
  boundReading(fastify, house);
  ignoreMultipart(fastify);
  boundBodies(adapter);
  app.useGlobalGuards(new KnownQuery());
  const frame = (path: string, words: Texts) => frameOf(house, options, path, words);
  app.useGlobalFilters(
    new Problems((request) => (inEnglish(request) ? texts('en') : house.texts), {
      report,
      methodsAt,
      frame,
      attempts: new FailedAttempts(),
    }),
  );
  if (role !== 'worker') documented(app);
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    throw listeningRefused(error, host, port);
  }
  const watch = app.get<LogWatch>(LOG_WATCH);
  const open = (): void => {
    replica.isReady();
    // A long log that is noted for the first time keeps nobody waiting.
    void watch.start();
    if (house.shared) replica.follow();
    if (role === 'api') return leaveThePast(house);
    startSending(house);
    app.get<MailboxWatch>(MAILBOX_WATCH).start();
  };
  const ready = prepare ? prepare().then(open) : Promise.resolve(open());
  const pulse = app.get<Pulse>(PULSE);
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const close = async (): Promise<void> => {
    await app.close();
    await replica.close();
    await watch.close();
  };
  return { url, pulse, ready, close };
}
