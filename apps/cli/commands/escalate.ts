// `dunghan task escalate`: a step of the ladder ahead of its time.
import type { Command } from 'commander';
import { printInstant } from '../../../libs/kernel/index.js';
import type { Texts } from '../../../libs/texts/index.js';
import { escalate } from '../../../libs/application/use-cases/ladder.use-cases.js';
import { actor, withApplication, type ActorOptions, type DataOptions } from '../terminal/application-options.js';
import { print, printJson, say } from '../terminal/output.js';

interface Options extends DataOptions, ActorOptions {
  step: string;
  reason: string;
  part?: string;
  json?: boolean;
}

export function registerEscalate(task: Command, words: Texts): void {
  const { commands, options, policy } = words.cli;
  task
    .command('escalate')
    .description(policy.escalate)
    .argument('<task>', commands.taskId)
    .requiredOption('--step <n>', policy.step)
    .requiredOption('--reason <text>', commands.reason)
    .option('--part <agency>', commands.part)
    .option('--by <agency>', options.by)
    .option('--user <name>', options.user)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((id: string, given: Options) =>
      withApplication(given, words, async (application) => {
        const { step, reason, part, json } = given;
        const answer = await escalate(application, id, { step: Number(step), reason, part }, actor(given));
        const { requested, notRequested } = answer;
        if (notRequested.length > 0) process.exitCode = 1;
        if (json) return printJson(answer);
        for (const each of requested) print(policy.requested(each.part, each.step, printInstant(each.at)));
        for (const { detail } of notRequested) say(detail);
      }),
    );
}
