// SPDX-License-Identifier: Apache-2.0
import type { At, ByteRange } from '../core/records/index.ts';
import { bytesOf } from '../core/records/index.ts';
import type { From, Unit } from './return-parser.ts';
import type { SourceFile } from './source/source-file.ts';

/** Who yields a finding from units accounts for them, each once. */
export function claim(file: SourceFile, from: From): void {
  if (Array.isArray(from)) for (const unit of from as readonly Unit[]) claimOne(file, unit);
  else claimOne(file, from as Unit);
}

function claimOne(file: SourceFile, unit: Unit): void {
  if (unit.claimed) return;
  unit.claimed = true;
  file.tally.claimed += 1;
}

/** Places without bytes (lines of a PDF) cannot be one stretch: the first is the place, and the others stand beside it. */
export function linesBeside(from: From): readonly At[] | undefined {
  if (!Array.isArray(from) || from.length < 2) return undefined;
  const [first, ...others] = from as readonly Unit[];
  return bytesOf(first!.at) === undefined ? others.map((unit) => unit.at) : undefined;
}

/** The stretch from the first of the units to the last: shown as the first one is. */
export function cover(from: From): At {
  if (!Array.isArray(from)) return (from as Unit).at;
  const units = from as readonly Unit[];
  const first = units[0]!.at;
  const bytes = bytesOf(first);
  if (units.length === 1 || bytes === undefined) return first;
  let low = bytes.from;
  let high = bytes.to;
  for (const unit of units) {
    const range = bytesOf(unit.at);
    if (range === undefined) continue;
    if (range.from < low) low = range.from;
    if (range.to > high) high = range.to;
  }
  const range: ByteRange = { kind: 'bytes', from: low, to: high };
  return first.kind === 'bytes' ? range : ({ ...first, bytes: range } as At);
}
