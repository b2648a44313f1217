// SPDX-License-Identifier: Apache-2.0
/** The register and what became of it, as tables to take away. */
import type { Transaction } from 'kysely';
import type { EntryKind } from '../../core/custody/entry-kinds.ts';
import { csvOf } from '../../core/requests/csv.ts';
import { type CountedRequest, type StatisticsBy, type StatisticsRow, statisticsOf } from '../../core/requests/statistics.ts';
import type { Option } from '../../core/routes/advice.ts';
import type { Database } from '../../store/database/schema.ts';
import { witnessedSize } from '../../store/log/cosigned.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { listRequests, type RegisterFilter } from './list-requests.ts';

/** One line a request, in the order of the register. */
export async function registerFile(desk: OpenDesk, asking: Asking, filter: RegisterFilter): Promise<string> {
  const { requests } = await listRequests(desk, asking, filter);
  const head = [
    'number',
    'case',
    'document',
    'addressee',
    'state',
    'version',
    'drafter',
    'waits for',
    'sent at',
    'next due',
    'due at',
    'changed at',
  ];
  return csvOf(
    head,
    requests.map((one) => [
      ...[one.number, one.caseNumber, one.title, one.addressee, one.state, one.version, one.drafter.name, one.waitsFor],
      ...[one.sentAt, one.nextDue?.kind ?? null, one.nextDue?.at ?? null, one.updatedAt],
    ]),
  );
}

export interface Statistics {
  readonly rows: readonly StatisticsRow[];
  /** An outside witness has signed a state of the log that holds every act these numbers rest on. */
  readonly witnessed: boolean;
}

/** Of the requests of the own cases that have left. */
export async function statistics(desk: OpenDesk, asking: Asking, by: StatisticsBy): Promise<Statistics> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'request',
    kind: 'statistics-made',
    about: { 'counted-by': by },
    async carryOut({ tx, only, note }) {
      const rows = await tx
        .selectFrom('request')
        .innerJoin('case_file', 'case_file.id', 'request.case_id')
        .select([
          'request.case_id',
          'request.option',
          'request.kind',
          'request.sent_at',
          'request.answer',
          'request.refusal',
          'request.answered_at',
          'case_file.offences',
        ])
        .where(only({ caseId: 'request.case_id' }))
        .where('request.sent_at', 'is not', null)
        .execute();
      note({ count: rows.length });
      const counted = rows.map(({ option, kind, sent_at, answer, refusal, answered_at, offences }): CountedRequest => {
        const { to } = JSON.parse(option) as Option;
        return {
          ...{ addressee: to.name, country: to.country, kind, offence: offences.map(({ family }) => family) },
          ...{ sentAt: (sent_at as Date).toISOString(), answer, refusal, answeredAt: answered_at?.toISOString() ?? null },
        };
      });
      const cases = [...new Set(rows.map(({ case_id }) => case_id))];
      return { rows: statisticsOf(counted, by), witnessed: await areWitnessed(tx, cases) };
    },
  });
}

export async function statisticsFile(desk: OpenDesk, asking: Asking, by: StatisticsBy): Promise<string> {
  const { rows, witnessed } = await statistics(desk, asking, by);
  return csvOf(
    [by, 'asked', 'granted', 'partly', 'refused', 'open', 'median days', 'reasons', 'witnessed'],
    rows.map((row) => [
      ...[row.key, row.asked, row.granted, row.partly, row.refused, row.open, row.medianDays],
      ...[row.reasons.map(({ code, count }) => `${code} ${count}`).join('; '), witnessed ? 'yes' : 'no'],
    ]),
  );
}

/** What a request went through; looks and drafts change no number. */
const COUNTED_KINDS = [
  'request-dispatched',
  'dispatch-recorded',
  'request-answered',
  'request-refused',
  'request-withdrawn',
] as const satisfies readonly EntryKind[];

async function areWitnessed(tx: Transaction<Database>, caseIds: readonly string[]): Promise<boolean> {
  if (caseIds.length === 0) return false;
  const row = await tx
    .selectFrom('log_index')
    .innerJoin('log_entry', 'log_entry.id', 'log_index.entry_id')
    .select((one) => [
      one.fn.max('log_entry.idx').as('last'),
      one.fn.countAll<number>().filterWhere('log_entry.idx', 'is', null).as('pending'),
    ])
    .where('log_index.case_id', 'in', [...caseIds])
    .where('log_index.kind', 'in', [...COUNTED_KINDS])
    .executeTakeFirstOrThrow();
  return row.last !== null && Number(row.pending) === 0 && Number(row.last) < (await witnessedSize(tx));
}
