// Text messages over an SMPP 3.4 transceiver to a message centre: each part submitted with a request for a receipt, receipts
// tied to the message by the centre's name for the part or by our reference.
import type { Pdu } from 'smpp';
import { answeredId, carriesReceipt, readReceipt, sameId, stateName, stateOf, type ReceiptId } from '../../smpp/receipt.rule.js';
import { smppLink, type Answer, type SmppServer } from '../../smpp/smpp-link.js';
import { verdictOn } from '../../smpp/status.rule.js';
import { concatenation, encode, split } from '../../sms/segments.rule.js';
import type { Channel, DeliveryReport, Found, OutgoingMessage, Outcome } from '../port/channel.js';
import { pace } from '../port/pace.js';
import { smsFace } from './sms-face.js';
import type { SmsSettings } from './sms-settings.js';

export interface SmppSettings extends SmppServer {
  /** Who it comes from: a registered brand name or a number. */
  source: string;
  /** How parts are told apart: by a header in the text, or by parameters of their own. */
  long: 'udh' | 'sar';
  receiptId: ReceiptId;
}

/** Type of number and numbering plan (5.2.5, 5.2.6): a name, a short code, an international number. */
const sourceType = (source: string): [number, number] => (/\D/.test(source) ? [5, 0] : source.length <= 6 ? [3, 0] : [1, 1]);

/** Our reference has 16 bits (5.3.2.17). */
const referenceOf = (identity: string): number => Number.parseInt(identity, 16);
const identityOf = (reference: number): string => reference.toString(16).padStart(4, '0');

/** A part that is refused only for now, after others were taken, is offered again so often. */
const MOST_OFFERS = 5;

const textOf = (pdu: Pdu): string => {
  const { short_message: body = '' } = pdu;
  const message = typeof body === 'string' || Buffer.isBuffer(body) ? body : body.message;
  return message.toString();
};

export function smsSmppChannel(settings: SmppSettings, sms: SmsSettings): Channel {
  const { host, port, tls, source, long, receiptId, window } = settings;
  const [sourceTon, sourceNpi] = sourceType(source);
  const nextPart = pace(sms.perSecond);
  let take: ((report: DeliveryReport) => Promise<void>) | null = null;

  async function onDeliver(pdu: Pdu): Promise<void> {
    // Texts that people send to the number are none of ours.
    if (!carriesReceipt(pdu.esm_class ?? 0)) return;
    const receipt = readReceipt(textOf(pdu), { id: pdu.receipted_message_id, state: pdu.message_state });
    if (!receipt || !take) return;
    const { user_message_reference: ours, source_addr: from } = pdu;
    await take({
      reference: answeredId(receipt.id, receiptId),
      identity: ours === undefined ? null : identityOf(ours),
      address: from ? `+${from.replace(/^\+/, '')}` : null,
      state: receipt.state,
      detail: receipt.detail,
    });
  }

  const link = smppLink(settings, onDeliver);

  function fieldsOf({ identity, address }: OutgoingMessage, part: string, number: number, count: number): Record<string, unknown> {
    const { octets, dataCoding } = encode(part, sms.coding);
    const reference = referenceOf(identity);
    const headed = count > 1 && long === 'udh';
    return {
      source_addr_ton: sourceTon,
      source_addr_npi: sourceNpi,
      source_addr: source,
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: address.replace(/^\+/, ''),
      esm_class: headed ? 0x40 : 0,
      registered_delivery: 1,
      data_coding: dataCoding,
      short_message: Buffer.from(headed ? [...concatenation(reference, count, number), ...octets] : octets),
      user_message_reference: reference,
      ...(count > 1 && long === 'sar' ? { sar_msg_ref_num: reference, sar_total_segments: count, sar_segment_seqnum: number } : {}),
    };
  }

  /** Once a part was taken the others are offered again when they are refused for now: the reader has half a message. */
  async function offer(fields: Record<string, unknown>, follows: boolean): Promise<Answer> {
    for (let time = 1; ; time += 1) {
      const answer = await link.request('submit_sm', fields);
      const refusedForNow = answer.state === 'answered' && ['throttled', 'later'].includes(verdictOn(answer.pdu.command_status).verdict);
      if (!follows || !refusedForNow || time === MOST_OFFERS) return answer;
      for (let step = 0; step < sms.perSecond * time; step += 1) await nextPart();
    }
  }

  /** What the first part that was not taken means for the whole. */
  function broken(answer: Answer, taken: string[], parts: number, text: string): Outcome {
    const name = answer.state === 'answered' ? verdictOn(answer.pdu.command_status).name : answer.error;
    if (answer.state === 'no-answer') return { state: 'unknown', detail: name, parts, references: taken, text, down: true };
    if (taken.length > 0) return { state: 'unknown', detail: `${taken.length}/${parts}: ${name}`, parts, references: taken, text };
    if (answer.state !== 'answered') return { state: 'rejected', error: name, permanent: false, down: true };
    const { verdict } = verdictOn(answer.pdu.command_status);
    return { state: 'rejected', error: name, permanent: verdict === 'refused', down: verdict === 'down' || verdict === 'throttled' };
  }

  async function send(message: OutgoingMessage): Promise<Outcome> {
    const { text } = message.content;
    const parts = split(text, sms.coding);
    const taken: string[] = [];
    for (const [index, part] of parts.entries()) {
      if (index > 0) await nextPart();
      const answer = await offer(fieldsOf(message, part, index + 1, parts.length), index > 0);
      const id = answer.state === 'answered' && answer.pdu.command_status === 0 ? (answer.pdu.message_id ?? '') : null;
      if (id === null) return broken(answer, taken, parts.length, text);
      taken.push(sameId(id, receiptId));
    }
    return { state: 'accepted', answer: taken.join(', ') || 'ESME_ROK', references: taken.filter(Boolean), text };
  }

  /** A message is known to the centre only by the names it gave the parts: without them nothing can be asked. */
  async function query(references: readonly string[]): Promise<Found> {
    if (references.length === 0) return { state: 'unknown', answer: 'no message_id' };
    const names: string[] = [];
    for (const reference of references) {
      const message_id = receiptId === 'same' ? reference : reference.toUpperCase();
      const answer = await link.request('query_sm', {
        message_id,
        source_addr_ton: sourceTon,
        source_addr_npi: sourceNpi,
        source_addr: source,
      });
      if (answer.state !== 'answered' || answer.pdu.command_status !== 0) return { state: 'unknown', answer: 'query_sm' };
      names.push(stateName(answer.pdu.message_state ?? 7));
    }
    const states = names.map(stateOf);
    const failed = states.includes('failed');
    const state = failed ? 'failed' : states.every((each) => each === 'delivered') ? 'delivered' : 'accepted';
    return { state, answer: names.join(', '), references: [...references] };
  }

  return {
    ...smsFace(sms),
    transport: 'smpp',
    describe: () => ({
      target: `${tls ? 'ssmpp' : 'smpp'}://${host}:${port}`,
      delivers: true,
      concurrency: window,
      idempotent: false,
      queries: true,
      reports: true,
      perRecipientPerDay: sms.perRecipientPerDay,
      perSecond: sms.perSecond,
    }),
    async send(message) {
      try {
        return await send(message);
      } catch (error) {
        return { state: 'unknown', detail: String(error) };
      }
    },
    async query({ references }) {
      try {
        return await query(references);
      } catch (error) {
        return { state: 'unknown', answer: String(error) };
      }
    },
    listen(taker) {
      take = taker;
      link.open();
    },
    close: () => link.close(),
  };
}
