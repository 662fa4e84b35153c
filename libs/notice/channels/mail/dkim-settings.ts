// The key by which receivers know that a mail is from this domain and was not changed (RFC 6376).
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { refuse, secretSetting, textSetting, type Given, type Refusal } from '../../../kernel/index.js';

export const DKIM_SETTINGS = {
  DUNGHAN_DKIM_DOMAIN: textSetting(),
  DUNGHAN_DKIM_SELECTOR: textSetting(),
  DUNGHAN_DKIM_KEY: secretSetting(),
};

export interface DkimSettings {
  domain: string;
  selector: string;
  /** PEM. */
  privateKey: string;
}

/** RFC 8301: receivers need not accept less. */
const LEAST_BITS = 1024;

const domainName = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;
const selectorName = /^[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?$/i;

/** @param given the key itself, as what lies in a file of secrets is handed over, or the name of a file */
function readKey(given: string): KeyObject | null {
  try {
    return createPrivateKey(given.includes('-----BEGIN') ? given : readFileSync(given, 'utf8'));
  } catch {
    return null;
  }
}

/** DMARC asks that the signing domain is the sender's or a parent of it. */
const isAligned = (domain: string, sender: string): boolean => sender === domain || sender.endsWith(`.${domain}`);

/** Null when nothing is to be signed. A refusal names the setting and never what it holds: it may be the key. @param sender address that mail comes from */
export function readDkimSettings(settings: Given<typeof DKIM_SETTINGS>, sender: string): DkimSettings | Refusal | null {
  const { DUNGHAN_DKIM_DOMAIN: domain, DUNGHAN_DKIM_SELECTOR: selector, DUNGHAN_DKIM_KEY: given } = settings;
  if (!domain && !selector && !given) return null;
  if (!domain || !selector || !given) return refuse('notice.dkim-incomplete');
  if (!domainName.test(domain)) return refuse('notice.dkim-domain');
  const from = sender.slice(sender.lastIndexOf('@') + 1).toLowerCase();
  if (!isAligned(domain.toLowerCase(), from)) return refuse('notice.dkim-foreign');
  if (!selectorName.test(selector)) return refuse('notice.dkim-selector');
  const key = readKey(given);
  if (!key) return refuse('notice.dkim-key');
  // The library signs with RSA; hardly any receiver checks Ed25519 alone.
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type !== 'rsa' || (details?.modulusLength ?? 0) < LEAST_BITS) return refuse('notice.dkim-kind', { least: LEAST_BITS });
  return { domain: domain.toLowerCase(), selector, privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
