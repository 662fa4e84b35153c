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
  /** What the lead is asked beside it about more time; left out where it has asked for all that is named and waits for the answer. */
  moreTime?: { before: string; late?: string };
  /** What the lead is asked when the term to explain is over for all that is named, and for some. */
  askOver?: { all: string; some: string };
}

/** What is so of the tasks named, as far as it changes what their lead is asked. */
export interface Asked {
  /** The day has passed for all. */
  late: boolean;
  /** For how many of them the lead has asked for an extension and waits. */
  waiting: 'none' | 'some' | 'all';
  /** For how many of them the term to explain is over. */
  over: 'none' | 'some' | 'all';
}

/** How many of `all` are such. */
export function shareOf<Item>(all: readonly Item[], isSuch: (item: Item) => boolean): Asked['waiting'] {
  const count = all.filter(isSuch).length;
  return count === 0 ? 'none' : count === all.length ? 'all' : 'some';
}

const NOTHING: Asked = { late: false, waiting: 'none', over: 'none' };

/** What the reader is asked; `waits` says that for those asked for already the answer is awaited. */
export function askOf(
  { ask, askLate, askOver, moreTime }: Pick<KindWords, 'ask' | 'askLate' | 'askOver' | 'moreTime'>,
  audience: Audience,
  { late, waiting, over }: Asked = NOTHING,
  waits: { some: string; all: string } = { some: '', all: '' },
): string {
  if (audience !== 'doer') return (audience === 'signer' ? ask.signer : ask[audience]) ?? ask.follower;
  if (askOver && over !== 'none') return askOver[over];
  const main = late && askLate ? askLate : ask.doer;
  const more = late && askLate ? moreTime?.late : moreTime?.before;
  const about = waiting === 'all' ? waits.all : [more, waiting === 'some' && more ? waits.some : ''].filter(Boolean).join(' ');
  return moreTime && more && about ? `${main} ${about}` : main;
}
