import { printInstant } from '../../kernel/index.js';
import type { Sentences } from '../facts/sentences.js';
import { whoMay } from './who-may.js';

export const refusals = {
  'account.exists': (p) => `Account “${p.user}” already exists.`,
  'account.closed': (p) => `Account “${p.user}” is closed and cannot be used again.`,
  'account.unknown': (p) => `There is no account “${p.user}”.`,
  'account.needs-agency': (p) => `Account “${p.user}” must belong to an agency.`,
  'account.token-expired': (p) => `The expiry of the token for “${p.user}” has already passed.`,
  'account.unknown-token': (p) => `There is no token “${p.token}”.`,
  'account.token-needed': () => 'A token is needed for this (Authorization: Bearer …).',
  'account.token-invalid': () => 'The token is wrong or has expired.',
  'account.not-allowed': (p) => `This account may not do that; only ${whoMay(p)} may.`,
  'identity.keys-exposed': (p) => `The key file ${p.file} can be read by other users; change its mode: chmod 600 ${p.file}.`,
  'identity.keys-damaged': (p) =>
    `The key file ${p.file} is damaged; restore it from a backup, or delete it so that a new key is made (links in mails already sent stop working).`,
} satisfies Sentences;

export const events = {
  AccountOpened: (d: { user: string; name: string }) => `Account “${d.user}” opened for ${d.name}`,
  TokenIssued: (d: { user: string; expiresAt: string }) => `Token issued to account “${d.user}”, valid until ${printInstant(d.expiresAt)}`,
  TokenRevoked: (d: { user: string }) => `Token of account “${d.user}” revoked`,
  AccountClosed: (d: { user: string; reason: string }) => `Account “${d.user}” closed: ${d.reason}`,
};
