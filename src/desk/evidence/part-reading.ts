// SPDX-License-Identifier: Apache-2.0
import { type Seal, startSealing } from '../../core/analysis/privilege.ts';
import type { Asked } from '../../core/analysis/scope-check.ts';
import type { OutsideFound } from '../../core/api/evidence.ts';
import type { PrivilegedFound } from '../../core/api/privileged-found.ts';
import type { AnyRecord } from '../../core/records/record.ts';
import type { Store } from '../../store/open-store.ts';
import type { StandingSeal } from '../privilege/standing-seals.ts';
import { countOutside } from './asked-of.ts';
import { type Folders, type Parted, partRecords, recordsOf, type Side } from './part-records.ts';

/** What a reading is held against: the scopes of its item, and the seals of its case. */
export interface HeldAgainst {
  readonly scopes: readonly Asked[];
  readonly seals: readonly StandingSeal[];
}

export interface PartedReading {
  readonly folders: Parted;
  /** Null when everything was asked for. */
  readonly outside: OutsideFound | null;
  /** Null when nothing is sealed. */
  readonly privileged: PrivilegedFound | null;
}

/**
 * Holds the records of a reading against scopes and seals, wherever they lie now, and parts them by it. A seal goes before a scope: what is
 * privileged is in no decision on what was not asked for. What was outside stays outside; what a lifted seal lets go is judged anew.
 */
export async function partReading(
  store: Store,
  sha256: string,
  from: Folders,
  { scopes, seals }: HeldAgainst,
  onRecord: () => void = () => {},
): Promise<PartedReading> {
  const folders = [from.inside, from.outside, from.privileged].filter((folder) => folder !== undefined);
  const all = async (each: (record: AnyRecord) => void): Promise<void> => {
    for (const folder of folders) for await (const record of recordsOf(store, folder)) each(record);
  };
  const sealing = startSealing(seals);
  if (seals.length > 0) {
    await all(sealing.learn);
    await all(sealing.mark);
  }
  const counter = countOutside(scopes);
  const tally = tallyOf(seals);
  await all((record) => {
    onRecord();
    const seal = sealing.sealOf(record);
    if (seal === undefined) return counter.add(record);
    // A sealed record may still say under which names an account is known.
    counter.named(record);
    tally.add(seal);
  });
  const { found, isOutside } = counter.done();
  const sideOf = (record: AnyRecord, side: Side): Side => {
    if (sealing.sealOf(record) !== undefined) return 'privileged';
    return side === 'outside' || isOutside(record) ? 'outside' : 'inside';
  };
  const cause = { scopes, seals: seals.map(({ id }) => id) };
  const parted = await partRecords(store, from, { sha256, cause, sideOf });
  return {
    folders: parted,
    outside: found === null ? null : { ...found, gaps: parted.gaps.outside },
    privileged: parted.privileged === undefined ? null : tally.done(parted.gaps.privileged),
  };
}

function tallyOf(seals: readonly Pick<StandingSeal, 'id' | 'protection'>[]) {
  const bySeal: Record<string, number> = {};
  return {
    add(seal: string): void {
      bySeal[seal] = (bySeal[seal] ?? 0) + 1;
    },
    done(gaps: number): PrivilegedFound {
      const byProtection: Record<string, number> = {};
      let records = 0;
      for (const { id, protection } of seals) {
        const count = bySeal[id] ?? 0;
        if (count > 0) byProtection[protection] = (byProtection[protection] ?? 0) + count;
        records += count;
      }
      return { records, gaps, byProtection, bySeal };
    },
  };
}

/** Which seal holds each record of a folder of sealed ones: those that tell it are all in there. */
export async function sealsWithin(store: Store, folder: string, seals: readonly Seal[]): Promise<ReadonlyMap<string, string>> {
  const sealing = startSealing(seals);
  for await (const record of recordsOf(store, folder)) sealing.learn(record);
  for await (const record of recordsOf(store, folder)) sealing.mark(record);
  const held = new Map<string, string>();
  for await (const record of recordsOf(store, folder)) {
    const seal = sealing.sealOf(record);
    if (seal !== undefined) held.set(record.id, seal);
  }
  return held;
}
