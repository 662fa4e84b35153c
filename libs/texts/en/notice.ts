// What notices and messages say in English.
import { channelName } from './channels.js';
import { wrong } from './input.js';
import { printInstant } from '../../kernel/index.js';
import type { Params, Sentences } from '../facts/sentences.js';
import type { KindWords } from '../facts/audience.js';
import type * as vi from '../vi/notice.js';
import { kinds } from './notice-kinds.js';
import { calendar } from './calendar.js';

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

const SINGULAR: readonly [RegExp, string][] = [
  [/\b(task|report)s below( \([^)]*\))? are\b/g, '$1 below$2 is'],
  [/\b(task|report)s below were\b/g, '$1 below was'],
  [/\b(task|report)s below have\b/g, '$1 below has'],
  [/\btasks below go\b/g, 'task below goes'],
  [/\bthey are not complete\b/g, 'it is not complete'],
  [/\bhas not received them\b/g, 'has not received it'],
  [/\btheir (deadline|receipt|progress) /g, 'its $1 '],
  [/\bdeadlines of the following tasks have no day yet: they wait\b/g, 'deadline of the following task has no day yet: it waits'],
  [/\bcomplete them\b/g, 'complete it'],
  [/\btake the tasks over and carry them out\b/g, 'take the task over and carry it out'],
  [/\bnamed at each task\b/g, 'named below'],
  [/\btasks that have (no|none)\b/g, 'task if it has $1'],
  [/\bthat the tasks are\b/g, 'that the task is'],
  [/\bthese tasks\b/g, 'this task'],
  [/\b(the|following|late) tasks\b/g, '$1 task'],
  [/\breports below, about standing work, are\b/g, 'report below, about standing work, is'],
  [/\bbegins them\b/g, 'begins it'],
  [/\bperiodic reports\b/g, 'periodic report'],
  [/\b(task|report)s below\b/g, '$1 below'],
];

export const mail: typeof vi.mail = {
  kinds,
  tomorrow: 'Due tomorrow',
  tasks: (count) => many(count, 'task'),
  reports: (count) => many(count, 'report'),
  count: (label, what, copy) => `${copy ? `for information, ${lowerFirst(label)}` : label}: ${what}`,
  ofAgency: (agency) => `of ${agency}`,
  ofAgencies: (agencies) => `of ${many(agencies, 'agency', 'agencies')}`,
  followed: (label) => `To be followed, ${lowerFirst(label)}`,
  toKnow: (what) => `for information: ${what}`,
  others: (what) => `other matters: ${what}`,
  /** Tasks and reports together. */
  matters: (count: number): string => `${count} ${count === 1 ? 'matter' : 'matters'}`,
  headline: (counts, whose) => `${upperFirst(counts.map(lowerFirst).join('; '))} ${whose}`.trim(),
  salutation: (addressee) => `To: ${addressee}`,
  inNumber: (text, count) => (count === 1 ? SINGULAR.reduce((said, [many, one]) => said.replace(many, one), text) : text),
  summary: (at, reports = false) => `This is the state of the ${reports ? 'reports' : 'tasks'} below as of ${at}.`,
  onDay: (day) => `on ${day}`,
  sectionHeading: (label, what, copy) => `${copy ? `For information: ${lowerFirst(label)}` : label} (${what})`,
  copyIntro: (label, reports, audience) =>
    `The ${reports ? 'reports' : 'tasks'} below (${lowerFirst(label)}) are sent for information${audience === 'helper' ? ' and coordination' : ''}; no report is expected from you.`,
  itemTitle: (code, title) => (code ? `[${code}] ${title}` : title),
  labels: {
    news: 'What happened',
    plan: 'Assigned by',
    lead: 'Lead agency',
    jointLeads: 'Joint leads',
    coordinators: 'Coordinating agencies',
    due: 'Deadline',
    late: 'Late by',
    remaining: 'Remaining',
    changes: 'Changed',
    suspended: 'Suspended',
    phase: 'State',
    risks: 'Risks',
    urged: 'Urged by',
    explanation: 'Explanation',
    extension: 'Extension',
    reporter: 'Reporting agency',
    data: 'The report covers',
    covers: 'Standing tasks to report on',
  },
  plan: (number, year) => `${number} (plan for ${year})`,
  noDay: (text) =>
    text ? `no day can be fixed yet; the document says “${text}”` : 'no day can be fixed yet; the document names no deadline',
  standing: 'standing work without a due day; followed through the periodic reports',
  milestone: ({ year, recurring, listed, last }, day) =>
    `milestone${year ? ` of ${year}` : ''} on ${day}; ${recurring ? 'work that recurs' : listed ? 'work of several milestones' : 'work of several years'}, ${last ? 'of which this is the last' : 'which goes on after it'}`,
  rolled: (day) => ` (a rest day, so it runs to the end of ${day})`,
  extended: (day) => ` (extended; first deadline ${day})`,
  days: (calendar, working) => `${many(calendar, 'day')} (${many(working, 'working day')})`,
  ofWhichSuspended: (calendar: number, working: number): string => `, ${calendar} of them suspended (${working} working days)`,
  today: 'due today',
  extensionAsked: (on: string, to: string, paper: string, by: string): string =>
    `asked for on ${on}, to ${to} (${paper}); waits for the decision of ${by}`,
  extensionWaits: (on: string, by: string): string =>
    `The request of ${on} for an extension waits for the decision of ${by}; the deadline in force keeps running meanwhile.`,
  extensionsWait: 'The requests for extensions wait to be decided; the deadlines in force keep running meanwhile.',
  extensionsAsked: 'Tasks whose extension has been asked for wait for the decision and need no second request.',
  letters: {
    urge: (number, date) => `letter ${number} of ${date}`,
    explain: (number, date) => `letter ${number} of ${date}, which asks for an explanation`,
    sanction: (number, date) => `letter ${number} of ${date}, a reminder of duty`,
  },
  notUrged: 'no signed letter that urges the lead agency has been recorded for this task',
  open: 'Open and update the tasks at',
  look: 'See the tasks at',
  read: {
    label: 'Acknowledge receipt and reading',
    hint: 'The link opens a page; nothing is recorded until the button there is pressed.',
  },
  decline: 'Stop mails for information',
  whyHeading: 'This mail is sent because:',
  provisionalDay: calendar.day,
  mayChange: calendar.mayChange,
  automatic: (organisation) =>
    `This mail was made and sent automatically by ${organisation}. It is not an official letter (công văn) and does not replace one.`,
  noReply: 'There is no need to answer it; reports and updates are made in the system.',
};

