// SPDX-License-Identifier: Apache-2.0
import type { Coverage } from '../../core/api/evidence.ts';
import type { Store } from '../../store/open-store.ts';
import type { ReadingRecords } from '../../store/records/read-records.ts';
import { isPrivileged } from '../privilege/privileged-in-reading.ts';
import { decisionOf } from './set-apart.ts';

interface RecordNamed {
  readonly readingId: string;
  readonly recordId: string;
}

/**
 * Whether a record that somebody has written about is out of reach now: set apart by a later scope, sealed as privileged, or its reading is
 * being parted anew. One that is gone with its exhibit is not apart.
 */
export async function isApart(store: Store, { readingId, recordId }: RecordNamed): Promise<boolean> {
  const { db, records } = store;
  const row = await db.selectFrom('reading').selectAll().where('id', '=', readingId).executeTakeFirst();
  if (row === undefined) return false;
  if (row.ended_at === null) return true;
  if (await isPrivileged(store, row, recordId)) return true;
  if (row.set_apart_folder === null || !(await records.has(row.folder))) return false;
  if ((await db.transaction().execute((tx) => decisionOf(tx, row))) === 'keep') return false;
  return (await (await records.reading(row.folder)).find(recordId)) === undefined;
}

/** Stands for the name of a file all of whose records are apart: the name may tell what they are about. */
const COVER = '█████';

/** The coverage that people see: of a file inside a container whose records are all apart, the numbers and not the name. */
export async function withoutNamesApart(coverage: Coverage, inside: ReadingRecords): Promise<Coverage> {
  const left = new Set(await inside.paths());
  const names = new Map<string, string>();
  const files = coverage.files.map((file) => {
    const end = file.path.lastIndexOf('!/');
    if (end === -1 || file.records === 0 || left.has(file.path) || file.path.includes(COVER)) return file;
    const path = `${file.path.slice(0, end)}!/${COVER} ${names.size + 1 + countCovered(coverage)}`;
    names.set(file.path, path);
    return { ...file, path, sha256: '' };
  });
  const manifests = coverage.manifests.map((one) => ({ ...one, path: names.get(one.path) ?? one.path }));
  return { ...coverage, files, manifests };
}

const countCovered = ({ files }: Coverage): number => files.filter(({ path }) => path.includes(COVER)).length;
