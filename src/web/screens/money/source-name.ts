// SPDX-License-Identifier: Apache-2.0
import type { CaseTracing } from '../../../core/api/currency.ts';
import { isolated, leftToRight } from '../../language/isolated.ts';
import type { Say } from '../../language/messages.ts';

/** `own-electrs (Esplora server)`: as the settings of the desk name it, and what it is. */
export const sourceName = ({ id, kind }: Pick<CaseTracing['sources'][number], 'id' | 'kind'>, say: Say): string =>
  `${leftToRight(id)} (${isolated(say(`money.source.${kind}`))})`;
