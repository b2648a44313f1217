// SPDX-License-Identifier: Apache-2.0

/** Why an addressee refused, as closed codes for answers and statistics (forms/safeguards.yaml, `refusal_reasons`). */
export const refusalReasons = {
  provider: [
    'wrong_identifier',
    'overbroad',
    'no_such_data',
    'needs_judicial_cooperation',
    'no_valid_legal_basis',
    'wrong_entity',
    'unclear_text',
    'not_official_mail',
    'not_english',
    'no_time_range',
    'retention_over',
    'policy_excludes_country',
  ],
  state: [
    'not_in_form',
    'dual_criminality',
    'political',
    'sovereignty_security',
    'ne_bis_in_idem',
    'immunity_privilege',
    'fundamental_rights',
    'death_penalty',
    'probable_cause',
    'stale',
    'de_minimis',
    'language',
    'costs',
    'pending_own_case',
  ],
} as const;

const all: ReadonlySet<string> = new Set([...refusalReasons.provider, ...refusalReasons.state]);

export function isRefusalReason(code: string): boolean {
  return all.has(code);
}
