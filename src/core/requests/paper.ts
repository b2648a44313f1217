// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, type Json } from '../custody/canonical-json.ts';
import type { DocumentText, Language } from '../documents/document-text.ts';
import type { FieldValues, Form } from '../documents/form.ts';
import type { ProofBox } from './proof-box.ts';

/**
 * All that an approved paper says, as the log commits to it and as it is attached to the PDF under the name `request.json`. Canonical JSON
 * (RFC 8785), so that the same paper has one hash. It holds nothing that the paper does not show.
 *
 *     {"addressee":{"country":"US","name":"Meta Platforms, Inc."},"approved":{"at":"…","by":"Karim Adel","role":"approver"},
 *      "desk":"desk.example/log","digest":"…","document":{…},"format":"rogatory.paper/1","id":"…","kind":"preservation_letter", …}
 */
export interface Paper {
  readonly format: typeof PAPER_FORMAT;
  /** The request's id: what the log names when it is withdrawn. */
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly version: number;
  /** Of the version that was approved (version-digest.ts). */
  readonly digest: string;
  readonly language: Language;
  /** Origin of the desk's log. */
  readonly desk: string;
  /** Made by a training desk: everybody in it is invented. */
  readonly training: boolean;
  readonly addressee: { readonly name: string; readonly country: string };
  readonly approved: { readonly by: string; readonly role: string; readonly at: string };
  /** The fields as they were filled, for programs; only those that are printed. */
  readonly values: FieldValues;
  readonly document: DocumentText;
  /** How to check the paper, with places for what is known only when the log holds it. */
  readonly box: ProofBox;
}

export const PAPER_FORMAT = 'rogatory.paper/1';

/** Names of the attachments of a paper. */
export const PAPER_FILES = {
  paper: 'request.json',
  entry: 'entry.json',
  proof: 'request.tlog-proof',
  key: 'desk.vkey',
} as const;

export function paperText(paper: Paper): string {
  return canonicalJson(paper as unknown as Json);
}

/** Reads a paper of unknown origin. @returns undefined when it is none, or not in its one form */
export function parsePaper(text: string): Paper | undefined {
  let value: Paper;
  try {
    value = JSON.parse(text);
    if (value?.format !== PAPER_FORMAT || paperText(value) !== text) return undefined;
  } catch {
    return undefined;
  }
  const texts = [value.id, value.number, value.kind, value.digest, value.desk, value.addressee?.name, value.approved?.by];
  const lists = [value.document?.blocks, value.box?.lines];
  return [...texts, value.approved?.at, value.approved?.role].every((one) => typeof one === 'string') && lists.every(Array.isArray)
    ? value
    : undefined;
}

/** What of the values stands on the paper; what a form keeps for the desk alone does not leave it. */
export function printedValues({ fields, hidden }: Form, values: FieldValues): FieldValues {
  const printed = new Set(fields.map(({ field }) => field).filter((field) => !hidden.includes(field)));
  return Object.fromEntries(Object.entries(values).filter(([field]) => printed.has(field)));
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The short code of a paper: the first 80 bits of the hash that the log holds, in Crockford's base 32, to be read out over the telephone.
 *
 *     7QK2-X9DM-0B4T-GZ51
 *
 * It names a paper; it proves nothing by itself. @param sha256 in hex
 */
export function paperCode(sha256: string): string {
  const bits = BigInt(`0x${sha256.slice(0, 20)}`);
  const letters = Array.from({ length: 16 }, (_, n) => CROCKFORD[Number((bits >> BigInt(75 - 5 * n)) & 31n)]).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}
