// `dunghan settings`: every setting of the schema, what it means, and whether it is given. Values are not shown: some are secrets.
import type { Command } from 'commander';
import { settingsList } from '../../../libs/application/config/config.js';
import type { Texts } from '../../../libs/texts/index.js';
import { configNow } from '../terminal/config.js';
import { printJson, printTable } from '../terminal/output.js';

export function registerSettings(program: Command, words: Texts): void {
  const { commands, options } = words.cli;
  program
    .command('settings')
    .description(commands.settings)
    .option('--json', options.json)
    .action((given: { json?: boolean }) => {
      const settings = settingsList().map(({ name: variable }) => ({
        variable,
        meaning: words.settings[variable] ?? '',
        set: Boolean(configNow()[variable]),
      }));
      if (given.json) return printJson({ settings });
      printTable(
        [words.cli.message.variable, words.cli.message.isSet, words.cli.message.meaning],
        settings.map(({ variable, meaning, set }) => [variable, set ? '✓' : '', meaning]),
        [32, 8, 110],
      );
    });
}
