// SPDX-License-Identifier: Apache-2.0
import type { Coverage, FileCoverage, GapSummary, Kind } from '../core/records/index.ts';
import { type CoveragePiece, fileKey, type InputCoverage, MOST_GAPS_LISTED } from './coverage-keeper.ts';

/** The report of a reading, from what was counted piece by piece. Pieces are added in reading order. */
export class CoverageSum {
  readonly #files: FileCoverage[] = [];
  readonly #kinds: Partial<Record<Kind, number>> = {};
  readonly #gaps: GapSummary[] = [];
  readonly #manifests: Coverage['manifests'][number][] = [];
  readonly #pointed = new Set<string>();
  #gapsInAll = 0;
  /** Of all kinds so far. */
  records = 0;

  add({ files, kinds, gaps, gapsInAll, manifests, pointed }: CoveragePiece): void {
    for (const file of files) this.#files.push(file);
    for (const [kind, count] of Object.entries(kinds) as [Kind, number][]) {
      this.#kinds[kind] = (this.#kinds[kind] ?? 0) + count;
      this.records += count;
    }
    for (const gap of gaps.slice(0, MOST_GAPS_LISTED - this.#gaps.length)) this.#gaps.push(gap);
    this.#gapsInAll += gapsInAll;
    for (const manifest of manifests) this.#manifests.push(manifest);
    for (const one of pointed) this.#pointed.add(one);
  }

  coverage(inputs: readonly InputCoverage[]): Coverage {
    const files = this.#files.map((file) =>
      file.standing === 'not-read' && this.#pointed.has(fileKey(file.item, file.steps)) ? { ...file, standing: 'media' as const } : file,
    );
    const leaves = files.filter((file) => file.standing !== 'container');
    return {
      schema: 'rogatory.read/1',
      inputs,
      files,
      records: this.#kinds,
      gaps: this.#gaps,
      gapsInAll: this.#gapsInAll,
      manifests: this.#manifests,
      coverage: {
        files: leaves.length,
        filesRead: leaves.filter((file) => file.standing === 'read').length,
        units: sum(leaves.map((file) => file.units)),
        accounted: sum(leaves.map((file) => file.claimed)),
      },
    };
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
