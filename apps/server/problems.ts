// Every error that leaves by HTTP carries a sentence a person can act on: an RFC 9457 problem, or a page for who reads pages.
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { newId } from '../../libs/kernel/ids.js';
import { RefusedError, refuse, type Refusal } from '../../libs/kernel/index.js';
import type { Texts } from '../../libs/texts/index.js';
import { ProblemPage } from './pages/problem.template.js';
import { MOST_UPLOAD_MB } from './plan-desk.js';

const STATUS: readonly [RegExp, number][] = [
  [/^account\.token/, 401],
  [/^account\.not-allowed$/, 403],
  [/^notice\.link-expired$/, 410],
  [/^notice\.link-wrong$/, 404],
  [/(^|\.)unknown$|^not-found$|^(task|agency)\.unknown-verb$/, 404],
  [/^input-|^too-large$|^plan\.no-tasks$|^document|^reader|^file|^agency\.(file|misshapen|sheet)/, 422],
  [/^policy\.(invalid|hours|step-hour|order|twice|from-past)$/, 422],
  [/^calendar\.(not-json|invalid|outside-year|day-twice|work-on-weekday|off-on-weekend)$/, 422],
  [/^(plan|calendar)\.no-such-/, 404],
  [/^plan\.unknown-agency$/, 422],
  [/^plan\.stale$/, 412],
  [/^(store|kurrentdb|replica|queue)-/, 503],
];

const statusOf = (refusal: Refusal): number => STATUS.find(([pattern]) => pattern.test(refusal.code))?.[1] ?? 409;

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
const unreadableBody = (status: number, detail: string): Refusal =>
  status === 413 ? refuse('too-large', { limit: MOST_UPLOAD_MB }) : refuse('input-not-json', { detail });

function problemOf(error: unknown, instance: string, texts: Texts, report: (line: string) => void): Problem {
  if (error instanceof RefusedError) {
    const { code, params } = error.refusal;
    const detail = texts.refusal(error.refusal);
    return {
      type: `urn:dung-han:problem:${code}`,
      title: texts.page.problem,
      status: statusOf(error.refusal),
      detail,
      instance,
      code,
      params,
    };
  }
  if (error instanceof HttpException && error.getStatus() < 500) {
    const status = error.getStatus();
    const refusal = status === 404 ? refuse('not-found', { what: instance }) : unreadableBody(status, error.message);
    return {
      type: `urn:dung-han:problem:${refusal.code}`,
      title: texts.page.problem,
      status,
      detail: texts.refusal(refusal),
      instance,
      code: refusal.code,
    };
  }
  const status = (error as { statusCode?: number }).statusCode;
  if (status !== undefined && status >= 400 && status < 500) {
    const refusal = unreadableBody(status, (error as Error).message);
    return {
      type: `urn:dung-han:problem:${refusal.code}`,
      title: texts.page.problem,
      status,
      detail: texts.refusal(refusal),
      instance,
      code: refusal.code,
    };
  }
  // The trace stays with us; the caller gets a number to quote.
  const id = newId();
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

@Catch()
export class Problems implements ExceptionFilter {
  readonly #texts: (request: FastifyRequest) => Texts;
  readonly #report: (line: string) => void;
  constructor(texts: (request: FastifyRequest) => Texts, report: (line: string) => void) {
    this.#texts = texts;
    this.#report = report;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const texts = this.#texts(request);
    const problem = problemOf(error, request.url, texts, this.#report);
    if (problem.status === 503) void reply.header('retry-after', RETRY_SECONDS);
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
    if (!request.url.startsWith('/api') && request.headers.accept?.includes('text/html')) {
      const page = renderToStaticMarkup(createElement(ProblemPage, { texts, title: problem.title, detail: problem.detail }));
      void reply.status(problem.status).header('content-type', 'text/html; charset=utf-8').send(`<!DOCTYPE html>\n${page}`);
      return;
    }
    void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }
}
