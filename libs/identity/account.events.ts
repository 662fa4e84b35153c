// Accounts of the people and systems that may write. A token is shown once; only its hash is kept.
import type { Actor, FactOf, Instant } from '../kernel/index.js';

export interface AccountEvents {
  AccountOpened: { user: string; name: string; agency: string | null; role: Actor['role'] };
  TokenIssued: { user: string; token: string; hash: string; expiresAt: Instant };
  TokenRevoked: { user: string; token: string };
  AccountClosed: { user: string; reason: string };
}

export type AccountEvent = FactOf<AccountEvents>;

export const ACCOUNT_EVENT_VERSIONS: Record<keyof AccountEvents, number> = {
  AccountOpened: 1,
  TokenIssued: 1,
  TokenRevoked: 1,
  AccountClosed: 1,
};
