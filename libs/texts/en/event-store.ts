// Why the store says no, in English.
import type { Params, Sentences } from '../facts/sentences.js';
import { networkObstacles } from './network.js';

/** Why KurrentDB cannot be reached. */
const OBSTACLES: Readonly<Record<string, string>> = {
  ...networkObstacles({ server: 'the event store', ca: 'DUNGHAN_KURRENTDB_CA', plain: 'write tls=false in the address' }),
  'no-answer':
    'the connection stands but the event store does not serve; it may be starting, the port may want TLS or belong to another service',
};

/** Of an append that was given up before anything of it could be in the log. */
const notRecorded = ({ recorded }: Params): string => (recorded === 'no' ? ' Nothing of it was recorded.' : '');

export const refusals = {
  'store-not-a-database': (p) => `“${p.file}” is not a data file of Đúng Hạn, or its beginning is damaged. Restore it from a backup.`,
  'store-corrupt': (p) => `The data file “${p.file}” is damaged. Stop the service and restore the file from a backup.`,
  'store-foreign': (p) => `“${p.file}” belongs to another program; Đúng Hạn does not write to it.`,
  'store-newer': (p) =>
    `The data file “${p.file}” was made by a newer version (format ${p.version}; this version reads up to ${p.known}). Upgrade Đúng Hạn.`,
  'store-missing': (p) => `There is no data file “${p.file}” yet.`,
  'store-full': (p) =>
    `The disk that holds “${p.file}” is full, so this was not written; what was written before is safe. Free some space and try again.`,
  'store-past': () => 'The log of a past moment is for reading only.',
  'store-read-only': (p) => `“${p.file}” may not be written to. Check the permissions of the data folder.`,
  'store-cannot-open': (p) => `“${p.file}” cannot be opened. Check the path and its permissions.`,
  'store-locked': (p) => `Another process has locked the data file “${p.file}”; nothing was written. Try again later.`,
  'store-io-error': (p) => `Reading or writing “${p.file}” failed because of the disk. Check the disk.`,
  'store-closed': () => 'The store is closed because the service is stopping.',
  'data-folder-in-use': (p) => `Another process of Đúng Hạn is using the data folder “${p.folder}”. Stop it or choose another folder.`,
  'event-id-reused': (p) => `Event ${p.id} has been recorded before and is not recorded again in “${p.stream}”.`,
  'stream-contended': (p) => `Too many commands at once on “${p.stream}”. Try again.`,
  'kurrentdb-unreachable': (p) =>
    `The event store at ${p.server} cannot be reached: ${OBSTACLES[String(p.obstacle)] ?? p.obstacle}.${notRecorded(p)}`,
  'kurrentdb-deadline': (p) => `The event store at ${p.server} did not answer in time.${notRecorded(p)} Try again later.`,
  'kurrentdb-outcome-unknown': (p) =>
    `The event store at ${p.server} did not confirm in time, so it is not known whether this was recorded. Look again before you repeat it; under the same key (--key, Idempotency-Key) it is recorded once.`,
  'kurrentdb-no-leader': (p) =>
    `The event store at ${p.server} has no leader at the moment, or this node is for reading only; nothing was recorded. Try again later.`,
  'kurrentdb-access-denied': (p) =>
    `The event store at ${p.server} denies access: user name or password are wrong, or the account may not read and write.`,
  'kurrentdb-foreign': (p) => `The server at ${p.server} is not an EventStoreDB or KurrentDB.`,
  'kurrentdb-too-old': () =>
    'The event store does not say where in the log the events of a stream lie. Use EventStoreDB 22.6 or later, or KurrentDB.',
  'kurrentdb-password-in-clear': () =>
    'The address of the event store says tls=false, so no password may go with it: it would cross the network unencrypted. Use TLS or leave the password out.',
  'stream-deleted': (p) => `The stream “${p.stream}” was deleted for good in the event store; it can be neither read nor written.`,
  'stream-held': (p) =>
    `“${p.stream}” holds an event that cannot be read (position ${p.position}, type ${p.type}) and waits until that is settled. See the chores.`,
  'stream-truncated': (p) =>
    `The beginning of the stream “${p.stream}” was cut off in the event store. Nothing is decided on part of a history; remove $maxCount, $maxAge and $tb of this stream or restore a backup.`,
  'append-too-large': (p) =>
    `What was to be written to “${p.stream}” is larger than the ${p.most} bytes the event store takes. Raise MaxAppendSize of the server (16,767,216 bytes at most).`,
  'event-too-large': (p) =>
    `An event that was to be written to “${p.stream}” is larger than the event store takes. Raise MaxAppendEventSize of the server.`,
  'log-file-exists': (p) => `“${p.file}” is there already and is not written over. Choose another name or move the old file away.`,
  'log-file-foreign': (p) => `“${p.file}” is not a log written by dunghan export.`,
  'log-file-broken': (p) => `The log file “${p.file}” is wrong at line ${p.line}; nothing was imported.`,
  'log-file-cut': (p) => `The log file “${p.file}” lacks its end; nothing was imported. Copy it or export it again.`,
  'log-file-changed': (p) =>
    `The log file “${p.file}” was changed after the export: its number of events or its digest does not match; nothing was imported.`,
  'log-has-hole': (p) =>
    `Before event ${p.revision} of “${p.stream}” an event is missing or lies a record that is not of this service, so the stream cannot move to another store with the same numbers. Back up by copying the files of the store.`,
  'import-target-differs': (p) =>
    `The target holds something else than the file (only the first ${p.events} events are the same), so nothing was imported. It must be empty or hold the beginning of the file; import before the service runs for the first time.`,
  'import-not-the-same': (p) =>
    `“${p.file}” was imported, but what was read back (${p.events} events) does not match its digest. Do not use this store; check whether another program has written to it.`,
  'position-too-large': (p) => `Position ${p.position} of the event store is larger than can be handled.`,
} satisfies Sentences;
