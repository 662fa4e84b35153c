// One transceiver session with a message centre: bound when it is needed, kept alive, bound again after it broke, with a
// limit to what may be under way. It says for each request whether it was answered, never left, or left without an answer.
import { rootCertificates } from 'node:tls';
import smpp, { type Pdu, type Session } from 'smpp';
import { verdictOn } from './status.rule.js';

export interface SmppServer {
  host: string;
  port: number;
  /** TLS from the first byte (`ssmpp:`). */
  tls: boolean;
  /** PEM of the authority to trust besides the usual ones; null when none. */
  ca: string | null;
  systemId: string;
  password: string;
  systemType: string;
  /** Requests under way at once. */
  window: number;
  /** How long an answer, or a connection, may take. */
  timeoutMs: number;
  /** How often a silent link is tested. */
  enquireMs: number;
}

/** `not-sent`: it is certain that the centre has not seen the request. `no-answer`: it may have. */
export type Answer = { state: 'answered'; pdu: Pdu } | { state: 'not-sent' | 'no-answer'; error: string };

export interface SmppLink {
  request(command: 'submit_sm' | 'query_sm', options: Record<string, unknown>): Promise<Answer>;
  /** Binds now and stays bound, because the centre may have something to tell. */
  open(): void;
  close(): Promise<void>;
}

const RECONNECT_MS = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000] as const;
const UNBIND_MS = 2_000;

/** @param onDeliver told of each deliver_sm; the centre gets its answer when it has resolved, an error for now when it rejects */
export function smppLink(server: SmppServer, onDeliver: (pdu: Pdu) => Promise<void>): SmppLink {
  let bound: Promise<Session> | null = null;
  let failures = 0;
  let wanted = false;
  let closed = false;
  let retry: NodeJS.Timeout | null = null;
  const line = waitingLine(server.window);

  function bind(): Promise<Session> {
    return new Promise((resolve, reject) => {
      const { host, port, tls, ca, window, timeoutMs, enquireMs } = server;
      const session = smpp.connect({
        host,
        port,
        tls,
        ...(tls ? { servername: host, ...(ca ? { ca: [...rootCertificates, ca] } : {}) } : {}),
      });
      // Each request under way waits for the end of the session too, beside what is done here.
      session.setMaxListeners(window + 10);
      const watch = setTimeout(() => session.destroy(), timeoutMs);
      let scheduler: NodeJS.Timeout | null = null;
      let trouble = 'the connection was closed';
      session.on('error', (error: Error) => {
        trouble = [(error as NodeJS.ErrnoException).code, error.message].filter(Boolean).join(' ');
        // The library does not go on reading after an error.
        session.destroy();
      });
      session.on('close', () => {
        clearTimeout(watch);
        if (scheduler) clearInterval(scheduler);
        reject(new Error(trouble));
        lost();
      });
      session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
      session.on('unbind', (pdu: Pdu) => {
        session.send(pdu.response());
        session.close();
      });
      session.on('deliver_sm', (pdu: Pdu) => {
        onDeliver(pdu).then(
          () => session.send(pdu.response()),
          () => session.send(pdu.response({ command_status: smpp.errors.ESME_RX_T_APPN })),
        );
      });
      session.on(tls ? 'secureConnect' : 'connect', () => {
        const { systemId: system_id, password, systemType: system_type } = server;
        session.bind_transceiver({ system_id, password, system_type, interface_version: 0x34 }, (pdu) => {
          clearTimeout(watch);
          const { name, verdict } = verdictOn(pdu.command_status);
          if (verdict !== 'taken') {
            trouble = `bind ${name}`;
            return session.destroy();
          }
          failures = 0;
          scheduler = setInterval(() => test(session, timeoutMs), enquireMs);
          resolve(session);
        });
      });
    });
  }

  /** A link that does not answer is as good as broken. */
  function test(session: Session, timeoutMs: number): void {
    const watch = setTimeout(() => session.destroy(), timeoutMs);
    session.once('close', () => clearTimeout(watch));
    session.enquire_link({}, () => clearTimeout(watch));
  }

  function lost(): void {
    bound = null;
    if (closed || !wanted || retry) return;
    const wait = RECONNECT_MS[Math.min(failures, RECONNECT_MS.length - 1)] ?? RECONNECT_MS[0];
    failures += 1;
    retry = setTimeout(() => {
      retry = null;
      connect().catch(() => undefined);
    }, wait);
  }

  function connect(): Promise<Session> {
    if (closed) return Promise.reject(new Error('the link is closed'));
    bound ??= bind();
    return bound;
  }

  function ask(session: Session, command: 'submit_sm' | 'query_sm', options: Record<string, unknown>): Promise<Answer> {
    return new Promise((resolve) => {
      const done = (answer: Answer): void => {
        clearTimeout(watch);
        session.off('close', broken);
        resolve(answer);
      };
      const broken = (): void => done({ state: 'no-answer', error: 'connection-broke' });
      const watch = setTimeout(() => done({ state: 'no-answer', error: 'no-answer' }), server.timeoutMs);
      session.once('close', broken);
      const written = session[command](options, (pdu) => done({ state: 'answered', pdu }));
      if (!written) done({ state: 'not-sent', error: 'the connection is closed' });
    });
  }

  return {
    open() {
      wanted = true;
      connect().catch(() => undefined);
    },
    request: (command, options) =>
      line.inTurn(async () => {
        let session: Session;
        try {
          session = await connect();
        } catch (error) {
          return { state: 'not-sent', error: (error as Error).message };
        }
        return ask(session, command, options);
      }),
    async close() {
      closed = true;
      if (retry) clearTimeout(retry);
      const session = await bound?.catch(() => null);
      if (!session) return;
      await new Promise<void>((resolve) => {
        const watch = setTimeout(() => session.destroy(), UNBIND_MS);
        session.once('close', () => (clearTimeout(watch), resolve()));
        if (!session.unbind({}, () => session.close())) session.destroy();
      });
    },
  };
}

/** Lets so many work at once, first come, first served. */
function waitingLine(places: number): { inTurn<T>(work: () => Promise<T>): Promise<T> } {
  let free = places;
  const waiting: (() => void)[] = [];
  return {
    async inTurn(work) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else free += 1;
      }
    },
  };
}
