// SPDX-License-Identifier: Apache-2.0

import type { Transaction } from 'kysely';
import type { RequestDetail } from '../../core/api/requests.ts';
import { canonicalJson, type Json } from '../../core/custody/canonical-json.ts';
import { valuesByField } from '../../core/documents/field-address.ts';
import type { FieldValues } from '../../core/documents/form.ts';
import { LONGEST_RUN, unbrokenFields } from '../../core/documents/unbroken-text.ts';
import { InputError } from '../../core/errors/input.ts';
import { requestSays } from '../../core/errors/sentences/request.ts';
import { isFilledByDesk } from '../../core/requests/desk-fields.ts';
import { type VersionText, versionDigest } from '../../core/requests/version-digest.ts';
import type { Database } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseClosed } from '../cases/find-case.ts';
import type { OpenDesk } from '../open-desk.ts';
import { type FoundRequest, findRequest } from './find-request.ts';
import { closeDue } from './protection-today.ts';
import { stepOrRefusal } from './refuse-step.ts';
import { requestDetail } from './show-request.ts';

export interface RequestChange {
  /** Of the text that the change was made on. */
  readonly digest: string;
  readonly values: FieldValues;
}

/** Changes the fields of a draft. Whoever does is a drafter of this version from then on. @throws INPUT_CHANGED_MEANWHILE */
export async function changeRequest(desk: OpenDesk, asking: Asking, requestId: string, change: RequestChange): Promise<RequestDetail> {
  return await act(desk, asking, {
    verb: 'edit',
    subject: 'request',
    kind: 'request-changed',
    about: { request: requestId },
    find: (tx) => findRequest(desk, tx, requestId, { changing: true }),
    async carryOut({ tx, thing, who, now, note, alsoRecord }) {
      refuseClosed(thing.inCase);
      stepOrRefusal(thing.steps, 'edit', { who: who.id, at: now.toISOString() });
      refuseOtherText(thing, change.digest);
      const values = typedValues(desk, thing, change.values);
      const digest = await writeValues(tx, thing, values, who.id, now);
      note({ digest, version: thing.row.version });
      const changed = (await findRequest(desk, tx, requestId)) ?? thing;
      const due = await closeDue(tx, changed);
      for (const gate of due) alsoRecord('gate-raised', { request: requestId, gate });
      const found = due.length === 0 ? changed : await findRequest(desk, tx, requestId);
      return await requestDetail(desk, tx, found ?? changed, who, asking.language);
    },
  });
}

/** @throws INPUT_CHANGED_MEANWHILE when the person saw another text than the one that stands there */
export function refuseOtherText({ row }: FoundRequest, digest: string): void {
  if (digest === row.digest) return;
  throw new InputError('CHANGED_MEANWHILE', {
    message: requestSays('text-changed'),
  });
}

const MOST_BYTES = 256 * 1024;

/** What the person wrote, with what the desk itself fills in left as it is. @throws INPUT_WRONG for a field that the form does not have */
export function typedValues(desk: OpenDesk, { form, values }: FoundRequest, given: FieldValues): FieldValues {
  const typed = valuesByField(form, given);
  const known = new Set(form.fields.map(({ field }) => field));
  const unknown = Object.keys(typed).filter((field) => !known.has(field));
  if (unknown.length > 0)
    throw new InputError('WRONG', {
      message: requestSays('no-such-field', { fields: unknown.slice(0, 5) }),
      details: { fields: unknown.slice(0, 20) },
    });
  const isDesks = (field: string) => isFilledByDesk(field, desk.configuration.authority);
  const own = Object.entries(typed).filter(([field, value]) => !isDesks(field) && value !== null && value !== undefined);
  refuseUnbroken(Object.fromEntries(own));
  const result = Object.fromEntries([...own, ...Object.entries(values).filter(([field]) => isDesks(field))]);
  if (Buffer.byteLength(JSON.stringify(result)) > MOST_BYTES) throw new InputError('TOO_LARGE', { message: requestSays('too-large') });
  return result;
}

/** @throws INPUT_UNBROKEN_TEXT */
export function refuseUnbroken(values: FieldValues): void {
  const fields = unbrokenFields(values);
  if (fields.length === 0) return;
  throw new InputError('UNBROKEN_TEXT', {
    message: requestSays('unbroken', { fields: fields.slice(0, 5), most: LONGEST_RUN }),
    details: { fields: fields.slice(0, 20) },
  });
}

/** Writes fields and digest; the writer joins the drafters of this version. @returns the new digest */
export async function writeValues(
  tx: Transaction<Database>,
  { row, option }: FoundRequest,
  values: FieldValues,
  writer: string,
  now: Date,
  version = row.version,
): Promise<string> {
  const digest = digestOf({ row, option }, { values, version, kept: row.kept_facts });
  await tx
    .updateTable('request')
    .set({
      field_values: canonicalJson(values as unknown as Json),
      digest,
      version,
      drafter_ids: row.drafter_ids.includes(writer) ? row.drafter_ids : [...row.drafter_ids, writer],
      updated_at: now,
    })
    .where('id', '=', row.id)
    .execute();
  return digest;
}

/** Digest of a request with what changes of it. */
export function digestOf(
  { row, option }: Pick<FoundRequest, 'row' | 'option'>,
  changed: Pick<VersionText, 'values' | 'version' | 'kept'>,
): string {
  const { id, number, kind, language } = row;
  return versionDigest({ id, number, kind, language, to: { ...option.to }, ...changed });
}
