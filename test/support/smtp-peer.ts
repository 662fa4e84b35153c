// A real SMTP server on the loopback for tests, with a temper that can be changed while it runs.
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

const KEYS = fileURLToPath(new URL('../../libs/notice/channels/test-keys/', import.meta.url));
export const PEER_CERTIFICATE = `${KEYS}localhost.cert.pem`;

/** A number is answered to RCPT TO, or to DATA where said; `drop` breaks the connection while the mail is being taken; `until` keeps it waiting. */
export type Temper = 'accept' | 'drop' | { rcpt: number } | { data: number } | { until: Promise<void> };

export interface SeenEnvelope {
  from: string;
  recipients: { address: string; notify: string[]; orcpt: string | null }[];
  /** Null when the client asked for no report. */
  dsn: { ret: string | null; envid: string | null } | null;
}

export interface SmtpPeer {
  port: number;
  temper: Temper;
  /** Every mail it answered with 250, as received. */
  received: string[];
  /** The envelope of each of them. */
  envelopes: SeenEnvelope[];
  /** How often a whole mail came in, whatever was answered. */
  deliveries: number;
  /** Breaks every connection, as servers do with idle ones. */
  hangUp(): void;
  mails(): Promise<ParsedMail[]>;
  close(): Promise<void>;
}

const reply = (code: number) => Object.assign(new Error(`no, ${code}`), { responseCode: code });

function seen({ mailFrom, rcptTo, dsn }: SMTPServerSession['envelope']): SeenEnvelope {
  const { ret = null, envid = null } = dsn ?? {};
  return {
    from: mailFrom ? mailFrom.address : '',
    recipients: rcptTo.map(({ address, dsn: asked }) => ({
      address,
      notify: [asked?.notify ?? []].flat(),
      orcpt: asked?.orcpt ?? null,
    })),
    dsn: ret || envid ? { ret, envid } : null,
  };
}

export async function startSmtpPeer(
  options: { secure?: boolean; starttls?: boolean; login?: { user: string; pass: string }; reports?: boolean } = {},
): Promise<SmtpPeer> {
  const { secure = false, starttls = false, login, reports = true } = options;
  const server = new SMTPServer({
    secure,
    key: readFileSync(`${KEYS}localhost.key.pem`),
    cert: readFileSync(PEER_CERTIFICATE),
    authOptional: !login,
    disabledCommands: [...(secure || starttls ? [] : ['STARTTLS']), ...(login ? [] : ['AUTH'])],
    hideDSN: !reports,
    logger: false,
    onAuth({ username, password }, _session, done) {
      if (username === login?.user && password === login?.pass) done(null, { user: username });
      else done(reply(535));
    },
    onRcptTo(_address, _session, done) {
      if (typeof peer.temper === 'object' && 'rcpt' in peer.temper) done(reply(peer.temper.rcpt));
      else done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        peer.deliveries += 1;
        if (peer.temper === 'drop') return peer.hangUp();
        if (typeof peer.temper === 'object' && 'data' in peer.temper) return done(reply(peer.temper.data));
        const accept = (): void => {
          peer.envelopes.push(seen(session.envelope));
          peer.received.push(Buffer.concat(chunks).toString('utf8'));
          done();
        };
        if (typeof peer.temper === 'object' && 'until' in peer.temper) void peer.temper.until.then(accept);
        else accept();
      });
    },
  });
  // A client that hangs up on a certificate it does not trust is part of what is tested.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const peer: SmtpPeer = {
    port: (server.server.address() as AddressInfo).port,
    temper: 'accept',
    received: [],
    envelopes: [],
    deliveries: 0,
    hangUp() {
      for (const connection of server.connections) (connection as unknown as { _socket: { destroy(): void } })._socket.destroy();
    },
    mails: () => Promise.all(peer.received.map((raw) => simpleParser(raw))),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return peer;
}
