// Signs short texts that leave the application and come back: links in mails, return addresses. Whoever brings one back unchanged
// got it from us. Signatures are lower-case letters and digits, because mail servers may change the case of an address.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { toMillis, type Instant } from '../kernel/index.js';

/** `until`: null for the key that signs; the others only check what they once signed. */
export interface SigningKey {
  secret: string;
  until: Instant | null;
}

export interface Signer {
  /** `purpose` keeps a signature from being used for anything else. @param bytes of the signature, 10 or more */
  sign(purpose: string, text: string, bytes: number): string;
  verify(purpose: string, text: string, signature: string, bytes: number, now: Instant): boolean;
}

const LETTERS = 5;

/** Base 32 of RFC 4648 section 7 ("extended hex"), in lower case and without padding. */
const letters = (bytes: Buffer): string =>
  BigInt(`0x${bytes.toString('hex')}`)
    .toString(32)
    .padStart(Math.ceil((bytes.length * 8) / LETTERS), '0');

const signature = (secret: string, purpose: string, text: string, bytes: number): string =>
  letters(createHmac('sha256', secret).update(`${purpose}\n${text}`).digest().subarray(0, bytes));

const same = (one: string, other: string): boolean => {
  const [known, given] = [Buffer.from(one), Buffer.from(other)];
  return known.length === given.length && timingSafeEqual(known, given);
};

export function signerOf(keys: readonly [SigningKey, ...SigningKey[]]): Signer {
  return {
    sign: (purpose, text, bytes) => signature(keys[0].secret, purpose, text, bytes),
    verify: (purpose, text, given, bytes, now) =>
      keys.some(
        ({ secret, until }) =>
          (until === null || toMillis(until) > toMillis(now)) && same(signature(secret, purpose, text, bytes), given.toLowerCase()),
      ),
  };
}
