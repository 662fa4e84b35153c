// What a link in a mail is for. It names the message and never a person; what it may do is fixed by its purpose.
import { addDays, dayOf, isDay, toMillis, type Day, type Instant } from '../../kernel/index.js';

/** `read`: acknowledge the message; `task`: open one task of it; `copies`: decline mails for information, or take them again. */
export const LINK_PURPOSES = ['read', 'task', 'copies'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

export interface Link {
  purpose: LinkPurpose;
  message: string;
  /** The task a `task` link opens; empty otherwise. */
  subject: string;
  /** Last day on which it works. */
  until: Day;
}

/** Longer than any step of the ladder is from the next, shorter than the overlap of replaced keys. */
const LINK_DAYS = 120;

export const linkUntil = (now: Instant): Day => addDays(dayOf(now), LINK_DAYS);

const DAY_MS = 86_400_000;
/** Longer than a message is tried; one that is ordered again after that gets links of its own time. */
const SAME_LINK_DAYS = 30;

/** From when the links of a message count, so that each attempt carries the same ones. */
export const linksSince = (composedAt: Instant | null, now: Instant): Instant =>
  composedAt !== null && toMillis(now) - toMillis(composedAt) < SAME_LINK_DAYS * DAY_MS ? composedAt : now;

export const linkText = ({ purpose, message, subject, until }: Link): string => [purpose, message, subject, until].join('~');

/** A link from its text; null when it is none. */
export function linkFrom(text: string): Link | null {
  const [name, message, subject, until, ...more] = text.split('~');
  const purpose = LINK_PURPOSES.find((each) => each === name);
  if (!purpose || !message || subject === undefined || !until || !isDay(until) || more.length > 0) return null;
  return { purpose, message, subject, until };
}

export const isOver = (link: Link, now: Instant): boolean => dayOf(now) > link.until;
