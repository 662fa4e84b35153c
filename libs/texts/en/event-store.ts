// Why the store says no, in English.
import type { Sentences } from '../sentences.js';

export const refusals = {
  'store-not-a-database': (p) => `“${p.file}” is not a data file of Đúng Hạn, or its beginning is damaged. Restore it from a backup.`,
  'store-corrupt': (p) => `The data file “${p.file}” is damaged. Stop the service and restore the file from a backup.`,
  'store-foreign': (p) => `“${p.file}” belongs to another program; Đúng Hạn does not write to it.`,
  'store-newer': (p) =>
    `The data file “${p.file}” was made by a newer version (format ${p.version}; this version reads up to ${p.known}). Upgrade Đúng Hạn.`,
  'store-missing': (p) => `There is no data file “${p.file}” yet.`,
  'store-full': (p) => `The disk that holds “${p.file}” is full; nothing was written. Free some space and try again.`,
  'store-past': () => 'The log of a past moment is for reading only.',
  'store-read-only': (p) => `“${p.file}” may not be written to. Check the permissions of the data folder.`,
  'store-cannot-open': (p) => `“${p.file}” cannot be opened. Check the path and its permissions.`,
  'store-locked': (p) => `Another process has locked the data file “${p.file}”; nothing was written. Try again later.`,
  'store-io-error': (p) => `Reading or writing “${p.file}” failed because of the disk. Check the disk.`,
  'store-closed': () => 'The store is closed because the service is stopping.',
  'data-folder-in-use': (p) => `Another process of Đúng Hạn is using the data folder “${p.folder}”. Stop it or choose another folder.`,
  'event-id-reused': (p) => `Event ${p.id} has been recorded before and is not recorded again in “${p.stream}”.`,
  'stream-contended': (p) => `Too many commands at once on “${p.stream}”. Try again.`,
} satisfies Sentences;
