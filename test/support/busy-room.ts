// A room whose every order takes for ever. It says in a file which process it is.
import { writeFileSync } from 'node:fs';
import { serveRoom } from '../../libs/kernel/serve-room.js';

serveRoom(async ({ file }: { file: string }) => {
  writeFileSync(file, String(process.pid));
  for (;;);
});
