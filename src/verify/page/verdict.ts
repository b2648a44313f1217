// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '../finding.ts';

/**
 * What a check comes to, for a person who has one minute. `genuine` only under a key that the person brought: parts that fit each other prove
 * nothing about who made them.
 */
export type Verdict = 'genuine' | 'whole' | 'unknown-key' | 'not-genuine' | 'not-for-you' | 'withdrawn' | 'unreadable';

/** Codes that do not say that the file was forged. */
const OF_USE = new Set(['REQUEST_ADDRESSEE', 'REQUEST_WITHDRAWN']);

export function verdictOf(kind: 'request-pdf' | 'bundle', findings: readonly Finding[]): Verdict {
  const bad = findings.filter(({ good }) => !good).map(({ code }) => code as string);
  const sure = (code: string) => findings.some((one) => one.code === code && one.good && one.note === undefined);
  if (findings.length === 0) return 'unreadable';
  if (bad.some((code) => !OF_USE.has(code))) return 'not-genuine';
  if (!sure('KEY_TRUSTED')) return 'unknown-key';
  if (bad.includes('REQUEST_WITHDRAWN')) return 'withdrawn';
  if (bad.includes('REQUEST_ADDRESSEE')) return 'not-for-you';
  if (kind === 'bundle') return sure('INDEX_IN_LOG') ? 'whole' : 'not-genuine';
  return ['PDF_SIGNATURE', 'PDF_CERTIFICATE', 'REQUEST_IN_LOG', 'REQUEST_TEXT'].every(sure) ? 'genuine' : 'not-genuine';
}
