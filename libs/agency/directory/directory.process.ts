// The process in which directories are read that were sent, see sent-directory.reader.
import { serveRoom } from '../../kernel/serve-room.js';
import { directoryFrom } from './directory.reader.js';

export interface DirectoryOrder {
  bytes: Uint8Array;
  name: string;
}

serveRoom(async ({ bytes, name }: DirectoryOrder) => directoryFrom(bytes, name));
