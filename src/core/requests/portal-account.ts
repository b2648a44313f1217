// SPDX-License-Identifier: Apache-2.0
/** Who of the authority holds an account at a provider's portal. What signs it in is kept nowhere on the desk. */

export const portalSecondFactors = [
  'none',
  'authenticator-app',
  'text-message',
  'hardware-key',
  'passkey',
  'mail-code',
  'not-known',
] as const;
export type PortalSecondFactor = (typeof portalSecondFactors)[number];

const SECRET =
  /(?:pass ?(?:word|phrase|code)|passwd|pwd|pin|recovery code|secret|mot de passe|code de r[ée]cup[ée]ration|كلمة (?:ال)?(?:سر|مرور)|الرقم السري|رمز الاسترداد)\s*(?:is|est|هو|هي)?\s*[:=：]/iu;

/** Fields that seem to hold what signs an account in: it belongs into a password manager and never into a record that others read. */
export function secretsIn(texts: Readonly<Record<string, string | null | undefined>>): readonly string[] {
  return Object.entries(texts).flatMap(([field, text]) => (SECRET.test(text ?? '') ? [field] : []));
}
