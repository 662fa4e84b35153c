// Plans on the command line: import as a draft, look, approve, discard.
import type { Command } from 'commander';
import { printDay, RefusedError, refuse } from '../../../libs/kernel/index.js';
import { readPlanFile } from '../../../libs/plan/plan.reader.js';
import { plansProjection, type PlanRow } from '../../../libs/plan/plans.projection.js';
import type { Texts } from '../../../libs/texts/index.js';
import { actor, accepted, withHouse, type ActorOptions, type DataOptions } from '../house-options.js';
import { print, printJson, printTable } from '../output.js';
import { printReading } from './read.js';

function rowsOf(text: string | undefined, reason: string | undefined): { row: number; reason: string }[] {
  if (text === undefined) return [];
  const rows = text.split(',').map((each) => Number(each.trim()));
  if (rows.some((row) => !Number.isInteger(row) || row < 1))
    throw new RefusedError(
      refuse('input-invalid', {
        field: 'leave-out',
        vi: `“${text}” không phải là danh sách số dòng`,
        en: `“${text}” is not a list of row numbers`,
      }),
    );
  if (!reason?.trim())
    throw new RefusedError(
      refuse('input-invalid', { field: 'reason', vi: 'cần nêu lý do để lại các dòng', en: 'a reason is needed to leave rows out' }),
    );
  return rows.map((row) => ({ row, reason }));
}

export function registerPlan(program: Command, words: Texts): void {
  const { commands, options, columns } = words.cli;
  const plan = program.command('plan').description(commands.plan);

  plan
    .command('import')
    .description(commands.planImport)
    .argument('<file>', commands.file)
    .option('--data <folder>', options.data, 'data')
    .option('--by <agency>', options.by)
    .option('--user <name>', options.user)
    .action((file: string, given: DataOptions & ActorOptions) =>
      withHouse(given, words, async (house) => {
        const { reading, source } = await readPlanFile(file, house.directory(), house.calendar);
        const done = accepted(await house.plans.import(reading, source, house.calendar.version, actor(given), house.clock.now()));
        const problems = reading.problems.length;
        print(words.cli.plan.imported(done.plan, reading.tasks.length, problems));
      }),
    );

  plan
    .command('list')
    .description(commands.planList)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((given: DataOptions & { json?: boolean }) =>
      withHouse(given, words, (house) => {
        const rows = house.projections.all<PlanRow>(plansProjection);
        if (given.json)
          return printJson(rows.map(({ id, head, phase, tasks, receipt }) => ({ id, ...head, phase, tasks: tasks.length, receipt })));
        printTable(
          [columns.id, words.cli.plan.number, words.cli.plan.issuedOn, columns.phase, columns.task],
          rows.map((row) => [
            row.id,
            row.head.number ?? '—',
            row.head.issuedOn ? printDay(row.head.issuedOn) : '—',
            words.cli.plan.phases[row.phase],
            String(row.tasks.length),
          ]),
        );
      }),
    );

  plan
    .command('show')
    .description(commands.planShow)
    .argument('<plan>', commands.planId)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((id: string, given: DataOptions & { json?: boolean }) =>
      withHouse(given, words, (house) => {
        const row = house.projections.get<PlanRow>(plansProjection, id);
        if (!row) throw new RefusedError(refuse('plan.unknown', { plan: id }));
        const { head, tasks, problems, receipt } = row;
        if (given.json) printJson({ id, phase: row.phase, plan: head, tasks, problems, receipt });
        else printReading({ plan: head, tasks, problems, receipt }, words);
      }),
    );

  plan
    .command('approve')
    .description(commands.planApprove)
    .argument('<plan>', commands.planId)
    .option('--leave-out <rows>', commands.planLeaveOut)
    .option('--reason <text>', commands.reason)
    .option('--data <folder>', options.data, 'data')
    .option('--by <agency>', options.by)
    .option('--user <name>', options.user)
    .action((id: string, given: DataOptions & ActorOptions & { leaveOut?: string; reason?: string }) =>
      withHouse(given, words, async (house) => {
        const done = accepted(
          await house.plans.approve(id, { leaveOut: rowsOf(given.leaveOut, given.reason) }, actor(given), house.clock.now()),
        );
        await house.react();
        print(words.cli.plan.approved(id, (done.state.imported?.tasks.length ?? 0) - done.state.leftOut.length));
      }),
    );

  plan
    .command('discard')
    .description(commands.planDiscard)
    .argument('<plan>', commands.planId)
    .requiredOption('--reason <text>', commands.reason)
    .option('--data <folder>', options.data, 'data')
    .option('--by <agency>', options.by)
    .option('--user <name>', options.user)
    .action((id: string, given: DataOptions & ActorOptions & { reason: string }) =>
      withHouse(given, words, async (house) => {
        accepted(await house.plans.discard(id, { reason: given.reason }, actor(given), house.clock.now()));
        print(words.cli.plan.discarded(id));
      }),
    );
}
