// SPDX-License-Identifier: Apache-2.0
/** The register and what became of it, as tables to take away. */
import { csvOf } from '../../core/requests/csv.ts';
import { type CountedRequest, type StatisticsBy, type StatisticsRow, statisticsOf } from '../../core/requests/statistics.ts';
import type { Option } from '../../core/routes/advice.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { listRequests, type RegisterFilter } from './list-requests.ts';

/** One line a request, in the order of the register. */
export async function registerFile(desk: OpenDesk, asking: Asking, filter: RegisterFilter): Promise<string> {
  const requests = await listRequests(desk, asking, filter);
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

/** Of the requests of the own cases that have left. */
export async function statistics(desk: OpenDesk, asking: Asking, by: StatisticsBy): Promise<readonly StatisticsRow[]> {
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
      return statisticsOf(counted, by);
    },
  });
}

export async function statisticsFile(desk: OpenDesk, asking: Asking, by: StatisticsBy): Promise<string> {
  const rows = await statistics(desk, asking, by);
  return csvOf(
    [by, 'asked', 'granted', 'partly', 'refused', 'open', 'median days', 'reasons'],
    rows.map((row) => [
      ...[row.key, row.asked, row.granted, row.partly, row.refused, row.open, row.medianDays],
      row.reasons.map(({ code, count }) => `${code} ${count}`).join('; '),
    ]),
  );
}
