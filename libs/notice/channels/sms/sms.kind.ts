// SMS as a kind of channel: over SMPP, through an HTTP gateway, or into files.
import { z } from 'zod';
import { addressSetting, isRefusal, refuse, SECRET, secretSetting, textSetting, wholeNumber, type Refusal } from '../../../kernel/index.js';
import { readGateway } from '../../gateway/gateway.reader.js';
import { readServer } from '../port/mail-settings.js';
import type { ChannelGiven, ChannelKind, Site } from '../port/channel-kind.js';
import { readFileOf, readSettings } from '../port/settings-schema.js';
import { smsHttpChannel } from './sms-http.channel.js';
import { smsOutboxChannel } from './sms-outbox.channel.js';
import { SMS_SHAPE, smsSchema, smsSettingsOf } from './sms-settings.js';
import { smsSmppChannel } from './sms-smpp.channel.js';

/** A brand name has eleven characters at most, without marks; a number is one too. */
const sender = z.string().regex(/^([A-Za-z0-9][A-Za-z0-9 ._-]{0,10}|\+?\d{3,15})$/);

const smppSchema = z.object({
  ...SMS_SHAPE,
  DUNGHAN_SMPP_URL: addressSetting(),
  DUNGHAN_SMPP_PASSWORD: z.string().max(64).optional().meta(SECRET),
  DUNGHAN_SMPP_SYSTEM_TYPE: z.string().max(12).default(''),
  DUNGHAN_SMPP_CA: textSetting(),
  DUNGHAN_SMPP_WINDOW: wholeNumber(10, 1, 200),
  DUNGHAN_SMPP_TIMEOUT: wholeNumber(30, 1, 600),
  DUNGHAN_SMPP_ENQUIRE: wholeNumber(30, 5, 600),
  DUNGHAN_SMPP_LONG: z.enum(['udh', 'sar']).default('udh'),
  DUNGHAN_SMPP_RECEIPT_ID: z.enum(['same', 'decimal', 'hex']).default('same'),
  DUNGHAN_SMS_SENDER: sender.optional(),
});

const MIN_TOKEN = 16;

const httpSchema = z.object({
  ...SMS_SHAPE,
  DUNGHAN_SMS_GATEWAY: addressSetting(),
  DUNGHAN_SMS_SENDER: sender.optional(),
  DUNGHAN_SMS_TIMEOUT: wholeNumber(30, 1, 600),
  DUNGHAN_SMS_CALLBACK_TOKEN: z.string().min(MIN_TOKEN).max(200).optional().meta(SECRET),
});

/** What the descriptions of gateways that we ship name; others name secrets of their own. */
const SHIPPED_SECRETS = {
  DUNGHAN_ESMS_API_KEY: secretSetting(),
  DUNGHAN_ESMS_SECRET_KEY: secretSetting(),
  DUNGHAN_SPEEDSMS_TOKEN: secretSetting(),
};

export const smsSmppKind: ChannelKind = {
  name: 'sms',
  settings: smppSchema.shape,
  open(given) {
    const values = readSettings(smppSchema, given);
    if (isRefusal(values)) return values;
    const { DUNGHAN_SMPP_URL: url, DUNGHAN_SMPP_CA: file, DUNGHAN_SMS_SENDER: source } = values;
    if (!url) return null;
    const server = readServer(url, { plain: 'smpp:', tls: 'ssmpp:' }, { plain: 2775, tls: 3550 });
    if (!server?.auth) return refuse('notice.smpp-url');
    if (!source) return refuse('notice.sms-sender');
    const ca = file ? readFileOf('DUNGHAN_SMPP_CA', file) : null;
    if (isRefusal(ca)) return ca;
    const { host, port, secure: tls, auth } = server;
    const settings = {
      host,
      port,
      tls,
      ca,
      source,
      systemId: auth.user,
      password: values.DUNGHAN_SMPP_PASSWORD ?? auth.pass,
      systemType: values.DUNGHAN_SMPP_SYSTEM_TYPE,
      window: values.DUNGHAN_SMPP_WINDOW,
      timeoutMs: values.DUNGHAN_SMPP_TIMEOUT * 1000,
      enquireMs: values.DUNGHAN_SMPP_ENQUIRE * 1000,
      long: values.DUNGHAN_SMPP_LONG,
      receiptId: values.DUNGHAN_SMPP_RECEIPT_ID,
    };
    return smsSmppChannel(settings, smsSettingsOf(values));
  },
};

/** By the names the description gives them. */
function secretsOf(variables: Readonly<Record<string, string>>, given: ChannelGiven): Record<string, string> | Refusal {
  const missing = Object.values(variables).find((name) => !given[name]);
  if (missing) return refuse('notice.secret', { name: missing, min: 1 });
  return Object.fromEntries(Object.entries(variables).map(([name, variable]) => [name, given[variable] ?? '']));
}

export const CALLBACK_PATH = '/api/sms/callback';
const callbackUrl = (token: string | undefined, { link }: Site): string | null =>
  token && link ? `${link}${CALLBACK_PATH}/${encodeURIComponent(token)}` : null;

export const smsHttpKind: ChannelKind = {
  name: 'sms',
  settings: { ...httpSchema.shape, ...SHIPPED_SECRETS },
  open(given, site) {
    const values = readSettings(httpSchema, given);
    if (isRefusal(values)) return values;
    const { DUNGHAN_SMS_GATEWAY: name, DUNGHAN_SMS_SENDER: from, DUNGHAN_SMS_CALLBACK_TOKEN: token } = values;
    if (!name) return null;
    if (!from) return refuse('notice.sms-sender');
    const gateway = readGateway(name);
    if (isRefusal(gateway)) return gateway;
    const secrets = secretsOf(gateway.secrets, given);
    if (isRefusal(secrets)) return secrets;
    const timeoutMs = values.DUNGHAN_SMS_TIMEOUT * 1000;
    return smsHttpChannel(
      { gateway, secrets, sender: from, callback: callbackUrl(token, site), callbackToken: token ?? null, timeoutMs, connections: 4 },
      smsSettingsOf(values),
    );
  },
};

export const smsOutboxKind: ChannelKind = {
  name: 'sms',
  settings: SMS_SHAPE,
  open(given, { outbox }) {
    const values = readSettings(smsSchema, given);
    return isRefusal(values) ? values : smsOutboxChannel(outbox, smsSettingsOf(values));
  },
};
