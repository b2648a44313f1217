// SPDX-License-Identifier: Apache-2.0
import type { Transaction } from 'kysely';
import { canonicalJson, type Json } from '../../core/custody/canonical-json.ts';
import type { FieldValues } from '../../core/documents/form.ts';
import type { DocumentKind } from '../../core/requests/kinds.ts';
import { versionDigest } from '../../core/requests/version-digest.ts';
import { addressedIn } from '../../core/routes/addressee-name.ts';
import type { Language, Option } from '../../core/routes/advice.ts';
import type { Database } from '../../store/database/schema.ts';

export interface NewDraft {
  readonly id: string;
  readonly caseId: string;
  readonly number: string;
  readonly adviceId: string;
  /** Of its further targets. */
  readonly adviceIds?: readonly string[] | undefined;
  readonly kind: DocumentKind;
  readonly language: Language;
  readonly option: Option;
  readonly targetIds: readonly string[];
  readonly drafterId: string;
  readonly values: FieldValues;
  /** The request that this paper follows from. */
  readonly follows: string | null;
  /** The batch it was drafted in. */
  readonly batch: string | null;
  readonly now: Date;
}

/** Writes the first version of a draft. @returns its digest */
export async function insertDraft(tx: Transaction<Database>, draft: NewDraft): Promise<string> {
  const { id, number, kind, language, option, values, now } = draft;
  const digest = versionDigest({ id, number, kind, version: 1, language, to: { ...option.to }, values, kept: null });
  await tx
    .insertInto('request')
    .values({
      id,
      number,
      kind,
      language,
      digest,
      case_id: draft.caseId,
      advice_id: draft.adviceId,
      advice_ids: [...(draft.adviceIds ?? [])],
      follows: draft.follows,
      batch: draft.batch,
      route: option.route,
      option: canonicalJson(option as unknown as Json),
      addressed: JSON.stringify(addressedIn(option.to)),
      target_ids: [...draft.targetIds],
      state: 'draft',
      version: 1,
      drafter_ids: [draft.drafterId],
      field_values: canonicalJson(values as unknown as Json),
      review: null,
      outcome: null,
      created_at: now,
      updated_at: now,
      sent_at: null,
    })
    .execute();
  return digest;
}

/** The next number in the case. The case is taken for this moment, so that two drafts at once get two numbers. */
export async function nextNumber(tx: Transaction<Database>, caseId: string): Promise<number> {
  await tx.selectFrom('case_file').select('id').where('id', '=', caseId).forUpdate().execute();
  const { count } = await tx
    .selectFrom('request')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  return Number(count) + 1;
}
