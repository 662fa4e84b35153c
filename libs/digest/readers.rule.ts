// Who reads the digest: the leaders the policy names, each at the address the directory knows on that day.
import { contactsFor, nameOf } from '../agency/directory/directory.rule.js';
import type { Directory } from '../agency/directory/agency.types.rule.js';
import type { EscalationPolicy, Hours, LeaderRole } from '../escalation/policy/policy.types.rule.js';
import { CONTACT_ROLE } from '../escalation/policy/recipients.rule.js';
import type { Day } from '../kernel/index.js';

export interface Leader {
  role: LeaderRole;
  agency: string;
  /** How the leader is addressed. */
  addressee: string;
  /** Null when the directory knows none. */
  email: string | null;
}

type Readers = Pick<EscalationPolicy, 'digest' | 'offices'>;

const FIRST_HOUR = '07:30';

/** Before the other mails of the day, so that leaders read it first. */
export const digestHours = ({ hours, sendUntil }: Pick<EscalationPolicy, 'hours' | 'sendUntil'>): Hours =>
  hours.digest ?? { from: FIRST_HOUR, until: sendUntil };

function agencyOf(role: LeaderRole, directory: Directory, policy: Readers): string | null {
  switch (role) {
    case 'chair':
    case 'vice-chair':
      return directory.authority;
    case 'office-chief':
      return policy.offices[role];
    case 'overseer-head':
      return directory.overseers[0] ?? null;
  }
}

export function leadersOf(directory: Directory, policy: Readers, day: Day): Leader[] {
  return policy.digest.to.flatMap((role): Leader[] => {
    const agency = agencyOf(role, directory, policy);
    if (agency === null) return [];
    const [contact] = contactsFor(directory, agency, CONTACT_ROLE[role], day);
    return [{ role, agency, addressee: contact?.title ?? nameOf(directory, agency), email: contact?.email ?? null }];
  });
}
