// Plans on the command line: import as a draft, look, approve, discard. Review and amendments are in files of their own.
import type { Command } from 'commander';
import { orThrow, printDay, RefusedError, refuse } from '../../../libs/kernel/index.js';
import { readPlanFile } from '../../../libs/plan/reading/plan.reader.js';
import { plansProjection, type PlanRow } from '../../../libs/plan/plans.projection.js';
import type { Texts } from '../../../libs/texts/index.js';
import { planNamed } from '../../../libs/application/use-cases/plan.use-cases.js';
import { briefPlan, viewPlan } from '../../../libs/application/views/plan-views.rule.js';
import { actor, withApplication, type ActorOptions, type DataOptions } from '../terminal/application-options.js';
import { asRecorded, withConsequences } from '../../../libs/application/use-cases/recorded.js';
import { print, printJson, printTable } from '../terminal/output.js';
import { registerPlanAmendments } from './plan-amend.js';
import { printDraft, registerPlanReview, revisionOf } from './plan-review.js';

function rowsOf(text: string | undefined, reason: string | undefined): { row: string; reason: string }[] {
  if (text === undefined) return [];
  if (!reason?.trim())
    throw new RefusedError(
      refuse('input-invalid', { field: 'reason', vi: 'cần nêu lý do để lại các dòng', en: 'a reason is needed to leave rows out' }),
    );
  return text.split(',').map((row) => ({ row: row.trim(), reason }));
}

export function registerPlan(program: Command, words: Texts): void {
  const { commands, options, columns } = words.cli;
  const { help } = words.review;
  const plan = program.command('plan').description(commands.plan);

  plan
    .command('import')
    .description(commands.planImport)
    .argument('<file>', commands.file)
    .option('--data <folder>', options.data, 'data')
    .option('--by <agency>', options.by)
    .option('--user <name>', options.user)
    .action((file: string, given: DataOptions & ActorOptions) =>
      withApplication(given, words, async (application) => {
        const { reading, source } = await readPlanFile(file, application.directory(), application.calendar);
        const done = orThrow(
          await application.plans.import(reading, source, application.calendar.version, actor(given), application.clock.now()),
        );
        const { toDecide } = await asRecorded(application, () => briefPlan(planNamed(application, done.plan)));
        print(words.cli.plan.imported(done.plan, reading.tasks.length, reading.problems.length));
        print(words.review.open(toDecide));
      }),
    );

  plan
    .command('list')
    .description(commands.planList)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((given: DataOptions & { json?: boolean }) =>
      withApplication(given, words, (application) => {
        const rows = application.projections.all<PlanRow>(plansProjection);
        if (given.json) return printJson(rows.map((row) => ({ ...briefPlan(row), receipt: row.draft?.receipt ?? null })));
        printTable(
          [columns.id, words.cli.plan.number, words.cli.plan.issuedOn, columns.phase, columns.task, words.review.toDecide],
          rows
            .map(briefPlan)
            .map((row) => [
              row.id,
              row.number ?? '—',
              row.issuedOn ? printDay(row.issuedOn) : '—',
              row.phase === 'none' ? '' : words.cli.plan.phases[row.phase],
              String(row.tasks),
              String(row.toDecide),
            ]),
          [],
          words.cli.none.plans,
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
      withApplication(given, words, (application) => {
        const view = viewPlan(planNamed(application, id), { texts: words, calendar: application.calendar });
        if (given.json) printJson(view);
        else printDraft(view, words);
      }),
    );

  plan
    .command('approve')
    .description(commands.planApprove)
    .argument('<plan>', commands.planId)
    .option('--leave-out <rows>', commands.planLeaveOut)
    .option('--reason <text>', commands.reason)
    .option('--as-read', help.asRead)
    .option('--revision <n>', help.revision)
    .option('--data <folder>', options.data, 'data')
    .option('--by <agency>', options.by)
    .option('--user <name>', options.user)
    .action((id: string, given: DataOptions & ActorOptions & { leaveOut?: string; reason?: string; asRead?: boolean; revision?: string }) =>
      withApplication(given, words, async (application) => {
        const body = { leaveOut: rowsOf(given.leaveOut, given.reason), asRead: given.asRead ?? false, ...revisionOf(given) };
        orThrow(await application.plans.approve(id, body, actor(given), application.clock.now()));
        const { tasks } = await withConsequences(application, () => briefPlan(planNamed(application, id)));
        print(words.cli.plan.approved(id, tasks));
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
      withApplication(given, words, async (application) => {
        orThrow(await application.plans.discard(id, { reason: given.reason }, actor(given), application.clock.now()));
        print(words.cli.plan.discarded(id));
      }),
    );

  registerPlanReview(plan, words);
  registerPlanAmendments(plan, words);
}
