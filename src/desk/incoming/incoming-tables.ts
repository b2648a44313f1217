// SPDX-License-Identifier: Apache-2.0
/** The central authority's lists: what other States asked, and assistance in both directions country by country. */
import type { IncomingSummary } from '../../core/api/incoming.ts';
import type { IncomingState } from '../../core/incoming/state-table.ts';
import { csvOf } from '../../core/requests/csv.ts';
import { traitsOf } from '../../core/requests/kinds.ts';
import { type CountedRequest, type StatisticsRow, statisticsOf } from '../../core/requests/statistics.ts';
import type { Option } from '../../core/routes/advice.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { digestOfList } from '../digest-of-list.ts';
import type { OpenDesk } from '../open-desk.ts';
import { incomingSummary, listedIncoming } from './show-incoming.ts';

export interface IncomingFilter {
  readonly state?: IncomingState | undefined;
  readonly country?: string | undefined;
  readonly translation?: IncomingSummary['translation'] | undefined;
}

/** The newest first. */
export async function listIncoming(desk: OpenDesk, asking: Asking, filter: IncomingFilter): Promise<IncomingSummary[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'incoming',
    kind: 'cases-listed',
    about: { list: 'incoming' },
    async carryOut({ tx, only, note }) {
      let query = listedIncoming(tx).where(only({ caseId: 'incoming_request.case_id' }));
      if (filter.state !== undefined) query = query.where('incoming_request.state', '=', filter.state);
      if (filter.country !== undefined) query = query.where('incoming_request.requesting_state', '=', filter.country);
      if (filter.translation !== undefined) query = query.where('incoming_request.translation', '=', filter.translation);
      const rows = await query.orderBy('incoming_request.received_on', 'desc').orderBy('incoming_request.number').execute();
      note(digestOfList(rows.map(({ id }) => id)));
      return rows.map(incomingSummary);
    },
  });
}

export async function incomingFile(desk: OpenDesk, asking: Asking, filter: IncomingFilter): Promise<string> {
  const found = await listIncoming(desk, asking, filter);
  const head = ['number', 'case', 'requesting state', 'requesting authority', 'their reference', 'received on', 'urgency', 'state'];
  return csvOf(
    [...head, 'translation', 'secret', 'missing', 'carried out by', 'next due', 'due at'],
    found.map((one) => [
      ...[one.number, one.caseNumber, one.requestingState, one.requestingAuthority, one.theirReference, one.receivedOn],
      ...[one.urgency, one.state, one.translation, one.secrecy ? 'yes' : 'no', one.missing, one.office],
      ...[one.nextDue?.kind ?? null, one.nextDue?.at ?? null],
    ]),
  );
}

export type AssistanceRow = StatisticsRow & { readonly direction: 'in' | 'out' };

/** Requests for mutual legal assistance alone: what goes to providers is counted elsewhere. */
export async function assistanceStatistics(desk: OpenDesk, asking: Asking): Promise<readonly AssistanceRow[]> {
  return await act(desk, asking, {
    verb: 'list',
    subject: 'incoming',
    kind: 'statistics-made',
    about: { 'counted-by': 'country', of: 'assistance' },
    async carryOut({ tx, only, note }) {
      const out = await tx
        .selectFrom('request')
        .select(['option', 'kind', 'sent_at', 'answer', 'refusal', 'answered_at'])
        .where(only({ caseId: 'request.case_id' }))
        .where('sent_at', 'is not', null)
        .execute();
      const incoming = await tx
        .selectFrom('incoming_request')
        .select(['requesting_state', 'requesting_authority', 'received_on', 'answer', 'refusal', 'answered_at'])
        .where(only({ caseId: 'incoming_request.case_id' }))
        .execute();
      note({ count: out.length + incoming.length });
      const asked = out.flatMap(({ option, kind, sent_at, answer, refusal, answered_at }): CountedRequest[] => {
        const { to } = JSON.parse(option) as Option;
        const sentAt = (sent_at as Date).toISOString();
        const counted = { addressee: to.name, country: to.country, kind, offence: [], sentAt, answer, refusal };
        return traitsOf(kind).type === 'mla' ? [{ ...counted, answeredAt: answered_at?.toISOString() ?? null }] : [];
      });
      const answered = incoming.map(
        ({ requesting_state, requesting_authority, received_on, answer, refusal, answered_at }): CountedRequest => ({
          ...{ addressee: requesting_authority, country: requesting_state, kind: 'mla_request', offence: [], answer, refusal },
          ...{ sentAt: `${received_on}T00:00:00.000Z`, answeredAt: answered_at?.toISOString() ?? null },
        }),
      );
      return [...rowsOf(asked, 'out'), ...rowsOf(answered, 'in')].toSorted(
        (a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) || (a.direction < b.direction ? -1 : 1),
      );
    },
  });
}

const rowsOf = (requests: readonly CountedRequest[], direction: 'in' | 'out'): AssistanceRow[] =>
  statisticsOf(requests, 'country').map((row) => ({ ...row, direction }));

export async function assistanceStatisticsFile(desk: OpenDesk, asking: Asking): Promise<string> {
  const rows = await assistanceStatistics(desk, asking);
  return csvOf(
    ['country', 'direction', 'asked', 'granted', 'partly', 'refused', 'open', 'median days', 'reasons'],
    rows.map((row) => [
      ...[row.key, row.direction, row.asked, row.granted, row.partly, row.refused, row.open, row.medianDays],
      row.reasons.map(({ code, count }) => `${code} ${count}`).join('; '),
    ]),
  );
}
