// SPDX-License-Identifier: Apache-2.0

import { hash } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import type { Lead } from '../../core/api/evidence.ts';
import type { Person } from '../../core/api/shapes.ts';
import { hidden } from '../../core/custody/entry.ts';
import { RecordsError } from '../../core/errors/records.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import type { Database, LeadTable } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { peopleOf } from '../people.ts';
import { lookFirst } from './look-first.ts';
import { isApart } from './records-apart.ts';
import { recordOf } from './set-apart.ts';
import { caseThing } from './uploads.ts';

export interface NewLead {
  readonly text: string;
  readonly records: readonly { readonly readingId: string; readonly recordId: string }[];
}

/** A person's assessment. The records it stands on are looked up: a lead never points to nothing. @throws RECORDS_NOT_FOUND */
export async function writeLead(desk: OpenDesk, asking: Asking, caseId: string, asked: NewLead): Promise<Lead> {
  const duty = {
    verb: 'assess',
    subject: 'record',
    kind: 'lead-written',
    find: async (tx: Transaction<Database>) => await caseThing(tx, caseId),
  } as const;
  await lookFirst(desk, asking, duty);
  await refuseUnknownRecords(desk, caseId, asked.records);
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, who, now, note }) {
      const row = {
        id: desk.newId(),
        case_id: caseId,
        text: asked.text,
        records: JSON.stringify(asked.records),
        written_at: now,
        written_by: who.id,
      };
      await tx.insertInto('lead').values(row).execute();
      note({
        lead: row.id,
        text: hidden(asked.text),
        count: asked.records.length,
        ids: hashOfIds(asked.records.map((one) => one.recordId)),
      });
      const person = await peopleOf(tx, [who.id]);
      return shownLead({ ...row, records: [...asked.records] }, person, false);
    },
  });
}

export async function listLeads(desk: OpenDesk, asking: Asking, caseId: string): Promise<Lead[]> {
  const duty = {
    verb: 'open-leads',
    subject: 'record',
    kind: 'record-opened',
    find: async (tx: Transaction<Database>) => await caseThing(tx, caseId),
  } as const;
  await lookFirst(desk, asking, duty);
  const readable = await readableLeads(desk, caseId);
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, note }) {
      const rows = await tx.selectFrom('lead').selectAll().where('case_id', '=', caseId).orderBy('written_at').orderBy('id').execute();
      const person = await peopleOf(
        tx,
        rows.map(({ written_by }) => written_by),
      );
      const leads = rows.map((row) => shownLead(row, person, !readable.has(row.id)));
      note({ list: 'leads', count: rows.length, held: leads.filter(({ heldBack }) => heldBack).length });
      return leads;
    },
  });
}

/** Leads none of whose records is apart. One written meanwhile is read the next time. */
async function readableLeads(desk: OpenDesk, caseId: string): Promise<ReadonlySet<string>> {
  const rows = await desk.store.db.selectFrom('lead').select(['id', 'records']).where('case_id', '=', caseId).execute();
  const readable = new Set<string>();
  const apart = new Map<string, boolean>();
  for (const { id, records } of rows) if (!(await anyApart(desk, records, apart))) readable.add(id);
  return readable;
}

/** Many leads stand on the same record: each is looked up once. */
async function anyApart(desk: OpenDesk, records: NewLead['records'], known: Map<string, boolean>): Promise<boolean> {
  for (const one of records) {
    const key = `${one.readingId} ${one.recordId}`;
    const apart = known.get(key) ?? (await isApart(desk.store, one));
    known.set(key, apart);
    if (apart) return true;
  }
  return false;
}

/** @throws RECORDS_NOT_FOUND for a record that is of no finished reading of this case */
export async function refuseUnknownRecords(desk: OpenDesk, caseId: string, records: NewLead['records']): Promise<void> {
  for (const { readingId, recordId } of records) {
    const reading = await desk.store.db
      .selectFrom('reading')
      .selectAll()
      .where('id', '=', readingId)
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    if (reading === undefined || reading.ended_at === null)
      throw new RecordsError('NOT_FOUND', { message: evidenceSays('record-of-no-reading') });
    await recordOf(desk, reading, recordId);
  }
}

function shownLead(row: Selectable<LeadTable>, person: (id: string) => Person, heldBack: boolean): Lead {
  return {
    id: row.id,
    caseId: row.case_id,
    text: heldBack ? null : row.text,
    records: heldBack ? [] : row.records.map(({ readingId, recordId }) => ({ readingId, recordId })),
    heldBack,
    by: person(row.written_by),
    at: row.written_at.toISOString(),
  };
}

/** What a list showed, as one plain value: SHA-256 of the ids, a line each, in the order shown. */
export function hashOfIds(ids: readonly string[]): string {
  return hash('sha256', ids.map((id) => `${id}\n`).join(''));
}
