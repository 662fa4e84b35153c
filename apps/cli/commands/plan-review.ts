// The reviewer's decisions on the command line, one verb each, on the draft that is open.
import type { Command } from 'commander';
import { jsonPlace, orThrow, printDay, RefusedError, refuse } from '../../../libs/kernel/index.js';
import type { Texts } from '../../../libs/texts/index.js';
import { planNamed } from '../../../libs/application/use-cases/plan.use-cases.js';
import type { RowView, viewPlan } from '../../../libs/application/views/plan-views.rule.js';
import { actor, withApplication, type ActorOptions, type DataOptions } from '../terminal/application-options.js';
import { asRecorded } from '../../../libs/application/use-cases/recorded.js';
import { percent, print, printTable } from '../terminal/output.js';

export type ReviewOptions = DataOptions & ActorOptions & { revision?: string };

const CELLS = ['title', 'product', 'lead', 'coordinator', 'deadline', 'funding', 'code', 'field', 'group'] as const;
type CellOptions = Partial<Record<(typeof CELLS)[number], string>>;

/** The revision as a number; what is no number is left for the schema to refuse by name. */
export const revisionOf = ({ revision }: { revision?: string }): object =>
  revision === undefined ? {} : { revision: /^\d+$/.test(revision) ? Number(revision) : revision };

const cellsOf = (given: CellOptions): CellOptions =>
  Object.fromEntries(CELLS.flatMap((cell) => (given[cell] === undefined ? [] : [[cell, given[cell]]])));

function pieceOf(text: string): unknown {
  if (!text.trimStart().startsWith('{')) return { title: text };
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RefusedError(refuse('input-not-json', jsonPlace((error as Error).message)));
  }
}

const dueOf = ({ deadline, provisional }: RowView, words: Texts): string =>
  deadline.nominalDue ? words.calendar.day(printDay(deadline.nominalDue), provisional) : words.cli.plan.kinds[deadline.kind];

export function printRows(rows: readonly RowView[], words: Texts): void {
  const { review, points, fates } = words;
  const { columns } = words.cli;
  printTable(
    [columns.row, columns.code, columns.task, columns.lead, columns.printed, columns.due, review.confidence, review.fate, review.toDecide],
    rows.map((row) => [
      row.row,
      row.codeInPlan ?? row.code,
      row.title,
      row.leads.map((lead) => lead.name).join(', '),
      row.deadlineText,
      dueOf(row, words),
      percent(row.confidence),
      [fates[row.fate] ?? row.fate, row.into.join(', '), row.fate === 'not-a-task' ? (row.reason ?? '') : ''].filter(Boolean).join(' '),
      row.toDecide.map((point) => points[point]).join('; '),
    ]),
    [6, 12, 50, 34, 26, 22, 8, 24, 60],
  );
  for (const row of rows) for (const problem of row.problems) print(`${row.row}: ${problem.message} “${problem.text}”`);
  for (const row of rows)
    for (const [cell, text] of Object.entries(row.printed))
      print(`${row.row}: ${review.help.cells[cell as keyof typeof review.help.cells]}: ${review.printedAs} “${text}”`);
}

export function printDecisions(decisions: readonly { decision: number; sentence: string; takenBack: boolean }[], words: Texts): void {
  if (decisions.length === 0) return;
  print();
  print(words.review.decisions);
  for (const { decision, sentence, takenBack } of decisions)
    print(`${decision}. ${sentence}${takenBack ? ` ${words.review.takenBack}` : ''}`);
}

export function printDraft(view: ReturnType<typeof viewPlan>, words: Texts): void {
  const { plan } = words.cli;
  const { plan: head, receipt } = view;
  for (const [name, value] of [
    [plan.number, head?.number],
    [plan.issuer, head?.issuer],
    [plan.issuedOn, head?.issuedOn && printDay(head.issuedOn)],
    [plan.year, head?.year],
    [plan.title, head?.title],
  ])
    print(`${name}: ${value ?? '—'}`);
  print(words.review.revision(view.revision));
  print();
  printRows(view.rows, words);
  print();
  print(plan.found(view.tasks.length, view.problems.length));
  if (receipt) print(plan.receipt(receipt.cells, receipt.tasks, receipt.headings, receipt.repeatedHeaders, receipt.problems));
  for (const problem of view.problems.filter((each) => !view.rows.some((row) => row.problems.some((other) => other.text === each.text))))
    print(`${plan.problem} (${problem.where}): ${problem.message} “${problem.text}”`);
  printDecisions(view.decisions, words);
  if (view.phase === 'draft') print(words.review.open(view.toDecide));
}

