// What is recorded is answered as recorded, whatever fails afterwards: what follows from it is done by the cycle, and what cannot be shown
// now is shown later. Nobody is told that something was not carried out when it was.
import type { Application } from '../ports/application.types.js';

/** An order was recorded, and how things stand now cannot be shown. */
export class RecordedUnseen extends Error {
  constructor(options?: ErrorOptions) {
    super('recorded, and not to be shown yet', options);
    this.name = 'RecordedUnseen';
  }
}

type Recorder = Pick<Application, 'react' | 'catchUp'>;

async function broughtUp(application: Recorder, follows: boolean): Promise<void> {
  if (!follows) return application.catchUp();
  try {
    await application.react();
  } catch {
    // The next turn of the cycle follows it from where this has stopped, and says what is wrong if it still is.
    await application.catchUp();
  }
}

async function shown<T>(application: Recorder, follows: boolean, show: () => T | Promise<T>): Promise<T> {
  try {
    await broughtUp(application, follows);
    return await show();
  } catch (cause) {
    throw new RecordedUnseen({ cause });
  }
}

/** The answer to an order that was recorded, with all that follows from it where that can be done at once. @throws RecordedUnseen */
export const withConsequences = <T>(application: Recorder, show: () => T | Promise<T>): Promise<T> => shown(application, true, show);

/** The answer to an order that was recorded and asks nothing more of this process. @throws RecordedUnseen */
export const asRecorded = <T>(application: Recorder, show: () => T | Promise<T>): Promise<T> => shown(application, false, show);
