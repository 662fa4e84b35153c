// One message as nodemailer wants it, the same for a server and for a file: the identity, the moment and the marks of an
// automatic mail (RFC 3834) are ours, nothing is left to the library's clock or dice.
import type MailComposer from 'nodemailer/lib/mail-composer';
import { dayOf, localTime, weekday, type Instant } from '../../../kernel/index.js';
import type { OutgoingMessage } from '../port/channel.js';

export interface Sender {
  name: string;
  address: string;
  replyTo: string | null;
}

type MailOptions = NonNullable<ConstructorParameters<typeof MailComposer>[0]>;

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 5322 date in the time of Viet Nam, e.g. `Wed, 31 Mar 2021 08:00:00 +0700`. */
export function mailDate(at: Instant): string {
  const day = dayOf(at);
  const month = MONTHS[Number(day.slice(5, 7)) - 1];
  return `${WEEKDAYS[weekday(day) - 1]}, ${Number(day.slice(8, 10))} ${month} ${day.slice(0, 4)} ${localTime(at).slice(11, 19)} +0700`;
}

/** Message-ID of a message: derived from its key, so that a mail sent again is known as the same mail. */
export const messageId = (key: string, sender: Sender): string => `<${key}@${sender.address.slice(sender.address.lastIndexOf('@') + 1)}>`;

/** How a reader declines (RFC 2369), in one step where the address is safe from being read on the way (RFC 8058). */
const declining = (url: string): Record<string, string> => ({
  'List-Unsubscribe': `<${url}>`,
  ...(url.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
});

export function mailOptions(message: OutgoingMessage, sender: Sender): MailOptions {
  const { key, identity, at, address, addressee, content } = message;
  return {
    from: { name: sender.name, address: sender.address },
    to: { name: addressee, address },
    ...(sender.replyTo ? { replyTo: sender.replyTo } : {}),
    subject: content.subject,
    text: content.text,
    html: content.html,
    messageId: identity,
    date: mailDate(at),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(content.decline ? declining(content.decline) : {}),
    },
    // The parts are told apart by the key, so that the same mail has the same bytes.
    baseBoundary: key,
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
