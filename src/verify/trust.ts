// SPDX-License-Identifier: Apache-2.0
import type { RetiredKey } from '../core/custody/key-rotation.ts';
import type { NoteVerifier } from '../core/custody/signed-note.ts';
import type { DisclosedRecord } from '../core/evidence/withheld-records.ts';

/** What the person who checks trusts, got from somewhere else than the thing that is checked. */
export interface Trust {
  /** Keys of desks and witnesses. */
  readonly keys: readonly NoteVerifier[];
  /** Those of them that were replaced: good for what they signed until then. */
  readonly retired?: readonly RetiredKey[];
  /** PEM texts of certificates: time-stamp authorities, signers of requests. */
  readonly certificates: readonly string[];
  /** Checkpoints seen before: a log must continue each of its own origin. Signed notes, as they were published. */
  readonly checkpoints: readonly { readonly name: string; readonly note: string }[];
  /** Lists of withdrawn papers as desks publish them (core/custody/withdrawals.ts). */
  readonly withdrawals: readonly { readonly name: string; readonly note: string }[];
  /** Names of the person who checks: a request to somebody else is named. */
  readonly addressees: readonly string[];
  /** SHA-256 of verifiers and check pages that releases, or a national directory, name. */
  readonly checkers: readonly string[];
  /** Records that were given out alone, to be found among those that a bundle left out. */
  readonly disclosed?: readonly DisclosedRecord[];
}

/** Without `--trust`: keys are taken from beside the thing that is checked, and the report says so. */
export const NO_TRUST: Trust = { keys: [], certificates: [], checkpoints: [], withdrawals: [], addressees: [], checkers: [] };
