// SPDX-License-Identifier: Apache-2.0
import type { TraceSummary } from '../../../core/api/currency.ts';
import { unitOfValue } from '../../../core/currency/unit.ts';
import { tokenName } from './amount.ts';

/** `tron · USDT`: of a token, or of a coin beside tokens, its name, where it has one that is known. */
export function chainName(summary: Pick<TraceSummary, 'chain' | 'contract'>): string {
  const name = summary.contract === null ? undefined : tokenName(unitOfValue(summary));
  return name === undefined ? summary.chain : `${summary.chain} · ${name}`;
}
