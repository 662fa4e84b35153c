// The step of the cycle that issues the weekly digest: one mail a leader and week, whatever crashes or overlaps. The mails
// come first, each under a key of its own that can be composed once; then the week is settled.
import type { Directory } from '../../libs/agency/agency.types.rule.js';
import { digestDecider, digestStream, type DigestCommand } from '../../libs/digest/digest.decider.js';
import { DIGEST_EVENT_VERSIONS } from '../../libs/digest/digest.events.js';
import type { Digest } from '../../libs/digest/digest.types.rule.js';
import { digestsProjection, LATEST, type DigestRow } from '../../libs/digest/digests.projection.js';
import { digestHours, leadersOf, type Leader } from '../../libs/digest/readers.rule.js';
import { digestDue, missedWeeks, type DigestWeek } from '../../libs/digest/week.rule.js';
import { isSendingTime } from '../../libs/escalation/sending-hours.rule.js';
import { handle } from '../../libs/event-store/command-handler.js';
import { unlessHeld } from '../../libs/event-store/set-aside.js';
import { stableKey } from '../../libs/kernel/ids.js';
import { dayOf, isRefusal, RefusedError, type Instant } from '../../libs/kernel/index.js';
import { sendJob } from '../../libs/notice/dispatch.processor.js';
import { recordOnMessage } from '../../libs/notice/sending.js';
import { apart } from './apart.js';
import type { House } from './house.types.js';
import { openUnreached } from './reach.js';

const CHANNEL = 'email';

/** The digest that is owed at `at`; null outside its hours or when the week is settled. */
function owedAt(house: House, at: Instant): { owed: DigestWeek; missed: DigestWeek[] } | null {
  const { policy, calendar, projections } = house;
  const hours = digestHours(policy);
  if (policy.digest.to.length === 0 || !isSendingTime(hours, calendar, at)) return null;
  const owed = digestDue(calendar, at, hours.from);
  const latest = projections.get<DigestRow>(digestsProjection, LATEST);
  if ((latest && latest.week >= owed.week) || projections.holds(digestStream(owed.week))) return null;
  return { owed, missed: latest ? missedWeeks(calendar, latest.asOf, owed, hours.from) : [] };
}

async function settle(command: DigestCommand, house: House): Promise<void> {
  const envelope = { now: house.clock.now(), by: house.self };
  const handled = await handle(house.store, digestDecider, DIGEST_EVENT_VERSIONS, digestStream(command.week), command, envelope);
  if (isRefusal(handled)) throw new RefusedError(handled);
}

const skip = ({ week, asOf }: DigestWeek, reason: string, house: House): Promise<void> =>
  settle({ type: 'SkipDigest', week, asOf, reason }, house);

/** A mailbox that two leaders share gets the digest once. */
function oncePerMailbox(leaders: readonly Leader[]): (Leader & { email: string })[] {
  const mailboxes = new Map<string, Leader & { email: string }>();
  for (const leader of leaders) {
    const mailbox = leader.email?.trim().toLowerCase();
    if (leader.email && mailbox && !mailboxes.has(mailbox)) mailboxes.set(mailbox, { ...leader, email: leader.email });
  }
  return [...mailboxes.values()];
}

async function compose({ week, asOf }: DigestWeek, { role, agency, addressee, email }: Leader & { email: string }, house: House) {
  const key = stableKey('digest', week, email.trim().toLowerCase());
  const message = { key, channel: CHANNEL, address: email, addressee, to: agency, notices: [], digest: { week, asOf } };
  await recordOnMessage({ type: 'ComposeMessage', ...message }, null, { store: house.store, clock: house.clock, by: house.self });
  return { key, agency, role };
}

async function issue(owed: DigestWeek, digest: Digest, directory: Directory, house: House): Promise<void> {
  const leaders = leadersOf(directory, house.policy, dayOf(owed.sendAt));
  for (const leader of leaders.filter((each) => !each.email)) await unlessHeld(() => openUnreached({ ...leader, channel: CHANNEL, step: null }, null, house));
  const reachable = oncePerMailbox(leaders);
  if (reachable.length === 0) return skip(owed, 'nobody-to-tell', house);
  const messages = [];
  for (const leader of reachable)
    messages.push(
      ...(await unlessHeld(
        async () => [await compose(owed, leader, house)],
        () => [],
      )),
    );
  const { week, asOf, checkpoint, counts } = digest;
  await settle({ type: 'IssueDigest', week, asOf, checkpoint, messages, late: counts.openLate }, house);
  await house.catchUp();
  for (const { key } of messages) await house.queue.add({ id: key, kind: sendJob(CHANNEL) });
}

/** Issues the digest of this week when its hour has come; weeks that passed without one are recorded as skipped. */
export async function issueDigest(house: House, at: Instant): Promise<void> {
  const due = owedAt(house, at);
  if (due) await apart(digestStream(due.owed.week), house, () => settleWeek(due, house));
}

async function settleWeek(due: { owed: DigestWeek; missed: DigestWeek[] }, house: House): Promise<void> {
  for (const week of due.missed) await apart(digestStream(week.week), house, () => skip(week, 'service-was-down', house));
  const { digest } = await house.digest(due.owed.asOf);
  if (digest.plans.length === 0) await skip(due.owed, 'no-tasks', house);
  else await issue(due.owed, digest, house.directory(), house);
  await house.catchUp();
}
