// What is recorded of a week's digest: that it was issued, to whom and on what, or why not. One stream a week; the stream
// that already exists is what keeps a week from having two.
import type { FactOf, Instant } from '../kernel/index.js';

export interface DigestEvents {
  /** Stream `digest-<week>`. `messages` are the keys of the mails, one a leader. */
  DigestIssued: {
    week: string;
    asOf: Instant;
    checkpoint: { position: number; event: string | null };
    messages: { key: string; agency: string; role: string }[];
    /** Tasks late and not done, as the digest says. */
    late: number;
  };
  /** `no-tasks`, `nobody-to-tell`, or `service-was-down`: a later week's digest was sent instead. */
  DigestSkipped: { week: string; asOf: Instant; reason: string };
}

export type DigestEvent = FactOf<DigestEvents>;
export const DIGEST_EVENT_VERSIONS: Record<keyof DigestEvents, number> = { DigestIssued: 1, DigestSkipped: 1 };
