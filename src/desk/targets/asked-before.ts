// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import type { AskedBefore } from '../../core/api/register.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { formOf } from '../requests/find-request.ts';
import { findTarget } from './show-target.ts';

/**
 * Whether this target has been asked about before: the requests of one's own cases, and of others only whom to speak to. Both sides see
 * in their log that it was asked; neither learns the other's case.
 */
export async function askedBefore(desk: OpenDesk, asking: Asking, caseId: string, targetId: string): Promise<AskedBefore> {
  return await act(desk, asking, {
    verb: 'match',
    subject: 'target',
    kind: 'match-asked',
    about: { target: targetId },
    find: (tx) => findTarget(tx, caseId, targetId),
    async carryOut({ tx, thing, note, alsoRecordIn }) {
      const { kind, normalised } = thing.row;
      const own = await tx
        .selectFrom('request')
        .innerJoin('target', (join) => join.on(sql<boolean>`target.id = ANY (request.target_ids)`))
        .innerJoin('case_file', 'case_file.id', 'request.case_id')
        .select(['request.id', 'request.number', 'request.kind', 'request.state', 'case_file.number as case_number'])
        .distinct()
        .where('target.kind', '=', kind)
        .where('target.normalised', '=', normalised)
        .orderBy('request.number')
        .execute();
      const { rows } = await sql<{
        case_id: string;
        unit: string;
      }>`SELECT * FROM others_who_asked(${kind}, ${normalised}, ${caseId}::uuid)`.execute(tx);
      for (const { case_id } of rows) alsoRecordIn(case_id, 'match-answered', { count: 1 });
      note({ count: rows.length });
      return {
        own: own.map((one) => ({ ...one, caseNumber: one.case_number, title: formOf(one.kind).names[asking.language] })),
        askUnits: [...new Set(rows.map(({ unit }) => unit))].sort(),
      };
    },
  });
}
