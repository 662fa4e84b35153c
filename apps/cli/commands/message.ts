// Messages on the command line: where each stands, and the order to send one again. Text messages are tried before they go.
import type { Command } from 'commander';
import { costOf, fit, prepare, split, type Coding } from '../../../libs/notice/sms/segments.rule.js';
import type { Texts } from '../../../libs/texts/index.js';
import { messageUseCases } from '../../../libs/application/use-cases/message.use-cases.js';
import type { MessageView } from '../../../libs/notice/message.views.js';
import { actor, withApplication, type DataOptions } from '../terminal/application-options.js';
import { localMoment, print, printJson, printTable } from '../terminal/output.js';

type Output = DataOptions & { json?: boolean };

export function registerMessage(program: Command, words: Texts): void {
  const { commands, options, columns } = words.cli;
  const message = program.command('message').description(commands.message);
  const states = Object.keys(words.states).join(', ');

  message
    .command('list')
    .description(commands.messageList)
    .option('--state <state>', `${commands.messageState}: ${states}`)
    .option('--channel <channel>', commands.messageChannel)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((given: Output & { state?: string; channel?: string }) =>
      withApplication(given, words, async (application) => {
        const rows = (await messageUseCases(application).list({ state: given.state, channel: given.channel })) as MessageView[];
        if (given.json) return printJson({ messages: rows });
        printTable(
          [columns.recorded, words.cli.message.channel, columns.who, words.cli.message.state, words.cli.message.detail, columns.id],
          rows.map((row) => [
            localMoment(row.composedAt),
            words.channelName(row.channel),
            `${row.addressee} (${row.address})`,
            row.stateText,
            // The file of what was not sent is named after its key, which stands beside it.
            row.transport === 'outbox' ? '' : (row.detail ?? ''),
            row.key,
          ]),
          [16, 14, 60, 26, 50, 40],
          words.cli.none.messages,
        );
      }),
    );

  message
    .command('show')
    .description(commands.messageShow)
    .argument('<key>', commands.messageKey)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((key: string, given: Output) =>
      withApplication(given, words, async (application) => {
        const shown = (await messageUseCases(application).show(key)) as MessageView & {
          history: { recorded: string; sentence: string; who: string }[];
        };
        if (given.json) return printJson(shown);
        const { addressee, address, channel, stateText, text, sms, history } = shown;
        print(`${words.channelName(channel)}: ${addressee} (${address})`);
        print(stateText);
        if (text) print(`\n${text}\n`);
        if (sms) print(words.cli.message.cost(sms.units, sms.parts, sms.coding, sms.cost));
        printTable(
          [columns.recorded, columns.what, columns.who],
          history.map((entry) => [entry.recorded, entry.sentence, entry.who]),
          [16, 110, 40],
        );
      }),
    );

  message
    .command('resend')
    .description(commands.messageResend)
    .argument('<key>', commands.messageKey)
    .requiredOption('--reason <text>', commands.reason)
    .option('--user <name>', options.user)
    .option('--data <folder>', options.data, 'data')
    .action((key: string, given: DataOptions & { reason: string; user?: string }) =>
      withApplication(given, words, async (application) => {
        await messageUseCases(application).resend(key, { reason: given.reason }, actor(given));
        print(words.cli.done);
      }),
    );

  program
    .command('sms')
    .description(commands.sms)
    .command('preview')
    .description(commands.smsPreview)
    .argument('<text>', commands.smsText)
    .option('--unicode', commands.smsUnicode)
    .option('--max-parts <n>', commands.smsMaxParts, '2')
    .option('--price <dong>', commands.smsPrice)
    .option('--json', options.json)
    .action((text: string, given: { unicode?: boolean; maxParts: string; price?: string; json?: boolean }) => {
      const coding: Coding = given.unicode ? 'unicode' : 'plain';
      const out = fit(prepare(text, coding), '', Math.max(1, Number(given.maxParts) || 1), coding);
      const price = given.price === undefined ? Number.NaN : Number(given.price);
      const cost = costOf(out, coding, Number.isFinite(price) ? price : null);
      if (given.json) return printJson({ text: out, ...cost, split: split(out, coding) });
      split(out, coding).forEach((part, index, parts) => print(parts.length > 1 ? `(${index + 1}/${parts.length}) ${part}` : part));
      print(words.cli.message.cost(cost.units, cost.parts, coding, cost.cost));
    });
}
