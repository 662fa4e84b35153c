// Notices handed to another system over HTTPS, signed: for a province that reaches its people by a portal or an app of its
// own. docs/webhook.md says what the other side gets and how it checks the signature.
import { createHmac } from 'node:crypto';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { toMillis } from '../../../kernel/index.js';
import { letter } from '../../templates/letter.rule.js';
import type { MessageView, Section } from '../../templates/message-view.rule.js';
import { itemsOf } from '../../templates/task-items.rule.js';
import { textPart } from '../../templates/text-part.rule.js';
import type { Channel, Outcome, OutgoingMessage } from '../port/channel.js';
import { isInside, publicLookup } from './private-address.js';

export interface WebhookEndpoint {
  /** What messages are addressed to. */
  id: string;
  url: string;
  secret: string;
  /** Whom it is for; null: everybody. */
  agencies: string[] | null;
  roles: string[] | null;
  /** Whether it may lie in a private network, and be spoken to without TLS. */
  allowPrivate: boolean;
}

export interface WebhookSettings {
  /** The first that fits a recipient is used. */
  endpoints: WebhookEndpoint[];
  timeoutMs: number;
}

/** Answers that say nothing about the message: it may be taken another time. */
const LATER = [401, 403, 404, 408, 425, 429];
const MOST_SHOWN = 200;

/** `t` is the moment of the attempt in seconds: a receiver refuses what is older than five minutes. */
export const signatureOf = (secret: string, seconds: number, body: string): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;

/** One row a task, as in the letter, with what is said of each agency that leads it. */
function sectionOf({ kind, copy, audience, rows }: Section): object {
  const items = itemsOf(rows);
  return {
    kind,
    copy,
    audience,
    count: items.length,
    rows: items.map(({ first, rows: parts, leads }) => ({
      ...first,
      lead: leads.join('; '),
      parts: parts.map(({ part, lead, phase, late, remaining, risks }) => ({ part, lead, phase, late, remaining, risks })),
    })),
  };
}

function contentOf(view: MessageView): string {
  const words = letter(view);
  const { lang, addressee, organisation, link, generatedAt, sections } = view;
  const said = { lang, addressee, organisation, link, generatedAt, subject: words.subject, text: textPart(words) };
  return JSON.stringify({ ...said, sections: sections.map(sectionOf) });
}

function outcomeOf(status: number, answer: string): Outcome {
  const said = `HTTP ${status} ${answer}`.trim();
  // 409: it has had the message before.
  if ((status >= 200 && status < 300) || status === 409) return { state: 'accepted', answer: said };
  return { state: 'rejected', error: said, permanent: status >= 400 && status < 500 && !LATER.includes(status) };
}

function post(endpoint: WebhookEndpoint, body: string, headers: Record<string, string>, timeoutMs: number): Promise<Outcome> {
  const url = new URL(endpoint.url);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (!endpoint.allowPrivate && isIP(host) && isInside(host))
    return Promise.resolve({ state: 'rejected', error: `${host} is not on the public Internet`, permanent: true });
  return new Promise((resolve) => {
    const options: RequestOptions = {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      signal: AbortSignal.timeout(timeoutMs),
      ...(endpoint.allowPrivate ? {} : { lookup: publicLookup() }),
    };
    const sent = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, (response) => {
      let answer = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (answer = `${answer}${part}`.slice(0, MOST_SHOWN)));
      response.on('error', fail);
      response.on('end', () => resolve(outcomeOf(response.statusCode ?? 0, answer.replace(/\s+/g, ' '))));
    });
    const fail = (error: NodeJS.ErrnoException): void =>
      resolve({ state: 'rejected', error: [error.code, error.message].filter(Boolean).join(' '), permanent: false });
    sent.on('error', fail);
    sent.end(body);
  });
}

export function webhookChannel({ endpoints, timeoutMs }: WebhookSettings): Channel {
  function bodyOf({ identity, at, addressee, content }: OutgoingMessage): string {
    return JSON.stringify({ version: 1, id: identity, sentAt: at, addressee, ...(JSON.parse(content.text) as object) });
  }
  return {
    name: 'webhook',
    transport: 'webhook',
    describe: () => ({
      target: endpoints.map(({ id, url }) => `${id} (${new URL(url).host})`).join(', '),
      delivers: true,
      concurrency: 8,
      // The other side knows a message by its id and takes it once.
      idempotent: true,
      queries: false,
      reports: false,
    }),
    reach({ agency, role }) {
      const fits = ({ agencies, roles }: WebhookEndpoint): boolean =>
        (!agencies || agencies.includes(agency)) && (!roles || roles.includes(role));
      const endpoint = endpoints.find(fits);
      return endpoint ? { address: endpoint.id } : null;
    },
    identify: (key) => key,
    render: (view) => ({ subject: letter(view).subject, text: contentOf(view), html: '' }),
    async send(message) {
      const endpoint = endpoints.find((each) => each.id === message.address);
      if (!endpoint) return { state: 'rejected', error: `no endpoint ${message.address}`, permanent: true };
      const body = bodyOf(message);
      const seconds = Math.floor(toMillis(message.at) / 1000);
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'dung-han',
        'dung-han-message': message.identity,
        'dung-han-signature': signatureOf(endpoint.secret, seconds, body),
      };
      return post(endpoint, body, headers, timeoutMs);
    },
    async close() {},
  };
}
