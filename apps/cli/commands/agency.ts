// The directory of agencies on the command line: what it holds, changes to it, and files in and out.
import { writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { Option, type Command } from 'commander';
import { CONTACT_ROLES, type Directory } from '../../../libs/agency/directory/agency.types.rule.js';
import { nameOf } from '../../../libs/agency/directory/directory.rule.js';
import { viewAgency } from '../../../libs/agency/directory/agency-view.rule.js';
import { writeBook } from '../../../libs/agency/directory/directory-book.reader.js';
import { directoryDifferences, type DirectoryDifference } from '../../../libs/agency/directory/directory-diff.rule.js';
import { readDirectory } from '../../../libs/agency/directory/directory.reader.js';
import { sheetsOf } from '../../../libs/agency/directory/directory-sheets.rule.js';
import { dayOf, isDay, orThrow, printDay, RefusedError, refuse, statedDay } from '../../../libs/kernel/index.js';
import type { Texts } from '../../../libs/texts/index.js';
import type { Application } from '../../../libs/application/ports/application.types.js';
import { actor, withApplication, type ActorOptions, type DataOptions } from '../terminal/application-options.js';
import { print, printJson, printTable } from '../terminal/output.js';

type Given = DataOptions & ActorOptions & { document?: string };

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);

const stated = (body: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));

async function change(verb: string, body: Record<string, unknown>, given: Given, words: Texts): Promise<void> {
  await withApplication(given, words, async (application) => {
    const by = actor({ ...(given.user !== undefined && { user: given.user }) });
    const { events } = orThrow(
      await application.agencies.order(verb, stated({ ...body, document: given.document }), by, application.clock.now()),
    );
    print(events.length > 0 ? words.cli.done : words.cli.nothingChanged);
  });
}

/** What every change may state besides what it changes. */
const changing = (command: Command, { cli }: Texts): Command =>
  command
    .option('--document <number>', cli.commands.document)
    .option('--user <name>', cli.options.user)
    .option('--data <folder>', cli.options.data, 'data');

function registerLooks(agency: Command, words: Texts): void {
  const { options, columns } = words.cli;
  const { commands, labels } = words.cli.agency;

  agency
    .command('list')
    .description(commands.list)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((given: DataOptions & { json?: boolean }) =>
      withApplication(given, words, (application) => {
        const { agencies, authority, overseers } = application.directory();
        if (given.json) return printJson({ agencies, authority, overseers });
        printTable(
          [columns.id, columns.name, labels.short, labels.kind, labels.members],
          agencies.map((each) => [
            each.id,
            each.name,
            each.short,
            words.agencyKinds[each.kind] ?? each.kind,
            each.group ? `${columns.group} (${each.groupOf.length || '?'})` : '',
          ]),
          [60, 70, 24, 24, 12],
          words.cli.none.agencies,
        );
        print();
        const name = (id: string): string => nameOf(application.directory(), id);
        print(`${labels.authority}: ${name(authority)}; ${labels.overseers}: ${overseers.map(name).join(', ') || '—'}`);
      }),
    );

  agency
    .command('show')
    .description(commands.show)
    .argument('<agency>', commands.id)
    .option('--on <day>', commands.on)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((id: string, given: DataOptions & { on?: string; json?: boolean }) =>
      withApplication(given, words, (application) => {
        const on = statedDay(given.on ?? dayOf(application.clock.now()));
        if (!isDay(on)) throw new RefusedError(refuse('moment-invalid', { text: on }));
        const view = orThrow(viewAgency(application.directory(), id, on));
        if (given.json) return printJson(view);
        print(`${view.name} (${view.id})`);
        print(`${labels.short}: ${view.short}; ${labels.kind}: ${words.agencyKinds[view.kind] ?? view.kind}`);
        print(`${labels.aliases}: ${view.aliases.join('; ') || '—'}`);
        if (view.group) print(`${labels.members}: ${view.members.map((each) => each.name).join('; ') || '?'}`);
        if (view.contacts.length === 0) return;
        print();
        const role = (each: (typeof view.contacts)[number]): string =>
          `${words.contactRoles[each.role] ?? each.role}${each.deputy ? ` (${labels.deputy})` : ''}`;
        printTable(
          [labels.role, labels.title, labels.email, labels.phone, labels.validFrom, labels.validTo, labels.inForce],
          view.contacts.map((each) => [
            role(each),
            each.title,
            each.email ?? '—',
            each.phone === null ? '—' : `${each.phone}${each.takesSms ? '' : ` (${labels.noSms})`}`,
            each.validFrom ? printDay(each.validFrom) : '—',
            each.validTo ? printDay(each.validTo) : '—',
            each.inForce ? 'x' : '',
          ]),
          [36, 60, 50, 20],
          words.cli.none.contacts,
        );
      }),
    );
}

