// Who did something, as people read it: the name of the person and of the office, "Hệ thống" for what the application does by itself.
import type { Actor } from '../../kernel/index.js';
import type { Texts } from '../../texts/index.js';

export interface Names {
  /** What the agency of this id is called. */
  agency(id: string): string;
  /** The name on the account; null when there is none of it. */
  person(user: string): string | null;
  /** What a sentence of the trail calls the agency, the plan or the task of this id. */
  matter(id: string): string;
}

type Doer = Pick<Actor, 'user'> & Partial<Actor>;

/** What stands for the application itself in the log, also where only the user is kept. */
const HOUSE: readonly string[] = ['he-thong', 'dung-han'];

/** Whoever speaks for an agency or another account on the machine itself is named beside them. */
export function whoOf(doer: Doer, texts: Texts, names: Pick<Names, 'agency' | 'person'>): string {
  const { user, operator, agency = null } = doer;
  const office = agency === null ? null : names.agency(agency);
  if (operator !== undefined && operator === user) return office === null ? operator : texts.via(office, operator);
  const who = actorOf(doer, office, texts, names);
  return operator === undefined ? who : texts.via(who, operator);
}

function actorOf({ user, role, via }: Doer, office: string | null, texts: Texts, names: Pick<Names, 'agency' | 'person'>): string {
  const system = texts.roles['system'] ?? user;
  if (role === 'system' || HOUSE.includes(user)) return office === null ? system : `${system}, ${office}`;
  // The sample and simulations have no accounts: their users are made up.
  if (via === 'sample' || via === 'simulation') return office ?? system;
  const person = names.person(user) ?? names.agency(user);
  return office === null || person === office ? person : `${person}, ${office}`;
}
