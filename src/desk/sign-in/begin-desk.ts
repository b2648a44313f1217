// SPDX-License-Identifier: Apache-2.0
import { AccessError } from '../../core/errors/access.ts';
import type { OpenDesk } from '../open-desk.ts';
import { addAccountByDesk, type NewAccount } from './accounts.ts';

export type FirstAdministrator = Omit<NewAccount, 'roles'>;

/**
 * The first account of a desk: an administrator, who then adds everybody else over the API. Made by whoever has the data folder, once.
 * @returns the first password, which is nowhere kept and must be replaced at the first sign-in
 * @throws ACCESS_ALREADY_BEGUN
 */
export async function beginDesk(
  desk: OpenDesk,
  asked: FirstAdministrator,
): Promise<{ readonly login: string; readonly firstPassword: string }> {
  const some = await desk.store.db.selectFrom('account').select('id').limit(1).executeTakeFirst();
  if (some !== undefined)
    throw new AccessError('ALREADY_BEGUN', {
      message: 'Desk: it has accounts already. Its administrator adds further ones; "rogatory init" makes only the first.',
    });
  const { password } = await addAccountByDesk(desk, { ...asked, roles: ['administrator'] });
  return { login: asked.login.trim().toLowerCase(), firstPassword: password };
}
