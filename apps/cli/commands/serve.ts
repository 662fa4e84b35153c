// `dunghan serve`. What serves is given to the command line from outside.
import type { Command } from 'commander';
import type { Serve, ServeOptions } from '../../../libs/application/ports/serving.types.js';
import type { Texts } from '../../../libs/texts/index.js';
import { configNow } from '../terminal/config.js';
import { say, unsaid } from '../terminal/output.js';
import { monthProgress } from '../terminal/progress.js';

export const registerServe =
  (serve: Serve) =>
  (program: Command, words: Texts): void => {
    const { commands, options } = words.cli;
    program
      .command('serve')
      .description(commands.serve)
      .option('--port <port>', commands.servePort, '3000')
      .option('--host <address>', commands.serveHost, '127.0.0.1')
      .option('--data <folder>', options.data, 'data')
      .option('--role <role>', commands.serveRole)
      .option('--empty', commands.serveEmpty)
      .action(async (given: ServeOptions) => {
        // What nobody has caught ends the process as it would by itself, and is said like everything else: without secrets.
        process.once('uncaughtException', (error: Error) => {
          say(error.stack ?? String(error));
          process.exit(1);
        });
        try {
          await serve(given, configNow(), words, { say, unsaid, monthProgress });
        } finally {
          // The queue's library may still wait for a Redis that is gone. What went wrong is told first.
          setImmediate(() => process.exit());
        }
      });
  };
