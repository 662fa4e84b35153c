// Where the holders of roles are reached today, and what is opened for the administrator when they are not.
import { contactsFor, nameOf } from '../../libs/agency/directory.rule.js';
import type { RecipientRole } from '../../libs/escalation/policy.types.rule.js';
import type { Gap, Reach } from '../../libs/escalation/reach.rule.js';
import { CONTACT_ROLE, type Holder } from '../../libs/escalation/recipients.rule.js';
import { dayOf, isRefusal, RefusedError, type Instant, type StoredEvent } from '../../libs/kernel/index.js';
import type { DispatchDeps } from '../../libs/notice/dispatch.processor.js';
import type { Contact } from '../../libs/agency/agency.types.rule.js';
import type { House } from './house.types.js';

const holderOf = ({ agency, role }: Holder, house: House, at: Instant): Contact | undefined =>
  contactsFor(house.directory(), agency, CONTACT_ROLE[role], dayOf(at))[0];

/** Where a role is reached on a day, as the channel understands it; null when nowhere. */
function reachedBy(holder: Holder, channel: string, house: House, at: Instant): ReturnType<DispatchDeps['addressOf']> {
  const contact = holderOf(holder, house, at);
  const { email = null, phone = null, title } = contact ?? {};
  const reached = house.channels.get(channel)?.reach({ ...holder, email, phone }) ?? null;
  return reached && { ...reached, addressee: title || nameOf(house.directory(), holder.agency) };
}

export const addressIn =
  (house: House, at: Instant): DispatchDeps['addressOf'] =>
  ({ to: agency, role, channel }) =>
    reachedBy({ agency, role: role as RecipientRole }, channel, house, at);

/** Whether a role is reached by a channel on a day. */
export function reachIn(house: House, at: Instant): Reach {
  return (holder, channel) => {
    if (!holderOf(holder, house, at)) return 'vacant';
    if (!house.channels.has(channel)) return 'not-set-up';
    const reached = reachedBy(holder, channel, house, at);
    return reached && !('fault' in reached) ? 'reached' : 'no-address';
  };
}

/** Opened once for each role and channel, whatever number of steps meet it. */
export async function openGap({ agency, role, channel, step }: Gap, cause: StoredEvent | null, house: House): Promise<void> {
  const kind = channel === null ? 'role-vacant' : 'no-address';
  const key = [kind, channel, agency, role].filter(Boolean).join('.');
  const params = {
    role: house.texts.recipientRoles[role] ?? role,
    agency: nameOf(house.directory(), agency),
    step,
    ...(channel === null ? {} : { channel }),
  };
  const opened = await house.chores.open({ key, kind, params, task: null, agency }, house.self, house.clock.now(), cause?.id ?? null);
  if (isRefusal(opened)) throw new RefusedError(opened);
}
