// SPDX-License-Identifier: Apache-2.0

import { type MessageThread, messageThreads } from '../../core/analysis/index.ts';
import type { Conversation } from '../../core/api/evidence.ts';
import { hidden } from '../../core/custody/entry.ts';
import { RecordsError } from '../../core/errors/records.ts';
import { evidenceSays } from '../../core/errors/sentences/evidence.ts';
import type { Kind } from '../../core/records/kinds.ts';
import type { FoundRecord } from '../../store/records/read-records.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseMoved } from '../privilege/privileged-in-reading.ts';
import { findReading, openRecordsOf } from './find-reading.ts';
import { hashOfIds } from './leads.ts';
import { lookFirst } from './look-first.ts';
import { shownRecord } from './records.ts';
import { countOfKinds, recordsOfKinds } from './records-of-kinds.ts';

const KINDS: readonly Kind[] = ['thread', 'message', 'call'];
/** A conversation is put together in memory: of a longer return the first so many of each kind, and the answer says so. */
const MOST = 20_000;
const PAGE = 200;

/** Who wrote with whom in a reading. What was written is not in this list. */
export async function listConversations(desk: OpenDesk, asking: Asking, readingId: string) {
  const duty = { verb: 'list', subject: 'record', kind: 'records-searched', find: findReading(readingId) } as const;
  const { row } = await lookFirst(desk, asking, duty);
  const records = await openRecordsOf(desk, row);
  const found = await recordsOfKinds(records, KINDS, MOST);
  const threads = messageThreads(found.map(({ record }) => record));
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, note }) {
      await refuseMoved(tx, [row]);
      note({ reading: readingId, list: 'conversations', count: threads.length });
      return { conversations: threads.map(shownThread), madeFrom: { records: found.length, of: countOfKinds(records, KINDS) } };
    },
  });
}

/** A stretch of one conversation. @throws RECORDS_NOT_FOUND */
export async function showConversation(desk: OpenDesk, asking: Asking, readingId: string, index: number, from = 0) {
  const duty = { verb: 'list', subject: 'record', kind: 'records-searched', find: findReading(readingId) } as const;
  const { row } = await lookFirst(desk, asking, duty);
  const found = await recordsOfKinds(await openRecordsOf(desk, row), KINDS, MOST);
  const thread = messageThreads(found.map(({ record }) => record))[index];
  if (thread === undefined) throw new RecordsError('NOT_FOUND', { message: evidenceSays('no-conversation', { number: index }) });
  const byId = new Map(found.map((one) => [one.record.id, one]));
  const page = thread.entries.slice(from, from + PAGE).map(({ record }) => byId.get(record) as FoundRecord);
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, note }) {
      await refuseMoved(tx, [row]);
      const ids = page.map(({ record }) => record.id);
      note({ reading: readingId, query: hidden({ thread: thread.threadId, from }), count: ids.length, ids: hashOfIds(ids) });
      const next = from + page.length < thread.entries.length ? from + page.length : null;
      return { conversation: shownThread(thread, index), records: page.map(shownRecord), from, next };
    },
  });
}

function shownThread(thread: MessageThread, index: number): Conversation {
  return {
    index,
    threadId: thread.threadId,
    derived: thread.derived,
    title: thread.title ?? null,
    participants: thread.participants.map(({ name, standing, messages }) => ({ name, standing: standing ?? null, messages })),
    entries: thread.entries.length,
    from: thread.from ?? null,
    until: thread.until ?? null,
  };
}
