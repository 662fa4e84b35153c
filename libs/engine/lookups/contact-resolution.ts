// Where the holders of roles are reached today, and what is opened for the administrator when they are not.
import { DIRECTORY_STREAM } from '../../agency/directory/directory.projection.js';
import { contactsFor, nameOf } from '../../agency/directory/directory.rule.js';
import { seatChanged, type Seat } from '../../agency/directory/seat-history.rule.js';
import type { OperatorTaskKind } from '../../operator-task/operator-task.events.js';
import { operatorTasksProjection, type OperatorTaskRow } from '../../operator-task/operator-tasks.projection.js';
import type { RecipientRole } from '../../escalation/policy/policy.types.rule.js';
import type { Reach } from '../../escalation/ladder/reach.rule.js';
import { CONTACT_ROLE, type Holder } from '../../escalation/policy/recipients.rule.js';
import { unlessParked } from '../../event-store/port/parked.js';
import { dayOf, orThrow, toMillis, type Instant, type Refusal, type StoredEvent } from '../../kernel/index.js';
import type { DispatchDeps } from '../../notice/sending/dispatch.processor.js';
import type { Contact, ContactRole } from '../../agency/directory/agency.types.rule.js';
import type { Engine } from '../turn/engine.types.js';
import type { ContactResolution, Recording, Unreached } from '../turn/ports.types.js';

type ContactPorts = Recording & Pick<Engine, 'channels' | 'operatorTasks' | 'directory' | 'projections' | 'texts'>;

const holderOf = ({ agency, role }: Holder, ports: ContactPorts, at: Instant): Contact | undefined =>
  contactsFor(ports.directory(), agency, CONTACT_ROLE[role], dayOf(at))[0];

/** Where a role is reached on a day, as the channel understands it; null when nowhere. */
function reachedBy(holder: Holder, channel: string, ports: ContactPorts, at: Instant): ReturnType<DispatchDeps['addressOf']> {
  const contact = holderOf(holder, ports, at);
  const { email = null, phone = null, title } = contact ?? {};
  const reached = ports.channels.get(channel)?.reach({ ...holder, email, phone }) ?? null;
  return reached && { ...reached, addressee: title || nameOf(ports.directory(), holder.agency) };
}

const addressIn =
  (ports: ContactPorts, at: Instant): DispatchDeps['addressOf'] =>
  ({ to: agency, role, channel }) =>
    reachedBy({ agency, role: role as RecipientRole }, channel, ports, at);

function reachIn(ports: ContactPorts, at: Instant): Reach {
  return (holder, channel) => {
    if (!holderOf(holder, ports, at)) return 'vacant';
    if (!ports.channels.has(channel)) return 'not-set-up';
    const reached = reachedBy(holder, channel, ports, at);
    return reached && !('fault' in reached) ? 'reached' : 'no-address';
  };
}

type Address = 'email' | 'phone';
/** What of a contact a channel writes to. */
const ADDRESS: Readonly<Record<string, Address>> = { email: 'email', sms: 'phone' };

/** Names under which the same was opened when operator tasks were named by the role in a task, and by the digest. */
function formerKeys(kind: string, channel: string | null, agency: string, contact: ContactRole): string[] {
  const roles = Object.entries(CONTACT_ROLE).flatMap(([role, its]) => (its === contact ? [role] : []));
  return roles.flatMap((role) =>
    channel === null ? [`${kind}.${agency}.${role}`] : [`${kind}.${channel}.${agency}.${role}`, `${kind}.${agency}.${role}.${channel}`],
  );
}

/** Whether it has been opened and nothing has changed since: it is open, or who closed it knew the contact as it is. */
async function isSeenTo(keys: readonly string[], seat: Seat, address: Address | null, ports: ContactPorts): Promise<boolean> {
  const known = keys.flatMap((key) => ports.projections.get<OperatorTaskRow>(operatorTasksProjection, key) ?? []);
  if (known.length === 0) return false;
  if (known.some(({ closedAt }) => closedAt === null)) return true;
  const closed = known.flatMap(({ closedAt }) => closedAt ?? []).reduce((one, other) => (toMillis(one) < toMillis(other) ? other : one));
  return unlessParked(
    async () => !seatChanged(await ports.store.read(DIRECTORY_STREAM), seat, address, closed, ports.clock.now()),
    () => true,
  );
}

async function openUnreached(to: Unreached, cause: StoredEvent | null, ports: ContactPorts): Promise<void> {
  const { agency, role, step } = to;
  const now = ports.clock.now();
  const holder = holderOf(to, ports, now);
  const channel = holder ? to.channel : null;
  const reached = channel === null ? null : reachedBy(to, channel, ports, now);
  // Put right, or somebody named, between the look and now.
  if (holder && (channel === null || (reached && !('fault' in reached)))) return;
  const names = { agency: nameOf(ports.directory(), agency), ...(channel === null ? {} : { channel }) };
  const open = async (key: string, kind: OperatorTaskKind, params: Refusal['params']): Promise<void> => {
    orThrow(
      await ports.operatorTasks.open(
        { key, kind, params: { ...params, ...names }, task: null, agency },
        ports.self,
        now,
        cause?.id ?? null,
      ),
    );
  };
  if (reached && 'fault' in reached) {
    const { address, fault: detail } = reached;
    return open(`bad-address.${channel}.${address}`, 'bad-address', { address, detail });
  }
  const kind = channel === null ? 'role-vacant' : 'no-address';
  const seat = { agency, role: CONTACT_ROLE[role] };
  const key = [kind, channel, agency, seat.role].filter(Boolean).join('.');
  const keys = [key, ...formerKeys(kind, channel, agency, seat.role)];
  if (await isSeenTo(keys, seat, channel === null ? null : (ADDRESS[channel] ?? null), ports)) return;
  await open(key, kind, { role: ports.texts.recipientRoles[role] ?? role, ...(kind === 'role-vacant' && step !== null ? { step } : {}) });
}

export const contactResolution = (ports: ContactPorts): ContactResolution => ({
  addressAt: (at) => addressIn(ports, at),
  reachAt: (at) => reachIn(ports, at),
  openUnreached: (to, cause) => openUnreached(to, cause, ports),
});
