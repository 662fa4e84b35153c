// The compose file as an operator reads it: every setting it names exists, every part has a health check, limits and an order.
import { readFileSync } from 'node:fs';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { texts } from '../../libs/texts/index.js';

interface Service {
  image?: string;
  build?: string;
  pull_policy?: string;
  command?: string[];
  restart?: string;
  stop_grace_period?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  user?: string;
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  secrets?: string[];
  volumes?: string[];
  networks?: string[];
  deploy?: { resources?: { limits?: { cpus?: string; memory?: string } } };
}

interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, object>;
  secrets: Record<string, { file: string }>;
  networks: Record<string, { internal?: boolean }>;
}

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const compose = load(read('docker-compose.yml'), { schema: YAML11_SCHEMA }) as Compose;
const services = Object.entries(compose.services);
const ours = services.filter(([, { image }]) => image?.startsWith('dunghan:'));
const { settings } = texts('vi');

const known = (name: string): boolean => name in settings || (name.endsWith('_FILE') && name.slice(0, -'_FILE'.length) in settings);

it('runs two that answer and two that work', () => {
  const roles = ours.map(([, { environment }]) => environment?.['DUNGHAN_ROLE']);
  expect(roles.sort()).toEqual(['api', 'api', 'worker', 'worker']);
});

it.each(ours)('%s is given only settings that the service reads', (_name, { environment = {} }) => {
  const given = Object.keys(environment).filter((name) => name !== 'TZ');
  expect(given.filter((name) => !known(name))).toEqual([]);
  // A setting that is there twice would not be read from its file.
  expect(given.filter((name) => given.includes(`${name}_FILE`))).toEqual([]);
  // And what the operator may set from outside is one of them.
  const outside = Object.values(environment).flatMap((value) => [...String(value).matchAll(/\$\{(\w+)/g)].map(([, name]) => name!));
  expect(outside.filter((name) => !known(name))).toEqual([]);
});

it.each(ours)('%s takes its secrets from files it is given', (_name, { environment = {}, secrets = [] }) => {
  const files = Object.entries(environment).filter(([name]) => name.endsWith('_FILE'));
  expect(files.length).toBeGreaterThan(0);
  for (const [, file] of files) expect(secrets).toContain(file.replace('/run/secrets/', ''));
});

it('builds the image once, and fetches it from nowhere', () => {
  expect(ours.filter(([, { build }]) => build !== undefined).length).toBe(1);
  for (const [, { pull_policy }] of ours) expect(pull_policy).toBe('never');
});

it('hears the signal to stop: whatever runs in a shell takes its place', () => {
  for (const [, { command = [] }] of services) if (command[0] === 'sh') expect(command.at(-1)).toMatch(/&& exec [^|]+$/);
  expect(read('Dockerfile')).toMatch(/^ENTRYPOINT \["node",/m);
});

it.each(ours)('%s has to do with Redis only when it works', (_name, { environment = {}, secrets = [], depends_on = {} }) => {
  const withRedis = [environment['DUNGHAN_REDIS_URL_FILE'] !== undefined, secrets.includes('redis_url'), 'redis' in depends_on];
  expect(withRedis).toEqual(Array(3).fill(environment['DUNGHAN_ROLE'] === 'worker'));
});

it('gives a process that is asked to stop longer than it waits for the log', () => {
  for (const [, { stop_grace_period = '10s' }] of ours) expect(Number(/^(\d+)s$/.exec(stop_grace_period)?.[1])).toBeGreaterThan(60);
});

it('gives no two processes one data folder', () => {
  const folders = ours.map(([, { volumes = [] }]) => volumes.find((volume) => volume.endsWith(':/data')));
  expect(folders).not.toContain(undefined);
  expect(new Set(folders).size).toBe(ours.length);
});

it.each(services)('%s restarts, is bounded, may do nothing special, and waits for what it needs until that is healthy', (name, service) => {
  expect(service.restart).toBe('unless-stopped');
  expect(service).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
  expect(service.deploy?.resources?.limits).toEqual({ cpus: expect.any(String), memory: expect.any(String) });
  // The image of the service brings its own check.
  expect(service.healthcheck !== undefined || ours.some(([each]) => each === name)).toBe(true);
  for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
    expect(Object.keys(compose.services)).toContain(other);
    expect(condition).toBe('service_healthy');
  }
  for (const secret of service.secrets ?? []) expect(Object.keys(compose.secrets)).toContain(secret);
  for (const network of service.networks ?? []) expect(Object.keys(compose.networks)).toContain(network);
  for (const volume of service.volumes ?? [])
    if (!volume.startsWith('./')) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
});

it('lets KurrentDB take appends as large as it may without refusing to start', () => {
  // Its limit: a record of 16 MiB less 10,000 bytes for what surrounds the event.
  const most = Number(compose.services['kurrentdb']?.environment?.['KURRENTDB_MAX_APPEND_SIZE']);
  expect(most).toBeGreaterThan(1024 * 1024);
  expect(most).toBeLessThanOrEqual(16 * 1024 * 1024 - 10_000);
});

it('keeps the stores where nobody else reaches them', () => {
  expect(compose.networks['inside']).toEqual({ internal: true });
  for (const name of ['kurrentdb', 'redis']) expect(compose.services[name]?.networks).toEqual(['inside']);
});

it('runs as a user of its own, on a root file system that nobody writes to', () => {
  const steps = read('Dockerfile').split('\n');
  expect(steps.findLast((line) => line.startsWith('USER '))).toBe('USER 10001:10001');
  expect(steps.filter((line) => line.startsWith('FROM ')).length).toBe(2);
  for (const [, { read_only }] of ours) expect(read_only).toBe(true);
});

it('makes every secret that the file names', () => {
  const made = read('scripts/secrets.mjs');
  for (const { file } of Object.values(compose.secrets)) expect(made).toContain(file.replace('./secrets/', ''));
});

it('runs what the handbook says: in services that it has, and the words of our command behind the entry point of the image', () => {
  const told = [...read('docs/operations.md').matchAll(/^ *docker compose run ((?:-\S+ (?:"[^"]*" |sh )?)+)(\S+) (\S+)/gm)];
  const ran = told.map(([, options, service, word]) => (options!.includes('--entrypoint') ? [service] : [service, word]));
  expect(ran).toEqual(expect.arrayContaining([['worker-1', 'import-log'], ['worker-1', 'export'], ['kurrentdb']]));
  for (const [service, word] of ran) {
    expect(Object.keys(compose.services)).toContain(service);
    if (word) expect(read('apps/cli/commands/log.ts')).toContain(`.command('${word}')`);
  }
});
