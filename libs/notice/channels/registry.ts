// Every way of reaching people: what it is set by, and how it is opened from the settings. A new one is a file of its own
// and a line here.
import { isRefusal, refuse, type Refusal, type SettingsShape } from '../../kernel/index.js';
import { secretsOf } from '../../kernel/unsaid.rule.js';
import { texts } from '../../texts/index.js';
import { unsaying } from './port/unsaying.js';
import type { Channel } from './port/channel.js';
import type { ChannelGiven, ChannelKind, Site } from './port/channel-kind.js';
import { emailKind, emailOutboxKind } from './mail/email.kind.js';
import { smsHttpKind, smsOutboxKind, smsSmppKind } from './sms/sms.kind.js';
import { webhookKind } from './webhook/webhook.kind.js';

/** What keeps messages as files where nothing else is configured. */
const STORES: readonly ChannelKind[] = [emailOutboxKind, smsOutboxKind];

/** Where two are of one name, the first that is configured is used; what only stores comes last. */
export const CHANNEL_KINDS: readonly ChannelKind[] = [emailKind, smsSmppKind, smsHttpKind, webhookKind, ...STORES];

/** What channels are set by. */
export const CHANNEL_SETTINGS: SettingsShape = Object.assign({}, ...CHANNEL_KINDS.map(({ settings }) => settings)) as SettingsShape;

export const isChannelName = (name: string): boolean => CHANNEL_KINDS.some((kind) => kind.name === name);

/** A variable under any other name holds the secret of an endpoint. */
const isExplained = (name: string): boolean => Object.hasOwn(texts('en').settings, name);

/** The channels the settings name, by name. Two providers for one channel are refused: nobody could say which one sends. */
export function openChannels(
  given: ChannelGiven,
  site: Site,
  kinds: readonly ChannelKind[] = CHANNEL_KINDS,
): Map<string, Channel> | Refusal {
  const channels = new Map<string, Channel>();
  const secrets = secretsOf(given, isExplained);
  for (const kind of kinds) {
    const known = channels.get(kind.name);
    if (known && STORES.includes(kind)) continue;
    const opened = kind.open(given, site);
    if (isRefusal(opened)) return opened;
    if (opened && known) return refuse('notice.channel-twice', { channel: kind.name });
    if (opened) channels.set(kind.name, unsaying(opened, secrets));
  }
  return channels;
}

/** Messages into files, whatever the settings say about servers. */
export const openOutbox = (given: ChannelGiven, site: Site): Map<string, Channel> | Refusal => openChannels(given, site, STORES);
