// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import { type Commitment, isCommitment } from '../../core/custody/commitment.ts';
import { type Entry, opens, readEntry } from '../../core/custody/entry.ts';
import { mayCount } from '../../core/oversight/figures.ts';
import type { LoggedAct } from '../../core/oversight/history.ts';
import type { Database } from '../../store/database/schema.ts';
import { checkLog } from '../../store/log/check-log.ts';
import { witnessedSize } from '../../store/log/cosigned.ts';
import type { OpenDesk } from '../open-desk.ts';
import { standingFaults } from '../self-check/faults.ts';

/** The log as it was counted: the bytes that were read are the bytes that were checked. */
export interface CountedLog {
  readonly verifies: boolean;
  readonly faults: readonly string[];
  /** Those of them that the log itself shows. */
  readonly damage: readonly string[];
  readonly size: number;
  readonly root: string | null;
  readonly witnessed: boolean;
  readonly pending: number;
  /** Acts that may count; `by` is not opened yet. */
  readonly acts: readonly SealedAct[];
}

export interface SealedAct extends LoggedAct {
  readonly sealedBy: Commitment;
}

/** Goes through the whole log: for a desk of some years that is seconds, so it stands outside any transaction. */
export async function readWholeLog({ store, signer }: OpenDesk): Promise<CountedLog> {
  const acts: SealedAct[] = [];
  const damage: string[] = [];
  let size = 0;
  const check = await checkLog(store.db, signer, {
    signatures: 'newest',
    visit(index, bytes) {
      size = index + 1;
      const read = readEntry(bytes);
      if (!read.ok) return void damage.push(`entry ${index}: ${read.why}`);
      const act = actOf(index, read.entry);
      if (mayCount(act)) acts.push(act);
    },
  });
  damage.push(...check.faults);
  const faults = [...damage, ...(await faultsOfOthers(store.db))];
  const head = await store.db.selectFrom('log_checkpoint').select('root').where('size', '=', size).executeTakeFirst();
  return {
    ...{ verifies: faults.length === 0, faults, damage, size, pending: check.pending, acts },
    root: head === undefined ? null : head.root.toString('base64'),
    witnessed: size > 0 && size <= (await witnessedSize(store.db)),
  };
}

/** What a witness has seen that the log alone does not show: that it was another one before. */
async function faultsOfOthers(db: OpenDesk['store']['db']): Promise<readonly string[]> {
  const faults = await standingFaults(db);
  return faults.filter(({ code }) => code === 'LOG_FORKED' || code === 'LOG_ROLLED_BACK').map(({ what }) => what);
}

/** A value under `about` that is sealed says here only that it is there. */
function actOf(index: number, { id, at, kind, outcome, rule, role, by, about }: Entry): SealedAct {
  return { id, index, at, kind, outcome, rule, role, by: null, about, sealedBy: by };
}

/** What opens one commitment of an entry. */
export interface Opening {
  readonly entry_id: string;
  readonly member: string;
  readonly salt: Buffer;
  readonly value: string;
}

const AT_ONCE = 2_000;

/** What opens these members of these entries, as far as row-level security gives it to whoever asks. */
export async function openingsOf(
  tx: Transaction<Database>,
  entryIds: readonly string[],
  members: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Opening>>> {
  const found = new Map<string, Map<string, Opening>>();
  for (let from = 0; from < entryIds.length; from += AT_ONCE) {
    const rows = await tx
      .selectFrom('log_salt')
      .select(['entry_id', 'member', 'salt', 'value'])
      .where('entry_id', 'in', entryIds.slice(from, from + AT_ONCE))
      .where('member', 'in', [...members])
      .execute();
    for (const row of rows) found.set(row.entry_id, (found.get(row.entry_id) ?? new Map<string, Opening>()).set(row.member, row));
  }
  return found;
}

/** The value, if it is the one that was sealed; undefined where it is another. */
export function unsealed(commitment: unknown, { salt, value }: Opening): unknown {
  return isCommitment(commitment) && opens(commitment, salt, value) ? JSON.parse(value) : undefined;
}
