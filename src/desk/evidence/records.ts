// SPDX-License-Identifier: Apache-2.0
import type { RecordShown } from '../../core/api/evidence.ts';
import { hidden } from '../../core/custody/entry.ts';
import type { Gap } from '../../core/records/record.ts';
import type { DayCount, FoundRecord, RecordPage } from '../../store/records/read-records.ts';
import type { RecordFilter } from '../../store/records/record-filter.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseMoved } from '../privilege/privileged-in-reading.ts';
import { findReading, openRecordsOf } from './find-reading.ts';
import { hashOfIds } from './leads.ts';
import { lookFirst } from './look-first.ts';
import { openSetApart, recordOf } from './set-apart.ts';

/** Free text answers what it has after this long, with a cursor to go on: a page is never kept waiting for the whole reading. */
const SEARCH_MS = 1_500;

export interface AskedPage extends RecordFilter {
  readonly cursor?: string | undefined;
  readonly skip?: number | undefined;
  readonly at?: string | undefined;
  readonly limit?: number | undefined;
  /** Those that were set apart and kept, instead. */
  readonly setApart?: 'yes' | undefined;
}

/** A page of records. The log keeps what was asked (sealed), how many were shown, and the hash of their ids. */
export async function listRecords(desk: OpenDesk, asking: Asking, readingId: string, asked: AskedPage, signal?: AbortSignal) {
  const duty = { verb: 'list', subject: 'record', kind: 'records-searched', find: findReading(readingId) } as const;
  const { row } = await lookFirst(desk, asking, duty);
  const { cursor, skip, at, limit, setApart, ...filter } = asked;
  const from = setApart === undefined ? await openRecordsOf(desk, row) : await openSetApart(desk, row);
  const page: RecordPage = await from.page(filter, { cursor, skip, at, limit, signal, withinMs: SEARCH_MS });
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, note }) {
      await refuseMoved(tx, [row]);
      const ids = page.records.map(({ record }) => record.id);
      note({ reading: readingId, query: hidden(withoutAbsent(asked)), count: ids.length, ids: hashOfIds(ids) });
      return {
        records: page.records.map(shownRecord),
        next: page.next ?? null,
        position: page.position ?? null,
        counted: page.counted ?? null,
        searched: page.searched ?? null,
      };
    },
  });
}

export async function showRecord(desk: OpenDesk, asking: Asking, readingId: string, recordId: string): Promise<RecordShown> {
  const duty = { verb: 'open', subject: 'record', kind: 'record-opened', find: findReading(readingId) } as const;
  const { row } = await lookFirst(desk, asking, duty);
  const found = await recordOf(desk, row, recordId);
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, note }) {
      await refuseMoved(tx, [row]);
      note({ reading: readingId, record: found.record.id });
      return shownRecord(found);
    },
  });
}

export async function showTimeline(desk: OpenDesk, asking: Asking, readingId: string, filter: Pick<RecordFilter, 'kind' | 'account'>) {
  const duty = { verb: 'list', subject: 'record', kind: 'timeline-shown', find: findReading(readingId) } as const;
  const { row } = await lookFirst(desk, asking, duty);
  const counts = await (await openRecordsOf(desk, row)).timeline(filter);
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, note }) {
      await refuseMoved(tx, [row]);
      note({ reading: readingId, query: hidden(withoutAbsent(filter)) });
      return timelineOf(counts);
    },
  });
}

export async function listGaps(
  desk: OpenDesk,
  asking: Asking,
  readingId: string,
  { cursor, setApart }: Pick<AskedPage, 'cursor' | 'setApart'> = {},
) {
  const duty = { verb: 'list', subject: 'record', kind: 'coverage-shown', find: findReading(readingId) } as const;
  const { row } = await lookFirst(desk, asking, duty);
  const from = setApart === undefined ? await openRecordsOf(desk, row) : await openSetApart(desk, row);
  const page = await from.gaps(cursor);
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, note }) {
      await refuseMoved(tx, [row]);
      note({ reading: readingId, list: 'gaps', count: page.gaps.length });
      return { gaps: page.gaps.map(shownGap), next: page.next ?? null };
    },
  });
}

export function shownRecord({ ordinal, record }: FoundRecord): RecordShown {
  return { ...record, ordinal } as unknown as RecordShown;
}

function shownGap(gap: Gap) {
  return { why: gap.why, path: gap.place.path.map((step) => step.name).join('!/'), message: gap.message, place: gap.place };
}

function timelineOf(counts: readonly DayCount[]) {
  const accounts = new Map<string, number>();
  const days = new Map<string, { day: string; kind: string; count: number }>();
  let withoutTime = 0;
  for (const { day, kind, account, records } of counts) {
    if (account !== null) accounts.set(account, (accounts.get(account) ?? 0) + records);
    if (day === null) withoutTime += records;
    else {
      const known = days.get(`${day} ${kind}`) ?? { day, kind, count: 0 };
      known.count += records;
      days.set(`${day} ${kind}`, known);
    }
  }
  return {
    days: [...days.values()],
    withoutTime,
    accounts: [...accounts].map(([account, count]) => ({ account, count })).sort((a, b) => b.count - a.count),
  };
}

/** For the log: what was asked, without what was not. */
function withoutAbsent(asked: object): Record<string, string | number> {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Record<string, string | number>;
}
