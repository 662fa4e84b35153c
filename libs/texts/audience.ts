// Whom a notice speaks to. Who must do the work is asked to do it; who follows it never is.

/**
 * `doer`: the lead. `signer`: the head of the agency that follows the task, who signs what it sends. `decider`: the leaders of the
 * authority. `follower`: who follows the task for them. `helper`: who coordinates.
 */
export const AUDIENCES = ['doer', 'decider', 'signer', 'follower', 'helper'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What each is asked to do; the signer what a follower is, where nothing of its own is said. */
export type Asks = Record<Exclude<Audience, 'signer'>, string> & { signer?: string };

/** How one kind of notice is worded. */
export interface KindWords {
  label: string;
  intro: string;
  ask: Asks;
  /** What the lead is asked when the day has passed for all that is named: nothing can be done by it any more. */
  askLate?: string;
}

export const askOf = ({ ask, askLate }: Pick<KindWords, 'ask' | 'askLate'>, audience: Audience, late = false): string =>
  audience === 'doer' && late && askLate ? askLate : ((audience === 'signer' ? ask.signer : ask[audience]) ?? ask.follower);
