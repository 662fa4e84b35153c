// A child process that takes a data folder and holds it until it is killed; it prints `held` when it has it:
//   node hold-data-folder.mjs FOLDER
import { writeSync } from 'node:fs';
import { register } from 'node:module';
import { setInterval } from 'node:timers';

register('./typescript-hooks.mjs', import.meta.url);
const { openDataFolder } = await import('../../libs/event-store/sqlite/data-folder.ts');

openDataFolder(process.argv[2]);
writeSync(1, 'held\n');
setInterval(() => {}, 1000);
