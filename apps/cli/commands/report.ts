// Periodic reports on the command line: which are owed, and submitting or returning one.
import type { Command } from 'commander';
import { orThrow, printDay, RefusedError, refuse } from '../../../libs/kernel/index.js';
import type { Texts } from '../../../libs/texts/index.js';
import type { Application } from '../../../libs/application/ports/application.types.js';
import { listReports, reportUseCases, showReport } from '../../../libs/application/use-cases/report.use-cases.js';
import type { ReportView } from '../../../libs/duty/report.views.js';
import { actor, withApplication, type ActorOptions, type DataOptions } from '../terminal/application-options.js';
import { print, printJson, printTable } from '../terminal/output.js';

interface Submission {
  document: string;
  documentDate?: string;
  line: string[];
  all?: string;
}

const several = (value: string, before: string[]): string[] => [...before, value];

/** `task=text`, once for each task, or one text for all. */
function linesOf(
  { line, all }: Submission,
  report: ReportView,
  application: Pick<Application, 'taskNamed'>,
): { task: string; text: string }[] {
  const stated = line.map((each) => {
    const at = each.indexOf('=');
    if (at < 1)
      throw new RefusedError(refuse('input-invalid', { field: '--line', vi: 'cần có dạng MÃ=NỘI DUNG', en: 'must read TASK=TEXT' }));
    const task = orThrow(application.taskNamed(each.slice(0, at)));
    return { task, text: each.slice(at + 1) };
  });
  const rest = report.tasks.filter(({ task }) => !stated.some((each) => each.task === task));
  return all === undefined ? stated : [...stated, ...rest.map(({ task }) => ({ task, text: all }))];
}

function printReport(view: ReportView, words: Texts): void {
  const { reportStandings, reportData } = words.report;
  const { columns, page } = { columns: words.cli.columns, page: words.page };
  print(`${view.title} · ${view.name}`);
  print(
    `${reportData(view.from, view.cutOff)}; ${columns.due}: ${words.calendar.day(printDay(view.due), view.provisional)}; ${columns.standing}: ${reportStandings[view.standing]}`,
  );
  if (view.provisional !== null) print(words.calendar.mayChange([view.provisional]));
  if (view.daysLate) print(page.tasks.daysLate(view.daysLate.calendar, view.daysLate.working));
  print(words.cli.reports.upward(printDay(view.upward.nominal), printDay(view.upward.effective), printDay(view.upward.aim)));
  print();
  printTable(
    [columns.id, columns.task, columns.what],
    view.tasks.map(({ task, title }) => [task, title, view.submitted?.lines.find((line) => line.task === task)?.text ?? '']),
    [60, 70, 80],
  );
}

export function registerReport(program: Command, words: Texts): void {
  const { commands, options, columns } = words.cli;
  const report = program.command('report').description(commands.report);

  report
    .command('list')
    .description(commands.reportList)
    .option('--period <period>', commands.reportPeriod)
    .option('--agency <agency>', commands.reportAgency)
    .option('--standing <standing>', commands.reportStanding)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((given: DataOptions & { period?: string; agency?: string; standing?: string; json?: boolean }) =>
      withApplication(given, words, (application) => {
        const reports = listReports(application, given);
        if (given.json) return printJson({ reports });
        printTable(
          [columns.id, columns.agency, columns.due, columns.standing, columns.task],
          reports.map((each) => [
            each.report,
            each.name,
            words.calendar.day(printDay(each.due), each.provisional),
            words.report.reportStandings[each.standing],
            words.report.reportTasks(each.tasks.length),
          ]),
          [60, 40, 22, 24, 30],
          words.cli.none.reports,
        );
      }),
    );

  report
    .command('show')
    .description(commands.reportShow)
    .argument('<report>', commands.reportKey)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((id: string, given: DataOptions & { json?: boolean }) =>
      withApplication(given, words, (application) => {
        const view = showReport(application, id);
        if (given.json) return printJson(view);
        printReport(view, words);
      }),
    );

  report
    .command('submit')
    .description(commands.reportSubmit)
    .argument('<report>', commands.reportKey)
    .requiredOption('--by <agency>', options.by)
    .requiredOption('--document <number>', commands.document)
    .option('--document-date <day>', commands.documentDate)
    .option('--line <task=text>', commands.reportLine, several, [])
    .option('--all <text>', commands.reportAll)
    .option('--user <user>', options.user)
    .option('--data <folder>', options.data, 'data')
    .action((id: string, given: DataOptions & ActorOptions & Submission) =>
      withApplication(given, words, async (application) => {
        const { document, documentDate } = given;
        const lines = linesOf(given, showReport(application, id), application);
        const body = { document, ...(documentDate ? { documentDate } : {}), lines };
        await reportUseCases(application).submit(id, body, actor(given));
        print(words.cli.done);
      }),
    );

  report
    .command('return')
    .description(commands.reportReturn)
    .argument('<report>', commands.reportKey)
    .requiredOption('--by <agency>', options.by)
    .requiredOption('--reason <text>', commands.reason)
    .option('--user <user>', options.user)
    .option('--data <folder>', options.data, 'data')
    .action((id: string, given: DataOptions & ActorOptions & { reason: string }) =>
      withApplication(given, words, async (application) => {
        await reportUseCases(application).giveBack(id, { reason: given.reason }, actor(given));
        print(words.cli.done);
      }),
    );
}
