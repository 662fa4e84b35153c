// What stands around every route: who is let through, whether an answer is as described, and how an error is answered.
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { texts } from '../../../libs/texts/index.js';
import type { Application } from '../../../libs/application/ports/application.types.js';
import { frameOf } from '../pages/frame.js';
import { PageSettings } from '../tokens/page-settings.js';
import { ServedApplication } from '../tokens/served-application.js';
import { ServiceLog, type Report } from '../tokens/service-log.js';
import { failedAttempts } from './access/failed-attempts.js';
import { RightsGuard } from './access/rights.guard.js';
import { AnswerShapes } from './http/answer-shapes.js';
import { KnownQuery } from './http/known-query.js';
import { Problems } from './http/problems.js';
import { methodsOf } from './http/routes.js';

/** The API answers in the language asked for; pages speak one, and so does a page about an error. */
const inEnglish = ({ url, headers }: FastifyRequest): boolean => url.startsWith('/api') && /^en\b/i.test(headers['accept-language'] ?? '');

async function problems(
  application: ServedApplication,
  settings: PageSettings,
  { report }: ServiceLog,
  { httpAdapter }: HttpAdapterHost<FastifyAdapter>,
): Promise<Problems> {
  const fastify = httpAdapter.getInstance();
  return new Problems((request) => (inEnglish(request) ? texts('en') : application.texts), {
    report,
    // Asked for here, before the routes are made.
    methodsAt: methodsOf(fastify),
    frame: (path, words) => frameOf(application, settings, path, words),
    attempts: await failedAttempts(fastify),
  });
}

@Module({})
export class PlatformModule {
  static of(application: Application, settings: PageSettings, report: Report): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: ServedApplication, useValue: application },
        { provide: PageSettings, useValue: settings },
        { provide: ServiceLog, useValue: { report } },
        // In the order in which they look at a request.
        { provide: APP_GUARD, useClass: KnownQuery },
        { provide: APP_GUARD, useClass: RightsGuard },
        { provide: APP_INTERCEPTOR, useClass: AnswerShapes },
        { provide: APP_FILTER, useFactory: problems, inject: [ServedApplication, PageSettings, ServiceLog, HttpAdapterHost] },
      ],
      exports: [ServedApplication, PageSettings, ServiceLog],
    };
  }
}
