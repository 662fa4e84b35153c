// `dunghan simulate`: plays a plan on a virtual clock and reports who would have been told what, and when.
import { configNow } from '../terminal/config.js';
import cliProgress from 'cli-progress';
import type { Command } from 'commander';
import { mkdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readDirectory } from '../../../libs/agency/directory/directory.reader.js';
import type { EscalationPolicy } from '../../../libs/escalation/policy/policy.types.rule.js';
import { daysBetween, isDay, printDay, RefusedError, refuse, secrecyIn, secretName, statedDay } from '../../../libs/kernel/index.js';
import { nameOf } from '../../../libs/agency/directory/directory.rule.js';
import type { Channel } from '../../../libs/notice/channels/port/channel.js';
import { memoryChannel } from '../../../libs/notice/channels/port/memory.channel.js';
import { readPlanFile } from '../../../libs/plan/reading/plan.reader.js';
import type { Texts } from '../../../libs/texts/index.js';
import { historyFrom } from '../../../libs/simulation/history.rule.js';
import { policyFrom } from '../../../libs/application/compose.js';
import { outboxFor } from '../../../libs/application/config/settings.js';
import { compare, type Comparison } from '../../../libs/simulation/compare.rule.js';
import { calledRow, comparisonTables } from '../../../libs/simulation/comparison-view.rule.js';
import { simulate, type SimulationInput } from '../../../libs/simulation/simulate.js';
import type { Simulation } from '../../../libs/simulation/simulation.types.rule.js';
import { writeComparison, writeSimulation } from '../../../libs/pages/simulation-report.js';
import { calendarOf } from '../terminal/application-options.js';
import { printCounts } from '../terminal/counts.js';
import { actionOf } from '../../../libs/simulation/history-words.rule.js';
import { codesOf } from '../../../libs/pages/simulation.template.js';
import { localMoment, print, printJson, printTable, say } from '../terminal/output.js';

const MOST_YEARS = 10;

interface Options {
  from: string;
  to: string;
  history?: string;
  policy?: string;
  compare?: string;
  directory?: string;
  data?: string;
  json?: boolean;
  out?: string;
}

/** What is played, whatever the policy. */
type Scene = Pick<SimulationInput, 'plan' | 'from' | 'to' | 'history' | 'calendar' | 'directory'>;

function checkPeriod(from: string, to: string): void {
  for (const text of [from, to]) if (!isDay(text)) throw new RefusedError(refuse('moment-invalid', { text }));
  if (to < from) throw new RefusedError(refuse('period-backwards', { from: printDay(from), to: printDay(to) }));
  if (daysBetween(from, to) > MOST_YEARS * 366) throw new RefusedError(refuse('period-too-long', { years: MOST_YEARS }));
}

function textOf(file: string): string {
  const secret = secretName(file);
  if (secret) throw new RefusedError(secret);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new RefusedError(refuse('file-not-read', { file, detail: (error as NodeJS.ErrnoException).code ?? String(error) }));
  }
  const mark = secrecyIn(text.split('\n'));
  if (mark) throw new RefusedError(refuse('document.secret', { file: basename(file), mark }));
  return text;
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
  print(wording.title(result.plan.number ?? result.plan.title ?? '', printDay(result.from), printDay(result.to)));
  for (const quarter of result.quarters) {
    print();
    print(wording.quarter(printDay(quarter.on)));
    printCounts(quarter, words);
  }
  if (result.quarters.length > 0) print(`\n${words.whyMore}`);
  print();
  print(wording.notices(result.notices.length));
  printTable(
    [wording.at, wording.to, columns.role, wording.channel, wording.step, wording.rows, wording.why],
    result.notices.map((notice) => [
      localMoment(notice.at),
      result.names[notice.to] ?? notice.to,
      words.roleName(notice.role),
      words.channelName(notice.channel),
      String(notice.step),
      codesOf(notice),
      notice.why,
    ]),
    [16, 34, 34, 12, 4, 24, 70],
    words.cli.none.notices,
  );
  if (result.refused.length > 0) {
    print();
    print(wording.refused(result.refused.length));
    for (const each of result.refused) {
      const [code, title] = calledRow(each.row, result.tasks);
      print(
        `- ${localMoment(each.on)}, ${wording.row(each.row)} (${[code, title].filter(Boolean).join('. ')}), ${actionOf(each, words)} (${result.names[each.by] ?? each.by}): ${each.reason}`,
      );
    }
  }
}

