// The `dunghan` command: one program, its commands each in a file of their own.
import { Command, CommanderError, Option } from 'commander';
import { isRefusal, RefusedError } from '../../libs/kernel/index.js';
import { texts, type Language, type Texts } from '../../libs/texts/index.js';
import { registerAccount } from './commands/account.js';
import { registerAgency } from './commands/agency.js';
import { registerAudit } from './commands/audit.js';
import { registerOperatorTask } from './commands/operator-task.js';
import { registerDigest } from './commands/digest.js';
import { registerCalendar } from './commands/calendar.js';
import { registerPolicy } from './commands/policy.js';
import { registerKeys } from './commands/keys.js';
import { registerMessage } from './commands/message.js';
import { registerLog } from './commands/log.js';
import { registerPlan } from './commands/plan.js';
import { registerRead } from './commands/read.js';
import { registerRebuild } from './commands/rebuild.js';
import { registerLetter } from './commands/letter.js';
import { registerReport } from './commands/report.js';
import type { Serve } from '../../libs/application/ports/serving.types.js';
import { registerServe } from './commands/serve.js';
import { registerSilence } from './commands/silence.js';
import { registerSettings } from './commands/settings.js';
import { registerSimulate } from './commands/simulate.js';
import { registerTask } from './commands/task.js';
import { say } from './terminal/output.js';
import { RecordedUnseen } from '../../libs/application/use-cases/recorded.js';
import { beginCommand, keyUsed } from './terminal/application-options.js';
import { configNow, openConfig, seeEnvironment } from './terminal/config.js';
import { VERSION } from '../../libs/application/version.js';

const REGISTER = [
  registerRead,
  registerSimulate,
  registerPlan,
  registerTask,
  registerPolicy,
  registerCalendar,
  registerReport,
  registerLetter,
  registerSilence,
  registerAgency,
  registerMessage,
  registerAudit,
  registerAccount,
  registerOperatorTask,
  registerDigest,
  registerRebuild,
  registerLog,
  registerKeys,
  registerSettings,
];

/** The language must be known before the commands describe themselves. */
function languageOf(argv: readonly string[]): Language {
  const place = argv.findIndex((each) => each === '--lang' || each.startsWith('--lang='));
  const value = place < 0 ? configNow().DUNGHAN_LANG : argv[place]!.includes('=') ? argv[place]!.slice('--lang='.length) : argv[place + 1];
  return value === 'en' ? 'en' : 'vi';
}

/** Every command knows `--lang` and `--help`, in the reader's language. */
function dress(command: Command, words: Texts): void {
  const { options, titles } = words.cli;
  command
    .addOption(new Option('--lang <vi|en>', options.lang).choices(['vi', 'en']).default(words.language))
    .helpOption('-h, --help', options.help)
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      styleOptionText: (text) => (text === '[options]' ? `[${words.cli.usage.options}]` : text),
      styleSubcommandText: (text) => (text === '[command]' ? `[${words.cli.usage.command}]` : text),
      optionDescription: (option) => describe(option, words),
      visibleGlobalOptions: () => [],
    })
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  // Whoever says in whose name, records something.
  if (command.options.some(({ long }) => long === '--by' || long === '--user')) command.option('--key <key>', options.key);
  command.commands.forEach((each) => dress(each, words));
}

function describe(option: Option, words: Texts): string {
  const extras = [
    option.argChoices ? `${words.cli.choices}: ${option.argChoices.join(', ')}` : '',
    option.defaultValue !== undefined && option.defaultValue !== false ? `${words.cli.default}: ${String(option.defaultValue)}` : '',
  ].filter(Boolean);
  return extras.length > 0 ? `${option.description} (${extras.join('; ')})` : option.description;
}

function complaint(error: CommanderError, { errors }: Texts['cli']): string {
  const quoted = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownCommand':
      return errors.unknownCommand(quoted);
    case 'commander.unknownOption':
      return errors.unknownOption(quoted);
    case 'commander.missingArgument':
      return errors.missingArgument(quoted);
    case 'commander.missingMandatoryOptionValue':
      return errors.missingOption(quoted);
    case 'commander.optionMissingArgument':
      return errors.missingValue(quoted);
    case 'commander.excessArguments':
      return errors.excess();
    case 'commander.invalidArgument': {
      const [, given, choices] = /argument (?:value )?'([^']*)' is invalid.*Allowed choices are (.+?)\.?$/.exec(error.message) ?? [];
      return choices ? errors.invalidChoice(given ?? '', choices) : errors.invalid(error.message.replace(/^error: |\.$/g, ''));
    }
    default:
      return errors.invalid(error.message.replace(/^error: |\.$/g, ''));
  }
}

/** What went wrong, as one sentence; faults of our own keep their trace. */
function explain(error: unknown, words: Texts): string {
  if (error instanceof RefusedError) return words.refusal(error.refusal);
  if (isRefusal(error)) return words.refusal(error);
  if (error instanceof CommanderError) return complaint(error, words.cli);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Whether an order was given and nobody knows if it was recorded. */
const isUnknownOutcome = (error: unknown): boolean =>
  keyUsed() !== null && error instanceof RefusedError && error.refusal.code === 'kurrentdb-outcome-unknown';

const SHOWN = new Set(['commander.help', 'commander.helpDisplayed', 'commander.version']);

/**
 * @param argv as process.argv
 * @param serve what `dunghan serve` starts
 */
export async function main(argv: readonly string[], serve: Serve): Promise<void> {
  seeEnvironment();
  beginCommand(argv);
  const words = texts(languageOf(argv));
  const program = new Command('dunghan').description(words.cli.about).version(VERSION, '-V, --version', words.cli.options.version);
  for (const register of [registerServe(serve), ...REGISTER]) register(program, words);
  dress(program, words);
  program.hook('preAction', openConfig);
  // A reader that closes the pipe early (`| head`) is no fault of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError && SHOWN.has(error.code)) {
      if (error.exitCode !== 0 || error.code === 'commander.help') process.exitCode = error.exitCode;
      return;
    }
    if (error instanceof RecordedUnseen) return say(words.page.recordedUnseen);
    say(explain(error, words));
    if (isUnknownOutcome(error)) say(words.cli.giveAgain(keyUsed()!));
    process.exitCode = 1;
  }
}
