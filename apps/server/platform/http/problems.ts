// Every error that leaves by HTTP carries a sentence a person can act on: an RFC 9457 problem, or a page for who reads pages.
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { jsonPlace, RefusedError, refuse, type Refusal } from '../../../../libs/kernel/index.js';
import type { Texts } from '../../../../libs/texts/index.js';
import type { Frame } from '../../../../libs/pages/layout.template.js';
import type { FailedAttempts } from '../access/failed-attempts.js';
import { ProblemPage } from '../../../../libs/pages/problem.template.js';
import { RecordedUnseen } from '../../../../libs/application/use-cases/recorded.js';
import { statusOf } from './refusal-status.js';
import { saidPath } from '../logging/request-log.js';
import type { MethodsAt } from './routes.js';

/** What somebody says who guesses: a token, the link of a mail, the secret of a callback. */
const isGuess = ({ code, status }: Problem, path: string): boolean =>
  code === 'account.token-invalid' || code === 'notice.link-wrong' || (status === 404 && path.startsWith('/api/sms/callback/'));

/** What is away for now is asked for again after so long. */
const RETRY_SECONDS = '2';

interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  params?: Refusal['params'];
}

/** What the framework refused before anything of ours saw it. */
function unreadable(status: number, message: string, { method, path, methods }: Asked): { status: number; refusal: Refusal } {
  const others = methods.filter((each) => each !== method);
  // What may be done at an address is asked of browsers' own accord, and answered as of one that is not there.
  if (status === 404 && others.length > 0 && method !== 'OPTIONS')
    return { status: 405, refusal: refuse('method-not-allowed', { method, choices: others.join(', ') }) };
  if (status === 404) return { status, refusal: refuse('not-found', { what: path }) };
  if (status === 415) return { status, refusal: refuse('media-type') };
  if (!/JSON/i.test(message)) return { status, refusal: refuse('bad-request') };
  return { status, refusal: refuse('input-not-json', jsonPlace(message)) };
}

/** What was asked of us: how, where, and what that address answers. */
interface Asked {
  id: string;
  method: string;
  path: string;
  methods: readonly string[];
}

const described = (status: number, refusal: Refusal, instance: string, texts: Texts): Problem => ({
  type: `urn:dung-han:problem:${refusal.code}`,
  title: texts.page.problem,
  status,
  detail: texts.refusal(refusal),
  instance,
  code: refusal.code,
  ...(Object.keys(refusal.params).length > 0 ? { params: refusal.params } : {}),
});

function problemOf(error: unknown, instance: string, asked: Asked, texts: Texts, report: (line: string) => void): Problem {
  if (error instanceof RefusedError) return described(statusOf(error.refusal), error.refusal, instance, texts);
  const refused = error instanceof HttpException ? error.getStatus() : ((error as { statusCode?: number }).statusCode ?? 500);
  if (refused >= 400 && refused < 500) {
    const { status, refusal } = unreadable(refused, (error as Error).message, asked);
    return described(status, refusal, instance, texts);
  }
  // The trace stays with us; the caller gets the number of his request to quote.
  const { id } = asked;
  report(`${id} ${error instanceof Error ? error.stack : String(error)}`);
  const refusal = refuse('service-fault', { id });
  return {
    type: 'urn:dung-han:problem:service-fault',
    title: texts.page.fault,
    status: 500,
    detail: texts.refusal(refusal),
    instance,
    code: refusal.code,
    params: { id },
  };
}

/** What an answer needs besides the error. */
export interface Around {
  report(line: string): void;
  methodsAt: MethodsAt;
  frame(path: string, texts: Texts): Frame;
  attempts: FailedAttempts;
}

@Catch()
export class Problems implements ExceptionFilter {
  readonly #texts: (request: FastifyRequest) => Texts;
  readonly #around: Around;
  constructor(texts: (request: FastifyRequest) => Texts, around: Around) {
    this.#texts = texts;
    this.#around = around;
  }

  /** No problem, because what was asked for is recorded: accepted, and to be seen later. */
  #recorded(error: RecordedUnseen, request: FastifyRequest, reply: FastifyReply): void {
    const { recorded, recordedUnseen } = this.#texts(request).page;
    const cause = error.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : String(error.cause);
    this.#around.report(`${request.method} ${saidPath(request.url)}: ${error.message}: ${cause}`);
    void reply.status(202).header('retry-after', RETRY_SECONDS);
    if (request.url.startsWith('/api') || !request.headers.accept?.includes('text/html')) {
      void reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify({ recorded: true, detail: recordedUnseen }));
      return;
    }
    const frame = this.#around.frame(request.url.replace(/[?#].*$/s, ''), this.#texts(request));
    const page = renderToStaticMarkup(createElement(ProblemPage, { frame, title: recorded, detail: recordedUnseen }));
    void reply.header('content-type', 'text/html; charset=utf-8').send(`<!DOCTYPE html>\n${page}`);
  }

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const texts = this.#texts(request);
    const { report, methodsAt, frame, attempts } = this.#around;
    const path = request.url.replace(/[?#].*$/s, '');
    const asked = { id: request.id, method: request.method, path, methods: methodsAt(path) };
    if (error instanceof RecordedUnseen) return this.#recorded(error, request, reply);
    const told = problemOf(error, request.url, asked, texts, report);
    const wait = isGuess(told, path) ? await attempts(request) : null;
    const problem = wait === null ? told : described(429, refuse('too-many-attempts', { seconds: wait }), told.instance, texts);
    if (wait !== null) void reply.header('retry-after', String(wait));
    if (problem.status === 405) void reply.header('allow', asked.methods.join(', '));
    if (problem.status === 503) void reply.header('retry-after', String(problem.params?.['seconds'] ?? RETRY_SECONDS));
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
    if (!request.url.startsWith('/api') && request.headers.accept?.includes('text/html')) {
      const page = renderToStaticMarkup(
        createElement(ProblemPage, { frame: frame(path, texts), title: problem.title, detail: problem.detail }),
      );
      void reply.status(problem.status).header('content-type', 'text/html; charset=utf-8').send(`<!DOCTYPE html>\n${page}`);
      return;
    }
    void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }
}
