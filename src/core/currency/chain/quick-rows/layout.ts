// SPDX-License-Identifier: Apache-2.0
/**
 * Where what lies in the memory, in bytes.
 *
 *     kernel   tasks, one for each number of blocks   how many messages wait, a byte each   slots   room of QuickRows
 */
export const LANES: u32 = 4;
/** Of a message that is hashed here; longer ones go to the platform, which is quicker once it is called. */
export const MOST_BLOCKS: u32 = 12;
/** A message, and 64 bytes that may be written behind its end. */
export const SLOT_BYTES: u32 = 64 * (MOST_BLOCKS + 1);

/** Behind HASHING_BYTES. */
export const TASKS: u32 = 1024;
export const TASK_BYTES: u32 = 80;
/** As in TASK of four-lanes/hash-four.ts. */
export const FIRST_AT: u32 = 0;
export const FIRST_BLOCKS: u32 = 16;
export const LAST_AT: u32 = 32;
export const BLOCKS: u32 = 48;
export const DIGEST_AT: u32 = 64;

export const WAITING: u32 = TASKS + TASK_BYTES * (MOST_BLOCKS + 1);
export const SLOTS: u32 = 2112;
export const ROOM: u32 = SLOTS + SLOT_BYTES * LANES * (MOST_BLOCKS + 1);
