// SPDX-License-Identifier: Apache-2.0
import type { FormField } from '../documents/form.ts';

/** What the desk knows when a request is drafted, and nobody types. */
const AT_DRAFTING = new Set(['our_reference', 'document_type', 'language', 'drafter', 'organisation']);

/** What is known only when the request is approved; nobody waits for it before. */
const AT_APPROVAL = new Set(['date', 'approver', 'approval_time', 'signature', 'seal_and_signature']);

/** What the desk's own settings say of the authority that writes; typed where they say nothing. */
const OF_THE_AUTHORITY = ['authority_name', 'authority_address', 'official_email', 'callback_phone', 'legal_power_of_requester'] as const;
export type AuthorityField = (typeof OF_THE_AUTHORITY)[number];
export type AuthorityFields = Readonly<Partial<Record<AuthorityField, string>>>;

export function isFilledAtApproval(field: string): boolean {
  return AT_APPROVAL.has(field);
}

export function isFilledByDesk(field: string, authority: AuthorityFields): boolean {
  return AT_DRAFTING.has(field) || AT_APPROVAL.has(field) || authority[field as AuthorityField] !== undefined;
}

/** Words to choose from where the form leaves the list to the desk. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  urgency: ['routine', 'urgent', 'emergency'],
  channel: ['portal', 'email', 'post', 'diplomatic', 'central_authority', 'n247', 'interpol'],
  stage: ['inquiry', 'investigation', 'trial'],
  privileged_persons_check: ['none_known', 'checked_none', 'possible'],
  minors_check: ['none_known', 'checked_none', 'possible'],
};

export function choicesOf({ field, type, values }: FormField): readonly string[] | undefined {
  if (values !== undefined) return values;
  return type === 'choice' ? CHOICES[field] : undefined;
}
