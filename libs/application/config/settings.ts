// What the settings and the command line say about how the service runs.
import type { DataPaths } from '../../event-store/sqlite/data-folder.js';
import { signerOf } from '../../identity/signer.js';
import { openSigningKeys } from '../../identity/signing-keys.js';
import { orThrow } from '../../kernel/index.js';
import type { Channel } from '../../notice/channels/port/channel.js';
import type { ChannelGiven, Site } from '../../notice/channels/port/channel-kind.js';
import { openChannels, openOutbox } from '../../notice/channels/registry.js';
import { readImapSettings, type ImapGiven, type ImapSettings } from '../../notice/returns/imap-settings.js';
import { returnTokens, type ReturnTokens } from '../../notice/links/return-token.js';
import type { Language } from '../../texts/index.js';

/** The mailbox to watch, and the means to know our own mails in it. */
export interface ReturnedMail {
  settings: ImapSettings;
  tokens: ReturnTokens;
}

/** `{authority}` is the agency that assigns tasks. */
export const SENDER_ORGANISATION: Readonly<Record<Language, string>> = {
  vi: 'Hệ thống Đúng Hạn - {authority}',
  en: 'Đúng Hạn - {authority}',
};

const tokensOf = ({ signingKeys }: Pick<DataPaths, 'signingKeys'>): ReturnTokens => returnTokens(signerOf(openSigningKeys(signingKeys)));

/** The mailbox to watch; null when nothing names one. @throws RefusedError when a setting is wrong */
export function returnedMailFrom(given: ImapGiven, folder: Pick<DataPaths, 'signingKeys'>): ReturnedMail | null {
  const settings = orThrow(readImapSettings(given));
  return settings && { settings, tokens: tokensOf(folder) };
}

/** The channels the settings name; what they do not name is kept as files. @throws RefusedError when a setting is wrong */
export const channelsFrom = (given: ChannelGiven, paths: DataPaths, link: string | null): Map<string, Channel> =>
  orThrow(openChannels(given, siteOf(paths, link)));

/** Messages into files, whatever the settings say about servers. */
export const outboxFor = (given: ChannelGiven, outbox: string): Map<string, Channel> =>
  orThrow(openOutbox(given, { outbox, link: null, returnTokens: () => refuseTokens() }));

const siteOf = ({ outbox, signingKeys }: DataPaths, link: string | null): Site => ({
  outbox,
  link,
  returnTokens: () => tokensOf({ signingKeys }),
});

/** What only stores mail gives it no return address. */
function refuseTokens(): never {
  throw new Error('the outbox has no return addresses');
}
