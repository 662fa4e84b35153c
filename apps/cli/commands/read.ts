// What the readers make of a document, a deadline or a cell of agencies. Nothing is stored.
import type { Command } from 'commander';
import { readAgencies } from '../../../libs/agency/names/agency-phrases.rule.js';
import { readDirectory } from '../../../libs/agency/directory/directory.reader.js';
import { provisionalYear, type Calendar } from '../../../libs/deadline/calendars/calendar.rule.js';
import { isPlanYear, readDeadline } from '../../../libs/deadline/deadline.rule.js';
import type { ReadingContext } from '../../../libs/deadline/reading/deadline.types.rule.js';
import { systemClock } from '../../../libs/kernel/clock.js';
import { dayOf, isDay, printDay, RefusedError, refuse, statedDay } from '../../../libs/kernel/index.js';
import type { PlanProblem, PlanReading } from '../../../libs/plan/reading/document/plan.types.rule.js';
import { codesOf, printedRow } from '../../../libs/plan/draft/codes.rule.js';
import { readPlanFile } from '../../../libs/plan/reading/plan.reader.js';
import { readLines } from '../../../libs/plan/reading/readers/lines.reader.js';
import { calendarOf } from '../terminal/application-options.js';
import type { Texts } from '../../../libs/texts/index.js';
import { percent, print, printJson, printJsonLines, printTable, say } from '../terminal/output.js';

function dayOption(value: string | undefined): string | null {
  if (value === undefined || value === '') return null;
  const day = statedDay(value);
  if (!isDay(day)) throw new RefusedError(refuse('moment-invalid', { text: value }));
  return day;
}

const isYearText = (text: string): boolean => /^\d{4}$/.test(text) && isPlanYear(Number(text));

function yearOption(value: string): number {
  if (!isYearText(value.trim()))
    throw new RefusedError(
      refuse('input-invalid', { field: 'plan-year', vi: `“${value}” không phải là năm`, en: `“${value}” is not a year` }),
    );
  return Number(value);
}

interface Cell {
  text: string;
  context: ReadingContext;
}

/** "phrase", or "phrase<TAB>planYear<TAB>issuedOn"; what a line leaves out is that of the command. */
function cellOf(line: string, number: number, shared: ReadingContext): Cell {
  const [text = '', ...more] = line.split('\t');
  const [year = '', issuedOn = ''] = more.map((each) => statedDay(each.trim()));
  const wrong = year !== '' && !isYearText(year) ? year : issuedOn !== '' && !isDay(issuedOn) ? issuedOn : null;
  if (wrong !== null) throw new RefusedError(refuse('line-invalid', { line: number, text: wrong }));
  return { text, context: { planYear: year === '' ? shared.planYear : Number(year), issuedOn: issuedOn || shared.issuedOn } };
}

/** The reading with its problems said in the reader's language. */
function inLanguage(reading: PlanReading, words: Texts): PlanReading {
  const said = (problem: PlanProblem): PlanProblem => ({ ...problem, message: words.problem(problem.code, problem.params) });
  return {
    ...reading,
    tasks: reading.tasks.map((task) => ({ ...task, problems: task.problems.map(said) })),
    problems: reading.problems.map(said),
  };
}

/** A problem of the whole document stands nowhere and quotes nothing. */
function problemLine({ where, code, params, text }: PlanProblem, words: Texts): string {
  const place = where ? ` (${where})` : '';
  return `${words.cli.plan.problem}${place}: ${words.problem(code, params)}${text ? ` “${text}”` : ''}`;
}

/** The day that was read, marked when its year has no notice yet. */
const dueOf = ({ deadline }: PlanReading['tasks'][number], calendar: Calendar, words: Texts): string =>
  deadline.nominalDue
    ? words.calendar.day(printDay(deadline.nominalDue), provisionalYear(calendar, deadline.effectiveDue ?? deadline.nominalDue))
    : words.cli.plan.kinds[deadline.kind];

