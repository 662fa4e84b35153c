// A real SMPP message centre on the loopback for tests, with a temper that can be changed while it runs.
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import smpp, { type Pdu, type Session } from 'smpp';
import { PEER_CERTIFICATE } from './smtp-peer.js';

/** A number is the command_status of each answer; `silent` takes a message and never answers; `drop` takes it and hangs up. */
export type SmppTemper = 'accept' | 'silent' | 'drop' | { status: number };

export interface Submitted {
  id: string;
  to: string;
  from: string;
  text: string;
  coding: number;
  registered: number;
  /** Our reference, in hexadecimal. */
  reference: string;
  udh: number[];
  sar: [number, number, number] | null;
}

export interface SmppPeer {
  port: number;
  temper: SmppTemper;
  /** Applied to the next messages, one each, before the temper. */
  next: SmppTemper[];
  /** Every message that was taken, answered or not. */
  taken: Submitted[];
  /** States query_sm answers with, by id; the rest is unknown. */
  states: Map<string, number>;
  queried: string[];
  enquiries: number;
  unbound: number;
  /** Whether each message that is taken is reported as delivered before its answer is even read. */
  prompt: boolean;
  /** Answers only when so many wait for it. */
  gather: number;
  /** Most messages that were under way at once. */
  mostAtOnce: number;
  sessions(): Session[];
  /** Sends a receipt and resolves with the status of its answer. */
  deliver(fields: Record<string, unknown>): Promise<number>;
  hangUp(): void;
  close(): Promise<void>;
}

const receiptText = (id: string, stat: string): string =>
  `id:${id} sub:001 dlvrd:001 submit date:2104010800 done date:2104010801 stat:${stat} err:000 text:CCHC`;

/** A receipt as a text, in the words of SMPP 3.4 appendix B. */
export const receipt = ({ id, to, reference }: Pick<Submitted, 'id' | 'to'> & { reference?: string }, stat = 'DELIVRD', shown = id) => ({
  esm_class: 0x04,
  source_addr: to,
  destination_addr: 'UBND',
  data_coding: 0,
  short_message: Buffer.from(receiptText(shown, stat), 'latin1'),
  ...(reference ? { user_message_reference: Number.parseInt(reference, 16) } : {}),
});

function submitted(pdu: Pdu, id: string): Submitted {
  const { short_message: body, sar_msg_ref_num: ref, sar_total_segments: total, sar_segment_seqnum: number } = pdu;
  const { message = '', udh = [] } = typeof body === 'object' && !Buffer.isBuffer(body) ? body : { message: body };
  return {
    id,
    to: pdu.destination_addr ?? '',
    from: pdu.source_addr ?? '',
    text: message.toString(),
    coding: pdu.data_coding ?? -1,
    registered: pdu.registered_delivery ?? 0,
    reference: (pdu.user_message_reference ?? 0).toString(16).padStart(4, '0'),
    udh: udh.flatMap((each) => [...each]),
    sar: ref === undefined ? null : [ref, total ?? 0, number ?? 0],
  };
}

export interface SmppPeerOptions {
  tls?: boolean;
  login?: { systemId: string; password: string };
  /** How it names what it takes, from 1 on. */
  idOf?: (count: number) => string;
  port?: number;
}

export async function startSmppPeer({
  tls = false,
  login,
  idOf = (count) => `smsc-${count}`,
  port = 0,
}: SmppPeerOptions = {}): Promise<SmppPeer> {
  let count = 0;
  let atOnce = 0;
  const waiting: (() => void)[] = [];
  const keys = tls ? { key: readFileSync(PEER_CERTIFICATE.replace('cert.pem', 'key.pem')), cert: readFileSync(PEER_CERTIFICATE) } : {};
  const server = smpp.createServer(keys, (session) => {
    session.on('error', () => session.destroy());
    session.on('bind_transceiver', (pdu: Pdu) => {
      const welcome = !login || (pdu.system_id === login.systemId && pdu.password === login.password);
      session.send(pdu.response(welcome ? { system_id: 'SMSC' } : { command_status: 0x0e }));
      if (!welcome) session.close();
    });
    session.on('enquire_link', (pdu: Pdu) => {
      peer.enquiries += 1;
      session.send(pdu.response());
    });
    session.on('unbind', (pdu: Pdu) => {
      peer.unbound += 1;
      session.send(pdu.response());
    });
    session.on('submit_sm', (pdu: Pdu) => {
      atOnce += 1;
      peer.mostAtOnce = Math.max(peer.mostAtOnce, atOnce);
      waiting.push(() => {
        atOnce -= 1;
        const temper = peer.next.shift() ?? peer.temper;
        if (typeof temper === 'object') return session.send(pdu.response({ command_status: temper.status }));
        const id = idOf((count += 1));
        peer.taken.push(submitted(pdu, id));
        if (temper === 'drop') return session.destroy();
        if (temper === 'accept') session.send(pdu.response({ message_id: id }));
        if (peer.prompt) session.deliver_sm(receipt({ id, to: pdu.destination_addr ?? '' }));
      });
      if (waiting.length >= peer.gather) setImmediate(() => waiting.splice(0).forEach((answer) => answer()));
    });
    session.on('query_sm', (pdu: Pdu) => {
      const id = pdu.message_id ?? '';
      peer.queried.push(id);
      const state = peer.states.get(id);
      session.send(pdu.response(state === undefined ? { command_status: 0x67 } : { message_id: id, message_state: state, error_code: 0 }));
    });
  });
  // A client that hangs up on a certificate it does not trust is part of what is tested.
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const peer: SmppPeer = {
    port: (server.address() as AddressInfo).port,
    temper: 'accept',
    next: [],
    taken: [],
    states: new Map(),
    queried: [],
    enquiries: 0,
    unbound: 0,
    prompt: false,
    gather: 1,
    mostAtOnce: 0,
    sessions: () => server.sessions,
    deliver: (fields) => new Promise((resolve) => server.sessions.at(-1)!.deliver_sm(fields, (answer) => resolve(answer.command_status))),
    hangUp: () => [...server.sessions].forEach((session) => session.destroy()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        peer.hangUp();
      }),
  };
  return peer;
}
