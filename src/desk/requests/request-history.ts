// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import type { RequestHistory, VersionChange } from '../../core/api/requests.ts';
import type { FieldValues } from '../../core/documents/form.ts';
import { changesBetween } from '../../core/requests/version-changes.ts';
import type { Language } from '../../core/routes/advice.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { type FoundRequest, findRequest, formOf } from './find-request.ts';
import { whatHappened } from './what-happened.ts';

/** How a request came to say what it says, and the papers before and after it. */
export async function requestHistory(desk: OpenDesk, asking: Asking, requestId: string): Promise<RequestHistory> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'request',
    kind: 'request-shown',
    about: { request: requestId, history: true },
    find: (tx) => findRequest(desk, tx, requestId),
    async carryOut({ tx, thing }) {
      const related = await relatedTo(tx, thing, asking.language);
      return {
        ...related,
        changes: await changesOf(tx, thing, asking.language),
        happened: await whatHappened(tx, thing, related.followedBy, asking.language),
      };
    },
  });
}

/** The request it follows from and those that follow from it; all of one case, so whoever sees one may see the others. */
async function relatedTo(tx: Transaction<Database>, { row }: FoundRequest, language: Language) {
  const related = tx.selectFrom('request').select(['id', 'number', 'kind', 'state', 'follows']);
  const after = await related.where('follows', '=', row.id).orderBy('created_at').execute();
  const before = row.follows === null ? undefined : await related.where('id', '=', row.follows).executeTakeFirst();
  const shown = ({ id, number, kind, state }: (typeof after)[number]) => ({ id, number, kind, title: formOf(kind).names[language], state });
  return { follows: before === undefined ? null : shown(before), followedBy: after.map(shown) };
}

/** The texts that were handed in, each against the one before, and what stands there now against the last of them. */
async function changesOf(tx: Transaction<Database>, { row, form, values }: FoundRequest, language: Language): Promise<VersionChange[]> {
  const kept = await tx
    .selectFrom('request_version')
    .select(['version', 'digest', 'field_values', 'kept_at'])
    .where('request_id', '=', row.id)
    .orderBy('kept_at')
    .execute();
  const texts = kept.map(({ version, kept_at, field_values }) => ({
    version,
    at: kept_at.toISOString(),
    values: JSON.parse(field_values) as FieldValues,
  }));
  const isHandedIn = kept.some(({ version, digest }) => version === row.version && digest === row.digest);
  const all = isHandedIn ? texts : [...texts, { version: row.version, at: null, values }];
  return all.slice(1).map(({ version, at, values: now }, index) => ({
    version,
    at,
    fields: changesBetween(form, all[index]?.values ?? {}, now, language).map((one) => ({
      ...one,
      gone: [...one.gone],
      came: [...one.came],
    })),
  }));
}
