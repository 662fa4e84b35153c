// `dunghan keys`: the keys that sign links and return addresses.
import type { Command } from 'commander';
import { dataPaths } from '../../../libs/event-store/sqlite/data-folder.js';
import { rotateSigningKeys } from '../../../libs/identity/signing-keys.js';
import { systemClock } from '../../../libs/kernel/clock.js';
import { dayOf, printDay } from '../../../libs/kernel/index.js';
import type { Texts } from '../../../libs/texts/index.js';
import type { DataOptions } from '../terminal/application-options.js';
import { print } from '../terminal/output.js';

export function registerKeys(program: Command, words: Texts): void {
  const { commands, options } = words.cli;
  const keys = program.command('keys').description(commands.keys);
  keys
    .command('rotate')
    .description(commands.keysRotate)
    .option('--data <folder>', options.data, 'data')
    .action((given: DataOptions) => {
      const [, replaced] = rotateSigningKeys(dataPaths(given.data).signingKeys, systemClock.now());
      print(words.cli.keysRotated(replaced?.until ? printDay(dayOf(replaced.until)) : ''));
    });
}
