// SPDX-License-Identifier: Apache-2.0
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../../store/open-store.ts';
import { sweepRecords } from '../../store/records/open-records.ts';
import { sweepSpool } from './uploads.ts';

/** Copies that a living process works on are never this old. */
const ABANDONED_AFTER_MS = 24 * 3_600_000;

/** Removes what processes that died have left of uploads, readings, originals and captures: at the start of a desk. Nothing acknowledged is touched. */
export async function sweepEvidence(store: Store): Promise<void> {
  await sweepSpool(store);
  await sweepRecords(store.configuration.recordsFolder, new Date());
  await sweepUnnamed(store);
  for (const name of ['readings', 'originals', 'captures']) await sweepOld(store, name);
}

/** Folders of records that no reading names: a later scope has parted them anew, or the job that wrote them did not come back. */
async function sweepUnnamed(store: Store): Promise<void> {
  const readings = await store.db.selectFrom('reading').select(['folder', 'set_apart_folder', 'privileged_folder']).execute();
  const named = new Set(readings.flatMap((one) => [one.folder, one.set_apart_folder, one.privileged_folder]));
  for (const name of await store.records.names()) {
    const made = await stat(join(store.configuration.recordsFolder, name)).catch(() => undefined);
    const isOld = made !== undefined && Date.now() - made.mtimeMs > ABANDONED_AFTER_MS;
    if (isOld && !named.has(name)) await store.records.erase(name);
  }
}

async function sweepOld(store: Store, name: string): Promise<void> {
  const folder = join(store.configuration.spoolFolder, name);
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const entry of entries) {
    const path = join(folder, entry);
    const made = await stat(path).catch(() => undefined);
    if (made !== undefined && Date.now() - made.mtimeMs > ABANDONED_AFTER_MS) await rm(path, { recursive: true, force: true });
  }
}
