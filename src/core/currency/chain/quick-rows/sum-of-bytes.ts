// SPDX-License-Identifier: Apache-2.0
/** As chain/sum-of-bytes.ts. */
export function sumOfBytes(from: u32, to: u32): u32 {
  let sum = to - from;
  if (sum < 8) {
    for (let at = from; at < to; at++) sum = mixed(sum, load<u8>(at));
  } else {
    let other: u32 = 0;
    for (let at = from; at < to - 8; at += 8) {
      sum = mixed(sum, load<u32>(at));
      other = mixed(other, load<u32>(at, 4));
    }
    sum = mixed(mixed(sum, load<u32>(to - 8)), mixed(other, load<u32>(to - 4)));
  }
  sum = (sum ^ (sum >> 15)) * 0x2c1b3c6d;
  return sum ^ (sum >> 12);
}

function mixed(sum: u32, part: u32): u32 {
  return (rotl<u32>(sum, 5) ^ part) * 0x9e3779b1;
}
