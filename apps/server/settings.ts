// What the environment and the command line say about how the service runs.
import type { DataPaths } from '../../libs/event-store/data-folder.js';
import { signerOf } from '../../libs/identity/signer.js';
import { openSigningKeys } from '../../libs/identity/signing-keys.js';
import { isRefusal, RefusedError } from '../../libs/kernel/index.js';
import type { Channel } from '../../libs/notice/channels/channel.js';
import { readEmailSettings, readSender } from '../../libs/notice/channels/email-settings.js';
import { emailChannel } from '../../libs/notice/channels/email.channel.js';
import type { Environment } from '../../libs/notice/channels/mail-settings.js';
import { outboxChannel } from '../../libs/notice/channels/outbox.channel.js';
import { readImapSettings } from '../../libs/notice/returns/imap-settings.js';
import { returnTokens, type ReturnTokens } from '../../libs/notice/returns/return-token.js';
import type { Language } from '../../libs/texts/index.js';
import type { ReturnedMail } from './mailbox-watch.js';

/** `{authority}` is the agency that assigns tasks. */
export const SENDER_ORGANISATION: Readonly<Record<Language, string>> = {
  vi: 'Hệ thống Đúng Hạn - {authority}',
  en: 'Đúng Hạn - {authority}',
};

function accepted<T>(setting: T): Exclude<T, { refused: true }> {
  if (isRefusal(setting)) throw new RefusedError(setting);
  return setting as Exclude<T, { refused: true }>;
}

const tokensOf = ({ signingKeys }: Pick<DataPaths, 'signingKeys'>): ReturnTokens => returnTokens(signerOf(openSigningKeys(signingKeys)));

/** The mailbox to watch; null when the environment names none. @throws RefusedError when a setting is wrong */
export function returnedMailFrom(env: Environment, folder: Pick<DataPaths, 'signingKeys'>): ReturnedMail | null {
  const settings = accepted(readImapSettings(env));
  return settings && { settings, tokens: tokensOf(folder) };
}

/** E-mail by SMTP when the environment names a server, else into files. @throws RefusedError when a setting is wrong */
export function emailFrom(env: Environment, folder: Pick<DataPaths, 'outbox' | 'signingKeys'>): Channel {
  const settings = accepted(readEmailSettings(env));
  return settings ? emailChannel(settings, tokensOf(folder)) : outboxFor(env, folder.outbox);
}

/** Mail into files, whatever the environment says about servers. */
export const outboxFor = (env: Environment, folder: string): Channel => outboxChannel(folder, accepted(readSender(env)));
