// SPDX-License-Identifier: Apache-2.0
/** A few bytes at a time, for which a call of the platform would take longer. The last four of them may be taken twice. */

/** Where bytes can be read four at a time, wherever they begin. */
export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Whether as many bytes are the same in both. */
export function sameBytes(a: DataView, atA: number, b: DataView, atB: number, length: number): boolean {
  if (length < 4) {
    for (let at = 0; at < length; at++) if (a.getUint8(atA + at) !== b.getUint8(atB + at)) return false;
    return true;
  }
  const last = length - 4;
  for (let at = 0; at < last; at += 4) if (a.getInt32(atA + at, true) !== b.getInt32(atB + at, true)) return false;
  return a.getInt32(atA + last, true) === b.getInt32(atB + last, true);
}

export function copyBytes(from: DataView, fromAt: number, to: DataView, toAt: number, length: number): void {
  if (length < 4) {
    for (let at = 0; at < length; at++) to.setUint8(toAt + at, from.getUint8(fromAt + at));
    return;
  }
  const last = length - 4;
  for (let at = 0; at < last; at += 4) to.setInt32(toAt + at, from.getInt32(fromAt + at, true), true);
  to.setInt32(toAt + last, from.getInt32(fromAt + last, true), true);
}
