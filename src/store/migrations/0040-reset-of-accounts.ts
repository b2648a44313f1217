// SPDX-License-Identifier: Apache-2.0
import type { Migration } from './migration.ts';

/**
 * An administrator may write what signs somebody else in, never read it: the policy of 0003 holds for these columns too, so that nobody
 * resets their own account in an act.
 */
export const resetOfAccounts: Migration = {
  name: '0040-reset-of-accounts',
  async up(sql) {
    await sql('GRANT UPDATE (password_hash, password_is_first, totp_sealed, totp_pending, totp_confirmed_at) ON account TO rogatory_desk;');
  },
};
