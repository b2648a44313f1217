// SPDX-License-Identifier: Apache-2.0
import { RogatoryError } from '../../core/errors/index.ts';
import { type Configuration, neverStarted } from '../configuration.ts';
import { schemaState } from '../database/migrate.ts';
import { openStore, type Store } from '../open-store.ts';
import { bad, type Check, good } from './check.ts';
import { checkClock } from './check-clock.ts';
import { checkEncryption, checkRoom } from './check-disk.ts';
import { checkFolders } from './check-folders.ts';
import { checkKeys, checkKeysAtRest, checkName, checkRecovery } from './check-keys.ts';
import { checkPublished, checkWholeLog } from './check-log-files.ts';
import { checkFaults, checkWitnesses } from './check-outside.ts';
import { checkReach } from './check-reach.ts';
import { checkVault } from './check-vault.ts';

/** Looks at everything a desk stands on, running or not, and changes nothing. Never stops at the first fault. */
export async function examine(
  configuration: Configuration,
  { clock, deep }: { readonly clock: () => Date; readonly deep: boolean },
): Promise<readonly Check[]> {
  const { dataFolder } = configuration;
  if (neverStarted(configuration))
    return [bad('database', `there is no desk in ${dataFolder} yet`, 'Name its folder with --data, or start it with "rogatory serve".')];
  const checks: Check[] = [];
  const look = async (check: string, at: () => Check | Promise<Check>): Promise<void> => void checks.push(await told(check, at));
  await look('disk-room', () => checkRoom(dataFolder));
  await look('disk-encryption', () => checkEncryption(dataFolder));
  await look('folders', () => checkFolders(configuration));
  await look('reach', () => checkReach(configuration));
  await look('keys', () => checkKeys(configuration));
  await look('name', () => checkName(configuration));
  await look('keys-at-rest', () => checkKeysAtRest(configuration));
  await look('recovery', () => checkRecovery(configuration));
  await look('database', async () => {
    const store = await openStore(configuration, { migrating: false });
    try {
      const { done, pending } = await schemaState(store.db);
      if (pending.length > 0)
        return bad('database', `${pending.length} steps of the schema are pending`, 'Start the desk once, or run "rogatory migrate".');
      await look('clock', () => checkClock(store.db, clock));
      await look('log', () => checkWholeLog(store));
      await look('log-published', () => checkPublished(store));
      await look('vault', () => checkVault(store, { deep }));
      await look('witnesses', () => checkWitnesses(store, clock()));
      await look('faults', () => checkFaults(store));
      return databaseIsGood(store, done);
    } finally {
      await store.close();
    }
  });
  return checks;
}

/** An error of the catalogue is a finding. */
async function told(check: string, at: () => Check | Promise<Check>): Promise<Check> {
  try {
    return await at();
  } catch (error) {
    if (error instanceof RogatoryError) return bad(check, error.message, `docs/errors.md has more on ${error.fullCode}.`);
    throw error;
  }
}

function databaseIsGood({ kind }: Store, done: readonly string[]): Check {
  return good('database', `${kind === 'embedded' ? 'embedded PostgreSQL' : 'PostgreSQL server'}, schema at ${done.at(-1)}`);
}