/** Why a notice, or a whole message, was not sent. */
export const reasons = {
  silenced: () => 'it is silenced by a decision of the overseer',
  superseded: (p) => `a notice at a higher step (${p.step}) covers the same task`,
  done: () => 'the task is done',
  reported: () => 'the lead agency has reported completion',
  accepted: () => 'the lead agency has accepted the task',
  declined: () => 'the lead agency gave the task back and waits for the decision',
  moved: () => 'something was heard of the task since',
  explained: () => 'the lead agency has explained',
  decided: () => 'it has been decided',
  overtaken: () => 'something newer has happened',
  determined: () => 'the deadline has a day now',
  extended: () => 'the deadline has changed',
  'milestone-met': () => 'the result of the milestone has been confirmed',
  'goes-on': () => 'the work goes on after the milestone',
  'day-passed': () => 'the day has passed',
  suspended: () => 'the task is suspended',
  withdrawn: () => 'the task was withdrawn',
  reassigned: () => 'the task was passed to another lead agency',
  'carried-over': () => 'the task was carried over to a later plan',
  'no-address': (p) => `there is no ${channelName(p.channel)} address of ${role(p.role)} (${p.to})`,
  'channel-not-configured': (p) => `the channel ${channelName(p.channel)} is not configured`,
  'copies-declined': () => 'the recipient has declined mails for information',
  'nothing-left': () => 'nothing in it was still true',
  'outcome-unknown': () => 'nothing in it was still true; the outcome of the attempt before is unknown, so it may have arrived',
  'recipient-limit': (p) => `this recipient has had ${p.limit} ${channelName(p.channel)} messages today`,
  'bad-address': (p) => `the ${channelName(p.channel)} address “${p.address}” cannot be used: ${addressFault(p.detail)}`,
  'given-up': (p) => `${channelName(p.channel)} could not be sent: ${p.detail}`,
  bounced: (p) => `${channelName(p.channel)} bounced: ${p.detail}`,
} satisfies Record<keyof typeof vi.reasons, Sentences[string]>;

