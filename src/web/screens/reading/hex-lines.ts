// SPDX-License-Identifier: Apache-2.0
export interface HexLine {
  readonly offset: string;
  readonly hex: readonly string[];
  /** Printable ASCII; everything else is a dot. */
  readonly text: string;
}

export const LINE_BYTES = 16;

export function bytesAsLines(bytes: Uint8Array, from: number): readonly HexLine[] {
  const lines: HexLine[] = [];
  for (let at = 0; at < bytes.length; at += LINE_BYTES) {
    const part = [...bytes.subarray(at, at + LINE_BYTES)];
    lines.push({
      offset: (from + at).toString(16).padStart(8, '0'),
      hex: part.map((byte) => byte.toString(16).padStart(2, '0')),
      text: part.map((byte) => (byte > 0x1f && byte < 0x7f ? String.fromCharCode(byte) : '·')).join(''),
    });
  }
  return lines;
}
