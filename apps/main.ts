// The whole program: the command line, and the server that one of its commands starts.
import { main as commandLine } from './cli/main.js';

/** @param argv as process.argv */
export const main = (argv: readonly string[]): Promise<void> =>
  // Loaded when it is asked for, so that the other commands do not wait for a web framework.
  commandLine(argv, async (...given) => (await import('./server/serve.js')).serve(...given));
