// Accounts and the tokens they write with.
import { Option, type Command } from 'commander';
import { z } from 'zod';
import { findAgency } from '../../../libs/agency/directory/directory.rule.js';
import { addDays, dayOf, endOfDay, orThrow, parseInput, printDay, RefusedError, refuse } from '../../../libs/kernel/index.js';
import { accountRole, userName } from '../../../libs/identity/account.commands.js';
import { accountsProjection, type AccountRow } from '../../../libs/identity/accounts.projection.js';
import { accountService } from '../../../libs/identity/account.service.js';
import type { Texts } from '../../../libs/texts/index.js';
import { actor, withApplication, type DataOptions } from '../terminal/application-options.js';
import { print, printTable, say } from '../terminal/output.js';

const displayName = z.object({ name: z.string().trim().min(1).max(200) });

function checkedName(name: string): string {
  const parsed = orThrow(parseInput(displayName, { name }));
  return parsed.value.name;
}

function checkedUser(name: string): string {
  const parsed = orThrow(parseInput(userName, name));
  return parsed.value;
}

export function registerAccount(program: Command, words: Texts): void {
  const { commands, options, columns } = words.cli;
  const account = program.command('account').description(commands.account);

  account
    .command('open')
    .description(commands.accountOpen)
    .argument('<user>', options.user)
    .requiredOption('--name <name>', commands.accountName)
    .option('--agency <agency>', commands.agency)
    .addOption(new Option('--role <role>', commands.accountRole).choices(accountRole.options).default('officer'))
    .option('--data <folder>', options.data, 'data')
    .action((user: string, given: DataOptions & { name: string; agency?: string; role: AccountRow['role'] }) =>
      withApplication(given, words, async (application) => {
        const { name, agency = null, role } = given;
        if (agency && !findAgency(application.directory(), agency)) throw new RefusedError(refuse('task.unknown-agency', { agency }));
        orThrow(
          await accountService(application.store).open(
            { user: checkedUser(user), name: checkedName(name), agency, role: accountRole.parse(role) },
            actor({}),
            application.clock.now(),
          ),
        );
        print(words.cli.done);
      }),
    );

  account
    .command('token')
    .description(commands.accountToken)
    .argument('<user>', options.user)
    .option('--days <n>', commands.accountDays, '365')
    .option('--data <folder>', options.data, 'data')
    .action((user: string, given: DataOptions & { days: string }) =>
      withApplication(given, words, async (application) => {
        const days = Number(given.days);
        if (!Number.isInteger(days) || days < 1 || days > 3650)
          throw new RefusedError(
            refuse('input-invalid', {
              field: 'days',
              vi: 'cần một số nguyên từ 1 đến 3650',
              en: 'a whole number from 1 to 3650 is needed',
            }),
          );
        const now = application.clock.now();
        const issued = orThrow(
          await accountService(application.store).issueToken(checkedUser(user), endOfDay(addDays(dayOf(now), days)), actor({}), now),
        );
        say(words.cli.tokenOnce);
        print(issued.bearer);
      }),
    );

  account
    .command('revoke')
    .description(commands.accountRevoke)
    .argument('<user>', options.user)
    .argument('<token>', commands.tokenId)
    .option('--data <folder>', options.data, 'data')
    .action((user: string, token: string, given: DataOptions) =>
      withApplication(given, words, async (application) => {
        orThrow(await accountService(application.store).revokeToken(checkedUser(user), token, actor({}), application.clock.now()));
        print(words.cli.done);
      }),
    );

  account
    .command('close')
    .description(commands.accountClose)
    .argument('<user>', options.user)
    .requiredOption('--reason <text>', commands.reason)
    .option('--data <folder>', options.data, 'data')
    .action((user: string, given: DataOptions & { reason: string }) =>
      withApplication(given, words, async (application) => {
        orThrow(await accountService(application.store).close(checkedUser(user), given.reason, actor({}), application.clock.now()));
        print(words.cli.done);
      }),
    );

  account
    .command('list')
    .description(commands.accountList)
    .option('--data <folder>', options.data, 'data')
    .action((given: DataOptions) =>
      withApplication(given, words, (application) => {
        const open = application.projections.all<AccountRow>(accountsProjection).filter((row) => !row.closed);
        printTable(
          [columns.user, columns.name, columns.agency, columns.role, columns.tokens],
          open.map((row) => [
            row.user,
            row.name,
            row.agency ?? '—',
            row.role,
            row.tokens.map((each) => `${each.token} (${printDay(dayOf(each.expiresAt))})`).join(', '),
          ]),
          [],
          words.cli.none.accounts,
        );
      }),
    );
}
