// SPDX-License-Identifier: Apache-2.0
import type { Mentioned as MentionedShown } from '../../core/api/evidence.ts';
import { hidden } from '../../core/custody/entry.ts';
import { mentionedIn } from '../../core/identifiers/identifiers-in-record.ts';
import { pathText } from '../../core/records/place.ts';
import type { Mentioned, MentionedAsked } from '../../store/records/read-records.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseMoved } from '../privilege/privileged-in-reading.ts';
import { findReading, openRecordsOf } from './find-reading.ts';
import { hashOfIds } from './leads.ts';
import { lookFirst } from './look-first.ts';
import { openSetApart } from './set-apart.ts';

/** What texts of a reading mention, once each. The log keeps what was asked (sealed), how many were shown, and the hash of their ids. */
export async function listMentions(
  desk: OpenDesk,
  asking: Asking,
  readingId: string,
  { setApart, ...asked }: MentionedAsked & { readonly setApart?: 'yes' | undefined } = {},
) {
  const duty = { verb: 'list', subject: 'record', kind: 'records-searched', find: findReading(readingId) } as const;
  const { row } = await lookFirst(desk, asking, duty);
  const from = setApart === undefined ? await openRecordsOf(desk, row) : await openSetApart(desk, row);
  const page = await from.mentioned(asked);
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, note }) {
      await refuseMoved(tx, [row]);
      const ids = page.mentioned.map(({ mention }) => mention.id);
      note({ reading: readingId, list: 'mentions', query: hidden(asked.type ?? ''), count: ids.length, ids: hashOfIds(ids) });
      return { mentions: page.mentioned.map(shownMention), next: page.next ?? null };
    },
  });
}

function shownMention({ type, mention, mentions, records }: Mentioned): MentionedShown {
  const { value, sealed, record } = mentionedIn(mention);
  const said = (name: string) => mention.extra?.find((one) => one.name === name)?.raw ?? null;
  return {
    type,
    ...(sealed === undefined ? { value, written: mention.data.value.raw, sealed: null } : { value: null, written: null, sealed }),
    ...{ chain: said('chain'), service: said('service'), checked: said('checked'), mentions, records },
    ...{ mention: mention.id, record: record ?? null, path: pathText(mention.place.path) },
  };
}
