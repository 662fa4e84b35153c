// `dunghan simulate`: plays a plan on a virtual clock and reports who would have been told what, and when.
import cliProgress from 'cli-progress';
import type { Command } from 'commander';
import { mkdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readDirectory } from '../../../libs/agency/directory.reader.js';
import { readCalendar } from '../../../libs/deadline/calendar.reader.js';
import { daysBetween, isDay, printDay, RefusedError, refuse } from '../../../libs/kernel/index.js';
import { memoryChannel } from '../../../libs/notice/channels/memory.channel.js';
import { readPlanFile } from '../../../libs/plan/plan.reader.js';
import type { Texts } from '../../../libs/texts/index.js';
import { historyFrom } from '../../server/history.rule.js';
import { policyFrom } from '../../server/open-house.js';
import { outboxFor } from '../../server/settings.js';
import { simulate, type Simulation } from '../../server/simulate.js';
import { writeSimulation } from '../../server/simulation-report.js';
import { print, printJson, printTable, say } from '../output.js';

const MOST_YEARS = 10;

interface Options {
  from: string;
  to: string;
  history?: string;
  policy?: string;
  directory?: string;
  json?: boolean;
  out?: string;
}

function checkPeriod(from: string, to: string): void {
  for (const text of [from, to]) if (!isDay(text)) throw new RefusedError(refuse('moment-invalid', { text }));
  if (to < from) throw new RefusedError(refuse('period-backwards', { from: printDay(from), to: printDay(to) }));
  if (daysBetween(from, to) > MOST_YEARS * 366) throw new RefusedError(refuse('period-too-long', { years: MOST_YEARS }));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new RefusedError(refuse('file-not-read', { file, detail: (error as NodeJS.ErrnoException).code ?? String(error) }));
  }
}

/** A bar for people who watch; nothing when stderr is a file. */
function progress(from: string, to: string): { show(day: string): void; stop(): void } {
  if (!process.stderr.isTTY) return { show: () => undefined, stop: () => undefined };
  const bar = new cliProgress.SingleBar({ format: '{bar} {percentage}% {day}', stream: process.stderr, clearOnComplete: true });
  bar.start(daysBetween(from, to) + 1, 0, { day: printDay(from) });
  return { show: (day) => bar.update(Math.max(0, daysBetween(from, day)), { day: printDay(day) }), stop: () => bar.stop() };
}

function printSimulation(result: Simulation, words: Texts): void {
  const { simulate: wording, columns } = words.cli;
  const { counts } = words.page;
  print(wording.title(result.plan.number ?? result.plan.title ?? '', printDay(result.from), printDay(result.to)));
  for (const quarter of result.quarters) {
    print();
    print(wording.quarter(printDay(quarter.on)));
    const line = (name: string, row: Simulation['quarters'][number]['total']): string[] => [
      name,
      ...[row.doneOnTime, row.doneLate, row.openOnTime, row.openLate, row.noDeadline, row.atRisk].map(String),
    ];
    printTable(
      [
        columns.agency,
        counts.doneOnTime,
        counts.doneLate,
        counts.openOnTime,
        counts.openLate,
        counts.noDeadline,
        words.standings['at-risk'],
      ],
      [line(counts.total, quarter.total), ...quarter.agencies.map((agency) => line(agency.name, agency))],
      [44, 14, 14, 14, 14, 12, 14],
    );
  }
  print();
  print(wording.notices(result.notices.length));
  printTable(
    [wording.at, wording.to, columns.role, wording.channel, wording.step, wording.rows, wording.why],
    result.notices.map((notice) => [
      notice.at.slice(0, 16).replace('T', ' '),
      notice.to,
      words.roles[notice.role] ?? notice.role,
      notice.channel,
      String(notice.step),
      notice.rows.join(','),
      notice.why,
    ]),
    [16, 30, 34, 6, 4, 24, 70],
  );
  if (result.refused.length > 0) {
    print();
    print(wording.refused(result.refused.length));
    for (const each of result.refused) print(`- ${each.on} ${each.do} (${each.by}, ${each.row}): ${each.reason}`);
  }
}

export function registerSimulate(program: Command, words: Texts): void {
  const { commands, options } = words.cli;
  program
    .command('simulate')
    .description(commands.simulate)
    .argument('<plan>', commands.file)
    .requiredOption('--from <day>', commands.from)
    .requiredOption('--to <day>', commands.to)
    .option('--history <file>', commands.history)
    .option('--policy <file>', commands.policy)
    .option('--directory <file>', options.directory)
    .option('--out <folder>', commands.out)
    .option('--json', options.json)
    .action(async (file: string, given: Options) => {
      const { from, to } = given;
      checkPeriod(from, to);
      const [calendar, directory, policy] = [readCalendar(), readDirectory(given.directory), policyFrom(given.policy)];
      const { lines, ignored } = given.history === undefined ? { lines: [], ignored: [] } : historyFrom(textOf(given.history));
      for (const { line, fields } of ignored) say(words.cli.simulate.ignored(line, fields.join(', ')));
      const plan = await readPlanFile(file, directory, calendar);
      const bar = progress(from, to);
      const mails = given.out === undefined ? null : join(given.out, 'thu');
      if (mails !== null) {
        // Mails of an earlier run into the same folder would pass for this one's.
        await rm(mails, { recursive: true, force: true });
        try {
          mkdirSync(mails, { recursive: true });
        } catch (error) {
          throw new RefusedError(
            refuse('file-not-written', { file: mails, detail: (error as NodeJS.ErrnoException).code ?? String(error) }),
          );
        }
      }
      const channels =
        mails === null ? new Map(['email', 'sms'].map((name) => [name, memoryChannel(name)])) : outboxFor(process.env, mails);
      const result = await simulate({
        plan,
        from,
        to,
        history: lines,
        policy,
        calendar,
        directory,
        language: words.language,
        channels,
        onDay: bar.show,
      }).finally(bar.stop);
      if (given.out !== undefined) say(words.cli.simulate.written(given.out, await writeSimulation(given.out, result, words)));
      if (given.json) printJson(result);
      else if (given.out === undefined) printSimulation(result, words);
    });
}
