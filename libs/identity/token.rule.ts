// A token names its account and carries a secret: `dh_<user>_<token id>_<secret>`. Only the secret's hash is stored.
import { toMillis, type Actor, type Instant } from '../kernel/index.js';
import type { AccountRow } from './accounts.projection.js';

export interface PresentedToken {
  user: string;
  token: string;
}

/** The parts of a bearer token, or null when it has not the shape of one. */
export function parseToken(bearer: string): PresentedToken | null {
  const match = /^dh_([a-z0-9][a-z0-9.-]{1,60})_([0-9a-f]{12})_[A-Za-z0-9-]{43}$/.exec(bearer);
  return match ? { user: match[1]!, token: match[2]! } : null;
}

/** Who the bearer is, when the account is open and this very token is known and in date. `sameHash` compares in constant time. */
export function bearerOf(
  account: AccountRow | null,
  presented: PresentedToken,
  hash: string,
  now: Instant,
  sameHash: (one: string, other: string) => boolean,
): Actor | null {
  if (!account || account.closed) return null;
  const known = account.tokens.find((each) => each.token === presented.token);
  if (!known || toMillis(known.expiresAt) <= toMillis(now) || !sameHash(known.hash, hash)) return null;
  return { user: account.user, role: account.role, agency: account.agency, via: 'http' };
}
