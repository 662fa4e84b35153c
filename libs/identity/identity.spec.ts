import { accountDecider } from './account.decider.js';
import { accountsProjection, type AccountRow } from './accounts.projection.js';
import { bearerOf, parseToken } from './token.rule.js';
import { hashToken, makeToken, sameHash } from './tokens.js';
import { fold, isRefusal, type Actor, type StoredEvent } from '../kernel/index.js';
import type { AccountCommand } from './account.commands.js';

const by: Actor = { user: 'quan-tri', role: 'admin', agency: null, via: 'cli' };
const now = '2026-03-01T01:00:00.000Z';
const later = '2026-06-01T01:00:00.000Z';

function play(...commands: AccountCommand[]) {
  const stored: StoredEvent[] = [];
  let last: unknown;
  for (const command of commands) {
    const decided = accountDecider.decide(command, fold(accountDecider, stored));
    last = decided;
    if (isRefusal(decided)) continue;
    for (const fact of decided) {
      stored.push({
        ...fact,
        id: String(stored.length),
        version: 1,
        stream: `account-${command.user}`,
        revision: stored.length,
        position: stored.length + 1,
        recordedAt: command.now,
        occurredOn: null,
        by,
        correlationId: 'c',
        causationId: null,
        data: fact.data,
      });
    }
  }
  const row = stored.reduce<AccountRow | null>((state, event) => accountsProjection.evolve(state, event, 'lan'), null);
  return { row, last };
}

const open: AccountCommand = { type: 'OpenAccount', now, by, user: 'lan', name: 'Nguyễn Thị Lan', agency: 'so-noi-vu', role: 'officer' };

describe('tokens', () => {
  it('stand for their account until they expire, are revoked, or the account is closed', () => {
    const { token, bearer, hash } = makeToken('lan');
    const presented = parseToken(bearer)!;
    expect(presented).toEqual({ user: 'lan', token });
    const issue: AccountCommand = { type: 'IssueToken', now, by, user: 'lan', token, hash, expiresAt: later };

    const { row } = play(open, issue);
    expect(bearerOf(row, presented, hashToken(bearer), now, sameHash)).toEqual({
      user: 'lan',
      role: 'officer',
      agency: 'so-noi-vu',
      via: 'http',
    });
    expect(bearerOf(row, presented, hashToken(bearer), later, sameHash)).toBeNull();
    expect(bearerOf(row, presented, hashToken(`${bearer}x`), now, sameHash)).toBeNull();
    expect(
      bearerOf(play(open, issue, { type: 'RevokeToken', now, by, user: 'lan', token }).row, presented, hash, now, sameHash),
    ).toBeNull();
    expect(
      bearerOf(
        play(open, issue, { type: 'CloseAccount', now, by, user: 'lan', reason: 'chuyển công tác' }).row,
        presented,
        hash,
        now,
        sameHash,
      ),
    ).toBeNull();
  });

  it('never put the secret into an event', () => {
    const { bearer, hash, token } = makeToken('lan');
    const { row } = play(open, { type: 'IssueToken', now, by, user: 'lan', token, hash, expiresAt: later });
    expect(JSON.stringify(row)).not.toContain(bearer.split('_')[3]);
  });

  it.each(['', 'dh_lan', 'Bearer x', 'dh_LAN_000000000000_' + 'a'.repeat(43), 'dh_lan_000000000000_' + 'a'.repeat(42)])(
    'of another shape are not tokens: %s',
    (text) => {
      expect(parseToken(text)).toBeNull();
    },
  );
});

describe('accounts', () => {
  it.each<[string, AccountCommand[], string]>([
    ['opened twice', [open, open], 'account.exists'],
    ['unknown', [{ type: 'CloseAccount', now, by, user: 'lan', reason: 'x' }], 'account.unknown'],
    ['closed for good', [open, { type: 'CloseAccount', now, by, user: 'lan', reason: 'x' }, open], 'account.closed'],
    ['an officer without an agency', [{ ...open, agency: null }], 'account.needs-agency'],
    [
      'a token already expired',
      [open, { type: 'IssueToken', now: later, by, user: 'lan', token: 't', hash: 'h', expiresAt: now }],
      'account.token-expired',
    ],
    ['a token that was never issued', [open, { type: 'RevokeToken', now, by, user: 'lan', token: 't' }], 'account.unknown-token'],
  ])('%s is refused', (_name, commands, code) => {
    expect(play(...commands).last).toMatchObject({ refused: true, code });
  });
});
