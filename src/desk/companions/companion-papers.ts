// SPDX-License-Identifier: Apache-2.0
/**
 * Papers that go with a case: filled in, printed, signed by hand. Each is kept as it was made, and the log has its hash; its scan comes back as
 * evidence.
 */

import { createHash } from 'node:crypto';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { CompanionForm } from '../../core/api/companions.ts';
import { canonicalJson, type Json } from '../../core/custody/canonical-json.ts';
import { fieldLabels } from '../../core/documents/field-labels.ts';
import { fillDocument } from '../../core/documents/fill-document.ts';
import type { CompanionKind, FieldValues, Form } from '../../core/documents/form.ts';
import { paperCheck } from '../../core/documents/law-on-paper.ts';
import { missingFields } from '../../core/documents/requirements.ts';
import { InputError } from '../../core/errors/input.ts';
import { RequestError } from '../../core/errors/request.ts';
import { paperSays } from '../../core/errors/sentences/paper.ts';
import { valuesOfForm } from '../../core/requests/prefill.ts';
import type { Language } from '../../core/routes/advice.ts';
import { renderDocument } from '../../documents/render-document.ts';
import type { Database, EvidenceTable } from '../../store/database/schema.ts';
import { loadForms } from '../../store/forms/load-forms.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseClosed } from '../cases/find-case.ts';
import { meetDeadlines } from '../deadlines/set-deadlines.ts';
import { lookFirst } from '../evidence/look-first.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseUnbroken } from '../requests/change-request.ts';
import { formOf } from '../requests/find-request.ts';
import { fieldOf } from '../requests/show-request.ts';
import { type CompanionAbout, type FoundCompanion, findCompanion, refuseUnknownAbout } from './find-companion.ts';

/** Signed by hand on the print: nobody types them. */
const BY_HAND = new Set(['signature', 'seal_and_signature']);

/** Nobody is asked how urgent a receipt is; who writes may say so. */
const USUAL: FieldValues = { urgency: 'routine' };

export async function companionForm(
  desk: OpenDesk,
  asking: Asking,
  caseId: string,
  kind: CompanionKind,
  about: CompanionAbout,
): Promise<CompanionForm> {
  const form = formOf(kind);
  return await act(desk, asking, {
    verb: 'make',
    subject: 'document',
    kind: 'document-shown',
    about: { companion: kind },
    find: (tx) => findCompanion(desk, tx, caseId, kind, about),
    async carryOut({ thing }) {
      refuseUnknownAbout(thing);
      const before = thing.before === undefined ? {} : (JSON.parse(thing.before.field_values) as FieldValues);
      return {
        kind,
        title: form.names[asking.language],
        fields: form.fields
          .filter(({ field }) => !BY_HAND.has(field) && !form.hidden.includes(field))
          .map((field) => fieldOf(field, form, desk, asking.language)),
        values: valuesOfForm(form, { ...USUAL, ...ofItem(thing.item), ...before, ...known(thing, kind, asking.language) }),
      };
    },
  });
}

const known = ({ row, request, today }: FoundCompanion, kind: CompanionKind, language: Language): FieldValues => ({
  our_reference: request?.number ?? row.number,
  document_type: kind,
  language,
  date: today,
});

function ofItem(item: Selectable<EvidenceTable> | undefined): FieldValues {
  if (item === undefined) return {};
  const hash = [{ kind: 'sha256', written: item.sha256 }];
  return { items: [{ kind: 'file', written: item.name }], hash_values: hash, source_document: item.name };
}

export interface CompanionAsked extends CompanionAbout {
  readonly values: FieldValues;
  readonly language: Language;
  readonly format: 'pdf' | 'docx';
  readonly incomplete?: boolean | undefined;
}

