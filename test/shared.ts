// SPDX-License-Identifier: Apache-2.0
/** Where the outside material (standards, chain data) lies: `$ROGATORY_SHARED`, or `../shared` beside the checkout. It is never part of the repository. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of that name, or undefined: the test then skips and says which folder it misses. */
export function sharedFolder(name: string): string | undefined {
  const base = process.env.ROGATORY_SHARED ?? resolve(import.meta.dirname, '..', '..', 'shared');
  const folder = join(base, name);
  return existsSync(folder) ? folder : undefined;
}

/** For `test(name, { skip: missing('currency/btc-blocks') }, …)`: false when the folder is there, else the reason printed with the skip. */
export function missing(name: string): string | false {
  return sharedFolder(name) === undefined ? `needs shared/${name} beside the checkout` : false;
}
