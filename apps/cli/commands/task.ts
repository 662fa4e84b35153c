// Tasks on the command line: what stands, what happened, and the commands of the lifecycle.
import { Argument, type Command } from 'commander';
import { orThrow, printDay } from '../../../libs/kernel/index.js';
import { TASK_VERBS } from '../../../libs/task/facts/task.requests.js';
import type { Texts } from '../../../libs/texts/index.js';
import { leadNames } from '../../../libs/application/views/task-views.rule.js';
import type { PartView, TaskView } from '../../../libs/task/task.views.js';
import { registerEscalate } from './escalate.js';
import { previewDeadline, setDeadlines } from '../../../libs/application/use-cases/deadline.use-cases.js';
import { printPreview } from './deadline-preview.js';
import { actor, withApplication, type ActorOptions, type DataOptions } from '../terminal/application-options.js';
import { withConsequences } from '../../../libs/application/use-cases/recorded.js';
import { printCounts } from '../terminal/counts.js';
import { print, printJson, printTable, say } from '../terminal/output.js';

interface Statement {
  document?: string;
  documentDate?: string;
  note?: string;
  reason?: string;
  percent?: string;
  to?: string;
  toTask?: string;
  toDocument?: string;
  part?: string;
  from?: string;
  acceptedDate?: string;
  coordinators?: string;
  predecessors?: string;
  agency?: string;
  since?: string;
  on?: string;
  until?: string;
  wait?: string;
  text?: string;
  due?: string;
  milestone?: string;
  whole?: boolean;
}

interface NewDeadline {
  tasks: string;
  to: string;
  document: string;
  documentDate?: string;
  preview?: boolean;
  json?: boolean;
}

/** The day that counts now, a milestone said to be one; the printed words where there is none. */
function dueOf({ deadline }: TaskView, { calendar, milestoneDue }: Texts): string {
  const { milestone, nominalDue, provisional, text } = deadline;
  if (milestone) return milestoneDue(calendar.day(printDay(milestone.due), provisional), milestone);
  return nominalDue ? calendar.day(printDay(nominalDue), provisional) : text;
}

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);

/** Verbs whose `--to` is a plan. */
const CARRIES = ['carry-over', 'resolve-carry-over'];

/** The statement as the command's schema expects it; what a verb does not know is refused there by name. */
function bodyOf(verb: string, { to, percent, wait, coordinators, predecessors, ...rest }: Statement): Record<string, unknown> {
  const body: Record<string, unknown> = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  if (to !== undefined) body[CARRIES.includes(verb) ? 'toPlan' : 'to'] = to;
  if (percent !== undefined) body.percent = Number(percent);
  if (wait !== undefined) body.wait = Number(wait);
  if (coordinators !== undefined) body.coordinators = listed(coordinators);
  if (predecessors !== undefined) body.predecessors = listed(predecessors);
  return body;
}

/** Why it stands where it stands, and what may go wrong, of all its parts. */
const whyOf = (task: TaskView): string => [...new Set(task.parts.flatMap((part) => part.why))].join(' ');

const isRegular = ({ deadline }: TaskView): boolean => deadline.kind === 'standing';

function printPart(part: PartView, regular: boolean, words: Texts): void {
  const { lost } = words.page;
  print(`- ${part.name}: ${words.phases[part.phase]}, ${words.standingOf(part.standing, regular)}`);
  for (const line of part.why) print(`    ${line}`);
  for (const { name, role, calendar, working, confirmed } of part.daysLost)
    print(`    ${lost.share(name, lost.roles[role], calendar, working)}${confirmed === false ? ` ${lost.unconfirmed}` : ''}`);
  for (const { wait, agency, since, until, paper, verdict } of part.waits)
    print(
      `    ${lost.wait(wait, part.name, agency.name, printDay(since), until && printDay(until), paper.number)} ${lost.verdicts[verdict]}`,
    );
}

function printCarried({ carriedTo, carriedFrom }: TaskView, words: Texts): void {
  const { task } = words.page;
  if (carriedTo) print(`${task.carriedTo}: ${words.carriedTo(carriedTo)}${carriedTo.task ? ` [${carriedTo.task.task}]` : ''}`);
  for (const { task: id, code, title, planNumber, paper } of carriedFrom)
    print(`${task.carriedFrom}: ${code ? `${code}. ` : ''}${title} (${task.ofPlan(planNumber, paper)}) [${id}]`);
}

