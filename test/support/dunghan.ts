// The `dunghan` command as a user meets it: the built product, with a data folder of its own.
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ENTRY = join(process.cwd(), 'apps/cli/bin/dunghan.mjs');
const RUNNER = join(process.cwd(), 'test/support/command-runner.mjs');

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** That of a user's shell: nothing of the application is set, nor what jest sets. */
const environment = (extra: Record<string, string> = {}): NodeJS.ProcessEnv => {
  const {
    DUNGHAN_SMTP_URL: _server,
    DUNGHAN_LANG: _lang,
    DUNGHAN_URL: _url,
    NODE_OPTIONS: _options,
    NODE_ENV: _env,
    ...rest
  } = process.env;
  return { ...rest, ...extra };
};

export function newFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'dung-han-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Runs a command to its end: a service in a process of its own, the others one after another in one. */
export const dunghan = (args: readonly string[], env: Record<string, string> = {}, cwd = process.cwd()): Promise<Finished> =>
  args[0] === 'serve' ? dunghanAlone(args, env, cwd) : runner(cwd).run(args, environment(env));

/** Runs a command to the end of its process. */
export function dunghanAlone(args: readonly string[], env: Record<string, string> = {}, cwd = process.cwd()): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [ENTRY, ...args], { env: environment(env), cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (part: string) => (stdout += part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => (stderr += part));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

interface Runner {
  run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Finished>;
  stop(): Promise<void>;
}

/** One for each file of tests and folder it works in, started for its first command. */
const started = new Map<string, Runner>();
function runner(cwd: string): Runner {
  const known = started.get(cwd) ?? startRunner(cwd);
  started.set(cwd, known);
  return known;
}
afterAll(async () => void (await Promise.all([...started.values()].map((each) => each.stop()))));

function startRunner(cwd: string): Runner {
  const child = fork(RUNNER, { cwd, env: environment(), execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting: { resolve(finished: Finished): void; reject(error: Error): void }[] = [];
  let stopped = false;
  child.on('message', (finished: Finished) => waiting.shift()?.resolve(finished));
  const ended = new Promise<void>((resolve) =>
    child.on('exit', (code, signal) => {
      stopped = true;
      for (const { reject } of waiting.splice(0)) reject(new Error(`the process of the commands ended with ${signal ?? code}`));
      resolve();
    }),
  );
  return {
    run: (args, env) =>
      new Promise((resolve, reject) => {
        if (stopped) return reject(new Error('the process of the commands has ended'));
        waiting.push({ resolve, reject });
        child.send({ args, env });
      }),
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}

export interface Service {
  url: string;
  child: ChildProcess;
  /** Everything said on stderr so far. */
  said(): string;
  /** As an operator stops it. */
  stop(): Promise<number | null>;
  /** As a power cut stops it. */
  kill(): Promise<void>;
}

/** Starts the service on a free port and resolves when it says where it is. */
export function serve(args: readonly string[], env: Record<string, string> = {}): Promise<Service> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [ENTRY, 'serve', '--port', '0', ...args], {
      env: environment(env),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const lines: string[] = [];
    const ended = new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
    const service = (url: string): Service => ({
      url,
      child,
      said: () => lines.join('\n'),
      stop: () => (child.kill('SIGTERM'), ended),
      kill: async () => void (child.kill('SIGKILL'), await ended),
    });
    createInterface({ input: child.stderr }).on('line', (line) => {
      lines.push(line);
      const url = /(http:\/\/\S+)$/.exec(line)?.[1];
      if (url) resolve(service(url));
    });
    void ended.then((code) => reject(new Error(`the service ended with ${code}:\n${lines.join('\n')}`)));
  });
}
