// `dunghan settings`: every variable of the environment, what it means, and whether it is set. Values are not shown: some
// are secrets.
import type { Command } from 'commander';
import type { Texts } from '../../../libs/texts/index.js';
import { printJson, printTable } from '../terminal/output.js';

export function registerSettings(program: Command, words: Texts): void {
  const { commands, options } = words.cli;
  program
    .command('settings')
    .description(commands.settings)
    .option('--json', options.json)
    .action((given: { json?: boolean }) => {
      const settings = Object.entries(words.settings).map(([variable, meaning]) => ({
        variable,
        meaning,
        set: Boolean(process.env[variable] || process.env[`${variable}_FILE`]),
      }));
      if (given.json) return printJson({ settings });
      printTable(
        [words.cli.message.variable, words.cli.message.isSet, words.cli.message.meaning],
        settings.map(({ variable, meaning, set }) => [variable, set ? '✓' : '', meaning]),
        [32, 8, 110],
      );
    });
}
