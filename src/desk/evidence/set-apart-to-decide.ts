// SPDX-License-Identifier: Apache-2.0
import { isAllowed } from '../../core/access/may.ts';
import type { SetApartToDecide } from '../../core/api/to-decide.ts';
import { among } from '../../store/database/among.ts';
import type { Doing } from '../act.ts';
import { decisionsOf } from './set-apart.ts';

/**
 * Returns that hold more than was asked for, on which nobody has decided: until then nobody reads it and the item stays with its keeper. The reading
 * of each item that its page shows, closed cases too, oldest first.
 */
export async function openSetApart({ tx, who }: Pick<Doing<unknown>, 'tx' | 'who'>): Promise<SetApartToDecide[]> {
  const cases = [...who.cases.keys()].filter((caseId) => isAllowed(who, 'decide-set-apart', 'record', { caseId }));
  if (cases.length === 0) return [];
  const newest = await tx
    .selectFrom('reading')
    .innerJoin('evidence', 'evidence.id', 'reading.evidence_id')
    .innerJoin('case_file', 'case_file.id', 'reading.case_id')
    .distinctOn('reading.evidence_id')
    .select(['reading.id', 'reading.case_id', 'reading.evidence_id', 'reading.set_apart_folder', 'reading.outside', 'reading.ended_at'])
    .select(['evidence.name', 'case_file.number', 'case_file.closed_at'])
    .where(among('reading.case_id', cases))
    .where('evidence.erased_at', 'is', null)
    .orderBy('reading.evidence_id')
    .orderBy('reading.started_at', 'desc')
    .execute();
  const apart = newest.flatMap(({ ended_at, outside, ...row }) =>
    ended_at === null || row.set_apart_folder === null || outside === null ? [] : [{ ...row, at: ended_at, records: outside.records }],
  );
  const decision = await decisionsOf(tx, apart);
  return apart
    .filter((row) => row.records > 0 && decision(row) === undefined)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map((row) => ({
      ...{ id: row.id, caseId: row.case_id, caseNumber: row.number, caseClosed: row.closed_at !== null },
      ...{ evidenceId: row.evidence_id, name: row.name, records: row.records, at: row.at.toISOString() },
    }));
}