/** Adds what every decision takes. */
export const reviewed = (command: Command, words: Texts): Command =>
  command
    .option('--revision <n>', words.review.help.revision)
    .option('--data <folder>', words.cli.options.data, 'data')
    .option('--by <agency>', words.cli.options.by)
    .option('--user <name>', words.cli.options.user);

function withCells(command: Command, words: Texts): Command {
  for (const cell of CELLS) command.option(`--${cell} <text>`, words.review.help.cells[cell]);
  return command;
}

export const collect = (value: string, before: string[]): string[] => [...before, value];

export function registerPlanReview(plan: Command, words: Texts): void {
  const { help } = words.review;
  const { commands } = words.cli;

  const decide = (id: string, body: object, given: ReviewOptions): Promise<void> =>
    withApplication(given, words, async (application) => {
      const done = orThrow(await application.plans.decide(id, { ...body, ...revisionOf(given) }, actor(given), application.clock.now()));
      const { draft, revision } = await asRecorded(application, () => planNamed(application, id));
      print(done.events.length > 0 ? words.cli.done : words.cli.nothingChanged);
      if (draft) print(words.review.revision(revision));
    });
  const verb = (name: string, description: string): Command =>
    reviewed(plan.command(name).description(description).argument('<plan>', commands.planId), words);

  withCells(verb('correct', help.correct).argument('<row>', help.row), words).action(
    (id: string, row: string, given: ReviewOptions & CellOptions) => decide(id, { decision: 'correct', row, cells: cellsOf(given) }, given),
  );
  verb('split', help.split)
    .argument('<row>', help.row)
    .option('--piece <text>', help.piece, collect, [] as string[])
    .action((id: string, row: string, given: ReviewOptions & { piece: string[] }) =>
      decide(id, { decision: 'split', row, pieces: given.piece.map(pieceOf) }, given),
    );
  withCells(verb('join', help.join).argument('<rows...>', help.rows), words).action(
    (id: string, rows: string[], given: ReviewOptions & CellOptions) =>
      decide(id, { decision: 'join', rows, cells: cellsOf(given) }, given),
  );
  verb('not-task', help.notTask)
    .argument('<rows...>', help.rows)
    .requiredOption('--reason <text>', commands.reason)
    .action((id: string, rows: string[], given: ReviewOptions & { reason: string }) =>
      decide(id, { decision: 'not-a-task', rows, reason: given.reason }, given),
    );
  withCells(verb('add', help.add), words)
    .requiredOption('--reason <text>', commands.reason)
    .action((id: string, given: ReviewOptions & CellOptions & { reason: string }) =>
      decide(id, { decision: 'add', cells: cellsOf(given), reason: given.reason }, given),
    );
  verb('resolve', help.resolve)
    .argument('<row>', help.row)
    .requiredOption('--text <words>', help.text)
    .requiredOption('--agency <id>', help.agency)
    .option('--teach', help.teach)
    .action((id: string, row: string, given: ReviewOptions & { text: string; agency: string; teach?: boolean }) =>
      decide(id, { decision: 'resolve', row, text: given.text, agency: given.agency, teach: given.teach ?? false }, given),
    );
  verb('set-deadline', help.deadline)
    .argument('<row>', help.row)
    .requiredOption('--to <day>', help.to)
    .option('--document <number>', commands.document)
    .option('--document-date <day>', commands.documentDate)
    .option('--reason <text>', commands.reason)
    .action((id: string, row: string, given: ReviewOptions & { to: string; document?: string; documentDate?: string; reason?: string }) => {
      const { to, document, documentDate, reason } = given;
      return decide(id, { decision: 'deadline', row, to, document, documentDate, reason }, given);
    });
  verb('accept', help.accept)
    .argument('[rows...]', help.rows)
    .action((id: string, rows: string[], given: ReviewOptions) =>
      decide(id, { decision: 'accept', rows: rows.length === 0 ? 'all' : rows }, given),
    );
  verb('undo', help.undo)
    .argument('[decision]', help.decision)
    .action((id: string, decision: string | undefined, given: ReviewOptions) =>
      withApplication(given, words, async (application) => {
        const named = decision === undefined ? {} : { decision: /^\d+$/.test(decision) ? Number(decision) : decision };
        orThrow(await application.plans.takeBack(id, { ...named, ...revisionOf(given) }, actor(given), application.clock.now()));
        print(words.cli.done);
      }),
    );
}
