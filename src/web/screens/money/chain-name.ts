// SPDX-License-Identifier: Apache-2.0
import type { TraceSummary } from '../../../core/api/currency.ts';
import { chainWords } from '../../../core/currency/chain-words.ts';
import { unitOfValue } from '../../../core/currency/unit.ts';
import type { Language } from '../../language/messages.ts';
import { tokenName } from './amount.ts';

/** `TRON · USDT`: of a token, or of a coin beside tokens, its name, where it has one that is known. */
export function chainName(summary: Pick<TraceSummary, 'chain' | 'contract'>, language: Language): string {
  const chain = chainWords(summary.chain, language);
  const name = summary.contract === null ? undefined : tokenName(unitOfValue(summary));
  return name === undefined ? chain : `${chain} · ${name}`;
}
