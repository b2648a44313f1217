// SPDX-License-Identifier: Apache-2.0
import type { SourceFile } from '../source/source-file.ts';

const MOST_BYTES = 256e6;

/** Lines `**** id: 123 ****` of the older form become spaces, so that JSON values one behind another are left and every byte keeps its place. */
export function maskSeparators(file: SourceFile): void {
  if (!/^\*{4} /m.test(file.text)) return;
  const bytes = file.whole(MOST_BYTES);
  if (bytes === undefined) return;
  const masked = Buffer.from(bytes);
  for (let at = 0; at < masked.length; ) {
    const end = masked.indexOf(0x0a, at);
    const stop = end === -1 ? masked.length : end;
    if (masked.toString('latin1', at, Math.min(at + 5, stop)) === '**** ') masked.fill(0x20, at, stop);
    if (end === -1) break;
    at = end + 1;
  }
  file.standIn(masked);
}
