// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { LogEntryShown } from '../../core/api/proof.ts';
import type { Happened, RelatedRequest } from '../../core/api/requests.ts';
import { type Happening, happeningOf, inOrder, kindsOfFollowing, kindsThatTell, thingOf, wordsWith } from '../../core/requests/happened.ts';
import type { Language } from '../../core/routes/advice.ts';
import type { Database } from '../../store/database/schema.ts';
import { entriesOf, shownEntries } from '../log/shown-entry.ts';
import type { FoundRequest } from './find-request.ts';
import { mailOf, titleOf } from './show-request.ts';

/** Each act on a request, with who, when and what was said, and what became of the papers that follow from it; oldest first. */
export async function whatHappened(
  tx: Transaction<Database>,
  found: FoundRequest,
  following: readonly RelatedRequest[],
  language: Language,
): Promise<Happened[]> {
  const own = await entriesAbout(tx, [found.row.id], kindsThatTell, language);
  const ofOthers = await entriesAbout(
    tx,
    following.map(({ id }) => id),
    kindsOfFollowing,
    language,
  );
  const others = new Map(following.map((one) => [one.id, one]));
  return [...inOrder([...told(found, own, language), ...told(found, ofOthers, language, others)])];
}

async function entriesAbout(
  tx: Transaction<Database>,
  ids: readonly string[],
  kinds: readonly string[],
  language: Language,
): Promise<LogEntryShown[]> {
  if (ids.length === 0) return [];
  const rows = await entriesOf(tx)
    .where('log_index.request_id', 'in', [...ids])
    .where('log_index.kind', 'in', [...kinds])
    .where('log_index.outcome', '=', 'done')
    .orderBy('log_index.at')
    .orderBy('log_entry.idx')
    .orderBy('log_index.entry_id')
    .execute();
  return await shownEntries(tx, rows, language);
}

function told(
  found: FoundRequest,
  entries: readonly LogEntryShown[],
  language: Language,
  others: ReadonlyMap<string, RelatedRequest> = new Map(),
): Happened[] {
  return entries.flatMap((entry): Happened[] => {
    const { kind, at, by, about } = entry;
    const what = happeningOf(kind, about.event);
    if (what === undefined) return [];
    const request = others.get(String(about.request)) ?? null;
    const dispatch = request === null ? dispatchOf(found, what, about) : undefined;
    // What left has its own entry, in the next moment.
    if (what === 'begin-sending' && dispatch?.state === 'sent') return [];
    const left = what === 'dispatch' || what === 'send-first' ? dispatch?.sent_at?.toISOString() : undefined;
    const thing = thingOf(what, about);
    return [
      {
        ...{ what, at: left ?? at, writtenAt: at, by, request, entryId: entry.id },
        role: typeof about.role === 'string' && by !== null ? about.role : null,
        version: typeof about.version === 'number' ? about.version : null,
        text: wordsWith(what, about),
        about: what === 'confirm-fact' && thing !== null ? titleOf(found, thing, language) : thing,
        dispatch: dispatch === undefined ? null : { channel: dispatch.channel, reference: dispatch.reference, mail: mailOf(dispatch) },
      },
    ];
  });
}

const SENDING: ReadonlySet<Happening> = new Set(['dispatch', 'send-first', 'begin-sending', 'stop-sending', 'decide-sending']);

/** A version leaves once; an attempt by mail is named by its entry. */
function dispatchOf(
  { dispatches }: FoundRequest,
  what: Happening,
  about: LogEntryShown['about'],
): FoundRequest['dispatches'][number] | undefined {
  if (!SENDING.has(what)) return undefined;
  const isOfEntry = ({ id, state, version }: FoundRequest['dispatches'][number]): boolean =>
    typeof about.dispatch === 'string' ? id === about.dispatch : state === 'sent' && version === about.version;
  return dispatches.find(isOfEntry);
}
