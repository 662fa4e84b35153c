// The civil-service calendar on the command line: its years and versions, what a notice would move, loading it.
import type { Command } from 'commander';
import { basename } from 'node:path';
import { readNoticeFile } from '../../../libs/calendar/notice.reader.js';
import { orThrow, printDay, printInstant, RefusedError, refuse, weekday, type Day } from '../../../libs/kernel/index.js';
import type { Texts } from '../../../libs/texts/index.js';
import { checkNotice, loadNotice, previewNotice, showCalendar, showYear } from '../../../libs/application/use-cases/calendar.use-cases.js';
import type { CalendarBrief, CalendarYearView, NoticeCheck, NoticePreview } from '../../../libs/calendar/calendar.views.js';
import { actor, withApplication, type ActorOptions, type DataOptions } from '../terminal/application-options.js';
import { print, printJson, printTable } from '../terminal/output.js';

type Common = DataOptions & ActorOptions & { json?: boolean };

/** What the file holds, unchecked. */
function jsonOf(file: string): unknown {
  const read = orThrow(readNoticeFile(file));
  return read.json;
}

/** A refusal about what the file holds names the file. */
async function aboutFile<T>(file: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RefusedError) || !/^(?:calendar|document)\./.test(error.refusal.code)) throw error;
    throw new RefusedError(refuse(error.refusal.code, { ...error.refusal.params, file: basename(file) }));
  }
}

const paperOf = ({ number, date }: { number: string; date: Day | null }, { cli }: Texts): string => cli.calendar.paper(number, date);

function printYear(view: CalendarYearView, words: Texts): void {
  const { calendar, cli } = words;
  const { columns } = cli.calendar;
  print(cli.calendar.year(view.year, view.documents.join(', '), view.workingDays, words.calendarName(view.version)));
  if (view.provisional) print(cli.calendar.provisional(view.year, calendar.whatMayMove));
  printTable(
    [columns.day, columns.weekday, columns.kind, columns.name],
    view.days.map(({ date, kind, name }) => [printDay(date), cli.calendar.weekdays[weekday(date) - 1] ?? '', calendar.kinds[kind], name]),
    [10, 10, 20, 60],
  );
}

function printCalendar({ version, years, changes }: CalendarBrief, words: Texts): void {
  const { calendar } = words.cli;
  print(calendar.inForce(words.calendarName(version)));
  for (const { year, documents } of years) print(`  ${year}: ${documents.join(', ')}`);
  print(calendar.others);
  const { columns } = calendar;
  printTable(
    [columns.version, columns.at, columns.by, columns.year, columns.paper, columns.reason],
    changes.map((each) => [
      words.calendarName(each.version),
      printInstant(each.at),
      each.who,
      each.year === null ? calendar.shipped : String(each.year),
      each.documents.map((paper) => paperOf(paper, words)).join('; '),
      each.reason ?? '',
    ]),
    [40, 16, 40, 20, 40, 40],
  );
}

function printCheck({ year, documents, days, workingDays, warnings }: NoticeCheck, words: Texts): void {
  const { calendar } = words.cli;
  print(calendar.valid(year, documents.map((paper) => paperOf(paper, words)).join('; '), days, workingDays));
  for (const warning of warnings) print(calendar.warning(warning));
}

function printPreview(preview: NoticePreview, words: Texts): void {
  const { cli } = words;
  const { columns } = cli.calendar;
  const at = (moment: string | null): string => (moment === null ? cli.policy.none : printInstant(moment));
  printCheck(preview, words);
  print(cli.calendar.changed(preview.changes.length));
  for (const { day, name, works } of preview.changes)
    print(`  ${cli.calendar.weekdays[weekday(day) - 1]} ${printDay(day)}: ${cli.calendar.becomes(works)} (${name})`);
  print(cli.calendar.moved(preview.deadlines.length, preview.reports.length, preview.steps.length));
  if (preview.deadlines.length > 0)
    printTable(
      [columns.task, cli.columns.code, columns.name, columns.before, columns.after],
      preview.deadlines.map(({ task, code, title, before, after }) => [task, code, title, printDay(before), printDay(after)]),
      [60, 12, 60, 10, 10],
    );
  for (const { report, name, before, after } of preview.reports) print(`  ${report} (${name}): ${printDay(before)} → ${printDay(after)}`);
  if (preview.steps.length > 0)
    printTable(
      [columns.task, cli.columns.code, columns.name, columns.part, columns.step, columns.kind, columns.before, columns.after],
      preview.steps.map((each) => [
        each.task,
        each.code,
        each.title,
        each.name,
        String(each.step),
        [words.kindLabel(each.kind), each.occasion].filter(Boolean).join(' '),
        at(each.before),
        each.dueAtOnce ? `${at(each.after)} (${cli.policy.atOnce})` : at(each.after),
      ]),
      [60, 12, 40, 30, 4, 30, 16, 34],
    );
}

function registerReading(calendar: Command, words: Texts): void {
  const { options, calendar: said } = words.cli;
  calendar
    .command('list')
    .description(said.list)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((given: Common) =>
      withApplication(given, words, (application) => {
        const brief = showCalendar(application);
        if (given.json) printJson(brief);
        else printCalendar(brief, words);
      }),
    );
  calendar
    .command('show')
    .description(said.show)
    .argument('<year>', said.columns.year)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((year: string, given: Common) =>
      withApplication(given, words, (application) => {
        const view = showYear(application, year);
        if (given.json) printJson(view);
        else printYear(view, words);
      }),
    );
  calendar
    .command('check')
    .description(said.check)
    .argument('<file>', said.file)
    .option('--json', options.json)
    .action((file: string, given: Common) =>
      aboutFile(file, () => {
        const found = checkNotice(jsonOf(file), words);
        if (given.json) printJson(found);
        else printCheck(found, words);
      }),
    );
}

interface Loading extends Common {
  reason?: string;
  despiteWarnings?: boolean;
}

function registerLoading(calendar: Command, words: Texts): void {
  const { options, calendar: said } = words.cli;
  calendar
    .command('preview')
    .description(said.preview)
    .argument('<file>', said.file)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((file: string, given: Common) =>
      withApplication(given, words, async (application) => {
        const preview = await aboutFile(file, () => previewNotice(application, jsonOf(file)));
        if (given.json) return printJson(preview);
        printPreview(preview, words);
        print(said.nothingStored);
      }),
    );
  calendar
    .command('load')
    .description(said.load)
    .argument('<file>', said.file)
    .option('--reason <text>', said.reason)
    .option('--despite-warnings', said.despite)
    .option('--by <agency>', options.by)
    .option('--user <name>', options.user)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((file: string, given: Loading) =>
      withApplication(given, words, async (application) => {
        const { reason, despiteWarnings = false } = given;
        const body = { notice: jsonOf(file), despiteWarnings, ...(reason === undefined ? {} : { reason }) };
        const loaded = await aboutFile(file, () => loadNotice(application, body, basename(file), actor(given)));
        if (given.json) return printJson(loaded);
        printPreview(loaded, words);
        const { before, after } = loaded.version;
        print(before === after ? said.known(loaded.year) : said.loaded(loaded.year, after));
      }),
    );
}

export function registerCalendar(program: Command, words: Texts): void {
  const calendar = program.command('calendar').description(words.cli.calendar.about);
  registerReading(calendar, words);
  registerLoading(calendar, words);
}
