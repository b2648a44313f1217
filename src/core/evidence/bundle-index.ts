// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, type Json } from '../custody/canonical-json.ts';

/**
 * What a bundle holds, as one canonical JSON text: `data/bundle.json`. The entry `bundle-made` of the log commits to its hash, so nobody who
 * makes the bag's manifests anew can exchange a file without it being seen. Files below `data/log/` are not listed: they prove themselves.
 *
 *     { "format": "rogatory.bundle/1", "files": [{ "path": "data/originals/…", "sha256": "…", "sizeBytes": 1 }], "exhibits": [ … ], … }
 */
export interface BundleIndex {
  readonly format: typeof BUNDLE_FORMAT;
  /** UUID; the same that the entry `bundle-made` names. */
  readonly id: string;
  readonly madeAt: string;
  /** Origin of the desk's log. */
  readonly desk: string;
  readonly program: string;
  readonly language: string;
  /** `court` or `defence`; absent in bundles that know only the first. */
  readonly edition?: string;
  readonly case: { readonly number: string; readonly title: string };
  /** `training`: the invented case; never to be used in court. */
  readonly training: boolean;
  readonly exhibits: readonly BundleExhibit[];
  /** Parts of the case that are not in here, each as one gap. */
  readonly withheld: readonly WithheldPart[];
  /** Originals that are not in here because records of them were left out; absent: none. */
  readonly redacted?: readonly BundleRedacted[];
  /** How many entries of the log on this case are in `data/log/entries`, that of the bundle itself not counted. */
  readonly entries: number;
  /** Every file below `data/` but this one and those below `data/log/`. */
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly sizeBytes: number }[];
}

export interface BundleExhibit {
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** As written by whoever made the file; may be anything, and is never a path. */
  readonly name: string;
  /** `return`, `capture`, `upload`, `derived`, … */
  readonly origin: string;
  readonly receivedAt: string;
  readonly receivedBy: string;
  readonly request?: string;
  /** Hash of the item it was unpacked or decrypted from. */
  readonly derivedFrom?: string;
}

/** A part of the case that is not in a bundle: one gap. */
export interface WithheldPart {
  /** `original`, `record`, `lead`, `target`, `advice`, `request`, `incoming request`, `note` */
  readonly kind: string;
  /** Of single records: their kind, such as `message`. */
  readonly of?: string;
  readonly count: number;
  /** As the decider wrote it, or one of the program's own (report/words.ts). */
  readonly reason: string;
  readonly decidedBy: string;
}

/** One reading of an original whose bytes are not in the bundle, since they hold what was left out. Its other records are here. */
export interface BundleRedacted extends Omit<BundleExhibit, 'path' | 'derivedFrom'> {
  readonly reading: string;
  /** Records that are here, and those that are not, each with its line in `commitments`. */
  readonly records: number;
  readonly leftOut: number;
  /** Path of the file of commitments. */
  readonly commitments: string;
}

export const BUNDLE_FORMAT = 'rogatory.bundle/1';

/** Paths that the verifier looks for, below the bag's folder. */
export const INDEX_PATH = 'data/bundle.json';
export const LOG_FOLDER = 'data/log/';
export const CHECKPOINT_PATH = 'data/log/checkpoint';
/** The text of the checkpoint without its signatures: what authorities time-stamp. */
export const CHECKPOINT_TEXT_PATH = 'data/log/checkpoint.txt';
export const ENTRIES_FOLDER = 'data/log/entries/';
export const PROOFS_FOLDER = 'data/log/proofs/';
export const OPENINGS_FOLDER = 'data/log/openings/';
export const KEYS_FOLDER = 'data/log/keys/';
export const STAMPS_FOLDER = 'data/log/stamps/';
export const ORIGINALS_FOLDER = 'data/originals/';
export const RECORDS_FOLDER = 'data/records/';
/** The verifier and the check page, for convenience. */
export const CHECKERS_FOLDER = 'data/verify/';

export function bundleIndexText(index: BundleIndex): string {
  return `${canonicalJson(index as unknown as Json)}\n`;
}

/** Reads an index of unknown origin. @returns undefined when it is none, or not in its one form */
export function parseBundleIndex(text: string): BundleIndex | undefined {
  let value: BundleIndex;
  try {
    value = JSON.parse(text);
    if (bundleIndexText(value) !== text) return undefined;
  } catch {
    return undefined;
  }
  const lists = [value?.exhibits, value?.withheld, value?.files];
  if (!lists.every((list) => Array.isArray(list) && list.every(isObject))) return undefined;
  const whole = value.format === BUNDLE_FORMAT && Number.isSafeInteger(value.entries);
  if (!whole || typeof value.id !== 'string' || !value.exhibits.every(({ name }) => typeof name === 'string')) return undefined;
  const listed = [...value.exhibits, ...value.files].every(isListed) && isRedactedList(value.redacted) && value.withheld.every(isWithheld);
  return listed ? value : undefined;
}

function isRedactedList(list: BundleIndex['redacted']): boolean {
  if (list === undefined) return true;
  return (
    Array.isArray(list) &&
    list.every(isObject) &&
    list.every(
      ({ commitments, ...one }) =>
        isListed({ ...one, path: commitments }) && Number.isSafeInteger(one.records) && Number.isSafeInteger(one.leftOut),
    )
  );
}

const isObject = (one: unknown): boolean => typeof one === 'object' && one !== null && !Array.isArray(one);

function isWithheld({ kind, of, count, reason, decidedBy }: WithheldPart): boolean {
  return [kind, of ?? '', reason, decidedBy].every((one) => typeof one === 'string') && Number.isSafeInteger(count);
}

function isListed(file: { readonly path: unknown; readonly sha256: unknown; readonly sizeBytes: unknown }): boolean {
  return typeof file?.path === 'string' && /^[0-9a-f]{64}$/.test(String(file.sha256)) && Number.isSafeInteger(file.sizeBytes);
}

/** Where an original lies: named by its hash, never by what somebody called it; the ending helps people only. */
export function originalPath(sha256: string, untrustedName: string): string {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(untrustedName)?.[1]?.toLowerCase();
  return `${ORIGINALS_FOLDER}${sha256}${ending === undefined ? '' : `.${ending}`}`;
}

/** `0000000042-evidence-sealed`: how an entry's files are named, so that they sort as the log does. */
export function entryFileName(index: number, kind: string): string {
  return `${String(index).padStart(10, '0')}-${kind}`;
}
