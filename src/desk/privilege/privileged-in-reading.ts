// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import { isAllowed } from '../../core/access/may.ts';
import type { Who } from '../../core/access/who.ts';
import { EvidenceError } from '../../core/errors/evidence.ts';
import type { RogatoryError } from '../../core/errors/index.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import type { Database } from '../../store/database/schema.ts';
import type { Store } from '../../store/open-store.ts';
import { lineOf } from '../bundle/withholding.ts';
import type { EvidenceRow } from '../evidence/list-evidence.ts';
import { isBeingParted, type ReadingRow } from '../evidence/shown-reading.ts';
import { standingSeals } from './standing-seals.ts';

/** Whether a record of a reading is sealed as privileged now. */
export async function isPrivileged({ records }: Store, { privileged_folder: folder }: ReadingRow, recordId: string): Promise<boolean> {
  if (folder === null || !(await records.has(folder))) return false;
  return (await (await records.reading(folder)).find(recordId)) !== undefined;
}

/** @throws EVIDENCE_PRIVILEGED for a record that is sealed */
export async function refusePrivileged(store: Store, row: ReadingRow, recordId: string): Promise<void> {
  if (await isPrivileged(store, row, recordId)) throw new EvidenceError('PRIVILEGED', { message: evidenceSays('record-privileged') });
}

/** What a provider or a person handed over is held against names as it is read. Captures and papers of the desk are not read for that. */
const isHandedOver = (how: string | undefined): boolean => how === 'return' || how === 'machine-delivery' || how === 'consent';
const hasEnded = ({ ended_at: endedAt }: Pick<ReadingRow, 'ended_at'>): boolean => endedAt !== null;

type Item = Pick<EvidenceRow, 'id' | 'case_id'>;

/** Of an item with what it was unpacked from and into, and the same bytes received again: all of them hold the same words. */
interface PrivilegedInItem {
  /** Records that are sealed, in the reading that has most of them. */
  readonly records: number;
  /** It was not held against every seal of the case yet: its reading is being parted, or nobody has read what a holder or a person gave. */
  readonly waits: boolean;
}

export const privilegedInItem = async (tx: Transaction<Database>, item: Item): Promise<PrivilegedInItem> =>
  (await privilegedInItems(tx, item.case_id))(item);

/** The same for every item of a case: what it depends on is asked for once. */
export async function privilegedInItems(tx: Transaction<Database>, caseId: string): Promise<(item: Item) => PrivilegedInItem> {
  const seals = await standingSeals(tx, caseId);
  if (seals.length === 0) return () => ({ records: 0, waits: false });
  const rows = await tx.selectFrom('evidence').select(['id', 'sha256', 'derived_from', 'how']).where('case_id', '=', caseId).execute();
  const read = await tx
    .selectFrom('reading')
    .select(['evidence_id', 'privileged', 'coverage', 'ended_at'])
    .where('case_id', '=', caseId)
    .execute();
  const byItem = Map.groupBy(read, ({ evidence_id }) => evidence_id);
  const byName = seals.some(({ names }) => names.length > 0);
  return ({ id }) => {
    const readings = [...lineOf(id, rows)].flatMap((one) => byItem.get(one) ?? []);
    return {
      records: readings.reduce((most, { privileged }) => Math.max(most, privileged?.records ?? 0), 0),
      waits: readings.some(isBeingParted) || (byName && isHandedOver(rows.find((row) => row.id === id)?.how) && !readings.some(hasEnded)),
    };
  };
}

/**
 * The bytes of an item that holds sealed records are for its keeper alone, and only for one who does not investigate: they tell all that is
 * sealed. The same while a seal is being laid. @throws EVIDENCE_PRIVILEGED
 */
export async function refuseBytesWithPrivileged(tx: Transaction<Database>, who: Who, item: Item): Promise<void> {
  if (!isAllowed(who, 'download-privileged', 'evidence', { caseId: item.case_id })) await refuseItemWithPrivileged(tx, item);
}

/** For doors that nobody needs for what is sealed. @throws EVIDENCE_PRIVILEGED */
export async function refuseItemWithPrivileged(tx: Transaction<Database>, item: Item): Promise<void> {
  const why = privilegedAt(await privilegedInItem(tx, item));
  if (why !== undefined) throw why;
}

/** Why nobody gets an item's bytes who may not have what is sealed in it: EVIDENCE_PRIVILEGED, or undefined. */
export function privilegedAt({ records, waits }: PrivilegedInItem): RogatoryError | undefined {
  if (records > 0) return new EvidenceError('PRIVILEGED', { message: evidenceSays('item-privileged', { records }) });
  return waits ? new EvidenceError('PRIVILEGED', { message: evidenceSays('item-being-sealed') }) : undefined;
}

/** Where people read. */
const FOLDERS = ['folder', 'set_apart_folder'] as const;

/** Records that were looked up may have been sealed or set apart before the look is recorded: then nothing of it is shown. @throws EVIDENCE_NOT_READ_YET */
export async function refuseMoved(tx: Transaction<Database>, rows: readonly ReadingRow[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  const now = await tx.selectFrom('reading').select(['id', 'folder', 'set_apart_folder', 'ended_at']).where('id', 'in', ids).execute();
  const stands = (row: ReadingRow): boolean =>
    now.some((one) => one.id === row.id && one.ended_at !== null && FOLDERS.every((name) => one[name] === row[name]));
  if (!rows.every(stands)) throw new EvidenceError('NOT_READ_YET', { message: evidenceSays('reading-not-ended') });
}