export function printReading(reading: PlanReading, calendar: Calendar, words: Texts): void {
  const { plan, columns } = words.cli;
  const { number, issuer, issuedOn, year, title } = reading.plan;
  for (const [name, value] of [
    [plan.number, number],
    [plan.issuer, issuer],
    [plan.issuedOn, issuedOn && printDay(issuedOn)],
    [plan.year, year],
    [plan.title, title],
  ])
    print(`${name}: ${value ?? '—'}`);
  print();
  const codes = codesOf(reading.tasks.map((task, index) => printedRow({ key: String(index), task })));
  printTable(
    [columns.row, columns.code, columns.task, columns.lead, columns.printed, columns.due, words.review.confidence],
    reading.tasks.map((task, index) => [
      String(index + 1),
      codes.get(String(index)) ?? task.code,
      task.title,
      task.leads.map((lead) => lead.name).join(', '),
      task.deadlineText,
      dueOf(task, calendar, words),
      percent(task.confidence),
    ]),
    [4, 12, 60, 40, 30, 22, 8],
    words.cli.none.rows,
  );
  print();
  const { problems, receipt } = reading;
  print(plan.found(reading.tasks.length, problems.length));
  print(plan.receipt(receipt.cells, receipt.tasks, receipt.headings, receipt.repeatedHeaders, receipt.problems));
  for (const problem of problems) print(problemLine(problem, words));
}

function* mapped<In, Out>(values: readonly In[], by: (value: In, index: number) => Out): Generator<Out> {
  for (const [index, value] of values.entries()) yield by(value, index);
}

export function registerRead(program: Command, words: Texts): void {
  const { commands, options, errors } = words.cli;

  program
    .command('read-plan')
    .description(commands.readPlan)
    .argument('<file>', commands.file)
    .option('--json', options.json)
    .option('--directory <file>', options.directory)
    .option('--data <folder>', options.calendarOf)
    .action(async (file: string, { json, directory, data }: { json?: boolean; directory?: string; data?: string }) => {
      const calendar = await calendarOf(data, words);
      const { reading } = await readPlanFile(file, readDirectory(directory), calendar, words.language);
      if (json) printJson(inLanguage(reading, words));
      else printReading(reading, calendar, words);
    });

  program
    .command('read-deadline')
    .description(commands.readDeadline)
    .argument('[phrase]', commands.phrase)
    .option('--plan-year <year>', commands.planYear)
    .option('--issued-on <day>', commands.issuedOn)
    .option('--file <file>', commands.phraseFile)
    .option('--data <folder>', options.calendarOf)
    .option('--json', options.json)
    // "- Quý II/2026" and "-nt-" are cells, not options.
    .allowUnknownOption()
    .action(
      async (phrase: string | undefined, given: { planYear?: string; issuedOn?: string; file?: string; data?: string; json?: boolean }) => {
        const calendar = await calendarOf(given.data, words);
        const shared = {
          planYear: given.planYear === undefined ? Number(dayOf(systemClock.now()).slice(0, 4)) : yearOption(given.planYear),
          issuedOn: dayOption(given.issuedOn),
        };
        const read = ({ text, context }: Cell) => readDeadline(text, context, calendar, words.language);
        if (given.file !== undefined) {
          // All lines are checked before the first is answered.
          const lines = readLines(given.file);
          lines.forEach((line, index) => void cellOf(line, index + 1, shared));
          return printJsonLines(mapped(lines, (line, index) => read(cellOf(line, index + 1, shared))));
        }
        if (phrase === undefined)
          throw new RefusedError(refuse('input-invalid', { field: 'phrase', vi: errors.needed, en: errors.needed }));
        if (phrase.startsWith('--'))
          throw new RefusedError(
            refuse('input-invalid', { field: 'phrase', vi: errors.unknownOption(phrase), en: errors.unknownOption(phrase) }),
          );
        const deadline = read({ text: phrase, context: shared });
        if (given.json) return printJson(deadline);
        print(deadline.why);
        if (deadline.ambiguous) say(deadline.ambiguous);
      },
    );

  program
    .command('read-agencies')
    .description(commands.readAgencies)
    .argument('[cell]', commands.cell)
    .option('--directory <file>', options.directory)
    .option('--file <file>', commands.cellFile)
    .option('--json', options.json)
    .action(async (cell: string | undefined, given: { directory?: string; file?: string; json?: boolean }) => {
      const directory = readDirectory(given.directory);
      if (given.file !== undefined) {
        return printJsonLines(mapped(readLines(given.file), (line) => readAgencies(line, directory)));
      }
      if (cell === undefined) throw new RefusedError(refuse('input-invalid', { field: 'cell', vi: errors.needed, en: errors.needed }));
      const reading = readAgencies(cell, directory);
      if (given.json) return printJson(reading);
      for (const agency of reading.agencies)
        print(`${agency.name}  [${agency.id ?? '?'}]${agency.group ? ` (${words.cli.columns.group})` : ''}`);
      for (const piece of reading.unresolved) say(`? ${piece}`);
    });
}
