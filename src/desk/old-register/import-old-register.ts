// SPDX-License-Identifier: Apache-2.0

import type { Selectable, Transaction } from 'kysely';
import type { HistoricRequest, RegisterImportShown } from '../../core/api/old-register.ts';
import { InputError } from '../../core/errors/input.ts';
import { RequestError } from '../../core/errors/request.ts';
import { paperSays } from '../../core/errors/sentences/paper.ts';
import { headerFingerprint } from '../../core/mappings/table-mapping.ts';
import { type OldColumns, type OldMapping, oldFields } from '../../core/old-register/columns.ts';
import { type Decision, doubtsOf, settle } from '../../core/old-register/read-register.ts';
import { csvOf } from '../../core/requests/csv.ts';
import type { RegisterImportTable } from '../../store/database/old-register-tables.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { findCase, refuseClosed } from '../cases/find-case.ts';
import { digestOfList } from '../digest-of-list.ts';
import { lookFirst } from '../evidence/look-first.ts';
import type { OpenDesk } from '../open-desk.ts';
import { peopleOf } from '../people.ts';
import { readUnder, registerItem, shownCells, tableOfItem } from './read-old-register.ts';

export interface ImportAsked {
  readonly evidenceId: string;
  readonly columns: OldColumns;
  readonly dateOrder?: OldMapping['dateOrder'];
  readonly decisions: readonly Decision[];
}

/** At most so many rows go to the database in one statement. */
const ROWS_AT_ONCE = 500;

/**
 * Takes the rows over as history. None of them becomes a request: nobody of this desk drafted, approved or sent it, and what the file says of
 * that is its own word. @throws REQUEST_REGISTER_REPEATED, REQUEST_REGISTER_UNREADABLE, INPUT_WRONG
 */
export async function importOldRegister(desk: OpenDesk, asking: Asking, caseId: string, asked: ImportAsked): Promise<RegisterImportShown> {
  const { evidenceId } = asked;
  const duty = {
    verb: 'import',
    subject: 'request',
    kind: 'register-imported',
    about: { evidence: evidenceId },
    find: (tx: Transaction<Database>) => registerItem(tx, caseId, evidenceId),
  } as const;
  const { item } = await lookFirst(desk, asking, duty);
  const table = await tableOfItem(desk, item);
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, thing, who, now, note }) {
      refuseClosed(thing.row);
      await refuseRepeated(tx, caseId, evidenceId);
      const read = await readUnder(desk, tx, thing, table, asked);
      const { rows, refused } = settle(read.rows, asked.decisions, read.context);
      if (refused.length > 0)
        throw new InputError('WRONG', {
          message: paperSays('cell-refused', { row: refused[0]?.row ?? 0, field: refused[0]?.field ?? '' }),
          details: { fields: refused.slice(0, 20).map((one) => `${one.row}.${one.field}`) },
        });
      const doubtful = rows.filter((row) => doubtsOf(row).length > 0).length;
      const id = desk.newId();
      const mapping = JSON.stringify(read.mapping);
      const row = { id, case_id: caseId, evidence_id: evidenceId, rows_taken: rows.length, rows_doubtful: doubtful };
      await tx
        .insertInto('register_import')
        .values({ ...row, mapping, imported_at: now, imported_by: who.id })
        .execute();
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
        await tx
          .insertInto('historic_request')
          .values(
            rows.slice(from, from + ROWS_AT_ONCE).map((one) => ({
              ...{ id: desk.newId(), import_id: id, case_id: caseId, row_number: one.row, sent_on: one.cells.sentOn?.value ?? null },
              ...{ cells: JSON.stringify(one.cells), doubts: [...doubtsOf(one)] },
            })),
          )
          .execute();
      await tx
        .insertInto('register_mapping')
        .values({ id: desk.newId(), fingerprint: headerFingerprint(read.header), document: mapping, kept_at: now, kept_by: who.id })
        .execute();
      note({ item: item.sha256, import: id, rows: rows.length, doubtful, decided: asked.decisions.length });
      return shownImport(
        { ...row, mapping: read.mapping, imported_at: now, imported_by: who.id, name: item.name },
        await peopleOf(tx, [who.id]),
      );
    },
  });
}

