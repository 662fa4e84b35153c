// What the weekly digest says to leaders in English.
import { addDays, dayOf, printDay, printInstant } from '../../kernel/index.js';
import type { Sentences } from '../facts/sentences.js';
import { leftOut } from './counts.js';
import { number, share } from './number.js';

export const digest = {
  subject: (week: string, late: number) =>
    late > 0 ? `[Đúng Hạn] Digest of week ${week}: ${number(late)} tasks late` : `[Đúng Hạn] Digest of week ${week}: nothing late`,
  /** `2021-W14` → `14/2021` */
  week: (week: string) => `${Number(week.slice(6))}/${week.slice(0, 4)}`,
  salutation: (addressee: string) => `To: ${addressee}`,
  summary: (plans: readonly string[], asOf: string) =>
    `How the tasks of ${plans.length === 1 ? `plan ${plans[0]}` : `${number(plans.length)} plans (${plans.join('; ')})`} stand. Figures as of 24:00 on ${printDay(asOf)}.`,
  noPlans: (asOf: string) => `No plan has been assigned yet. Figures as of 24:00 on ${printDay(asOf)}.`,
  headings: {
    counts: 'The official counts',
    newlyLate: 'Newly late this week',
    late: 'Late tasks by lead agency',
    atRisk: 'Tasks at risk',
    undetermined: 'Tasks whose deadline is not determined',
    missingReports: 'Periodic reports not submitted',
    unreachable: 'Recipients who cannot be reached',
    silences: 'Silenced',
  },
  counted: (heading: string, count: number) => `${heading} (${number(count)})`,
  cells: {
    doneOnTime: 'Done on time',
    doneLate: 'Done late',
    openOnTime: 'Not done, in time',
    openLate: 'Not done, late',
    atRisk: 'Of these due soon',
    milestonePassed: 'Several years, recurring or several milestones, milestone passed',
    noDeadline: 'Standing, or no deadline determined yet',
    suspended: 'Suspended',
    withdrawn: 'Withdrawn',
    carriedOver: 'Carried over',
  },
  columns: { cell: 'Figure', value: 'Tasks', change: (before: string) => `Since ${printDay(before)}` },
  share,
  plain: (value: number) => number(value),
  change: (difference: number) =>
    difference === 0 ? 'unchanged' : difference > 0 ? `up ${number(difference)}` : `down ${number(-difference)}`,
  denominator: (whole: number) => `The shares of the first four figures are of ${number(whole)} tasks with a deadline.`,
  leftOut,
  lateShare: (part: number, whole: number) =>
    whole === 0 ? 'No task is done or has fallen due yet.' : `Late and not done, of all tasks done or fallen due: ${share(part, whole)}.`,
  nothingLate: 'No task is late.',
  agency: (name: string, count: number, joint: number) =>
    `${name}: ${number(count)} ${count === 1 ? 'task' : 'tasks'}${joint > 0 ? ` (and ${number(joint)} led together with others, listed under several leads)` : ''}`,
  joint: (count: number) => `Several leads: ${number(count)} ${count === 1 ? 'task' : 'tasks'}`,
  onlyOf: (fact: string, leads: readonly string[]) => `${leads.join('; ')}: ${fact.charAt(0).toLowerCase()}${fact.slice(1)}`,
  /** `plan`: its number, where several plans are spoken of. */
  task: (code: string, title: string, plan: string | null) =>
    `${code && plan ? `${code} (${plan}). ` : code ? `${code}. ` : plan ? `(${plan}) ` : ''}${title}`,
  ofLeads: (leads: readonly string[]) =>
    leads.length === 1 ? `Lead: ${leads[0]}` : `Leads (${number(leads.length)}): ${leads.join('; ')}`,
  ofAgencies: (names: readonly string[]) =>
    names.length === 1 ? `Agency: ${names[0]}` : `${number(names.length)} agencies: ${names.join('; ')}`,
  late: (due: string, original: string | null, calendar: number, working: number, suspended: number) =>
    `Due ${printDay(due)}${original ? ` (first ${printDay(original)})` : ''}; ${calendar > 0 ? `${number(calendar)} days late (${number(working)} working days)` : 'just run out'}${suspended > 0 ? `, ${number(suspended)} of them suspended` : ''}`,
  milestone: (year: string | null, due: string) => `Milestone${year ? ` of ${year}` : ''}: ${printDay(due)}`,
  due: (due: string) => `Due ${printDay(due)}`,
  fresh: 'newly late',
  undetermined: (text: string, since: string) =>
    text ? `The plan says “${text}”; assigned on ${printDay(since)}` : `The plan names no deadline; assigned on ${printDay(since)}`,
  unreachable: (since: string, what: string) => `${what} (since ${printDay(since)})`,
  silentAgency: (name: string) => `Everything of ${name}`,
  silentUntil: (until: string) => `Silent until the end of ${printDay(until)}`,
  silenceWhy: (reason: string, by: string) => `Reason: ${reason} (${by})`,
  checkpoint: (position: number) =>
    `Checkpoint of the log: up to position ${number(position)}. This digest can be rendered again word for word from the log.`,
  open: 'Details at',
  automatic: (organisation: string) => `Drawn up automatically by ${organisation} on the first working day of the week.`,
  noReply: 'Please do not reply to this mail.',
};

/** Why a week has no digest. */
export const skips = {
  'no-tasks': () => 'no task had been assigned',
  'service-was-down': () => 'the service was down all week; the digest of the latest week is sent instead',
  'nobody-to-tell': () => 'no leader has an e-mail address',
} satisfies Sentences;

export const refusals = {
  'digest.moment': (p) => `“${p.text}” is neither a day (YYYY-MM-DD) nor a moment (YYYY-MM-DDTHH:MM+07:00).`,
  'digest.file-kind': (p) => `It is not clear in which form to write “${p.file}”; its name must end in one of: ${p.kinds}.`,
  'digest.future': (p) => `${printInstant(String(p.asOf))} has not come yet; there is no digest of the future.`,
} satisfies Sentences;

export const events = {
  DigestIssued: (d: { week: string; asOf: string; messages: readonly unknown[]; late: number }) =>
    `Digest of week ${digest.week(d.week)} issued (figures as of the end of ${printDay(addDays(dayOf(d.asOf), -1))}): ${d.late} tasks late, sent to ${d.messages.length} leaders`,
  DigestSkipped: (d: { week: string; reason: string }) =>
    `No digest of week ${digest.week(d.week)}: ${(skips as Sentences)[d.reason]?.({}) ?? d.reason}`,
};
