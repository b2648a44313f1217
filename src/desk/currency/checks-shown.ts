// SPDX-License-Identifier: Apache-2.0
/** What a following held what its source said against. */
import type { Selectable } from 'kysely';
import type { FollowingShown } from '../../core/api/currency.ts';
import type { FollowingTable } from '../../store/database/currency-tables.ts';

type Row = Selectable<FollowingTable>;

/** Null where the source gave nothing of the kind. */
export const receiptsShown = ({
  receipts_proven: proven,
  receipts_named: of,
}: Pick<Row, 'receipts_proven' | 'receipts_named'>): FollowingShown['receipts'] => (proven === null || of === null ? null : { proven, of });

/** Null where no second source was asked, or not yet. */
export function unspentShown(row: Pick<Row, 'second' | 'unspent_named' | 'unspent_agreed' | 'unspent_spent'>): FollowingShown['unspent'] {
  const { second, unspent_named: of, unspent_agreed: agreed, unspent_spent: lines } = row;
  if (second === null || of === null || agreed === null) return null;
  const spent = (lines ?? []).map((line) => {
    const [output = '', spender = ''] = line.split(' ');
    return { output, spender };
  });
  return { second, of, agreed, spent };
}
