// A directory that was sent as a file: never laid into one, and read in a process of its own.
import { readingRoom } from '../../kernel/reading-room.js';
import type { Directory } from './agency.types.rule.js';
import type { DirectoryOrder } from './directory.process.js';

const read = readingRoom<DirectoryOrder, Directory>(new URL('./directory.process.js', import.meta.url));

/** @throws RefusedError when it is no directory, or cannot be read within the limits; `name` is how the file is called in the sentence */
export const readSentDirectory = (bytes: Uint8Array, name: string): Promise<Directory> => read({ bytes, name }, name);
