// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { HowItCame } from '../../core/api/evidence.ts';
import type { Database } from '../../store/database/schema.ts';
import type { Vault } from '../../store/vault/vault.ts';
import type { EvidenceRow } from './list-evidence.ts';

/** What is known of an item whose bytes lie in the vault. */
export interface NewItem {
  readonly id: string;
  readonly caseId: string;
  readonly requestId: string | null;
  /** As the sender named it; may be anything. */
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly how: HowItCame;
  readonly receivedFrom: string;
  readonly receivedAt: Date;
  readonly receivedBy: string;
  /** The item it was taken out of. */
  readonly derivedFrom?: string;
}

/** Makes the bytes an evidence item of a case. The caller records the entry in the same transaction. */
export async function insertItem(tx: Transaction<Database>, vault: Vault, item: NewItem): Promise<EvidenceRow> {
  await tx
    .insertInto('vault_item')
    .values({ sha256: item.sha256, size_bytes: item.sizeBytes, erased_at: null })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ erased_at: null }))
    .execute();
  // The row is locked now: an erasure of the same bytes has ended before, and may have taken them away, or comes after and sees this item.
  if (!(await vault.has(item.sha256))) throw new Error(`vault item ${item.sha256} was erased while it was received: receive it again`);
  const row = {
    id: item.id,
    case_id: item.caseId,
    request_id: item.requestId,
    name: item.name,
    sha256: item.sha256,
    size_bytes: item.sizeBytes,
    how: item.how,
    received_from: item.receivedFrom,
    received_at: item.receivedAt,
    received_by: item.receivedBy,
    derived_from: item.derivedFrom ?? null,
    handling: 'normal' as const,
    erased_at: null,
  };
  await tx.insertInto('evidence').values(row).execute();
  return row;
}
