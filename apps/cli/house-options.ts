// Opens the house for one command and says who gives it.
import { userInfo } from 'node:os';
import { readCalendar } from '../../libs/deadline/calendar.reader.js';
import type { Calendar } from '../../libs/deadline/calendar.rule.js';
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

/** The calendar of a house, with the notices loaded there; that of the product when none is named. */
export async function calendarOf(data: string | undefined, words: Texts): Promise<Calendar> {
  let calendar = readCalendar();
  if (data !== undefined) await withHouse({ data }, words, (house) => void (calendar = house.calendar));
  return calendar;
}

export async function withHouse(given: DataOptions, words: Texts, work: (house: House) => Promise<void> | void): Promise<void> {
  const house = await openHouseBeside(given.data, words.language);
  try {
    await work(house);
  } finally {
    await house.close();
  }
}
