// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../custody/canonical-json.ts';

/** All that a paper of this version says; what is filled in when it is approved (who, when) is not part of it. */
export interface VersionText {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly version: number;
  readonly language: string;
  readonly to: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * SHA-256 over the canonical JSON (RFC 8785) of a version:
 *
 *     {"format":"rogatory.request/1","id":"…","kind":"preservation_letter","language":"en","number":"2026-14/R1","to":{…},"values":{…},"version":1}
 *
 * An approval names it, so that nobody approves another text than the one they read.
 */
export function versionDigest(text: VersionText): string {
  const { id, number, kind, version, language, to, values } = text;
  const said = canonicalJson({ format: 'rogatory.request/1', id, number, kind, version, language, to, values } as unknown as Json);
  return createHash('sha256').update(said, 'utf8').digest('hex');
}
