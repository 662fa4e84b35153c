// Whom the trail names: who did it, for which agency, and who gave the command on the machine.
import type { Actor, StoredEvent } from '../../kernel/index.js';
import { texts } from '../../texts/index.js';
import { trailEntry } from './trail-entries.rule.js';

const agency = (id: string): string => (id === 'so-noi-vu' ? 'Sở Nội vụ' : id);
const names = { agency, person: () => null, matter: agency };

const who = (by: Actor): string => {
  const event = { type: 'TokenRevoked', data: { user: 'lan' }, by, recordedAt: '2026-03-02T01:00:00.000Z' } as unknown as StoredEvent;
  return trailEntry(event, texts('vi'), names).who;
};
const at = (user: string, agency: string | null, operator?: string): Actor => ({
  user,
  role: agency ? 'head' : 'admin',
  agency,
  via: 'cli',
  ...(operator === undefined ? {} : { operator }),
});

it.each<[Actor, string]>([
  [at('an', null, 'an'), 'an'],
  [at('an', 'so-noi-vu', 'an'), 'Sở Nội vụ, qua người vận hành an'],
  [at('lan', 'so-noi-vu', 'an'), 'lan, Sở Nội vụ, qua người vận hành an'],
  [at('lan', null, 'an'), 'lan, qua người vận hành an'],
  // Events of before, and those of other doors, name no operator.
  [at('an', 'so-noi-vu'), 'an, Sở Nội vụ'],
  [{ user: 'so-noi-vu', role: 'head', agency: 'so-noi-vu', via: 'link' }, 'Sở Nội vụ'],
])('%j: %s', (by, name) => expect(who(by)).toBe(name));
