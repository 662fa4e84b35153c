// Text messages through an SMS gateway over HTTP, spoken to as its description says.
import { createHash, timingSafeEqual } from 'node:crypto';
import { meaningOf } from '../../gateway/answer.rule.js';
import type { Gateway } from '../../gateway/description.rule.js';
import { matchesOne, textAt, type Values } from '../../gateway/fill.rule.js';
import { call } from '../../gateway/http-call.js';
import { normalisePhone, writePhone } from '../../../kernel/phone.rule.js';
import type { Channel, DeliveryReport, Found, OutgoingMessage, Outcome, SentMessage } from '../port/channel.js';
import { smsFace } from './sms-face.js';
import type { SmsSettings } from './sms-settings.js';

export interface GatewaySettings {
  gateway: Gateway;
  /** By the names the description gives them. */
  secrets: Readonly<Record<string, string>>;
  /** Brand name. */
  sender: string;
  /** Where the gateway is to report to; null when it cannot. */
  callback: string | null;
  /** What the gateway shows when it reports; null: reports are not taken. */
  callbackToken: string | null;
  timeoutMs: number;
  connections: number;
}

/** Compared in a time that tells nothing of the secret. */
function isSecret(given: string, secret: string | null): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return secret !== null && timingSafeEqual(digest(given), digest(secret));
}

const secretValues = (secrets: GatewaySettings['secrets']): Values =>
  Object.fromEntries(Object.entries(secrets).map(([name, value]) => [`secret.${name}`, value]));

export function smsHttpChannel(settings: GatewaySettings, sms: SmsSettings): Channel {
  const { gateway, sender, callback, timeoutMs, connections } = settings;
  const { send: sending, status, callback: report } = gateway;
  const common: Values = {
    ...secretValues(settings.secrets),
    sender,
    callback: callback ?? '',
    unicode: sms.coding === 'unicode' ? '1' : '0',
  };
  let take: ((report: DeliveryReport) => Promise<void>) | null = null;

  /**
   * What is recognised when it comes again may be sent again; of all else nobody knows. Either way the gateway does not do
   * its work, and the other messages need not find out one by one.
   */
  const unsure = (detail: string, text: string): Outcome =>
    gateway.idempotent
      ? { state: 'rejected', error: detail, permanent: false, down: true }
      : { state: 'unknown', detail, text, down: true };

  async function send({ identity, address, content: { text } }: OutgoingMessage): Promise<Outcome> {
    const reply = await call(sending, { ...common, to: writePhone(address, gateway.number), key: identity, text }, timeoutMs);
    if (reply.state === 'not-sent') return { state: 'rejected', error: reply.error, permanent: false, down: true };
    if (reply.state !== 'answered') return unsure(reply.error, text);
    const meaning = meaningOf(sending.answer, reply.status, reply.json);
    switch (meaning.means) {
      case 'accepted':
        return { state: 'accepted', answer: meaning.said || 'OK', references: meaning.id ? [meaning.id] : [], text };
      case 'unknown':
        return unsure(meaning.said, text);
      default:
        return { state: 'rejected', error: meaning.said, permanent: meaning.means === 'refused', down: meaning.means === 'down' };
    }
  }

  async function query({ identity, references }: SentMessage): Promise<Found> {
    const [id = ''] = references;
    if (!status || (status.by === 'id' && !id)) return { state: 'unknown', answer: 'no id' };
    const reply = await call(status, { ...common, key: identity, id }, timeoutMs);
    if (reply.state !== 'answered') return { state: 'unknown', answer: reply.error };
    const answer = textAt(reply.json, status.answer.error) || JSON.stringify(reply.json).slice(0, 200);
    const named = textAt(reply.json, status.answer.id) || id;
    for (const state of ['delivered', 'failed', 'accepted'] as const)
      if (matchesOne(reply.json, status.answer[state])) return { state, answer, references: named ? [named] : [] };
    return { state: matchesOne(reply.json, status.answer.absent) ? 'absent' : 'unknown', answer };
  }

  return {
    ...smsFace(sms),
    transport: 'gateway',
    identify: (key) => key,
    describe: () => ({
      target: `${gateway.name} ${new URL(sending.url).host}`,
      delivers: true,
      concurrency: connections,
      idempotent: gateway.idempotent,
      queries: status !== undefined,
      reports: report !== undefined,
      perRecipientPerDay: sms.perRecipientPerDay,
      perSecond: sms.perSecond,
    }),
    send,
    ...(status ? { query } : {}),
    ...(report
      ? {
          listen: (taker) => {
            take = taker;
          },
          async reported(token: string, body: unknown): Promise<boolean> {
            const id = textAt(body, report.id);
            const key = textAt(body, report.key) || null;
            if (!take || (!id && !key) || !isSecret(token, settings.callbackToken)) return false;
            const number = normalisePhone(textAt(body, report.number));
            const state = matchesOne(body, report.delivered) ? 'delivered' : matchesOne(body, report.failed) ? 'failed' : 'under-way';
            const detail = textAt(body, report.detail) || state;
            await take({ reference: id || key!, identity: key, address: 'e164' in number ? number.e164 : null, state, detail });
            return true;
          },
        }
      : {}),
    async close() {},
  };
}