/** @throws REQUEST_INCOMPLETE with the musts that are missing, INPUT_WRONG */
export async function companionPaper(
  desk: OpenDesk,
  asking: Asking,
  caseId: string,
  kind: CompanionKind,
  asked: CompanionAsked,
): Promise<{ readonly id: string; readonly name: string; readonly bytes: Uint8Array }> {
  const { values: typed, language, format, incomplete = false } = asked;
  const form = formOf(kind);
  refuseUnknown(form, typed);
  const duty = {
    verb: 'make',
    subject: 'document',
    kind: 'document-made',
    about: { companion: kind, language },
    find: (tx: Transaction<Database>) => findCompanion(desk, tx, caseId, kind, asked),
  } as const;
  const found = await lookFirst(desk, asking, duty);
  const { values, missing, document } = compose(found, form, kind, asked);
  const refusal =
    missing.length === 0 || incomplete
      ? undefined
      : new RequestError('INCOMPLETE', {
          message: paperSays('no-value', { fields: fieldLabels(form, missing) }),
          details: { fields: [...missing] },
        });
  const made = refusal === undefined ? await sealed(desk, await renderDocument([document], format)) : undefined;
  const id = desk.newId();
  return await act(desk, asking, {
    ...duty,
    async carryOut({ tx, thing, who, now, note }) {
      // Whoever was not told while secrecy lasted is told after the case as well.
      if (kind !== 'notice_to_person') refuseClosed(thing.row);
      refuseUnknownAbout(thing);
      if (made === undefined) throw refusal;
      const { bytes, item } = made;
      await tx
        .insertInto('vault_item')
        .values({ ...item, erased_at: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const text = canonicalJson(values as Json);
      const { series, version } = await placeInSeries(tx, thing, id);
      const number = thing.request?.number ?? thing.row.number;
      await tx
        .insertInto('companion_paper')
        .values({
          ...{ id, case_id: caseId, series, version, kind, language, format, number, missing: missing.length },
          ...{ request_id: thing.request?.id ?? null, evidence_id: thing.item?.id ?? null, field_values: text },
          ...{ ...item, made_at: now, made_by: who.id },
        })
        .execute();
      if (kind === 'notice_to_person' && thing.request !== undefined && missing.length === 0)
        await meetDeadlines(tx, thing.request.id, now, ['secrecy-end']);
      note({ item: item.sha256, version, request: thing.request?.id, 'size-bytes': item.size_bytes });
      note({ values: createHash('sha256').update(text).digest('hex'), missing: missing.length });
      return { id, name: nameOfPaper({ number, kind, version, language, format }), bytes };
    },
  });
}

async function sealed({ store }: OpenDesk, bytes: Uint8Array) {
  const kept = await store.vault.put([bytes]);
  return { bytes, item: { sha256: kept.sha256, size_bytes: kept.bytes } };
}

/** A version of its own for each making: two people who replace one paper at once get two numbers. */
async function placeInSeries(
  tx: Transaction<Database>,
  { before }: FoundCompanion,
  id: string,
): Promise<{ readonly series: string; readonly version: number }> {
  if (before === undefined) return { series: id, version: 1 };
  const { series } = before;
  await sql`SELECT pg_advisory_xact_lock(hashtext(${series}))`.execute(tx);
  const { last } = await tx
    .selectFrom('companion_paper')
    .select((row) => row.fn.max('version').as('last'))
    .where('series', '=', series)
    .executeTakeFirstOrThrow();
  return { series, version: Number(last) + 1 };
}

function compose(found: FoundCompanion, form: Form, kind: CompanionKind, { values: typed, language }: CompanionAsked) {
  const { knowledge, today } = found;
  const about = { conditions: loadForms().conditions, knowledge };
  const values = valuesOfForm(form, { ...USUAL, ...typed, ...known(found, kind, language) });
  const missing = missingFields(form, values, about).filter((field) => !BY_HAND.has(field));
  const check = paperCheck(knowledge, today);
  return { values, missing, document: fillDocument(form, values, { lang: language, about, check, incomplete: missing.length > 0 }) };
}

/** `2026-14-R1-translators-certificate-v1-ar.pdf` */
export function nameOfPaper(paper: {
  readonly number: string;
  readonly kind: CompanionKind;
  readonly version: number;
  readonly language: Language;
  readonly format: string;
}): string {
  const { number, kind, version, language, format } = paper;
  return `${number.replace(/[^A-Za-z0-9-]+/g, '-')}-${kind.replaceAll('_', '-')}-v${version}-${language}.${format}`;
}

const MOST_BYTES = 256 * 1024;

function refuseUnknown({ fields }: Form, typed: FieldValues): void {
  const ids = new Set(fields.map(({ field }) => field));
  const unknown = Object.keys(typed).filter((field) => !ids.has(field));
  if (unknown.length > 0) throw new InputError('WRONG', { message: paperSays('no-such-field'), details: { fields: unknown.slice(0, 20) } });
  if (Buffer.byteLength(JSON.stringify(typed)) > MOST_BYTES) throw new InputError('TOO_LARGE', { message: paperSays('too-large') });
  refuseUnbroken(typed);
}
