// Escalation policies on the command line: on record, in force, tried, moved to.
import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { policyRef } from '../../../libs/escalation/policy/policy.types.rule.js';
import { printDay, printInstant } from '../../../libs/kernel/index.js';
import type { Texts } from '../../../libs/texts/index.js';
import { moveTasks, previewMove } from '../../../libs/application/use-cases/ladder.use-cases.js';
import type { Move } from '../../../libs/escalation/policy/move.views.js';
import { policyFrom } from '../../../libs/application/compose.js';
import {
  listPolicies,
  proposePolicy,
  retirePolicy,
  showPolicy,
  switchPolicyOn,
} from '../../../libs/application/use-cases/policy.use-cases.js';
import type { PolicyBrief } from '../../../libs/escalation/policy/policy.views.js';
import { actor, withApplication, type ActorOptions, type DataOptions } from '../terminal/application-options.js';
import { print, printJson, printTable, say } from '../terminal/output.js';

type Common = DataOptions & ActorOptions & { json?: boolean };

const stateOf = ({ state, switchedOn }: PolicyBrief, { cli }: Texts): string =>
  cli.policy.states[state](printDay(switchedOn.at(-1)?.from ?? ''));

function printPolicies(policies: readonly PolicyBrief[], words: Texts): void {
  const { columns } = words.cli.policy;
  printTable(
    [columns.ref, columns.name, columns.steps, columns.state, columns.paper],
    policies.map((each) => [each.ref, each.name, String(each.steps), stateOf(each, words), each.switchedOn.at(-1)?.paper?.number ?? '—']),
    [40, 60, 8, 40, 40],
  );
}

function printMoves(moves: readonly Move[], words: Texts): void {
  const { policy } = words.cli;
  const { columns } = policy;
  const at = (moment: string | null): string => (moment === null ? policy.none : printInstant(moment));
  const rows = moves.flatMap((move) => {
    const still = move.stopped === null ? policy.unchanged : policy.stopped;
    if (move.changes.length === 0) return [[move.task, move.code, move.title, move.part, '', still, '', '']];
    return move.changes.map((each) => [
      move.task,
      move.code,
      move.title,
      move.part,
      String(each.step),
      [words.kindLabel(each.kind), each.occasion].filter(Boolean).join(' '),
      at(each.before),
      each.dueAtOnce ? `${at(each.after)} (${policy.atOnce})` : at(each.after),
    ]);
  });
  const { id, code, task } = words.cli.columns;
  const head = [id, code, task, columns.part, columns.step, columns.kind, columns.before, columns.after];
  printTable(head, rows, [60, 12, 40, 30, 4, 30, 16, 34]);
}

function registerReading(policy: Command, words: Texts): void {
  const { options, policy: said } = words.cli;
  policy
    .command('list')
    .description(said.list)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((given: Common) =>
      withApplication(given, words, (application) => {
        const policies = listPolicies(application);
        if (given.json) printJson({ policies });
        else printPolicies(policies, words);
      }),
    );
  policy
    .command('show')
    .description(said.show)
    .argument('<ref>', said.ref)
    .option('--data <folder>', options.data, 'data')
    .action((ref: string, given: Common) => withApplication(given, words, (application) => printJson(showPolicy(application, ref).policy)));
  policy
    .command('check')
    .description(said.check)
    .argument('<file>', said.file)
    .option('--json', options.json)
    .action((file: string, given: Common) => {
      const found = policyFrom(file);
      if (given.json) printJson({ ref: policyRef(found), name: found.name, steps: found.steps.length });
      else print(said.valid(policyRef(found), found.name, found.steps.length));
    });
}

interface Decision extends Common {
  from?: string;
  document?: string;
  documentDate?: string;
  note?: string;
  reason?: string;
}

function registerDeciding(policy: Command, words: Texts): void {
  const { commands, options, policy: said } = words.cli;
  policy
    .command('add')
    .description(said.add)
    .argument('<file>', said.file)
    .option('--by <agency>', options.by)
    .option('--user <name>', options.user)
    .option('--data <folder>', options.data, 'data')
    .action((file: string, given: Decision) =>
      withApplication(given, words, async (application) => {
        // A file that cannot be read or kept is refused by its name first.
        policyFrom(file);
        const json: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
        const { ref } = await proposePolicy(application, json, basename(file), actor(given));
        print(said.added(ref));
      }),
    );
  policy
    .command('switch-on')
    .description(said.switchOn)
    .argument('<ref>', said.ref)
    .requiredOption('--document <number>', commands.document)
    .option('--document-date <day>', commands.documentDate)
    .option('--from <day>', said.from)
    .option('--note <text>', commands.note)
    .option('--by <agency>', options.by)
    .option('--user <name>', options.user)
    .option('--data <folder>', options.data, 'data')
    .action((ref: string, given: Decision) =>
      withApplication(given, words, async (application) => {
        const { from, document, documentDate, note } = given;
        const { switchedOn } = await switchPolicyOn(application, ref, { from, document, documentDate, note }, actor(given));
        print(said.isOn(ref, printDay(switchedOn.at(-1)?.from ?? '')));
      }),
    );
  policy
    .command('retire')
    .description(said.retire)
    .argument('<ref>', said.ref)
    .requiredOption('--reason <text>', commands.reason)
    .option('--by <agency>', options.by)
    .option('--user <name>', options.user)
    .option('--data <folder>', options.data, 'data')
    .action((ref: string, given: Decision) =>
      withApplication(given, words, async (application) => {
        await retirePolicy(application, ref, { reason: given.reason }, actor(given));
        print(words.cli.done);
      }),
    );
}

interface Moving extends Common {
  to: string;
  plan?: string;
  task?: string;
  reason: string;
  preview?: boolean;
}

function registerMoving(policy: Command, words: Texts): void {
  const { commands, options, policy: said } = words.cli;
  policy
    .command('move')
    .description(said.move)
    .requiredOption('--to <ref>', said.to)
    .option('--plan <plan>', said.plan)
    .option('--task <task>', said.task)
    .requiredOption('--reason <text>', commands.reason)
    .option('--preview', said.preview)
    .option('--by <agency>', options.by)
    .option('--user <name>', options.user)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((given: Moving) =>
      withApplication(given, words, async (application) => {
        const { to, plan, task, reason, preview, json } = given;
        const body = { to, plan, task, reason };
        const answer = preview
          ? { moves: await previewMove(application, body), notMoved: [] }
          : await moveTasks(application, body, actor(given));
        const { moves, notMoved } = answer;
        if (notMoved.length > 0) process.exitCode = 1;
        if (json) return printJson(preview ? { moves } : answer);
        if (moves.length === 0) return print(said.nothingToMove);
        printMoves(moves, words);
        print(preview ? said.wouldMove(moves.length, to) : said.moved(moves.length, to));
        for (const { detail } of notMoved) say(detail);
      }),
    );
}

export function registerPolicy(program: Command, words: Texts): void {
  const policy = program.command('policy').description(words.cli.policy.about);
  registerReading(policy, words);
  registerDeciding(policy, words);
  registerMoving(policy, words);
}