export const refusals = {
  'notice.unknown': (p) => `There is no notice “${p.notice}”.`,
  'notice.already-sent': (p) => `Notice “${p.notice}” was sent and cannot be dropped.`,
  'notice.unknown-message': (p) => `There is no message “${p.message}”.`,
  'notice.cannot-resend': (p) =>
    `Message “${p.message}” is “${states[p.state as keyof typeof states] ?? p.state}” and cannot be sent again; only what is of unknown outcome, given up, bounced, or taken and not known to be delivered can.`,
  'notice.not-intended': (p) => `Message “${p.message}” has no attempt number ${p.attempt}.`,
  'message.unknown': (p) => `There is no message “${p.message}”.`,
  'notice.setting': (p) => `The setting ${p.name} is wrong: ${wrong(p)}.`,
  'notice.setting-file': (p) => `The file that ${p.name} names cannot be read: ${p.detail}.`,
  'notice.secret': (p) => `${p.name} is needed, at least ${p.min} characters (or ${p.name}_FILE, the file that holds it).`,
  'notice.smpp-url': () => 'DUNGHAN_SMPP_URL must look like smpp://user:password@host:2775 or ssmpp://… (with TLS).',
  'notice.sms-sender': () => 'DUNGHAN_SMS_SENDER is needed: a brand name of at most 11 letters and digits without marks, or a number.',
  'notice.gateway': (p) => `The description of the SMS gateway that DUNGHAN_SMS_GATEWAY names is wrong at “${p.field}”: ${wrong(p)}.`,
  'notice.webhooks': (p) => `The file that DUNGHAN_WEBHOOKS names is wrong at “${p.field}”: ${wrong(p)}.`,
  'notice.channel-twice': (p) => `Two providers are configured for ${channelName(p.channel)}; keep one.`,
  'notice.smtp-url': () => 'DUNGHAN_SMTP_URL must look like smtp://host:587 or smtps://user:password@host:465.',
  'notice.mail-from': () => 'DUNGHAN_MAIL_FROM must be the sending address, e.g. Đúng Hạn <dung-han@namdinh.gov.vn>.',
  'notice.mail-reply-to': () => 'DUNGHAN_MAIL_REPLY_TO must be an e-mail address.',
  'notice.smtp-number': (p) => `${p.name} must be a whole number from ${p.min} to ${p.max}.`,
  'notice.mail-ca': (p) => `The certificate file that ${p.name} names cannot be read.`,
  'notice.mail-choice': (p) => `${p.name} must be one of: ${p.choices}.`,
  'notice.bounce-address': () => 'DUNGHAN_BOUNCE_ADDRESS must be a mail address without “+”, e.g. bounces@province.gov.vn.',
  'notice.imap-url': () => 'DUNGHAN_IMAP_URL must look like imaps://user:password@host:993/INBOX or imap://user:password@host:143/INBOX.',
  'notice.imap-handled': () => 'DUNGHAN_IMAP_HANDLED must be keep, flag or move:FOLDER.',
  'notice.link-wrong': () =>
    'This link is wrong or was changed. Open the link in the mail again; if the address was broken over lines, copy all of it.',
  'notice.link-expired': () => 'This link has expired. Use the link in the newest mail, or open the service to see the task.',
  'notice.dkim-incomplete': () => 'To sign with DKIM, set all of DUNGHAN_DKIM_DOMAIN, DUNGHAN_DKIM_SELECTOR and DUNGHAN_DKIM_KEY.',
  'notice.dkim-domain': () => 'DUNGHAN_DKIM_DOMAIN is not a domain name.',
  'notice.dkim-foreign': () =>
    'DUNGHAN_DKIM_DOMAIN does not cover the domain of the sender (DUNGHAN_MAIL_FROM), so the signature would not count.',
  'notice.dkim-selector': () => 'DUNGHAN_DKIM_SELECTOR is not valid; use letters, digits, dots and hyphens.',
  'notice.dkim-key': () =>
    'The private key DUNGHAN_DKIM_KEY cannot be read; give a PEM key without a passphrase, or the name of a file that holds it.',
  'notice.dkim-kind': (p) => `The key DUNGHAN_DKIM_KEY must be an RSA key of ${p.least} bits or more.`,
} satisfies Record<keyof typeof vi.refusals, Sentences[string]>;

export const recipientRoles: Readonly<Record<string, string>> = {
  'lead-contact': 'the contact of the lead agency',
  'lead-head': 'the head of the lead agency',
  coordinator: 'a coordinating agency',
  'overseer-contact': 'the contact of the overseer',
  'overseer-head': 'the head of the overseer',
  'office-chief': 'the chief of the Office',
  'vice-chair': 'the vice chair in charge',
  chair: 'the chair',
};
/** What is wrong with an address. */
export const addressFaults: typeof vi.addressFaults = {
  landline: 'it is a landline, which gets no SMS',
  'short-code': 'it is a short code and no mobile number',
  foreign: 'it is not a number of Viet Nam',
  'not-a-number': 'it is no telephone number',
  'no-such-prefix': 'there is no such mobile prefix',
  length: 'it has too many or too few digits',
};
const addressFault = (code: string | number = ''): string => addressFaults[code] ?? String(code);

/** What went wrong at an attempt, where no server has said it. */
const ATTEMPT_FAULTS: Readonly<Record<string, string>> = {
  'process-ended': 'the process ended after it had begun to send and before the answer was recorded',
  'no-answer': 'no answer came in time',
  'connection-broke': 'the connection broke before the answer',
  'log-away': 'not sent, because the event store was away when the attempt was recorded',
};
/** As we call it, or as the server has said it. */
export const attemptFault = (fault: string | number = ''): string => ATTEMPT_FAULTS[fault] ?? String(fault);
export const settled = 'The outcome has become known: the message was taken.';

