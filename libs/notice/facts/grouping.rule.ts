// From the notices that are due to the messages that will carry them: one for each channel and address. List in, list
// out; what is left out is returned with its reason.
import type { NoticeRow } from './notices.projection.js';
import { newsNumber } from './occasion.rule.js';

export interface Recipient {
  address: string;
  /** How the recipient is addressed, e.g. "Giám đốc Sở Tư pháp". */
  addressee: string;
}

/** There is an address and it cannot be used. */
export interface Unusable {
  address: string;
  fault: string;
}

export interface GroupedMessage extends Recipient {
  channel: string;
  /** Agency written to. */
  to: string;
  /** Keys, sorted. */
  notices: string[];
}

export interface LeftOut {
  key: string;
  reason: 'channel-not-configured' | 'no-address' | 'bad-address' | 'copies-declined' | 'superseded';
  params: Record<string, string | number>;
}

export interface Grouping {
  messages: GroupedMessage[];
  dropped: LeftOut[];
}

interface Addressed {
  notice: NoticeRow;
  recipient: Recipient;
}

/** Who gives a letter its salutation when one address stands for several: the highest office first. */
const RANK = ['chair', 'vice-chair', 'office-chief', 'lead-head', 'overseer-head', 'lead-contact', 'overseer-contact', 'coordinator'];
const rank = (role: string): number => (RANK.includes(role) ? RANK.indexOf(role) : RANK.length);

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Mailboxes differ in case only on paper; a phone number has none. */
const mailbox = (notice: NoticeRow, recipient: Recipient): string =>
  JSON.stringify([notice.channel, recipient.address.trim().toLowerCase()]);

const part = (notice: NoticeRow): string => JSON.stringify([notice.task, notice.part]);

/** Later deadline, then higher step, then later moment: what says the most about a part of a task now. */
const standing = (one: NoticeRow, other: NoticeRow): number =>
  one.deadlineVersion - other.deadlineVersion || one.step - other.step || byText(one.dueAt, other.dueAt) || byText(other.key, one.key);

const sameRung = (one: NoticeRow, other: NoticeRow): boolean =>
  one.deadlineVersion === other.deadlineVersion && one.step === other.step && one.kind === other.kind;

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** The notices of one address about one part: those on the highest rung stay, in whatever role they are told; news is no rung. */
function keepHighest(notices: readonly Addressed[]): { kept: Addressed[]; dropped: LeftOut[] } {
  const rungs = notices.filter(({ notice }) => newsNumber(notice.occasion) === null);
  if (rungs.length === 0) return { kept: [...notices], dropped: [] };
  const highest = rungs.reduce((best, each) => (standing(each.notice, best.notice) > 0 ? each : best)).notice;
  const stays = ({ notice }: Addressed): boolean => newsNumber(notice.occasion) !== null || sameRung(notice, highest);
  const kept = notices.filter(stays);
  const dropped = notices.filter((each) => !stays(each));
  return {
    kept,
    dropped: dropped.map(({ notice }) => ({
      key: notice.key,
      reason: 'superseded',
      params: { step: highest.step, kind: highest.kind, by: highest.key },
    })),
  };
}

function compose(notices: readonly Addressed[]): GroupedMessage {
  const [first] = [...notices].sort(
    (one, other) =>
      Number(one.notice.copy) - Number(other.notice.copy) ||
      rank(one.notice.role) - rank(other.notice.role) ||
      byText(one.notice.to, other.notice.to) ||
      byText(one.notice.key, other.notice.key),
  );
  const { notice, recipient } = first as Addressed;
  const keys = notices.map((each) => each.notice.key).sort(byText);
  return { channel: notice.channel, address: recipient.address.trim(), addressee: recipient.addressee, to: notice.to, notices: keys };
}

/**
 * `channels`: names of the channels that can send. `declinesCopies`: whether a mailbox has declined what is for information.
 * Every notice ends up in exactly one message or is left out with a reason.
 */
export function groupNotices(
  pending: readonly NoticeRow[],
  addressOf: (notice: NoticeRow) => Recipient | Unusable | null,
  channels: ReadonlySet<string>,
  declinesCopies: (address: string) => boolean = () => false,
): Grouping {
  const addressed: Addressed[] = [];
  const dropped: LeftOut[] = [];
  for (const notice of pending) {
    const { key, channel, to, role } = notice;
    if (!channels.has(channel)) {
      dropped.push({ key, reason: 'channel-not-configured', params: { channel } });
      continue;
    }
    const recipient = addressOf(notice);
    if (recipient && 'fault' in recipient) {
      const { address, fault: detail } = recipient;
      dropped.push({ key, reason: 'bad-address', params: { channel, to, role, address, detail } });
    } else if (recipient && notice.copy && declinesCopies(recipient.address)) dropped.push({ key, reason: 'copies-declined', params: {} });
    else if (recipient?.address.trim()) addressed.push({ notice, recipient });
    else dropped.push({ key, reason: 'no-address', params: { channel, to, role } });
  }
  const messages = groupBy(addressed, ({ notice, recipient }) => mailbox(notice, recipient)).map((forAddress) => {
    const parts = groupBy(forAddress, ({ notice }) => part(notice)).map(keepHighest);
    dropped.push(...parts.flatMap((each) => each.dropped));
    return compose(parts.flatMap((each) => each.kept));
  });
  return { messages, dropped };
}
