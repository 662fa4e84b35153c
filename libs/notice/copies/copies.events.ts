// Whether a mailbox wants mails that are only for information. What an official is asked to act on cannot be declined.
import type { FactOf } from '../../kernel/index.js';

interface Choice {
  key: string;
  address: string;
  /** Agency the mailbox stands for. */
  to: string;
  /** The message whose link was used. */
  message: string;
}

export interface CopiesEvents {
  /** Stream `copies-<key>`. */
  CopiesDeclined: Choice;
  CopiesWanted: Choice;
}

export type CopiesEvent = FactOf<CopiesEvents>;
export const COPIES_EVENT_VERSIONS: Record<keyof CopiesEvents, number> = { CopiesDeclined: 1, CopiesWanted: 1 };
