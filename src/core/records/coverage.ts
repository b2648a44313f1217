// SPDX-License-Identifier: Apache-2.0
import type { Kind } from './kinds.ts';
import type { At, PathStep, Sha256Hex } from './place.ts';
import type { GapWhy, Tier } from './record.ts';

/** Why a file stands in the coverage: read by a reader; media that records point to; known and left; opened as a container; read by nobody. */
export const fileStandings = ['read', 'media', 'left', 'container', 'not-read'] as const;
export type FileStanding = (typeof fileStandings)[number];

/** What became of one file of a return. Units are counted by the tokeniser, never by the reader. */
export interface FileCoverage {
  /** `outer.zip!/inner.zip!/a.csv` */
  readonly path: string;
  readonly steps: readonly PathStep[];
  /** The evidence item that it came in. */
  readonly item: Sha256Hex;
  readonly sha256: Sha256Hex;
  readonly bytes: number;
  /** Read from the first bytes, not from the name. */
  readonly mime: string;
  readonly standing: FileStanding;
  readonly parser: string | null;
  readonly version: string | null;
  readonly tier: Tier | null;
  readonly units: number;
  readonly claimed: number;
  readonly records: number;
  readonly gaps: number;
  readonly left: number;
  readonly sections?: readonly SectionCoverage[];
}

/** The same numbers for a section, where the file has sections. */
export interface SectionCoverage {
  readonly section: string;
  readonly records: number;
  readonly gaps: number;
  readonly left: number;
}

export interface GapSummary {
  readonly why: GapWhy;
  readonly path: string;
  readonly place: At;
  readonly message: string;
}

/** The report of one reading: what `rogatory read --json` prints (cli.md). */
export interface Coverage {
  readonly schema: 'rogatory.read/1';
  readonly inputs: readonly { readonly name: string; readonly sha256: Sha256Hex; readonly bytes: number }[];
  readonly files: readonly FileCoverage[];
  readonly records: Readonly<Partial<Record<Kind, number>>>;
  /** The first ten thousand; `gapsInAll` counts all. */
  readonly gaps: readonly GapSummary[];
  readonly gapsInAll: number;
  readonly manifests: readonly { readonly path: string; readonly method: string; readonly result: 'valid' | 'invalid' | 'key-unknown' }[];
  /** Files are leaves: a container is counted by what it holds. `accounted` = units that a record, a gap or a left claims. */
  readonly coverage: { readonly files: number; readonly filesRead: number; readonly units: number; readonly accounted: number };
}

/** Whether the reading left nothing open: no gap, no file that nobody read, every unit claimed. What `--strict` asks. */
export function isWhole(coverage: Coverage): boolean {
  const { units, accounted } = coverage.coverage;
  return coverage.gapsInAll === 0 && units === accounted && coverage.files.every((file) => file.standing !== 'not-read');
}
