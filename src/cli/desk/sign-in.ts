// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Call } from '../../core/api/client.ts';
import { CliError } from '../../core/errors/cli.ts';
import type { Terminal } from '../command.ts';
import { connect, forgetToken, keepToken } from './connection.ts';
import type { DeskDuty } from './duty.ts';

export const signInDuties: readonly DeskDuty[] = [
  {
    name: 'login',
    takes: 'LOGIN --password-file FILE|- [--code N], or LOGIN --training',
    summary:
      'sign in; the token is kept for this user, or use ROGATORY_DESK_TOKEN; --training: as one of the invented people of a training desk',
    options: { 'password-file': { type: 'string' }, code: { type: 'string' }, training: { type: 'boolean' } },
    needs: 1,
    async run({ positionals, option, flag, terminal, base }) {
      const login = positionals[0] as string;
      const { call } = connect({ desk: base }, terminal, '');
      const shown = flag('training')
        ? await trainingLogin(call, login)
        : { password: await passwordIn(option('password-file'), terminal), code: option('code') };
      const { password, code } = shown;
      const session = await call('signIn', { body: { login, password, client: 'cli', ...(code === undefined ? {} : { code }) } });
      const path = keepToken(base, terminal, session.token ?? '');
      return {
        schema: 'rogatory.session/1',
        document: { account: session.account, endsAt: session.endsAt, token: session.token ?? null },
        lines: [`signed in as ${session.account.name} until ${session.endsAt}; the token is in ${path}`],
      };
    },
  },
  {
    name: 'logout',
    takes: '',
    summary: 'end the session',
    needs: 0,
    async run({ call, base, terminal }) {
      await call('signOut', {});
      forgetToken(base, terminal);
      return { schema: 'rogatory.session/1', document: { account: null }, lines: ['signed out'] };
    },
  },
  {
    name: 'second-factor',
    takes: 'CODE',
    summary: 'show the second factor again, before approving or sending',
    needs: 1,
    async run({ call, positionals }) {
      const { secondFactor } = await call('showSecondFactor', { body: { code: positionals[0] as string } });
      return { schema: 'rogatory.session/1', document: { secondFactor }, lines: [`good until ${secondFactor.freshUntil}`] };
    },
  },
];

async function passwordIn(file: string | undefined, terminal: Terminal): Promise<string> {
  if (file === undefined)
    throw new CliError('WRONG_USE', { message: 'rogatory desk login: --password-file FILE is expected, or - for standard input.' });
  const password = file === '-' ? String(await terminal.stdin()) : readFileSync(resolve(terminal.cwd, file), 'utf8');
  return password.replace(/\r?\n$/, '');
}

/** What a training desk itself says on its sign-in page. */
async function trainingLogin(call: Call, login: string): Promise<{ readonly password: string; readonly code: string | undefined }> {
  const { trainingLogins = [] } = await call('aboutDesk', {});
  const found = trainingLogins.find((one) => one.login === login);
  if (found !== undefined) return found;
  const known = trainingLogins.map((one) => one.login).join(', ');
  throw new CliError('WRONG_USE', {
    message:
      known === ''
        ? 'rogatory desk login: this desk is no training desk. Give a password with --password-file FILE.'
        : `rogatory desk login: nobody on this training desk signs in as "${login}"; ${known} do.`,
  });
}
