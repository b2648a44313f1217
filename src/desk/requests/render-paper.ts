// SPDX-License-Identifier: Apache-2.0
import type { DocumentText } from '../../core/documents/document-text.ts';
import { fillDocument } from '../../core/documents/fill-document.ts';
import type { FieldValues } from '../../core/documents/form.ts';
import { paperCheck } from '../../core/documents/law-on-paper.ts';
import { isFilledAtApproval } from '../../core/requests/desk-fields.ts';
import type { Language } from '../../core/routes/advice.ts';
import { type DocumentFormat, renderDocument } from '../../documents/render-document.ts';
import type { FoundRequest } from './find-request.ts';

/** The approval, as it stands on the paper. */
export interface ApprovalOnPaper {
  readonly name: string;
  readonly at: Date;
}

/** The fields of the paper: those of the version, and what only the approval could fill. */
export function valuesOnPaper({ values, form, today }: FoundRequest, approval: ApprovalOnPaper | undefined): FieldValues {
  const filled: Record<string, unknown> = { date: today };
  if (approval !== undefined) {
    filled.approver = { name: approval.name };
    filled.approval_time = `${approval.at.toISOString().slice(0, 19)}Z`;
    filled.signature = approval.name;
    filled.seal_and_signature = approval.name;
  }
  const ids = new Set(form.fields.map(({ field }) => field));
  return { ...values, ...Object.fromEntries(Object.entries(filled).filter(([field]) => ids.has(field))) };
}

/** The text of the paper. Without an approval it is a draft: under a watermark that says what it lacks, with blanks. */
export function documentOf(found: FoundRequest, language: Language, approval: ApprovalOnPaper | undefined): DocumentText {
  const { form, about, knowledge, today, row, hijri } = found;
  return fillDocument(form, valuesOnPaper(found, approval), {
    lang: language,
    about,
    check: paperCheck(knowledge, today),
    ...(approval === undefined && { incomplete: true, unapproved: isFilledAtApproval }),
    hijri,
    versionCode: `${row.number} v${row.version} ${row.digest.slice(0, 16)}`,
  });
}

/** A draft as bytes, to be looked at. */
export async function renderDraft(found: FoundRequest, language: Language, format: DocumentFormat): Promise<Uint8Array> {
  return await renderDocument([documentOf(found, language, undefined)], format);
}
