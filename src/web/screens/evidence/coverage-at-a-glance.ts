// SPDX-License-Identifier: Apache-2.0
import type { Coverage } from '../../../core/api/evidence.ts';

export type FileCovered = Coverage['files'][number];

export interface Glance {
  /** 0 to 1, rounded down: "all" is only said when it is all. */
  readonly accounted: number;
  /** Files that nobody read, with gaps, or with parts that nobody claimed; the worst first. */
  readonly notWholly: readonly FileCovered[];
  /** Files that were read, media that records point to, and what was left on purpose. */
  readonly wholly: readonly FileCovered[];
  /** How many files nobody read, of all: more than are listed, where there are very many. */
  readonly notRead: number;
}

/** `outer.zip` of `outer.zip!/a.csv`: what a container holds is read in its own lines. */
function isContainer(file: FileCovered, files: readonly FileCovered[]): boolean {
  if (file.standing !== undefined) return file.standing === 'container' && file.gaps === 0;
  return file.parser === null && file.units === 0 && files.some((other) => other.path.startsWith(`${file.path}!/`));
}

/** What a coverage says at a glance. A part that a reader deliberately left aside is accounted for; a gap and an unclaimed part are not read. */
export function glanceAt(coverage: Coverage): Glance {
  const { units, accounted } = coverage.totals;
  const files = coverage.files.filter((file) => !isContainer(file, coverage.files));
  const notWholly = files.filter((file) => isNotRead(file) || file.gaps > 0 || file.claimed < file.units);
  return {
    accounted: units === 0 ? 1 : Math.floor((accounted / units) * 1000) / 1000,
    notWholly: notWholly.toSorted((a, b) => rank(a) - rank(b) || b.bytes - a.bytes),
    wholly: files.filter((file) => !notWholly.includes(file)),
    notRead: coverage.totals.notRead ?? notWholly.filter(isNotRead).length,
  };
}

/** Without a standing, in a reading from before they were kept: whatever had no reader. */
export const isNotRead = ({ standing, parser }: FileCovered): boolean =>
  standing === undefined ? parser === null : standing === 'not-read';

const rank = (file: FileCovered): number => (isNotRead(file) ? 0 : file.gaps > 0 ? 1 : 2);
