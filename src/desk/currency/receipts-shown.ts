// SPDX-License-Identifier: Apache-2.0
import type { Selectable } from 'kysely';
import type { FollowingShown } from '../../core/api/currency.ts';
import type { FollowingTable } from '../../store/database/currency-tables.ts';

type ReceiptsOfRow = Pick<Selectable<FollowingTable>, 'receipts_proven' | 'receipts_named'>;

/** Null where the source gave nothing of the kind. */
export const receiptsShown = ({ receipts_proven: proven, receipts_named: of }: ReceiptsOfRow): FollowingShown['receipts'] =>
  proven === null || of === null ? null : { proven, of };
