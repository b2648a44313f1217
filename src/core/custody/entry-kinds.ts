// SPDX-License-Identifier: Apache-2.0

/**
 * What an entry of the custody log means under Directive (EU) 2016/680, article 25(1): the processing operations of which logs are kept.
 * `disclosure` includes transfers; its entries name the recipient in a commitment. `other`: no personal data of a case was processed.
 */
export const entryClasses = ['collection', 'alteration', 'consultation', 'disclosure', 'combination', 'erasure', 'other'] as const;
export type EntryClass = (typeof entryClasses)[number];

/**
 * Every kind of entry and its class. The list is closed: the desk writes no other. It may grow; a kind is never renamed, taken out or moved
 * to another class, because old logs are read by it for ever. A refusal has the kind of what was refused.
 */
export const entryKinds = {
  // People
  'sign-in': 'other',
  'sign-out': 'other',
  'account-added': 'other',
  'account-changed': 'other',
  'account-closed': 'other',
  'password-changed': 'other',
  'second-factor-changed': 'other',
  'sessions-ended': 'other',
  'accounts-listed': 'other',
  'break-glass-used': 'consultation',

  // Cases and targets
  'case-opened': 'collection',
  'case-changed': 'alteration',
  'case-mark-removed': 'alteration',
  'case-closed': 'alteration',
  'case-shown': 'consultation',
  'cases-listed': 'consultation',
  'member-added': 'alteration',
  'member-removed': 'alteration',
  'target-added': 'collection',
  'target-changed': 'alteration',
  'target-removed': 'erasure',
  'role-lowering-proposed': 'other',
  'role-lowering-refused': 'other',
  'role-lowered': 'alteration',
  'offence-changed': 'alteration',

  // Asking
  'advice-asked': 'consultation',
  'gate-raised': 'other',
  'gate-lifted': 'other',
  'fact-confirmed': 'other',
  'facts-shared': 'disclosure',
  'knowledge-changed': 'other',
  'request-drafted': 'collection',
  'request-changed': 'alteration',
  'request-shown': 'consultation',
  'request-submitted': 'alteration',
  'request-sent-back': 'alteration',
  'request-approved': 'alteration',
  'target-approved': 'alteration',
  'request-refused': 'alteration',
  'request-dispatched': 'disclosure',
  'request-answered': 'collection',
  'request-withdrawn': 'alteration',
  'document-made': 'alteration',
  'document-shown': 'consultation',
  'document-signed': 'alteration',
  'translation-added': 'alteration',
  'translation-pack-made': 'consultation',
  'translation-checked': 'consultation',
  'original-bound': 'collection',
  'paper-step-recorded': 'other',
  'dispatch-begun': 'disclosure',
  'dispatch-recorded': 'disclosure',
  'dispatch-failed': 'other',
  'mail-key-added': 'other',
  'mail-key-confirmed': 'other',
  'mail-key-revoked': 'other',
  'mail-keys-shown': 'other',
  'portal-account-kept': 'other',
  'portal-accounts-shown': 'other',
  'message-received': 'collection',
  'message-sent': 'disclosure',
  'deadline-set': 'other',
  'deadline-met': 'other',
  'deadline-lapsed': 'other',
  'secrecy-prolonged': 'other',
  'person-not-told': 'other',
  'reminder-sent': 'other',
  'reminder-put-away': 'other',
  'calendar-shown': 'other',
  'calendar-changed': 'other',

  'register-previewed': 'consultation',
  'register-imported': 'collection',

  // Assistance for other States
  'incoming-registered': 'collection',
  'incoming-shown': 'consultation',
  'incoming-changed': 'alteration',
  'incoming-answered': 'disclosure',
  'incoming-forwarded': 'disclosure',

  // Evidence
  'upload-begun': 'collection',
  'upload-abandoned': 'erasure',
  'evidence-received': 'collection',
  'evidence-sealed': 'collection',
  'evidence-derived': 'collection',
  'evidence-opened': 'consultation',
  'evidence-listed': 'consultation',
  'evidence-checked': 'consultation',
  'evidence-exported': 'disclosure',
  'evidence-withheld': 'other',
  'records-withheld': 'other',
  'secrets-found': 'other',
  'over-production-found': 'other',
  'over-production-decided': 'other',
  'privilege-sealed': 'alteration',
  'privileged-found': 'other',
  'privileged-opened': 'consultation',
  'privilege-lift-proposed': 'other',
  'privilege-lift-refused': 'other',
  'privilege-lifted': 'alteration',
  'evidence-tied': 'alteration',
  'scope-recomputed': 'other',
  'table-shown': 'consultation',
  'mapping-tried': 'consultation',
  'mapping-kept': 'other',
  'mappings-shown': 'other',
  'capture-begun': 'collection',
  'capture-made': 'collection',
  'capture-taken-in': 'collection',
  'pictures-asked': 'other',
  'pictures-found': 'combination',
  'pictures-listed': 'combination',
  'capture-proxy-set': 'other',
  'capture-list-asked': 'other',
  'capture-list-approved': 'other',
  'capture-list-stopped': 'other',

  // Records and what is made of them
  'reading-begun': 'collection',
  'reading-ended': 'collection',
  'reading-failed': 'other',
  'coverage-shown': 'consultation',
  'records-searched': 'consultation',
  'record-opened': 'consultation',
  'original-shown': 'consultation',
  'timeline-shown': 'consultation',
  'readings-compared': 'combination',
  'answer-reconciled': 'consultation',
  'records-exported': 'disclosure',
  'lead-written': 'alteration',
  'lead-changed': 'alteration',
  'lead-removed': 'erasure',
  'match-asked': 'combination',
  'match-answered': 'disclosure',
  'chain-asked': 'disclosure',
  'trace-made': 'combination',
  'trace-shown': 'consultation',
  'trace-annotated': 'alteration',
  'trace-taken-out': 'disclosure',
  'money-shown': 'consultation',
  'money-taken-out': 'disclosure',
  'tracing-allowed': 'other',
  'tracing-shown': 'consultation',
  'look-up-made': 'disclosure',
  'following-begun': 'disclosure',
  'following-ended': 'collection',
  'address-tag-added': 'alteration',
  'address-tags-listed': 'consultation',

  // Showing it to others
  'bundle-asked': 'other',
  'bundle-made': 'disclosure',
  'bundle-handed-out': 'disclosure',
  'bundles-listed': 'consultation',
  'bundle-checked': 'consultation',
  'bundle-taken-in': 'collection',
  'defence-query-asked': 'other',
  'defence-query-run': 'disclosure',
  'report-made': 'disclosure',
  'statistics-made': 'consultation',
  'log-read': 'consultation',

  // The desk itself
  'desk-started': 'other',
  'desk-stopped': 'other',
  'configuration-changed': 'other',
  backup: 'other',
  restore: 'other',
  'key-made': 'other',
  'key-rotated': 'other',
  'key-revoked': 'other',
  'log-checked': 'other',
  'log-forked': 'other',
  'checkpoint-witnessed': 'other',
  'checkpoint-stamped': 'other',
  'fault-found': 'other',

  // Retention
  'retention-set': 'alteration',
  'retention-shown': 'consultation',
  'erasure-proposed': 'other',
  'erasure-declined': 'other',
  'erasure-ordered': 'other',
  erased: 'erasure',
} as const satisfies Record<string, EntryClass>;

export type EntryKind = keyof typeof entryKinds;

export function isEntryKind(kind: string): kind is EntryKind {
  return Object.hasOwn(entryKinds, kind);
}

/** @returns undefined for a kind this program does not know: written by a newer one */
export function entryClassOf(kind: string): EntryClass | undefined {
  return isEntryKind(kind) ? entryKinds[kind] : undefined;
}
