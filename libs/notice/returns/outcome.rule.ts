// What a delivery report means for the one address a message was sent to.
import { withoutTokens } from '../links/hidden-tokens.rule.js';
import type { MessageCommand } from '../facts/notice.commands.js';
import type { RecipientReport, Understood } from './returned-mail.types.rule.js';

export interface ReturnedMessage {
  key: string;
  address: string;
  /** Identity of the mail, by which reports about it are named. */
  messageId: string;
}

const MOST_DETAIL = 300;

const say = ({ status, diagnostic, action, addresses }: RecipientReport, address: string): string =>
  [
    diagnostic?.includes(status ?? '') ? null : status,
    diagnostic ?? action,
    // Where it was passed on to another address, that one is worth knowing.
    ...addresses.filter((each) => each !== address.toLowerCase()).map((each) => `(${each})`),
  ]
    .filter(Boolean)
    .join(' ')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .slice(0, MOST_DETAIL);

/**
 * The report that counts. Where the address stands for several mailboxes, one that works is enough; `failed` is final
 * whatever its status says, because the server has stopped trying.
 */
function decisive(reports: readonly RecipientReport[], address: string): RecipientReport | null {
  const ours = reports.filter((report) => report.addresses.includes(address.toLowerCase()));
  const counted = ours.length > 0 ? ours : reports;
  const best = (['delivered', 'relayed', 'expanded', 'delayed', 'failed'] as const).flatMap((action) =>
    counted.filter((report) => report.action === action),
  );
  return best[0] ?? null;
}

/** What is to be recorded on the message. */
export function outcomeOf(
  understood: Extract<Understood, { kind: 'report' | 'bounce' | 'delay' }>,
  { key, address, messageId }: ReturnedMessage,
): MessageCommand | null {
  const reference = withoutTokens(messageId);
  const underWay = (detail: string): MessageCommand => ({ type: 'RecordReport', key, reference, state: 'under-way', detail });
  if (understood.kind === 'bounce') return { type: 'RecordBounced', key, address, detail: understood.detail };
  if (understood.kind === 'delay') return underWay(understood.detail);
  const report = decisive(understood.recipients, address);
  if (!report) return null;
  const detail = say(report, address);
  switch (report.action) {
    case 'failed':
      return { type: 'RecordBounced', key, address, detail };
    case 'delivered':
      return { type: 'RecordDelivered', key, detail };
    case 'delayed':
    case 'relayed':
    case 'expanded':
      return underWay(detail);
  }
}
