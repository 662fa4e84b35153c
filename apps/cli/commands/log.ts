// `dunghan export` and `dunghan import-log`: the whole log into a file, and from a file into an empty store.
import { configNow } from '../terminal/config.js';
import type { Command } from 'commander';
import { dataPaths, openDataFolder } from '../../../libs/event-store/sqlite/data-folder.js';
import { exportLog } from '../../../libs/event-store/transfer/export-log.js';
import { importLog, type Phase } from '../../../libs/event-store/transfer/import-log.js';
import { isEmbedded, openEventStore } from '../../../libs/event-store/open-event-store.js';
import type { Texts } from '../../../libs/texts/index.js';
import type { DataOptions } from '../terminal/application-options.js';
import { print, printJson, say } from '../terminal/output.js';
import { progressBar } from '../terminal/progress.js';

interface Options extends DataOptions {
  json?: boolean;
}

/** The embedded log carries appends out in the order in which they are given, many in one write to the disk. */
const AT_ONCE_EMBEDDED = 500;

async function runExport(given: Options & { out: string }, { cli }: Texts): Promise<void> {
  const store = await openEventStore(configNow(), dataPaths(given.data).events, { readOnly: true });
  const progress = progressBar();
  try {
    const exported = await exportLog(store, given.out, (events) => progress.show(cli.exporting, events, 0));
    progress.stop();
    if (exported.leftOut > 0) say(cli.leftOut(exported.leftOut));
    if (given.json) printJson(exported);
    else print(cli.exported(exported.events, given.out, exported.sha256));
  } finally {
    progress.stop();
    await store.close();
  }
}

async function runImport(file: string, given: Options, { cli }: Texts): Promise<void> {
  // Nobody else writes meanwhile, at least not from this folder.
  const folder = openDataFolder(given.data);
  const progress = progressBar();
  try {
    const store = await openEventStore(configNow(), folder.events);
    try {
      const onProgress = (phase: Phase, events: number, of: number) => progress.show(cli.importPhases[phase], events, of);
      const imported = await importLog(store, file, { atOnce: isEmbedded(configNow()) ? AT_ONCE_EMBEDDED : 1, onProgress });
      progress.stop();
      if (given.json) printJson(imported);
      else print(cli.imported(imported.events, imported.found, imported.sha256));
    } finally {
      await store.close();
    }
  } finally {
    progress.stop();
    folder.close();
  }
}

export function registerLog(program: Command, words: Texts): void {
  const { commands, options } = words.cli;
  program
    .command('export')
    .description(commands.export)
    .requiredOption('--out <file>', commands.exportOut)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((given: Options & { out: string }) => runExport(given, words));
  program
    .command('import-log')
    .description(commands.importLog)
    .argument('<file>', commands.importFile)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((file: string, given: Options) => runImport(file, given, words));
}
