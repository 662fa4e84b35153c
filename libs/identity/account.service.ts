// Gives orders to accounts, and makes the secrets that only their owner keeps.
import { handle, type Handled } from '../event-store/command-handler.js';
import type { EventStore } from '../event-store/port/event-store.js';
import { isRefusal, type Actor, type Instant, type Refusal } from '../kernel/index.js';
import type { AccountCommand } from './account.commands.js';
import { accountDecider, type AccountState } from './account.decider.js';
import { ACCOUNT_EVENT_VERSIONS } from './account.events.js';
import { accountStream } from './accounts.projection.js';
import { makeToken } from './tokens.js';

type Answer = Promise<Handled<AccountState> | Refusal>;

export interface AccountService {
  open(
    account: { user: string; name: string; agency: string | null; role: 'head' | 'officer' | 'admin' | 'inspector' },
    by: Actor,
    now: Instant,
  ): Answer;
  /** The bearer token is returned once and stored nowhere. */
  issueToken(user: string, expiresAt: Instant, by: Actor, now: Instant): Promise<{ bearer: string; token: string } | Refusal>;
  revokeToken(user: string, token: string, by: Actor, now: Instant): Answer;
  close(user: string, reason: string, by: Actor, now: Instant): Answer;
}

export function accountService(store: EventStore): AccountService {
  const give = (command: AccountCommand): Answer =>
    handle(store, accountDecider, ACCOUNT_EVENT_VERSIONS, accountStream(command.user), command, { now: command.now, by: command.by });
  return {
    open: (account, by, now) => give({ type: 'OpenAccount', ...account, by, now }),
    async issueToken(user, expiresAt, by, now) {
      const { token, bearer, hash } = makeToken(user);
      const answer = await give({ type: 'IssueToken', user, token, hash, expiresAt, by, now });
      return isRefusal(answer) ? answer : { bearer, token };
    },
    revokeToken: (user, token, by, now) => give({ type: 'RevokeToken', user, token, by, now }),
    close: (user, reason, by, now) => give({ type: 'CloseAccount', user, reason, by, now }),
  };
}
