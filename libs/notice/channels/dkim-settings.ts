// The key by which receivers know that a mail is from this domain and was not changed (RFC 6376).
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { refuse, type Refusal } from '../../kernel/index.js';
import type { Environment } from './mail-settings.js';

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

function readKey(file: string): KeyObject | null {
  try {
    return createPrivateKey(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** DMARC asks that the signing domain is the sender's or a parent of it. */
const isAligned = (domain: string, sender: string): boolean => sender === domain || sender.endsWith(`.${domain}`);

/** Null when nothing is to be signed. @param sender address that mail comes from */
export function readDkimSettings(env: Environment, sender: string): DkimSettings | Refusal | null {
  const { DUNGHAN_DKIM_DOMAIN: domain, DUNGHAN_DKIM_SELECTOR: selector, DUNGHAN_DKIM_KEY: file } = env;
  if (!domain && !selector && !file) return null;
  if (!domain || !selector || !file) return refuse('notice.dkim-incomplete');
  if (!domainName.test(domain)) return refuse('notice.dkim-domain', { domain });
  const from = sender.slice(sender.lastIndexOf('@') + 1).toLowerCase();
  if (!isAligned(domain.toLowerCase(), from)) return refuse('notice.dkim-foreign', { domain, from });
  if (!selectorName.test(selector)) return refuse('notice.dkim-selector', { selector });
  const key = readKey(file);
  if (!key) return refuse('notice.dkim-key', { file });
  // The library signs with RSA; hardly any receiver checks Ed25519 alone.
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type !== 'rsa' || (details?.modulusLength ?? 0) < LEAST_BITS) return refuse('notice.dkim-kind', { file, least: LEAST_BITS });
  return { domain: domain.toLowerCase(), selector, privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
