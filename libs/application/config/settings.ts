// What the environment and the command line say about how the service runs.
import type { DataPaths } from '../../event-store/sqlite/data-folder.js';
import { signerOf } from '../../identity/signer.js';
import { openSigningKeys } from '../../identity/signing-keys.js';
import { orThrow } from '../../kernel/index.js';
import type { Channel } from '../../notice/channels/port/channel.js';
import type { Site } from '../../notice/channels/port/channel-kind.js';
import type { Environment } from '../../notice/channels/port/mail-settings.js';
import { openChannels, openOutbox } from '../../notice/channels/registry.js';
import { readImapSettings, type ImapSettings } from '../../notice/returns/imap-settings.js';
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

/** The mailbox to watch; null when the environment names none. @throws RefusedError when a setting is wrong */
export function returnedMailFrom(env: Environment, folder: Pick<DataPaths, 'signingKeys'>): ReturnedMail | null {
  const settings = orThrow(readImapSettings(env));
  return settings && { settings, tokens: tokensOf(folder) };
}

/** The channels the environment names; what it does not name is kept as files. @throws RefusedError when a setting is wrong */
export const channelsFrom = (env: Environment, paths: DataPaths, link: string | null): Map<string, Channel> =>
  orThrow(openChannels(env, siteOf(paths, link)));

/** Messages into files, whatever the environment says about servers. */
export const outboxFor = (env: Environment, outbox: string): Map<string, Channel> =>
  orThrow(openOutbox(env, { outbox, link: null, returnTokens: () => refuseTokens() }));

const siteOf = ({ outbox, signingKeys }: DataPaths, link: string | null): Site => ({
  outbox,
  link,
  returnTokens: () => tokensOf({ signingKeys }),
});

/** What only stores mail gives it no return address. */
function refuseTokens(): never {
  throw new Error('the outbox has no return addresses');
}