export function registerTask(program: Command, words: Texts): void {
  const { commands, options, columns } = words.cli;
  const task = program.command('task').description(commands.task);
  registerEscalate(task, words);

  task
    .command('list')
    .description(commands.taskList)
    .option('--plan <plan>', commands.planId)
    .option('--agency <agency>', commands.agency)
    .option('--standing <standing>', commands.standing)
    .option('--risk', commands.taskRisk)
    .option('--undetermined', commands.taskUndetermined)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action(
      (
        given: DataOptions & { plan?: string; agency?: string; standing?: string; risk?: boolean; undetermined?: boolean; json?: boolean },
      ) =>
        withApplication(given, words, async (application) => {
          const { plan, agency, standing, risk, undetermined } = given;
          const tasks = await application.listTasks({ plan, agency, standing, risk, undetermined });
          if (given.json) return printJson(tasks);
          printTable(
            [columns.id, columns.code, columns.task, columns.lead, columns.due, columns.standing, columns.why],
            tasks.map((each) => [
              each.id,
              each.code,
              each.title,
              leadNames(each),
              dueOf(each, words),
              words.standingOf(each.standing, isRegular(each)),
              whyOf(each),
            ]),
            [60, 12, 50, 30, 40, 24, 80],
            words.cli.none.tasks,
          );
        }),
    );

  task
    .command('show')
    .description(commands.taskShow)
    .argument('<task>', commands.taskId)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((id: string, given: DataOptions & { json?: boolean }) =>
      withApplication(given, words, async (application) => {
        const view = application.showTask(id);
        const history = await application.taskHistory(id);
        if (given.json) return printJson({ ...view, history });
        print(`${view.code ? `${view.code}. ` : ''}${view.title}`);
        print(`${columns.due}: ${dueOf(view, words)}   ${columns.standing}: ${words.standingOf(view.standing, isRegular(view))}`);
        print(view.deadline.why);
        if (view.deadline.provisional !== null) print(`${words.calendar.mayChange([view.deadline.provisional])} ${words.calendar.mayMove}`);
        for (const part of view.parts) printPart(part, isRegular(view), words);
        printCarried(view, words);
        print();
        printTable(
          [columns.recorded, columns.what, columns.who],
          history.map((entry) => [entry.recorded, entry.sentence, entry.who]),
          [16, 120, 40],
        );
      }),
    );

  task
    .command('counts')
    .description(commands.taskCounts)
    .option('--plan <plan>', commands.planId)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((given: DataOptions & { plan?: string; json?: boolean }) =>
      withApplication(given, words, async (application) => {
        const counts = await application.counts(given.plan);
        if (given.json) return printJson(counts);
        printCounts(counts, words);
        print(words.whyMore);
      }),
    );

  task
    .command('set-deadline')
    .description(commands.taskSetDeadline)
    .requiredOption('--tasks <tasks>', commands.taskIds)
    .requiredOption('--to <day>', commands.newDay)
    .requiredOption('--document <number>', commands.document)
    .option('--document-date <day>', commands.documentDate)
    .option('--preview', commands.taskPreview)
    .requiredOption('--by <agency>', options.by)
    .option('--user <name>', options.user)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((given: DataOptions & ActorOptions & NewDeadline) =>
      withApplication(given, words, async (application) => {
        const { to, document, documentDate } = given;
        const body = { tasks: listed(given.tasks), to, document, ...(documentDate ? { documentDate } : {}) };
        const answer = await setDeadlines(application, body, actor(given), given.preview ?? false);
        if ('tasks' in answer && answer.notSet.length > 0) process.exitCode = 1;
        if (given.json) return printJson(answer);
        if ('tasks' in answer) {
          print(words.cli.preview.done(answer.tasks.length, document));
          for (const { detail } of answer.notSet) say(detail);
          return;
        }
        for (const preview of answer.preview) printPreview(preview, words);
        print(words.cli.preview.nothingStored);
      }),
    );

  task
    .command('do')
    .description(commands.taskDo)
    .addArgument(new Argument('<verb>', commands.taskVerb).choices(Object.keys(TASK_VERBS)))
    .argument('<task>', commands.taskId)
    .requiredOption('--by <agency>', options.by)
    .option('--user <name>', options.user)
    .option('--document <number>', commands.document)
    .option('--document-date <day>', commands.documentDate)
    .option('--note <text>', commands.note)
    .option('--reason <text>', commands.reason)
    .option('--percent <n>', commands.percent)
    .option('--to <day>', commands.day)
    .option('--to-task <task>', commands.toTask)
    .option('--to-document <name>', commands.toDocument)
    .option('--part <agency>', commands.part)
    .option('--from <agency>', commands.fromLead)
    .option('--accepted-date <day>', commands.acceptedDate)
    .option('--coordinators <agencies>', commands.coordinators)
    .option('--predecessors <tasks>', commands.predecessors)
    .option('--agency <agency>', commands.waitedFor)
    .option('--since <day>', commands.waitSince)
    .option('--on <day>', commands.waitOn)
    .option('--until <day>', commands.waitUntil)
    .option('--wait <n>', commands.waitNumber)
    .option('--text <text>', commands.explanationText)
    .option('--due <day>', commands.explanationDue)
    .option('--milestone <day>', commands.milestone)
    .option('--whole', commands.whole)
    .option('--preview', commands.taskPreview)
    .option('--data <folder>', options.data, 'data')
    .action((verb: string, id: string, given: DataOptions & ActorOptions & Statement & { lang: string; preview?: boolean }) =>
      withApplication(given, words, async (application) => {
        const { data: _data, by: _by, user: _user, key: _key, lang: _lang, preview, ...statement } = given;
        if (preview) {
          printPreview(await previewDeadline(application, verb, id, bodyOf(verb, statement), actor(given)), words);
          return print(words.cli.preview.nothingStored);
        }
        const done = orThrow(await application.tasks.order(verb, id, bodyOf(verb, statement), actor(given), application.clock.now()));
        await withConsequences(application, () => undefined);
        print(done.events.length > 0 ? words.cli.done : words.cli.nothingChanged);
      }),
    );
}
