// Every route says who may ask. The list below is a permission change when it differs: it is read as one.
import { Controller, Get, Module, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryModule, DiscoveryService, MetadataScanner } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServiceApplication } from '../../../libs/application/compose.js';
import type { Application } from '../../../libs/application/ports/application.types.js';
import { openDataFolder, type DataFolder } from '../../../libs/event-store/sqlite/data-folder.js';
import { ACCESS, type Access } from '../../../libs/identity/access.decorator.js';
import { RIGHTS } from '../../../libs/identity/rights.rule.js';
import { VirtualClock } from '../../../libs/kernel/clock.js';
import { instantAt } from '../../../libs/kernel/index.js';
import { texts } from '../../../libs/texts/index.js';
import { Problems } from '../platform/http/problems.js';
import { FailedAttempts } from '../platform/access/failed-attempts.js';
import { Replica } from '../runtime/replica.js';
import { elsewhere } from '../runtime/turn-trigger.js';
import { ServerModule } from '../server.module.js';

let path: string;
let folder: DataFolder;
let application: Application;

beforeAll(async () => {
  path = mkdtempSync(join(tmpdir(), 'dung-han-routes-'));
  folder = openDataFolder(path);
  const clock = new VirtualClock(instantAt('2026-03-16', '08:00'));
  application = await openServiceApplication({ folder, channels: new Map(), clock, language: 'vi', link: null, via: 'cycle' });
});
afterAll(async () => {
  await application.close();
  folder.close();
  rmSync(path, { recursive: true });
});

/** A route that was forgotten. */
@Controller('forgotten')
class ForgottenController {
  @Get()
  ask(): string {
    return 'open';
  }
}

@Module({ controllers: [ForgottenController] })
class ForgottenModule {}

const moduleOf = (...more: Type[]) => {
  const settings = { sample: false, outbox: folder.outbox, returnedMail: null };
  const silent = () => undefined;
  const standing = { role: 'all' as const, trigger: elsewhere, replica: new Replica(application, silent) };
  return Test.createTestingModule({ imports: [DiscoveryModule, ServerModule.of(application, settings, standing, silent), ...more] });
};

interface Route {
  /** Method and path. */
  route: string;
  access: Access | undefined;
}

async function routes(): Promise<Route[]> {
  const module = await moduleOf().compile();
  const scanner = new MetadataScanner();
  const found = module
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ instance, metatype }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, (...given: unknown[]) => unknown>;
      const base = Reflect.getMetadata(PATH_METADATA, metatype as Type) as string;
      return scanner.getAllMethodNames(prototype).flatMap((name): Route[] => {
        const handler = prototype[name]!;
        const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
        if (method === undefined) return [];
        const at = `/${base}/${Reflect.getMetadata(PATH_METADATA, handler) as string}`.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '');
        return [{ route: `${RequestMethod[method]} ${at}`, access: Reflect.getMetadata(ACCESS, handler) as Access | undefined }];
      });
    });
  await module.close();
  return found.sort((one, other) => (one.route < other.route ? -1 : 1));
}

it('every route names a right, or says that it is open', async () => {
  const found = await routes();
  expect(found.filter(({ access }) => access === undefined)).toEqual([]);
  expect(found.map(({ route, access }) => `${route}: ${access}`)).toMatchSnapshot();
});

it('every right is asked for by a route', async () => {
  const asked = new Set((await routes()).map(({ access }) => access));
  expect(Object.keys(RIGHTS).filter((right) => !asked.has(right as Access))).toEqual([]);
});

it('a route that says neither answers nobody', async () => {
  const around = { report: () => undefined, methodsAt: () => [], frame: () => ({}) as never, attempts: new FailedAttempts() };
  const module = await moduleOf(ForgottenModule).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  app.useGlobalFilters(new Problems(() => texts('vi'), around));
  await app.init();
  const answer = await app.inject({ url: '/forgotten' });
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'route-closed']);
  await app.close();
});
