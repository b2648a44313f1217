// SPDX-License-Identifier: Apache-2.0
/** What QuickRows lends: the two functions of four-lanes/hash-four.ts over the same memory, and the platform's SHA-256 of SHA-256. */
export declare function hashFour(task: u32, most: u32): void;
export declare function hashPairs(task: u32): void;
export declare function hashAlone(from: u32, to: u32, digestAt: u32): void;
