// Throws the read tables away and folds them anew from the log. Replaying sends nothing.
import { configNow } from '../terminal/config.js';
import type { Command } from 'commander';
import { openDataFolder } from '../../../libs/event-store/sqlite/data-folder.js';
import { openProjections } from '../../../libs/event-store/projections/projections.js';
import { openEventStore } from '../../../libs/event-store/open-event-store.js';
import { upcastingEventStore } from '../../../libs/event-store/wrapping/upcasting.event-store.js';
import { EVENT_VERSIONS, PROJECTIONS, UPCASTERS } from '../../../libs/catalogue/catalogue.js';
import type { Texts } from '../../../libs/texts/index.js';
import type { DataOptions } from '../terminal/application-options.js';
import { print } from '../terminal/output.js';

export function registerRebuild(program: Command, words: Texts): void {
  const { commands, options } = words.cli;
  program
    .command('rebuild')
    .description(commands.rebuild)
    .option('--data <folder>', options.data, 'data')
    .action(async (given: DataOptions) => {
      const folder = openDataFolder(given.data);
      try {
        const store = upcastingEventStore(await openEventStore(configNow(), folder.events), UPCASTERS, EVENT_VERSIONS);
        const projections = openProjections(folder.projections, PROJECTIONS);
        try {
          await projections.rebuild(store);
          print(words.cli.rebuilt(projections.position()));
        } finally {
          projections.close();
          await store.close();
        }
      } finally {
        folder.close();
      }
    });
}
