// The step of the cycle that issues the weekly digest: one mail a leader and week, whatever crashes or overlaps. The mails
// come first, each under a key of its own that can be composed once; then the week is settled.
import type { Directory } from '../../agency/directory/agency.types.rule.js';
import { digestDecider, digestStream, type DigestCommand } from '../../digest/digest.decider.js';
import { DIGEST_EVENT_VERSIONS } from '../../digest/digest.events.js';
import type { Digest } from '../../digest/digest.types.rule.js';
import { digestsProjection, LATEST, type DigestRow } from '../../digest/digests.projection.js';
import { digestHours, leadersOf, type Leader } from '../../digest/readers.rule.js';
import { digestDue, missedWeeks, type DigestWeek } from '../../digest/week.rule.js';
import { isSendingTime } from '../../escalation/policy/sending-hours.rule.js';
import { handle } from '../../event-store/command-handler.js';
import { unlessParked } from '../../event-store/port/parked.js';
import { stableKey } from '../../kernel/ids.js';
import { dayOf, orThrow, type Instant } from '../../kernel/index.js';
import { sendJob } from '../../notice/sending/dispatch.processor.js';
import { recordOnMessage } from '../../notice/sending/sending.js';
import type { Engine } from '../turn/engine.types.js';
import type { Effects, ReadModels, Recording, ReferenceData } from '../turn/ports.types.js';

type DigestIssuePorts = Effects & ReadModels & ReferenceData & Pick<Engine, 'contacts' | 'digest' | 'queue'>;

const CHANNEL = 'email';

/** The digest that is owed at `at`; null outside its hours or when the week is settled. */
function owedAt(engine: DigestIssuePorts, at: Instant): { owed: DigestWeek; missed: DigestWeek[] } | null {
  const { policy, calendar, projections } = engine;
  const hours = digestHours(policy);
  if (policy.digest.to.length === 0 || !isSendingTime(hours, calendar, at)) return null;
  const owed = digestDue(calendar, at, hours.from);
  const latest = projections.get<DigestRow>(digestsProjection, LATEST);
  if ((latest && latest.week >= owed.week) || projections.isParked(digestStream(owed.week))) return null;
  return { owed, missed: latest ? missedWeeks(calendar, latest.asOf, owed, hours.from) : [] };
}

async function settle(command: DigestCommand, engine: Recording): Promise<void> {
  const envelope = { now: engine.clock.now(), by: engine.self };
  orThrow(await handle(engine.store, digestDecider, DIGEST_EVENT_VERSIONS, digestStream(command.week), command, envelope));
}

const skip = ({ week, asOf }: DigestWeek, reason: string, engine: Recording): Promise<void> =>
  settle({ type: 'SkipDigest', week, asOf, reason }, engine);

/** A mailbox that two leaders share gets the digest once. */
function oncePerMailbox(leaders: readonly Leader[]): (Leader & { email: string })[] {
  const mailboxes = new Map<string, Leader & { email: string }>();
  for (const leader of leaders) {
    const mailbox = leader.email?.trim().toLowerCase();
    if (leader.email && mailbox && !mailboxes.has(mailbox)) mailboxes.set(mailbox, { ...leader, email: leader.email });
  }
  return [...mailboxes.values()];
}

async function compose({ week, asOf }: DigestWeek, { role, agency, addressee, email }: Leader & { email: string }, engine: Recording) {
  const key = stableKey('digest', week, email.trim().toLowerCase());
  const message = { key, channel: CHANNEL, address: email, addressee, to: agency, notices: [], digest: { week, asOf } };
  await recordOnMessage({ type: 'ComposeMessage', ...message }, null, { store: engine.store, clock: engine.clock, by: engine.self });
  return { key, agency, role };
}

async function issue(owed: DigestWeek, digest: Digest, directory: Directory, engine: DigestIssuePorts): Promise<void> {
  const leaders = leadersOf(directory, engine.policy, dayOf(owed.sendAt));
  for (const leader of leaders.filter((each) => !each.email))
    await unlessParked(() => engine.contacts.openUnreached({ ...leader, channel: CHANNEL, step: null }, null));
  const reachable = oncePerMailbox(leaders);
  if (reachable.length === 0) return skip(owed, 'nobody-to-tell', engine);
  const messages = [];
  for (const leader of reachable)
    messages.push(
      ...(await unlessParked(
        async () => [await compose(owed, leader, engine)],
        () => [],
      )),
    );
  const { week, asOf, checkpoint, counts } = digest;
  await settle({ type: 'IssueDigest', week, asOf, checkpoint, messages, late: counts.openLate }, engine);
  await engine.catchUp();
  for (const { key } of messages) await engine.queue.add({ id: key, kind: sendJob(CHANNEL) });
}

/** Issues the digest of this week when its hour has come; weeks that passed without one are recorded as skipped. */
export async function issueDigest(engine: DigestIssuePorts, at: Instant): Promise<void> {
  const due = owedAt(engine, at);
  if (due) await engine.isolate(digestStream(due.owed.week), () => settleWeek(due, engine));
}

async function settleWeek(due: { owed: DigestWeek; missed: DigestWeek[] }, engine: DigestIssuePorts): Promise<void> {
  for (const week of due.missed) await engine.isolate(digestStream(week.week), () => skip(week, 'service-was-down', engine));
  const { digest } = await engine.digest(due.owed.asOf);
  if (digest.plans.length === 0) await skip(due.owed, 'no-tasks', engine);
  else await issue(due.owed, digest, engine.directory(), engine);
  await engine.catchUp();
}
