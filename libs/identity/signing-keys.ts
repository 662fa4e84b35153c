// The keys of the signer, in a file of the data folder that only the service's own user can read.
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { RefusedError, refuse, toInstant, toMillis, type Instant } from '../kernel/index.js';
import type { SigningKey } from './signer.js';

/** How long a replaced key still checks what it signed: longer than any link lives. */
export const OVERLAP_DAYS = 180;
const DAY_MS = 86_400_000;

const keysFile = z.strictObject({
  keys: z.tuple(
    [z.strictObject({ secret: z.string().min(43), until: z.null() })],
    z.strictObject({ secret: z.string().min(43), until: z.iso.datetime() }),
  ),
});

type Keys = readonly [SigningKey, ...SigningKey[]];

const newKey = (): SigningKey => ({ secret: randomBytes(32).toString('base64url'), until: null });

function writeNew(file: string, keys: Keys): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, `${JSON.stringify({ keys }, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function read(file: string): Keys {
  // On a system without such modes there is nothing to check.
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new RefusedError(refuse('identity.keys-exposed', { file }));
  const text = readFileSync(file, 'utf8');
  try {
    return keysFile.parse(JSON.parse(text)).keys;
  } catch {
    throw new RefusedError(refuse('identity.keys-damaged', { file }));
  }
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** The keys of a data folder; made when there are none yet. @throws RefusedError `identity.keys-…` */
export function openSigningKeys(file: string): Keys {
  try {
    return read(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
    try {
      writeNew(file, [newKey()]);
    } catch (already) {
      // Two processes may come to a new folder together; the first one's key is everybody's.
      if ((already as NodeJS.ErrnoException).code !== 'EEXIST') throw already;
    }
    return read(file);
  }
}

/** A new key signs from the next start on; what the old ones signed stays good for a while. */
export function rotateSigningKeys(file: string, now: Instant): Keys {
  const [current, ...earlier] = openSigningKeys(file);
  const until = toInstant(toMillis(now) + OVERLAP_DAYS * DAY_MS);
  const kept = earlier.filter((key) => key.until !== null && toMillis(key.until) > toMillis(now));
  const keys: Keys = [newKey(), { ...current, until }, ...kept];
  const aside = `${file}.${randomBytes(4).toString('hex')}.tmp`;
  writeNew(aside, keys);
  renameSync(aside, file);
  return keys;
}
