// The mark by which a mail that comes back names the message it is about: the message's key, signed. It stands in the
// return address, in the envelope's identifier and in the Message-ID, so that nobody can make up a bounce of a mail they never had.
import type { Signer } from '../../identity/signer.js';
import type { Instant } from '../../kernel/index.js';

const PURPOSE = 'return';
const SIGNATURE_BYTES = 10;

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
