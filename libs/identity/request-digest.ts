// A digest of what an order asks, by which an order given again is told from another one under the same key.
import { createHash } from 'node:crypto';
import { canonical } from '../event-store/transfer/log-lines.js';

/** The same whatever the order in which members are written. @param asked what JSON can say */
export const digestOfRequest = (...asked: readonly unknown[]): string =>
  createHash('sha256').update(canonical(asked)).digest('hex').slice(0, 32);
