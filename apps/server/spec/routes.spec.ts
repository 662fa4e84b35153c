// Every route says who may ask. The list below is a permission change when it differs: it is read as one.
import { Controller, Get, Module, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryModule, DiscoveryService, MetadataScanner, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServiceApplication } from '../../../libs/application/compose.js';
import type { Application } from '../../../libs/application/ports/application.types.js';
import { openDataFolder, type DataFolder } from '../../../libs/event-store/sqlite/data-folder.js';
import { ACCESS, type Access } from '../../../libs/identity/access.decorator.js';
import { RIGHTS } from '../../../libs/identity/rights.rule.js';
import { VirtualClock } from '../../../libs/kernel/clock.js';
import { instantAt } from '../../../libs/kernel/index.js';
import { elsewhere } from '../runtime/turn-trigger.js';
import { AppModule } from '../app.module.js';

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

const opened: NestFastifyApplication[] = [];
afterEach(async () => void (await Promise.all(opened.splice(0).map((app) => app.close()))));

/** The server as it is, and what else is given. */
async function appWith(...more: Type[]): Promise<NestFastifyApplication> {
  const settings = { sample: false, outbox: folder.outbox };
  const server = AppModule.of({ application, settings, report: () => undefined, role: 'all', trigger: elsewhere, returnedMail: null });
  @Module({ imports: [DiscoveryModule, server, ...more] })
  class Everything {}
  const app = await NestFactory.create<NestFastifyApplication>(Everything, new FastifyAdapter(), { logger: false, abortOnError: false });
  opened.push(app);
  return app;
}

interface Route {
  /** Method and path. */
  route: string;
  access: Access | undefined;
}

async function routes(): Promise<Route[]> {
  const app = await appWith();
  const scanner = new MetadataScanner();
  return app
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
    })
    .sort((one, other) => (one.route < other.route ? -1 : 1));
}

it('every route names a right, or says that it is open', async () => {
  const found = await routes();
  expect(found.filter(({ access }) => access === undefined)).toEqual([]);
  expect(found.map(({ route, access }) => `${route}: ${access}`)).toMatchSnapshot();
});

it('every controller that there is, is served', async () => {
  const files = ['apps/server', 'libs']
    .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => join(root, file)))
    .filter((file) => file.endsWith('.controller.ts'));
  const written = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^export class (\w+)/gm)].map(([, name]) => name!));
  const served = (await appWith()).get(DiscoveryService).getControllers();
  expect(served.map(({ name }) => name as string).sort()).toEqual(written.sort());
});

it('every right is asked for by a route', async () => {
  const asked = new Set((await routes()).map(({ access }) => access));
  expect(Object.keys(RIGHTS).filter((right) => !asked.has(right as Access))).toEqual([]);
});

it('a route that says neither answers nobody', async () => {
  const app = await appWith(ForgottenModule);
  await app.init();
  const answer = await app.inject({ url: '/forgotten' });
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'route-closed']);
});
