// Questions to the trail.
import type { Command } from 'commander';
import { printDay } from '../../../libs/kernel/index.js';
import type { Texts } from '../../../libs/texts/index.js';
import { withHouse, type DataOptions } from '../house-options.js';
import { printJson, printTable, say } from '../output.js';

interface Question {
  task?: string;
  agency?: string;
  actor?: string;
  type?: string;
  from?: string;
  to?: string;
  asOf?: string;
  limit: string;
}

export function registerAudit(program: Command, words: Texts): void {
  const { commands, options, columns } = words.cli;
  program
    .command('audit')
    .description(commands.audit)
    .command('find')
    .description(commands.auditFind)
    .option('--task <task>', commands.auditTask)
    .option('--agency <agency>', commands.auditAgency)
    .option('--actor <user>', commands.auditActor)
    .option('--type <type>', commands.auditType)
    .option('--from <moment>', commands.auditFrom)
    .option('--to <moment>', commands.auditTo)
    .option('--as-of <moment>', commands.asOf)
    .option('--limit <n>', commands.limit, '1000')
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((given: DataOptions & Question & { json?: boolean }) =>
      withHouse(given, words, async (house) => {
        const { task, agency, actor, type, from, to, asOf, limit } = given;
        const { events, more } = await house.askTrail({ task, agency, actor, type, from, to, asOf, limit });
        if (given.json) return printJson({ events, more });
        printTable(
          [columns.position, columns.recorded, columns.what, columns.who, columns.occurred],
          events.map((entry) => [
            String(entry.position),
            entry.recorded,
            entry.sentence,
            entry.who,
            entry.occurredOn ? printDay(entry.occurredOn) : '',
          ]),
          [8, 16, 110, 40, 12],
        );
        if (more) say(words.cli.more);
      }),
    );
}
