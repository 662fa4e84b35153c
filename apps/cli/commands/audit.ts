// Questions to the trail.
import { configNow } from '../terminal/config.js';
import type { Command } from 'commander';
import { localTime, printDay, printInstant } from '../../../libs/kernel/index.js';
import type { Texts } from '../../../libs/texts/index.js';
import { auditedUntil, auditSteps } from '../../../libs/engine/steps/step-audit.js';
import { actor, withApplication, type ActorOptions, type DataOptions } from '../terminal/application-options.js';
import { print, printJson, printTable, say } from '../terminal/output.js';
import { acceptLog, compareLog } from '../../../libs/application/log-comparison.js';

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
  const audit = program.command('audit').description(commands.audit);
  audit
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
      withApplication(given, words, async (application) => {
        const { task, agency, actor, type, from, to, asOf, limit } = given;
        const { events, more } = await application.askTrail({ task, agency, actor, type, from, to, asOf, limit });
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
          words.cli.none.events,
        );
        if (more) say(words.cli.more);
      }),
    );

  audit
    .command('steps')
    .description(commands.auditSteps)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((given: DataOptions & { json?: boolean }) =>
      withApplication(given, words, async (application) => {
        const until = auditedUntil(application.clock.now());
        const { checked, unsettled } = await auditSteps(application.store, until);
        if (unsettled.length > 0) process.exitCode = 1;
        if (given.json) return printJson({ until: localTime(until), checked, unsettled });
        if (unsettled.length === 0) return print(words.audit.settled(checked, printInstant(until)));
        print(words.audit.missed(unsettled.length, printInstant(until)));
        printTable(
          [columns.recorded, columns.id, columns.agency, columns.what],
          unsettled.map(({ at, id, part, step, why }) => [
            printInstant(at),
            id,
            part,
            `${words.audit.step(step)}: ${words.audit.why[why]}`,
          ]),
          [16, 60, 40, 90],
        );
      }),
    );

  audit
    .command('check')
    .description(commands.auditCheck)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action(async (given: DataOptions & { json?: boolean }) => {
      const { differences, position, events, begunAt, acceptedSince } = await compareLog(given.data, configNow());
      if (differences.length > 0) process.exitCode = 1;
      const since = begunAt && localTime(begunAt);
      if (given.json) return printJson({ same: differences.length === 0, position, events, since, acceptedSince, differences });
      if (acceptedSince) return print(words.audit.acceptLater);
      if (differences.length === 0) return print(words.audit.same(events, position, begunAt ? printInstant(begunAt) : '—'));
      for (const each of differences) print(`${words.audit.differs(each)}.`);
    });

  audit
    .command('accept')
    .description(commands.auditAccept)
    .requiredOption('--reason <text>', commands.reason)
    .option('--by <agency>', options.by)
    .option('--user <user>', options.user)
    .option('--data <folder>', options.data, 'data')
    .action(async (given: DataOptions & ActorOptions & { reason: string }) => {
      const { differences } = await compareLog(given.data, configNow());
      await withApplication(given, words, (application) => acceptLog(application, differences, { reason: given.reason }, actor(given)));
      print(words.audit.acceptLater);
    });
}
