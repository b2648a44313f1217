// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '../../store/configuration.ts';
import { readTrust, type TrustFolder } from '../../verify/read-trust.ts';
import { NO_TRUST } from '../../verify/trust.ts';

/** Where the keys of other desks lie, in the form of `rogatory verify --trust`. */
export const TRUST_FOLDER = 'trust';

/** What this desk trusts besides its own keys; a desk without the folder trusts nobody. */
export function knownTrust({ dataFolder }: Configuration): TrustFolder {
  const folder = join(dataFolder, TRUST_FOLDER);
  return existsSync(folder) ? readTrust(folder) : { trust: NO_TRUST, unusable: [] };
}