function registerNames(agency: Command, words: Texts): void {
  const { commands } = words.cli.agency;

  changing(agency.command('add'), words)
    .description(commands.add)
    .argument('<id>', commands.newId)
    .requiredOption('--name <name>', commands.name)
    .option('--short <name>', commands.short)
    .option('--kind <kind>', commands.kind)
    .option('--aliases <names>', commands.aliases)
    .option('--members <agencies>', commands.members)
    .option('--group', commands.group)
    .action(
      (id: string, given: Given & { name: string; short?: string; kind?: string; aliases?: string; members?: string; group?: boolean }) => {
        const { name, short, kind, group } = given;
        const aliases = given.aliases?.split(';').map((each) => each.trim());
        return change('add', { id, name, short, kind, group, aliases, members: given.members && listed(given.members) }, given, words);
      },
    );

  changing(agency.command('change'), words)
    .description(commands.change)
    .argument('<agency>', commands.id)
    .option('--name <name>', commands.name)
    .option('--short <name>', commands.short)
    .option('--kind <kind>', commands.kind)
    .action((id: string, given: Given & { name?: string; short?: string; kind?: string }) =>
      change('change', { agency: id, name: given.name, short: given.short, kind: given.kind }, given, words),
    );

  for (const [verb, about] of [
    ['teach-alias', commands.teachAlias],
    ['forget-alias', commands.forgetAlias],
  ] as const)
    changing(agency.command(verb), words)
      .description(about)
      .argument('<agency>', commands.id)
      .argument('<alias>', commands.alias)
      .action((id: string, alias: string, given: Given) => change(verb, { agency: id, alias }, given, words));

  changing(agency.command('members'), words)
    .description(commands.setMembers)
    .argument('<group>', commands.id)
    .argument('[agencies...]', commands.memberIds)
    .action((group: string, members: string[], given: Given) => change('members', { group, members }, given, words));

  changing(agency.command('overseers'), words)
    .description(commands.setOverseers)
    .argument('[agencies...]', commands.overseerIds)
    .option('--authority <agency>', commands.authority)
    .action((overseers: string[], given: Given & { authority?: string }) =>
      change('overseers', { overseers: overseers.length > 0 ? overseers : undefined, authority: given.authority }, given, words),
    );
}

const role = (words: Texts): Option =>
  new Option('--role <role>', words.cli.agency.commands.role).choices(CONTACT_ROLES).makeOptionMandatory();

