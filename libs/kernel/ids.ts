// Identifiers. Events get UUID v7, whose order follows the clock that recorded them.
import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

export const newId = (): string => v7();

/** A short stable name for a list of parts: 32 hexadecimal digits of SHA-256. */
export const stableKey = (...parts: readonly (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
