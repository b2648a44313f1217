// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
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
