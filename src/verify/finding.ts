// SPDX-License-Identifier: Apache-2.0
import type { FindingCode } from './codes.ts';

/** One thing that a check has found, good or bad. */
export interface Finding {
  readonly code: FindingCode;
  readonly good: boolean;
  /** A statement to know about, which is no fault: no witness has signed yet, a part was withheld. Always with `good: true`. */
  readonly note?: true;
  /** One sentence in English. */
  readonly what: string;
  /** The file, and the entry or the place in it. */
  readonly where: string;
}

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
  good(code: FindingCode, what: string, where: string): void;
  bad(code: FindingCode, what: string, where: string): void;
  note(code: FindingCode, what: string, where: string): void;
}

export function collectFindings(): Findings {
  const all: Finding[] = [];
  return {
    all,
    good: (code, what, where) => void all.push({ code, good: true, what, where }),
    bad: (code, what, where) => void all.push({ code, good: false, what, where }),
    note: (code, what, where) => void all.push({ code, good: true, note: true, what, where }),
  };
}

export function reportOf(kind: FileKind, { all }: Findings): Report {
  return { ok: all.some(({ good, note }) => good && note === undefined) && all.every(({ good }) => good), kind, findings: all };
}
