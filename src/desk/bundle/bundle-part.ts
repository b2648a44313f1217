// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { canonicalJson, type Json } from '../../core/custody/canonical-json.ts';
import type { BundleExhibit, BundleRedacted, WithheldPart } from '../../core/evidence/bundle-index.ts';
import type { Edition } from '../../core/evidence/editions.ts';
import type { Language } from '../../core/routes/advice.ts';
import type { Database } from '../../store/database/schema.ts';
import type { Store } from '../../store/open-store.ts';
import type { LeftOut } from './left-out.ts';
import type { Withholding } from './withholding.ts';
import type { BagSource } from './write-bag.ts';

/** A file of a bundle whose hash is known before it is written: the log commits to it first. */
export interface BundlePart extends BagSource {
  readonly sha256: string;
}

/** What is gathered from: everything as it stands at one moment. */
export interface Gathering {
  readonly db: Kysely<Database>;
  readonly store: Store;
  readonly caseId: string;
  readonly language: Language;
  readonly edition: Edition;
  /** For whom a defence edition is: their questions go into it. */
  readonly questionsOf: string | null;
  /** Files too large for memory are made here; whoever gathers removes it. */
  readonly workFolder: string;
  /** What a person keeps out, and what that comes to. */
  readonly withholding: Withholding;
  readonly leftOut: LeftOut;
  /** What the salts of this bundle's commitments are made from, 32 bytes. */
  readonly secret: Uint8Array;
  /** Names of accounts by id. */
  readonly people: ReadonlyMap<string, string>;
}

/** What one part of a case gives to its bundle. */
export interface Gathered {
  readonly parts: readonly BundlePart[];
  readonly exhibits?: readonly BundleExhibit[];
  /** Hashes and ids under which entries of the log name what was kept out. */
  readonly closed?: readonly string[];
  readonly withheld?: readonly WithheldPart[];
  readonly redacted?: readonly BundleRedacted[];
  /** Evidence that is given, and readings of which what was set apart is given too. */
  readonly disclosed?: { readonly items: readonly string[]; readonly setApart: readonly string[] };
  /** Originals that are given and hold keys to money or passwords, as the coverage of a reading counts them. */
  readonly secrets?: readonly SecretsIn[];
}

/** Both are paths of the bundle. */
export interface SecretsIn {
  readonly original: string;
  readonly coverage: string;
}

export function textPart(path: string, content: string | Uint8Array): BundlePart {
  const bytes = Buffer.from(content as Uint8Array);
  return {
    path,
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    open: async function* () {
      yield bytes;
    },
  };
}

/** Canonical JSON of one line; dates as ISO texts. */
export function jsonPart(path: string, value: object): BundlePart {
  return textPart(path, `${canonicalJson(JSON.parse(JSON.stringify(value)) as Json)}\n`);
}

/** `2026-14/R3` becomes `2026-14-R3`; the id keeps two that come out alike apart. */
export function nameOf({ number, id }: { readonly number: string; readonly id: string }): string {
  return `${number.replace(/[^A-Za-z0-9]+/g, '-')}-${id.slice(0, 8)}`;
}

/** An item of the vault, read when its turn comes. */
export function vaultPart(store: Store, path: string, { sha256, sizeBytes }: { sha256: string; sizeBytes: number }): BundlePart {
  return {
    path,
    sizeBytes,
    sha256,
    open: async function* () {
      yield* await store.vault.open(sha256);
    },
  };
}
