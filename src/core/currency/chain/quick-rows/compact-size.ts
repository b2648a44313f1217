// SPDX-License-Identifier: Apache-2.0
/** No block holds so much, so it stands for a size that is written otherwise than it should be, or not whole. */
export const NO_SIZE: u32 = 0xffffffff;

/** A compact size that ends before `end`, in its shortest form. */
export function sizeAt(at: u32, end: u32): u32 {
  if (at >= end) return NO_SIZE;
  const first = <u32>load<u8>(at);
  return first < 0xfd ? first : longSizeAt(first, at, end);
}

function longSizeAt(first: u32, at: u32, end: u32): u32 {
  if (first === 0xfd) {
    if (end - at < 3) return NO_SIZE;
    const size = <u32>load<u16>(at, 1);
    return size < 0xfd ? NO_SIZE : size;
  }
  if (first === 0xff || end - at < 5) return NO_SIZE;
  const size = load<u32>(at, 1);
  return size < 0x10000 ? NO_SIZE : size;
}

/** Of the size's own form. */
export function bytesOfSize(size: u32): u32 {
  return size < 0xfd ? 1 : size < 0x10000 ? 3 : 5;
}
