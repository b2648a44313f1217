// SPDX-License-Identifier: Apache-2.0

import type { Chain } from '../../core/currency/chain/chain.ts';
import { CliError } from '../../core/errors/cli.ts';
import { type ChainManifest, readChain } from '../../ledgers/chain-store/chain-files.ts';

/** The imported data a step works on: its one positional argument. */
export function openChain(step: string, positionals: readonly string[]): { readonly chain: Chain; readonly manifest: ChainManifest } {
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1)
    throw new CliError('WRONG_USE', { message: `rogatory trace ${step}: expected one folder made by "rogatory trace import". Name it.` });
  return readChain(folder);
}
