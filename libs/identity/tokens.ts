// Makes tokens and their hashes. A token has 256 random bits, so a plain SHA-256 keeps it safe at rest.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export const hashToken = (bearer: string): string => createHash('sha256').update(bearer).digest('hex');

export const sameHash = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** A new token for a user: its public id, the whole to hand over once, and the hash to keep. */
export function makeToken(user: string): { token: string; bearer: string; hash: string } {
  const token = randomBytes(6).toString('hex');
  // base64url without `_`, which separates the parts.
  const secret = randomBytes(32).toString('base64url').replaceAll('_', '-');
  const bearer = `dh_${user}_${token}_${secret}`;
  return { token, bearer, hash: hashToken(bearer) };
}