/** Of a message that only became a file: no server has it. */
export const stored: string = 'kept as a file, not sent';

/** Where a message stands. */
export const states: typeof vi.states = {
  composed: 'waiting',
  postponed: 'postponed',
  intended: 'being sent',
  sent: 'taken by the server',
  failed: 'failed for now',
  'given-up': 'failed for good',
  unknown: 'outcome unknown',
  delivered: 'delivered',
  bounced: 'bounced',
  read: 'acknowledged by the agency',
  cancelled: 'not sent',
};

const READ_BY: Readonly<Record<string, string>> = { link: 'the link in the mail', page: 'the page of the service' };
const REPORTED = { 'under-way': 'under way', delivered: 'delivered', failed: 'not delivered' };
const TRANSPORTS: Readonly<Record<string, string>> = {
  smtp: 'the mail server took it',
  smpp: 'the message centre took it',
  gateway: 'the SMS gateway took it',
  webhook: 'the connected system took it',
  memory: 'noted by the simulation',
};

export const kindLabel = (kind: string): string => (kinds as Readonly<Record<string, KindWords>>)[kind]?.label ?? kinds.other.label;
const role = (name: string | number = ''): string => recipientRoles[name] ?? String(name);

type Names = (agency: string) => string;
const asIs: Names = (agency) => agency;

const reason = (code: string, params: Params, names: Names = asIs): string =>
  (reasons as Sentences)[code]?.(params.to === undefined ? params : { ...params, to: names(String(params.to)) }) ?? code;

const INCOMING: Readonly<Record<string, string>> = {
  report: 'delivery report',
  bounce: 'bounce',
  delay: 'warning of delay',
  forged: 'forged delivery report, passed over',
  unknown: 'report about a mail that is not ours',
  'auto-reply': 'automatic reply, passed over',
  other: 'other mail, left to people',
  malformed: 'broken mail that cannot be read',
};

export const events: typeof vi.events = {
  NoticeRaised: (d, names = asIs) =>
    `Notice “${kindLabel(d.kind)}” raised for ${role(d.role)} (${names(d.to)}) by ${channelName(d.channel)}`,
  NoticeDropped: (d, names = asIs) => `Notice not sent: ${reason(d.reason, d.params, names)}`,
  NoticePassedOn: (d, names = asIs) => `Told by ${channelName(d.channel)} instead: ${reason(d.reason, d.params, names)}`,
  MessageComposed: (d) =>
    d.notices.length === 0
      ? `Weekly digest to ${d.addressee} composed`
      : `${channelName(d.channel)} to ${d.addressee} composed of ${many(d.notices.length, 'notice')}`,
  MessageIntended: (d) => `Sending ${channelName(d.channel)} to ${d.addressee}, attempt ${d.attempt}`,
  MessageSent: (d) =>
    d.transport === 'outbox'
      ? `Kept as a file of the outbox, sent to nobody (attempt ${d.attempt})`
      : `Attempt ${d.attempt} succeeded, ${TRANSPORTS[d.transport] ?? d.transport}: ${d.answer}`,
  MessageFailed: (d) =>
    `Attempt ${d.attempt} failed: ${attemptFault(d.error)}; ${d.retryAt ? `next attempt at ${printInstant(d.retryAt)}` : 'given up'}`,
  MessagePostponed: (d) => `Postponed until ${printInstant(d.until)}: ${reason(d.reason, d.params)}`,
  MessageUnknown: (d) => `Outcome of attempt ${d.attempt} unknown, not sent again by itself: ${attemptFault(d.detail)}`,
  ChannelPaused: (d) =>
    `Sending by ${channelName(d.channel)} pauses until ${printInstant(d.until)}, the provider is down (${d.failures}): ${attemptFault(d.error)}`,
  ChannelResumed: (d) => `Sending by ${channelName(d.channel)} is back to normal`,
  MessageReported: (d) => `The provider reports part ${d.reference}: ${REPORTED[d.state]} (${d.detail})`,
  MessageDelivered: (d) => `Delivered: ${d.detail}`,
  MessageBounced: (d) => `Bounced from ${d.address}: ${d.detail}`,
  MessageRead: (d, names = asIs) => `${names(d.agency)} acknowledged it (${READ_BY[d.how] ?? d.how})`,
  MessageResendOrdered: (d) => `To be sent once more: ${d.reason}`,
  MessageCancelled: (d) => `Not sent: ${reason(d.reason, {})}`,
  IncomingMailRead: (d) => `Mail ${d.uid} of ${d.mailbox} read: ${INCOMING[d.verdict] ?? d.verdict}`,
  CopiesDeclined: (d, names = asIs) => `The mailbox of ${names(d.to)} has declined mails for information`,
  CopiesWanted: (d, names = asIs) => `The mailbox of ${names(d.to)} takes mails for information again`,
};
