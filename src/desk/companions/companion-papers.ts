// SPDX-License-Identifier: Apache-2.0
/** Papers that go with a case: filled in, printed, signed by hand. The desk keeps that one was made; its scan comes back as evidence. */
import { createHash } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import type { CompanionForm } from '../../core/api/companions.ts';
import { dayIn } from '../../core/deadlines/calendar.ts';
import { calendarOf } from '../../core/deadlines/request-deadlines.ts';
import { fillDocument } from '../../core/documents/fill-document.ts';
import type { CompanionKind, FieldValues, Form } from '../../core/documents/form.ts';
import { missingFields } from '../../core/documents/requirements.ts';
import { InputError } from '../../core/errors/input.ts';
import { RequestError } from '../../core/errors/request.ts';
import { valuesOfForm } from '../../core/requests/prefill.ts';
import type { Language } from '../../core/routes/advice.ts';
import { renderDocument } from '../../documents/render-document.ts';
import type { Database, EvidenceTable } from '../../store/database/schema.ts';
import { loadForms } from '../../store/forms/load-forms.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { type FoundCase, findCase, refuseClosed } from '../cases/find-case.ts';
import { ownKnowledge } from '../knowledge/own-knowledge.ts';
import type { OpenDesk } from '../open-desk.ts';
import { formOf } from '../requests/find-request.ts';
import { fieldOf } from '../requests/show-request.ts';

/** Signed by hand on the print: nobody types them. */
const BY_HAND = new Set(['signature', 'seal_and_signature']);

export async function companionForm(
  desk: OpenDesk,
  asking: Asking,
  caseId: string,
  kind: CompanionKind,
  evidenceId: string | undefined,
): Promise<CompanionForm> {
  const form = formOf(kind);
  return await act(desk, asking, {
    verb: 'make',
    subject: 'document',
    kind: 'document-shown',
    about: { companion: kind },
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, thing }) {
      const item = evidenceId === undefined ? undefined : await itemOf(tx, caseId, evidenceId);
      const today = await todayOf(desk, tx, thing);
      return {
        kind,
        title: form.names[asking.language],
        fields: form.fields
          .filter(({ field }) => !BY_HAND.has(field) && !form.hidden.includes(field))
          .map((field) => fieldOf(field, form, desk, asking.language)),
        values: valuesOfForm(form, { ...known(thing, kind, asking.language, today), ...ofItem(item) }),
      };
    },
  });
}

async function itemOf(tx: Transaction<Database>, caseId: string, evidenceId: string): Promise<Selectable<EvidenceTable> | undefined> {
  return await tx.selectFrom('evidence').selectAll().where('id', '=', evidenceId).where('case_id', '=', caseId).executeTakeFirst();
}

async function todayOf(desk: OpenDesk, tx: Transaction<Database>, { row }: FoundCase): Promise<string> {
  return dayIn(calendarOf(await ownKnowledge(desk, tx), row.country).zone, desk.now().toISOString());
}

const known = ({ row }: FoundCase, kind: CompanionKind, language: Language, today: string): FieldValues => ({
  our_reference: row.number,
  document_type: kind,
  language,
  date: today,
});

function ofItem(item: Selectable<EvidenceTable> | undefined): FieldValues {
  if (item === undefined) return {};
  const hash = [{ kind: 'sha256', written: item.sha256 }];
  return { items: [{ kind: 'file', written: item.name }], hash_values: hash, source_document: item.name };
}

export interface CompanionAsked {
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
  { values: typed, language, format, incomplete = false }: CompanionAsked,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const form = formOf(kind);
  refuseUnknown(form, typed);
  const paper = await act(desk, asking, {
    verb: 'make',
    subject: 'document',
    kind: 'document-made',
    about: { companion: kind, language },
    find: (tx) => findCase(tx, caseId),
    async carryOut({ tx, thing, note }) {
      refuseClosed(thing.row);
      const about = { conditions: loadForms().conditions, knowledge: await ownKnowledge(desk, tx) };
      const values = valuesOfForm(form, { ...typed, ...known(thing, kind, language, await todayOf(desk, tx, thing)) });
      const missing = missingFields(form, values, about).filter((field) => !BY_HAND.has(field));
      if (missing.length > 0 && !incomplete)
        throw new RequestError('INCOMPLETE', { message: `Paper: ${missing.join(', ')} have no value.`, details: { fields: missing } });
      note({ values: createHash('sha256').update(JSON.stringify(values)).digest('hex'), missing: missing.length });
      return { number: thing.row.number, document: fillDocument(form, values, { lang: language, about, incomplete: missing.length > 0 }) };
    },
  });
  const name = `${paper.number.replace(/[^A-Za-z0-9-]+/g, '-')}-${kind.replaceAll('_', '-')}-${language}.${format}`;
  return { name, bytes: await renderDocument([paper.document], format) };
}

const MOST_BYTES = 256 * 1024;

function refuseUnknown({ fields }: Form, typed: FieldValues): void {
  const ids = new Set(fields.map(({ field }) => field));
  const unknown = Object.keys(typed).filter((field) => !ids.has(field));
  if (unknown.length > 0)
    throw new InputError('WRONG', { message: 'Paper: the form has no such field.', details: { fields: unknown.slice(0, 20) } });
  if (Buffer.byteLength(JSON.stringify(typed)) > MOST_BYTES)
    throw new InputError('TOO_LARGE', { message: 'Paper: the fields hold more than 256 KB. Put long texts into an annex.' });
}
