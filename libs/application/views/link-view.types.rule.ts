// What somebody sees who follows the link of a mail.
import type { Instant } from '../../kernel/index.js';

export interface LinkedTask {
  id: string;
  code: string;
  title: string;
  /** Whether the reader's agency leads it and has not accepted it yet. */
  acceptable: boolean;
}

/** What the page of a link shows. */
export interface LinkView {
  /** The reader, by agency and office; never by person. */
  agency: string;
  addressee: string;
  sentAt: Instant | null;
  readAt: Instant | null;
  tasks: LinkedTask[];
  declined: boolean;
  /** Tasks that were to be accepted together with others and could not be, each with its reason. */
  notAccepted: string[];
}