function registerContacts(agency: Command, words: Texts): void {
  const { commands } = words.cli.agency;

  changing(agency.command('contact-set'), words)
    .description(commands.contactSet)
    .argument('<agency>', commands.id)
    .addOption(role(words))
    .option('--title <title>', commands.title)
    .option('--email <address>', commands.email)
    .option('--phone <number>', commands.phone)
    .option('--from <day>', commands.validFrom)
    .option('--to <day>', commands.validTo)
    .option('--deputy', commands.deputy)
    .action(
      (
        id: string,
        given: Given & { role: string; title?: string; email?: string; phone?: string; from?: string; to?: string; deputy?: boolean },
      ) => {
        const { title, email, phone, deputy } = given;
        const cleared = (value: string | undefined): string | null | undefined => (value === '' ? null : value);
        const contact = { title, email: cleared(email), phone: cleared(phone), validFrom: given.from, validTo: cleared(given.to), deputy };
        return change('contact-set', { agency: id, role: given.role, ...contact }, given, words);
      },
    );

  changing(agency.command('contact-end'), words)
    .description(commands.contactEnd)
    .argument('<agency>', commands.id)
    .addOption(role(words))
    .requiredOption('--on <day>', commands.lastDay)
    .option('--deputy', commands.deputy)
    .action((id: string, given: Given & { role: string; on: string; deputy?: boolean }) =>
      change('contact-end', { agency: id, role: given.role, on: given.on, deputy: given.deputy }, given, words),
    );
}

const MARK = { added: '+', removed: '-', changed: '~' };

function printDifferences(differences: readonly DirectoryDifference[], words: Texts): void {
  const { parts, fields } = words.cli.agency;
  for (const { part, change: kind, key, name, fields: changed } of differences) {
    print(`${MARK[kind]} ${parts[part]} ${part === 'authority' ? '' : `${name} [${key}]`}`.trimEnd());
    for (const { field, before, after } of changed) print(`    ${fields[field] ?? field}: “${before}” → “${after}”`);
  }
}

async function importFile(
  file: string,
  application: Pick<Application, 'agencies' | 'clock' | 'directory'>,
  given: Given & { dryRun?: boolean; json?: boolean },
  words: Texts,
): Promise<void> {
  const directory = readDirectory(file);
  const differences = directoryDifferences(application.directory(), directory);
  if (!given.dryRun) {
    const by = actor({ ...(given.user !== undefined && { user: given.user }) });
    orThrow(await application.agencies.import(directory, basename(file), by, application.clock.now()));
  }
  if (given.json) return printJson({ imported: !given.dryRun, differences });
  printDifferences(differences, words);
  const { previewed, imported } = words.cli.agency;
  print(differences.length === 0 ? words.cli.nothingChanged : given.dryRun ? previewed(differences.length) : imported(differences.length));
}

function exportFile(file: string, { agencies, contacts, authority, overseers }: Directory): void {
  const directory = { agencies, contacts, authority, overseers };
  const isBook = extname(file).toLowerCase() === '.xlsx';
  try {
    writeFileSync(file, isBook ? writeBook(sheetsOf(directory)) : `${JSON.stringify(directory, null, 2)}\n`);
  } catch (error) {
    throw new RefusedError(refuse('file-not-written', { file, detail: (error as NodeJS.ErrnoException).code ?? String(error) }));
  }
}

function registerFiles(agency: Command, words: Texts): void {
  const { options } = words.cli;
  const { commands, exported } = words.cli.agency;

  agency
    .command('import')
    .description(commands.import)
    .argument('<file>', commands.file)
    .option('--dry-run', commands.dryRun)
    .option('--user <name>', options.user)
    .option('--data <folder>', options.data, 'data')
    .option('--json', options.json)
    .action((file: string, given: Given & { dryRun?: boolean; json?: boolean }) =>
      withApplication(given, words, (application) => importFile(file, application, given, words)),
    );

  agency
    .command('export')
    .description(commands.export)
    .argument('<file>', commands.outFile)
    .option('--data <folder>', options.data, 'data')
    .action((file: string, given: DataOptions) =>
      withApplication(given, words, (application) => {
        const directory = application.directory();
        exportFile(file, directory);
        print(exported(directory.agencies.length, directory.contacts.length, file));
      }),
    );
}

export function registerAgency(program: Command, words: Texts): void {
  const agency = program.command('agency').description(words.cli.agency.commands.agency);
  registerLooks(agency, words);
  registerNames(agency, words);
  registerContacts(agency, words);
  registerFiles(agency, words);
}
