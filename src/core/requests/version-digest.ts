// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../custody/canonical-json.ts';
import type { KeptFacts } from './request.ts';

/** All that a paper of this version says; what is filled in when it is approved (who, when) is not part of it. */
export interface VersionText {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly version: number;
  readonly language: string;
  readonly to: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, unknown>>;
  /** Why it stays as it is though the facts say something else: no paper prints it, but whoever approves approves it. */
  readonly kept: KeptFacts | null;
}

/**
 * SHA-256 over the canonical JSON (RFC 8785) of a version:
 *
 *     {"format":"rogatory.request/1","id":"…","kind":"preservation_letter","language":"en","number":"2026-14/R1","to":{…},"values":{…},"version":1}
 *
 * and, where somebody keeps it against the facts of now, with who, when, against which difference and why:
 *
 *     {"format":"rogatory.request/2", … ,"kept":{"at":"…","by":"…","difference":"…","reason":"…"}, … }
 *
 * An approval names it, so that nobody approves another text, or another reason, than the one they read. Versions from before a reason was part
 * of it have the first form and stay verifiable.
 */
export function versionDigest({ kept, ...text }: VersionText): string {
  const { id, number, kind, version, language, to, values } = text;
  const same = { id, number, kind, version, language, to, values };
  const said = kept === null ? { format: 'rogatory.request/1', ...same } : { format: 'rogatory.request/2', ...same, kept: saidOf(kept) };
  return createHash('sha256')
    .update(canonicalJson(said as unknown as Json), 'utf8')
    .digest('hex');
}

const saidOf = ({ at, by, digest: difference, reason }: KeptFacts) => ({ at, by, difference, reason });
