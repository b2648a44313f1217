// SPDX-License-Identifier: Apache-2.0
import { type Configuration, UNNAMED } from '../configuration.ts';
import { keysInTheClear, passphraseOf } from '../keys/key-file.ts';
import { readLogKey } from '../keys/log-key.ts';
import { readRecoveryRecipient } from '../keys/recovery-key.ts';
import { readVaultKey } from '../keys/vault-key.ts';
import { bad, type Check, good, warning } from './check.ts';

/** Whether the keys are there. @throws VAULT_KEY_UNUSABLE, LOG_KEY_MISSING when one is not of its form, or open to others */
export async function checkKeys(configuration: Configuration): Promise<Check> {
  const vault = (await readVaultKey(configuration)) === undefined ? ['vault.key'] : [];
  const log = readLogKey(configuration) === undefined ? ['log.key'] : [];
  const missing = [...vault, ...log];
  if (missing.length === 0) return good('keys', 'vault.key and log.key are there, and nobody else may read them');
  return bad(
    'keys',
    `${missing.join(' and ')} missing in ${configuration.keysFolder}`,
    'A desk that was never started has none yet; else put them back.',
  );
}

/** Whether the log has a name of its own, and the one that the settings say. It keeps for good the one it had when the desk was begun. */
export function checkName(configuration: Configuration): Check {
  const log = readLogKey(configuration)?.name;
  if (log === undefined) return good('name', 'the log has not begun');
  if (!configuration.training && log === UNNAMED)
    return warning(
      'name',
      `the log is called ${log}, as of every desk that nobody has named`,
      'Set "desk" before a real desk is begun; one that has begun keeps its name.',
    );
  if (log === configuration.deskName) return good('name', `the log is called ${log}, as in the settings`);
  return warning(
    'name',
    `the log is called ${log}, and the settings say ${configuration.deskName}`,
    'A log keeps the name it began with: correct the setting "desk".',
  );
}

/** Whether a copy of the data folder alone gives the keys away. @throws VAULT_KEY_UNUSABLE for a passphrase that is named and cannot be used */
export function checkKeysAtRest(configuration: Configuration): Check {
  const isNamed = passphraseOf(configuration) !== undefined;
  const clear = keysInTheClear(configuration);
  if (clear.length === 0) return good('keys-at-rest', 'no key lies in the clear');
  return warning(
    'keys-at-rest',
    `${clear.join(', ')} in the clear: a copy of the data folder can sign and open in the name of this desk`,
    isNamed
      ? 'A passphrase is named: the next start of the desk seals them, or "rogatory key seal" now.'
      : 'Name a keys-passphrase-file, or hand the keys over as systemd credentials (docs/how-to/keys.md).',
  );
}

export function checkRecovery(configuration: Configuration): Check {
  const recipient = readRecoveryRecipient(configuration);
  if (recipient !== undefined) return good('recovery', `backups are wrapped for ${recipient}`);
  return warning(
    'recovery',
    'no recovery key is set: backups cannot be made',
    'Run "rogatory key recovery --new FILE" and keep FILE outside this machine.',
  );
}
