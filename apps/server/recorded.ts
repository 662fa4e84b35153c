// What is recorded is answered as recorded, whatever fails afterwards: what follows from it is done by the cycle, and what cannot be shown
// now is shown later. Nobody is told that something was not carried out when it was.
import type { House } from './house.types.js';

/** An order was recorded, and how things stand now cannot be shown. */
export class RecordedUnseen extends Error {
  constructor(options?: ErrorOptions) {
    super('recorded, and not to be shown yet', options);
    this.name = 'RecordedUnseen';
  }
}

type Recorder = Pick<House, 'react' | 'catchUp'>;

async function broughtUp(house: Recorder, follows: boolean): Promise<void> {
  if (!follows) return house.catchUp();
  try {
    await house.react();
  } catch {
    // The next turn of the cycle follows it from where this has stopped, and says what is wrong if it still is.
    await house.catchUp();
  }
}

async function shown<T>(house: Recorder, follows: boolean, show: () => T | Promise<T>): Promise<T> {
  try {
    await broughtUp(house, follows);
    return await show();
  } catch (cause) {
    throw new RecordedUnseen({ cause });
  }
}

/** The answer to an order that was recorded, with all that follows from it where that can be done at once. @throws RecordedUnseen */
export const withConsequences = <T>(house: Recorder, show: () => T | Promise<T>): Promise<T> => shown(house, true, show);

/** The answer to an order that was recorded and asks nothing more of this process. @throws RecordedUnseen */
export const asRecorded = <T>(house: Recorder, show: () => T | Promise<T>): Promise<T> => shown(house, false, show);
