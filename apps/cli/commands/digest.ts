// `dunghan digest`: the digest of any week, as it was known then.
import type { Command } from 'commander';
import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { isMoment, startOf } from '../../../libs/audit/trail.rule.js';
import { renderDigest } from '../../../libs/digest/digest.template.js';
import { RefusedError, refuse, statedDay } from '../../../libs/kernel/index.js';
import type { Texts } from '../../../libs/texts/index.js';
import { readDigest } from '../../../libs/engine/lookups/digests.js';
import { withApplication, type DataOptions } from '../terminal/application-options.js';
import { print, printJson, say } from '../terminal/output.js';

interface Options extends DataOptions {
  asOf?: string;
  out?: string;
  json?: boolean;
}

const KINDS = ['.html', '.txt', '.json'] as const;
type Kind = (typeof KINDS)[number];

function kindOf(file: string): Kind {
  const kind = KINDS.find((each) => each === extname(file).toLowerCase());
  if (!kind) throw new RefusedError(refuse('digest.file-kind', { file, kinds: KINDS.join(', ') }));
  return kind;
}

function write(file: string, content: string): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw new RefusedError(refuse('file-not-written', { file, detail: (error as NodeJS.ErrnoException).code ?? String(error) }));
  }
}

export function registerDigest(program: Command, words: Texts): void {
  const { commands, options } = words.cli;
  program
    .command('digest')
    .description(commands.digest)
    .option('--as-of <moment>', commands.digestAsOf)
    .option('--out <file>', commands.digestOut)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((given: Options) =>
      withApplication(given, words, async (application) => {
        const kind = given.out === undefined ? null : kindOf(given.out);
        const moment = statedDay(given.asOf ?? application.clock.now());
        if (!isMoment(moment)) throw new RefusedError(refuse('digest.moment', { text: moment }));
        const { digest, reader } = await readDigest(application, startOf(moment));
        const content = renderDigest(digest, reader);
        const forms: Record<Kind, string> = {
          '.html': content.html,
          '.txt': content.text,
          '.json': `${JSON.stringify(digest, null, 2)}\n`,
        };
        if (given.out !== undefined && kind) write(given.out, forms[kind]);
        if (given.json) printJson(digest);
        else if (given.out === undefined) print(content.text);
        else say(words.cli.digestWritten(content.subject, given.out));
      }),
    );
}
