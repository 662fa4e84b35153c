// The machine-readable part of a delivery report (RFC 3464, and RFC 6533 where addresses are international).
import { first, readBlocks, type Fields } from './fields.rule.js';
import type { RecipientReport } from './returned-mail.types.rule.js';

export interface DeliveryStatus {
  envelopeId: string | null;
  recipients: RecipientReport[];
}

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;
const MOST_RECIPIENTS = 100;

/** `rfc822; gd@sotuphap.example` and `utf-8; …` without what comes before the address. */
const addressOf = (value: string | null): string | null => {
  const address = value?.replace(/^[^;]*;/, '').trim();
  return address?.replace(/^<(.*)>$/, '$1') || null;
};

/** xtext of RFC 3461: `+2B` stands for `+`. */
const fromXtext = (text: string): string =>
  text.replaceAll(/\+([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function recipientOf(fields: Fields): RecipientReport | null {
  const action = ACTIONS.find(
    (each) =>
      each ===
      first(fields, 'action')
        ?.toLowerCase()
        .split(/[\s(;]/)[0],
  );
  if (!action) return null;
  const addresses = [addressOf(first(fields, 'original-recipient')), addressOf(first(fields, 'final-recipient'))].flatMap(
    (each) => each ?? [],
  );
  return {
    action,
    status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(first(fields, 'status') ?? '')?.[0] ?? null,
    addresses: [...new Set(addresses.map((each) => fromXtext(each).toLowerCase()))],
    diagnostic: addressOf(first(fields, 'diagnostic-code')),
  };
}

export function readDeliveryStatus(text: string): DeliveryStatus {
  const blocks = readBlocks(text);
  const envelopeId = blocks.map((fields) => first(fields, 'original-envelope-id')).find(Boolean) ?? null;
  const recipients = blocks.flatMap((fields) => recipientOf(fields) ?? []);
  return { envelopeId: envelopeId && fromXtext(envelopeId), recipients: recipients.slice(0, MOST_RECIPIENTS) };
}
