// The key under which a person gives an order, so that giving it again is no second order (the Idempotency-Key of the IETF's draft).
import { refuse, type Refusal } from '../kernel/index.js';

/** Printable and without spaces, so that it travels in a header, a form and a command line alike. */
const KEY = /^[!-~]{8,128}$/;

export const MOST_KEY = 128;
export const LEAST_KEY = 8;

/** The key as it was given; headers may quote it. */
export function requestKey(given: unknown): string | Refusal {
  const text = typeof given === 'string' ? given.replace(/^"(.*)"$/, '$1') : '';
  return KEY.test(text) ? text : refuse('request-key-invalid', { least: LEAST_KEY, most: MOST_KEY });
}
