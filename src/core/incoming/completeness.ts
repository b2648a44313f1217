// SPDX-License-Identifier: Apache-2.0
/** Whether a request from another State says what this desk itself must say in one: the same form, the same musts. */
import type { About } from '../documents/conditions.ts';
import type { FieldValues, Form, FormField } from '../documents/form.ts';
import { missingFields, missingShoulds } from '../documents/requirements.ts';
import type { IncomingRegistered } from './incoming.ts';

/** The other State's own bookkeeping, and what the registry asks for anyway. */
const NOT_ASKED = new Set(['our_reference', 'urgency', 'document_type', 'language', 'drafter', 'approver', 'approval_time', 'signature']);

/** The fields of a request for assistance that a requesting State has to fill, in the order of the form. */
export function statedFields(form: Form): readonly FormField[] {
  return form.fields.filter(({ field, block }) => !NOT_ASKED.has(field) && block !== 'requester');
}

/** What is stated where: by the registration, and field by field as a person found it in the paper (a word of it, or the page). */
export function statedValues(one: IncomingRegistered, stated: Readonly<Record<string, string>>): FieldValues {
  return {
    requesting_central_authority: one.requestingAuthority,
    treaty_basis_and_article: one.treatyBasis,
    assistance_sought: one.asked,
    secrecy_wanted: one.secrecy,
    ...(one.secrecyUntil === null ? {} : { secrecy_until: one.secrecyUntil }),
    ...stated,
  };
}

export interface Completeness {
  readonly missing: readonly string[];
  readonly missingShoulds: readonly string[];
}

export function completenessOf(form: Form, values: FieldValues, about: About): Completeness {
  const asked = new Set(statedFields(form).map(({ field }) => field));
  return {
    missing: missingFields(form, values, about).filter((field) => asked.has(field)),
    missingShoulds: missingShoulds(form, values, about).filter((field) => asked.has(field)),
  };
}