async function refuseRepeated(tx: Transaction<Database>, caseId: string, evidenceId: string): Promise<void> {
  const known = await tx
    .selectFrom('register_import')
    .select('id')
    .where('case_id', '=', caseId)
    .where('evidence_id', '=', evidenceId)
    .executeTakeFirst();
  if (known !== undefined) throw new RequestError('REGISTER_REPEATED', { message: paperSays('register-repeated') });
}

type ImportRow = Selectable<RegisterImportTable> & { readonly name: string };

function shownImport(row: ImportRow, person: (id: string) => RegisterImportShown['by']): RegisterImportShown {
  return {
    ...{ id: row.id, caseId: row.case_id, evidenceId: row.evidence_id, name: row.name, rows: row.rows_taken, doubtful: row.rows_doubtful },
    ...{ at: row.imported_at.toISOString(), by: person(row.imported_by) },
  };
}

export async function listImports(desk: OpenDesk, asking: Asking, caseId: string): Promise<RegisterImportShown[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'request',
    kind: 'cases-listed',
    about: { list: 'old-registers' },
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, note }) {
      const rows = await tx
        .selectFrom('register_import')
        .innerJoin('evidence', 'evidence.id', 'register_import.evidence_id')
        .selectAll('register_import')
        .select('evidence.name')
        .where('register_import.case_id', '=', caseId)
        .orderBy('imported_at')
        .orderBy('register_import.id')
        .execute();
      note(digestOfList(rows.map(({ id }) => id)));
      const person = await peopleOf(
        tx,
        rows.map(({ imported_by }) => imported_by),
      );
      return rows.map((row) => shownImport(row, person));
    },
  });
}

const MOST_SHOWN = 2_000;

/** The newest first; rows without a readable day last. */
export async function listHistoric(
  desk: OpenDesk,
  asking: Asking,
  caseId: string | undefined,
  most = MOST_SHOWN,
): Promise<{ requests: HistoricRequest[]; more: boolean }> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'request',
    kind: 'cases-listed',
    about: { list: 'historic-requests' },
    async carryOut({ tx, only, note }) {
      let query = tx
        .selectFrom('historic_request')
        .innerJoin('case_file', 'case_file.id', 'historic_request.case_id')
        .selectAll('historic_request')
        .select('case_file.number as case_number')
        .where(only({ caseId: 'historic_request.case_id' }));
      if (caseId !== undefined) query = query.where('historic_request.case_id', '=', caseId);
      const rows = await query
        .orderBy('sent_on', (order) => order.desc().nullsLast())
        .orderBy('import_id')
        .orderBy('row_number')
        .limit(most + 1)
        .execute();
      const shown = rows.slice(0, most);
      note(digestOfList(shown.map(({ id }) => id)));
      const requests = shown.map((row) => ({
        ...{ id: row.id, caseId: row.case_id, caseNumber: row.case_number, importId: row.import_id, row: row.row_number },
        ...{ sentOn: row.sent_on, cells: shownCells(row.cells), doubts: oldFields.filter((field) => row.doubts.includes(field)) },
      }));
      return { requests, more: rows.length > most };
    },
  });
}

const ALL = 1_000_000;

/** Each field as written, then as understood. */
export async function historicFile(desk: OpenDesk, asking: Asking, caseId: string | undefined): Promise<string> {
  const { requests } = await listHistoric(desk, asking, caseId, ALL);
  return csvOf(
    ['case', 'row', ...oldFields.flatMap((field) => [`${field} as written`, field]), 'doubtful', 'imported'],
    requests.map((one) => {
      const byField = new Map(one.cells.map((cell) => [cell.field, cell]));
      const cells = oldFields.flatMap((field) => [byField.get(field)?.written ?? null, byField.get(field)?.value ?? null]);
      return [one.caseNumber, one.row, ...cells, one.doubts.join(' '), 'yes'];
    }),
  );
}
