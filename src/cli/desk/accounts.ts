// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../core/api/client.ts';
import type { Account, RoleName } from '../../core/api/session.ts';
import { CliError } from '../../core/errors/cli.ts';
import { type DeskDuty, listOf } from './duty.ts';

const schema = 'rogatory.account/1';

/** What an administrator does; each but the list asks for the second factor (`desk second-factor CODE`). */
export const accountDuties: readonly DeskDuty[] = [
  {
    name: 'account list',
    takes: '',
    summary: 'who can sign in and as what (administrator)',
    needs: 0,
    async run({ call }) {
      const { accounts } = await call('accounts', {});
      return { schema: 'rogatory.accounts/1', document: { accounts }, lines: accounts.map(lineOf) };
    },
  },
  {
    name: 'account add',
    takes: 'LOGIN --name NAME --roles a,b --unit UNIT --country CC [--language en|ar|fr]',
    summary: 'make an account; its first password is printed once',
    options: {
      name: { type: 'string' },
      roles: { type: 'string' },
      unit: { type: 'string' },
      country: { type: 'string' },
      language: { type: 'string' },
    },
    needs: 1,
    async run({ call, positionals, option }) {
      const body = {
        login: positionals[0] as string,
        name: option('name') ?? '',
        roles: (listOf(option('roles')) ?? []) as RoleName[],
        unit: option('unit') ?? '',
        country: option('country') ?? '',
        language: (option('language') ?? 'en') as Account['language'],
      };
      const made = await call('makeAccount', { body });
      return { schema, document: made, lines: [lineOf(made.account), firstPassword(made)] };
    },
  },
  {
    name: 'account reset-password',
    takes: 'LOGIN',
    summary: 'give a new first password, printed once, and end the sessions of the account',
    needs: 1,
    async run({ call, positionals }) {
      const { id } = await accountOf(call, positionals[0] as string);
      const made = await call('resetPassword', { params: { accountId: id } });
      return { schema, document: made, lines: [`${made.account.login}: its sessions have ended`, firstPassword(made)] };
    },
  },
  {
    name: 'account reset-factor',
    takes: 'LOGIN',
    summary: 'forget the second factor of an account, which then enrols another, and end its sessions',
    needs: 1,
    async run({ call, positionals }) {
      const { id } = await accountOf(call, positionals[0] as string);
      const account = await call('resetSecondFactor', { params: { accountId: id } });
      return { schema, document: { account }, lines: [`${account.login}: no second factor; its sessions have ended`] };
    },
  },
  {
    name: 'account release',
    takes: '[LOGIN]',
    summary:
      'let a held account sign in again, of which one person has reset both factors (another administrator, the overseer); alone: which are held',
    needs: 0,
    async run({ call, positionals: [login] }) {
      const { accounts } = await call('heldAccounts', {});
      if (login === undefined) return { schema: 'rogatory.accounts/1', document: { accounts }, lines: accounts.map(lineOf) };
      const found = accounts.find((one) => one.login === login);
      if (found === undefined)
        throw new CliError('WRONG_USE', { message: `No held account is called "${login}". "rogatory desk account release" lists them.` });
      const account = await call('releaseAccount', { params: { accountId: found.id } });
      return { schema, document: { account }, lines: [`${account.login}: can sign in again`] };
    },
  },
  {
    name: 'account end-sessions',
    takes: 'NAME|ID',
    summary: 'end the sessions of an account, which somebody else may have (its owner, administrator, overseer)',
    needs: 1,
    async run({ call, positionals }) {
      const named = positionals[0] as string;
      const { people } = await call('people', {});
      const person = people.find(({ id, name }) => id === named || name.toLowerCase() === named.toLowerCase());
      if (person === undefined)
        throw new CliError('WRONG_USE', { message: `Nobody here is called "${named}". Write the full name, or the id of the account.` });
      await call('endSessions', { params: { accountId: person.id } });
      return { schema, document: { account: { id: person.id } }, lines: [`${person.name}: sessions have ended`] };
    },
  },
  ...(['close', 'open'] as const).map(
    (name): DeskDuty => ({
      name: `account ${name}`,
      takes: 'LOGIN',
      summary: name === 'close' ? 'close an account and end its sessions; nothing it did is lost' : 'open a closed account again',
      needs: 1,
      async run({ call, positionals }) {
        const { id } = await accountOf(call, positionals[0] as string);
        const account = await call('changeAccount', { params: { accountId: id }, body: { active: name === 'open' } });
        return { schema, document: { account }, lines: [lineOf(account)] };
      },
    }),
  ),
];

const lineOf = ({ login, name, roles, active, secondFactor, held }: Account): string =>
  `${login}  ${name}  ${roles.join(', ')}${secondFactor ? '' : '  no second factor'}${held ? '  held' : active ? '' : '  closed'}`;

const firstPassword = (made: { readonly firstPassword: string }): string => `first password, shown only now: ${made.firstPassword}`;

async function accountOf(call: Call, named: string): Promise<Account> {
  const { accounts } = await call('accounts', {});
  const found = accounts.find(({ id, login }) => id === named || login === named.toLowerCase());
  if (found !== undefined) return found;
  throw new CliError('WRONG_USE', { message: `No account "${named}". "rogatory desk account list" shows them.` });
}
