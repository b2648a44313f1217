// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import {
  type At,
  type Coverage,
  type FileCoverage,
  type Found,
  type GapSummary,
  type Kind,
  type PathStep,
  type Place,
  pathEntries,
  pathText,
  type SectionCoverage,
} from '../core/records/index.ts';
import type { ContainerMet } from './containers/walk-input.ts';
import { type RandomBytes, sequential } from './source/byte-source.ts';

export const MOST_GAPS_LISTED = 10_000;

export type InputCoverage = Coverage['inputs'][number];

/** What was counted in some files that follow each other (sum-coverage.ts puts them together). */
export interface CoveragePiece {
  readonly files: readonly FileCoverage[];
  readonly kinds: Readonly<Partial<Record<Kind, number>>>;
  readonly gaps: readonly GapSummary[];
  readonly gapsInAll: number;
  readonly manifests: Coverage['manifests'];
  /** Files that records point to, as `fileKey` writes them. */
  readonly pointed: readonly string[];
}

/** Counts what a reading finds, file by file. */
export class CoverageKeeper {
  records = 0;
  readonly inputs: InputCoverage[] = [];
  #files: FileCoverage[] = [];
  #kinds: Partial<Record<Kind, number>> = {};
  #gaps: GapSummary[] = [];
  #manifests: Coverage['manifests'][number][] = [];
  #pointed = new Set<string>();
  #gapsInAll = 0;
  #now = emptyCounts();
  #path = '';

  input(name: string, sha256: string, bytes: number): void {
    this.inputs.push({ name, sha256, bytes });
  }

  container(met: ContainerMet): void {
    this.#files.push({
      path: pathText(met.path),
      steps: met.path,
      item: met.item,
      sha256: met.path.length === 1 ? met.item : hashOf(met.bytes),
      bytes: met.bytes.size,
      mime: 'application/zip',
      standing: 'container',
      parser: null,
      version: null,
      tier: null,
      units: 0,
      claimed: 0,
      records: 0,
      gaps: 0,
      left: 0,
    });
  }

  startFile(path: readonly PathStep[]): void {
    this.#path = pathText(path);
    this.#now = emptyCounts();
  }

  found(found: Found): void {
    const section = sectionOf(found.place.at);
    const counts = section === undefined ? undefined : this.#sectionCounts(section);
    if (found.kind === 'gap') {
      this.#gapsInAll += 1;
      this.#now.gaps += 1;
      if (counts !== undefined) counts.gaps += 1;
      const { why, message, place } = found;
      if (this.#gaps.length < MOST_GAPS_LISTED) this.#gaps.push({ why, path: this.#path, place: place.at, message });
    } else if (found.kind === 'left') {
      this.#now.left += 1;
      if (counts !== undefined) counts.left += 1;
    } else {
      this.records += 1;
      this.#now.records += 1;
      if (counts !== undefined) counts.records += 1;
      this.#kinds[found.kind] = (this.#kinds[found.kind] ?? 0) + 1;
      if (found.kind === 'manifest-checked') {
        const result = found.data.result === 'match' ? 'valid' : found.data.result === 'key-unknown' ? 'key-unknown' : 'invalid';
        this.#manifests.push({ path: this.#path, method: found.data.method, result });
      }
    }
  }

  #sectionCounts(section: string): Counts {
    const known = this.#now.sections.get(section);
    if (known !== undefined) return known;
    const made = { records: 0, gaps: 0, left: 0 };
    this.#now.sections.set(section, made);
    return made;
  }

  /** A file that a record points to is accounted for, whether or not a reader reads it. */
  pointedTo(place: Place): void {
    this.#pointed.add(fileKey(place.item, place.path));
  }

  file(file: Omit<FileCoverage, 'records' | 'gaps' | 'left' | 'sections'>): void {
    const { records, gaps, left, sections } = this.#now;
    const listed: SectionCoverage[] = [...sections].map(([section, counts]) => ({ section, ...counts }));
    this.#files.push({ ...file, records, gaps, left, ...(listed.length > 0 && { sections: listed }) });
  }

  /** What was counted since it was last taken. */
  take(): CoveragePiece {
    const piece = {
      ...{ files: this.#files, kinds: this.#kinds, gaps: this.#gaps, gapsInAll: this.#gapsInAll, manifests: this.#manifests },
      pointed: [...this.#pointed],
    };
    this.#files = [];
    this.#kinds = {};
    this.#gaps = [];
    this.#gapsInAll = 0;
    this.#manifests = [];
    this.#pointed = new Set();
    return piece;
  }
}

/** One file of a return, whatever the names in it. */
export function fileKey(item: string, path: readonly PathStep[]): string {
  return `${item} ${pathEntries(path)} ${pathText(path)}`;
}

interface Counts {
  records: number;
  gaps: number;
  left: number;
}

function hashOf(bytes: RandomBytes): string {
  const hash = createHash('sha256');
  const source = sequential(bytes);
  for (let chunk = source.next(); chunk !== undefined; chunk = source.next()) hash.update(chunk);
  return hash.digest('hex');
}

function emptyCounts(): Counts & { sections: Map<string, Counts> } {
  return { records: 0, gaps: 0, left: 0, sections: new Map() };
}

function sectionOf(at: At): string | undefined {
  if (at.kind === 'html') return at.section;
  return at.kind === 'csv' && at.section !== undefined ? String(at.section) : undefined;
}
