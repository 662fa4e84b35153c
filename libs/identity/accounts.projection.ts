// Open tokens by their hash, each with who it stands for; and the accounts themselves.
import type { Actor, Instant, Projection } from '../kernel/index.js';
import type { AccountEvent } from './account.events.js';

export const accountStream = (user: string): string => `account-${user}`;

export interface AccountRow {
  user: string;
  name: string;
  agency: string | null;
  role: Actor['role'];
  closed: boolean;
  tokens: { token: string; hash: string; expiresAt: Instant }[];
}

export const accountsProjection: Projection<AccountRow> = {
  name: 'accounts',
  version: 1,
  keys: (event) => (event.stream.startsWith('account-') ? [event.stream.slice('account-'.length)] : []),
  evolve(row, stored) {
    const event = stored as unknown as AccountEvent;
    switch (event.type) {
      case 'AccountOpened': {
        const { user, name, agency, role } = event.data;
        return { user, name, agency, role, closed: false, tokens: [] };
      }
      case 'TokenIssued': {
        const { token, hash, expiresAt } = event.data;
        return row && { ...row, tokens: [...row.tokens, { token, hash, expiresAt }] };
      }
      case 'TokenRevoked':
        return row && { ...row, tokens: row.tokens.filter((each) => each.token !== event.data.token) };
      case 'AccountClosed':
        return row && { ...row, closed: true, tokens: [] };
    }
  },
  indexes: {},
};
