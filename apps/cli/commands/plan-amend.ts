// Amendments on the command line: import a later document, compare, decide on each difference, apply, and the receipt.
import { Option, type Command } from 'commander';
import { orThrow, RefusedError, refuse } from '../../../libs/kernel/index.js';
import { readPlanFile } from '../../../libs/plan/reading/plan.reader.js';
import type { AmendmentReceipt } from '../../../libs/plan/amendment/amendment.types.rule.js';
import type { Texts } from '../../../libs/texts/index.js';
import { amendmentOf, planNamed } from '../../../libs/application/use-cases/plan.use-cases.js';
import type { viewAmendment } from '../../../libs/application/views/plan-views.rule.js';
import { actor, withApplication, type DataOptions } from '../terminal/application-options.js';
import { withConsequences } from '../../../libs/application/use-cases/recorded.js';
import { print, printJson, printTable } from '../terminal/output.js';
import { printDecisions, printRows, reviewed, revisionOf, type ReviewOptions } from './plan-review.js';

type View = ReturnType<typeof viewAmendment>;
type AmendmentOptions = DataOptions & { amendment?: string; json?: boolean };

function numberOf({ amendment }: AmendmentOptions): number | null {
  if (amendment === undefined) return null;
  if (/^\d{1,9}$/.test(amendment)) return Number(amendment);
  throw new RefusedError(
    refuse('input-invalid', { field: 'amendment', vi: `“${amendment}” không phải là số`, en: `“${amendment}” is not a number` }),
  );
}

/** What is said of a row without differences. */
const outOfForce = (standing: string | null): string =>
  standing === 'set-aside' ? 'never-assigned' : standing === 'withdrawn' || standing === 'carried-over' ? 'closed-before' : 'unchanged';

function printComparison(view: View, words: Texts): void {
  const { review, differenceKinds, choices, notes } = words;
  const lines = view.comparison.flatMap((row) =>
    (row.differences.length > 0 ? row.differences : [null]).map((difference) => [
      row.code ?? '',
      row.documentCode ?? '',
      row.title,
      row.likeness === null ? '' : `${Math.round(row.likeness * 100)}%`,
      difference ? difference.key : '',
      difference
        ? [differenceKinds[difference.kind], difference.note ? `(${notes[difference.note]})` : ''].filter(Boolean).join(' ')
        : words.outcomes[outOfForce(row.standing)]!,
      difference ? difference.was : '',
      difference ? difference.now : '',
      difference ? (difference.decided ? choices[difference.decided.choice]! : `? ${difference.choices.join(' | ')}`) : '',
    ]),
  );
  printTable(
    [review.row, review.document, words.cli.columns.task, review.likeness, review.difference, '', review.was, review.now, review.decided],
    lines,
    [12, 12, 44, 5, 18, 40, 44, 44, 30],
  );
  print();
  const doubtful = view.rows.filter((row) => row.toDecide.length > 0 || row.fate !== 'task' || Object.keys(row.printed).length > 0);
  if (doubtful.length > 0) printRows(doubtful, words);
  printDecisions(view.decisions, words);
  print(review.undecided(view.undecided));
}

const sides = (side: AmendmentReceipt['plan'], words: Texts): string =>
  Object.entries(side.outcomes)
    .map(([outcome, count]) => `${count} ${words.outcomes[outcome]}`)
    .join(' + ');

function printReceipt(view: View, words: Texts): void {
  const { review, outcomes, differenceKinds } = words;
  const { receipt } = view;
  if (!receipt) return print(words.amendmentPhases[view.phase]);
  const kinds = (list: readonly string[]): string => list.map((kind) => differenceKinds[kind]).join(', ');
  printTable(
    [review.row, review.document, words.cli.columns.task, review.outcome, review.changes, review.kept],
    receipt.lines.map((line) => [
      line.code ?? '',
      line.documentCode ?? '',
      line.title,
      outcomes[line.outcome]!,
      kinds(line.accepted),
      kinds(line.kept),
    ]),
    [12, 12, 44, 30, 50, 50],
  );
  print();
  print(review.sum(review.planSide, receipt.plan.rows, sides(receipt.plan, words)));
  print(review.sum(review.documentSide, receipt.document.rows, sides(receipt.document, words)));
  print(words.amendmentPhases[view.phase]);
  for (const { task, taskCode, title, code, params } of view.refused)
    print(`${review.refused(title ? `${taskCode} ${title}` : task)}: ${words.refusal({ refused: true, code, params })}`);
}

export function registerPlanAmendments(plan: Command, words: Texts): void {
  const { help } = words.review;
  const { commands, options } = words.cli;

  reviewed(
    plan.command('amend').description(help.amend).argument('<plan>', commands.planId).argument('<file>', commands.file),
    words,
  ).action((id: string, file: string, given: ReviewOptions) =>
    withApplication(given, words, async (application) => {
      planNamed(application, id);
      const { reading, source } = await readPlanFile(file, application.directory(), application.calendar);
      orThrow(await application.plans.amend(id, reading, source, application.calendar.version, actor(given), application.clock.now()));
      const { amendment, undecided } = await amendmentOf(application, id, null, words);
      print(words.review.amended(id, amendment, undecided));
    }),
  );

  const look = (name: string, description: string, show: (view: View, words: Texts) => void): Command =>
    plan
      .command(name)
      .description(description)
      .argument('<plan>', commands.planId)
      .option('--amendment <n>', help.amendment)
      .option('--json', options.json)
      .option('--data <folder>', options.data, 'data')
      .action((id: string, given: AmendmentOptions) =>
        withApplication(given, words, async (application) => {
          const view = await amendmentOf(application, id, numberOf(given), words);
          if (given.json) printJson(view);
          else show(view, words);
        }),
      );
  look('compare', help.compare, printComparison);
  look('receipt', help.receipt, printReceipt);

  reviewed(
    plan.command('decide').description(help.decide).argument('<plan>', commands.planId).argument('[differences...]', help.difference),
    words,
  )
    .addOption(new Option('--choose <choice>', help.choose).choices(Object.keys(words.choices)).makeOptionMandatory())
    .option('--all', help.all)
    .addOption(new Option('--kind <kind>', help.kind).choices(Object.keys(words.differenceKinds)))
    .option('--reason <text>', commands.reason)
    .action((id: string, differences: string[], given: ReviewOptions & { choose: string; all?: boolean; kind?: string; reason?: string }) =>
      withApplication(given, words, async (application) => {
        const { choose, all, kind, reason } = given;
        const body = { decision: 'difference', differences: all ? 'all' : differences, kind, choose, reason, ...revisionOf(given) };
        const done = orThrow(await application.plans.decide(id, body, actor(given), application.clock.now()));
        print(done.events.length > 0 ? words.cli.done : words.cli.nothingChanged);
        print(words.review.undecided((await amendmentOf(application, id, null, words)).undecided));
      }),
    );

  reviewed(
    plan.command('apply').description(help.apply).argument('<plan>', commands.planId).option('--as-read', help.asRead),
    words,
  ).action((id: string, given: ReviewOptions & { asRead?: boolean }) =>
    withApplication(given, words, async (application) => {
      const body = { asRead: given.asRead ?? false, ...revisionOf(given) };
      orThrow(await application.plans.applyAmendment(id, body, actor(given), application.clock.now()));
      const view = await withConsequences(application, () => amendmentOf(application, id, null, words));
      print(words.review.applied(id, view.number ?? view.source.name));
      printReceipt(view, words);
    }),
  );
}
