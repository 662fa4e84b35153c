// Opens the house for one command and says who gives it.
import { userInfo } from 'node:os';
import { isRefusal, RefusedError, type Actor, type Refusal } from '../../libs/kernel/index.js';
import type { Texts } from '../../libs/texts/index.js';
import type { House } from '../server/house.types.js';
import { openHouseBeside } from '../server/open-house.js';

export interface DataOptions {
  data: string;
}

export interface ActorOptions {
  by?: string;
  user?: string;
}

/** Whoever can write to the data folder may speak for any agency; the trail keeps the name of the account. */
export const actor = ({ by, user }: ActorOptions): Actor => ({
  user: user ?? userInfo().username,
  role: by ? 'head' : 'admin',
  agency: by ?? null,
  via: 'cli',
});

/** The answer, or the refusal as an error for the edge to put into words. */
export function accepted<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new RefusedError(answer);
  return answer;
}

export async function withHouse(given: DataOptions, words: Texts, work: (house: House) => Promise<void> | void): Promise<void> {
  const house = await openHouseBeside(given.data, words.language);
  try {
    await work(house);
  } finally {
    await house.close();
  }
}
