// Nobody is asked who he is before he reads, so what reading costs is bounded: an answer is made once for each minute and each change of the
// log and given again to whoever asks the same, and what strangers ask besides is made in turn (`fair-share.ts`).
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { WithActor } from '../../../../libs/identity/access.decorator.js';
import { toMillis } from '../../../../libs/kernel/index.js';
import { LINK_PATH } from '../../../../libs/notice/links/links.js';
import { FairShare } from './fair-share.js';
import type { Application } from '../../../../libs/application/ports/application.types.js';

const MB = 1_000_000;
const MOST_KEPT = 48 * MB;
const MOST_OF_ONE = 12 * MB;
const MINUTE_MS = 60_000;

/** Asked for by machines that count on an answer, or with a token that is nobody else's. */
const FREE = [/^\/api\/health\b/, /^\/metrics\b/, /^\/style\.css$/, /^\/api\/sms\/callback\//, new RegExp(`^${LINK_PATH}`)];
/** What these show does not lie in the log. */
const UNKEPT = [/^\/thu\b/, /^\/api\/docs\b/];

interface Answer {
  type: string;
  disposition: string | null;
  bytes: Buffer;
}

type Known = Pick<Application, 'projections' | 'clock'>;

/** The answers of one minute of one state of the log; the one asked for longest ago goes first. */
class KeptAnswers {
  readonly #application: Known;
  readonly #answers = new Map<string, Answer>();
  #moment = '';
  #size = 0;

  constructor(application: Known) {
    this.#application = application;
  }

  moment(): string {
    return `${this.#application.projections.position()}@${Math.floor(toMillis(this.#application.clock.now()) / MINUTE_MS)}`;
  }

  get(url: string): Answer | undefined {
    if (this.#moment !== this.moment()) return undefined;
    const answer = this.#answers.get(url);
    if (answer) {
      this.#answers.delete(url);
      this.#answers.set(url, answer);
    }
    return answer;
  }

  /** @param moment when its making was begun: what has come since is not in it */
  keep(url: string, moment: string, answer: Answer): void {
    if (moment !== this.moment() || answer.bytes.length > MOST_OF_ONE) return;
    if (this.#moment !== moment) {
      this.#answers.clear();
      [this.#moment, this.#size] = [moment, 0];
    }
    this.#size += answer.bytes.length - (this.#answers.get(url)?.bytes.length ?? 0);
    this.#answers.set(url, answer);
    for (const [oldest, { bytes }] of this.#answers) {
      if (this.#size <= MOST_KEPT) break;
      this.#answers.delete(oldest);
      this.#size -= bytes.length;
    }
  }
}

/** Whole before it is sent: who reads slowly keeps nobody's turn. */
async function bytesOf(payload: unknown): Promise<Buffer | null> {
  if (payload instanceof Readable)
    return Buffer.concat((await payload.toArray()).map((chunk: string | Buffer) => Buffer.from(chunk as string)));
  if (typeof payload === 'string' || Buffer.isBuffer(payload)) return Buffer.from(payload as string);
  return null;
}

interface Making {
  moment: string;
  kept: boolean;
  end(): void;
}

function headerOf(reply: FastifyReply, name: string): string | null {
  const value = reply.getHeader(name);
  return typeof value === 'string' ? value : null;
}

/** Must come after what makes a request wait for the read models. */
export function boundReading(fastify: FastifyInstance, application: Known, share = new FairShare()): void {
  const kept = new KeptAnswers(application);
  const begun = new Map<string, Promise<void>>();
  const making = new WeakMap<FastifyRequest, Making>();

  const known = (url: string, reply: FastifyReply): FastifyReply | null => {
    const answer = kept.get(url);
    if (!answer) return null;
    void reply.header('content-type', answer.type);
    if (answer.disposition) void reply.header('content-disposition', answer.disposition);
    return reply.send(answer.bytes);
  };

  fastify.addHook('preHandler', async (request: FastifyRequest & WithActor, reply: FastifyReply) => {
    const { url, method } = request;
    if (request.actor || FREE.some((path) => path.test(url))) return undefined;
    const isKept = method === 'GET' && !UNKEPT.some((path) => path.test(url));
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    // Whoever asks what is being made for another waits for that.
    for (let other = begun.get(url); isKept && other; other = begun.get(url)) await other;
    const answered = isKept ? known(url, reply) : null;
    if (answered) return answered;
    let made = (): void => undefined;
    if (isKept) begun.set(url, new Promise((resolve) => (made = resolve)));
    const ended = (): void => {
      if (isKept) begun.delete(url);
      made();
    };
    try {
      const leave = await share.turn(gone.signal);
      const end = (): void => (leave(), ended());
      making.set(request, { moment: kept.moment(), kept: isKept, end });
    } catch (error) {
      ended();
      throw error;
    }
    return undefined;
  });
  fastify.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    const own = making.get(request);
    if (!own) return payload;
    try {
      const bytes = await bytesOf(payload);
      if (bytes && own.kept && reply.statusCode === 200)
        kept.keep(request.url, own.moment, {
          type: headerOf(reply, 'content-type') ?? 'application/octet-stream',
          disposition: headerOf(reply, 'content-disposition'),
          bytes,
        });
      return bytes ?? payload;
    } finally {
      own.end();
    }
  });
  // A request that is broken off is answered by nothing.
  fastify.addHook('onResponse', async (request: FastifyRequest, _reply: FastifyReply) => making.get(request)?.end());
}
