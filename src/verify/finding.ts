// SPDX-License-Identifier: Apache-2.0
import { SaidError } from '../core/errors/said-error.ts';
import { type Said, writtenByStrangers } from '../core/errors/say.ts';
import type { FindingCode } from './codes.ts';

/** One thing that a check has found, good or bad. */
export interface Finding {
  readonly code: FindingCode;
  readonly good: boolean;
  /** A statement to know about, which is no fault: no witness has signed yet, a part was withheld. Always with `good: true`. */
  readonly note?: true;
  /** One sentence in English. */
  readonly what: string;
  /** The file, and the entry or the place in it, in English. */
  readonly where: string;
  /** `what` for every reader. */
  readonly said: Said;
  /** `where` for every reader. */
  readonly place: Said;
}

/** A place: a path as it stands in the file, or one with words around it (core/errors/sentences/place-in-file.ts). */
export type Place = string | Said;

/** Everything found. `ok` only when there is nothing bad, and something good. */
export interface Report {
  readonly ok: boolean;
  /** What the file was taken for. */
  readonly kind: FileKind;
  readonly findings: readonly Finding[];
}

export type FileKind = 'bundle' | 'bag' | 'log' | 'request-pdf' | 'trace-certificate' | 'wacz';

/** Collects findings; a check never stops at the first bad one. */
export interface Findings {
  readonly all: readonly Finding[];
  good(code: FindingCode, said: Said, where: Place): void;
  bad(code: FindingCode, said: Said, where: Place): void;
  note(code: FindingCode, said: Said, where: Place): void;
}

export function collectFindings(): Findings {
  const all: Finding[] = [];
  const words = (said: Said, where: Place) => {
    const place = placeOf(where);
    return { what: said.en, where: place.en, said, place };
  };
  return {
    all,
    good: (code, said, where) => void all.push({ code, good: true, ...words(said, where) }),
    bad: (code, said, where) => void all.push({ code, good: false, ...words(said, where) }),
    note: (code, said, where) => void all.push({ code, good: true, note: true, ...words(said, where) }),
  };
}

/** A place for every reader. */
export const placeOf = (where: Place): Said => (typeof where === 'string' ? writtenByStrangers(where) : where);

/** What an error says: in the reader's language where the words are ours, else in those of the program that failed. */
export const reasonOf = (error: unknown): Said =>
  error instanceof SaidError ? error.said : writtenByStrangers(error instanceof Error ? error.message : String(error));

export function reportOf(kind: FileKind, { all }: Findings): Report {
  return { ok: all.some(({ good, note }) => good && note === undefined) && all.every(({ good }) => good), kind, findings: all };
}
