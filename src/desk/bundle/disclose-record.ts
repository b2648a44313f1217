// SPDX-License-Identifier: Apache-2.0

import { hidden } from '../../core/custody/entry.ts';
import { BundleError } from '../../core/errors/bundle.ts';
import { bundleSays } from '../../core/errors/sentences/bundle.ts';
import { commitmentOf, saltOf } from '../../core/evidence/record-commitment.ts';
import { DISCLOSED_SCHEMA, type DisclosedRecord } from '../../core/evidence/withheld-records.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { lookFirst } from '../evidence/look-first.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refusePrivileged } from '../privilege/privileged-in-reading.ts';
import { bundleThing } from './bundles.ts';
import { findLeftOut, foldersOf, recordIn } from './left-out.ts';

/**
 * Gives out one record that a bundle was made without, with the salt that opens its commitment there. The others stay closed.
 * @throws BUNDLE_NOT_READY, BUNDLE_NOT_LEFT_OUT, EVIDENCE_PRIVILEGED
 */
export async function discloseRecord(
  desk: OpenDesk,
  asking: Asking,
  bundleId: string,
  { readingId, recordId, reason }: { readonly readingId: string; readonly recordId: string; readonly reason: string },
): Promise<DisclosedRecord> {
  const duty = {
    verb: 'disclose',
    subject: 'record',
    kind: 'records-exported',
    find: async (tx: Parameters<typeof bundleThing>[0]) => await bundleThing(tx, bundleId),
  } as const;
  const { row, caseId } = await lookFirst(desk, asking, duty);
  await refuseSealed(desk, { caseId, readingId, recordId });
  const disclosed = await disclosedOf(desk, { row, caseId, readingId, recordId });
  return await act(desk, asking, {
    ...duty,
    async carryOut({ note }) {
      if (disclosed === undefined)
        throw new BundleError('NOT_LEFT_OUT', {
          message: bundleSays('not-left-out'),
        });
      if (row.sha256 === null) throw new BundleError('NOT_READY', { message: bundleSays('still-made') });
      note({ bundle: bundleId, reading: readingId, record: recordId, reason: hidden(reason) });
      return disclosed;
    },
  });
}

/** What is sealed as privileged is given out by nobody alone: two people lift the seal first. */
async function refuseSealed({ store }: OpenDesk, { caseId, readingId, recordId }: Named): Promise<void> {
  const reading = await store.db.selectFrom('reading').selectAll().where('id', '=', readingId).executeTakeFirst();
  if (reading?.case_id === caseId) await refusePrivileged(store, reading, recordId);
}

interface Named {
  readonly caseId: string;
  readonly readingId: string;
  readonly recordId: string;
}

async function disclosedOf(
  { store }: OpenDesk,
  { row, caseId, readingId, recordId }: { row: BundleRow; caseId: string; readingId: string; recordId: string },
): Promise<DisclosedRecord | undefined> {
  if (row.secret === null) return undefined;
  const leftOut = await findLeftOut(store, caseId, { ...row.withholding, decidedBy: '' });
  const reading = leftOut.readings.find(({ id, evidence_id }) => id === readingId && leftOut.redacted.has(evidence_id));
  const record = reading === undefined ? undefined : await recordIn(store, await foldersOf(store.db, reading), recordId);
  if (record === undefined || leftOut.decisionOn(record) === undefined) return undefined;
  return {
    schema: DISCLOSED_SCHEMA,
    bundle: row.id,
    salt: saltOf(row.secret, record).toString('hex'),
    commitment: commitmentOf(row.secret, record),
    record,
  };
}

type BundleRow = NonNullable<Awaited<ReturnType<typeof bundleThing>>>['row'];
