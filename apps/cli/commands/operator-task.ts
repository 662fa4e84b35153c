// What the administrator must put right.
import type { Command } from 'commander';
import type { Texts } from '../../../libs/texts/index.js';
import { closeOperatorTask, openOperatorTasks } from '../../../libs/application/use-cases/operator-task.use-cases.js';
import { actor, withApplication, type ActorOptions, type DataOptions } from '../terminal/application-options.js';
import { localMoment, print, printJson, printTable } from '../terminal/output.js';

export function registerOperatorTask(program: Command, words: Texts): void {
  const { commands, options, columns } = words.cli;
  const operatorTask = program.command('chore').description(commands.chore);

  operatorTask
    .command('list')
    .description(commands.choreList)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((given: DataOptions & { json?: boolean }) =>
      withApplication(given, words, (application) => {
        const operatorTasks = openOperatorTasks(application);
        if (given.json) return printJson({ chores: operatorTasks });
        if (operatorTasks.length === 0) return print(words.cli.noChores);
        printTable(
          [columns.recorded, columns.what, columns.id],
          operatorTasks.map((each) => [localMoment(each.openedAt), each.sentence, each.key]),
          [16, 120, 120],
        );
      }),
    );

  operatorTask
    .command('close')
    .description(commands.choreClose)
    .argument('<key>', commands.choreKey)
    .requiredOption('--note <text>', commands.choreNote)
    .option('--user <user>', options.user)
    .option('--data <folder>', options.data, 'data')
    .action((key: string, given: DataOptions & ActorOptions & { note: string }) =>
      withApplication(given, words, async (application) => {
        await closeOperatorTask(application, key, { note: given.note }, actor({ user: given.user }));
        print(words.cli.done);
      }),
    );
}
