// Starts the HTTP service on an application: problems, headers, tokens, documentation of the API.
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { accountsProjection, type AccountRow } from '../../libs/identity/accounts.projection.js';
import type { WithActor } from '../../libs/identity/access.decorator.js';
import { sharingPatience } from '../../libs/event-store/port/shared-patience.js';
import { bearerOf, parseToken } from '../../libs/identity/token.rule.js';
import { hashToken, sameHash } from '../../libs/identity/tokens.js';
import { RefusedError, refuse } from '../../libs/kernel/index.js';
import { MOST_LINK_CHARACTERS } from '../../libs/notice/links/links.js';
import { startSending } from '../../libs/engine/cycle.js';
import { REACTOR } from '../../libs/engine/reactions.js';
import { boundBodies, MOST_OPEN_BODY } from './platform/http/large-bodies.js';
import type { Application } from '../../libs/application/ports/application.types.js';
import { MailboxWatch } from './runtime/mailbox-watch.js';
import { LogWatch } from './runtime/log-watch.js';
import { hostName, isServed } from '../../libs/application/config/served-hosts.js';
import { boundReading } from './platform/access/open-answers.js';
import { logRequests, requestId } from './platform/logging/request-log.js';
import { keepHeaders } from './platform/http/headers.js';
import { keepPositions } from './platform/http/positions.js';
import { alone, type TurnTriggerOf } from './runtime/turn-trigger.js';
import { Scheduler } from './runtime/scheduler.js';
import { Replica } from './runtime/replica.js';
import { documentApi } from './platform/openapi/openapi.js';
import { keepRequestKeys } from './platform/http/request-keys.js';
import type { Role } from '../../libs/application/config/roles.js';
import { listeningRefused } from '../../libs/application/starting.js';
import { AppModule, type Process } from './app.module.js';
import type { PageSettings } from './tokens/page-settings.js';

export interface ServerOptions extends PageSettings, Pick<Process, 'returnedMail' | 'heartbeat'> {
  /** What this process does; everything when left out. */
  role?: Role;
  /** What turns the cycle; this process alone when left out. */
  trigger?: TurnTriggerOf;
  /** What must be done before requests are answered and anything is sent; until then only health and metrics are. */
  prepare?: () => Promise<unknown>;
  host: string;
  port: number;
  /** Names under which it answers besides those of this machine; see `served-hosts`. */
  names?: readonly string[];
  report(line: string): void;
  /** Where requests are logged; nowhere when left out. */
  log?: FastifyBaseLogger;
  /** Takes out of what health and metrics show what settings keep secret. */
  unsaid?: (text: string) => string;
}

/** A request has arrived by then. */
const MOST_ARRIVING_MS = 120_000;

/** A form in this shape says only that its button was pressed (RFC 8058); what it holds is let go. */
function ignoreMultipart(fastify: FastifyInstance): void {
  if (fastify.hasContentTypeParser('multipart/form-data')) return;
  fastify.addContentTypeParser('multipart/form-data', (_request, payload, done) => {
    payload.on('end', () => done(null, {})).on('error', done);
    payload.resume();
  });
}

/** Who the bearer of the request's token is; a token that is wrong is refused, none at all is nobody. */
async function identify(application: Pick<Application, 'catchUp' | 'clock' | 'projections'>, request: FastifyRequest): Promise<void> {
  const { authorization } = request.headers;
  if (!authorization) return;
  const bearer = /^Bearer (\S+)$/i.exec(authorization)?.[1] ?? '';
  const presented = parseToken(bearer);
  if (presented) await application.catchUp();
  const account = presented && application.projections.get<AccountRow>(accountsProjection, presented.user);
  const actor = presented && bearerOf(account, presented, hashToken(bearer), application.clock.now(), sameHash);
  if (!actor) throw new RefusedError(refuse('account.token-invalid'));
  (request as WithActor).actor = actor;
}

/** What is answered before the read models have caught up. */
const isAboutUs = ({ url }: FastifyRequest): boolean => /^\/(api\/health|metrics)\b/.test(url);

export interface RunningServer {
  url: string;
  scheduler: Scheduler;
  /** Resolves when requests are answered and messages are sent. */
  ready: Promise<void>;
  close(): Promise<void>;
}

/**
 * What happened before is the workers' to react to, each with a checkpoint of its own. A process that only answers has none of the kind
 * on a new disk: its first order would go through the whole log and repeat, task by task, what workers have long done.
 */
function leaveThePast({ projections }: Pick<Application, 'projections'>): void {
  projections.setCheckpoint(REACTOR, projections.position());
}

/** A running service. @throws RefusedError when the port is taken or the address cannot be opened */
export async function startServer(application: Application, options: ServerOptions): Promise<RunningServer> {
  const { host, port, report, role = 'all', trigger = alone, prepare, names = [], unsaid, returnedMail, heartbeat, log } = options;
  const adapter = new FastifyAdapter({
    ...(log && { loggerInstance: log }),
    // One line when it is answered, see `request-log`.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    bodyLimit: MOST_OPEN_BODY,
    // Who sends a request byte by byte holds a connection no longer than this; the largest body arrives well within it.
    requestTimeout: MOST_ARRIVING_MS,
    routerOptions: { maxParamLength: MOST_LINK_CHARACTERS },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of({ application, settings: options, report, role, trigger, returnedMail, ...(heartbeat && { heartbeat }) }),
    adapter,
    {
      logger: false,
      abortOnError: false,
    },
  );
  const fastify = app.getHttpAdapter().getInstance();
  const replica = app.get(Replica);
  logRequests(fastify);
  await keepHeaders(fastify);
  // All that a request asks of the log has one patience: who sent it is answered within it.
  fastify.addHook('onRequest', (_request, _reply, done) => sharingPatience(done));
  fastify.addHook('onRequest', async (request: FastifyRequest) => {
    const name = hostName(request.headers.host);
    if (name === null || !isServed(name, names, isAboutUs(request)))
      throw new RefusedError(refuse('host-not-served', { host: (request.headers.host ?? '').slice(0, 100) }));
    if (isAboutUs(request)) return;
    if (!replica.state().ready) throw new RefusedError(refuse('replica-starting'));
    await identify(application, request);
  });
  keepRequestKeys(fastify, application);
  keepPositions(fastify, replica, () => application.projections.position());
  if (unsaid)
    fastify.addHook('onSend', async (request: FastifyRequest, _reply: FastifyReply, payload: unknown) =>
      isAboutUs(request) && typeof payload === 'string' ? unsaid(payload) : payload,
    );
  boundReading(fastify, application);
  ignoreMultipart(fastify);
  boundBodies(adapter);
  if (role !== 'worker') documentApi(app);
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    throw listeningRefused(error, host, port);
  }
  const watch = app.get(LogWatch);
  const open = (): void => {
    replica.isReady();
    // A long log that is noted for the first time keeps nobody waiting.
    void watch.start();
    if (application.shared) replica.follow();
    if (role === 'api') return leaveThePast(application);
    startSending(application);
    app.get(MailboxWatch).start();
  };
  const ready = prepare ? prepare().then(open) : Promise.resolve(open());
  const scheduler = app.get(Scheduler);
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const close = async (): Promise<void> => {
    await app.close();
    await replica.close();
    await watch.close();
  };
  return { url, scheduler, ready, close };
}
