// Text messages without a provider: each becomes a file beside the mails of the outbox, for people to look at.
import MailComposer from 'nodemailer/lib/mail-composer';
import { costOf } from '../../sms/segments.rule.js';
import { mailDate } from '../mail/mail-options.js';
import type { Channel } from '../port/channel.js';
import { isMailKey, writeToOutbox } from '../mail/outbox.channel.js';
import { smsFace } from './sms-face.js';
import type { SmsSettings } from './sms-settings.js';

export function smsOutboxChannel(folder: string, settings: SmsSettings): Channel {
  return {
    ...smsFace(settings),
    transport: 'outbox',
    turn: async () => undefined,
    describe: () => ({
      target: folder,
      delivers: false,
      concurrency: 4,
      idempotent: true,
      queries: false,
      reports: false,
      perRecipientPerDay: settings.perRecipientPerDay,
    }),
    async send({ key, identity, at, address, addressee, content: { text } }) {
      if (!isMailKey(key)) return { state: 'rejected', error: `bad message key ${key}`, permanent: true };
      try {
        const { parts, units, coding } = costOf(text, settings.coding, null);
        const bytes = await new MailComposer({
          from: { name: 'SMS', address: 'sms@dung-han.invalid' },
          to: { name: `${addressee} (${address})`, address: `${address.replace(/\D/g, '')}@sms.invalid` },
          subject: `SMS: ${text}`,
          text,
          messageId: `<${key}.${identity}@sms.invalid>`,
          date: mailDate(at),
          headers: { 'X-SMS-Number': address, 'X-SMS-Parts': String(parts), 'X-SMS-Units': String(units), 'X-SMS-Coding': coding },
          baseBoundary: key,
          newline: '\r\n',
        })
          .compile()
          .build();
        await writeToOutbox(folder, key, bytes);
        return { state: 'accepted', answer: `${key}.eml`, text };
      } catch (error) {
        return { state: 'rejected', error: (error as Error).message, permanent: false };
      }
    },
    async close() {},
  };
}
