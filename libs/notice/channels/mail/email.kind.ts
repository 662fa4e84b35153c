// E-mail as a kind of channel: by SMTP where a server is named, else into files.
import { isRefusal } from '../../../kernel/index.js';
import { readEmailSettings, readSender } from './email-settings.js';
import { emailChannel } from './email-smtp.channel.js';
import { outboxChannel } from './outbox.channel.js';
import type { ChannelKind } from '../port/channel-kind.js';

const VARIABLES = [
  'DUNGHAN_SMTP_URL',
  'DUNGHAN_SMTP_TLS',
  'DUNGHAN_SMTP_CA',
  'DUNGHAN_SMTP_CONNECTIONS',
  'DUNGHAN_SMTP_TIMEOUT',
  'DUNGHAN_MAIL_FROM',
  'DUNGHAN_MAIL_REPLY_TO',
  'DUNGHAN_MAIL_RECEIPTS',
  'DUNGHAN_BOUNCE_ADDRESS',
  'DUNGHAN_DKIM_DOMAIN',
  'DUNGHAN_DKIM_SELECTOR',
  'DUNGHAN_DKIM_KEY',
];

export const emailKind: ChannelKind = {
  name: 'email',
  variables: VARIABLES,
  open(env, site) {
    const settings = readEmailSettings(env);
    return settings === null || isRefusal(settings) ? settings : emailChannel(settings, site.returnTokens());
  },
};

export const emailOutboxKind: ChannelKind = {
  name: 'email',
  variables: ['DUNGHAN_MAIL_FROM', 'DUNGHAN_MAIL_REPLY_TO'],
  open(env, { outbox }) {
    const sender = readSender(env);
    return isRefusal(sender) ? sender : outboxChannel(outbox, sender);
  },
};
