// SPDX-License-Identifier: Apache-2.0
/** A register that was kept before the desk: looked at with what is doubtful in it, then taken over as what it is, history. */
import { type Static, Type } from 'typebox';
import { oldFields } from '../old-register/columns.ts';
import { doubts } from '../old-register/read-cell.ts';
import type { Route } from './route.ts';
import { Day, Instant, Maybe, MOST, Person, Uuid, Word } from './shapes.ts';

const Field = Word(...oldFields);
const Column = Type.Integer({ minimum: 0, maximum: 99 });
export const OldColumnsGiven = Type.Object(
  {
    ...{ number: Type.Optional(Column), sentOn: Type.Optional(Column), addressee: Type.Optional(Column), country: Type.Optional(Column) },
    ...{ kind: Type.Optional(Column), target: Type.Optional(Column), subject: Type.Optional(Column), officer: Type.Optional(Column) },
    ...{ reference: Type.Optional(Column), answeredOn: Type.Optional(Column), outcome: Type.Optional(Column), note: Type.Optional(Column) },
  },
  { additionalProperties: false },
);
const DateOrderWord = Word('day-first', 'month-first');

export const OldCell = Type.Object({
  field: Field,
  written: Type.String(),
  value: Maybe(Type.String()),
  doubt: Maybe(Word(...doubts)),
  choices: Type.Array(Type.String()),
});
export const OldRowShown = Type.Object({ row: Type.Integer(), cells: Type.Array(OldCell) });
export type OldRowShown = Static<typeof OldRowShown>;

export const OldRegisterPreview = Type.Object({
  header: Type.Array(Type.String()),
  columns: OldColumnsGiven,
  dateOrder: Maybe(DateOrderWord),
  /** The mapping of an earlier register with these heads. */
  kept: Type.Boolean(),
  encoding: Maybe(Type.String()),
  undecodable: Type.Integer(),
  /** There are more rows than are read. */
  cut: Type.Boolean(),
  counts: Type.Object({ rows: Type.Integer(), doubtful: Type.Integer(), passedOver: Type.Integer() }),
  byDoubt: Type.Array(Type.Object({ doubt: Word(...doubts), count: Type.Integer() })),
  /** The first rows. */
  rows: Type.Array(OldRowShown),
  /** Rows with something doubtful, at most five hundred. */
  doubtful: Type.Array(OldRowShown),
});
export type OldRegisterPreview = Static<typeof OldRegisterPreview>;

export const RegisterImportShown = Type.Object({
  id: Uuid,
  caseId: Uuid,
  evidenceId: Uuid,
  name: Type.String(),
  rows: Type.Integer(),
  doubtful: Type.Integer(),
  at: Instant,
  by: Person,
});
export type RegisterImportShown = Static<typeof RegisterImportShown>;

/** A request of the time before: never drafted, approved or sent by this desk. */
export const HistoricRequest = Type.Object({
  id: Uuid,
  caseId: Uuid,
  caseNumber: Type.String(),
  importId: Uuid,
  row: Type.Integer(),
  sentOn: Maybe(Day),
  cells: Type.Array(OldCell),
  doubts: Type.Array(Field),
});
export type HistoricRequest = Static<typeof HistoricRequest>;

const caseId = Type.Object({ caseId: Uuid });
const mapping = { columns: OldColumnsGiven, dateOrder: Type.Optional(DateOrderWord) };

export const oldRegisterRoutes = {
  previewOldRegister: {
    method: 'POST',
    path: '/cases/:caseId/old-registers/preview',
    summary: 'A register as it would be taken over: mapping of its columns, first rows, every doubtful cell. Nothing is kept.',
    params: caseId,
    body: Type.Object({ evidenceId: Uuid, columns: Type.Optional(OldColumnsGiven), dateOrder: Type.Optional(DateOrderWord) }),
    answer: OldRegisterPreview,
  },
  importOldRegister: {
    method: 'POST',
    path: '/cases/:caseId/old-registers',
    summary: 'Takes a register over as history, with what a person has said of doubtful cells; the others stay marked as doubtful.',
    params: caseId,
    body: Type.Object({
      evidenceId: Uuid,
      ...mapping,
      decisions: Type.Array(
        Type.Object({ row: Type.Integer({ minimum: 1, maximum: MOST }), field: Field, value: Type.String({ maxLength: 2_000 }) }),
        {
          maxItems: 20_000,
        },
      ),
    }),
    answer: RegisterImportShown,
  },
  oldRegisters: {
    method: 'GET',
    path: '/cases/:caseId/old-registers',
    summary: 'Registers that were taken over into a case.',
    params: caseId,
    answer: Type.Object({ imports: Type.Array(RegisterImportShown) }),
  },
  historicRequests: {
    method: 'GET',
    path: '/historic-requests',
    summary: 'Requests of the time before the desk, in the own cases, the newest first; at most two thousand.',
    query: Type.Object({ caseId: Type.Optional(Uuid) }),
    answer: Type.Object({ requests: Type.Array(HistoricRequest), more: Type.Boolean() }),
  },
  historicFile: {
    method: 'GET',
    path: '/historic-requests.csv',
    summary: 'The same as CSV, as written and as understood.',
    query: Type.Object({ caseId: Type.Optional(Uuid) }),
  },
} as const satisfies Record<string, Route>;
