// The mark by which a mail that comes back names the message it is about: the message's key, signed. It stands in the
// return address, in the envelope's identifier and in the Message-ID, so that nobody can make up a bounce of a mail they never had.
import type { Signer } from '../../identity/signer.js';
import type { Instant } from '../../kernel/index.js';

const PURPOSE = 'return';
const SIGNATURE_BYTES = 10;
/** RFC 5321 section 4.5.3.1.1. */
const MOST_LOCAL_PART = 64;

export interface ReturnTokens {
  tokenOf(key: string): string;
  /** Key of the message, or null when the token is not ours. */
  keyOf(token: string, now: Instant): string | null;
}

export const returnTokens = (signer: Signer): ReturnTokens => ({
  tokenOf: (key) => `${key}.${signer.sign(PURPOSE, key, SIGNATURE_BYTES)}`,
  keyOf(token, now) {
    const [, key, signature] = /^([\w-]+)\.([0-9a-v]+)$/i.exec(token) ?? [];
    // Mail servers may have changed the case of an address; ours is always lower.
    const known = key?.toLowerCase();
    return known && signature && signer.verify(PURPOSE, known, signature, SIGNATURE_BYTES, now) ? known : null;
  },
});

/** `bounce+<token>@domain`, the return address of one message; null when that would be longer than an address may be. */
export function returnAddress(bounces: string, token: string): string | null {
  const at = bounces.lastIndexOf('@');
  const local = `${bounces.slice(0, at)}+${token}`;
  return local.length > MOST_LOCAL_PART ? null : `${local}${bounces.slice(at)}`;
}

/** The token in a return address, in any address of it; null when it has none. */
export const tokenInAddress = (address: string): string | null => /\+([\w-]+\.[0-9a-v]+)@/i.exec(address)?.[1] ?? null;

/** The token in a Message-ID of ours: what stands before the `@`. */
export const tokenInMessageId = (messageId: string): string | null => /([\w-]+\.[0-9a-v]+)@/i.exec(messageId)?.[1] ?? null;
