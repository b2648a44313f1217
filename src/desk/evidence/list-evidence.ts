// SPDX-License-Identifier: Apache-2.0
import type { Selectable, Transaction } from 'kysely';
import type { EvidenceItem } from '../../core/api/evidence.ts';
import type { Database, EvidenceTable } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { peopleOf } from '../people.ts';
import { readingsOf } from './shown-reading.ts';
import { caseThing } from './uploads.ts';

export type EvidenceRow = Selectable<EvidenceTable>;

export async function listEvidence(desk: OpenDesk, asking: Asking, caseId: string): Promise<EvidenceItem[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'evidence',
    kind: 'evidence-listed',
    find: async (tx) => await caseThing(tx, caseId),
    async carryOut({ tx, note }) {
      const rows = await tx.selectFrom('evidence').selectAll().where('case_id', '=', caseId).orderBy('received_at').orderBy('id').execute();
      note({ count: rows.length });
      return await shownItems(tx, rows);
    },
  });
}

export async function showEvidence(desk: OpenDesk, asking: Asking, id: string): Promise<EvidenceItem> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'evidence',
    kind: 'coverage-shown',
    find: async (tx) => await evidenceThing(tx, id),
    async carryOut({ tx, thing, note }) {
      note({ evidence: id, item: thing.row.sha256 });
      return await shownEvidence(tx, thing.row);
    },
  });
}

export interface EvidenceThing {
  readonly caseId: string;
  readonly row: EvidenceRow;
}

export async function evidenceThing(tx: Transaction<Database>, id: string): Promise<EvidenceThing | undefined> {
  const row = await tx.selectFrom('evidence').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : { caseId: row.case_id, row };
}

export async function shownEvidence(tx: Transaction<Database>, row: EvidenceRow): Promise<EvidenceItem> {
  const [shown] = await shownItems(tx, [row]);
  return shown as EvidenceItem;
}

/** A case has thousands of items: who, readings and jobs are asked for once for all of them. */
async function shownItems(tx: Transaction<Database>, rows: readonly EvidenceRow[]): Promise<EvidenceItem[]> {
  const person = await peopleOf(
    tx,
    rows.map(({ received_by }) => received_by),
  );
  const readings = await readingsOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    requestId: row.request_id,
    name: row.name,
    sha256: row.sha256,
    bytes: row.size_bytes,
    how: row.how,
    receivedFrom: row.received_from,
    receivedAt: row.received_at.toISOString(),
    receivedBy: person(row.received_by),
    derivedFrom: row.derived_from,
    handling: row.handling,
    erasedAt: row.erased_at?.toISOString() ?? null,
    readings: [...(readings.get(row.id) ?? [])],
  }));
}
