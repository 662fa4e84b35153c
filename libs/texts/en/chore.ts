// What the administrator must put right by hand, said in English.
import type { Params, Sentences } from '../facts/sentences.js';
import { differenceOf } from '../facts/log-difference.js';
import { differs } from './audit.js';
import { channelName } from './channels.js';
import { addressFaults, attemptFault } from './notice.js';

/** Why an event is set aside. */
const SET_ASIDE: Readonly<Record<string, string>> = {
  'type-unknown': 'this version does not know its type, upgrade the service',
  'version-newer': 'a newer version wrote it, upgrade the service',
  'not-json': 'its content is not JSON',
  'data-broken': 'what this version needs is missing from it or wrong',
  foreign: 'another program wrote it, without who and when',
  link: 'it only points to an event elsewhere',
  'stream-deleted': 'somebody deleted this stream for good in the event store',
};

export const chores = {
  'no-address': (p) => `No ${channelName(p.channel)} address of ${p.role} (${p.agency}) is known; add it to the directory`,
  'bad-address': (p) =>
    `The ${channelName(p.channel)} address “${p.address}” of ${p.agency} cannot be used: ${addressFaults[p.detail ?? ''] ?? p.detail}`,
  bounced: (p) =>
    p.channel === 'sms'
      ? `The SMS to ${p.address} (${p.agency}) did not reach the telephone: ${p.detail}; check and mend the directory`
      : `Mail to “${p.address}” (${p.agency}) came back: ${p.detail}; check and mend the directory`,
  'role-vacant': (p) =>
    `Nobody holds the role ${p.role} (${p.agency}); ${p.step === undefined ? 'name somebody in the directory' : `step ${p.step} was raised to the next one at once`}`,
  'given-up': (p) =>
    `The ${channelName(p.channel)} message to ${p.address} (${p.agency}) was given up after ${p.attempts} attempts: ${p.detail}`,
  'outcome-unknown': (p) =>
    `It is not known whether the ${channelName(p.channel)} message to ${p.address} (${p.agency}) arrived: ${attemptFault(p.detail)}; ask the recipient before sending again`,
  'step-missed': (p) =>
    `${p.count} steps came due and have no recorded outcome, the oldest being “${p.id}” at ${p.at}; see: npx dunghan audit steps`,
  'event-set-aside': (p) =>
    `The event at position ${p.position} (${p.type}) of “${p.stream}” cannot be read and was set aside: ${SET_ASIDE[String(p.detail)] ?? p.detail}; what follows in “${p.stream}” waits until that is settled`,
  'stream-broken': (p) =>
    `“${p.stream}” cannot be worked on because of a fault of the program or wrong data (${p.detail}); everything else goes on. Tell the developers`,
  'carry-over-unresolved': (p) =>
    `Task “${p.title}” (plan ${p.plan}) was carried over to “${p.document}”, and no plan has been settled yet; once it has been issued and approved here: npx dunghan task do resolve-carry-over ${p.task} --to PLAN --by AGENCY`,
  'log-differs': (p) => `${differs(differenceOf(p))}; see: npx dunghan audit check`,
  'clock-behind': (p) =>
    `The clock of the machine (${p.machine}) is behind the last moment on record (${p.recorded}); until it is right again nothing new comes due, and what is done is dated ${p.recorded}. Set the clock by NTP`,
} satisfies Sentences;

/** Why the chore about a stream on which something broke is closed by itself. */
export const streamMended: string = 'It could be worked on again; nothing breaks there any more.';

/** Why the chore about a carry-over is closed by itself. */
export const carryOverSettled: string = 'The plan in which it goes on has been settled.';

export const refusals = {
  'chore.unknown': (p) => `There is no chore “${p.key}”.`,
  'chore.closed': (p) => `The chore “${p.key}” is closed.`,
} satisfies Sentences;

export const events = {
  ChoreOpened: (d: { kind: keyof typeof chores; params: Params }) => `For the administrator: ${chores[d.kind]?.(d.params) ?? d.kind}`,
  ChoreClosed: (d: { note: string }) => `Done by the administrator: ${d.note}`,
};
