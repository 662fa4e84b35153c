// Letters on the command line: drafts, their text and file, and recording that one was signed.
import type { Command } from 'commander';
import { writeFileSync } from 'node:fs';
import { printDay } from '../../../libs/kernel/index.js';
import type { Texts } from '../../../libs/texts/index.js';
import { exportLetter, listLetters, showLetter, signLetter } from '../../../libs/application/use-cases/letter.use-cases.js';
import type { LetterView } from '../../../libs/letter/letter.views.js';
import { actor, withApplication, type ActorOptions, type DataOptions } from '../terminal/application-options.js';
import { print, printJson, printTable } from '../terminal/output.js';

function stateOf({ signed, closedOn }: LetterView, { cli, draftState }: Texts): string {
  if (signed) return `${signed.number}, ${printDay(signed.date)}`;
  return closedOn ? draftState.closed(printDay(closedOn)) : cli.letterDraft;
}

export function registerLetter(program: Command, words: Texts): void {
  const { commands, options, columns } = words.cli;
  const letter = program.command('letter').description(commands.letter);

  letter
    .command('list')
    .description(commands.letterList)
    .option('--agency <agency>', commands.letterAgency)
    .option('--drafts', commands.letterDrafts)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((given: DataOptions & { agency?: string; drafts?: boolean; json?: boolean }) =>
      withApplication(given, words, (application) => {
        const letters = listLetters(application, given);
        if (given.json) return printJson({ letters });
        printTable(
          [columns.id, columns.agency, columns.what, columns.task, columns.who, columns.signed],
          letters.map((each) => [
            each.letter,
            each.name,
            words.letterKinds[each.kind],
            String(each.items.length),
            each.issuer,
            stateOf(each, words),
          ]),
          [50, 40, 40, 9, 40, 40],
          words.cli.none.letters,
        );
      }),
    );

  letter
    .command('show')
    .description(commands.letterShow)
    .argument('<letter>', commands.letterId)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((id: string, given: DataOptions & { json?: boolean }) =>
      withApplication(given, words, (application) => {
        const view = showLetter(application, id);
        if (given.json) return printJson(view);
        print(view.text);
        for (const { code, title, why, on } of view.struck)
          print(`${words.draftState.struck}: ${code ? `${code}. ` : ''}${title} (${why}, ${printDay(on)})`);
      }),
    );

  letter
    .command('export')
    .description(commands.letterExport)
    .argument('<letter>', commands.letterId)
    .requiredOption('--out <file>', commands.letterOut)
    .option('--data <folder>', options.data, 'data')
    .action((id: string, given: DataOptions & { out: string }) =>
      withApplication(given, words, async (application) => {
        writeFileSync(given.out, await exportLetter(application, id));
        print(given.out);
      }),
    );

  letter
    .command('sign')
    .description(commands.letterSign)
    .argument('<letter>', commands.letterId)
    .requiredOption('--number <number>', commands.letterNumber)
    .requiredOption('--date <day>', commands.letterDate)
    .option('--explain-by <day>', commands.letterExplainBy)
    .option('--by <agency>', options.by)
    .option('--user <user>', options.user)
    .option('--data <folder>', options.data, 'data')
    .action((id: string, given: DataOptions & ActorOptions & { number: string; date: string; explainBy?: string }) =>
      withApplication(given, words, async (application) => {
        const { number, date, explainBy = null } = given;
        const { signed } = await signLetter(application, id, { number, date, explainBy }, actor(given));
        print(words.cli.done);
        if (signed?.explainBy) print(words.cli.letterExplainBy(printDay(signed.explainBy)));
      }),
    );
}
