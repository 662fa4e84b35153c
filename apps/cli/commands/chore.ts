// What the administrator must put right.
import type { Command } from 'commander';
import type { Texts } from '../../../libs/texts/index.js';
import { closeChore, openChores } from '../../server/chore-desk.js';
import { actor, withHouse, type ActorOptions, type DataOptions } from '../house-options.js';
import { localMoment, print, printJson, printTable } from '../output.js';

export function registerChore(program: Command, words: Texts): void {
  const { commands, options, columns } = words.cli;
  const chore = program.command('chore').description(commands.chore);

  chore
    .command('list')
    .description(commands.choreList)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((given: DataOptions & { json?: boolean }) =>
      withHouse(given, words, (house) => {
        const chores = openChores(house);
        if (given.json) return printJson({ chores });
        if (chores.length === 0) return print(words.cli.noChores);
        printTable(
          [columns.recorded, columns.what, columns.id],
          chores.map((each) => [localMoment(each.openedAt), each.sentence, each.key]),
          [16, 120, 120],
        );
      }),
    );

  chore
    .command('close')
    .description(commands.choreClose)
    .argument('<key>', commands.choreKey)
    .requiredOption('--note <text>', commands.choreNote)
    .option('--user <user>', options.user)
    .option('--data <folder>', options.data, 'data')
    .action((key: string, given: DataOptions & ActorOptions & { note: string }) =>
      withHouse(given, words, async (house) => {
        await closeChore(house, key, { note: given.note }, actor({ user: given.user }));
        print(words.cli.done);
      }),
    );
}
