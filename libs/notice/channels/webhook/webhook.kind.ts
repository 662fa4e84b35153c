// The webhook as a kind of channel: its endpoints are listed in a file.
import { z } from 'zod';
import { isRefusal, parseInput, refuse, textSetting, wholeNumber, type Refusal } from '../../../kernel/index.js';
import type { ChannelGiven, ChannelKind } from '../port/channel-kind.js';
import { readFileOf, readSettings } from '../port/settings-schema.js';
import { webhookChannel, type WebhookEndpoint } from './webhook.channel.js';

const schema = z.object({
  DUNGHAN_WEBHOOKS: textSetting(),
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
function readEndpoints(file: string, given: ChannelGiven): WebhookEndpoint[] | Refusal {
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
  const weak = parsed.value.find(({ secretFrom }) => (given[secretFrom] ?? '').length < MIN_SECRET);
  if (weak) return refuse('notice.secret', { name: weak.secretFrom, min: MIN_SECRET });
  return parsed.value.map(({ secretFrom, ...rest }) => ({ ...rest, secret: given[secretFrom] ?? '' }));
}

export const webhookKind: ChannelKind = {
  name: 'webhook',
  settings: schema.shape,
  open(given) {
    const values = readSettings(schema, given);
    if (isRefusal(values)) return values;
    if (!values.DUNGHAN_WEBHOOKS) return null;
    const found = readEndpoints(values.DUNGHAN_WEBHOOKS, given);
    return isRefusal(found) ? found : webhookChannel({ endpoints: found, timeoutMs: values.DUNGHAN_WEBHOOK_TIMEOUT * 1000 });
  },
};
