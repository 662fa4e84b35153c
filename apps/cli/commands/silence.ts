// Silences on the command line: holding reminders back for a while, with a reason and an end.
import type { Command } from 'commander';
import { printDay } from '../../../libs/kernel/index.js';
import type { Texts } from '../../../libs/texts/index.js';
import { listSilences, silenceUseCases } from '../../../libs/application/use-cases/silence.use-cases.js';
import type { SilenceView } from '../../../libs/silence/silence.views.js';
import { actor, withApplication, type ActorOptions, type DataOptions } from '../terminal/application-options.js';
import { print, printJson, printTable } from '../terminal/output.js';

interface Start {
  task?: string;
  part?: string;
  agency?: string;
  reason: string;
  until: string;
}

export function registerSilence(program: Command, words: Texts): void {
  const { commands, options, columns } = words.cli;
  const silence = program.command('silence').description(commands.silence);

  silence
    .command('list')
    .description(commands.silenceList)
    .option('--all', commands.silenceAll)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((given: DataOptions & { all?: boolean; json?: boolean }) =>
      withApplication(given, words, (application) => {
        const silences = listSilences(application, given.all);
        if (given.json) return printJson({ silences });
        printTable(
          [columns.id, columns.task, columns.what, columns.due, columns.reason, columns.who],
          silences.map((each) => [each.silence, each.task ?? '', each.subject, printDay(each.until), each.reason, each.by]),
          [12, 50, 40, 12, 60, 40],
          words.cli.none.silences,
        );
      }),
    );

  silence
    .command('start')
    .description(commands.silenceStart)
    .option('--task <task>', commands.taskId)
    .option('--part <agency>', commands.part)
    .option('--agency <agency>', commands.silenceAgency)
    .requiredOption('--reason <text>', commands.reason)
    .requiredOption('--until <day>', commands.silenceUntil)
    .option('--by <agency>', options.by)
    .option('--user <user>', options.user)
    .option('--data <folder>', options.data, 'data')
    .action((given: DataOptions & ActorOptions & Start) =>
      withApplication(given, words, async (application) => {
        const { task, part, agency, reason, until } = given;
        const stated = { task, part, agency, reason, until };
        const body = Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
        const started = (await silenceUseCases(application).start(body, actor(given))) as SilenceView;
        print(words.cli.silenced(started.silence, printDay(started.until)));
      }),
    );

  silence
    .command('end')
    .description(commands.silenceEnd)
    .argument('<silence>', commands.silenceId)
    .requiredOption('--reason <text>', commands.reason)
    .option('--by <agency>', options.by)
    .option('--user <user>', options.user)
    .option('--data <folder>', options.data, 'data')
    .action((id: string, given: DataOptions & ActorOptions & { reason: string }) =>
      withApplication(given, words, async (application) => {
        await silenceUseCases(application).end(id, { reason: given.reason }, actor(given));
        print(words.cli.done);
      }),
    );
}
