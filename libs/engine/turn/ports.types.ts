// What travels together: a function that records something, or asks what is in force, names one of these and not its members one by one.
import type { Directory } from '../../agency/directory/agency.types.rule.js';
import type { Calendar } from '../../deadline/calendars/calendar.rule.js';
import type { CalendarData } from '../../deadline/calendars/calendar.types.rule.js';
import type { ReportRegime } from '../../duty/regime.rule.js';
import type { Reach } from '../../escalation/ladder/reach.rule.js';
import type { PolicyBook } from '../../escalation/policy/policy-book.rule.js';
import type { EscalationPolicy } from '../../escalation/policy/policy.types.rule.js';
import type { Holder } from '../../escalation/policy/recipients.rule.js';
import type { EventStore } from '../../event-store/port/event-store.js';
import type { Projections } from '../../event-store/projections/projections.js';
import type { Clock } from '../../kernel/clock.js';
import type { Actor, Instant, StoredEvent } from '../../kernel/index.js';
import type { Links } from '../../notice/links/links.js';
import type { DispatchDeps } from '../../notice/sending/dispatch.processor.js';
import type { Language, Texts } from '../../texts/index.js';

/** Puts on record what the service does by itself: in this log, at this moment, as this actor. */
export interface Recording {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly self: Actor;
}

/** Work on one stream, apart from all others. */
export interface Isolate {
  (stream: string, work: () => Promise<void>): Promise<void>;
  <T>(stream: string, work: () => Promise<T>, otherwise: T): Promise<T>;
}

/** The same for several streams in one turn: what breaks on one of them leaves the others as they are. */
export interface Effects extends Recording {
  readonly isolate: Isolate;
}

/** What the log says, folded into rows. */
export interface ReadModels {
  readonly projections: Projections;
  /**
   * Brings the read models up to the end of the log, or at least to a position. Without `to`, in a request or a turn beside a follower: up to
   * what this process has written.
   */
  catchUp(to?: number | 'end'): Promise<void>;
}

/** What the province has laid down, as it is in force now. */
export interface ReferenceData {
  directory(): Directory;
  /** With the notices that were loaded. */
  readonly calendar: Calendar;
  /** What the product brings along. */
  readonly shippedCalendar: CalendarData;
  /** What tasks that begin now follow, and the hours of all. */
  readonly policy: EscalationPolicy;
  /** Every policy on record. */
  policyBook(): PolicyBook;
  /** Which periodic reports standing tasks turn into. */
  readonly regime: ReportRegime;
}

/** In whose name, in which language and with which links mails are written. */
export interface Letterhead {
  readonly language: Language;
  readonly texts: Texts;
  /** Who sends, as mails say it; `{authority}` stands for the short name of the agency that assigns. */
  readonly organisation: string;
  /** Address under which readers open the service; null when it has none. */
  readonly link: string | null;
  /** Makes and checks the links in mails; null when the service has no address. */
  readonly links: Links | null;
}

/** Where the holders of roles are reached, and what becomes of those that are not. */
export interface ContactResolution {
  addressAt(at: Instant): DispatchDeps['addressOf'];
  /** Whether a role is reached by a channel. */
  reachAt(at: Instant): Reach;
  /**
   * Opens what the administrator must put right for somebody who is not reached by a channel: one operator task for each contact of the
   * directory and channel, whatever finds it out and in whichever role. One that a person has closed comes back only when the
   * contact has changed since and is missing again.
   */
  openUnreached(to: Unreached, cause: StoredEvent | null): Promise<void>;
}

/** `step`: the step that went to the next rung for want of people; null when nothing did. */
export type Unreached = Holder & { channel: string | null; step: number | null };
