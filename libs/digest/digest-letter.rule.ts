// The digest put into words, once, so that its text and its HTML cannot say different things.
import * as enCalendar from '../texts/en/calendar.js';
import * as en from '../texts/en/digest.js';
import * as enNotice from '../texts/en/notice.js';
import * as viCalendar from '../texts/vi/calendar.js';
import * as vi from '../texts/vi/digest.js';
import * as viNotice from '../texts/vi/notice.js';
import { dayBefore, digestBlocks, type Words } from './digest-blocks.rule.js';
import type { DigestLetter, DigestReader } from './digest-letter.types.rule.js';
import type { Digest } from './digest.types.rule.js';

const WORDS: Record<DigestReader['lang'], Words> = { vi: vi.digest, en: en.digest };
const CALENDAR_WORDS = { vi: viCalendar.calendar, en: enCalendar.calendar };
const MAIL_WORDS = { vi: viNotice.mail, en: enNotice.mail };

export function digestLetter(digest: Digest, reader: DigestReader): DigestLetter {
  const words = WORDS[reader.lang];
  const { position } = digest.checkpoint;
  const mayChange = digest.provisional.length > 0 ? [CALENDAR_WORDS[reader.lang].mayChange(digest.provisional)] : [];
  return {
    lang: reader.lang,
    subject: words.subject(words.week(digest.week), digest.counts.openLate),
    organisation: reader.organisation,
    salutation: words.salutation(reader.addressee),
    summary: digest.plans.length > 0 ? words.summary(digest.plans, dayBefore(digest.asOf)) : words.noPlans(dayBefore(digest.asOf)),
    blocks: digestBlocks(digest, { words, reader, several: digest.plans.length > 1 }),
    read: reader.read ? { ...MAIL_WORDS[reader.lang].read, url: reader.read } : null,
    open: reader.link ? { label: words.open, url: reader.link } : null,
    closing: [...mayChange, words.checkpoint(position), words.automatic(reader.organisation), words.noReply],
  };
}
