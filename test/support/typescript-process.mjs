// A process that a spec starts runs the sources as they are: first the hooks, then what it was started for.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
await import(process.argv[2]);
