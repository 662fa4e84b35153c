// openapi.json is what the routes declare: it differs when the API does, and is read as such. `UPDATE_OPENAPI=1` writes it anew.
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServiceApplication } from '../../../libs/application/compose.js';
import { openDataFolder } from '../../../libs/event-store/sqlite/data-folder.js';
import { VirtualClock } from '../../../libs/kernel/clock.js';
import { instantAt } from '../../../libs/kernel/index.js';
import { AppModule } from '../app.module.js';
import { openApiOf } from '../platform/openapi/openapi.js';
import { elsewhere } from '../runtime/turn-trigger.js';

const FILE = new URL('../../../openapi.json', import.meta.url);

async function described(): Promise<OpenAPIObject> {
  const path = mkdtempSync(join(tmpdir(), 'dung-han-openapi-'));
  const folder = openDataFolder(path);
  const clock = new VirtualClock(instantAt('2026-03-16', '08:00'));
  const application = await openServiceApplication({ folder, channels: new Map(), clock, language: 'vi', link: null, via: 'cycle' });
  const settings = { sample: false, outbox: folder.outbox };
  const server = AppModule.of({ application, settings, report: () => undefined, role: 'all', trigger: elsewhere, returnedMail: null });
  const app = await NestFactory.create<NestFastifyApplication>(server, new FastifyAdapter(), { logger: false });
  const document = openApiOf(app);
  await app.close();
  await application.close();
  folder.close();
  rmSync(path, { recursive: true });
  return document;
}

let document: OpenAPIObject;
beforeAll(async () => {
  document = await described();
});

it('openapi.json is the description of this version', () => {
  const written = `${JSON.stringify(document, null, 2)}\n`;
  if (process.env['UPDATE_OPENAPI']) writeFileSync(FILE, written);
  expect(readFileSync(FILE, 'utf8')).toBe(written);
});

type Node = { [name: string]: unknown };

/** Names of the components that a piece of the document leads to. */
function reached(node: unknown, found = new Set<string>()): Set<string> {
  for (const [key, value] of Object.entries((node ?? {}) as Node)) {
    const name = key === '$ref' ? String(value).replace('#/components/schemas/', '') : null;
    if (name === null && typeof value === 'object') reached(value, found);
    if (name === null || found.has(name)) continue;
    found.add(name);
    reached(document.components?.schemas?.[name], found);
  }
  return found;
}

const operations = () =>
  Object.values(document.paths).flatMap(({ get, post, put, patch, delete: remove }) => [get, post, put, patch, remove]);

it('a body and an answer never share a shape: what may be left out of the one is always in the other', () => {
  const [bodies, answers] = [operations().map((each) => each?.requestBody), operations().map((each) => each?.responses)];
  const isRequest = (name: string): boolean => name.endsWith('Request');
  expect([...reached(bodies)].filter((name) => !isRequest(name))).toEqual([]);
  expect([...reached(answers)].filter(isRequest)).toEqual([]);
  expect(reached(answers).size).toBeGreaterThan(20);
});

/** A JSON Schema, a file, and what machines ask about the service itself. */
const WITHOUT_SHAPE = [
  'GET /api/calendar/schema',
  'GET /api/health',
  'GET /api/health/ready',
  'GET /api/letters/{id}/docx',
  'GET /api/policies/schema',
  'GET /metrics',
];

/** A gateway reports by whatever method it likes, and looks at the status alone. */
const isCallback = (path: string): boolean => path.startsWith('/api/sms/callback/');

it('every other answer has a shape', () => {
  const routes = Object.entries(document.paths).flatMap(([path, { get, post, put, patch, delete: remove }]) =>
    Object.entries({ GET: get, POST: post, PUT: put, PATCH: patch, DELETE: remove }).flatMap(([method, operation]) => {
      const { 200: ok, 201: created } = (operation?.responses ?? {}) as Record<string, { content?: { 'application/json'?: Node } }>;
      const shaped = (ok ?? created)?.content?.['application/json']?.['schema'] !== undefined;
      return operation && !shaped && !isCallback(path) ? [`${method} ${path}`] : [];
    }),
  );
  expect(routes.sort()).toEqual(WITHOUT_SHAPE);
});
