// Understands a mail that came back: a delivery report, a bounce in words, an automatic reply, or none of them. What it is
// about is only named here; whether the name is ours is checked by its signature.
import { detailOf, saysBounce, saysDelay } from './bounce-words.rule.js';
import { readDeliveryStatus } from './delivery-status.rule.js';
import { first, readFields, type Fields } from './fields.rule.js';
import { isToken, tokensInAddresses, tokensInMessageIds } from '../links/return-token.rule.js';
import type { IncomingMail, Understood } from './returned-mail.types.rule.js';

const STATUS_PARTS = ['message/delivery-status', 'message/global-delivery-status'];
const RETURNED_PARTS = ['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers'];
/** Headers that say to which address a mail was delivered; what we were written to under. */
const DELIVERED_TO = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-delivered-to', 'to'];

/** In the order of sureness: the address it came back to, the envelope's identifier, our Message-ID in what was returned. */
function tokensIn({ headers, parts }: IncomingMail, envelopeId: string | null): string[] {
  const addresses = DELIVERED_TO.flatMap((name) => headers.get(name) ?? []);
  const returned = parts
    .filter((part) => RETURNED_PARTS.includes(part.type))
    .flatMap(({ text }) => readFields(text).get('message-id') ?? []);
  // Servers that return the mail as plain text leave its headers in there.
  const quoted = parts.filter((part) => part.type.startsWith('text/')).flatMap(({ text }) => /^message-id:.*$/gim.exec(text)?.[0] ?? []);
  const answered = ['in-reply-to', 'references'].flatMap((name) => headers.get(name) ?? []);
  const named = [
    ...tokensInAddresses(addresses),
    ...(envelopeId && isToken(envelopeId) ? [envelopeId] : []),
    ...tokensInMessageIds([...returned, ...quoted, ...answered]),
  ];
  return [...new Set(named)];
}

/** Mail servers write under the empty address or as their daemon. */
const isFromDaemon = (headers: Fields): boolean =>
  /^\s*<\s*>\s*$/.test(first(headers, 'return-path') ?? '') ||
  /mailer-daemon|postmaster|mail delivery (sub)?system/i.test(first(headers, 'from') ?? '');

function isAutomatic(headers: Fields, type: string): boolean {
  const submitted = first(headers, 'auto-submitted');
  return (
    /disposition-notification/i.test(type) ||
    (submitted !== null && !/^no\b/i.test(submitted)) ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-vacation'].some((name) => headers.has(name)) ||
    /auto[-_]?reply/i.test(first(headers, 'precedence') ?? '') ||
    /^(auto(matic)?[ -]?(reply|response)|out of (the )?office|trả lời tự động|vắng mặt)/i.test(first(headers, 'subject') ?? '')
  );
}

export function understand(mail: IncomingMail): Understood {
  const { headers, parts, type } = mail;
  const status = parts.find((part) => STATUS_PARTS.includes(part.type));
  const report = status && readDeliveryStatus(status.text);
  if (report && report.recipients.length > 0)
    return { kind: 'report', about: tokensIn(mail, report.envelopeId), recipients: report.recipients };
  const subject = first(headers, 'subject') ?? '';
  const text = parts.find((part) => part.type.startsWith('text/'))?.text ?? '';
  const failed = headers.has('x-failed-recipients');
  if (failed || isFromDaemon(headers)) {
    const about = tokensIn(mail, report?.envelopeId ?? null);
    if (!failed && saysDelay(subject, text)) return { kind: 'delay', about, detail: detailOf(text) };
    if (failed || saysBounce(subject, text)) return { kind: 'bounce', about, detail: detailOf(text) };
  }
  return isAutomatic(headers, type) ? { kind: 'auto-reply' } : { kind: 'other' };
}
