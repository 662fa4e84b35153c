// E-mail as a kind of channel: by SMTP where a server is named, else into files.
import { isRefusal } from '../../../kernel/index.js';
import { EMAIL_SETTINGS, readEmailSettings, readSender, SENDER_SETTINGS } from './email-settings.js';
import { emailChannel } from './email-smtp.channel.js';
import { outboxChannel } from './outbox.channel.js';
import type { ChannelKind } from '../port/channel-kind.js';

export const emailKind: ChannelKind = {
  name: 'email',
  settings: EMAIL_SETTINGS,
  open(given, site) {
    const settings = readEmailSettings(given);
    return settings === null || isRefusal(settings) ? settings : emailChannel(settings, site.returnTokens());
  },
};

export const emailOutboxKind: ChannelKind = {
  name: 'email',
  settings: SENDER_SETTINGS,
  open(given, { outbox }) {
    const sender = readSender(given);
    return isRefusal(sender) ? sender : outboxChannel(outbox, sender);
  },
};