function printComparison(comparison: Comparison, words: Texts): void {
  const { first, second } = comparison.policies;
  print(words.cli.compare.title(words.policyName(first), words.policyName(second)));
  for (const { heading, head, rows } of comparisonTables(comparison, words)) {
    print();
    print(heading);
    printTable(head, rows, head[0] === words.cli.columns.code ? [12, 40, 30, 34, 34, 20, 20, 16, 16] : [60, 30, 34, 34, 20, 20, 16, 16]);
  }
}

/** An empty folder for the mails: those of an earlier run would pass for this one's. */
async function mailFolder(out: string): Promise<string> {
  const mails = join(out, 'thu');
  await rm(mails, { recursive: true, force: true });
  try {
    mkdirSync(mails, { recursive: true });
  } catch (error) {
    throw new RefusedError(refuse('file-not-written', { file: mails, detail: (error as NodeJS.ErrnoException).code ?? String(error) }));
  }
  return mails;
}

/** Plays the plan under one policy; `out` receives the mails and the report when it is given. */
async function playUnder(policy: EscalationPolicy, out: string | undefined, scene: Scene, words: Texts): Promise<Simulation> {
  const bar = progress(scene.from, scene.to);
  const inMemory = (): ReadonlyMap<string, Channel> => new Map(['email', 'sms'].map((name) => [name, memoryChannel(name)]));
  const channels = out === undefined ? inMemory() : outboxFor(configNow(), await mailFolder(out));
  const result = await simulate({ ...scene, policy, language: words.language, channels, onDay: bar.show }).finally(bar.stop);
  if (out !== undefined) say(words.cli.simulate.written(out, await writeSimulation(out, result, words)));
  return result;
}

async function playAndCompare(policy: EscalationPolicy, given: Options & { compare: string }, scene: Scene, words: Texts): Promise<void> {
  const other = policyFrom(given.compare);
  const first = await playUnder(policy, given.out, scene, words);
  const second = await playUnder(other, given.out && join(given.out, 'so-sanh'), scene, words);
  const comparison = compare(first, second, scene.calendar, {
    role: (role) => words.roles[role] ?? role,
    agency: (id) => nameOf(scene.directory, id),
  });
  if (given.out !== undefined) writeComparison(given.out, comparison, words);
  if (given.json) printJson({ comparison, first, second });
  else printComparison(comparison, words);
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
    .option('--compare <file>', words.cli.compare.option)
    .option('--directory <file>', options.directory)
    .option('--data <folder>', options.calendarOf)
    .option('--out <folder>', commands.out)
    .option('--json', options.json)
    .action(async (file: string, given: Options) => {
      const { compare: other } = given;
      const [from, to] = [statedDay(given.from), statedDay(given.to)];
      checkPeriod(from, to);
      const [directory, policy] = [readDirectory(given.directory), policyFrom(given.policy)];
      const calendar = await calendarOf(given.data, words);
      const { lines: history, ignored } = given.history === undefined ? { lines: [], ignored: [] } : historyFrom(textOf(given.history));
      for (const { line, fields } of ignored) say(words.cli.simulate.ignored(line, fields.join(', ')));
      const scene = { plan: await readPlanFile(file, directory, calendar), from, to, history, calendar, directory };
      if (other !== undefined) return playAndCompare(policy, { ...given, compare: other }, scene, words);
      const result = await playUnder(policy, given.out, scene, words);
      if (given.json) printJson(result);
      else if (given.out === undefined) printSimulation(result, words);
    });
}
