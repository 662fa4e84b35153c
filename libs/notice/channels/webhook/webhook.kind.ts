// The webhook as a kind of channel: its endpoints are listed in a file.
import { z } from 'zod';
import { isRefusal, parseInput, refuse, type Refusal } from '../../../kernel/index.js';
import type { ChannelKind } from '../port/channel-kind.js';
import { readFileOf, readSettings, variablesOf, wholeNumber } from '../port/settings-schema.js';
import { webhookChannel, type WebhookEndpoint } from './webhook.channel.js';

const schema = z.object({
  DUNGHAN_WEBHOOKS: z.string().optional(),
  DUNGHAN_WEBHOOK_TIMEOUT: wholeNumber(15, 1, 120),
});

const MIN_SECRET = 16;

const endpoint = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
    url: z.url({ protocol: /^https?$/ }),
    secretFrom: z.string().regex(/^DUNGHAN_[A-Z0-9_]+$/),
    agencies: z.array(z.string()).min(1).nullable().default(null),
    roles: z.array(z.string()).min(1).nullable().default(null),
    allowPrivate: z.boolean().default(false),
  })
  .refine(({ url, allowPrivate }) => allowPrivate || url.startsWith('https:'), { path: ['url'], params: { wanted: 'https' } });
const endpoints = z.array(endpoint).min(1).max(1_000);

/** The endpoints of a file, each with the secret its variable holds. */
function readEndpoints(file: string, env: Readonly<Record<string, string | undefined>>): WebhookEndpoint[] | Refusal {
  const text = readFileOf('DUNGHAN_WEBHOOKS', file);
  if (isRefusal(text)) return text;
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refuse('notice.setting-file', { name: 'DUNGHAN_WEBHOOKS', detail: 'JSON' });
  }
  const parsed = parseInput(endpoints, json);
  if (isRefusal(parsed)) return refuse('notice.webhooks', parsed.params);
  const ids = parsed.value.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) return refuse('notice.webhooks', { field: 'id', vi: `“${twice}” có hai lần`, en: `“${twice}” is there twice` });
  const weak = parsed.value.find(({ secretFrom }) => (env[secretFrom] ?? '').length < MIN_SECRET);
  if (weak) return refuse('notice.secret', { name: weak.secretFrom, min: MIN_SECRET });
  return parsed.value.map(({ secretFrom, ...rest }) => ({ ...rest, secret: env[secretFrom] ?? '' }));
}

export const webhookKind: ChannelKind = {
  name: 'webhook',
  variables: variablesOf(schema),
  open(env) {
    const values = readSettings(schema, env);
    if (isRefusal(values)) return values;
    if (!values.DUNGHAN_WEBHOOKS) return null;
    const found = readEndpoints(values.DUNGHAN_WEBHOOKS, env);
    return isRefusal(found) ? found : webhookChannel({ endpoints: found, timeoutMs: values.DUNGHAN_WEBHOOK_TIMEOUT * 1000 });
  },
};
