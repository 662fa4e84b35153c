// An account is opened once, may hold several tokens, and when closed all of them end with it.
import { refuse, toMillis, type Decider } from '../kernel/index.js';
import type { AccountCommand } from './account.commands.js';
import type { AccountEvent, AccountEvents } from './account.events.js';

export interface AccountState {
  opened: AccountEvents['AccountOpened'] | null;
  closed: boolean;
  tokens: readonly AccountEvents['TokenIssued'][];
}

export const accountDecider: Decider<AccountState, AccountCommand, AccountEvent> = {
  initial: { opened: null, closed: false, tokens: [] },
  decide(command, state) {
    const { user } = command;
    if (command.type === 'OpenAccount') {
      if (state.opened && !state.closed) return refuse('account.exists', { user });
      if (state.closed) return refuse('account.closed', { user });
      if (command.role !== 'admin' && command.role !== 'inspector' && !command.agency) return refuse('account.needs-agency', { user });
      return [{ type: 'AccountOpened', data: { user, name: command.name, agency: command.agency, role: command.role } }];
    }
    if (!state.opened) return refuse('account.unknown', { user });
    if (state.closed) return refuse('account.closed', { user });
    switch (command.type) {
      case 'IssueToken':
        if (toMillis(command.expiresAt) <= toMillis(command.now)) return refuse('account.token-expired', { user });
        return [{ type: 'TokenIssued', data: { user, token: command.token, hash: command.hash, expiresAt: command.expiresAt } }];
      case 'RevokeToken':
        if (!state.tokens.some((each) => each.token === command.token)) return refuse('account.unknown-token', { token: command.token });
        return [{ type: 'TokenRevoked', data: { user, token: command.token } }];
      case 'CloseAccount':
        return [{ type: 'AccountClosed', data: { user, reason: command.reason } }];
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'AccountOpened':
        return { opened: event.data, closed: false, tokens: [] };
      case 'TokenIssued':
        return { ...state, tokens: [...state.tokens, event.data] };
      case 'TokenRevoked':
        return { ...state, tokens: state.tokens.filter((each) => each.token !== event.data.token) };
      case 'AccountClosed':
        return { ...state, closed: true, tokens: [] };
    }
  },
};
