// Several processes on one log and one Redis. Each reaches both through proxies of its own, so that it can be cut off alone, and
// lives on a clock of its own, which the test moves and which may be wrong.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Instant } from '../../libs/kernel/index.js';
import { cuttableProxy, type CuttableProxy } from './cuttable-proxy.js';

const ENTRY = join(process.cwd(), 'test/support/cluster-process.mjs');

export interface MemberOptions {
  role: 'api' | 'worker';
  /** Data folder. */
  data: string;
  /** Where the log and Redis listen. */
  ports: { store: number; redis: number };
  env: Record<string, string>;
  /** By how much its clock is wrong, in milliseconds. */
  wrongBy: number;
}

type Order = { order: 'clock'; now: Instant } | { order: 'turn' | 'idle' | 'ask' | 'stop' };
type Answer = { url: string } | { id: number; fault: string | null };

export class Member {
  url = '';
  #child: ChildProcess | null = null;
  #said = '';
  #asked = 0;
  readonly #waiting = new Map<number, (fault: string | null) => void>();

  private constructor(
    readonly options: MemberOptions,
    readonly store: CuttableProxy,
    readonly redis: CuttableProxy,
  ) {}

  static async make(options: MemberOptions): Promise<Member> {
    return new Member(options, await cuttableProxy(options.ports.store), await cuttableProxy(options.ports.redis));
  }

  /** Everything it has said on stderr. */
  get said(): string {
    return this.#said;
  }

  /** Resolves when it answers and works. @throws when it ends before */
  async start(now: Instant): Promise<void> {
    const { role, data, wrongBy, env } = this.options;
    const child = fork(ENTRY, [role, data, now, String(wrongBy)], {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        ...env,
        DUNGHAN_KURRENTDB_URL: `kurrentdb://127.0.0.1:${this.store.port}?tls=false`,
        DUNGHAN_REDIS_URL: `redis://127.0.0.1:${this.redis.port}`,
      },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child = child;
    child.stderr!.setEncoding('utf8').on('data', (part: string) => (this.#said += part));
    await new Promise<void>((resolve, reject) => {
      child.on('message', (answer: Answer) => {
        if ('url' in answer) {
          this.url = answer.url;
          resolve();
        } else this.#answered(answer.id, answer.fault);
      });
      child.on('exit', (code, signal) => {
        this.#said += `the process ended with ${signal ?? code}\n`;
        for (const id of [...this.#waiting.keys()]) this.#answered(id, 'process-ended');
        reject(new Error(`the process ended with ${signal ?? code}:\n${this.#said}`));
      });
    });
  }

  #answered(id: number, fault: string | null): void {
    this.#waiting.get(id)?.(fault);
    this.#waiting.delete(id);
  }

  #ask(order: Order): Promise<string | null> {
    const id = (this.#asked += 1);
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#child!.send({ id, ...order }, (error) => error && this.#answered(id, error.message));
    });
  }

  moveTo(now: Instant): Promise<string | null> {
    return this.#ask({ order: 'clock', now });
  }

  /** A turn of the cycle, whoever's turn it is; what went wrong, or null. */
  turn(): Promise<string | null> {
    return this.#ask({ order: 'turn' });
  }

  /** A turn, and until the queue is empty. */
  async work(): Promise<string | null> {
    return (await this.turn()) ?? this.#ask({ order: 'idle' });
  }

  /** Asks the log, for as long as it is patient with it. */
  askLog(): Promise<string | null> {
    return this.#ask({ order: 'ask' });
  }

  /** As a power cut. */
  async kill(): Promise<void> {
    const ended = once(this.#child!, 'exit');
    this.#child!.kill('SIGKILL');
    await ended;
  }

  /** Ends what its proxies do. */
  heal(): void {
    this.store.open();
    this.redis.open();
  }

  /** As an operator stops it, when it runs. */
  async stop(): Promise<void> {
    if (this.#child && this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = once(this.#child, 'exit');
      await this.#ask({ order: 'stop' });
      await ended;
    }
    await Promise.all([this.store.close(), this.redis.close()]);
  }
}
